"""What of the cases was not used: words that were not understood, and findings set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import NotUnderstood
from ihc_engine.validation.cases import LabelledCase


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """Words of a field (``site``, ``morphology``, ``markers``) that the vocabulary does not know, and in how many cases."""

    field: str
    words: str
    suggestion: str | None
    cases: int


@dataclass(frozen=True, slots=True)
class SetAsideCount:
    """How many findings were understood and left out for this reason."""

    code: str
    findings: int


def unknown_words(cases: Sequence[LabelledCase]) -> tuple[UnknownWord, ...]:
    """Words not understood, by field and word."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for case in cases:
        counts.update({(_field(n.path), _name(n), n.suggestion or "") for n in case.reading.not_understood})
    return tuple(UnknownWord(field, words, near or None, n) for (field, words, near), n in sorted(counts.items()))


def set_aside_counts(cases: Sequence[LabelledCase]) -> tuple[SetAsideCount, ...]:
    """Findings set aside, by code."""
    counts = Counter(aside.code for case in cases for aside in case.reading.set_aside)
    return tuple(SetAsideCount(code, n) for code, n in sorted(counts.items()))


def _name(unknown: NotUnderstood) -> str:
    """The words alone; of an unknown stain its name without the result, since it is one gap whatever the result."""
    stain = unknown.path.partition(".")[2]
    return stain if stain and unknown.words.startswith(f"{stain}: ") else unknown.words


def _field(path: str) -> str:
    """First part of an input path: ``morphology[2]`` and ``markers.SMA`` without the place."""
    return re.split(r"[.\[]", path, maxsplit=1)[0]
