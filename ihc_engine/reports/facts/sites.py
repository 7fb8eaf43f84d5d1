"""The site of the lesion: the most exact that a sentence names, and how surely it is the lesion's."""

from __future__ import annotations

import re
from typing import NamedTuple

from ihc_engine.reports.clauses.clauses import contexts_of, is_over
from ihc_engine.reports.clauses.dated_tumours import dated, is_year
from ihc_engine.reports.facts.operations import operation_in
from ihc_engine.reports.facts.organs_beside import comes_along, lies_beside, unaffected
from ihc_engine.reports.facts.sites_in_passing import in_passing
from ihc_engine.reports.model import Statement
from ihc_engine.reports.steps.control_tissue import control_tissue
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections that may name the site, the surest first.
_ORDER = (
    *("specimen", "diagnosis", None, "clinical", "gross", "addendum"),
    *("immunohistochemistry", "microscopy", "molecular", "comment"),
)
#: Ranks below this are of sites that are the lesion's; from it on they are where no other is named.
SURE = 2 * len(_ORDER)
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
#: Characters before a lesion in which it is denied: "negative for".
_BEFORE_LESION = 14
#: Sections that may name tissue of every region as the site; elsewhere it is none beside a region that is named.
_NAMES_TISSUE = frozenset(("specimen", "diagnosis"))
#: Tokens that lead to the end of a list of organs.
_LIST_ENDS = 4
#: A size: a sentence with one describes the lesion.
_SIZED = re.compile(r"\d ?[cm]m(?![a-z0-9])")


class SiteNamed(NamedTuple):
    """A site that a sentence names. ``rank``: how surely it is that of the lesion, 0 the surest; ``beside``: it is there too;
    ``heads``: it heads a line of its own that makes no diagnosis ("Adrenal: ..."); ``alone``: the
    sentence names no other but such as it lies in."""

    rank: int
    statement: Statement
    beside: bool
    heads: bool = False
    alone: bool = True

    @property
    def only_at_the_beginning(self) -> bool:
        """Whether it is the lesion's only where a report begins."""
        return self.rank == _HEADLESS and not self.beside


def site_in(
    section: str | None, tokens: list[Token], text: str, report: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> SiteNamed | None:
    """The site of the lesion that a sentence names: the most exact one."""
    if section not in _ORDER or contexts_of(tokens) & {"hypothetical", "literature"}:
        return None
    diagnosed = any(t.kind == WORD and t.value.diagnosis for t in tokens)
    lesions = [not _denied(tokens, match.start(), match.end()) for match in lexicon.lesion.finditer(text)]
    named = _places(section, tokens, text, lexicon, lesion_told=any(lesions))
    if not diagnosed and _lesion_denied(tokens, text, lexicon, lesions) and not any(_headed(tokens, at) for at in named):
        named = []  # "lymph nodes: negative"
    operation = operation_in(section, tokens, text, lexicon)
    beside = {at for at in named if lies_beside(tokens, at, text, lexicon) or comes_along(tokens, at, text, lexicon)}
    beside |= in_passing(section, tokens, named, text, lexicon)
    if operation is not None and beside.issuperset(named):
        return _operated(section, operation, report)
    if not named:
        return None
    chosen = _most_exact(tokens, [at for at in named if at not in beside] or named, text, vocabulary)
    words = report[chosen.start : chosen.end]
    statement = Statement("site", chosen.value.site, chosen.start, chosen.end, words)
    surely = (diagnosed or any(lesions)) and not any(t.kind == WORD and t.value.certainty == "excluded" for t in tokens)
    tissue = vocabulary.sites[chosen.value.site].tissue
    layer = tissue == "layer" and not diagnosed and section not in _NAMES_TISSUE
    near = SURE if layer or beside.issuperset(named) else 0  # it is said where no other is
    near = near or tissue is not None  # "Mastectomy. Skin lesion"
    surely = surely or (section is None and _heads_specimen(tokens, chosen, operation))
    at_head = surely or operation is chosen or _SIZED.search(text) is not None
    alone = all(vocabulary.site_lies_in(chosen.value.site, tokens[at].value.site) for at in named)
    heads = not diagnosed and tokens[0] is chosen and tokens[1:2] and tokens[1].kind == POINT and tokens[1].value == ":"
    return SiteNamed(_ORDER.index(section) * 2 + (not surely) + near, statement, at_head, bool(heads), alone)


def _places(section: str | None, tokens: list[Token], text: str, lexicon: Lexicon, lesion_told: bool) -> list[int]:
    """The sites that a sentence names and that may be the lesion's."""
    about, diagnosed = contexts_of(tokens), any(t.kind == WORD and t.value.diagnosis for t in tokens)
    named = [at for at, t in enumerate(tokens) if t.kind == WORD and t.value.site and t.value.site != "body"]
    named = [at for at in named if not is_over(tokens, at)]
    dates = [(at, year) for at, t in enumerate(tokens) if t.kind == WORD and t.value.diagnosis if (year := dated(tokens, at))]
    named = [at for at in named if not any(start <= at < year for start, year in dates)]
    if any(map(_of_control, tokens)):
        listed = control_tissue(tokens)
        named = [at for at in named if at not in listed and not _is_control(tokens, at)]
    if section is None and not diagnosed:
        first_stain = next((t.start for t in tokens if t.kind == NAME and t.value.marker), len(text))
        named = [at for at in named if tokens[at].start < first_stain]  # "... positive in nerves"
    if about & _EARLIER:
        named = [at for at in named if _of_lesion(tokens, at, text, lexicon.lesion) and not _told_earlier(tokens, at)]
    elif section in _BESIDE_DIAGNOSIS and not diagnosed:
        named = [at for at in named if _of_lesion(tokens, at, text, lexicon.lesion) or _headed(tokens, at)]
    related = lexicon.relatives.search(text)
    if related is not None:
        named = [at for at in named if tokens[at].start < related.start()]
    if section in _HISTORY and not lesion_told and not diagnosed:
        named = [at for at in named if not _in_year(tokens, at)]  # "hysterectomy in 2015"
    return [at for at in named if not unaffected(tokens, at, text, lexicon)]


def _lesion_denied(tokens: list[Token], text: str, lexicon: Lexicon, lesions: list[bool]) -> bool:
    """Whether a sentence without a stain denies the lesion or its spread. ``lesions``: whether each that it names is there."""
    if any(t.kind == NAME and t.value.marker for t in tokens):
        return False
    if any(_denied(tokens, match.start(), match.end()) for match in lexicon.spread.finditer(text)):
        return True
    return not any(lesions) and (bool(lesions) or any(map(_denies, tokens)))


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
    """Whether a site stands right beside the lesion: "mass of the left thigh", "karaciğer *kitlesi*"."""
    behind = next(iter(tokens[at + 1 : at + 2]), None)
    if behind is not None and lesion.match(text, behind.start, behind.end) is not None:
        return True
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
        covers = sites[token.value.site].tissue == "cover" and not sites[chosen.value.site].tissue
        if covers and not joined and place == at + 1 and token.start - chosen.end <= 1:
            chosen, at = token, place  # "背部皮膚": the skin of a region
            continue
        layer = sites[chosen.value.site].tissue == "layer" and not sites[token.value.site].tissue
        if layer and not joined and token.start - chosen.end <= _FAR:
            chosen, at = token, place  # "intramuscular tumour, left thigh"
            continue
        near = token.start - chosen.end <= _FAR and not joined
        if near and token.value.site != chosen.value.site and vocabulary.site_lies_in(token.value.site, chosen.value.site):
            chosen, at = token, place
    return chosen
