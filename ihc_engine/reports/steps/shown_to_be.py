"""What a second look shows a stain to be: "SOX10 had been *thought* lost, but a new stain *shows it to be present*".

What was thought of it is not so; what is shown is.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_IS = Entry("", grammar="copula")
#: Tokens from "but" to "it", and from there to the result.
_FAR, _NEAR = 14, 6
_BETWEEN = ("copula", "filler", "link")


def with_shown_to_be(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the stain with what is shown of it, and without what was thought."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "contrast" or not at:
            continue
        before = tokens[:at]
        if not any(t.kind == WORD and t.value.written for t in before) or len(markers_of(before)) != 1:
            continue
        meant = next((n for n in range(at + 1, min(len(tokens), at + _FAR)) if _it(tokens[n])), None)
        if meant is None or any(t.kind == NAME for t in tokens[at:]) or not _shown(tokens, meant):
            continue
        name = next(t for t in before if t.kind == NAME)
        return [name, Token(WORD, _IS, name.end, name.end), *tokens[meant + 1 :]]
    return tokens


def _it(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.meant)


def _shown(tokens: Sequence[Token], meant: int) -> bool:
    """Whether a word such as "shows" stands before "it", and a result behind it in its clause."""
    verb = tokens[meant - 1]
    if verb.kind == WORD and not (verb.value.showing or verb.value.grammar in ("copula", "existence")):
        return False
    if verb.kind == POINT or (verb.kind == WORD and verb.value.grammar in ("contrast", "joining")):
        return False
    for token in tokens[meant + 1 : meant + 1 + _NEAR]:
        if token.kind != WORD:
            return False
        stated = (token.value.statement or ("",))[0]
        if stated == "polarity":
            return True
        if stated not in ("", "extent", "intensity", "pattern") or (not stated and token.value.grammar not in _BETWEEN):
            return False
    return False
