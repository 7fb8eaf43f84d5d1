"""The sex of the patient that a report tells in words."""

from __future__ import annotations

from ihc_engine.reports.model import Statement
from ihc_engine.reports.words.persons import Persons
from ihc_engine.reports.words.tokens import NAME, WORD, Token


def sex_in(tokens: list[Token], text: str, persons: Persons) -> Statement | None:
    """The sex that a sentence names, in words."""
    for token in tokens:
        # "Mme" is a person, "MME" a marker
        named = token.kind == WORD or (token.kind == NAME and not text[token.start : token.end].isupper())
        sexed = named and token.value.measure in ("male", "female") and len(token.value.phrase) > 1
        sexed = sexed and token.value.grammar != "filler"  # German "man", which is nobody
        if sexed and not persons.doctor_before(text, token.start):  # "Dr M."
            return Statement("sex", token.value.measure, token.start, token.end, text[token.start : token.end])
    for token in tokens:
        sexed = token.kind == WORD and token.value.sex and token.value.several  # "52-jähriger Patient"
        if sexed and not persons.doctor_before(text, token.start):
            return Statement("sex", token.value.sex, token.start, token.end, text[token.start : token.end])
    return None
