"""Knowledge over time: what two states of it differ in, and which cases of an archive change for it, and why."""

from ihc_engine.comparison.archive_diff import compare_outputs
from ihc_engine.comparison.change_schema import change_record, change_schema
from ihc_engine.comparison.changes import CaseChange, ChangeCount
from ihc_engine.comparison.explained import Explanations
from ihc_engine.comparison.kept_answers import KeptAnswer, kept_answers
from ihc_engine.comparison.knowledge_diff import KnowledgeDiff, compare_knowledge
from ihc_engine.comparison.matching import Matching
from ihc_engine.comparison.rescored import rescored
from ihc_engine.comparison.weight_diff import WeightChange, compare_weights
from ihc_engine.comparison.words import case_lines, count_lines, diff_lines

__all__ = [
    "CaseChange",
    "ChangeCount",
    "Explanations",
    "KeptAnswer",
    "KnowledgeDiff",
    "Matching",
    "WeightChange",
    "case_lines",
    "change_record",
    "change_schema",
    "compare_knowledge",
    "compare_outputs",
    "compare_weights",
    "count_lines",
    "diff_lines",
    "kept_answers",
    "rescored",
]
