"""Brackets that tell of something else than the tumour, in a list with its result: "Negative: SMA (islets are positive)"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import LIST, Item, agree_on_polarity
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import SIGN, UNKNOWN, WORD, Token

_SMALL = frozenset(("filler", "copula"))


def turns_no_list(item: Item, remark: Phrase, inside: Sequence[Token]) -> bool:
    """Whether brackets behind a name say the opposite of what its list says, of a subject that is not the tumour."""
    head = item.head
    if head is None or item.hold < LIST or not (head.decides or "denial" in head.notes):
        return False
    stated = {value for subject, value in remark.statements if subject == "polarity"}
    said = "negative" if head.says_no else "positive"
    if agree_on_polarity(item, remark) and stated <= {said}:
        return False
    return _other_subject(inside)


def _other_subject(inside: Sequence[Token]) -> bool:
    """Whether a result has a subject of its own before it: tissue, or a word that is not known before "cells" or a verb."""
    unknown = False
    for token in inside:
        if token.kind == SIGN:
            return unknown
        if token.kind == UNKNOWN:
            unknown = True
            continue
        if token.kind != WORD:
            return False
        entry, stated = token.value, token.value.statement or ("", "")
        if stated == ("cells", "tumour") or entry.context:
            return False
        if entry.tissue:
            return True
        if unknown and (entry.whichever or entry.grammar == "copula"):
            return True
        if stated[0] == "polarity":
            return False
    return False
