"""How much is denied, and not that it stains: "S100 staining is not diffuse", "no strong nuclear staining for TFE3".

Such words leave open whether anything stains. "Not even focal" denies that too, and so does "negative, without strong staining".
"Cyclin D1 is *not increased*" leaves it open too; of an index, which is low then, it is a result.
"""

from __future__ import annotations

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase

#: Statements whose denial leaves less of the same.
_MUCH = frozenset((("extent", "diffuse"), ("intensity", "strong"), ("intensity", "moderate")))
_AMOUNTS = frozenset(("extent", "intensity"))
#: A loss that "is not complete".
_LOSS = [("polarity", "lost")]

HOW_MUCH_DENIED = "denies how much is stained, and says not whether anything is"


def denies_only_how_much(item: Item) -> bool:
    """Whether all that is said of a marker is that it does not stain as much or as strongly as it might."""
    told = [phrase for phrase in item.phrases() if phrase.has_content]
    denied = False
    for phrase in told:
        amounts = {statement for statement in phrase.statements if statement[0] in _AMOUNTS}
        if _denies_level(phrase) or (
            "denial" in phrase.notes and amounts and amounts <= _MUCH and ("polarity", "negative") not in phrase.statements
        ):
            denied = True
        elif phrase.statements != _LOSS and (phrase.decides or "denial" in phrase.notes):
            return False
    return denied


def _denies_level(phrase: Phrase) -> bool:
    """Whether no more is said than that a level is not high (or low)."""
    levels = {value for subject, value in phrase.statements if subject == "level"}
    if not levels or any(subject == "polarity" for subject, _ in phrase.statements):
        return False
    return "not high" in levels or "denial" in phrase.notes
