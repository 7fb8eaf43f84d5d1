"""Numbers in words: "ten percent", "three mitoses per ten high-power fields". They count only where a number must stand."""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NUMBER, POINT, UNKNOWN, WORD, Token


def with_percentages(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, numbers in words before "percent" as percentages, "ten to twenty percent" as a range."""
    if not any(token.kind == UNKNOWN and token.value in lexicon.percent for token in tokens):
        return tokens
    result: list[Token] = []
    for token in tokens:
        if token.kind == UNKNOWN and token.value in lexicon.percent:
            high, count = number_before(result, len(result), lexicon.numerals)
            if high is not None:
                start = len(result) - count
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
        if value is not None and (not values or value >= 10 > values[-1] or value == 100 or values[-1] == 100):
            values.append(value)
            at -= 1
        elif values and at > 1 and _hyphen(tokens[at - 1]) and _numeral(tokens[at - 2], numerals) is not None:
            at -= 1
        else:
            break
    if not values:
        return None, 0
    total = 0
    for value in reversed(values):
        total = max(total, 1) * value if value == 100 else total + value
    return total, end - at


def _numeral(token: Token, numerals: Mapping[str, int]) -> int | None:
    if token.kind == UNKNOWN:
        return numerals.get(token.value)
    return numerals.get(token.value.phrase) if token.kind == WORD else None


def _hyphen(token: Token) -> bool:
    return token.kind == POINT and token.value == "-"


def _to(token: Token) -> bool:
    return (token.kind == WORD and token.value.grammar == "link") or _hyphen(token)
