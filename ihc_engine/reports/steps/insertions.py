"""What stands between cells and their verb: "the vessels, *which served as a control*, were positive for CD31".

Without it the verb stands beside its subject, and the result is not taken for the tumour's. So it is with cells that are denied
there ("the vessels, *but not the tumour cells*, are positive") and with clauses without commas ("mast cells *that are present
throughout the lesion* are positive").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_BORDERS = ",-"
_ENDS = ",;.:()\n"
#: Tokens of a subject and of what is inserted that are looked at, and those between a denial and the cells that it denies.
_LONGEST, _NEAR = 12, 4
_VERBS = frozenset(("copula", "expressing", "existence"))
_CONTROL = frozenset(("control",))
#: Words that make another clause of a subject or of what is inserted.
_TURNS = frozenset(("denial", "contrast", "exception", "joining"))


def with_insertions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence in a language with blanks, without what is inserted behind cells, but for a word for controls."""
    verbs = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.grammar in _VERBS]
    if not verbs or not any(map(_of_cells, tokens[: verbs[-1]])):
        return tokens
    return _without(_without(tokens, list(_between_borders(tokens))), list(_clauses(tokens)) + list(_denied(tokens)))


def _without(tokens: list[Token], stretches: list[tuple[int, int]]) -> list[Token]:
    """The tokens without some stretches."""
    gone = {at for first, end in stretches for at in range(first, end)}
    if not gone:
        return tokens
    return [t for at, t in enumerate(tokens) if at not in gone or (t.kind == WORD and t.value.context)]


def _between_borders(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """What is inserted between two commas or dashes, with both of them."""
    borders = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value in _BORDERS]
    done = 0
    for first, second in pairwise(borders):
        near = first >= done and second - first <= _LONGEST and tokens[first].value == tokens[second].value
        if near and _inserted(tokens, first, second) and _subject(tokens, first):
            done = second + 1
            yield first, done


def _inserted(tokens: list[Token], first: int, second: int) -> bool:
    """Whether a relative clause stands between two borders, or anything that tells no result, and a verb behind them."""
    if second + 1 >= len(tokens) or second - first < 2:
        return False
    begin, verb = tokens[first + 1], tokens[second + 1]
    inside = tokens[first + 1 : second]
    denied = _denies_cells(inside)
    if verb.kind != WORD or (begin.kind == WORD and begin.value.grammar in _TURNS and not denied):
        return False
    clause = denied or (begin.kind == WORD and begin.value.relative)
    follows = verb.value.grammar == "copula" or (clause and (verb.value.grammar in _VERBS or _tells(verb)))
    return follows and not any(map(_tells_more, inside))


def _denies_cells(inside: list[Token]) -> bool:
    """Whether other cells are denied: "but not the tumour cells", "nicht aber die Tumorzellen"."""
    return any(t.kind == WORD and t.value.grammar == "denial" for t in inside[:2]) and any(map(_of_cells, inside))


def _clauses(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Relative clauses without commas, up to the verb of what they stand behind."""
    for at, token in enumerate(tokens):
        relative = token.kind == WORD and token.value.relative
        if relative and at and _of_cells(tokens[at - 1]) and _subject(tokens, at, alone=True):
            end = _verb_behind(tokens, at)
            if end > 0:
                yield at, end


def _verb_behind(tokens: list[Token], start: int) -> int:
    """The place of a verb right before a result, with nothing between that tells of a stain; -1 if there is none."""
    for at in range(start + 1, min(start + _LONGEST, len(tokens) - 1)):
        token, behind = tokens[at], tokens[at + 1]
        if token.kind == WORD and token.value.grammar == "copula" and behind.kind == WORD and _decides(behind):
            return at
        if _tells_more(token) or (token.kind == WORD and token.value.grammar in _TURNS):
            return -1
    return -1


def _decides(token: Token) -> bool:
    return bool(token.value.grammar == "denial" or (_tells(token) and token.value.grammar != "existence"))


def _denied(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Cells that are denied between other cells and their verb: "the vessels *and not the tumour* are positive"."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "denial":
            continue
        turned = at > 0 and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar in ("contrast", "joining")
        start = at - 1 if turned else at
        cells = next((n for n in range(at + 1, min(at + _NEAR, len(tokens) - 1)) if _of_cells(tokens[n])), -1)
        if cells < 0 or not _is_verb(tokens[cells + 1]) or any(map(_tells_more, tokens[at + 1 : cells])):
            continue
        if _subject(tokens, start):
            yield start, cells + 1


def _is_verb(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("copula", "expressing")


def _tells_more(token: Token) -> bool:
    """Whether a token of what is inserted names a stain or tells a result, more than that something is seen somewhere."""
    seen = token.kind == WORD and token.value.grammar == "existence"
    about = token.kind == WORD and not token.value.context <= _CONTROL  # "the tumour, unlike the muscle, is ..."
    return token.kind in (NAME, SIGN) or (token.kind == POINT and token.value in _ENDS) or (_tells(token) and not seen) or about


def _subject(tokens: list[Token], end: int, *, alone: bool = False) -> bool:
    """Whether the clause before a place is nothing but cells, in the words that tell which.

    ``alone``: the tumour and other cells in it may be subject and object ("the tumour contains nerves").
    """
    cells: list[str] = []
    for token in reversed(tokens[max(0, end - _LONGEST) : end]):
        if token.kind == POINT and token.value in _ENDS:
            break
        if token.kind in (NAME, NUMBER, SIGN) or _tells(token):
            return False
        if token.kind == WORD and (token.value.grammar in _VERBS or token.value.grammar in _TURNS):
            return False
        if _of_cells(token):
            cells.append(token.value.statement[1])
    return bool(cells) and not (alone and len(cells) > 1 and "tumour" in cells)


def _of_cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells"


def _tells(token: Token) -> bool:
    """Whether a word says that something stains or does not."""
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"
