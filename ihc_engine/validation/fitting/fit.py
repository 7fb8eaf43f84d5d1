"""Fits judged numbers of the policy on published cases, and changes only what holds on cases that were not fitted.

Numbers are taken in one at a time. In each round every number that is left is fitted together with those already taken in, on all
folds but one, and judged on the fold left out; folds hold whole sources. The one with the largest gain in log-loss is taken in if
the bootstrap interval of its gain lies above 0; else it ends there, and all others keep their values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.accuracy import Accuracy, accuracy
from ihc_engine.validation.bootstrap import Difference, paired_difference
from ihc_engine.validation.calibration import Calibration, calibration
from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.fitting.losses import Losses
from ihc_engine.validation.fitting.numbers import NUMBERS, Number, Values, named, values_of
from ihc_engine.validation.fitting.search import best_values
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.scores import Scores, scores
from ihc_engine.validation.sources import Together, by_source, folds


@dataclass(frozen=True, slots=True)
class Figures:
    """What values of the numbers reach on the cases."""

    name: str
    overall: Accuracy
    scores: Scores
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class FittedNumber:
    """One number. ``best``: its value when it is fitted to all cases together with those taken in before.

    ``gain``: what that brings out of fold, in nats; ``proposed`` differs from ``present`` only if the number was taken in.
    """

    key: str
    present: float
    best: float
    proposed: float
    gain: Difference

    @property
    def changed(self) -> bool:
        """Whether another value is proposed."""
        return self.proposed != self.present


@dataclass(frozen=True, slots=True)
class Fit:
    """The proposal: ``present`` values, ``in_sample`` with the proposed ones, and ``out_of_fold`` with those of each fold.

    ``gain``: of all changed numbers together, out of fold, in nats; None if nothing is changed.
    """

    cases: int
    sources: int
    folds: int
    numbers: tuple[FittedNumber, ...]
    gain: Difference | None
    present: Figures
    in_sample: Figures
    out_of_fold: Figures


def fit(
    cases: Sequence[LabelledCase],
    knowledge: Knowledge,
    *,
    number_of_folds: int = 10,
    start: Values | None = None,
    numbers: Sequence[Number] = NUMBERS,
) -> Fit:
    """Fit on these cases. ``number_of_folds``: 0 leaves out one source at a time. ``start``: values to begin with instead of the
    policy's, by key such as ``weighing.dependence``. ``numbers``: those that may change. Same input,
    same proposal.

    ValueError: fewer sources than folds, or an unknown key.
    """
    named(tuple(start or {}))
    begin = {**values_of(knowledge.policy), **(start or {})}
    sources = by_source(cases)
    search = _Search(Losses(cases, knowledge), numbers, begin, sources, folds(sources, number_of_folds))
    taken, judged = search.taken_in()
    proposed = search.fitted(taken)
    return Fit(
        cases=len(cases),
        sources=len(sources),
        folds=len(search.folds),
        numbers=tuple(_number(number, begin, proposed, judged) for number in numbers),
        gain=search.gain(search.out_of_fold(taken), search.out_of_fold(())) if taken else None,
        present=_figures("present values", search.losses.measured(begin)),
        in_sample=_figures("proposed values, same cases", search.losses.measured(proposed)),
        out_of_fold=_figures("proposed numbers, fitted without the case's source", search.held_out(taken)),
    )


class _Search:
    """Folds, and what numbers reach on them."""

    def __init__(
        self,
        losses: Losses,
        numbers: Sequence[Number],
        begin: Values,
        sources: Sequence[Together],
        dealt: Sequence[Together],
    ) -> None:
        self.losses = losses
        self.numbers = tuple(numbers)
        self.begin = begin
        self.sources = sources
        self.folds = dealt

    def taken_in(self) -> tuple[tuple[Number, ...], Mapping[str, tuple[float, Difference]]]:
        """Numbers worth changing, in the order in which they were taken in; best value and gain of each when last tried."""
        taken: tuple[Number, ...] = ()
        judged: dict[str, tuple[float, Difference]] = {}
        while len(taken) < len(self.numbers):
            before = self.out_of_fold(taken)
            left = [number for number in self.numbers if number not in taken]
            for number in left:
                tried = (*taken, number)
                judged[number.key] = self.fitted(tried)[number.key], self.gain(self.out_of_fold(tried), before)
            best = max(left, key=lambda number: judged[number.key][1].mean)
            if judged[best.key][1].low <= 0:
                break
            taken = (*taken, best)
        return taken, judged

    def fitted(self, numbers: Sequence[Number]) -> dict[str, float]:
        """Values fitted to all cases."""
        return best_values(self.losses, self.begin, numbers, range(len(self.losses.cases)))

    def out_of_fold(self, numbers: Sequence[Number]) -> tuple[float, ...]:
        """Log-loss of each case under the values fitted to the folds that it is not in."""
        each = [0.0] * len(self.losses.cases)
        for fold in self.folds:
            losses = self.losses.of(self._without(fold, numbers))
            for place in fold:
                each[place] = losses[place]
        return tuple(each)

    def held_out(self, numbers: Sequence[Number]) -> tuple[Measured, ...]:
        """Each case forecast under those values."""
        by_place = {place: m for fold in self.folds for place, m in self._fold(fold, numbers)}
        return tuple(by_place[place] for place in range(len(self.losses.cases)))

    def gain(self, after: Sequence[float], before: Sequence[float]) -> Difference:
        """How much smaller the log-loss is after than before."""
        return paired_difference([old - new for old, new in zip(before, after, strict=True)], self.sources)

    def _fold(self, fold: Together, numbers: Sequence[Number]) -> list[tuple[int, Measured]]:
        measured = self.losses.measured(self._without(fold, numbers))
        return [(place, measured[place]) for place in fold]

    def _without(self, fold: Together, numbers: Sequence[Number]) -> dict[str, float]:
        others = [place for place in range(len(self.losses.cases)) if place not in fold]
        return best_values(self.losses, self.begin, numbers, others)


def _number(number: Number, begin: Values, proposed: Values, judged: Mapping[str, tuple[float, Difference]]) -> FittedNumber:
    best, gain = judged[number.key]
    return FittedNumber(number.key, begin[number.key], best, proposed[number.key], gain)


def _figures(name: str, measured: Sequence[Measured]) -> Figures:
    return Figures(name, accuracy(measured), scores(measured), calibration(measured))
