"""An earlier tumour as the subject of its clause: "the prior melanoma of the back (2019) was positive for HMB45", or as its head:
"previous leiomyosarcoma (2019): SMA positive"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words before "prior", between it and the diagnosis, and between that and its verb.
_BEFORE, _BETWEEN, _FAR = 4, 4, 16
#: Tokens of a tumour with its year.
_LONGEST = 10


def begins_with_earlier_tumour(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at a place, with a diagnosis behind it, begins a clause whose verb or colon comes before any name."""
    token = tokens[index]
    if token.kind != WORD or "past" not in token.value.context or not _begins(tokens, index):
        return False
    at = next(
        (at for at in range(index + 1, min(len(tokens), index + 1 + _BETWEEN)) if _diagnosis(tokens[at]) or _dated(tokens, at)),
        -1,
    )
    if at < 0 or any(t.kind in (NAME, POINT, SIGN) for t in tokens[index:at]):
        return False
    depth = 0
    for place, token in enumerate(tokens[at + 1 : at + 1 + _FAR], at + 1):
        if token.kind == POINT and token.value in "()":
            depth += 1 if token.value == "(" else -1
        elif depth > 0 or token.kind == NUMBER:
            continue
        elif _is(token, ",") and place + 1 < len(tokens) and is_year(tokens[place + 1]):
            continue  # "prior naevus of the back, 2015: S100+"
        elif token.kind == POINT and token.value == ":":
            return True
        elif token.kind in (NAME, SIGN, POINT):
            return False
        elif token.kind == WORD and (token.value.grammar in ("copula", "expressing") or token.value.finite):
            return True
    return False


def verb_of_dated_tumour(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb at a place has a tumour with its year as subject: "her breast cancer of 2015 *was* ER positive"."""
    year = index - 1
    if year > 1 and _is(tokens[year], ")") and _is(tokens[year - 2], "("):
        year -= 1  # "the melanoma (2015) was ..."
    if year < 1 or not is_year(tokens[year]) or not _is_verb(tokens[index]):
        return False
    lesion = False
    for token in reversed(tokens[max(0, year - _LONGEST) : year]):
        if token.kind == POINT and token.value in ";:.\n":
            break
        if token.kind in (NAME, SIGN, NUMBER) or (token.kind == POINT and token.value not in "(,"):
            return False
        if token.kind == WORD:
            word = token.value
            if word.classification or word.grammar in ("present", "copula", "denial") or "specimen" in word.context:
                return False
            lesion = lesion or bool(word.diagnosis or word.site)
    else:
        if year > _LONGEST:
            return False
    return lesion


def _is_verb(token: Token) -> bool:
    return token.kind == WORD and (token.value.grammar in ("copula", "expressing") or token.value.finite)


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but an article or a possessive stands between a place and the beginning of its clause."""
    for token in reversed(tokens[max(0, index - _BEFORE) : index]):
        if token.kind == POINT:
            return token.value in ";:."
        if not (token.kind == UNKNOWN or (token.kind == WORD and (token.value.definite or token.value.grammar == "filler"))):
            return bool(token.kind == WORD and token.value.grammar == "contrast")
    return index <= _BEFORE


def _diagnosis(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.diagnosis)


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year and a colon end the head of a line that begins with a word not known: "naevus of the back, *2015*: ..."."""
    if tokens[at].kind != UNKNOWN:
        return False
    for place in range(at + 1, min(len(tokens) - 1, at + _FAR)):
        if is_year(tokens[place]):
            return _is(tokens[place + 1], ":")
        if tokens[place].kind not in (WORD, UNKNOWN) and not _is(tokens[place], ","):
            return False
    return False
