"""Who and where: site of the lesion, sex."""

from __future__ import annotations

import re

from ihc_engine.reports.clauses import contexts_of
from ihc_engine.reports.model import Statement
from ihc_engine.reports.tokens import NAME, WORD, Sentence, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections that may name the site, the surest first.
_ORDER = ("specimen", "diagnosis", None, "clinical", "gross", "addendum", "immunohistochemistry", "microscopy", "molecular")
#: Sections in which a site is the lesion's only beside its diagnosis.
_BESIDE_DIAGNOSIS = frozenset(("immunohistochemistry", "microscopy", "molecular"))
_SIGNED_SEX = re.compile(
    r"(?<![a-z])(?:([mf])[/, ]{1,2}(\d{1,3})(?!\d)|(?<!\d)(\d{1,3})[ /,]{0,2}(?:y/o|yo|yrs?|y)?[ /,]{0,2}([mf])(?![a-z0-9]))"
)


def sex_in(tokens: list[Token], text: str) -> Statement | None:
    """The sex that a sentence names, in words."""
    for token in tokens:
        if token.kind == WORD and token.value.measure in ("male", "female") and len(token.value.phrase) > 1:
            return Statement("sex", token.value.measure, token.start, token.end, text[token.start : token.end])
    return None


_HEADED_SEX = re.compile(r"(?:sex|gender|geschlecht|sexo|sexe|sesso)[ :]{1,3}([mf])(?![a-z])")
_CJK_SEX = re.compile(r"(?:^|[^\u4e00-\u9fff]|患者|病人)([男女])(?=性|[,/ 0-9]|患)")
_YEARS = re.compile(r"(?<![\w.,-])(\d{1,3}) ?(?:y/o|yo|yrs?|y(?=[.,;/)]|$))(?![a-z])")


def years_in(text: str, report: str, start: int, end: int) -> Statement | None:
    """ "19 y", "54 yr"."""
    match = _YEARS.search(text, start, end)
    if match is None or not 0 < int(match[1]) <= 120:
        return None
    return Statement("age", int(match[1]), match.start(), match.end(), report[match.start() : match.end()])


def sex_by_letter(text: str, report: str, start: int, end: int) -> Statement | None:
    """ "Sex: F", "女, 58岁"."""
    match = _HEADED_SEX.search(text, start, end) or _CJK_SEX.search(text, start, end)
    if match is None:
        return None
    sex = "male" if match[1] in "m男" else "female"
    return Statement("sex", sex, match.start(1), match.end(1), report[match.start(1) : match.end(1)])


def age_and_sex_in(text: str, report: str, start: int, end: int) -> tuple[Statement, Statement] | None:
    """ "M/70", "61 F", "57 M": age and sex as short forms write them together."""
    match = _SIGNED_SEX.search(text, start, end)
    if match is None:
        return None
    years, letter = (match[2], match[1]) if match[1] else (match[3], match[4])
    if not 0 < int(years) <= 120 or (int(years) < 10 and not match[1]):
        return None
    words = report[match.start() : match.end()]
    sex = "male" if letter == "m" else "female"
    return Statement("age", int(years), match.start(), match.end(), words), Statement(
        "sex", sex, match.start(), match.end(), words
    )


def site_of(
    sentences: list[tuple[Sentence, list[Token]]], text: str, report: str, lesion: re.Pattern[str], vocabulary: Vocabulary
) -> Statement | None:
    """The site of the lesion: the most exact one named in the surest sentence."""
    best: tuple[int, int, Statement] | None = None
    for sentence, tokens in sentences:
        if sentence.section not in _ORDER or contexts_of(tokens) & {"earlier", "hypothetical", "literature"}:
            continue
        first_stain = next((t.start for t in tokens if t.kind == NAME and t.value.marker), sentence.end)
        named = [t for t in tokens if t.kind == WORD and t.value.site and t.value.site != "body"]
        if not named:
            continue
        told = lesion.search(text, sentence.start, sentence.end) is not None
        diagnosed = any(t.kind == WORD and t.value.diagnosis for t in tokens)
        if sentence.section is None and not diagnosed:
            named = [t for t in named if t.start < first_stain]  # "... positive in nerves"
            if not named:
                continue
        if sentence.section in _BESIDE_DIAGNOSIS and not (diagnosed and named):
            continue
        rank = _ORDER.index(sentence.section) * 2 + (0 if told or diagnosed else 1)
        if sentence.section is None and not (told or diagnosed) and sentence.start > 120:
            continue
        chosen = _most_exact(named, vocabulary)
        if best is None or (rank, sentence.start) < best[:2]:
            words = report[chosen.start : chosen.end]
            best = (rank, sentence.start, Statement("site", chosen.value.site, chosen.start, chosen.end, words))
    return best[2] if best else None


def _most_exact(named: list[Token], vocabulary: Vocabulary) -> Token:
    """The first site, or one that lies in it."""
    chosen = named[0]
    for token in named[1:]:
        if token.value.site != chosen.value.site and vocabulary.site_lies_in(token.value.site, chosen.value.site):
            chosen = token
    return chosen
