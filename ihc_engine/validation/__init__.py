"""Measured against published cases: accuracy, calibration and coverage, with a baseline in the same run."""

from ihc_engine.validation.evaluation import Evaluation, evaluate
from ihc_engine.validation.html import to_html
from ihc_engine.validation.serialise import from_json, json_schema, to_json
from ihc_engine.validation.text import to_text

__all__ = ["Evaluation", "evaluate", "from_json", "json_schema", "to_html", "to_json", "to_text"]
