"""Lesions beside the one that is reported, as the subject of a sentence: "a *separate* 1.5 cm nodule was CD10 positive".

A primary with a year beside it is an earlier tumour: "her uterine *primary from 2019* was ER positive".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens before the word in its sentence, from "separate" to its noun, from a primary to its year, and to the verb behind it.
_BEFORE, _NOUN, _YEAR, _FAR = 5, 6, 5, 14
#: Place up to which an adjective behind its lesion stands at the beginning of a sentence.
_ARTICLE = 3
_YEARS = range(1950, 2100)


def with_other_lesions(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, words that make its subject another lesion or an earlier one with what they tell."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != WORD or not (token.value.separate or token.value.primary or _apart(tokens, at) or _second(token)):
            continue
        if not _begins(tokens, at):
            continue
        about = ""
        if (
            (
                (token.value.separate and (_lesion_behind(tokens, at, lexicon) or _lesion_before(tokens, at, lexicon)))
                and (not token.value.adjoining or _verb_before_name(tokens, at))
            )  # "incidental GIST: CD117+" may be this tumour
            or (token.value.primary and _site_before(tokens, at) and _verb_before_name(tokens, at))
            or (_apart(tokens, at) and (_verb_before_name(tokens, at) or _inside_it(tokens, at)))
            or (_second(token) and _is_lesion(tokens, at + 1, lexicon))
        ):
            about = "another"
        elif token.value.primary and _year_beside(tokens, at) and _verb_before_name(tokens, at):
            about = "earlier"
        if about:
            read = list(tokens) if read is None else read
            place = at + 1 if _adjoining(tokens, at) else at
            entry = tokens[place].value
            read[place] = tokens[place]._replace(value=replace(entry, context=entry.context | {about}))
    return tokens if read is None else read


def _apart(tokens: Sequence[Token], at: int) -> bool:
    return _dated_specimen(tokens, at) or _adjoining(tokens, at)


def _second(token: Token) -> bool:
    """Whether a word for the latter of two is one that counts: "*el segundo* nódulo", "*der zweite* Knoten"."""
    return bool(token.value.grammar == "latter" and token.value.several)


def _is_lesion(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the noun at a place is a lesion, and none of its blocks."""
    if at >= len(tokens) or tokens[at].kind not in (WORD, UNKNOWN):
        return False
    word = tokens[at].value if tokens[at].kind == UNKNOWN else tokens[at].value.phrase
    return lexicon.lesion.fullmatch(word) is not None and not _material(tokens, at + 1)


def _adjoining(tokens: Sequence[Token], at: int) -> bool:
    """Whether a diagnosis is one beside the tumour: "the *adjacent* leiomyoma expresses desmin"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(tokens[at].value.adjoining) and behind is not None and behind.kind == WORD and bool(behind.value.diagnosis)


def _inside_it(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence tells what is so in a diagnosis beside the tumour: "*In the adjacent leiomyoma*, desmin is positive"."""
    first = tokens[at - 2] if at > 1 else None
    inside = first is not None and first.kind == WORD and bool(first.value.among) and first.value.statement is None
    return inside and _adjoining(tokens, at)


def _dated_specimen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year stands right before a specimen: "the *2014 biopsy* showed CD34 positivity"."""
    return at > 0 and "specimen" in tokens[at].value.context and _year(tokens[at - 1])


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but an article, a possessive, an adjective or a year stands before a place in its clause."""
    for token in reversed(tokens[max(0, at - _BEFORE) : at]):
        if token.kind == POINT and token.value in ";:.":
            return True
        if token.kind in (NAME, SIGN) or (
            token.kind == WORD and token.value.grammar in ("copula", "expressing", "denial", "only")
        ):
            return False
        if token.kind == WORD and token.value.grammar in ("link", "naming"):
            return token is tokens[0] and token.value.definite  # "*Der* zweite Knoten": an article
    return at <= _BEFORE


def _lesion_behind(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    for place in range(at + 1, min(len(tokens), at + 1 + _NOUN)):
        token = tokens[place]
        if token.kind in (NAME, SIGN) or (token.kind == POINT and token.value not in ".,-"):
            return False
        if token.kind == WORD and (token.value.definite or token.value.portion or token.value.grammar in ("copula", "link")):
            return False  # "the other half of the tumour"
        word = token.value if token.kind == UNKNOWN else token.value.phrase if token.kind == WORD else ""
        if word and lexicon.lesion.fullmatch(word):
            return not _material(tokens, place + 1)  # "the second tumour *block*"
        if token.kind == WORD and (token.value.diagnosis or token.value.kinds):
            return True  # "the concurrent *carcinoma*"
    return False


def _lesion_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Un *nodulo separato* ...": the adjective behind the lesion, where no more than an article stands before it."""
    if not 0 < at <= _ARTICLE or tokens[at - 1].kind not in (WORD, UNKNOWN):
        return False
    before = tokens[at - 1]
    word = before.value if before.kind == UNKNOWN else before.value.phrase
    if before.kind == WORD and (before.value.diagnosis or before.value.kinds):
        return not any(token.kind == WORD and token.value.grammar == "present" for token in tokens[:at])
    return bool(word and lexicon.lesion.fullmatch(word))


def _material(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == WORD and bool(tokens[at].value.material)


def _site_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a primary is told by its organ: "her *breast* primary", and not as this one."""
    before = tokens[max(0, at - 3) : at]
    return (
        bool(before)
        and before[-1].kind == WORD
        and bool(before[-1].value.site)
        and not any(token.kind == WORD and "present" in (token.value.grammar or "") for token in before)
    )


def _year_beside(tokens: Sequence[Token], at: int) -> bool:
    return any(_year(token) for token in (*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 1 + _YEAR]))


def _year(token: Token) -> bool:
    return token.kind == NUMBER and token.value[0] == "number" and token.value[1].isdigit() and int(token.value[1]) in _YEARS


def _verb_before_name(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 1 + _FAR]:
        if token.kind in (NAME, SIGN):
            return False
        if token.kind == WORD and token.value.grammar in ("copula", "expressing"):
            return True
    return False
