"""A slide without tissue: "*no lesional tissue was present on the slide stained for* MUC4".

The denial is of the tissue; of the stain it says that it cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_FAILED = Entry("no tissue", statement=("polarity", "uninterpretable"))
#: Tokens from the denial to the noun of the slide, and of what stands between it and the stain.
_FAR, _NEAR = 14, 4
_TUMOUR = ("cells", "tumour")


def with_no_tissue(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial as the word for what it says of the stain."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "denial" or not _begins(tokens, at):
            continue
        slide = _slide(tokens, at)
        if slide is None:
            continue
        names = [place for place in range(at, min(len(tokens), slide + 1 + _NEAR)) if tokens[place].kind == NAME]
        if not names or any(t.kind == POINT for t in tokens[slide : names[0]]):
            continue
        end = max(slide, _list_end(tokens, names[0])) + 1
        failed = Token(WORD, _FAILED, token.start, token.end)
        return [*tokens[:at], *tokens[names[0] : _list_end(tokens, names[0]) + 1], failed, *tokens[end:]]
    return tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial begins its clause."""
    before = tokens[at - 1] if at else None
    return (
        before is None
        or (before.kind == POINT and before.value in ";.,\n")
        or (before.kind == WORD and (before.value.grammar in ("copula", "contrast", "joining") or before.value.showing))
    )


def _slide(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of a slide on which the denial at a place denies tissue; None where staining is, or where nothing is."""
    before = tokens[begin - 1] if begin else None
    there = before is not None and before.kind == WORD and bool(before.value.grammar == "copula" or before.value.showing)
    tissue = on = False
    for at in range(begin + 1, min(len(tokens), begin + _FAR)):
        token = tokens[at]
        if token.kind == POINT:
            return None
        if token.kind == UNKNOWN:
            tissue = tissue or not there or at == begin + 1
            continue
        if token.kind == NAME:
            if not on:
                return None
            continue
        if token.kind != WORD or (token.value.grammar == "expressing" and not token.value.material):
            return None
        entry = token.value
        if entry.material and on:
            return at if tissue and there else None
        tissue = tissue or entry.statement == _TUMOUR or entry.tissue
        there = there or entry.grammar in ("copula", "existence")
        on = on or (there and entry.grammar in ("link", "filler") and tissue)
        polar = entry.statement is not None and entry.statement[0] == "polarity" and entry.grammar != "existence"
        if polar or entry.grammar == "naming":
            return None
    return None


def _list_end(tokens: Sequence[Token], at: int) -> int:
    """The place of the last name of a list that begins at a place."""
    last = at
    while at < len(tokens):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not ((token.kind == POINT and token.value == ",") or (token.kind == WORD and token.value.grammar == "joining")):
            break
        at += 1
    return last
