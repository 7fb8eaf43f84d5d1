"""Cells that are the tumour's own by what the report calls the tumour: "Haemangioma. The endothelium is CD31 positive."

Beside most tumours endothelium, histiocytes, adipocytes or mast cells that stain tell nothing of the tumour. Where the report's
own diagnosis is a tumour made of them, its sentences are read with such cells as those of the tumour. They are not where they
are called surrounding, normal or entrapped, where a control is told of, or where the tumour's cells are told of beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.facts.diagnoses import diagnoses_in, reported
from ihc_engine.reports.model import DiagnosisMention, Mention
from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.flags import CELLS, MARKER
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Cutter, Token
from ihc_engine.vocabulary.models import Marker

_TUMOUR = ("cells", "tumour")
_CONTROL = ("cells", "control")
_ABSENT = ("polarity", "negative")
#: What beside cells says that they are those of normal tissue.
_NORMAL = (("cells", "benign elements"), ("cells", "entrapped elements"))
#: Words around cells among which it is told that they are none of the tumour's.
_BEFORE, _BEHIND = 3, 2
#: Tokens before a diagnosis where it is told to be another lesion, and behind it where it is denied.
_ASIDE, _DENIED = 2, 6
_PREFIX = "of its own cells: "
_OPPOSITES = (("positive", "negative"), ("lost", "retained"))
_VASCULAR = "vascular"


def with_own_kinds(
    sentences: Sequence[Sentence],
    diagnoses: Mapping[str | None, Sequence[DiagnosisMention]],
    cutter: Cutter,
    markers: Mapping[str, Marker],
) -> list[Sentence] | None:
    """The sentences as they are read where such cells are the tumour's; None where none are, as in nearly all reports.

    ``diagnoses``: what was read of each specimen.
    """
    named = [
        sentence for sentence in sentences if sentence.flags & CELLS and sentence.flags & MARKER and _kinds(sentence, cutter)
    ]
    if not named:
        return None
    lineages = _lineages(sentences, diagnoses, cutter)
    if not any(lineages.values()):
        return None
    changed = {
        id(sentence): replace(sentence, wording=wording)
        for sentence in named
        if (wording := _own(sentence.wording, lineages.get(sentence.part, frozenset()), cutter, markers)) is not None
    }
    return [changed.get(id(sentence), sentence) for sentence in sentences] if changed else None


def without_opposed(
    own: Sequence[Sentence], sentences: Sequence[Sentence], before: Mapping[str | None, Said], after: Mapping[str | None, Said]
) -> list[Sentence]:
    """Such sentences, but as they stood where else they would say the opposite of what is told of the tumour itself:
    "The spindle cells are S100 negative. Adipocytes are S100 positive."."""
    told = {part: _told_of_tumour(said.mentions) for part, said in before.items()}
    within = {part: InSentences(said.mentions) for part, said in after.items()}
    return [
        then if then is not now and _opposes((m for _, m in within[now.part].of(now)), told[now.part]) else now
        for now, then in zip(own, sentences, strict=True)
    ]


def _kinds(sentence: Sentence, cutter: Cutter) -> frozenset[str]:
    """The lineages whose cells a sentence names; found once for its wording."""
    facts = sentence.wording.facts
    if _kinds not in facts:
        own = cutter.lexicon.own_cells
        facts[_kinds] = frozenset(
            lineage
            for token in cutter.tokens(sentence.wording)
            if _other_cells(token)
            for lineage in (*own.cells.get(token.value.phrase, ()), *own.structures.get(token.value.phrase, ()))
        )
    known: frozenset[str] = facts[_kinds]
    return known


def _lineages(
    sentences: Sequence[Sentence], diagnoses: Mapping[str | None, Sequence[DiagnosisMention]], cutter: Cutter
) -> dict[str | None, frozenset[str]]:
    """The lineages of the cells that each specimen's tumour is made of; those of the only one where no specimen is told."""
    named: dict[str | None, list[DiagnosisMention]] = {part: list(found) for part, found in diagnoses.items()}
    for sentence in sentences:
        for mention in _tumours_in(sentence, cutter):
            told = named.setdefault(sentence.part, [])
            told[:] = [each for each in told if each.end <= mention.start or mention.end <= each.start]
            told.append(mention)
    shared = named.pop(None, [])
    by_part = {part: _made_of(told or shared, cutter) for part, told in named.items()}
    by_part[None] = _made_of(shared, cutter) if shared or len(by_part) != 1 else next(iter(by_part.values()))
    return by_part


def _made_of(told: list[DiagnosisMention], cutter: Cutter) -> frozenset[str]:
    diagnosis = reported(sorted(told, key=lambda mention: mention.start))
    if diagnosis is None or not diagnosis.startswith(_PREFIX):
        return frozenset()
    return cutter.lexicon.own_cells.lineages(diagnosis.removeprefix(_PREFIX))


def _tumours_in(sentence: Sentence, cutter: Cutter) -> list[DiagnosisMention]:
    """The tumours made of such cells that a sentence names, and how certain it is of each."""
    wording, section = sentence.wording, sentence.section
    key = (_tumours_in, section)
    if key not in wording.facts:
        names = tuple(cutter.lexicon.own_cells.tumours(wording.text))
        wording.facts[key] = _certain(names, wording, section, cutter) if names else ()
    found: tuple[DiagnosisMention, ...] = wording.facts[key]
    return [mention.moved(sentence.start) for mention in found]


def _certain(
    names: Sequence[tuple[str, int, int]], wording: Wording, section: str | None, cutter: Cutter
) -> tuple[DiagnosisMention, ...]:
    tokens = cutter.tokens(wording)
    for name, start, end in names:
        tokens = _with_diagnosis(tokens, name, start, end)
    found = diagnoses_in(section, tokens, wording.original, cutter.lexicon)
    return tuple(mention for mention in found if mention.diagnosis is not None and mention.diagnosis.startswith(_PREFIX))


def _with_diagnosis(tokens: list[Token], name: str, start: int, end: int) -> list[Token]:
    """The tokens of a sentence, the name of a tumour as one diagnosis; as they are inside of a longer name, or beside a word by
    which it is another lesion ("an *incidental* haemangioma")."""
    first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
    last = next((at for at in range(first, len(tokens)) if tokens[at].start >= end), len(tokens))
    longer = any(t.kind == WORD and t.value.diagnosis and (t.start < start or t.end > end) for t in tokens[first:last])
    if longer or first == last or any(map(_aside, tokens[max(0, first - _ASIDE) : first])) or _denied_behind(tokens, last):
        return tokens
    token = Token(WORD, Entry(name, diagnosis=_PREFIX + name), start, end)
    return [*tokens[:first], token, *tokens[last:]]


def _denied_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a tumour is denied behind its name, before its part ends or a stain is named: "血管腫の成分は*ない*"."""
    for token in tokens[at : at + _DENIED]:
        if token.kind in (NAME, POINT):
            return False
        if token.kind == WORD and (token.value.grammar == "denial" or token.value.statement == _ABSENT):
            return True
    return False


def _own(wording: Wording, lineages: frozenset[str], cutter: Cutter, markers: Mapping[str, Marker]) -> Wording | None:
    """A wording with cells of some lineages as those of the tumour, made once; None where it names none."""
    if not lineages:
        return None
    key = (_own, lineages)
    if key not in wording.facts:
        tokens = _with_own(cutter.tokens(wording), lineages, cutter, markers)
        wording.facts[key] = None if tokens is None else _with_tokens(wording, tokens)
    own: Wording | None = wording.facts[key]
    return own


def _with_tokens(wording: Wording, tokens: list[Token]) -> Wording:
    return Wording(wording.text, wording.original, wording.finds, wording.flags, tokens, asks=wording.asks)


def _with_own(tokens: list[Token], lineages: frozenset[str], cutter: Cutter, markers: Mapping[str, Marker]) -> list[Token] | None:
    if any(token.kind == WORD and (token.value.statement == _CONTROL or "control" in token.value.context) for token in tokens):
        return None
    read, begin = list(tokens), 0
    stops = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value in ";."]
    for stop in (*stops, len(tokens)):
        if not any(_tells_of_tumour(tokens, at) for at in range(begin, stop)):
            shown = _shows_vessels(tokens[begin:stop], markers)
            for at in range(begin, stop):
                if _is_own(tokens[at], lineages, cutter, shown) and not _set_apart(tokens, at):
                    read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, statement=_TUMOUR, flags=CELLS))
        begin = stop
    return read if read != tokens else None


def _is_own(token: Token, lineages: frozenset[str], cutter: Cutter, shown: bool) -> bool:
    if not _other_cells(token):
        return False
    own, phrase = cutter.lexicon.own_cells, token.value.phrase
    if not lineages.isdisjoint(own.cells.get(phrase, ())):
        return True
    return shown and not lineages.isdisjoint(own.structures.get(phrase, ()))


def _shows_vessels(tokens: Collection[Token], markers: Mapping[str, Marker]) -> bool:
    """Whether all stains of a clause are of endothelium: SMA in vessels would be that of pericytes."""
    named = [token.value.marker.id for token in tokens if token.kind == NAME and token.value.marker is not None]
    return all(markers[marker].endothelial or markers[marker].group == _VASCULAR for marker in named)


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in ("tumour", "control", "sustentacular")


def _tells_of_tumour(tokens: Sequence[Token], at: int) -> bool:
    """Whether the tumour's cells are told of at a place, and not only whose the cells are ("the vessels *of the tumour*")."""
    token = tokens[at]
    if token.kind != WORD or token.value.statement != _TUMOUR:
        return False
    before = tokens[max(0, at - _ASIDE) : at]
    return not any(t.kind == WORD and (t.value.lies or t.value.definite) for t in before) or bool(token.value.several)


def _set_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word around cells says that they are none of the tumour's: surrounding, normal, entrapped."""
    near = [*reversed(tokens[max(0, at - _BEFORE) : at])]
    behind = tokens[at + 1 : at + 1 + _BEHIND]
    return any(map(_aside, _unparted(near))) or any(map(_aside, _unparted(behind)))


def _unparted(tokens: Sequence[Token]) -> list[Token]:
    """Tokens up to a point, a name or a verb."""
    kept: list[Token] = []
    for token in tokens:
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar in ("copula", "contrast", "joining")):
            break
        kept.append(token)
    return kept


def _aside(token: Token) -> bool:
    if token.kind != WORD:
        return False
    entry = token.value
    return bool(entry.adjoining or entry.residual or entry.separate or entry.borders_of or entry.statement in _NORMAL)


def _told_of_tumour(mentions: Collection[Mention]) -> dict[str, set[str]]:
    """What is told of the tumour by stain, without results that were taken from other cells."""
    told: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.status is not None and not (mention.cells and mention.inferred):
            told.setdefault(mention.marker, set()).add(mention.status)
    return told


def _opposes(mentions: Iterable[Mention], told: Mapping[str, set[str]]) -> bool:
    return any(
        (mention.status == here and there in told.get(mention.marker, ()))
        for mention in mentions
        for pair in _OPPOSITES
        for here, there in (pair, pair[::-1])
    )
