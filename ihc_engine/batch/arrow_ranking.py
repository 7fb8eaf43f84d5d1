"""The ranked steps of the traces of many rows, as strings of Arrow: only their numbers are a row's own.

The words are put together from pieces that ``trace_json`` writes, so that they are its bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_pieces import run_together
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.interpretation.columnar import ColumnarResult
from ihc_engine.interpretation.trace_json import AFTER_VARIANTS, before_score, before_total, before_variants


class RankingWords:
    """Writes ranked steps under one knowledge base."""

    def __init__(self, weights: Weights, layout: Layout) -> None:
        self._weights, self._layout = weights, layout
        self._frame: Any = None
        self._shares: dict[tuple[int, ...], Any] = {}

    def of(self, result: ColumnarResult, rows: Ints) -> Any:
        """[rows] of words, a comma before each step. ``rows``: some of a result whose scores were kept."""
        scores = result.scores
        assert scores is not None, "scores are kept for traces"
        held, arrow = scores.columns, pyarrow()
        shares, at = self._shares_of(result.explain.columns.sites[rows], held)
        probabilities, which = np.unique(result.probabilities[rows], return_inverse=True)
        totals, by_variant = scores.totals[rows], scores.by_variant[rows]
        words = [
            self._framed(held),
            *shares,
            arrow.array([before_variants(probability) for probability in probabilities.tolist()], arrow.string()),
            arrow.array(totals.ravel()).cast(arrow.string()),
            arrow.array(by_variant.ravel()).cast(arrow.string()),
        ]
        starts = np.cumsum([0, *map(len, words)])
        share = starts[1] + 2 * len(held) * at
        middle, total, score = (int(starts[1 + len(shares) + number]) for number in range(3))
        places = _places(
            np.argsort(-result.probabilities[rows], axis=1, kind="stable"),
            _best_first(by_variant, held),
            held,
            share,
            middle + which.reshape(totals.shape),
            total + np.arange(totals.size).reshape(totals.shape),
            score + np.arange(by_variant.size).reshape(by_variant.shape),
        )
        pieces = arrow.concat_arrays(words).take(arrow.array(places.ravel()))
        return run_together(pieces, arrow.array(np.arange(len(rows) + 1) * places.shape[1]))

    def _framed(self, held: Hypotheses) -> Any:
        """Words before the score of each hypothesis at each rank, behind those after the one before it; and those at the end."""
        if self._frame is None:
            end = f"}}{AFTER_VARIANTS}"
            ranks = range(len(held.ids))
            words = [f"{end if rank else ''}{before_total(d, rank + 1)}" for d in held.ids for rank in ranks]
            self._frame = pyarrow().array([*words, end], pyarrow().string())
        return self._frame

    def _shares_of(self, sites: Any, held: Hypotheses) -> tuple[Sequence[Any], Ints]:
        """Words before the score of each variant, as the first of its hypothesis and as another one; few different ones, by site,
        and which of them each row has."""
        asked, at = np.unique(sites, return_inverse=True)
        found: dict[tuple[int, ...], int] = {}
        which = []
        for site in asked.tolist():
            shares: Mapping[str, int] = self._weights.shares(self._layout.sites[site])
            said = tuple(shares[key] for key in held.keys)
            which.append(found.setdefault(said, len(found)))
            if said not in self._shares:
                first = [before_score(key, share) for key, share in zip(held.keys, said, strict=True)]
                self._shares[said] = pyarrow().array([*first, *(f"}},{each}" for each in first)], pyarrow().string())
        return [self._shares[said] for said in found], np.array(which, dtype=np.int64)[at]


def _best_first(scores: Ints, held: Hypotheses) -> Ints:
    """[rows, variants]: columns, those of each hypothesis together, the best of them first; ties by key."""
    order = np.tile(np.arange(len(held)), (len(scores), 1))
    ends = np.append(np.flatnonzero(np.diff(held.diagnosis, prepend=-1)), len(held))
    for first, last in pairwise(ends.tolist()):
        if last - first > 1:
            order[:, first:last] = first + np.argsort(-scores[:, first:last], axis=1, kind="stable")
    return order


def _places(order: Ints, variants: Ints, held: Hypotheses, share: Ints, middle: Ints, total: Ints, score: Ints) -> Ints:
    """[rows, pieces]: the number of each piece. ``order``: hypotheses by rank, ``variants``: as ``_best_first`` orders them;
    ``share``: number of the first of the words of a row's shares; the others, of each hypothesis or variant."""
    rows, ranks = np.arange(len(order))[:, None], np.arange(order.shape[1])
    sizes = 3 + 2 * held.counts[order]
    at = np.cumsum(sizes, axis=1) - sizes
    found = np.empty((len(order), 3 * order.shape[1] + 2 * len(held) + 1), dtype=np.int64)
    found[rows, at] = order * len(ranks) + ranks
    found[rows, at + 1] = np.take_along_axis(total, order, axis=1)
    found[rows, at + 2] = np.take_along_axis(middle, order, axis=1)
    for layer in range(int(held.counts.max())):
        row, rank = np.nonzero(held.counts[order] > layer)
        column = variants[row, held.variants[order[row, rank], 0] + layer]
        place = at[row, rank] + 3 + 2 * layer
        found[row, place] = share[row] + column + (len(held) if layer else 0)
        found[row, place + 1] = score[row, column]
    found[:, -1] = len(ranks) * len(ranks)
    return found
