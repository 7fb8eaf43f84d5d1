"""Words of reports: no phrase of a result states two things."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.problem import Remark
from ihc_engine.vocabulary.result_words import Statement, phrases_of


def check_phrases(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K407: structured results are read with the words of all languages at once, so that a phrase states one thing in all."""
    first: dict[str, tuple[Statement, str]] = {}
    for placed in draft.languages:
        for phrase, statement, path in phrases_of(placed.record):
            before, file = first.setdefault(phrase, (statement, placed.file))
            if before != statement:
                where = "in this file" if file == placed.file else f"in {file}"
                message = f"{phrase!r} would state {_shown(statement)}, and states {_shown(before)} {where}: keep one of the two"
                yield Remark("K407", placed.file, (*placed.path, *path), message)


def _shown(statement: Statement) -> str:
    subject, value = statement
    return f"{subject} {value!r}" if value else "nothing (filler)"
