"""Titles that tell the sex of the patient: "Mrs K, 74 years", "Ms, 46", "Re: Mr J.D.", "Ayşe Hanım, 54 yaşında".

A title is the patient's where an age stands behind the name, or a head such as "Patient" before it; that of a doctor
("Dear Mr Smith", "Mr Jones, consultant surgeon") is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ihc_engine.reports.model import Statement
from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Measures

_OLDEST = 120
#: A number without a word for years must be so high to be an age.
_YOUNGEST_BARE = 16
#: Characters before a title in which somebody is addressed.
_BEFORE = 22
_NAME = r"[a-z][a-z'.-]{0,20}"


class Titles:
    """Finds patients by their titles, with the words of some languages. ``years``: words behind an age."""

    def __init__(self, measures: Sequence[Measures], years: str) -> None:
        self._sex = {folded(word): "male" for each in measures for word in each.titles_male}
        self._sex |= {folded(word): "female" for each in measures for word in each.titles_female}
        words = any_of(self._sex)
        doctors = any_of(folded(word) for each in measures for word in each.doctors)
        patients = any_of(folded(word) for each in measures for word in each.patients)
        self._doctor = re.compile(rf"(?<![a-z])(?:{doctors})(?![a-z])")
        self._aged = re.compile(
            rf"(?:(?<![a-z.])({words})(?:,|\.?(?: {_NAME}){{1,3}})|(?<![a-z])(?:{_NAME} |(?<=[\u4e00-\u9fff]))({words})(?![a-z]))"
            rf"[, (]{{0,3}}(?:[a-z]{{2,9}} ){{0,2}}(\d{{1,3}})(?: ?-? ?({years})(?![a-z])|(?=[,)]|\.(?: |$)))"
        )
        self._headed = re.compile(rf"(?<![a-z])(?:{patients})[ :.]{{1,3}}({words})\.? [a-z]")
        self._any = re.compile(words)

    def doctor_before(self, text: str) -> bool:
        """Whether a folded text ends in the title of a doctor."""
        found = list(self._doctor.finditer(text))
        return bool(found) and not text[found[-1].end() :].strip(" .")

    def patient(self, text: str, report: str) -> tuple[Statement, Statement | None] | None:
        """Sex and, where it is told, age of a patient with a title. ``text``: folded; ``report``: as it was written."""
        if self._any.search(text) is None:
            return None
        for match in self._aged.finditer(text):
            years = int(match[3])
            before = text[max(0, match.start() - _BEFORE) : match.end()]
            if not (0 if match[4] else _YOUNGEST_BARE) < years <= _OLDEST or self._doctor.search(before):
                continue
            place = match.start(), match.end(), report[match.start() : match.end()]
            return Statement("sex", self._sex[match[1] or match[2]], *place), Statement("age", years, *place)
        headed = self._headed.search(text)
        if headed is None or self._doctor.search(text[headed.start() : headed.end() + _BEFORE]):
            return None
        return Statement("sex", self._sex[headed[1]], *headed.span(1), report[headed.start(1) : headed.end(1)]), None


def any_of(words: Iterable[str]) -> str:
    """The alternatives of a pattern, the longest first; it matches nothing where there are none."""
    written = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in written) or r"(?!)"
