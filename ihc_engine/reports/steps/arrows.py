"""A result that an arrow changes: "CD34 阳性→阴性", "CD34 誤陽性→正陰性", "S100: 양성(오기) → 음성(정정)", "CD34 (+) → (-)".

What stands before the arrow was so, or was written so; what stands behind it is so.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_ARROWS = ("→", "⇒", "->", "=>", ">")
#: Tokens from the name to the arrow, and from that to the result behind it.
_BEFORE, _BEHIND = 8, 4
#: Letters of a word such as "正" or "now" before the result.
_LETTERS = 3


def with_arrows(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence without what was so. ``original``: the sentence as it was written."""
    if not any(arrow in original for arrow in _ARROWS):
        return tokens
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind != POINT or not original[token.start : token.end].strip().endswith(_ARROWS):
            continue
        name = _name(tokens, at)
        again = None if name is None else _result_behind(tokens, at, tokens[name])
        if name is not None and again is not None:
            dropped.update(range(name if again else name + 1, at + 1))
    return [token for at, token in enumerate(tokens) if at not in dropped] if dropped else tokens


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the name before an arrow, with a result between them and no other part of the sentence."""
    told = False
    for place in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        token = tokens[place]
        if token.kind == NAME:
            return place if told else None
        if token.kind == POINT and token.value in ";.,\n":
            return None
        told = told or _tells(token)
    return None


def _result_behind(tokens: Sequence[Token], at: int, name: Token) -> bool | None:
    """Whether the name stands again before the result behind an arrow; None if no result stands there."""
    again = False
    for place, token in enumerate(tokens[at + 1 : at + 1 + _BEHIND], at + 1):
        if _tells(token) or _is_minus(tokens, place):
            return again
        if token.kind == NAME and token.value.marker is name.value.marker:
            again = True
        elif token.kind == NAME or not (
            (token.kind == POINT and token.value in "():")
            or (token.kind == UNKNOWN and len(token.value) <= _LETTERS)
            or (token.kind == WORD and _says_how(token))
        ):
            return None
    return None


def _is_minus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash right behind the arrow ends the sentence or its part: "S100 + => *-*"."""
    token = tokens[at]
    if token.kind != POINT or token.value != "-" or tokens[at - 1].kind != POINT or tokens[at - 1].value == "-":
        return False
    return at + 1 == len(tokens) or (tokens[at + 1].kind == POINT and tokens[at + 1].value in ".;,\n")


def _says_how(token: Token) -> bool:
    """Whether a word may stand before a result: "weakly", "now", "corrected"."""
    about = (token.value.statement or ("",))[0]
    return about in ("extent", "intensity", "pattern") or (not about and token.value.grammar in ("filler", "present", None))


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")
