"""Exons behind a gene, without their word: "Molecular (KIT exon 9/11/13; PDGFRA 12/14/18): pending" names no stain."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token

#: Numbers in a row that are no score.
_FEWEST = 3
_HIGHEST_SCORE = 8


def with_exons(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, names before three numbers or more between slashes as those of genes."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if token.kind == NAME and at + 3 < len(tokens) and tokens[at + 1].kind == NUMBER and (end := _row(tokens, at + 1)):
            gene = Entry(token.value.phrase, context={"molecular"})
            read += [*tokens[done:at], Token(WORD, gene, token.start, tokens[end - 1].end)]
            done = end
    return [*read, *tokens[done:]] if done else tokens


def _row(tokens: Sequence[Token], at: int) -> int:
    """Where a row of numbers between slashes ends; 0 where there are too few."""
    counted: list[int] = []
    while at < len(tokens):
        token = tokens[at]
        if token.kind == NUMBER and token.value[0] in ("number", "fraction") and "of" not in token.value[1]:
            counted += [int(number) for number in token.value[1].split("/") if number.strip().isdigit()]
        elif not (token.kind == POINT and token.value == "/"):
            break
        at += 1
    exons = len(counted) >= _FEWEST and counted == sorted(set(counted)) and counted[-1] > _HIGHEST_SCORE
    return at if exons else 0
