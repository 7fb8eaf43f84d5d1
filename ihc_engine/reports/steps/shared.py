"""What the tumour shares with cells beside it: "the spindle cells share CD34 with the endothelium". The tumour stains."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NEVER = ("tumour", "control", "sustentacular")


def with_shared(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the cells with which the tumour shares a stain as a silent word."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.shared or not _of_the_tumour(tokens, at):
            continue
        begin, end = _partner(tokens, at)
        if begin < end:
            read = list(tokens) if read is None else read
            for place in range(begin, end):
                read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
    return tokens if read is None else read


def _of_the_tumour(tokens: Sequence[Token], at: int) -> bool:
    """Whether no other cells are the subject of the verb at a place."""
    for token in reversed(tokens[:at]):
        if _parts(token):
            break
        if token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "cells":
            return bool(token.value.statement[1] == "tumour")
    return True


def _partner(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Where the preposition and the other cells stand behind the stain that is shared; nothing where they do not."""
    named, link = False, at
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if _parts(token):
            break
        if token.kind == NAME:
            named = True
        elif token.kind == WORD and named and _other_cells(token):
            return link, place + 1
        elif token.kind == WORD and token.value.grammar in ("link", "filler"):
            link = place if tokens[place - 1].kind == NAME else link
        elif named:
            break
    return at, at


def _parts(token: Token) -> bool:
    return token.kind == POINT or (token.kind == WORD and token.value.grammar == "contrast")


def _other_cells(token: Token) -> bool:
    stated = token.value.statement
    return (stated is not None and stated[0] == "cells" and stated[1] not in _NEVER) or bool(token.value.tissue)
