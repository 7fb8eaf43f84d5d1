"""``ihc-engine interpret``: one case in, one explained ranking out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.case.model import Case, parse_case_json, parse_case_yaml
from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.menu import read_menu
from ihc_engine.differential.pretest import Prior
from ihc_engine.explanation import to_html, to_markdown, to_text
from ihc_engine.explanation.text import WIDTH
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import OTHER, Knowledge

#: Columns below which the tables of an explanation fall apart.
NARROWEST = 72


class Format(StrEnum):
    """How the answer is written."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


class Engine(StrEnum):
    """Which engine runs the rules."""

    experta = "experta"


def interpret(
    case: Annotated[str, typer.Argument(metavar="CASE|-", help="A case as JSON or YAML, or - for standard input.")],
    format: Annotated[Format, typer.Option("--format", help="How the answer is written.")] = Format.text,
    prior: Annotated[
        str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds: by site, equal, or a JSON file {diagnosis: odds}.")
    ] = "site",
    engine: Annotated[Engine, typer.Option(help="The engine that runs the rules.")] = Engine.experta,
    trace: Annotated[bool, typer.Option("--trace/--no-trace", help="Keep the step-by-step trace (JSON).")] = True,
    menu: Annotated[Path | None, typer.Option(help="Stains of the laboratory: a JSON file {marker: cost}.")] = None,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Interpret one case: rank the differential and explain each ranking."""
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        stated, odds, stains = read_case_argument(case), read_prior(prior, loaded), read_menu(menu, loaded)
        answer = Interpreter(loaded).interpret(stated, prior=odds, trace=trace, menu=stains)
        typer.echo(rendered(answer, loaded, format, trace), nl=False)


def rendered(answer: Interpretation, knowledge: Knowledge, format: Format, trace: bool) -> str:
    """The answer in the format asked for, ending in a line end."""
    if format is Format.json:
        return to_json(answer, trace=trace, indent=2).decode() + "\n"
    if format is Format.markdown:
        return to_markdown(answer, knowledge)
    if format is Format.html:
        return to_html(answer, knowledge)
    return to_text(answer, knowledge, colour=_has_colours(), width=_columns())


def _has_colours() -> bool:
    """Whether standard output is a terminal that shows colours, and its user wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    """As wide as the terminal, within what can be read; a file or a pipe gets the same width everywhere."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROWEST), WIDTH) if sys.stdout.isatty() else WIDTH


def read_case_argument(argument: str) -> Case:
    """A case from a file or from standard input; JSON where it begins with a brace, else YAML."""
    text = sys.stdin.buffer.read().decode("utf-8") if argument == "-" else Path(argument).read_text(encoding="utf-8")
    return parse_case_json(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else parse_case_yaml(text)


def read_prior(argument: str, knowledge: Knowledge) -> Prior:
    """``site``, ``uniform``, or odds by diagnosis from a JSON file."""
    if argument == "site":
        return "site"
    if argument == "uniform":
        return "uniform"
    try:
        odds = read_json(Path(argument).read_bytes())
    except CaseError as error:
        raise fail(f"--prior {argument}: {error}") from error
    return _checked_odds(argument, odds, knowledge)


def _checked_odds(argument: str, odds: object, knowledge: Knowledge) -> Mapping[str, float]:
    if not isinstance(odds, dict) or not odds:
        raise fail(f'--prior {argument}: write an object of diagnosis: odds, for example {{"gist": 3, "other": 1}}')
    known = {*knowledge.diagnoses, OTHER}
    wrong = [f"{name}: no such diagnosis" for name in odds if name not in known]
    wrong += [
        f"{name}: odds must be a number above 0, not {value!r}"
        for name, value in odds.items()
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e12
    ]
    if wrong:
        raise fail(f"--prior {argument}: " + "; ".join(wrong))
    return {name: float(value) for name, value in odds.items()}
