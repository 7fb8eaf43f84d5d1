"""A loss of neither of two: "*neither* INI1 *nor* BRG1 is *lost*", "*loss of neither* INI1 *nor* BRG1". Both are retained."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_LOST = frozenset((("polarity", "lost"), ("polarity", "partial_loss")))
_RETAINED = Entry("", statement=("polarity", "retained"))
_AND, _SILENT = Entry("", grammar="joining", conjoins=True), Entry("", grammar="filler")
#: Tokens of a list, and between it and the loss.
_LONGEST, _NEAR = 16, 6


def with_neither_lost(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such losses as what they deny."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.nor or at + 3 >= len(tokens) or tokens[at + 1].kind != NAME:
            continue
        end = _end(tokens, at + 1)
        if end is None:
            continue
        before, behind = _loss_before(tokens, at), _loss_behind(tokens, end)
        if before is None and behind is None:
            continue
        read = list(tokens)
        for place in range(at + 1, end):
            if _nor(tokens[place]):
                read[place] = Token(WORD, _AND, tokens[place].start, tokens[place].end)
        if before is not None:
            for place in range(before, at):
                read[place] = Token(WORD, _SILENT, tokens[place].start, tokens[place].end)
            read[at] = Token(WORD, _RETAINED, token.start, token.end)
            stop = tokens[end - 1].end
            behind_list = tokens[end] if end < len(tokens) else None
            if behind_list is not None and behind_list.kind == WORD and behind_list.value.grammar in ("joining", "contrast"):
                read[end] = Token(POINT, ";", stop, stop)
            read.insert(at + 1, Token(WORD, Entry("", grammar="link"), token.end, token.end))
        elif behind is not None:
            read[at] = Token(WORD, _SILENT, token.start, token.end)
            read[behind] = Token(WORD, _RETAINED, tokens[behind].start, tokens[behind].end)
        return read
    return tokens


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")


def _nor(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.nor)


def _end(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the names of a list that is joined with "nor"; None where it is not."""
    last, joined = begin, False
    for at in range(begin + 1, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif _nor(token):
            joined = True
        elif not (_is_comma(token) or (token.kind == WORD and token.value.grammar in ("joining", "filler"))):
            break
    return last + 1 if joined and last > begin else None


def _loss_before(tokens: Sequence[Token], at: int) -> int | None:
    """The place of a loss that a preposition leads from to "neither": "loss of", "loss is seen of"."""
    if not at or tokens[at - 1].kind != WORD or tokens[at - 1].value.grammar != "link":
        return None
    for place in range(at - 2, max(-1, at - 2 - _NEAR), -1):
        token = tokens[place]
        if token.kind != WORD:
            return None
        if token.value.statement in _LOST:
            return place
        if token.value.grammar not in ("copula", "existence", "filler", "expressing"):
            return None
    return None


def _loss_behind(tokens: Sequence[Token], end: int) -> int | None:
    """The place of a loss behind a list and its verb."""
    for place in range(end, min(len(tokens), end + _NEAR)):
        token = tokens[place]
        if token.kind != WORD:
            return None
        if token.value.statement in _LOST:
            return place
        if token.value.grammar not in ("copula", "filler", "expressing") and not token.value.showing:
            return None
    return None
