"""An earlier tumour as the subject of its clause: "the prior melanoma of the back (2019) was positive for HMB45", or as its head:
"previous leiomyosarcoma (2019): SMA positive"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words before "prior", between it and the diagnosis, and between that and its verb.
_BEFORE, _BETWEEN, _FAR = 4, 4, 16


def begins_with_earlier_tumour(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at a place, with a diagnosis behind it, begins a clause whose verb or colon comes before any name."""
    token = tokens[index]
    if token.kind != WORD or "past" not in token.value.context or not _begins(tokens, index):
        return False
    at = next((at for at in range(index + 1, min(len(tokens), index + 1 + _BETWEEN)) if _diagnosis(tokens[at])), -1)
    if at < 0 or any(t.kind in (NAME, POINT, SIGN) for t in tokens[index:at]):
        return False
    depth = 0
    for token in tokens[at + 1 : at + 1 + _FAR]:
        if token.kind == POINT and token.value in "()":
            depth += 1 if token.value == "(" else -1
        elif depth > 0 or token.kind == NUMBER:
            continue
        elif token.kind == POINT and token.value == ":":
            return True
        elif token.kind in (NAME, SIGN, POINT):
            return False
        elif token.kind == WORD and (token.value.grammar in ("copula", "expressing") or token.value.finite):
            return True
    return False


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but an article or a possessive stands between a place and the beginning of its clause."""
    for token in reversed(tokens[max(0, index - _BEFORE) : index]):
        if token.kind == POINT:
            return token.value in ";:."
        if not (token.kind == UNKNOWN or (token.kind == WORD and (token.value.definite or token.value.grammar == "filler"))):
            return bool(token.kind == WORD and token.value.grammar == "contrast")
    return index <= _BEFORE


def _diagnosis(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.diagnosis)
