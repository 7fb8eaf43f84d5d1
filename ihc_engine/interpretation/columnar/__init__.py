"""Answers for many cases at once, equal to those for each."""

from ihc_engine.interpretation.columnar.interpreter import ColumnarInterpreter
from ihc_engine.interpretation.columnar.result import ColumnarResult

__all__ = ["ColumnarInterpreter", "ColumnarResult"]
