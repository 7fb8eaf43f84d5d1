"""Numbers whose key the report gives otherwise than laboratories count: "Key: 1 = neg, 2 = pos", and "SMA 2" below it.

By themselves 0 would be negative, and every larger number positive.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping

#: A number and the word that it stands for, in one word or two.
_KEY = re.compile(
    r"(?<![\w.,%/+-])([0-9])[ \t]?([=＝:])[ \t]?([^\W\d_]{3,14}(?: [^\W\d_]{2,14})?|[^\W\d_]{2}|[+-])(?=[\s.,;|)/]|$)"
)
#: A number alone in a cell, or the last word of a line.
_CELL = re.compile(
    r"(?:(?<=[|\t;:=])|(?<=[|\t;:=] )|(?<= {2})|(?<=[^\W_] )(?=[0-9](?:[ \t]*$| {2})))"
    r"([0-9])(?=[ \t]*(?:[|\t;]|$)| {2})",
    re.MULTILINE,
)
_FIRST = re.compile(r"[|\t;:=：]| {2}")
_SIGNS = {"positive": "+", "retained": "+", "negative": "-", "lost": "-", "equivocal": "±"}
#: What is written for a number that stands for no result: it is listed and not read.
_OTHER = "?"
_FEWEST = 2
#: Characters before a key in its line: "Key:", "Scoring: ".
_LONGEST_HEAD = 16
#: Characters of a line of results.
_LONGEST_LINE = 200


def with_number_key(text: str, polarity: Callable[[str], str | None], names: Callable[[str], bool]) -> str:
    """A text with signs for numbers of such a key, as long as it was, and blanks for the key.

    ``polarity``: what words say of a stain; ``names``: whether they name one. Other numbers of the report are no results.
    """
    if "=" not in text and "＝" not in text and "1:" not in text:
        return text
    key = [(match, _SIGNS.get(polarity(match[3]) or "", _OTHER)) for match in _KEY.finditer(text)]
    signs = {match[1]: sign for match, sign in key}
    if len(key) < _FEWEST or len(signs) != len(key) or not _is_other(signs):
        return text
    if any(any(map(str.isalnum, text[a.end() : b.start()])) for (a, _), (b, _) in itertools.pairwise(key)):
        return text
    start, end = key[0][0].start(), key[-1][0].end()
    line = text.rfind("\n", 0, start) + 1
    start = line if start - line <= _LONGEST_HEAD else start
    if any(match[2] == ":" for match, _ in key) and (
        start > line or text[end : text.find("\n", end) % (len(text) + 1)].strip(" .)")
    ):
        return text  # "node 1: negative, node 2: positive" is no key
    pieces = list(text)
    for match in _CELL.finditer(text):
        if not start <= match.start(1) < end and match[1] in signs and _of_stain(text, match.start(1), names):
            pieces[match.start(1)] = signs[match[1]]
    pieces[start:end] = ["\n" if mark == "\n" else " " for mark in pieces[start:end]]
    return "".join(pieces)


def _is_other(signs: Mapping[str, str]) -> bool:
    """Whether a key says that a number stands for the opposite of what it would: 0 for positive, 1 for negative."""
    told = set(signs.values())
    return {"+", "-"} <= told and any(sign == ("+" if number == "0" else "-") for number, sign in signs.items())


def _of_stain(text: str, place: int, names: Callable[[str], bool]) -> bool:
    """Whether the line of a number begins with the name of a stain."""
    begin = max(text.rfind("\n", 0, place) + 1, place - _LONGEST_LINE)
    first = _FIRST.split(text[begin:place].strip(" \t|-*•"), maxsplit=1)[0]
    return names(first)
