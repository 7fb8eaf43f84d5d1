"""What a result would mean, where none is told: "*loss of H3K27me3 would* carry weight" is a hypothesis. "The loss of H3K27me3
would fit" is none: there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_HYPOTHETICAL = frozenset(("hypothetical",))
#: Tokens of such a subject.
_LONGEST = 12
#: Words with which a clause has a verb or a subject of another kind.
_NO_SUBJECT = frozenset(("copula", "existence", "pronoun", "contrast", "denial", "performing", "naming"))
_RESULTS = ("polarity", "intensity", "extent")


def with_conditional_subjects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such verbs with what they tell."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.conditional and _is_subject(tokens, at):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value=replace(token.value, context=token.value.context | _HYPOTHETICAL))
    return tokens if read is None else read


def _is_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a result of a stain, and no verb, stands between the beginning of a clause and its verb."""
    named = result = False
    for token in reversed(tokens[max(0, verb - _LONGEST) : verb]):
        if token.kind == POINT and token.value in ",;:.\n":
            break
        if token.kind in (SIGN, NUMBER):
            return False
        if token.kind == NAME:
            named = True
        elif token.kind == WORD:
            entry = token.value
            stated = entry.statement is not None and entry.statement[0] in _RESULTS
            noun = entry.grammar == "expressing" and (entry.noun or not entry.finite)
            if entry.definite or entry.grammar in _NO_SUBJECT or (entry.grammar == "expressing" and not noun):
                return False
            if entry.relative or entry.possessive or "present" in entry.context:
                return False
            result = result or stated or noun
    return named and result
