"""Names behind a list that have a verb of their own with a word that is not known: "positive for SMA; S100 is silent".

What is said of the list is not said of such a name: nothing is, so it is listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import CARRIED, DENIED, LIST, WEAK, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_LISTS = (WEAK, DENIED, CARRIED, LIST)
#: Words between a verb and what it says.
_NEAR = 3


def ends_list(tokens: Sequence[Token], index: int, group: Sequence[Item], phrase: Phrase | None) -> list[Item]:
    """The names before an unknown word that are its subject, and not the end of the list that began before them."""
    if not group or phrase is None or not phrase.verbal or phrase.has_content or group[-1].hold not in _LISTS:
        return []
    last = group[-1]
    if last.said or last.opposite or last.head is None or last.head.start > last.start or not _behind_verb(tokens, index, last):
        return []
    beside = [item for item in group if item.chunk == last.chunk and item.segment == last.segment]
    if _begins_clause(tokens, _place(tokens, index, beside[0]), last.head, joined=False):
        return beside
    return [last] if _begins_clause(tokens, _place(tokens, index, last), last.head, joined=True) else []


def _place(tokens: Sequence[Token], index: int, item: Item) -> int:
    return next((at for at in range(index, -1, -1) if tokens[at].start <= item.start), 0)


def _behind_verb(tokens: Sequence[Token], index: int, last: Item) -> bool:
    """Whether nothing but a verb and small words stands between a name and the unknown word."""
    at = index - 1
    while at > max(0, index - _NEAR) and _filler(tokens[at]):
        at -= 1
    verb = tokens[at]
    return verb.kind == WORD and verb.value.grammar == "copula" and tokens[at - 1].kind == NAME and tokens[at - 1].end == last.end


def _begins_clause(tokens: Sequence[Token], first: int, head: Phrase, *, joined: bool) -> bool:
    """Whether a point stands before the subject, or (``joined``) "and" behind a clause with a verb of its own."""
    at = first - 1
    conjoined = False
    while at > 0 and tokens[at].kind == WORD and tokens[at].value.grammar in ("joining", "filler"):
        conjoined = conjoined or tokens[at].value.grammar == "joining"
        at -= 1
    before = tokens[at] if at > 0 else None
    if before is None:
        return False
    semicolon = before.kind == POINT and before.value == ";"
    if not semicolon and any(token.kind == WORD and token.value.relative for token in tokens[1 : at + 1]):
        return False  # "cells that are positive for SMA, desmin and S100 are quaint"
    own = head.verbal or "verb" in head.notes or _copula_in(tokens[:at], head)
    if joined:
        return own and conjoined and before.kind == NAME
    if before.kind != POINT or before.value not in ",;":
        return False
    return semicolon or own or (head.start == tokens[0].start and not _of_cells(tokens[0]))


def _of_cells(token: Token) -> bool:
    return token.kind == WORD and (bool(token.value.whichever) or token.value.statement == ("cells", "tumour"))


def _copula_in(tokens: Sequence[Token], head: Phrase) -> bool:
    return any(t.kind == WORD and t.value.grammar == "copula" and head.start <= t.start < head.end for t in tokens)


def _filler(token: Token) -> bool:
    return token.kind == UNKNOWN or (token.kind == WORD and token.value.grammar in ("filler", "link", "same", "joining"))
