"""The proposal of a fit in words: for a terminal, and as provenance in policy.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.validation.bootstrap import RESAMPLES
from ihc_engine.validation.fitting.fit import Figures, Fit, FittedNumber
from ihc_engine.validation.fitting.search import PULL
from ihc_engine.validation.phrases import band_words, difference_words, number, percent, proportion_words
from ihc_engine.validation.sources import SEED
from ihc_engine.validation.table import Table
from ihc_engine.validation.text import paragraph, table_text


def fit_text(fit: Fit) -> str:
    """Numbers and figures as text, ending in a line end."""
    return "\n\n".join([headline(fit), table_text(_numbers(fit)), table_text(_figures(fit)), paragraph(_caveat(fit))]) + "\n"


def headline(fit: Fit) -> str:
    """What is proposed, in one sentence."""
    changed = [f"{n.key} {n.present:g} to {n.proposed:g}" for n in fit.numbers if n.changed]
    said = f"Proposed: {', '.join(changed)}." if changed else "Nothing is worth changing."
    return f"{fit.cases} cases of {fit.sources} sources in {fit.folds} folds. {said}"


def provenance(fit: Fit, *, date: str, command: str, cases: str, knowledge: str) -> tuple[str, ...]:
    """Lines that say where the numbers come from. ``cases`` and ``knowledge``: digests of what was fitted on and with."""
    changed = [n for n in fit.numbers if n.changed]
    return (
        f"{date}: {command}",
        f"{fit.cases} cases of {fit.sources} sources, {cases}; knowledge before the fit {knowledge}",
        f"{fit.folds} folds of sources, seed {SEED}; mean log-loss, pull {PULL:g}",
        *(f"{n.key}: {n.present:g} -> {n.proposed:g}, out-of-fold gain {difference_words(n.gain)} nats" for n in changed),
        *(() if changed else ("no number changed: no gain beyond chance out of fold",)),
        *(_one_line(figures) for figures in (fit.present, fit.in_sample, fit.out_of_fold)),
    )


def _one_line(figures: Figures) -> str:
    reached = figures.overall
    return (
        f"{figures.name}: log-loss {number(figures.scores.log_loss)}, leader {reached.leader.count}/{reached.leader.of}, "
        f"first three {reached.first_three.count}/{reached.first_three.of}, ECE {number(figures.calibration.ece)}"
    )


def _numbers(fit: Fit) -> Table:
    note = (
        "Gain: log-loss out of fold without the change minus with it, in nats, with the middle 95 % of "
        f"{RESAMPLES} resamples of sources; a number changes only if all of it lies above 0, (!). Best: fitted to all cases "
        "together with the numbers that were taken in before."
    )
    columns = ("number", "present", "best", "proposed", "gain out of fold")
    return Table("Numbers", columns, tuple(_row(n) for n in fit.numbers), note)


def _row(fitted: FittedNumber) -> tuple[str, ...]:
    proposed = f"{fitted.proposed:g}" if fitted.changed else "as it is"
    return fitted.key, f"{fitted.present:g}", f"{fitted.best:g}", proposed, difference_words(fitted.gain)


def _figures(fit: Fit) -> Table:
    columns = ("values", "log-loss", "Brier", "leader", "first three", "leader has, mean", "ECE", "ECE if calibrated")
    rows: Sequence[Figures] = (fit.present, fit.in_sample, fit.out_of_fold)
    return Table("What they reach", columns, tuple(_figures_row(figures) for figures in rows))


def _figures_row(figures: Figures) -> tuple[str, ...]:
    seen = figures.calibration
    return (
        figures.name,
        number(figures.scores.log_loss),
        number(figures.scores.brier),
        proportion_words(figures.overall.leader),
        proportion_words(figures.overall.first_three),
        "" if seen.mean_probability is None else percent(seen.mean_probability),
        number(seen.ece),
        band_words(seen.ece_band),
    )


def _caveat(fit: Fit) -> str:
    together = f" All changes together gain {difference_words(fit.gain)} nats out of fold." if fit.gain else ""
    return (
        "Out of fold means that the numbers did not see the case's source. Rules and judged frequencies were written with "
        f"published cases in view, so that cases never met will be forecast less well.{together}"
    )
