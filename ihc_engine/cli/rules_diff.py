"""``ihc-engine rules diff``: what two states of the knowledge differ in, and which cases of an archive change for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from ihc_engine.batch import EngineName, check_ending, row_scorer
from ihc_engine.cli.archive import ROWS_FAILED, STREAM, check_places, rows_of, usable_table
from ihc_engine.cli.change_table import Take, change_table
from ihc_engine.cli.engine import Engine, engine_for_many
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.comparison import (
    CaseChange,
    ChangeCount,
    Explanations,
    KnowledgeDiff,
    WeightChange,
    case_lines,
    change_record,
    compare_knowledge,
    compare_weights,
    count_lines,
    diff_lines,
    rescored,
)
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.problem import KnowledgeError


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A folder of knowledge files as it was.")],
    new: Annotated[Path | None, typer.Argument(metavar="NEW", help="The folder as it is; the shipped one if not said.")] = None,
    cases: Annotated[
        Path | None,
        typer.Option(metavar="INPUT", help="An archive to score under both: list the cases that change, and what moved them."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A table of the changed cases (.csv, .jsonl, .parquet), with --cases."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write all of it as one JSON object.")] = False,
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds, with --cases.")] = "site",
    engine: Annotated[
        Engine | None, typer.Option(help="The engine for --cases; columnar where NumPy is installed, else experta.")
    ] = None,
) -> None:
    """Compare two states of the knowledge: rules, words, frequencies with their studies, policy. Exit code 1: rows failed."""
    _check(cases, output)
    with usable_input():
        before, after = _loaded(old, "OLD"), _loaded(new, "NEW")
        found = compare_knowledge(before, after)
        interpreters = Interpreter(before), Interpreter(after)
        weights = compare_weights(interpreters[0].weights, interpreters[1].weights, found)
        if cases is None:
            _write(found, weights, as_json)
            return
        read_prior(prior, before)  # odds name diagnoses that both states know
        odds = read_prior(prior, after)
        chosen: EngineName = engine_for_many(engine).value
        scorers = [row_scorer(chosen, knowledge, odds, "fired") for knowledge in (before, after)]
        explanations = Explanations(interpreters[1], odds, interpreters[0], found)
        with usable_table(cases):
            rows = rows_of(cases)
        with _changes(found, weights, as_json) as (show, finish), _table(output) as keep:

            def take(change: CaseChange) -> None:
                show(change)
                keep(change)

            with usable_table(cases):
                count = rescored(rows, scorers[0], scorers[1], explanations, take)
            finish(count)
    if count.failed:
        raise typer.Exit(ROWS_FAILED)


def _check(cases: Path | None, output: Path | None) -> None:
    if output is None:
        return
    if cases is None:
        raise fail("--output holds the cases that change; name the archive with --cases INPUT")
    if output == STREAM:
        raise fail("--output needs a file; --json writes everything to standard output")
    check_places(cases, output)
    with usable_table(output):
        check_ending(output)


def _loaded(folder: Path | None, argument: str) -> Knowledge:
    try:
        return load_knowledge(knowledge_folder(folder, argument))
    except KnowledgeError as error:
        raise fail(f"{argument} {folder or 'as shipped'}: the knowledge cannot be used\n{error}") from error


def _write(found: KnowledgeDiff, weights: list[WeightChange], as_json: bool) -> None:
    for line in [json.dumps(_record(found, weights), ensure_ascii=False)] if as_json else diff_lines(found, weights):
        typer.echo(line)


def _record(found: KnowledgeDiff, weights: Iterable[WeightChange]) -> dict[str, Any]:
    return {
        "schema": "ihc-rules-diff/1",
        "old": asdict(found.old),
        "new": asdict(found.new),
        "same": found.is_same,
        "changes": [
            {
                "part": change.part,
                "name": list(change.key[1:]),
                "change": change.how,
                "fields": [asdict(field) for field in change.fields],
                "sources": list(change.sources),
            }
            for change in found.changes
        ],
        "weights": [asdict(weight) for weight in weights],
    }


@contextmanager
def _changes(
    found: KnowledgeDiff, weights: list[WeightChange], as_json: bool
) -> Iterator[tuple[Take, Callable[[ChangeCount], None]]]:
    """Writes what differs, then each changed case as it comes, then the counts: nothing is held back, however many there are."""
    if as_json:
        yield _json_changes(found, weights)
        return
    for line in diff_lines(found, weights):
        typer.echo(line)
    typer.echo("\nCases that change")

    def show(change: CaseChange) -> None:
        for line in case_lines(change):
            typer.echo(line)

    def finish(count: ChangeCount) -> None:
        typer.echo("")
        for line in count_lines(count):
            typer.echo(line)

    yield show, finish


def _json_changes(found: KnowledgeDiff, weights: list[WeightChange]) -> tuple[Take, Callable[[ChangeCount], None]]:
    typer.echo(json.dumps(_record(found, weights), ensure_ascii=False)[:-1] + ', "cases": [', nl=False)
    first = True

    def show(change: CaseChange) -> None:
        nonlocal first
        typer.echo(("" if first else ", ") + json.dumps(change_record(change), ensure_ascii=False), nl=False)
        first = False

    def finish(count: ChangeCount) -> None:
        how = {
            "rows": count.compared,
            "failed": count.failed,
            "leaders": count.how["leader"],
            "outcomes": count.outcomes.total(),
        }
        typer.echo(f'], "count": {json.dumps(how)}}}')

    return show, finish


def _table(output: Path | None) -> AbstractContextManager[Take]:
    return nullcontext(lambda change: None) if output is None else change_table(output)
