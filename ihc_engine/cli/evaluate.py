"""``ihc-engine evaluate``: accuracy, calibration and coverage on labelled cases."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.cli.failure import knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.validation import Evaluation, to_html, to_json, to_text
from ihc_engine.validation import evaluate as measured

ROWS_FAILED = 1


class Format(StrEnum):
    """How the figures are written."""

    text = "text"
    json = "json"


def evaluate(
    cases: Annotated[
        Path, typer.Argument(metavar="CASES", help="Cases with their `diagnosis`, one JSON object a line (.jsonl).")
    ],
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
    """Measure the engine on labelled cases, beside a naive Bayes baseline. Exit code 1: some rows could not be read."""
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        odds = read_prior(prior, loaded)
        with cases.open("rb") as lines:
            evaluation = measured(lines, loaded, prior=odds, ablation=ablation, off_list=off_list, draws=draws)
        if html is not None:
            html.write_text(to_html(evaluation), encoding="utf-8")
    typer.echo(rendered(evaluation, format), nl=False)
    if evaluation.failed:
        typer.echo(f"{evaluation.cases + evaluation.failed} rows, {evaluation.failed} failed", err=True)
        raise typer.Exit(ROWS_FAILED)


def rendered(evaluation: Evaluation, format: Format) -> str:
    """The figures in the format asked for, ending in a line end."""
    if format is Format.json:
        return to_json(evaluation, indent=2).decode() + "\n"
    return to_text(evaluation)
