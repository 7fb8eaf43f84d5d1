"""Names that a test of genes speaks of: "no mutation of KIT or PDGFRA"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token


def joined_to_gene(tokens: Sequence[Token], index: int, beside_molecular: bool) -> bool:
    """Whether nothing but "or", "nor of" parts a name from one that a test of genes speaks of.

    ``beside_molecular``: the name before is one of them. A name with a result right behind it is a stain.
    """
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.kind == SIGN or _polar(following)):
        return False
    joined = False
    for token in reversed(tokens[:index]):
        if token.kind == WORD and token.value.molecular is not None:
            return joined
        if token.kind == NAME:
            return joined and beside_molecular
        if token.kind == POINT and token.value == "/":
            joined = True
        elif token.kind == WORD and token.value.grammar in ("joining", "denial", "link"):
            joined = joined or token.value.grammar != "link"
        else:
            return False
    return False


def tested_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a test of genes stands behind a result at the end of its clause: "negative by *FISH*"."""
    entry, before = tokens[index].value, tokens[index - 1] if index else None
    if (
        entry.alteration
        or entry.in_situ
        or before is None
        or before.kind != WORD
        or before.value.grammar not in ("link", "filler", "copula")
    ):
        return False
    behind = next((t for t in tokens[index + 1 :] if not (t.kind == WORD and "molecular" in t.value.context)), None)
    return behind is None or (behind.kind == POINT and behind.value in ",;.\n)")


def _polar(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD and token.value.grammar is None else None
    return stated is not None and stated[0] == "polarity"
