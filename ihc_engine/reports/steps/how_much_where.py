"""How much stains in some cells, set against others that do not: "SMA *strong in spindle cells*, absent in epithelioid cells".

What tells only how much would be taken back by what is told of the others; so it is said that it stains.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_POSITIVE = Entry("", statement=("polarity", "positive"))
_HOW_MUCH = frozenset(("extent", "intensity"))


def with_how_much_where(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a positive result behind such words beside a clause that denies staining of other cells."""
    if not any(token.kind == WORD and _denies(token.value) for token in tokens):
        return tokens
    parts = list(_parts(tokens))
    places: list[int] = []
    for number, (begin, end) in enumerate(parts):
        at = _how_much(tokens[begin:end])
        if at is None:
            continue
        beside = (*parts[number + 1 : number + 2], *parts[max(0, number - 1) : number])
        if any(_denied(tokens[start:stop], behind=start > begin) for start, stop in beside):
            places.append(begin + at + 1)
    for place in reversed(places):
        at = tokens[place - 1].end
        tokens = [*tokens[:place], Token(WORD, _POSITIVE, at, at), *tokens[place:]]
    return tokens


def _parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The parts of a sentence between commas, semicolons, "and" and "but"."""
    found, begin = [], 0
    for at, token in enumerate(tokens):
        joins = token.kind == WORD and token.value.grammar in ("joining", "contrast")
        if joins or (token.kind == POINT and token.value in ",;.:\n|"):
            if at > begin:
                found.append((begin, at))
            begin = at + 1
    if begin < len(tokens):
        found.append((begin, len(tokens)))
    return found


def _how_much(part: Sequence[Token]) -> int | None:
    """The place of the last word of how much in a part that tells in which cells, and nothing else of the result."""
    last, cells = None, False
    for at, token in enumerate(part):
        if token.kind in (SIGN, NUMBER):
            return None
        if token.kind != WORD:
            continue
        entry = token.value
        stated = entry.statement or ("", "")
        if stated[0] in _HOW_MUCH and not cells and not entry.portion and not entry.whichever:
            last = at
        elif (
            stated[0] == "polarity"
            or entry.grammar in ("denial", "expressing", "existence", "only", "exception", "rest", "naming")
            or entry.context
            or entry.diagnosis
        ):
            return None
        cells = cells or (last is not None and (stated[0] in ("cells", "component") or entry.portion))
    return last if cells else None


def _denied(part: Sequence[Token], *, behind: bool) -> bool:
    """Whether a part denies staining of cells, without a name where it stands behind."""
    if behind and any(token.kind == NAME for token in part):
        return False
    words = [token.value for token in part if token.kind == WORD]
    cells = any((word.statement or ("",))[0] in ("cells", "component") or word.portion for word in words)
    return cells and any(map(_denies, words))


def _denies(entry: Entry) -> bool:
    return entry.grammar == "denial" or entry.statement == ("polarity", "negative")
