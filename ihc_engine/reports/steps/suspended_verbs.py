"""One word for two verbs: "SMA is, and desmin is not, *expressed*". It stands behind the second, and is said of the first too.

"The recurrence expresses desmin, which the primary did not": such a verb behind another subject says nothing of this tumour.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens between the two verbs, and of a subject.
_FAR, _LONGEST = 14, 8
_POSITIVE = Entry("positive", statement=("polarity", "positive"))
_JOINTS = frozenset(("joining", "contrast"))


def with_suspended_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words behind both verbs, and without what is told of another subject."""
    at = 1
    while at < len(tokens) - 1:
        if _stops(tokens[at]):
            if _verb(tokens[at - 1]) and (found := _second(tokens, at)) is not None:
                comma, result = found
                said = tokens[result]._replace(start=tokens[at].start, end=tokens[at].end)
                if said.value.grammar == "existence" or said.value.statement is None:
                    said = said._replace(value=_POSITIVE)
                tokens = [*tokens[:at], said, *tokens[at + 1 : comma], *tokens[comma + 1 :]]
            elif (end := _of_another(tokens, at)) is not None:
                tokens = [*tokens[:at], *tokens[end:]]
        at += 1
    return tokens


def _second(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The places of the comma behind a second verb and of the result behind that; the first verb stands before ``at``."""
    joint = tokens[at + 1]
    if joint.kind != WORD or joint.value.grammar not in _JOINTS or not _behind_name(tokens, at - 1):
        return None
    for place in range(at + 2, min(len(tokens) - 1, at + _FAR)):
        token = tokens[place]
        if _stops(token) and _verb(tokens[place - 1]) and _behind_name(tokens, place - 1):
            return (place, place + 1) if _is_result(tokens, place + 1) else None
        names = token.kind == NAME or (token.kind == WORD and token.value.grammar in ("joining", "filler"))
        if not (names or _verb(token) or (token.kind == POINT and token.value in ",/")):
            return None
    return None


def _behind_name(tokens: Sequence[Token], verb: int) -> bool:
    return verb > 0 and tokens[verb - 1].kind == NAME


def _is_result(tokens: Sequence[Token], at: int) -> bool:
    """Whether one word is a result and ends the clause, or tells of its cells behind it."""
    token = tokens[at]
    if token.kind != WORD or token.value.denies:
        return False
    polar = (token.value.statement or ("",))[0] == "polarity"
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = behind is None or behind.kind == POINT or (behind.kind == WORD and behind.value.grammar in ("filler", "link"))
    return ends and (polar or token.value.grammar in ("expressing", "existence"))


def _of_another(tokens: Sequence[Token], at: int) -> int | None:
    """Where a clause ends that begins behind a comma with "which", a subject of its own and a denial without any verb."""
    if tokens[at + 1].kind != WORD or not tokens[at + 1].value.relative:
        return None
    for place in range(at + 2, min(len(tokens), at + 2 + _LONGEST)):
        token = tokens[place]
        if token.kind in (NAME, POINT):
            return None
        if token.kind == WORD and token.value.grammar == "denial":
            alone = token.value.statement is None and place > at + 2
            behind = tokens[place + 1] if place + 1 < len(tokens) else None
            ends = behind is None or (behind.kind == POINT and behind.value in ",;.")
            return place + 1 if alone and ends else None
        if token.kind == WORD and (token.value.grammar not in (None, "filler", "present") or token.value.statement):
            return None
    return None


def _stops(token: Token) -> bool:
    return token.kind == POINT and token.value == ","


def _verb(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("copula", "denial")
