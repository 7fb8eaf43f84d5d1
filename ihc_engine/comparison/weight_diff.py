"""Which results weigh otherwise under new knowledge, and on which changed studies that rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ihc_engine.comparison.knowledge_diff import Change, KnowledgeDiff
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.weighing import Weights
from ihc_engine.explanation.words import SILENT_BELOW

Reading = Literal["positive", "negative"]
_READINGS: tuple[Reading, ...] = ("positive", "negative")


@dataclass(frozen=True, slots=True)
class WeightChange:
    """What a result says for a variant against ``other``, in decibans, before dependence between stains; at no known site.

    ``hypothesis``: ``diagnosis/variant``. ``sources``: studies of changed rows of this finding in the diagnosis itself.
    ``through``: diagnoses whose changed rows act through the family or the background; empty as well where only policy did.
    """

    finding: str
    reading: Reading
    hypothesis: str
    old: float
    new: float
    sources: tuple[str, ...]
    through: tuple[str, ...]

    @property
    def change(self) -> float:
        """Decibans by which the weight rose."""
        return self.new - self.old


def compare_weights(old: Weights, new: Weights, diff: KnowledgeDiff, least: float = SILENT_BELOW) -> list[WeightChange]:
    """All weights that changed by at least so many decibans, the largest change first.

    Findings and variants that only one state weighs are changes of rows or diagnoses, and are not listed here.
    """
    if diff.is_same:
        return []
    found = (change for change in _changes(old, new, diff) if abs(change.change) >= least)
    return sorted(found, key=lambda c: (-abs(c.change), c.finding, c.hypothesis, c.reading))


def _changes(old: Weights, new: Weights, diff: KnowledgeDiff) -> Iterator[WeightChange]:
    for finding in sorted(old.cells.features & new.cells.features):
        rows = diff.rows_of(finding)
        for reading in _READINGS:
            before, after = (_weights(weights, finding, reading) for weights in (old, new))
            for hypothesis in sorted(before.keys() & after.keys()):
                if before[hypothesis] != after[hypothesis]:
                    diagnosis = hypothesis.partition("/")[0]
                    yield WeightChange(
                        finding,
                        reading,
                        hypothesis,
                        before[hypothesis],
                        after[hypothesis],
                        _sources(change for change in rows if change.key[1] == diagnosis),
                        tuple(dict.fromkeys(change.key[1] for change in rows if change.key[1] != diagnosis)),
                    )


def _weights(weights: Weights, finding: str, reading: Reading) -> dict[str, float]:
    """Decibans against ``other`` by variant, rounded where floating point ends."""
    kind = weights.knowledge.vocabulary.kind_of(finding)
    row = weights.row(kind, finding, reading, None)
    return {item.hypothesis: round((item.weight - row[-1].weight) / MICRO, 6) for item in row[:-1]}


def _sources(changes: Iterator[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for change in changes for source in change.sources))
