"""A loss that is denied behind its list: "loss of MLH1 and PMS2 *is not seen*", "perte de MLH1 *absente*". Both are retained."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_LOST, _RETAINED = ("polarity", "lost"), Entry("", statement=("polarity", "retained"))
_SILENT = Entry("", grammar="filler")
#: Tokens of a list, and of what denies it.
_LONGEST, _BEHIND = 30, 5
#: Letters of the part of a verb that may stand behind its denial.
_PARTICLE = 3
_SMALL = frozenset(("filler", "link", "joining", "expressing"))


def with_absent_losses(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a loss as what is said of it."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.statement != _LOST or not _leads_on(tokens, at) or _denied(tokens, at):
            continue
        end = _end(tokens, at + 1)
        stop = None if end is None else _denied_behind(tokens, end)
        if end is not None and stop is not None:
            read = list(tokens)
            read[at] = token._replace(value=_RETAINED)
            for place in range(end, stop):
                read[place] = tokens[place]._replace(kind=WORD, value=_SILENT)
            return read
    return tokens


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == WORD and following.value.grammar in ("link", "filler")


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands before a loss in its clause: "no loss of"."""
    for token in reversed(tokens[max(0, at - _BEHIND) : at]):
        if token.kind == POINT:
            return False
        if _denies([token]):
            return True
    return False


def _denies(tokens: Sequence[Token]) -> bool:
    return any(token.kind == WORD and token.value.grammar == "denial" for token in tokens)


def _end(tokens: Sequence[Token], begin: int) -> int | None:
    """The place behind the last name of the list that a loss leads on to."""
    end = None
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            end = at + 1
        elif not (
            (token.kind == POINT and token.value in ",/")
            or (token.kind == WORD and token.value.grammar in _SMALL and not token.value.statement)
        ):
            break
    return end


def _denied_behind(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind what denies a list right before a place, where its clause ends there: "is not seen", "absent", "fehlt"."""
    denied = False
    for at in range(begin, min(len(tokens), begin + _BEHIND + 1)):
        token = tokens[at]
        if token.kind == POINT:
            return at if denied and token.value in ",;.\n" else None
        if token.kind == UNKNOWN and (_denies(tokens[at + 1 : at + 2]) or (denied and len(token.value) <= _PARTICLE)):
            continue  # "*liegt* nicht *vor*", but not "is not *surprising*"
        if token.kind != WORD:
            return None
        entry = token.value
        absent = entry.grammar in ("denial", "existence") and entry.statement in (None, ("polarity", "negative"))
        positive = entry.grammar == "existence" and entry.statement in (None, ("polarity", "positive"))
        if entry.grammar == "denial" or (absent and entry.statement) or entry.unseen:
            denied = True
        elif not (entry.grammar in ("copula", "filler") or positive):
            return None
    return len(tokens) if denied and len(tokens) <= begin + _BEHIND + 1 else None
