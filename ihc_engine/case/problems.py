"""What is impossible in a case, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class CaseProblem:
    """One impossible value: where it stands (``markers.desmin.percent``), and what is wrong with its remedy."""

    path: str
    message: str


class CaseError(ValueError):
    """A case that cannot be read. ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[CaseProblem]) -> None:
        self.problems = tuple(sorted({CaseProblem(_printable(p.path), _printable(p.message)) for p in problems}))
        super().__init__("; ".join(f"{p.path}: {p.message}" if p.path else p.message for p in self.problems))


def _printable(words: str) -> str:
    """Words that can be written as UTF-8: half a surrogate pair of the input becomes its escape."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
