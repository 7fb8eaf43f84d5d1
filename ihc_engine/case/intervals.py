"""Numbers as laboratories write them: ``<1``, ``30-50``, ``>= 10``, ``about 80``, ``up to 5``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = r"(-?\d{1,9}(?:[.,]\d{1,6})?)"
_ABOUT = r"(?:~|≈|c\.?|ca\.?|circa|about|approximately|approx\.?|around|roughly|est\.?|estimated|约|約)?"
_RANGE = re.compile(rf"{_ABOUT}\s*{_NUMBER}\s*(?:-|to|~|until|bis|a|through)\s*{_NUMBER}")
_BELOW = re.compile(rf"(?:<|less than|below|under|fewer than|inferior a|menos de)\s*{_NUMBER}")
_UP_TO = re.compile(rf"(?:<=|=<|≤|≦|up to|at most|maximum|max\.?|no more than|not more than)\s*{_NUMBER}")
_ABOVE = re.compile(rf"(?:>|more than|over|above|greater than|exceeding)\s*{_NUMBER}")
_FROM = re.compile(rf"(?:>=|=>|≥|≧|at least|minimum|min\.?|not less than|from)\s*{_NUMBER}|{_NUMBER}\s*\+")
_SINGLE = re.compile(rf"{_ABOUT}\s*=?\s*{_NUMBER}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"～": "~", "〜": "~", "＜": "<", "＞": ">"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two ends; an open end does not belong to it. ``high`` may be infinite."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def lies_below(self, limit: float) -> bool:
        """Whether every number of it is less than the limit."""
        return self.high < limit or (self.high_open and self.high == limit)

    def lies_from(self, limit: float) -> bool:
        """Whether every number of it is at least the limit."""
        return self.low >= limit

    def lies_above(self, limit: float) -> bool:
        """Whether every number of it is more than the limit."""
        return self.low > limit or (self.low_open and self.low == limit)

    @property
    def ends(self) -> tuple[float, float]:
        """Low and high, as a closed interval."""
        return (self.low, self.high)

    def scaled(self, factor: float) -> Interval:
        """Every number times a factor above 0."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)


def straight(text: str) -> str:
    """Compatibility forms, dashes and blanks made one; lower case."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).casefold().split())


@lru_cache(maxsize=4096)
def read_interval(words: str, largest: float) -> Interval | None:
    """The interval that words state, None if they state none; ``largest`` is the end of an interval such as "> 50".

    A range may be written from either end. The caller judges whether the numbers are possible.
    """
    text = straight(words)
    if match := _RANGE.fullmatch(text):
        low, high = sorted(_number(part) for part in match.groups())
        return Interval(low, high)
    if match := _UP_TO.fullmatch(text):
        return Interval(min(0.0, _number(match[1])), _number(match[1]))
    if match := _BELOW.fullmatch(text):
        return Interval(min(0.0, _number(match[1])), _number(match[1]), high_open=True)
    if match := _FROM.fullmatch(text):
        limit = _number(match[1] or match[2])
        return Interval(limit, max(limit, largest))
    if match := _ABOVE.fullmatch(text):
        limit = _number(match[1])
        return Interval(limit, max(limit, largest), low_open=True)
    if match := _SINGLE.fullmatch(text):
        return Interval(_number(match[1]), _number(match[1]))
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
