"""Staining that is told by a noun, before another marker whose result stands behind it.

"The cells show CD34 expression, desmin negative": what is negative is desmin. Without a verb that shows it, "CD34 expression,
desmin negative" may say either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ihc_engine.reports.grammar.items import LIST, LOCAL, NONE, WEAK, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens between a verb that shows and what it shows.
_NEAR = 8
_HELD = (WEAK, LOCAL, LIST)
NOT_TOLD = "whether a result behind the next marker is its own is not clear"


def shown_apart(tokens: Sequence[Token], group: Sequence[Item], phrase: Phrase) -> int:
    """How many markers of a group have staining of their own, so that a result behind the last is not said of them.

    Where that cannot be told, they are left without a result (``clash``).
    """
    last = group[-1]
    if "expressing" in phrase.notes or not (phrase.says_no or ("polarity", "lost") in phrase.statements):
        return 0  # "S100 expression and SOX10 expression were negative"
    count = next((at for at in range(len(group) - 1, 0, -1) if _by_noun(group[at - 1], last)), 0)
    noun = group[count - 1].head if count else None
    if noun is None or _predicated(tokens, noun.end):
        return 0
    first = next(at for at, item in enumerate(group) if item.head is noun)
    leads = noun.start < group[first].start
    shown = _shown(tokens, group[first].start, links=not leads)
    if not shown and (leads or phrase.leads_back):
        return 0
    listed = leads and group[first].chunk < group[count - 1].chunk and not _closed(tokens, group[count - 1])
    if not shown or listed:  # "CD34 expression, desmin negative"; "show expression of A, B, C negative"
        for item in group[:count]:
            item.clash = item.clash if item.said else NOT_TOLD
    for item in group[count:]:
        if item.head is noun and item.hold in (LIST, LOCAL):  # "show focal staining for CD34, desmin negative"
            item.head, item.hold = None, NONE
    return count


def _predicated(tokens: Sequence[Token], end: int) -> bool:
    """Whether a verb behind a noun waits for its result: "the S100 staining *is*, as that for desmin, negative"."""
    at = bisect_left(tokens, end, key=lambda token: token.start)
    return at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar == "copula"


def _by_noun(item: Item, last: Item) -> bool:
    """Whether staining of a marker before the last is told by a noun alone."""
    noun = item.head
    if noun is None or item.said or item.chunk >= last.chunk or item.hold not in _HELD or noun.decides:
        return False
    if noun.notes & {"verb", "denial"} or not (noun.start < item.start or last.hold == NONE):
        return False
    return "expressing" in noun.notes or ("naming" in noun.notes and bool(noun.statements))


def _closed(tokens: Sequence[Token], last: Item) -> bool:
    """Whether "and" stands before the last name of a list."""
    at = bisect_left(tokens, last.start, key=lambda token: token.start)
    near = tokens[max(0, at - 3) : at]
    return any(token.kind == WORD and token.value.conjoins for token in near) and not any(t.kind == POINT for t in near[-1:])


def joined(tokens: Sequence[Token], last: Item) -> bool:
    """Whether "and" or "or" stands right before the last name of a list."""
    at = bisect_left(tokens, last.start, key=lambda token: token.start)
    return at > 0 and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar == "joining"


def _shown(tokens: Sequence[Token], start: int, *, links: bool) -> bool:
    """Whether a verb such as "show" stands before a place, and nothing that it shows else. ``links``: "with" is one too, which
    behind a noun leads to its names ("the staining *with* CD34")."""
    at = bisect_left(tokens, start, key=lambda token: token.start)
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.kind == POINT or (token.kind == WORD and (token.value.grammar == "denial" or _decides(token))):
            return False
        if token.kind == WORD and token.value.showing and (links or token.value.grammar != "link"):
            return True
        if token.kind == NAME and not _joined(tokens, bisect_left(tokens, token.start, key=lambda t: t.start), at):
            return False
    return False


def _joined(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether names stand in one list up to a place: "show *S100 and* SOX10 expression"."""
    return all(t.kind == NAME or (t.kind == WORD and t.value.grammar in ("joining", "filler")) for t in tokens[begin:end])


def _decides(token: Token) -> bool:
    return token.value.statement is not None and token.value.statement[0] == "polarity"
