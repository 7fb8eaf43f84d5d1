"""Remarks on records become problems with lines; each file is looked at once, and only if there is something to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ihc_engine.knowledge.codes import WARNINGS
from ihc_engine.knowledge.problem import Problem, ProblemSeverity, Remark, path_text
from ihc_engine.knowledge.yaml_source import lines_of


def with_lines(remarks: Iterable[Remark], texts: Mapping[str, str]) -> list[Problem]:
    """Problems in the order of their files. ``texts``: file to text."""
    by_file: dict[str, list[Remark]] = {}
    for remark in remarks:
        by_file.setdefault(remark.file, []).append(remark)
    problems = []
    for file, group in by_file.items():
        lines = lines_of(texts[file], [remark.path for remark in group]) if file in texts else [None] * len(group)
        for remark, line in zip(group, lines, strict=True):
            severity: ProblemSeverity = "warning" if remark.code in WARNINGS else "error"
            where = path_text(remark.path)
            problems.append(Problem(remark.code, file, remark.line or line, where, remark.message, severity))
    return problems
