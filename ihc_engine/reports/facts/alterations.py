"""Molecular findings, present or absent: fusions, mutations and amplifications, each with what is said of it.

What is said stands behind the findings ("KIT and PDGFRA mutations were not found"), of which it takes all that are still open, or
before them ("no KIT mutation", "positive for an SS18 rearrangement"), and then reaches to the end of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ihc_engine.reports.model import Statement
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Genes and words about them that are joined in one clause.
_MOST_GENES = 6
#: Tokens from a gene to the word for what befell it.
_NEAR = 4
PRESENT, ABSENT, OPEN = "present", "absent", "open"
_OPEN_WORDS = frozenset(("not_performed", "uninterpretable", "equivocal"))
#: Sections in which a finding that is only named was found.
_FOUND_WHERE_NAMED = frozenset(("molecular", "diagnosis", "addendum"))


@dataclass(slots=True)
class _Finding:
    """A finding and what is said of it. ``foretold``: by words before it."""

    at: int
    token: Token
    id: str
    status: str | None = None
    foretold: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """What a word or sign says of findings. ``denies``: as "no" does, of what follows."""

    at: int
    status: str
    denies: bool = False


def alterations_in(clause: list[Token], text: str, section: str | None, vocabulary: Vocabulary) -> list[Statement]:
    """The molecular findings of one clause of which it is said, or clear from where they stand, whether they are there."""
    tested = dict(_tested(clause, vocabulary))
    if not tested and not any(t.kind == WORD and t.value.molecular for t in clause):
        return []
    found = _told_of(list(_events(clause, tested, vocabulary)), clause)
    others = any(finding.id and finding.status is not None for finding in found)
    for finding in found:
        if finding.status is None and (
            others
            or finding.token.value.found
            or section in _FOUND_WHERE_NAMED
            or _shown(clause, finding.at)
            or _befell(clause, finding, vocabulary)
        ):
            finding.status = PRESENT
    return [
        Statement("molecular", f.id, f.token.start, f.token.end, text[f.token.start : f.token.end], f.status)
        for f in found
        if f.id and f.status in (PRESENT, ABSENT)
    ]


def _events(clause: list[Token], tested: dict[int, str], vocabulary: Vocabulary) -> Iterator[_Finding | _Told]:
    """Findings and what is said of some, in their order."""
    named = {at for at, t in enumerate(clause) if at in tested or (t.kind == WORD and t.value.molecular)}
    last: _Finding | None = None
    for at, token in enumerate(clause):
        if at in named:
            last = _Finding(at, token, tested.get(at, token.value.molecular))
            yield last
        elif last is not None and _predicated(clause, at) and _befalls(token, last, vocabulary):
            yield _Told(at, PRESENT)
        elif _of_another(token) and (token.kind == NAME or named.isdisjoint(range(at - _NEAR, at + _NEAR + 1))):
            yield _Finding(at, token, "")  # a stain, or a gene that is not known: what is said of it is not said of others
        elif (told := _told(clause, at)) is not None:
            yield told


def _of_another(token: Token) -> bool:
    return token.kind == NAME or (token.kind == WORD and bool(token.value.alteration))


def _told(clause: list[Token], at: int) -> _Told | None:
    token = clause[at]
    if token.kind == SIGN or (token.kind == POINT and token.value == "-" and at == len(clause) - 1):
        return _Told(at, ABSENT if token.value == "-" else PRESENT)
    if token.kind != WORD:
        return None
    entry: Entry = token.value
    about, value = entry.statement or (None, None)
    if about == "polarity" and value in _OPEN_WORDS:
        return _Told(at, OPEN)
    if entry.grammar == "denial":
        return _Told(at, ABSENT, denies=not (entry.closing or entry.unseen or _predicated(clause, at)))
    if (about == "polarity" and value in ("negative", "lost")) or "unaltered" in entry.context or entry.phrase.startswith("not "):
        return _Told(at, ABSENT)
    return _Told(at, PRESENT) if entry.grammar == "existence" or (about == "polarity" and value == "positive") else None


def _predicated(clause: list[Token], at: int) -> bool:
    """Whether a word stands behind a verb, so that it speaks of what came before it."""
    return at > 0 and clause[at - 1].kind == WORD and clause[at - 1].value.grammar == "copula"


def _told_of(events: list[_Finding | _Told], clause: list[Token]) -> list[_Finding]:
    """The findings with what is said of them."""
    found: list[_Finding] = []
    ahead: str | None = None
    undone = -1  # a word that a denial right before it turns: "not detected"
    for number, event in enumerate(events):
        following = events[number + 1] if number + 1 < len(events) else None
        if isinstance(event, _Finding):
            if found and event.id and not found[-1].id and not _joined(clause, event.at):
                ahead = None  # "negative for S100 and desmin, SS18 rearranged"
            event.status, event.foretold = ahead, ahead is not None
            found.append(event)
            continue
        if event.at == undone:
            continue
        turns = isinstance(following, _Told) and following.status == PRESENT and following.at - event.at <= 2
        if event.status == ABSENT and turns and isinstance(following, _Told):
            undone = following.at
        before_it = event.denies and isinstance(following, _Finding)
        waiting = [finding for finding in found if finding.status is None]
        if waiting and not before_it:
            for finding in waiting:
                finding.status = event.status
            ahead = None
        elif found and found[-1].foretold and _ends(clause, found[-1].at, event.at):
            if event.status != PRESENT:  # "detected: KIT mutation negative"; but "no mutation was found" is one denial
                found[-1].status = event.status
            ahead = None
        else:
            ahead = event.status
    return found


def _joined(clause: list[Token], at: int) -> bool:
    """Whether "and" or "or" stands right before a place, but for an article."""
    before = at - 1
    while before >= 0 and clause[before].kind == WORD and clause[before].value.grammar == "filler":
        before -= 1
    return before >= 0 and clause[before].kind == WORD and clause[before].value.grammar == "joining"


def _ends(clause: list[Token], finding: int, at: int) -> bool:
    """Whether what is said behind a finding is said of it: no comma and no "and" parts them."""
    return not any(
        (t.kind == POINT and t.value in ",/") or (t.kind == WORD and t.value.grammar == "joining")
        for t in clause[finding + 1 : at]
    )


def _shown(clause: list[Token], at: int) -> bool:
    """Whether a test showed a finding: "sequencing showed a NAB2-STAT6 fusion"."""
    before = at - 1
    while before >= 0 and clause[before].kind == WORD and clause[before].value.grammar == "filler":
        before -= 1
    verb = clause[before] if before >= 0 else None
    if verb is None or verb.kind != WORD or verb.value.grammar not in ("copula", "expressing"):
        return False
    return any(t.kind == WORD and "molecular" in t.value.context for t in clause[:before])


def _befell(clause: list[Token], finding: _Finding, vocabulary: Vocabulary) -> bool:
    """Whether the clause ends in what befell the gene: "MDM2 (FISH): amplified", "MDM2 amplified"."""
    if finding.at >= len(clause) - 1:
        return False
    before = clause[-2]
    told = (before is finding.token and finding.at == 0) or (before.kind == POINT and before.value in ":=")
    return told and _befalls(clause[-1], finding, vocabulary)


def _befalls(token: Token, finding: _Finding, vocabulary: Vocabulary) -> bool:
    """Whether a word tells the alteration that a finding is: "amplified" for the amplification of a gene."""
    if token.kind != WORD or "molecular" not in token.value.context or "unaltered" in token.value.context:
        return False
    name = finding.token.value
    gene = name.marker.id if name.marker else name.phrase.split()[0]
    return vocabulary.molecular(f"{gene} {token.value.phrase}") == finding.id


def _owned(clause: list[Token], at: int) -> bool:
    """Whether a word stands right beside a finding of its own: "NAB2-STAT6 *fusion*" tells of no other gene."""
    beside = [clause[n] for n in (at - 1, at + 1) if 0 <= n < len(clause)]
    return any(token.kind == WORD and token.value.molecular for token in beside)


def _tested(clause: list[Token], vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Genes named as stains, by what befell them: "MDM2: not amplified"; "KIT wild type" beside another test."""
    names = [at for at, t in enumerate(clause) if t.kind == NAME and t.value.marker]
    words = [
        t.value for at, t in enumerate(clause) if t.kind == WORD and "molecular" in t.value.context and not _owned(clause, at)
    ]
    altered = dict.fromkeys(
        w.alteration or w.phrase.removeprefix("not ") for w in words if w.alteration or "unaltered" not in w.context
    )
    beside = bool(altered) or any(t.kind == WORD and t.value.molecular for t in clause)
    if beside and any("unaltered" in word.context and not word.alteration for word in words):
        altered["mutation"] = None
    told: set[str] = set()
    for at in names[:_MOST_GENES]:
        ids = (vocabulary.molecular(f"{clause[at].value.marker.id} {word}") for word in list(altered)[:_MOST_GENES])
        id = next((id for id in ids if id is not None and id not in told), None)
        if id is not None:
            told.add(id)
            yield at, id
