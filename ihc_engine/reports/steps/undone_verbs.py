"""Verbs that are not said again of stains that were not done: "SMA was performed, desmin *was not*", "... *never was*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_UNDONE = Entry("not done", statement=("polarity", "not_performed"))
#: Tokens between the verb of the clause before and a denial.
_FAR = 24


def with_undone_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, denials that end a clause behind one that tells what was done as "not done"."""
    if not any(token.kind == WORD and _doing(token.value) for token in tokens):
        return tokens
    at = 1
    while at < len(tokens):
        end = _alone(tokens, at)
        if end is not None and _done_before(tokens, at):
            tokens = [*_parted(tokens[:at]), Token(WORD, _UNDONE, tokens[at].start, tokens[end - 1].end), *tokens[end:]]
        at += 1
    return tokens


def _alone(tokens: Sequence[Token], at: int) -> int | None:
    """Where a denial ends that stands with its verb, and no more, between a name and the end of a clause."""
    token = tokens[at]
    if token.kind != WORD or token.value.grammar != "denial" or token.value.statement or tokens[at - 1].kind != NAME:
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].kind == WORD and tokens[end].value.grammar == "copula":
        end += 1
    closes = end == len(tokens) or (tokens[end].kind == POINT and tokens[end].value in ",;.)\n")
    return end if closes else None


def _parted(tokens: list[Token]) -> list[Token]:
    """The tokens before such a denial, the comma before its name as the end of a clause: it tells nothing of what was done."""
    comma = next((at for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _FAR), -1) if tokens[at].kind != NAME), None)
    if comma is None or tokens[comma].kind != POINT or tokens[comma].value != ",":
        return tokens
    return [*tokens[:comma], tokens[comma]._replace(value=";"), *tokens[comma + 1 :]]


def _done_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the last that is told before tells that stains were done or ordered, and nothing of how they came out."""
    clause = False
    for token in reversed(tokens[max(0, at - _FAR) : at]):
        if token.kind == POINT and token.value == ".":
            return False
        clause = clause or (token.kind == POINT and token.value in ",;")
        clause = clause or (token.kind == WORD and token.value.grammar in ("joining", "contrast"))
        if token.kind != WORD:
            continue
        if _doing(token.value):
            return clause
        if token.value.statement is not None or token.value.grammar in ("denial", "expressing", "existence"):
            return False
    return False


def _doing(entry: Entry) -> bool:
    return entry.ordered or entry.undertaken or entry.grammar == "performing"
