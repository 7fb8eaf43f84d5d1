"""Lesions as parts of a report: "tumour 1 ... tumour 2", where stains are told of two of them; sentences that tell of several."""

from __future__ import annotations

import itertools

from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.labels import FIRST, Labels
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Cutter, Token


def cut_at_labels(sentences: list[Sentence], cutter: Cutter) -> list[Sentence]:
    """The sentences, those that tell stains of several lesions or specimens cut before each ("Tumour 1 is ..., tumour 2 is ...").

    What cannot be cut ("positive in tumour 1 and negative in tumour 2") is marked.
    """
    found: list[Sentence] = []
    for sentence in sentences:
        wording = sentence.wording
        if not wording.flags & MARKER:
            found.append(sentence)
            continue
        pieces = _pieces(wording, cutter)
        if not pieces:
            found.append(sentence)
        for start, end, piece in pieces:
            found.append(Sentence(sentence.start + start, sentence.start + end, piece, sentence.begins_line and not start))
    return found


@of_wording
def _pieces(wording: Wording, cutter: Cutter) -> tuple[tuple[int, int, Wording], ...]:
    """The parts of a wording that tell of one lesion each, with their places; none where it tells of one, or cannot be cut."""
    named = cutter.lexicon.labels.named(wording)
    if len({label for label, _ in named}) < 2:
        return ()
    borders = [_border(cutter.tokens(wording), place) for _, place in named[1:]]
    cuts = [0, *(border for border in borders if border is not None), len(wording.text)]
    pieces = tuple(
        (start, end, cutter.wording(wording.text[start:end], wording.original[start:end]))
        for start, end in itertools.pairwise(cuts)
    )
    if None not in borders and all(piece.flags & MARKER for _, _, piece in pieces):
        return pieces
    wording.of_several = True
    return ()


def _border(tokens: list[Token], label: int) -> int | None:
    """Where the clause that a label heads begins; None if something is told between the last border and the label."""
    for kind, value, start, end in reversed([token for token in tokens if token.start < label]):
        if kind == POINT and value in ",;.":
            return int(end)
        if kind == WORD and value.grammar in ("joining", "contrast"):
            return int(start)
        if kind not in (WORD, UNKNOWN) or (kind == WORD and value.statement and value.statement[0] == "polarity"):
            return None
    return None


def parts_of_lesions(sentences: list[Sentence], labels: Labels, heads: set[int]) -> list[str]:
    """Give the sentences their lesion, where stains are told of two; the labels, in order. ``heads``: sentences with a head."""
    part: str | None = None
    found: list[str] = []
    stained: set[str] = set()
    for index, sentence in enumerate(sentences):
        named = labels.lesions(sentence.wording)
        if index in heads:
            part = None
        if named:
            part = named[0] if len(named) == 1 else None
            found += [label for label in named if label not in found]
        sentence.part = part
        if part is not None and sentence.flags & MARKER:
            stained.add(part)
    if len(stained) < 2 or not any(first in stained for first in FIRST):
        return []
    return found
