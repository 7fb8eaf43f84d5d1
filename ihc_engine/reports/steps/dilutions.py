"""Dilutions of antibodies: "desmin (D33, 1:100)", "SMA 1:200", "diluted 1/50". They are numbers of a method, and no results."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.counts import fraction_of
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: The least that is diluted with a colon, with a slash beside a clone, and with a slash alone.
_LEAST, _BESIDE_CLONE, _ALONE, _OUTSIDE = 4, 10, 20, 50
#: Tokens of a dilution between a name and the end of its brackets.
_LONGEST = 24
#: Tokens between "dilution" and the numbers.
_NEAR = 3


def with_dilutions(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence without dilutions."""
    if not any(token.kind == NUMBER and token.value[1][0] == "1" for token in tokens):
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        taken = _taken(tokens, at, lexicon)
        if not taken:
            kept.append(tokens[at])
        at += taken or 1
    return kept if len(kept) < len(tokens) else tokens


def _taken(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """How many tokens from a place on are a dilution."""
    token = tokens[at]
    if token.kind != NUMBER:
        return 0
    unit, words = token.value
    if unit == "fraction" and words[0] == "1":
        some, of = fraction_of(words)
        return 1 if some == "1" and _by_slash(tokens, at, 1, int(of), lexicon) else 0
    if unit != "number" or words != "1" or at + 2 >= len(tokens):
        return 0
    sign, number = tokens[at + 1], tokens[at + 2]
    if sign.kind != POINT or sign.value not in ":/" or number.kind != NUMBER or number.value[0] != "number":
        return 0
    times = _first(number.value[1])
    if sign.value == "/":
        return 3 if _by_slash(tokens, at, 3, times, lexicon) else 0
    glued = token.end == sign.start and sign.end == number.start
    if times < _LEAST or not (glued or (token.end < sign.start and _bracketed(tokens, at) is not None)):
        return 0
    return 3 + _and_more(tokens, at + 3)


def _and_more(tokens: Sequence[Token], at: int) -> int:
    """How many tokens end a range: "1:100-1:200"."""
    rest = tokens[at : at + 2]
    ends = len(rest) == 2 and rest[0].kind == POINT and rest[0].value == ":" and rest[1].kind == NUMBER
    return 2 if ends and rest[0].end == rest[1].start and rest[0].start == tokens[at - 1].end else 0


def _first(words: str) -> int:
    """The first number of "1,000", "100-200"."""
    digits = words.partition("-")[0].strip("<>=~≤≥≈ ").replace(",", "").replace(".", "")
    return int(digits) if digits.isdecimal() else 0


def _by_slash(tokens: Sequence[Token], at: int, length: int, times: int, lexicon: Lexicon) -> bool:
    """Whether "1/100" is a dilution, and not one of so many cells or cases."""
    if times < _BESIDE_CLONE:
        return False
    before = tokens[max(0, at - _NEAR) : at]
    if any(_word(token) in lexicon.dilution for token in before):
        return True
    inside = _bracketed(tokens, at)
    if inside is None:
        named = at > 0 and tokens[at - 1].kind == NAME
        return named and times >= _OUTSIDE and times % 10 == 0 and _result_follows(tokens, at + length)
    beside = [token for token in inside if not tokens[at].start <= token.start < tokens[at + length - 1].end]
    if any(token.kind == WORD and (token.value.statement or token.value.measure) for token in beside):
        return False
    return times >= _ALONE or any(token.kind in (UNKNOWN, NUMBER, NAME) for token in beside)


def _word(token: Token) -> str:
    return str(token.value if token.kind == UNKNOWN else token.value.phrase if token.kind == WORD else "")


def _bracketed(tokens: Sequence[Token], at: int) -> Sequence[Token] | None:
    """What stands in the brackets around a place, right behind a name; None elsewhere."""
    begin = next((n for n in range(at, max(-1, at - _LONGEST), -1) if _is(tokens[n], "()")), -1)
    if begin < 1 or tokens[begin].value != "(" or tokens[begin - 1].kind != NAME:
        return None
    end = next((n for n in range(at, min(len(tokens), at + _LONGEST)) if _is(tokens[n], "()")), len(tokens))
    return tokens[begin + 1 : end]


def _result_follows(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at] if at < len(tokens) else None
    if following is None:
        return False
    if following.kind == WORD:
        return bool(following.value.grammar == "copula" or (following.value.statement or ("",))[0] == "polarity")
    return following.kind == SIGN or _is(following, ":-")


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points
