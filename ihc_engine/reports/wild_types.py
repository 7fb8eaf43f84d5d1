"""A protein that is called wild-type: "p53 wild-type" tells how it stains, in a way that gives no result."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.items import Item
from ihc_engine.reports.tokens import WORD, Token


def wild_type_of_protein(item: Item, tokens: Sequence[Token], text: str) -> int:
    """Where "wild-type" ends behind the name of a protein, beside no test of genes; 0 if it does not stand there."""
    if "unaltered" not in item.about or item.phrases() or not text[item.start].islower():
        return 0  # "TP53 wild-type" is said of the gene
    tests = [token for token in tokens if token.kind == WORD and "molecular" in token.value.context]
    if not all("unaltered" in test.value.context for test in tests):
        return 0
    return next((test.end for test in tests if test.start >= item.end), 0)
