"""Lengths as they are written in a language: "4.5 x 3 cm", "7.5公分", "del diametro di mm 42"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Measures

_N = r"\d{1,4}(?:[.,]\d{1,2})?"
#: Characters before its unit in which a size begins.
_LONGEST_SIZE = 32


class Lengths:
    """Finds lengths in folded texts. Each is a match with up to three numbers as groups 1 to 3 and its unit as ``unit``."""

    def __init__(self, measures: Iterable[Measures]) -> None:
        several = tuple(measures)
        small = ("millimet", *_words(word for each in several for word in each.millimetres))
        large = ("centimet", *_words(word for each in several for word in each.centimetres))
        units = "|".join(("cm", "mm", *small, *large))
        areas = [folded(word) for each in several for word in each.fields]
        square = "2|" + "|".join(
            _words(word.removeprefix(unit) for word in areas for unit in ("mm", *small) if word.startswith(unit))
        )
        times = "|".join(("x", r"\*", *_words(word for each in several for word in each.by)))
        by = rf"\s?(?:{units})?\s?(?:{times})\s?"
        numbers = rf"({_N})(?:{by}({_N}))?(?:{by}({_N}))?"
        self._small = ("mm", *small)
        self._areas = {
            folded(word) for each in several for word in each.fields if any(unit in folded(word) for unit in self._small)
        }
        self._size = re.compile(rf"{numbers}[ -]?(?P<unit>{units})(?!{square})")
        self._unit = re.compile(rf"(?<=\d)[ -]?(?:{units})")
        self._headed = re.compile(rf"\((?P<unit>cm|mm)\)\s?[:=]\s?({_N})(?![\dx]|[.,]\d)")
        self._led = re.compile(
            rf"(?<![a-z\d/])(?<!\d )(?P<unit>cm|mm)\.? ?[:=]? ?(?!2\b(?![.,]\d)){numbers}(?![\d%/]|[.,]\d| ?(?:{units}|%))"
        )

    def in_text(self, text: str) -> Iterator[re.Match[str]]:
        """Numbers before their unit, each once; units are sought first, because they are rarer than numbers."""
        done = 0
        for unit in self._unit.finditer(text):
            if unit.end() <= done:
                continue
            begin = max(done, unit.start() - _LONGEST_SIZE)
            while begin > done and (text[begin - 1].isdigit() or text[begin - 1] in ".,"):
                begin += 1
                if begin >= unit.start():
                    break
            match = self._size.search(text, begin, unit.end() + 40)
            if match is not None:
                done = match.end()
                yield match

    def behind_unit(self, text: str) -> Iterator[re.Match[str]]:
        """Numbers behind their unit: "mm 42"."""
        return self._led.finditer(text)

    def headed(self, text: str) -> Iterator[re.Match[str]]:
        """ "Size (cm): 12.5": the unit stands in the head of the line."""
        return self._headed.finditer(text)

    def is_area(self, phrase: str) -> bool:
        """Whether words for what mitoses are counted in are an area, in square millimetres, and no fields."""
        return phrase in self._areas

    def any_in(self, text: str) -> bool:
        """Whether a number stands before a unit of length."""
        return self._unit.search(text) is not None

    def centimetres(self, match: re.Match[str]) -> float:
        """The largest number of a length, in centimetres."""
        numbers = [float(number.replace(",", ".")) for number in match.groups() if number and number[0].isdigit()]
        return max(numbers) / (10 if match["unit"].startswith(self._small) else 1)


def _words(phrases: Iterable[str]) -> list[str]:
    return [re.escape(phrase) for phrase in sorted({folded(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))]
