"""Adjectives before a name: "strong CD34, focal SMA" give each name its own, and what they stand before stains."""

from __future__ import annotations

from ihc_engine.reports.items import Item
from ihc_engine.reports.phrase import Phrase

_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))


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
