"""A new output of ``batch`` beside an earlier one over the same archive: which cases changed, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ihc_engine.batch import InputRow, TableError
from ihc_engine.comparison.changes import CaseChange, ChangeCount
from ihc_engine.comparison.explained import Explanations
from ihc_engine.comparison.kept_answers import kept_answers
from ihc_engine.comparison.matching import Matching

#: Takes one changed case.
Take = Callable[[CaseChange], object]


def compare_outputs(
    matching: Matching, output: Path, rows: Iterable[InputRow], explanations: Explanations, take: Take
) -> ChangeCount:
    """Compare an output with the earlier one that ``matching`` holds, and hand on each changed case in the order of the output.

    ``rows``: of the archive that the output was made from. One row of each is held at a time. TableError: the output was not
    made from this archive, or cannot be read again.
    """
    matching.add_new(answer.case_id for answer in kept_answers(output))
    count = ChangeCount(uneven=matching.uneven())
    for match, new, row in _together(matching, output, rows):
        count.failed += new.failed
        if match.old is None:
            count.how["only now"] += 1
            take(CaseChange("only now", new.case_id, row.where, row.source, None, None, new))
            continue
        how = count.add(match.old, new, match.by)
        if how is not None:
            why = explanations.why(how, row, match.old, new)
            take(CaseChange(how, new.case_id, row.where, row.source, match.by, match.old, new, why))
    for old in matching.only_old():
        count.how["only before"] += 1
        take(CaseChange("only before", old.case_id, None, old.source, None, old, None))
    return count


def _together(matching: Matching, output: Path, rows: Iterable[InputRow]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from zip(matching.matches(), kept_answers(output), rows, strict=True)
    except ValueError as error:
        if isinstance(error, TableError):
            raise
        raise TableError("the input has changed while it was scored: it has not as many rows as the output") from error
