"""Stains as read against the gold panel: polarity, focal against positive, extent and intensity."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.validation.report_counts import Tally, compared
from ihc_engine.validation.report_panel import Panel, Stain

#: What can be wrong with a stain, worst first.
KINDS = ("flip", "missed", "invented", "otherwise")


@dataclass(frozen=True, slots=True)
class WrongStain:
    """A stain that was not read as the gold has it. ``kind``: one of ``KINDS``; ``gold`` and ``read`` in words, or none."""

    kind: str
    marker: str
    gold: str | None
    read: str | None


def score_markers(gold: Panel, read: Panel, whole: bool) -> Tally:
    """Counts of one report. ``whole``: the gold states extent and intensity wherever the text does, so that others are invented.

    ``markers``: side (and value of an index) alone; ``focal``: focal and positive told apart too.
    """
    tally = compared("markers", _sides(gold), _sides(read)) + compared("with_focal", _with_focal(gold), _with_focal(read))
    tally += compared("unusable", gold.unusable, read.unusable)
    tally += compared("sustentacular", gold.sustentacular, read.sustentacular)
    both = [(stain, read.usable[id]) for id, stain in gold.usable.items() if id in read.usable]
    agreeing = [(g, r) for g, r in both if g.side == r.side == "positive"]
    tally["flips"] = sum(_flipped(g, r) for g, r in both)
    tally["focal.of"] = len(agreeing)
    tally["focal.count"] = sum(g.focal == r.focal for g, r in agreeing)
    for name in ("extent", "intensity"):
        for g, r in agreeing:
            tally += _detail(name, getattr(g, name), getattr(r, name), whole)
    return tally


def wrong_stains(gold: Panel, read: Panel) -> tuple[WrongStain, ...]:
    """Every stain whose side was missed, invented or turned round."""
    found = []
    for id in sorted({*gold.usable, *read.usable}):
        g, r = gold.usable.get(id), read.usable.get(id)
        if g is None or r is None or _side(g) != _side(r):
            kind = "missed" if r is None else "invented" if g is None else "flip" if _flipped(g, r) else "otherwise"
            found.append(WrongStain(kind, id, _words(id, g, gold), _words(id, r, read)))
    return tuple(sorted(found, key=lambda wrong: KINDS.index(wrong.kind)))


def _words(id: str, stain: Stain | None, panel: Panel) -> str | None:
    return stain.words if stain else panel.unusable.get(id)


def _flipped(gold: Stain, read: Stain) -> bool:
    return {gold.side, read.side} == {"positive", "negative"}


def _side(stain: Stain) -> tuple[object, ...]:
    return stain.side, stain.index


def _sides(panel: Panel) -> dict[str, object]:
    return {id: _side(stain) for id, stain in panel.usable.items()}


def _with_focal(panel: Panel) -> dict[str, object]:
    return {id: (*_side(stain), stain.focal) for id, stain in panel.usable.items()}


def _detail(name: str, gold: str | None, read: str | None, whole: bool) -> Tally:
    """One extent or intensity of a stain that both call positive."""
    right = gold is not None and gold == read
    return Tally(
        {
            f"{name}.found": int(right),
            f"{name}.missed": int(gold is not None and not right),
            f"{name}.invented": int(read is not None and not right and (whole or gold is not None)),
        }
    )
