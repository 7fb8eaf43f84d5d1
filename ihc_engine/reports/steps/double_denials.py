"""A denial that is itself denied: "DOG1 could not be shown to be absent", "is never absent", "cannot be called negative".

That nothing is missing does not yet tell what is there: the staining is unclear, unless the same sentence tells it. Only "is *not
without* reactivity" says that it stains.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_NEGATIVE = ("polarity", "negative")
_POSITIVE = ("polarity", "positive")
_UNCLEAR = ("polarity", "equivocal")
#: Tokens between the two denials.
_BETWEEN = 5
_SMALL = frozenset(("copula", "link", "filler", "existence", "pronoun"))


def with_double_denials(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a denial of "absent" and the like as an unclear result, or as none where another is told."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.kind != WORD or token.value.grammar != "denial":
            continue
        stains = _not_without(tokens, at)
        if stains is not None:
            stained = Token(WORD, Entry("", statement=_POSITIVE), tokens[stains].start, tokens[stains].end)
            small = Token(WORD, Entry("", grammar="filler"), token.start, token.end)
            read += [*tokens[done:at], small, *tokens[at + 2 : stains], stained]
            done = stains + 1
            continue
        last = _denied(tokens, at) if token.value.statement is None else _denied_behind(tokens, at)
        if last is None:
            continue
        told = _told_behind(tokens, last + 1)
        entry = Entry("", grammar="filler") if told else Entry("not absent", statement=_UNCLEAR)
        return [*read, *tokens[done:at], Token(WORD, entry, token.start, tokens[last].end), *tokens[last + 1 :]]
    return [*read, *tokens[done:]] if done else tokens


def _not_without(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the noun behind two denials, of which the second can only be "without": "nicht ohne Expression"."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != WORD:
        return None
    denied = tokens[at + 1].value
    if tokens[at].value.phrase.split()[-1:] == denied.phrase.split()[:1]:
        return None  # a denial that was dictated twice
    if denied.statement == _NEGATIVE and denied.denies and denied.several:
        return at + 1  # "is not *without expression*", as one phrase
    if denied.grammar != "denial":
        return None
    for place in range(at + 2, min(len(tokens), at + 2 + _BETWEEN)):
        if tokens[place].kind != WORD:
            return None
        entry = tokens[place].value
        if entry.grammar == "expressing" or entry.statement == _POSITIVE:
            return place
        if entry.grammar not in (None, "filler", "link") or (entry.statement or ("extent",))[0] not in ("extent", "intensity"):
            return None
    return None


def _denied(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the word that says "absent" behind the denial at a place."""
    for place in range(at + 1, min(len(tokens), at + 1 + _BETWEEN)):
        token = tokens[place]
        if token.kind != WORD:
            return None
        entry = token.value
        if entry.statement == _NEGATIVE and " " not in entry.phrase:
            called = any(t.value.written for t in tokens[at + 1 : place])
            return place if entry.grammar == "denial" or called else None
        if entry.statement is not None or not (entry.written or entry.grammar in _SMALL):
            return None
    return None


def _denied_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the denial that ends the clause right behind "absent", as in German: "S100 fehlt *nicht*"."""
    if tokens[at].value.statement != _NEGATIVE or at + 1 == len(tokens):
        return None
    denial, end = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    ends = end is None or (end.kind == POINT and end.value in ",;.\n")
    return at + 1 if ends and denial.kind == WORD and denial.value.grammar == "denial" and not denial.value.statement else None


def _told_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence goes on to tell how the same marker stains."""
    for token in tokens[at:]:
        if token.kind == NAME:
            return False
        if token.kind == SIGN:
            return True
        stated = token.value.statement if token.kind == WORD else None
        if stated is not None and (stated == ("polarity", "positive") or stated[0] in ("intensity", "extent")):
            return True
        if token.kind == POINT and token.value in ".\n":
            return False
    return False
