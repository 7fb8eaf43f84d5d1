"""Who and where: site of the lesion, sex."""

from __future__ import annotations

import re
from typing import NamedTuple

from ihc_engine.reports.clauses.clauses import contexts_of, is_over
from ihc_engine.reports.clauses.dated_tumours import dated, is_year
from ihc_engine.reports.facts.operations import operation_in
from ihc_engine.reports.model import Statement
from ihc_engine.reports.steps.control_tissue import control_tissue
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.persons import Persons
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections that may name the site, the surest first.
_ORDER = (
    *("specimen", "diagnosis", None, "clinical", "gross", "addendum"),
    *("immunohistochemistry", "microscopy", "molecular", "comment"),
)
#: Rank of a site that stands under no head, without the lesion beside it.
_HEADLESS = 2 * _ORDER.index(None) + 1
#: Sections in which a site is the lesion's only beside its diagnosis.
_BESIDE_DIAGNOSIS = frozenset(("immunohistochemistry", "microscopy", "molecular", "comment"))
_EARLIER = frozenset(("earlier", "past"))
#: Sections in which a site with a year beside it is of what was.
_HISTORY = frozenset((None, "clinical"))
#: Tokens between a site and a year.
_NEAR_YEAR = 4
#: Tokens before a site in which an earlier lesion is told of; characters between a site and one that says it more exactly.
_NEAR, _FAR = 8, 60
#: Words that may stand between "with" and the organ that comes along.
_UNKNOWN_BEFORE = 2
#: Characters before a lesion in which it is denied: "negative for".
_BEFORE_LESION = 14
#: Sections that may name tissue of every region as the site; elsewhere it is none beside a region that is named.
_NAMES_TISSUE = frozenset(("specimen", "diagnosis"))
#: Tokens that lead to the end of a list of organs.
_LIST_ENDS = 4
#: Where a clause has ended.
_ENDED = re.compile(r"\s*(?:[.,;:()]|$)")
#: A size: a sentence with one describes the lesion.
_SIZED = re.compile(r"\d ?[cm]m(?![a-z0-9])")


def sex_in(tokens: list[Token], text: str, persons: Persons) -> Statement | None:
    """The sex that a sentence names, in words."""
    for token in tokens:
        # "Mme" is a person, "MME" a marker
        named = token.kind == WORD or (token.kind == NAME and not text[token.start : token.end].isupper())
        sexed = named and token.value.measure in ("male", "female") and len(token.value.phrase) > 1
        sexed = sexed and token.value.grammar != "filler"  # German "man", which is nobody
        if sexed and not persons.doctor_before(text, token.start):  # "Dr M."
            return Statement("sex", token.value.measure, token.start, token.end, text[token.start : token.end])
    for token in tokens:
        sexed = token.kind == WORD and token.value.sex and token.value.several  # "52-jähriger Patient"
        if sexed and not persons.doctor_before(text, token.start):
            return Statement("sex", token.value.sex, token.start, token.end, text[token.start : token.end])
    return None


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
    section: str | None, tokens: list[Token], text: str, report: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> SiteNamed | None:
    """The site of the lesion that a sentence names: the most exact one."""
    lesion, about = lexicon.lesion, contexts_of(tokens)
    if section not in _ORDER or about & {"hypothetical", "literature"}:
        return None
    diagnosed = any(t.kind == WORD and t.value.diagnosis for t in tokens)
    first_stain = next((t.start for t in tokens if t.kind == NAME and t.value.marker), len(text))
    named = [at for at, t in enumerate(tokens) if t.kind == WORD and t.value.site and t.value.site != "body"]
    named = [at for at in named if not is_over(tokens, at)]
    operation = operation_in(section, tokens, text, lexicon)
    dates = [(at, year) for at, t in enumerate(tokens) if t.kind == WORD and t.value.diagnosis if (year := dated(tokens, at))]
    named = [at for at in named if not any(start <= at < year for start, year in dates)]
    if any(map(_of_control, tokens)):
        listed = control_tissue(tokens)
        named = [at for at in named if at not in listed and not _is_control(tokens, at)]
    if section is None and not diagnosed:
        named = [at for at in named if tokens[at].start < first_stain]  # "... positive in nerves"
    if about & _EARLIER:
        named = [at for at in named if _of_lesion(tokens, at, text, lesion) and not _told_earlier(tokens, at)]
    elif section in _BESIDE_DIAGNOSIS and not diagnosed:
        named = [at for at in named if _of_lesion(tokens, at, text, lesion) or _headed(tokens, at)]
    related = lexicon.relatives.search(text)
    if related is not None:
        named = [at for at in named if tokens[at].start < related.start()]
    told = [not _denied(tokens, match.start(), match.end()) for match in lesion.finditer(text)]
    spread = [_denied(tokens, match.start(), match.end()) for match in lexicon.spread.finditer(text)]
    denied = any(spread) or (told and not any(told)) or any(map(_denies, tokens))
    denied = denied and not diagnosed and (not any(told) or any(spread)) and first_stain == len(text)
    if section in _HISTORY and not any(told) and not diagnosed:
        named = [at for at in named if not _in_year(tokens, at)]  # "hysterectomy in 2015"
    named = [at for at in named if not _unaffected(tokens, at, text, lexicon)]
    if denied and not any(_headed(tokens, at) for at in named):
        named = []  # "lymph nodes: negative"
    beside = {at for at in named if _lies_beside(tokens, at, text, lexicon) or _comes_along(tokens, at, text, lexicon)}
    if operation is not None and beside.issuperset(named):
        return _operated(section, operation, report)
    if not named:
        return None
    chosen = _most_exact(tokens, [at for at in named if at not in beside] or named, text, vocabulary)
    words = report[chosen.start : chosen.end]
    statement = Statement("site", chosen.value.site, chosen.start, chosen.end, words)
    surely = (diagnosed or any(told)) and not any(t.kind == WORD and t.value.certainty == "excluded" for t in tokens)
    tissue = vocabulary.sites[chosen.value.site].tissue
    layer = tissue == "layer" and not diagnosed and section not in _NAMES_TISSUE
    near = 2 * len(_ORDER) if layer or beside.issuperset(named) else 0  # it is said where no other is
    near = near or tissue is not None  # "Mastectomy. Skin lesion"
    surely = surely or (section is None and _heads_specimen(tokens, chosen, operation))
    at_head = surely or operation is chosen or _SIZED.search(text) is not None
    return SiteNamed(_ORDER.index(section) * 2 + (not surely) + near, statement, at_head)


def _heads_specimen(tokens: list[Token], site: Token, operation: Token | None) -> bool:
    """Whether a sentence opens with a site and tells how it was taken: "KIDNEY, RIGHT, RADICAL NEPHRECTOMY"."""
    if tokens[0] is not site or site.value.operation:
        return False
    return operation is not None or any(t.kind == WORD and "specimen" in t.value.context for t in tokens)


def _operated(section: str | None, operation: Token, report: str) -> SiteNamed:
    """The organ that an operation takes out, where the sentence names no site of the lesion."""
    words = report[operation.start : operation.end]
    statement = Statement("site", operation.value.operation, operation.start, operation.end, words)
    return SiteNamed(_ORDER.index(section) * 2 + 1, statement, beside=True)


def _is_control(tokens: list[Token], at: int) -> bool:
    """Whether a tissue is told to be the control, in its clause: "the peripheral nerve serves as internal control"."""
    for step in (1, -1):
        for token in tokens[at + step : at + step * _NEAR if at + step * _NEAR >= 0 else None : step]:
            if token.kind == POINT:
                break
            if _of_control(token):
                return True
    return False


def _of_control(token: Token) -> bool:
    return token.kind == WORD and "control" in token.value.context


def _of_lesion(tokens: list[Token], at: int, text: str, lesion: re.Pattern[str]) -> bool:
    """Whether a site stands right behind the lesion: "mass of the left thigh"."""
    start, unknown = at, 0
    while start > 0 and unknown < 2:
        token = tokens[start - 1]
        if any(match.end() == token.end for match in lesion.finditer(text, token.start, token.end)):
            return True
        unknown += token.kind == UNKNOWN
        if token.kind != UNKNOWN and not (token.kind == WORD and token.value.grammar in ("link", "filler")):
            return False
        start -= 1
    return False


def _headed(tokens: list[Token], at: int) -> bool:
    """Whether a head of its own stands before a site in running text: "Lokalisation: Fuß links"."""
    before = [t for t in tokens[max(0, at - 2) : at] if not (t.kind == POINT and t.value == ":")]
    return bool(before) and before[-1].kind == WORD and before[-1].value.section == "specimen"


def _told_earlier(tokens: list[Token], at: int) -> bool:
    return any(t.value.context & _EARLIER for t in tokens[max(0, at - _NEAR) : at] if t.kind == WORD)


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.statement == ("polarity", "negative")


def _denied(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a lesion is denied right before it or behind it: "negative for tumor", "no tumour", "肺転移なし"."""
    for token in reversed([t for t in tokens if t.end <= start and t.start >= start - _BEFORE_LESION]):
        if token.kind != WORD:
            break
        if _denies(token) or _denial(token):
            return True
    behind = next((token for token in tokens if token.start >= end), None)
    return behind is not None and behind.start - end <= 1 and _denial(behind) and not behind.value.phrase.isascii()


def _in_year(tokens: list[Token], at: int) -> bool:
    """Whether a bare year stands near a site, and nothing parts them."""
    near = [place for place in range(max(0, at - _NEAR_YEAR), min(len(tokens), at + _NEAR_YEAR + 1)) if is_year(tokens[place])]
    return any(all(t.kind != POINT for t in tokens[min(at, year) : max(at, year)]) for year in near)


def _denial(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial"


def _unaffected(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether it is said of an organ, right behind it, that it holds no lesion: "the liver was unremarkable"."""
    end = tokens[at].end
    told = lexicon.unaffected.search(text, end, end + _FAR)
    if told is None:
        return False
    between = [token for token in tokens if token.start >= end and token.end <= told.start()]
    if any(t.kind == POINT for t in between) and _ENDED.match(text, told.end()) is None:
        return False  # "Stomach: unremarkable mucosa, and below it a nodule"
    return all(
        (token.kind == WORD and token.value.grammar in ("copula", "filler"))
        or token.kind == NUMBER
        or (token.kind == POINT and token.value in ":,-=")  # "Adrenal: uninvolved"
        or (token.kind == UNKNOWN and len(token.value) == 1)
        for token in between
    )


def _lies_beside(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether an organ is told to lie beside the lesion: "*displacing* the bladder", "*attached to* a nerve", "膀胱*を圧排*"."""
    start, end = tokens[at].start, tokens[at].end
    if lexicon.near.match(text, end) is not None and not text[end : end + 1].isascii():
        return True
    if lexicon.near_behind.match(text, end + (text[end : end + 1] in (" ", "-"))) is not None:
        return True  # "presacral extension", "chest-wall-abutting"
    told = next(iter(reversed(list(lexicon.near.finditer(text, max(0, start - _FAR), start)))), None)
    return told is not None and all(
        (token.kind == WORD and token.value.grammar in ("filler", "link") and not token.value.statement) or token.kind == UNKNOWN
        for token in tokens
        if told.end() <= token.start < start
    )


def _comes_along(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether an organ was only taken out with that of the lesion: "retroperitoneal tumour *with* kidney".

    Not "man *with* a gastric tumour", whose lesion stands behind.
    """
    start = tokens[at].start
    told = next(iter(reversed(list(lexicon.along.finditer(text, max(0, start - _FAR), start)))), None)
    if told is None:
        return False
    between = [token for token in tokens if told.end() <= token.start < start]
    if not all(map(_leads_to_organ, between)) or sum(t.kind == UNKNOWN for t in between) > _UNKNOWN_BEFORE:
        return False
    behind = [token for token in tokens[at + 1 : at + 3] if token.kind != POINT]
    if any(_is_lesion(token, text, lexicon) for token in behind):
        return False
    before = [token for token in tokens[:at] if token.end <= told.start()]
    parted = next((place for place in range(len(before) - 1, -1, -1) if _parts(before[place])), -1)
    return any(
        _is_lesion(token, text, lexicon) or (token.kind == WORD and (token.value.site or token.value.operation))
        for token in before[parted + 1 :]
    )


def _leads_to_organ(token: Token) -> bool:
    """Whether a token may stand between "with" and what comes along: a word without a part, another organ, "and"."""
    if token.kind != WORD:
        return token.kind == UNKNOWN or token.value == ","
    return bool(token.value.site or token.value.conjoins or token.value.grammar == "filler") and not token.value.statement


def _is_lesion(token: Token, text: str, lexicon: Lexicon) -> bool:
    if token.kind == WORD and (token.value.diagnosis or token.value.statement):
        return True
    return lexicon.lesion.search(text, token.start, token.end) is not None


def _parts(token: Token) -> bool:
    return token.kind == POINT and token.value in ".;:"


def _listed(tokens: list[Token], at: int, place: int) -> bool:
    """Whether two sites are of a list that goes on: "uterus, cervix, tubes and ovaries"."""
    if not all(t.kind == POINT and t.value == "," for t in tokens[at + 1 : place]):
        return False
    behind = tokens[place + 1 : place + 1 + _LIST_ENDS]
    ends = next((n for n, t in enumerate(behind) if t.kind == POINT and t.value != ","), len(behind))
    return any(map(_joins, behind[:ends]))


def _joins(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.conjoins)


def _most_exact(tokens: list[Token], places: list[int], text: str, vocabulary: Vocabulary) -> Token:
    """The first site, or one near it that lies in it and is not joined to it ("uterus and cervix")."""
    chosen, at = tokens[places[0]], places[0]
    for place in places[1:]:
        token = tokens[place]
        joined = "&" in text[chosen.end : token.start] or any(map(_joins, tokens[at + 1 : place])) or _listed(tokens, at, place)
        sites = vocabulary.sites
        if joined and place <= at + 2 and sites[chosen.value.site].tissue and not sites[token.value.site].tissue:
            chosen, at = token, place  # "skin and breast"
            continue
        near = token.start - chosen.end <= _FAR and not joined
        if near and token.value.site != chosen.value.site and vocabulary.site_lies_in(token.value.site, chosen.value.site):
            chosen, at = token, place
    return chosen
