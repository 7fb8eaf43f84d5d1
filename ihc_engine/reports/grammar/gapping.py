"""Verbs that are not said again: "the Schwann cells stained for S100; ganglion cells for synaptophysin"."""

from __future__ import annotations

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Words of a subject.
_LONGEST_SUBJECT = 6


def without_verb(tokens: list[Token], index: int, told: Phrase | None) -> Phrase | None:
    """The result of a name behind a subject and a preposition alone, as the verb of the clause before states it; None elsewhere.

    ``told``: what was said last.
    """
    if told is None or not told.linked or told.says_no or "expressing" not in told.notes or told.numbers:
        return None
    if index < 2 or tokens[index - 1].kind != WORD or tokens[index - 1].value.grammar != "link":
        return None
    start = index - 1
    while start > 0 and not (tokens[start - 1].kind == POINT and tokens[start - 1].value in ";,"):
        start -= 1
    subject = tokens[start : index - 1]
    if start == 0 or not 0 < len(subject) <= _LONGEST_SUBJECT or not all(map(_of_subject, subject)):
        return None
    cells = [t.value.statement for t in subject if t.kind == WORD and t.value.statement]
    if not cells and not any(t.kind == WORD and t.value.morphology for t in subject):
        return None
    kept = [statement for statement in told.statements if statement[0] != "cells"]
    return Phrase(subject[0].start, tokens[index - 1].end, [*cells, *kept], [], set(told.notes), linked=True)


def _of_subject(token: Token) -> bool:
    """Whether a token may stand in the subject of a clause without a verb: cells, and words beside them."""
    if token.kind == UNKNOWN:
        return True
    if token.kind != WORD:
        return False
    entry = token.value
    stated = entry.statement
    return (
        (stated is None or stated[0] == "cells")
        and entry.grammar in (None, "filler", "contrast", "joining")
        and not entry.context
    )
