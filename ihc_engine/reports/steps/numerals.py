"""Numbers in words: "ten percent", "three mitoses per ten high-power fields". They count only where a number must stand."""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NUMBER, POINT, UNKNOWN, WORD, Token

_SCORE, _TENS = 20, frozenset(range(20, 100, 10))


def with_percentages(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, numbers in words before "percent" as percentages, "ten to twenty percent" as a range."""
    if not any(token.kind == UNKNOWN and token.value in lexicon.ends_percent for token in tokens):
        return tokens
    result: list[Token] = []
    for token in tokens:
        if token.kind == UNKNOWN and token.value in lexicon.ends_percent:
            parted = bool(result) and f"{_word(result[-1])} {token.value}" in lexicon.percent
            end = len(result) - parted  # "thirty *per cent*"
            high, count = number_before(result, end, lexicon.numerals) if parted or token.value in lexicon.percent else (None, 0)
            if high is not None:
                start = end - count
                low, more = number_before(result, start - 1, lexicon.numerals) if start and _to(result[start - 1]) else (None, 0)
                start -= more + 1 if low is not None else 0
                words = f"{high}" if low is None else f"{low}-{high}"
                result[start:] = [Token(NUMBER, ("percent", f"{words}%"), result[start].start, token.end)]
                continue
        result.append(token)
    return result


def with_numbers(tokens: list[Token], numerals: Mapping[str, int]) -> list[Token]:
    """The tokens of a sentence about a count, all numbers in words as numbers."""
    if not any(_numeral(token, numerals) is not None for token in tokens):
        return tokens
    result: list[Token] = []
    at = len(tokens)
    while at:
        number, count = number_before(tokens, at, numerals)
        if number is None:
            result.append(tokens[at - 1])
            at -= 1
        else:
            result.append(Token(NUMBER, ("number", str(number)), tokens[at - count].start, tokens[at - 1].end))
            at -= count
    return result[::-1]


def number_before(tokens: list[Token], end: int, numerals: Mapping[str, int]) -> tuple[int | None, int]:
    """The number whose words end before a place, and how many tokens it takes; ``(None, 0)`` if there is none."""
    values: list[int] = []
    at = end
    while at > 0:
        value = _numeral(tokens[at - 1], numerals)
        if value is not None and _goes_before(value, values):
            at -= 1
            scores = _scores(tokens, at, numerals) if value == _SCORE else 0
            values.append(value if not scores else 4 * _SCORE)
            at -= scores
        elif values and at > 1 and _joins(tokens[at - 1], values) and _numeral(tokens[at - 2], numerals) is not None:
            tens = _numeral(tokens[at - 2], numerals)
            if tens is None or not (_goes_before(tens, values) and (_hyphen(tokens[at - 1]) or tens in _TENS)):
                break
            at -= 1
        else:
            break
    if not values:
        return None, 0
    total = 0
    for value in reversed(values):
        total = max(total, 1) * value if value == 100 else total + value
    return total, end - at


def _goes_before(value: int, values: list[int]) -> bool:
    """Whether a number may stand before those behind it: tens before ones ("thirty-four"), "soixante" before "dix-huit"."""
    if not values or value == 100 or values[-1] == 100:
        return True
    return value >= 10 > values[-1] or (value in _TENS and sum(values) < _SCORE)


def _scores(tokens: list[Token], at: int, numerals: Mapping[str, int]) -> int:
    """How many tokens before "vingt" make it eighty: "quatre", with its hyphen."""
    hyphen = at > 1 and _hyphen(tokens[at - 1])
    return 1 + hyphen if at - hyphen > 0 and _numeral(tokens[at - 1 - hyphen], numerals) == 4 else 0


def _joins(token: Token, values: list[int]) -> bool:
    """Whether a hyphen, or "and" before ones, stands inside of a number: "treinta *y* cuatro"."""
    return _hyphen(token) or (token.kind == WORD and bool(token.value.conjoins) and values[-1] < 10)


def _numeral(token: Token, numerals: Mapping[str, int]) -> int | None:
    if token.kind == UNKNOWN:
        return numerals.get(token.value)
    return numerals.get(token.value.phrase) if token.kind == WORD else None


def _word(token: Token) -> str:
    """An unknown word, or one of grammar: "per cent", "*por* ciento"."""
    if token.kind == UNKNOWN:
        return str(token.value)
    return token.value.phrase if token.kind == WORD and token.value.grammar in ("link", "filler") else ""


def _hyphen(token: Token) -> bool:
    return token.kind == POINT and token.value == "-"


def _to(token: Token) -> bool:
    return (token.kind == WORD and token.value.grammar == "link") or _hyphen(token)
