"""Words that a clause leaves out: "S100 is not positive, but CD34 is", and cells excepted between a name and its result."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens of an exception of cells.
_NEAR = 9
#: Tokens before a name that is said again.
_FAR = 24
_OPPOSITE = {"negative": "positive", "retained": "lost"}


def affirmed(tokens: Sequence[Token], index: int, items: Sequence[Item], told: Phrase | None, denied: bool) -> Phrase | None:
    """What a verb alone, at the end of a clause behind "but", says of the markers before it: what was denied of others.

    ``denied``: by a word before their names ("neither").
    """
    if told is None or not items or not _closes(tokens, index) or not _behind_contrast(tokens, items[0].start):
        return None
    start, end = told.start, told.end
    if denied or "denial" in told.notes:
        said = Phrase(start, end, list(told.statements), notes=told.notes - {"denial"})
        said.statements = said.statements or [("polarity", "positive")]
        return said
    polarities = [value for subject, value in told.statements if subject == "polarity"]
    if not polarities or any(value not in _OPPOSITE for value in polarities):
        return None
    return Phrase(start, end, [("polarity", _OPPOSITE[value]) for value in polarities])


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends in a verb right before a point that is written: a line that is cut off may go on.

    A comma ends it before one of the names again: "but ALK and SMA are, *ALK strongly*".
    """
    near = range(max(0, index - 1), min(len(tokens), index + 2))
    if any(tokens[at].kind == POINT and tokens[at].value in ";." for at in near):
        return True
    comma = next((at for at in near if tokens[at].kind == POINT and tokens[at].value == ","), -1)
    again = tokens[comma + 1] if 0 <= comma < len(tokens) - 1 else None
    return (
        again is not None
        and again.kind == NAME
        and any(t.kind == NAME and t.value is again.value for t in tokens[max(0, comma - _FAR) : comma])
    )


def _behind_contrast(tokens: Sequence[Token], start: int) -> bool:
    before = [token for token in tokens if token.end <= start and not (token.kind == WORD and token.value.grammar == "filler")]
    return bool(before) and before[-1].kind == WORD and before[-1].value.grammar == "contrast"


def behind_excepted_cells(tokens: Sequence[Token], index: int) -> int:
    """The place of the result behind an exception of cells: "S100 apart from isolated cells *negative*"; 0 if it is none."""
    some = False
    for at in range(index + 1, min(index + _NEAR, len(tokens))):
        token = tokens[at]
        if token.kind in (NAME, NUMBER):
            return 0
        if token.kind == SIGN:
            return at if some else 0
        if token.kind != WORD:
            if token.value == ",":
                continue
            return 0
        statement = token.value.statement
        if statement is not None and statement[0] == "polarity":
            return at if some else 0
        if token.value.grammar in ("copula", "denial"):
            return at if some else 0
        some = some or (statement is not None and statement[0] == "extent")
        if not (statement is None or statement[0] in ("extent", "intensity")) and statement != ("cells", "tumour"):
            return 0
    return 0
