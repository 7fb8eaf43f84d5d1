"""``ihc-engine fit``: judged numbers of the policy, fitted on published cases and cross-validated by source."""

from __future__ import annotations

import hashlib
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.cases import LabelledCase, UnreadableRow, read_cases
from ihc_engine.validation.fitting import Fit, fit_text, fitted_policy
from ihc_engine.validation.fitting import fit as fitted
from ihc_engine.validation.fitting.numbers import NUMBERS, named
from ihc_engine.validation.fitting.report import provenance


def fit(
    cases: Annotated[
        Path, typer.Argument(metavar="CASES", help="Cases with their `diagnosis`, one JSON object a line (.jsonl).")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write policy.yaml with the proposed numbers and their provenance here.")
    ] = None,
    folds: Annotated[int, typer.Option(metavar="N", help="Folds of sources; 0 leaves out one source at a time.")] = 10,
    start: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="Begin with this value, such as weighing.sharpness=1.")
    ] = None,
    number: Annotated[list[str] | None, typer.Option(metavar="KEY", help="Fit this number only; may be repeated.")] = None,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Fit the few numbers that may be fitted. Published counts are never changed, nor is the knowledge itself: see --output."""
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        digest = f"sha256:{hashlib.sha256(cases.read_bytes()).hexdigest()}"
        read = _read(cases, loaded)
        try:
            numbers = named(number) if number else NUMBERS
            proposal = fitted(read, loaded, number_of_folds=folds, start=_values(start or []), numbers=numbers)
        except ValueError as error:
            raise fail(str(error)) from error
        if output is not None:
            output.write_text(
                _policy(proposal, loaded, digest, _command(cases, folds, start or [], number or [])), encoding="utf-8"
            )
    typer.echo(fit_text(proposal), nl=False)


def _read(cases: Path, knowledge: Knowledge) -> list[LabelledCase]:
    """All cases; exit code 2 if any row cannot be read, since a fit on the others would be another fit."""
    with cases.open("rb") as lines:
        rows = list(read_cases(lines, knowledge))
    unreadable = [f"line {row.line}: {row.message}" for row in rows if isinstance(row, UnreadableRow)]
    if unreadable:
        raise fail("\n".join([f"{cases}: rows that cannot be read", *unreadable]))
    return [row for row in rows if isinstance(row, LabelledCase)]


def _values(stated: list[str]) -> dict[str, float]:
    values = {}
    for setting in stated:
        key, _, value = setting.partition("=")
        try:
            values[key] = float(value)
        except ValueError:
            raise fail(f"--start {setting}: write KEY=VALUE with a number, such as weighing.sharpness=1") from None
    return values


def _policy(proposal: Fit, knowledge: Knowledge, cases: str, command: str) -> str:
    text = (Path(knowledge.location) / "policy.yaml").read_text(encoding="utf-8")
    said = provenance(
        proposal, date=datetime.now(UTC).date().isoformat(), command=command, cases=cases, knowledge=knowledge.digest
    )
    return fitted_policy(text, {number.key: number.proposed for number in proposal.numbers}, said)


def _command(cases: Path, folds: int, start: list[str], numbers: list[str]) -> str:
    """The command that gives these numbers again, with the name of the file alone."""
    options = [("--start", value) for value in start] + [("--number", key) for key in numbers]
    return shlex.join(["ihc-engine", "fit", cases.name, "--folds", str(folds), *(part for option in options for part in option)])
