"""Age and sex under one head: "AGE / SEX : 36 / MALE", "Sexe/âge : F/54 ans", "性别/年龄:女/54岁"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ihc_engine.reports.words.titles import any_of


class HeadedPerson(NamedTuple):
    """An age and a sex as they are written, and where."""

    years: int
    sex: str
    start: int
    end: int


class JoinedHeads:
    """Finds persons under a head of two words. ``ages``, ``sexes``: what heads are called; ``years``: a pattern of words behind
    an age; ``values``: what sexes are called."""

    def __init__(self, ages: Iterable[str], sexes: Iterable[str], years: str, values: Iterable[str]) -> None:
        age, sex, value = any_of(ages), any_of(sexes), any_of(values)
        unit = r"(?: ?\([a-z. ]{1,8}\))?"  # "Age (yrs) / Sex"
        joint = r"[^\w:=]{0,3}(?:[^\W\d_]{1,3}[^\w:=]{1,3})?"  # "/", " & ", " und "
        heads = rf"(?<![a-z])(?:(?:{age}){unit}{joint}(?:{sex})|(?:{sex}){joint}(?:{age})){unit}"
        gap = r"[^\w:.]{0,3}"
        aged = rf"(\d{{1,3}})(?!\d| ?[./-] ?\d)(?: ?(?:{years})(?![a-z])\.?)?"
        self._found = re.compile(rf"{heads} ?[:=|]?\s{{0,3}}(?:{aged}{gap}({value})(?![a-z])|({value})(?![a-z]){gap}{aged})")

    def person(self, text: str) -> HeadedPerson | None:
        """The person under the first such head of a folded text."""
        match = self._found.search(text)
        if match is None:
            return None
        return HeadedPerson(int(match[1] or match[4]), match[2] or match[3], match.start(), match.end())
