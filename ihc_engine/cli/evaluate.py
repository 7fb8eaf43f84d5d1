"""``ihc-engine evaluate``: accuracy, calibration and coverage on labelled cases."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation import Evaluation, to_html, to_json, to_text
from ihc_engine.validation import evaluate as measured

ROWS_FAILED = 1


class Format(StrEnum):
    """How the figures are written."""

    text = "text"
    json = "json"


def evaluate(
    cases: Annotated[
        Path,
        typer.Argument(
            metavar="CASES", help="Cases with their `diagnosis`, or reports with gold, one JSON object a line (.jsonl)."
        ),
    ],
    reports: Annotated[bool, typer.Option("--reports", help="Rows are reports with gold: measure what is read in them.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How the figures are written.")] = Format.text,
    html: Annotated[Path | None, typer.Option("--html", help="Also write a page with diagrams here.")] = None,
    prior: Annotated[
        str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds: by site, equal, or a JSON file {diagnosis: odds}.")
    ] = "site",
    ablation: Annotated[bool, typer.Option("--ablation", help="Also measure the engine without each of its parts.")] = False,
    off_list: Annotated[bool, typer.Option("--off-list", help="Also measure each case with its diagnosis taken away.")] = False,
    draws: Annotated[int, typer.Option(metavar="N", help="Also check the intervals against N draws (2000: minutes).")] = 0,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Measure the engine on labelled cases, beside a naive Bayes baseline; with --reports, what is read in reports.

    Exit code 1: some rows could not be read.
    """
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        if reports:
            return measure_reports(cases, loaded, format, html)
        odds = read_prior(prior, loaded)
        with cases.open("rb") as lines:
            evaluation = measured(lines, loaded, prior=odds, ablation=ablation, off_list=off_list, draws=draws)
        if html is not None:
            html.write_text(to_html(evaluation), encoding="utf-8")
    typer.echo(rendered(evaluation, format), nl=False)
    say_failed(evaluation.cases, evaluation.failed)


def measure_reports(path: Path, knowledge: Knowledge, format: Format, html: Path | None) -> None:
    """Measure the reading of reports (see ``evaluate_reports``)."""
    try:
        from ihc_engine.validation.report_evaluation import evaluate_reports  # its search for names is an extra
    except ModuleNotFoundError as error:
        raise fail(f"reports need {error.name}, which is not installed: pip install 'ihc-engine[all]'") from error
    from ihc_engine.validation.report_show import reports_to_html, reports_to_json, reports_to_text

    with path.open("rb") as lines:
        evaluation = evaluate_reports(lines, knowledge)
    if html is not None:
        html.write_text(reports_to_html(evaluation), encoding="utf-8")
    written = reports_to_json(evaluation, indent=2).decode() + "\n" if format is Format.json else reports_to_text(evaluation)
    typer.echo(written, nl=False)
    say_failed(evaluation.reports, evaluation.failed)


def say_failed(measured: int, failed: int) -> None:
    """Exit code 1, and how many, if rows could not be read."""
    if failed:
        typer.echo(f"{measured + failed} rows, {failed} failed", err=True)
        raise typer.Exit(ROWS_FAILED)


def rendered(evaluation: Evaluation, format: Format) -> str:
    """The figures in the format asked for, ending in a line end."""
    if format is Format.json:
        return to_json(evaluation, indent=2).decode() + "\n"
    return to_text(evaluation)
