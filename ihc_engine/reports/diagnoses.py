"""Diagnoses named in a report, and how certain the report is of each: stated, favoured, in the differential, excluded."""

from __future__ import annotations

from typing import cast

from ihc_engine.reports.clauses import clauses_of, contexts_of
from ihc_engine.reports.model import Certainty, DiagnosisMention
from ihc_engine.reports.tokens import NAME, POINT, WORD, Sentence, Token

_NOT_HERE = frozenset(("earlier", "literature"))
#: Sections in which a diagnosis without a word of certainty is stated.
_STATED_HERE = frozenset((None, "diagnosis", "addendum", "specimen"))


def diagnoses_in(sentence: Sentence, tokens: list[Token], text: str) -> list[DiagnosisMention]:
    """The diagnoses of a sentence; none of an earlier specimen or of the literature."""
    if sentence.section in _NOT_HERE:
        return []
    found: list[DiagnosisMention] = []
    for clause in clauses_of(tokens):
        about = contexts_of(clause)
        if "earlier" in about or "hypothetical" in about:
            continue
        for at, token in enumerate(clause):
            if token.kind == WORD and token.value.diagnosis:
                certainty = _certainty(clause, at, sentence.section)
                if certainty == "stated" and "literature" in about:
                    continue
                found.append(
                    DiagnosisMention(
                        token.value.diagnosis, certainty, token.start, token.end, text[token.start : token.end], sentence.section
                    )
                )
    return found


def _certainty(clause: list[Token], at: int, section: str | None) -> Certainty:
    """By the words behind the diagnosis, else by the nearest before it, else by the section."""
    behind = _behind(clause, at)
    if behind is not None:
        return behind
    before = _before(clause, at)
    if before is not None:
        return before
    if section == "clinical":
        return "differential"
    stains = any(t.kind == NAME and t.value.marker for t in clause)
    return "stated" if section in _STATED_HERE and not (stains and section is None and at > 3) else "differential"


def _behind(clause: list[Token], at: int) -> Certainty | None:
    """ "... is excluded", "... is favoured", "... versus ..."."""
    verb = False
    for token in clause[at + 1 : at + 14]:
        if token.kind == POINT and token.value in ",:" and not verb:
            return None
        if token.kind != WORD:
            continue
        if token.value.diagnosis:
            following = token
            between = [t for t in clause if clause[at].end <= t.start < following.start]
            joined = all(
                t.kind == WORD and (t.value.grammar == "joining" or t.value.certainty == "differential") for t in between
            )
            if joined and between and any(t.kind == WORD and t.value.phrase in ("vs", "vs.", "versus") for t in between):
                return "differential"
            if joined:
                continue
            return None
        if token.value.grammar == "copula":
            verb = True
        if token.value.certainty in ("excluded", "favoured") and token.value.phrase not in ("possible", "likely", "not"):
            return cast("Certainty", token.value.certainty)
        if token.value.certainty == "differential" and (verb or " " in token.value.phrase):
            return "differential"
        if token.value.phrase in ("not", "unlikely") and verb:
            return "excluded"
    return None


def _before(clause: list[Token], at: int) -> Certainty | None:
    for place in range(at - 1, -1, -1):
        token = clause[place]
        if token.kind == WORD:
            if token.value.certainty:
                return cast("Certainty", token.value.certainty)
            if token.value.grammar == "denial":
                return "excluded"
        if token.kind == POINT and token.value == ":" and at - place > 1:
            continue
    return None


def reported(mentions: list[DiagnosisMention]) -> str | None:
    """The diagnosis that the report makes: in a diagnosis section or an addendum, else the last one stated, else favoured."""
    for certainty in ("stated", "favoured"):
        said = [m for m in mentions if m.certainty == certainty]
        amended = [m for m in said if m.section == "addendum"]
        headed = [m for m in said if m.section == "diagnosis"]
        if amended:
            return amended[-1].diagnosis
        if headed:
            return headed[0].diagnosis
        if said:
            return said[-1].diagnosis
    return None
