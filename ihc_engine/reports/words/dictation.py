"""Names as they are dictated: "s one hundred", "c d thirty four", "cam five point two".

The words for numbers and signs are data (``spoken`` in ``rules/reading/<language>.yaml``); how a number is said is put together
here: as one word, tens and ones, a hundred and the rest, or digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Spoken

_PIECES = re.compile(r"[A-Za-z]+|\d+|[^\w\s]")
_SAID = re.compile(r"[A-Za-z]+(?:[ ./-]?(?:[A-Za-z]+|\d+)){0,5}")
#: Letters that are spelled one by one, digits of a number, characters of a name.
_LONGEST_SPELLED, _MOST_DIGITS, _LONGEST_NAME = 5, 3, 16
_SHORTEST_SPELLED = 3
_PAIR = 2


def dictated(name: str, spoken: Iterable[Spoken]) -> set[str]:
    """Ways of saying a short name of letters and numbers; those of writing it are not among them."""
    if len(name) > _LONGEST_NAME or _SAID.fullmatch(name) is None:
        return set()
    pieces = _PIECES.findall(name)
    numbered = any(piece.isdigit() for piece in pieces)
    spelled = [p for p in pieces if p.isupper() and 1 < len(p) <= _LONGEST_SPELLED]
    if not numbered and "-" not in pieces and not (len(pieces) == 1 and spelled and len(pieces[0]) >= _SHORTEST_SPELLED):
        return set()
    ways: set[str] = set()
    for language in spoken:
        choices = [_said(piece, language, short=numbered) for piece in pieces]
        ways |= {" ".join(" ".join(chosen).split()) for chosen in product(*choices)}
    return ways - {folded(name), " ".join(map(folded, pieces))}


def _said(piece: str, spoken: Spoken, *, short: bool) -> list[str]:
    """The ways of saying a piece. ``short``: two letters are spelled in any case ("Ki-67", "me3")."""
    if piece.isdigit():
        return [*number_words(int(piece), spoken), piece] if len(piece) <= _MOST_DIGITS else [piece]
    if piece.isalpha():
        letters = " ".join(folded(piece))
        spelled = (piece.isupper() and 1 < len(piece) <= _LONGEST_SPELLED) or (short and len(piece) == _PAIR)
        return [folded(piece), letters] if spelled else [folded(piece)]
    said = {".": spoken.point, "/": spoken.slash, "-": spoken.hyphen}.get(piece, ())
    return ["", *map(folded, said)]


def number_words(number: int, spoken: Spoken) -> list[str]:
    """The ways of saying a whole number below 1000."""
    return list(_number_words(number, tuple(sorted(spoken.numerals.items()))))


@lru_cache(maxsize=2000)
def _number_words(number: int, numerals: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    words: dict[int, list[str]] = {}
    for word, value in numerals:
        words.setdefault(value, []).append(folded(word))
    return tuple(dict.fromkeys(_readings(number, words)))


def _readings(number: int, words: Mapping[int, list[str]]) -> Iterator[str]:
    yield from words.get(number, ())
    tens, ones = number // 10 * 10, number % 10
    if 20 < number < 100 and ones:
        yield from (f"{a}{joint}{b}" for a in words.get(tens, ()) for b in words.get(ones, ()) for joint in (" ", "-"))
    if number > 100:
        rest = list(_readings(number % 100, words))
        yield from (f"{hundred} {said}" for hundred in words.get(number // 100 * 100, ()) for said in rest)
        if number % 100 >= 10:
            yield from (f"{first} {said}" for first in words.get(number // 100, ()) for said in rest)
    if number >= 10 and "0" not in str(number):
        yield from map(" ".join, product(*(words.get(int(digit), []) for digit in str(number))))
