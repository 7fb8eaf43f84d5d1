"""Lists whose result stands before them, and what stands behind that is none of it.

"No stain (S100, SOX10, desmin) showed any positivity": the last words say again what is denied. In "negative for S100 -
SMA positive" another stain begins behind the dash.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import LIST, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token


def denied_before_brackets(tokens: Sequence[Token], last: Item, phrase: Phrase) -> bool:
    """Whether a verb behind closing brackets belongs to a denial before them, as whose names those in brackets are listed."""
    head = last.head
    if head is None or last.hold != LIST or not head.says_no or not phrase.verbal:
        return False
    if {value for subject, value in phrase.statements if subject == "polarity"} - {"positive"}:
        return False
    before = next((token for token in reversed(tokens) if token.end <= phrase.start), None)
    if before is None or before.kind != POINT or before.value != ")":
        return False
    opening = next((t for t in tokens if t.start >= head.end and t.kind in (NAME, POINT)), None)
    return opening is not None and opening.kind == POINT and opening.value == "("


def parts_lists(tokens: Sequence[Token], index: int, hold: int) -> bool:
    """Whether a dash between blanks ends a list that has its result, and a name with a result of its own stands behind it."""
    if hold != LIST or not 0 < index < len(tokens) - 2:
        return False
    before, dash, following, told = tokens[index - 1 : index + 3]
    if before.end == dash.start or dash.end == following.start or following.kind != NAME:
        return False
    return told.kind == SIGN or (told.kind == WORD and (told.value.statement or ("",))[0] == "polarity")
