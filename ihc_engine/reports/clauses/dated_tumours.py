"""A tumour with a bare year behind it is an earlier one: "melanoma of the arm 2012 (S100 pos.)", "leiomioma operado en 2018"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

_YEAR = re.compile(r"(?:19[4-9]|20[0-3])\d")
#: Words between a diagnosis and its year.
_FAR = 7
#: Tokens from the year of a treatment to the bracket behind it.
_LONGEST_TREATED = 16
_BRACKETS = frozenset("(;.,)")


def dated(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the year behind the diagnosis at a place, where nothing but words and no bracket stands between."""
    if at + 3 < len(tokens) and _is(tokens[at + 1], "(") and is_year(tokens[at + 2]) and _is(tokens[at + 3], ";,:)"):
        return at + 2  # "melanoma (2012; S100 pos.)"
    comma = -1
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        token, before = tokens[place], tokens[place - 1]
        if comma < 0 and _is(token, ",") and _treated_behind(tokens, place):
            comma = place  # "GIST of the stomach, resected in 2009 (CD117 pos.)"
            continue
        if is_year(token):
            classified = before.kind == WORD and before.value.classification  # "WHO 2020" dates no tumour
            return place if not classified and _closes(tokens, place) else None
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and (token.value.diagnosis or token.value.certainty)):
            return None
    return None


def _treated_behind(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a word, that may be of a treatment, a year and a bracket stand behind a comma."""
    year = next((at for at in range(comma + 2, min(len(tokens), comma + 4)) if is_year(tokens[at])), -1)
    if year < 0 or tokens[comma + 1].kind != UNKNOWN:
        return False
    return year + 1 < len(tokens) and _is(tokens[year + 1], "(")


def is_year(token: Token) -> bool:
    """Whether a token is a year of our times."""
    return token.kind == NUMBER and token.value[0] == "number" and _YEAR.fullmatch(token.value[1]) is not None


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points


def _closes(tokens: Sequence[Token], place: int) -> bool:
    """Whether a year ends what is said of a tumour: no month, day or number of a block stands behind it."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None:
        return True
    return following.kind == WORD or (following.kind == POINT and following.value in _BRACKETS)


def beside_year(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether a year and, before it, its tumour stand right before a bracket."""
    before = tokens[bracket - 1] if bracket else None
    if before is not None and before.kind == WORD and before.value.diagnosis and dated(tokens, bracket - 1) == bracket + 1:
        return True
    if _year_heads(tokens, bracket) and _diagnosis_before(tokens, bracket):
        return True  # "GIST of the small bowel (2012: CD117 pos.)"
    year = bracket - 1
    return any(
        tokens[at].kind == WORD and tokens[at].value.diagnosis and dated(tokens, at) == year
        for at in range(max(0, year - _FAR), max(0, year))
    ) and not any(token.kind in (NAME, POINT) for token in tokens[max(0, year - 1) : year])


def year_behind(tokens: Sequence[Token], bracket: int, close: int) -> bool:
    """Whether a tumour stands before a bracket and its year behind it: "had a GIST (CD117+) of the stomach in 2014"."""
    if not _diagnosis_before(tokens, bracket):
        return False
    for place in range(close + 1, min(len(tokens), close + 1 + _FAR)):
        token = tokens[place]
        if is_year(token):
            before = tokens[place - 1]
            classified = before.kind == WORD and before.value.classification
            return place > close + 1 and not classified and _closes(tokens, place)
        if token.kind not in (WORD, UNKNOWN):
            return False
        if token.kind == WORD and (token.value.grammar in ("copula", "present", "existence") or token.value.classification):
            return False
    return False


def dated_inside(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether a bracket begins with a tumour and its year: "the history (*naevus, 2015*: S100+)"."""
    at = bracket + 1
    if at >= len(tokens) or not (tokens[at].kind == UNKNOWN or (tokens[at].kind == WORD and tokens[at].value.diagnosis)):
        return False
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        if is_year(tokens[place]):
            return place + 1 < len(tokens) and _is(tokens[place + 1], ":;,")
        if tokens[place].kind not in (WORD, UNKNOWN) and not _is(tokens[place], ","):
            return False
        if tokens[place].kind == WORD and (tokens[place].value.classification or tokens[place].value.grammar == "present"):
            return False
    return False


def _year_heads(tokens: Sequence[Token], bracket: int) -> bool:
    behind = tokens[bracket + 1 : bracket + 3]
    return len(behind) == 2 and is_year(behind[0]) and _is(behind[1], ";,:")


def _diagnosis_before(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether nothing but words stands between a diagnosis and a bracket."""
    for token in reversed(tokens[max(0, bracket - _FAR) : bracket]):
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.classification):
            return False
        if token.kind == WORD and token.value.diagnosis:
            return True
    return False


def treated_in_year(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether a year and what was treated then stand before a bracket: "a woman operated in 2018 for breast carcinoma (ER +)".

    Without a person, a site or a diagnosis the year may be that of anything else.
    """
    begin = max(0, bracket - _LONGEST_TREATED)
    year = next((at for at in range(bracket - 1, begin - 1, -1) if is_year(tokens[at]) or _parts(tokens[at])), -1)
    if year < 0 or not is_year(tokens[year]) or bracket - year <= 2:
        return False
    between = [token.value for token in tokens[max(0, year - 1) : bracket] if token.kind == WORD]
    if any(word.classification or word.grammar == "present" or _of_this_tumour(word) for word in between):
        return False
    before = [token.value for token in tokens[:year] if token.kind == WORD]
    return any(word.site or word.diagnosis for word in between) or any(
        word.measure in ("age", "male", "female") or word.sex for word in (*before, *between)
    )


def _of_this_tumour(word: Entry) -> bool:
    """Whether a word is for what this report is of: "tumour", "biopsy", "spindle cells"."""
    return bool(word.statement == ("cells", "tumour") or word.morphology or "specimen" in word.context)


def _parts(token: Token) -> bool:
    return token.kind == NAME or (token.kind == POINT and token.value in ",;:.()\n")
