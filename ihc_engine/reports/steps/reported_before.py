"""What was reported of a stain, between it and what it shows: "EMA *previously reported as negative* is on review positive".

Commas around it set it apart, as they do where they are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from the name to the result that was reported, and from the verb to what is so.
_NEAR, _FAR = 5, 8


def with_reported_before(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words between commas."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or "earlier" not in token.value.context or not at or tokens[at - 1].kind != NAME:
            continue
        told = next((n for n in range(at + 1, min(len(tokens), at + _NEAR)) if _polar(tokens[n])), None)
        if told is None or any(t.kind != WORD for t in tokens[at:told]) or not _verb(tokens, told + 1):
            continue
        start, end = token.start, tokens[told].end
        commas = Token(POINT, ",", start, start), Token(POINT, ",", end, end)
        return [*tokens[:at], commas[0], *tokens[at : told + 1], commas[1], *tokens[told + 1 :]]
    return tokens


def _verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands at a place, and a result behind it in its clause."""
    if at >= len(tokens) or tokens[at].kind != WORD or tokens[at].value.grammar != "copula":
        return False
    for token in tokens[at + 1 : at + 1 + _FAR]:
        if token.kind == POINT or token.kind == NAME:
            return False
        if _polar(token):
            return True
    return False


def _polar(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"
