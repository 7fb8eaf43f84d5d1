"""Stains that were asked for, and of which a later clause or sentence tells what they showed.

"The clinician requested TTF-1 and CK7. Both are negative."
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase


def asked_for(items: Sequence[Item]) -> list[Item]:
    """The markers at the end of some of which no more is said than that they were asked for."""
    found: list[Item] = []
    for item in reversed(items):
        if not _only_asked(item):
            break
        found.append(item)
    return found[::-1]


def answers(phrase: Phrase) -> bool:
    """Whether a stretch speaks of markers named before and says what they showed: "both are negative"."""
    told = {value for subject, value in phrase.statements if subject == "polarity"}
    return "pronoun" in phrase.notes and phrase.decides and "not_performed" not in told


def _only_asked(item: Item) -> bool:
    if item.entry.marker is None or item.molecular or item.opposite:
        return False
    said = [phrase for phrase in item.phrases() if phrase.has_content]
    told = {value for phrase in said for subject, value in phrase.statements if subject == "polarity"}
    return told == {"not_performed"} and not any("denial" in phrase.notes or phrase.numbers for phrase in said)
