"""What a specimen's sentences tell beside stains, and the case that all of it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ihc_engine.reports.circumstances import age_and_sex_in, sex_by_letter, sex_in, site_of, years_in
from ihc_engine.reports.diagnoses import diagnoses_in
from ihc_engine.reports.features import features_in
from ihc_engine.reports.lexicon import DIAGNOSIS, FEATURE, MEASURE, SITE, TEST
from ihc_engine.reports.measures import age_in, mitoses_in
from ihc_engine.reports.model import DiagnosisMention, Statement
from ihc_engine.reports.tokens import Sentence, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections in which a person is described.
#: Characters of a report in which a person is described in short forms.
_BEGINNING = 800
_PERSON = frozenset((None, "clinical", "specimen"))


@dataclass(slots=True)
class Told:
    """Statements and diagnoses of one specimen, in the order of the text."""

    statements: list[Statement] = field(default_factory=list)
    diagnoses: list[DiagnosisMention] = field(default_factory=list)


def read_circumstances(
    sentences: list[tuple[Sentence, list[Token]]],
    text: str,
    report: str,
    lesion: re.Pattern[str],
    sizes: list[tuple[int, Statement]],
    vocabulary: Vocabulary,
) -> Told:
    """Everything but stains.

    ``text``: folded; ``report``: as it was written, of the same length. ``sizes``: what was measured, each with how surely it is
    the lesion.
    """
    told = Told()
    once: dict[str, Statement] = {}
    sited: list[tuple[Sentence, list[Token]]] = []
    for sentence, tokens in sentences:
        flags = sentence.flags
        if flags & (FEATURE | TEST):
            told.statements += features_in(sentence, tokens, report, vocabulary)
        if flags & DIAGNOSIS:
            told.diagnoses += diagnoses_in(sentence, tokens, report)
        if flags & SITE:
            sited.append((sentence, tokens))
        if flags & MEASURE:
            for count in mitoses_in(sentence, tokens, report):
                once.setdefault("mitoses", count)
            if sentence.section in _PERSON:
                _person(sentence, tokens, text, report, once)
    _short_forms(text, report, once)
    if sizes and max(surely for surely, _ in sizes) >= 0:
        once["size"] = max(sizes, key=lambda sized: (sized[0], -sized[1].start))[1]
    site = site_of(sited, text, report, lesion, vocabulary)
    if site is not None:
        once["site"] = site
    told.statements += sorted(once.values(), key=lambda s: s.start)
    return told


def _person(sentence: Sentence, tokens: list[Token], text: str, report: str, once: dict[str, Statement]) -> None:
    if "age" not in once and (age := age_in(tokens, report)) is not None:
        once["age"] = age
    if "sex" not in once and (sex := sex_in(tokens, report)) is not None:
        once["sex"] = sex


def _short_forms(text: str, report: str, once: dict[str, Statement]) -> None:
    """ "62 F", "54 yr": short forms at the beginning of a report."""
    if ("age" not in once or "sex" not in once) and (both := age_and_sex_in(text, report, 0, _BEGINNING)):
        for statement in both:
            once.setdefault(statement.kind, statement)
    if "sex" not in once and (sex := sex_by_letter(text, report, 0, _BEGINNING)) is not None:
        once["sex"] = sex
    if "age" not in once and (age := years_in(text, report, 0, _BEGINNING)) is not None:
        once["age"] = age


def case_of(stains: list[tuple[str, Any]], statements: Iterable[Statement], diagnosis: str | None) -> dict[str, Any]:
    """The case as plain data, in the shape of the JSON of a case."""
    case: dict[str, Any] = {}
    morphology: dict[tuple[str, str], None] = {}
    molecular: dict[tuple[str, str], None] = {}
    for statement in statements:
        if statement.kind == "morphology":
            morphology[(statement.value, statement.status or "present")] = None
        elif statement.kind == "molecular":
            molecular[(statement.value, statement.status or "present")] = None
        else:
            case["size_cm" if statement.kind == "size" else statement.kind] = statement.value
    if morphology:
        case["morphology"] = [id if status == "present" else {"feature": id, "status": status} for id, status in morphology]
    if molecular:
        case["molecular"] = [{"feature": id, "status": status} for id, status in molecular]
    if stains:
        case["markers"] = _markers(stains)
    if diagnosis is not None:
        case["reported_diagnosis"] = diagnosis
    return case


def _markers(stains: list[tuple[str, Any]]) -> Any:
    """Stains as a mapping; as a list where one stands twice."""
    if len({name for name, _ in stains}) == len(stains):
        return dict(stains)
    return [{"name": name, **(said if isinstance(said, dict) else {"result": said})} for name, said in stains]
