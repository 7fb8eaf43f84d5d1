"""Who and where: site of the lesion, sex."""

from __future__ import annotations

import re
from typing import NamedTuple

from ihc_engine.reports.clauses import contexts_of
from ihc_engine.reports.model import Statement
from ihc_engine.reports.tokens import NAME, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections that may name the site, the surest first.
_ORDER = ("specimen", "diagnosis", None, "clinical", "gross", "addendum", "immunohistochemistry", "microscopy", "molecular")
#: Rank of a site that stands under no head, without the lesion beside it.
_HEADLESS = 2 * _ORDER.index(None) + 1
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


def years_in(text: str, report: str) -> Statement | None:
    """ "19 y", "54 yr"."""
    match = _YEARS.search(text)
    if match is None or not 0 < int(match[1]) <= 120:
        return None
    return Statement("age", int(match[1]), match.start(), match.end(), report[match.start() : match.end()])


def sex_by_letter(text: str, report: str) -> Statement | None:
    """ "Sex: F", "女, 58岁"."""
    match = _HEADED_SEX.search(text) or _CJK_SEX.search(text)
    if match is None:
        return None
    sex = "male" if match[1] in "m男" else "female"
    return Statement("sex", sex, match.start(1), match.end(1), report[match.start(1) : match.end(1)])


def age_and_sex_in(text: str, report: str) -> tuple[Statement, Statement] | None:
    """ "M/70", "61 F", "57 M": age and sex as short forms write them together."""
    match = _SIGNED_SEX.search(text)
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


class SiteNamed(NamedTuple):
    """A site that a sentence names. ``rank``: how surely it is that of the lesion, 0 the surest; ``beside``: it is there too."""

    rank: int
    statement: Statement
    beside: bool

    @property
    def only_at_the_beginning(self) -> bool:
        """Whether it is the lesion's only where a report begins."""
        return self.rank == _HEADLESS and not self.beside


def site_in(
    section: str | None, tokens: list[Token], text: str, report: str, lesion: re.Pattern[str], vocabulary: Vocabulary
) -> SiteNamed | None:
    """The site of the lesion that a sentence names: the most exact one."""
    if section not in _ORDER or contexts_of(tokens) & {"earlier", "hypothetical", "literature"}:
        return None
    named = [t for t in tokens if t.kind == WORD and t.value.site and t.value.site != "body"]
    if not named:
        return None
    diagnosed = any(t.kind == WORD and t.value.diagnosis for t in tokens)
    if section is None and not diagnosed:
        first_stain = next((t.start for t in tokens if t.kind == NAME and t.value.marker), len(text))
        named = [t for t in named if t.start < first_stain]  # "... positive in nerves"
    if not named or (section in _BESIDE_DIAGNOSIS and not diagnosed):
        return None
    beside = diagnosed or lesion.search(text) is not None
    chosen = _most_exact(named, vocabulary)
    words = report[chosen.start : chosen.end]
    statement = Statement("site", chosen.value.site, chosen.start, chosen.end, words)
    return SiteNamed(_ORDER.index(section) * 2 + (not beside), statement, beside)


def _most_exact(named: list[Token], vocabulary: Vocabulary) -> Token:
    """The first site, or one that lies in it."""
    chosen = named[0]
    for token in named[1:]:
        if token.value.site != chosen.value.site and vocabulary.site_lies_in(token.value.site, chosen.value.site):
            chosen = token
    return chosen
