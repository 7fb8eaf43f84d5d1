"""Results that do not stand: "the results of CD34 and SMA were *transposed*", "CD34 was *erroneously* reported as negative".

What was said so of them before does not stand; what is said of them behind it does.
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.stains import CALLED_WRONG

INTERCHANGED = "results were interchanged"
_RULE = "interchanged, correction"


def with_interchanged(mentions: list[Mention], item: Item, text: str) -> tuple[list[Mention], list[NotRead]] | None:
    """The mention of a marker whose results were interchanged, as one that could not be read; None where they were not."""
    if "interchanged" not in item.about or any(phrase.decides for phrase in item.phrases()):
        return None
    first = mentions[0]
    unread = NotRead(item.start, item.end, text[item.start : item.end], INTERCHANGED)
    return [Mention(first.marker, first.start, first.end, first.text, rule=_RULE, why="unread", section=first.section)], [unread]


def called_wrong(mention: Mention, item: Item) -> Mention:
    """A mention of which no more is told than that a result of it is wrong, with that result in its rule."""
    if mention.status is not None or mention.why == "unread":
        return mention
    wrong = sorted({value for phrase in item.phrases() for subject, value in phrase.statements if subject == "polarity"})
    return replace(mention, rule=f"{mention.rule}, {' and '.join(wrong)} {CALLED_WRONG}") if wrong else mention
