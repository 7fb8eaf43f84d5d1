"""Lists that a denial begins and a verb behind them ends: "none of the markers S100 and desmin was positive", "ni S100 ni SOX10
se expresan".

The denial speaks of every name, and the verb says it again: it is read as "negative for S100 and desmin".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.borders import behind_list, list_from, one_list, says
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens between a denial and the first name.
_NEAR = 6
_BETWEEN = frozenset(("link", "filler", "naming", "pronoun"))
_BEFORE = frozenset(("contrast", "joining", "filler"))
_AND = Entry("nor", grammar="joining", conjoins=True)
_OF = Entry("of", grammar="link")
_SILENT = Entry("of them", grammar="filler")


def with_denied_subjects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, lists whose verb is denied before them as denied, without their verb."""
    at = 0
    while at < len(tokens):
        if _denies(tokens[at]) and (found := _subject(tokens, at)) is not None:
            first, end, stop = found
            said = Entry(tokens[at].value.phrase, statement=("polarity", "negative"))
            tokens = [
                *tokens[:at],
                tokens[at]._replace(value=said),
                Token(WORD, _OF, tokens[at].end, tokens[at].end),
                *(token._replace(kind=WORD, value=_SILENT) for token in tokens[at + 1 : first]),
                *(token._replace(value=_AND) if _nor(token) else token for token in tokens[first:end]),
                Token(POINT, ".", tokens[stop - 1].end - 1, tokens[stop - 1].end),
                *tokens[stop:],
            ]
        at += 1
    return tokens


def _subject(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """The place of the first name behind a denial, where its list ends, and where the verb that affirms it ends."""
    first = at + 1
    while first < min(len(tokens), at + _NEAR) and (tokens[first].kind == UNKNOWN or _grammar(tokens[first]) in _BETWEEN):
        first += 1
    if first >= len(tokens) or tokens[first].kind != NAME:
        return None
    joints, end = list_from(tokens, first)
    granted = any(_grammar(token) == "contrast" for token in tokens[max(0, at - _NEAR) : at])
    alone = first == at + 1 and not _nor(tokens[at])
    if not _begins(tokens, at, alone=alone):
        return None
    if not joints or not one_list(joints) or (granted and alone and any(joint.comma for joint in joints)):
        return None  # "although no desmin, CD34 and SMA were positive"
    behind = behind_list(tokens, end)
    verb = next((t for t in behind if _grammar(t) != "filler"), None)
    if verb is None or _grammar(verb) not in ("copula", "expressing", "existence") or says(behind) != "positive":
        return None
    told = next((place for place, token in enumerate(behind) if says((token,)) == "positive"), None)
    return None if told is None else (first, end, end + told + 1)


def _begins(tokens: Sequence[Token], at: int, *, alone: bool) -> bool:
    """Whether a denial begins its clause; ``alone``: a name is right behind it, so that a name before it may wait for the same
    verb ("SMA, but *not* desmin or CD34 was positive")."""
    parted = False
    for token in reversed(tokens[:at]):
        if token.kind == POINT and token.value in ";.:\n(":
            return True
        grammar = _grammar(token)
        if token.kind != POINT and (grammar not in _BEFORE or token.value.whichever):
            return parted and not (alone and token.kind == NAME)
        parted = parted or token.kind == POINT or grammar in ("contrast", "joining")
    return True


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial" and token.value.statement is None


def _nor(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.nor)


def _grammar(token: Token) -> str | None:
    grammar: str | None = token.value.grammar if token.kind == WORD else None
    return grammar
