"""What a specimen's sentences tell beside stains, and the case that all of it makes.

What one sentence tells is read once and kept with its wording; a specimen's sentences together decide which size, site, age and
sex stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ihc_engine.reports.facts.diagnoses import diagnoses_in
from ihc_engine.reports.facts.features import features_in
from ihc_engine.reports.facts.measures import age_in, mitoses_in, sizes_in
from ihc_engine.reports.facts.operations import operation_in, sex_of
from ihc_engine.reports.facts.sex import sex_in
from ihc_engine.reports.facts.sites import SURE, SiteNamed, site_in
from ihc_engine.reports.model import DiagnosisMention, Statement
from ihc_engine.reports.words.flags import DIAGNOSIS, FEATURE, MARKER, MEASURE, SITE, TEST
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.persons import NO_SHORT_FORMS, Persons, ShortForms
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import Cutter, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Characters of a report in which a person is described in short forms.
_BEGINNING = 800
#: Characters of a report in which a site needs no lesion beside it.
_TITLE = 120
#: Sections in which a person is described, and those that speak of others.
_PERSON = frozenset((None, "clinical", "specimen"))
_OTHERS = frozenset(("literature", "earlier"))
_PAST = frozenset(("earlier", "past", "another", "over", "hypothetical"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOLD = FEATURE | DIAGNOSIS | MEASURE | SITE | TEST


class _Site(NamedTuple):
    """The site that stands so far, where its sentence begins, and whether that names no other."""

    rank: int
    start: int
    statement: Statement
    alone: bool


class Told(NamedTuple):
    """What one sentence tells beside stains, places from its beginning. ``once``: mitoses, age and sex, which count where they
    are told first; ``sizes``: each with how surely it is the lesion's; ``operated``: the sex of who has the organ that an
    operation takes out."""

    features: tuple[Statement, ...] = ()
    diagnoses: tuple[DiagnosisMention, ...] = ()
    once: tuple[Statement, ...] = ()
    sizes: tuple[tuple[int, Statement], ...] = ()
    site: SiteNamed | None = None
    operated: Statement | None = None


@dataclass(slots=True)
class Circumstances:
    """Statements and diagnoses of one specimen, in the order of the text."""

    statements: list[Statement] = field(default_factory=list)
    diagnoses: list[DiagnosisMention] = field(default_factory=list)


_NOTHING = Told()


def circumstances(
    sentences: Iterable[Sentence], beginning: Sequence[Sentence], cutter: Cutter, vocabulary: Vocabulary
) -> Circumstances:
    """Everything but stains that the sentences of one specimen tell. ``beginning``: the sentences that the report begins with."""
    found = Circumstances()
    once: dict[str, Statement] = {}
    size: tuple[int, int, Statement] | None = None
    site: _Site | None = None
    operated: Statement | None = None
    for sentence in sentences:
        told = sentence.wording.told.get(sentence.section)
        if told is None:
            told = sentence.wording.told[sentence.section] = _told(sentence.wording, sentence.section, cutter, vocabulary)
        if told is _NOTHING:
            continue
        start = sentence.start
        if told.features:
            found.statements += [feature.moved(start) for feature in told.features]
        if told.diagnoses and not sentence.of_entity:
            found.diagnoses += [diagnosis.moved(start) for diagnosis in told.diagnoses]
        for statement in told.once:
            if statement.kind not in once:
                once[statement.kind] = statement.moved(start)
        if told.operated is not None and operated is None:
            operated = told.operated.moved(start)
        named = told.site
        if named is None and not told.sizes:
            continue
        if named is not None and named.heads and _of_another_organ(named, site, found.diagnoses, vocabulary):
            continue
        for surely, statement in told.sizes:
            if surely >= 0 and (size is None or surely > size[0]):
                size = (surely, start, statement)
        if named is not None and site is not None and _more_general(named, site, vocabulary):
            site = site._replace(rank=min(named.rank, site.rank))
        elif (
            named is not None
            and (site is None or named.rank < site.rank)
            and not (named.only_at_the_beginning and start > _TITLE)
        ):
            site = _Site(named.rank, start, named.statement, named.alone)
        elif named is not None and site is not None and told.diagnoses and _more_exact(named, site.statement, vocabulary):
            site = _Site(site.rank, start, named.statement, named.alone)
    _short_forms(beginning, once, cutter.lexicon.persons)
    if operated is not None:
        once.setdefault("sex", operated)  # what else tells the sex tells it better
    for start, statement in filter(None, (size and size[1:], site and (site.start, site.statement))):
        once[statement.kind] = statement.moved(start)
    found.statements += sorted(once.values(), key=lambda s: s.start)
    return found


def _of_another_organ(named: SiteNamed, site: _Site | None, diagnoses: list[DiagnosisMention], vocabulary: Vocabulary) -> bool:
    """Whether a line behind the diagnosis is headed by an organ that the lesion is not of: "Adrenal: a nodule, 0.9 cm"."""
    if site is None or not any(each.certainty == "stated" for each in diagnoses):
        return False
    here, there = named.statement.value, site.statement.value
    return not vocabulary.site_lies_in(there, here)


def _more_general(named: SiteNamed, site: _Site, vocabulary: Vocabulary) -> bool:
    """Whether a site only says less exactly where the one before lies: "jejunum ... tumour of the GI tract"."""
    known, general = site.statement.value, named.statement.value
    return site.alone and site.rank < SURE and general != known and vocabulary.site_lies_in(known, general)


def _more_exact(named: SiteNamed, site: Statement, vocabulary: Vocabulary) -> bool:
    """Whether a diagnosis tells more exactly where the lesion lies: "neck mass ... paraganglioma of the carotid body"."""
    return named.beside and named.statement.value != site.value and vocabulary.site_lies_in(named.statement.value, site.value)


def _of_before(wording: Wording, lexicon: Lexicon) -> bool:
    """Whether clinical details may tell of an earlier lesion: with a diagnosis, a year, or words for what was."""
    if wording.flags & DIAGNOSIS or _YEAR.search(wording.text) or lexicon.ago.search(wording.text):
        return True
    return any(entry.context & _PAST for entry, _, _ in wording.finds)


def beginning_of(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences in which a person may be described in short forms."""
    return [sentence for sentence in sentences if sentence.start < _BEGINNING]


def _told(wording: Wording, section: str | None, cutter: Cutter, vocabulary: Vocabulary) -> Told:
    """What a sentence in some section tells."""
    flags, text, original = wording.flags, wording.text, wording.original
    if flags & MARKER and any("another" in entry.context for entry, _, _ in wording.finds):
        return _NOTHING
    lexicon = cutter.lexicon
    sizes = tuple(sizes_in(section, flags, text, original, lexicon))
    if section == "clinical" and not sizes and (lexicon.now.search(text) is not None or not _of_before(wording, lexicon)):
        beside = sizes_in(None, flags & ~DIAGNOSIS, text, original, lexicon)
        sizes = tuple((0, size) for surely, size in beside if surely > 0)  # where no other stands: "new 2.3 cm nodule"
    if not flags & _TOLD:
        return Told(sizes=sizes) if sizes else _NOTHING
    tokens = cutter.tokens(wording)
    age, sex = (
        (age_in(tokens, original, text, lexicon), sex_in(tokens, original, lexicon.persons))
        if flags & MEASURE and section not in _OTHERS
        else (None, None)
    )
    if section not in _PERSON and age is not None:
        sex = sex or _short_forms_of(wording, lexicon.persons).sex
    if section not in _PERSON and (age is None or sex is None):
        age = sex = None  # "for 5 years"; a person is told there by both
    mitoses = next(iter(mitoses_in(section, tokens, original, text, cutter.lexicon)), None) if flags & MEASURE else None
    told = Told(
        features=tuple(features_in(section, tokens, original, vocabulary)) if flags & (FEATURE | TEST | MEASURE) else (),
        diagnoses=_own(diagnoses_in(section, tokens, original, lexicon), text, lexicon) if flags & DIAGNOSIS else (),
        once=tuple(statement for statement in (mitoses, age, sex) if statement is not None),
        sizes=sizes,
        site=site_in(section, tokens, text, original, lexicon, vocabulary) if flags & SITE else None,
        operated=_operated(section, tokens, text, original, lexicon, vocabulary) if flags & SITE else None,
    )
    return _NOTHING if told == _NOTHING else told


def _operated(
    section: str | None, tokens: list[Token], text: str, report: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> Statement | None:
    operation = operation_in(section, tokens, text, lexicon)
    return None if operation is None else sex_of(operation, report, vocabulary)


def _own(diagnoses: list[DiagnosisMention], text: str, lexicon: Lexicon) -> tuple[DiagnosisMention, ...]:
    """The diagnoses that are of no relative: "her sister had a paraganglioma"."""
    related = lexicon.relatives.search(text)
    return tuple(each for each in diagnoses if related is None or each.start < related.start())


def _short_forms(beginning: Sequence[Sentence], once: dict[str, Statement], persons: Persons) -> None:
    """A person in short forms, for what is not told in words: both together first."""
    if "age" in once and "sex" in once:
        return
    forms = [
        (sentence.start, each)
        for sentence in beginning
        if (each := sentence.wording.person or _short_forms_of(sentence.wording, persons)) is not NO_SHORT_FORMS
    ]
    if not forms:
        return
    both = next(((start, each.both) for start, each in forms if each.both), None)
    if both is not None:
        for statement in both[1]:
            once.setdefault(statement.kind, statement.moved(both[0]))
    for start, each in forms:
        for statement in filter(None, (each.sex, each.age)):
            once.setdefault(statement.kind, statement.moved(start))


def _short_forms_of(wording: Wording, persons: Persons) -> ShortForms:
    """What a wording tells of a person in short forms; sought once."""
    if wording.person is None:
        wording.person = persons.short_forms_in(wording.text, wording.original)
    return wording.person


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
