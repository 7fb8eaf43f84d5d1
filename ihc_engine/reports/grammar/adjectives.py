"""Adjectives before a name: "strong CD34, focal SMA" give each name its own, and what they stand before stains."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))
_DOUBTED = ("polarity", "equivocal")
#: Adjectives between a comma and the noun that they all belong to, and tokens between that noun and its name.
_MOST_ADJECTIVES, _NEAR = 4, 4


def how_much(phrase: Phrase | None) -> bool:
    """Whether a stretch before a name is adjectives that tell how much or where in the cell."""
    return (
        phrase is not None
        and phrase.only_modifies
        and phrase.subjects <= _HOW_MUCH
        and not (phrase.leads_on or phrase.linked or phrase.notes)
    )


def negative_behind(item: Item, group: list[Item], waiting: list[Item], phrase: Phrase) -> bool:
    """ "focal SMA, S100 negative": without a verb, what does not stain are the names behind the comma.

    In "focal SMA, desmin, S100 negative" nobody knows what desmin does.
    """
    if phrase.verbal or phrase.leads_back or ("polarity", "negative") not in phrase.statements or not waiting:
        return False
    if item.before is not None or item.chunk == waiting[-1].chunk:
        return False
    sharing = [other for other in group if other.head is item.head]
    return sharing[0] is item and len({other.chunk for other in sharing[1:]}) < 2


def noun_to_come(tokens: Sequence[Token], index: int, phrase: Phrase | None) -> bool:
    """Whether a comma stands between adjectives of one noun that leads to its name: "weak, granular staining with desmin"."""
    if phrase is None or phrase.numbers or phrase.notes or phrase.linked or not phrase.statements:
        return False
    if not all(said == _DOUBTED or said[0] in _HOW_MUCH for said in phrase.statements):
        return False
    for at in range(index + 1, min(len(tokens), index + 2 + _MOST_ADJECTIVES)):
        entry = tokens[at].value if tokens[at].kind == WORD else None
        if entry is None:
            return False
        if entry.grammar in ("expressing", "naming") or (entry.statement or ("",))[1:] == ("positive",):
            return _leads_to_name(tokens, at, linked=" " in entry.phrase)
        stated = entry.statement
        if stated is not None and stated != _DOUBTED and stated[0] not in _HOW_MUCH:
            return False
        if stated is None and entry.grammar != "filler":
            return False
    return False


def _leads_to_name(tokens: Sequence[Token], at: int, *, linked: bool) -> bool:
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind == NAME:
            return linked
        if token.kind == POINT or token.kind != WORD or token.value.statement is not None:
            return False
        linked = linked or token.value.grammar in ("link", "naming")
    return False


def modifies_next(tokens: Sequence[Token], index: int, phrase: Phrase | None) -> bool:
    """ "express SMA and h-caldesmon, *focally also* desmin": how much is told of the name behind "also", a word at a place."""
    if phrase is None or not phrase.fresh or tokens[index].value.conjoins or not phrase.subjects & {"extent", "intensity"}:
        return False
    if not phrase.subjects <= {"extent", "intensity"} or phrase.notes or phrase.leads_back:
        return False
    rest = (t for t in tokens[index + 1 : index + 4] if t.kind != WORD or t.value.grammar not in ("filler", "link"))
    following = next(rest, None)
    return following is not None and following.kind == NAME
