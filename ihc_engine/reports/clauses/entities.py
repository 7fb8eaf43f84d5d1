"""Other entities as the subject of a sentence: "schwannomas are S100 positive", "rhabdomyosarcoma, in contrast, expresses SMA".

What is said there is said of the entity, not of this tumour. A diagnosis with an article or a word such as "this" before it is
this tumour's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ihc_engine.reports.clauses.appositions import excluded_behind_apposition
from ihc_engine.reports.clauses.concessions import granted
from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.model import Certainty
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

#: Unknown words between an entity and its verb.
_FAR = 2
#: Tokens behind a verb in which it is told what it leads to.
_NEAR = 5
#: Tokens from a year to a relative clause about the tumour of that year.
_YEAR_BEFORE = 8
#: Words of grammar by which a clause has a verb or subject of its own.
_OWN = frozenset(("copula", "existence", "present", "pronoun", "former", "latter"))
_VERBS = frozenset(("copula", "expressing"))
_NONE: Mapping[int, Entity] = MappingProxyType({})


class Entity(NamedTuple):
    """Where an entity stands, and whether it is surely not this tumour: "GIST expresses CD117" may be said of it in brief."""

    at: int
    surely: bool


def verbs_of_entities(tokens: list[Token]) -> Mapping[int, Entity]:
    """Places of verbs whose subject is another entity, each with the place of the last diagnosis in the subject."""
    if not any(t.kind == WORD and (t.value.diagnosis or t.value.kinds) for t in tokens):
        return _NONE
    found: dict[int, Entity] = {}
    clause = _Clause()
    for at, token in enumerate(tokens):
        entity = clause.verb_at(tokens, at)
        if entity is not None:
            sure = clause.contrast or tokens[entity].value.plural or token.value.conditional or not token.value.finite
            found[at] = Entity(entity, sure)
        clause.take(token, at)
    return found


def named_as_entities(tokens: list[Token]) -> dict[int, Certainty]:
    """Places of the diagnoses that are such a subject, those before them in a list among them, and how certain each is."""
    found: dict[int, Certainty] = {}
    for entity in verbs_of_entities(tokens).values():
        at = entity.at
        while at >= 0 and (_joins(tokens[at]) or (tokens[at].kind == WORD and tokens[at].value.diagnosis)):
            found[at] = "differential" if entity.surely else "favoured"
            at -= 1
    if (clause := granted(tokens)) is not None:
        named = (at for at in range(*clause) if tokens[at].kind == WORD and tokens[at].value.diagnosis)
        found |= dict.fromkeys(named, "differential")
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.diagnosis and _compared(tokens, at):
            found[at] = "differential"
        if token.kind == WORD and token.value.diagnosis and excluded_behind_apposition(tokens, at):
            found[at] = "excluded"
    return found


def _compared(tokens: list[Token], at: int) -> bool:
    """Whether a word behind a diagnosis sets it apart from this tumour: "GIST'in aksine, bu tümör ..."."""
    behind = [token for token in tokens[at + 1 : at + 3] if token.kind in (WORD, NAME)]
    return bool(behind) and "compared" in behind[0].value.context and behind[0].value.grammar == "contrast"


def shares_subject(tokens: list[Token], index: int) -> bool:
    """ "Schwannomas are S100 positive *but* CD34 negative": names follow, with neither verb nor subject of their own."""
    named = False
    for token in tokens[index + 1 :]:
        if token.kind == NAME:
            named = True
        elif token.kind == POINT and token.value in ";.":
            break
        elif token.kind == WORD:
            entry = token.value
            if entry.grammar == "contrast":
                break
            if entry.grammar in _OWN or entry.diagnosis or (entry.statement or ("",))[0] == "cells":
                return False
    return named


def entity_referred_to(tokens: list[Token], index: int) -> str | None:
    """ "... must be told from DFSP; *the latter* is CD34 positive": what a word is about that refers to a diagnosis."""
    entry = tokens[index].value
    if entry.whose and _of_another_entity(tokens, index):
        return "literature"
    refers = entry.grammar in ("former", "latter")
    if not refers and not _begins_relative(tokens, index):
        return None
    words = [token.value for token in tokens[:index] if token.kind == WORD]
    named = any(word.diagnosis or word.kinds for word in words)
    if any(word.certainty in ("differential", "excluded") for word in words) and (refers or named):
        return "literature"
    if not refers and is_year(tokens[index - 2]):
        return "earlier"  # "a breast carcinoma in 2015, which was ER positive"
    if not refers and any(map(is_year, tokens[max(0, index - _YEAR_BEFORE) : index])):
        return "another"  # "in 2015 she had a breast carcinoma, which was ER positive"
    return "another" if refers and named else None


def _of_another_entity(tokens: list[Token], index: int) -> bool:
    """ "The differential is leiomyosarcoma, *whose* desmin is diffuse", not "this tumour, *whose* cells ..."."""
    before = tokens[index - 1] if index else None
    if before is None or not (before.value == "," or (before.kind == WORD and before.value.grammar in ("contrast", "joining"))):
        return False
    words = [token.value for token in tokens[:index] if token.kind == WORD]
    meant = next((word for word in reversed(words) if word.diagnosis or (word.statement or ("",))[0] == "cells"), None)
    supposed = any(word.certainty in ("differential", "excluded") for word in words)
    return supposed and meant is not None and meant.diagnosis is not None


def _begins_relative(tokens: list[Token], index: int) -> bool:
    """ "DFSP, *which* is CD34 positive", not "..., which is supported by negative CD34"."""
    entry, before = tokens[index].value, tokens[index - 1] if index else None
    if not entry.relative or before is None or before.kind != POINT or before.value != ",":
        return False
    behind = tokens[index + 1 : index + 3]
    if entry.definite and not _ends_with_verb(tokens, index + 1):
        return False  # "..., das" is an article, unless a verb ends the clause
    verb = bool(behind) and behind[0].kind == WORD and (behind[0].value.grammar in _VERBS or behind[0].value.finite)
    return any(token.kind == NAME or (verb and _polar(token)) for token in (behind if verb else behind[:1]))


def _ends_with_verb(tokens: list[Token], at: int) -> bool:
    end = next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ",;.\n"), len(tokens))
    return end > at and tokens[end - 1].kind == WORD and tokens[end - 1].value.grammar == "copula"


def _polar(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "polarity"


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value == ",") or (token.kind == WORD and token.value.grammar == "joining")


def _tells(tokens: list[Token], start: int) -> bool:
    """Whether a verb leads to a stain or a result, not to what is thought of a diagnosis ("is favoured")."""
    for token in tokens[start : start + _NEAR]:
        if token.kind == NAME:
            return True
        if token.kind == POINT:
            return False
        if token.kind == WORD and token.value.grammar != "denial":
            stated = token.value.statement
            if token.value.certainty:
                return False
            if stated and stated[0] == "polarity":
                return True
    return False


class _Clause:
    """What a clause has told so far of its subject. ``pointed``: an article or the like stands before it; ``contrast``: a word
    such as "in contrast" stands beside it; ``begun``: something stands before it that makes it no subject."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.subject: int | None = None
        self.pointed = self.contrast = self.begun = False
        self.unknown = 0

    def verb_at(self, tokens: list[Token], at: int) -> int | None:
        """The entity whose verb stands at a place; None if none does."""
        token = tokens[at]
        if self.subject is None or token.kind != WORD or (self.pointed and not token.value.conditional):
            return None
        if token.value.conditional:
            return self.subject  # "an MPNST would show loss"
        finite, copula = token.value.finite, token.value.grammar == "copula" and _tells(tokens, at + 1)
        entry = tokens[self.subject].value
        if entry.kinds and not entry.diagnosis:
            return self.subject if self.contrast and (finite or copula) else None
        if entry.plural or self.contrast:
            return self.subject if finite or copula else None
        if copula:  # "schwannoma is S100 positive"
            beside = at == self.subject + 1 and at + 1 < len(tokens) and tokens[at + 1].kind == NAME
            return self.subject if beside else None
        return self.subject if finite and at == self.subject + 1 and entry.phrase.isascii() else None

    def take(self, token: Token, at: int) -> None:
        """Take in the token at a place."""
        if token.kind == POINT:
            if token.value not in ",-/":
                self._begin()
            return
        if token.kind == UNKNOWN:
            self.unknown += 1
            if self.unknown > _FAR:
                self.subject = None
            return
        if token.kind in (NAME, NUMBER):
            self.begun, self.subject = True, None
            return
        if token.kind == WORD:
            self._word(token, at)

    def _word(self, token: Token, at: int) -> None:
        entry = token.value
        if entry.grammar == "contrast":
            before, self.unknown = self.subject, 0
            self._begin()
            if entry.several or entry.inside:  # "in contrast", "hingegen", not "but"
                self.subject, self.contrast = before, True
        elif entry.diagnosis or entry.kinds:
            self.subject, self.unknown = (None if self.begun else at), 0
        elif entry.definite or entry.grammar == "present":
            self.pointed = True
        elif entry.grammar in ("copula", "link", "expressing", "denial") or entry.certainty or entry.section:
            self.begun, self.subject = True, None
