"""How many cells were counted: "Ki-67 was counted on *2000 cells* and is 33 %". That is no result."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NUMBER, WORD, Token

#: The fewest cells that are counted for an index.
_FEWEST = 100


def with_cells_counted(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, numbers of counted cells as silent words."""
    places = [at for at in range(len(tokens) - 1) if _counts(tokens[at]) and _cells(tokens[at + 1])]
    if not places:
        return tokens
    silent = {*places, *(at + 1 for at in places)}
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if at in silent else t for at, t in enumerate(tokens)]


def _counts(token: Token) -> bool:
    return token.kind == NUMBER and token.value[0] == "number" and token.value[1].isdigit() and int(token.value[1]) >= _FEWEST


def _cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.whichever or token.value.statement == ("cells", "tumour"))
