"""One tumour in two areas: "CD34 is strong in the conventional area and is lost in the fibrosarcomatous area".

Neither result is the tumour's alone, so that which one counts is not read.
"""

from __future__ import annotations

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase

_STAINS = frozenset((("polarity", "positive"), ("intensity", "strong"), ("intensity", "moderate"), ("extent", "diffuse")))


def differs_between_areas(item: Item) -> bool:
    """Whether something stains, and is lost, by one verb after the other, in no other cells."""
    said = item.said
    if len(said) < 2 or any("cells" in phrase.subjects for phrase in said):
        return False
    lost = [at for at, phrase in enumerate(said) if ("polarity", "lost") in phrase.statements and not _denied(phrase)]
    return bool(lost) and any(_STAINS & set(phrase.statements) and not _denied(phrase) for phrase in said[: lost[0]])


def _denied(phrase: Phrase) -> bool:
    return "denial" in phrase.notes
