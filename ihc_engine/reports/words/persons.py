"""A person in short forms: "62 F", "M/70", "H, 71 ans", "W | 74J", "sex: F", "54 yr", "age: 79"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ihc_engine.reports.model import Statement
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.joined_heads import JoinedHeads
from ihc_engine.reports.words.titles import Titles, any_of
from ihc_engine.vocabulary.language import Measures

_OLDEST = 120
#: An age before its letter, without a word for years, must be so high: "3 F" may number a specimen.
_YOUNGEST_BARE = 10
_YEARS = r"y/o|yo|[ -]?y(?:ea)?rs?[ -]olds?|yrs?|y"
_CJK_SEX = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|患者|病人|\d ?[歳岁歲][、,。. ]{0,2}|(?=[男女][ ,/]{0,3}\d{1,3} ?[歳岁歲]))([男女])"
    r"(?=性|[,/ 0-9、。.;]|患|$)"
)
_CJK = {"男": "male", "女": "female", "남": "male", "여": "female"}
#: A sex in one letter and an age without a word, between points: "남 58, 10cm", "E 66."
_CJK_AGED = re.compile(
    r"(?:^|[,;:. (|])([男女남여])(?:性|자|성)?(?: ?/ ?| )?(\d{2})(?=[,.; )세岁歳]|$)"
    r"|(?:^|[,;:. (])(\d{2}) ?/ ?([男女남여])(?=[,.; )]|$)"
)
_AGED = re.compile(
    r"(?<![\w.,-])(\d{1,3}) ?(?:y/o|yo|yrs?|years?(?=,? (?:fe)?male\b)|y(?=[.,;/)]|$))(?![a-z])"
    r"(?! (?:back|ago|prior|earlier|later|before|duration|apart)\b)"
)


class ShortForms(NamedTuple):
    """A person in short forms: age and sex together, the sex, the age."""

    both: tuple[Statement, Statement] | None
    sex: Statement | None
    age: Statement | None


NO_SHORT_FORMS = ShortForms(None, None, None)


class Persons:
    """Finds persons in short forms, with the letters and words of some languages for sexes and years."""

    def __init__(self, measures: Iterable[Measures]) -> None:
        several = tuple(measures)
        words = {
            sex: {folded(word) for each in several for word in getattr(each, sex) if word.strip().isalpha()}
            for sex in ("male", "female")
        }
        self._sex = {word: sex for sex, these in words.items() for word in these}
        male_aged = {folded(word): "male" for each in several for word in each.male_aged}
        letters = any_of(word for word in self._sex if len(word) == 1 and word.isascii())
        said = any_of(word for word in self._sex if len(word) > 1 and word.isascii())
        self._sex |= male_aged
        ages = [folded(word) for each in several for word in each.age]
        years = f"{_YEARS}|{any_of([*ages, *(folded(word) for each in several for word in each.years)])}"
        aged = any_of(folded(word) for each in several for word in each.aged)
        months = any_of(folded(word) for each in several for word in each.months)
        fields = any_of(folded(word) for each in several for word in each.fields)
        no_count = rf"(?! ?(?:{fields}))"  # "5 M/10 HPF" are mitoses
        gap = r"[/,| ]{1,3}"
        along = any_of(folded(word) for each in several for word in each.along)
        self._titles = Titles(several, years)
        self._infant = re.compile(rf"\d ?(?:{months})\.?[,;/ ]{{1,3}}({letters})(?![a-z0-9'])")
        undated = r"(?<!\d[./-])"  # "02/11 F" is a date
        self._both = re.compile(
            rf"(?<![a-z])(?:([mf])[/, ]{{1,3}}(\d{{1,3}})(?!\d){no_count}"  # M/70, M 70
            rf"|(?<!\d){undated}(\d{{1,3}})[ /,]{{0,2}}(?:{_YEARS})?[ /,]{{0,3}}([mf])(?![a-z0-9]|/ ?\d)"  # 61 F, 46 y / F
            rf"|(?<!\d)(\d{{1,3}}) ?(?:{_YEARS}),? [wbh]([mf])(?![a-z0-9])"  # 58 yo WM
            rf"|({letters})(?:/(\d{{1,3}})(?![\d/]|[.,]\d){no_count}|\.?{gap}(\d{{1,3}}) ?(?:{years})(?![a-z]))"  # K/45, W | 74J
            rf"|(?<![\d.,])(\d{{1,3}})(?:/| ?(?:{years})\.?[/,| ]{{0,3}})({letters})(?![a-z0-9'])"  # 45/K, 28 Y, E
            rf"|({said})(?:[.,:; ]{{1,3}}| (?:{aged}) )(\d{{1,3}}) ?(?:{years})(?![a-z])"  # männl., 34 J., gentleman of 61 years
            rf"|(?<![\d.,])(\d{{1,3}}) ?(?:{years})[.,;/ ]{{1,3}}({said})(?![a-z])"  # 34 J., männl.
            rf"|({said}) [a-z]{{1,12}} (?:{aged}) (\d{{1,3}}) ?(?:{years})(?![a-z])"  # male patient of 34 years
            rf"|({any_of(male_aged)}) (?:{aged}) (\d{{1,3}}) ?(?:{years})(?![a-z])"  # patient de 40 ans
            rf"|({said}) (?:{aged}) (\d{{1,2}})(?=[.;,)] (?!\d)|, \d+(?:[.,]\d+)? ?[cm]m|[.;,)]?$)"  # woman of 69.
            rf"|({said}) (?:{aged}) (\d{{1,2}})(?= (?:{along})(?![a-z]))"  # woman of 49 with virilisation
            rf"|({said})(?:, ?| )(\d{{2}})(?=[.;)]?$|[.;,] (?!\d)|\)| {{2}})"  # woman, 59.
            rf"|(?:(?<=[:;,] )|(?<=\())(\d{{2}})(?:, ?| ?/ ?)({said})(?=[.;,)]|$)"  # Patient: 34, female. (24, male) 48 / male
            rf"|({said}) \((\d{{2}})\)"  # adult male (38)
            rf"|({said}) [-\u2013] (\d{{2}})(?=[.;)]?$|[.;)] (?!\d))"  # Patient - woman - 43.
            rf"|^({letters})(\d{{2}})(?! / (?:{fields}))(?= / [a-z]{{3}}))"  # F74 / scalp
        )
        self._bare = re.compile(rf"(?:^|[,;.] )({letters}) (\d{{2}})(?=[.,;]|$)")  # "kitle, E 66."
        headed = any_of(map(folded, _sex_heads(several)))
        self._headed_sex = re.compile(rf"(?<![a-z])(?:{headed})[ :\t|=]{{1,3}}({any_of(self._sex)})(?![a-z])")
        heads = any_of(word for word in ages if len(word) > 1)
        self._joined = JoinedHeads((word for word in ages if len(word) > 1), map(folded, _sex_heads(several)), years, self._sex)
        self._headed_age = re.compile(rf"(?<![a-z])(?:{heads})(?:[ _][a-z]{{1,10}}){{0,2}} ?[:=] ?(\d{{1,3}})(?![\d/]|[.,]\d)")

    def doctor_before(self, report: str, place: int) -> bool:
        """Whether a word such as "Dr" stands right before a place: an initial there is a doctor's."""
        return self._titles.doctor_before(folded(report[max(0, place - 12) : place]))

    def short_forms_in(self, text: str, report: str) -> ShortForms:
        """What a sentence tells of a person in short forms. ``text``: folded; ``report``: as it was written."""
        both, sex = self._age_and_sex_in(text, report), self._sex_in(text, report)
        titled = self._titles.patient(text, report)
        if titled is not None and titled[1] is not None:
            both = both or (titled[1], titled[0])
        found = ShortForms(both, sex or (titled[0] if titled else None), self._age_in(text, report))
        return NO_SHORT_FORMS if found == NO_SHORT_FORMS else found

    def _age_and_sex_in(self, text: str, report: str) -> tuple[Statement, Statement] | None:
        headed = self._joined.person(text)
        if headed is not None and 0 < headed.years <= _OLDEST:
            place = headed.start, headed.end, report[headed.start : headed.end]
            return Statement("age", headed.years, *place), Statement("sex", self._sex[headed.sex], *place)
        match = self._both.search(text) or _CJK_AGED.search(text) or self._bare.search(text)
        if match is None:
            return None
        told = [group for group in match.groups() if group]
        years = next(group for group in told if group.isdigit())
        word = next(group for group in told if not group.isdigit())
        bare = match.re is not self._both or match[3]
        if not 0 < int(years) <= _OLDEST or (int(years) < _YOUNGEST_BARE and bare):
            return None
        words = report[match.start() : match.end()]
        return Statement("age", int(years), match.start(), match.end(), words), Statement(
            "sex", self._sex.get(word) or _CJK[word], match.start(), match.end(), words
        )

    def _sex_in(self, text: str, report: str) -> Statement | None:
        """ "Sex: F", "Geschlecht: W", "女, 58岁"."""
        match = self._headed_sex.search(text) or _CJK_SEX.search(text) or self._infant.search(text)
        if match is None:
            return None
        sex = self._sex.get(match[1]) or _CJK[match[1]]
        return Statement("sex", sex, match.start(1), match.end(1), report[match.start(1) : match.end(1)])

    def _age_in(self, text: str, report: str) -> Statement | None:
        match = self._headed_age.search(text) or _AGED.search(text)
        if match is None or not 0 < int(match[1]) <= _OLDEST:
            return None
        return Statement("age", int(match[1]), match.start(), match.end(), report[match.start() : match.end()])


def _sex_heads(measures: Iterable[Measures]) -> list[str]:
    return [word for each in measures for word in each.sex]
