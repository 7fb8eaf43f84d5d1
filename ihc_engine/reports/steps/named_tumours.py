"""Tumours that are named after cells, in languages without blanks: "*血管母细胞瘤*", "*血管筋線維芽細胞腫*", "*혈관근지방종*".

The reader knows only the diagnoses that are listed. Of any other such name it would find the vessels and the fibroblasts, and
take what stains the tumour for what stains them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import UNKNOWN, WORD, Token

#: Words and unknown syllables of such a name, behind the first.
_LONGEST = 5
#: Cells that give none its name: "残留神经纤维瘤" is a neurofibroma that is left.
_NEVER = ("tumour", "control", "sustentacular", "entrapped elements")


def with_named_tumours(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, each such name as one word that says nothing of cells."""
    endings = lexicon.tumour_endings
    if not endings:
        return tokens
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        end = _end(tokens, at, endings) if _cells(token) else None
        if end is None:
            read.append(token)
            continue
        done = end
        name = "".join(_phrase(part) for part in tokens[at:end])
        read.append(Token(WORD, Entry(name, grammar="filler"), token.start, tokens[end - 1].end))
    return read if done else tokens


def _end(tokens: Sequence[Token], at: int, endings: tuple[str, ...]) -> int | None:
    """Behind the syllable that ends the name of a tumour: "血管" + "母" + "细胞" + "瘤"; None if cells begin no such name."""
    for place in range(at + 1, min(len(tokens), at + 1 + _LONGEST)):
        token = tokens[place]
        if token.start != tokens[place - 1].end:
            return None
        if token.kind not in (WORD, UNKNOWN):
            return None
        if _phrase(token).endswith(endings) and (token.kind == UNKNOWN or not token.value.statement):
            return place + 1
        if token.kind == WORD and not (_cells(token) or token.value.whichever):
            return None
    return None


def _cells(token: Token) -> bool:
    """Whether a word is for cells or tissue that may give a tumour its name."""
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER


def _phrase(token: Token) -> str:
    return str(token.value.phrase if token.kind == WORD else token.value)
