"""``ihc-engine interpret``: one case in, one explained ranking out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case, parse_case_json, parse_case_yaml
from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.cli.engine import Engine, columnar_interpreter
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.menu import read_menu
from ihc_engine.cli.report_input import read_report_argument
from ihc_engine.cli.terminal import columns, has_colours
from ihc_engine.differential.pretest import Prior
from ihc_engine.explanation import panel_to_text, to_html, to_markdown, to_text
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import OTHER, Knowledge
from ihc_engine.reports.intake import read_report_case, report_case
from ihc_engine.reports.model import ReportReading


class Format(StrEnum):
    """How the answer is written."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


def interpret(
    case: Annotated[
        str | None,
        typer.Argument(metavar="CASE|-", help="A case as JSON or YAML, or - for standard input; may be left out with --report."),
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-", help="A report to read: .txt, .rtf, .docx, .pdf or .hl7. What CASE states stands before it."
        ),
    ] = None,
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
        interpreter = Interpreter(loaded)
        stated, reading = _stated(case, report, interpreter)
        odds, stains = read_prior(prior, loaded), read_menu(menu, loaded)
        if engine is Engine.columnar:
            many = columnar_interpreter(loaded).score([interpreter.read(stated)], prior=odds)
            answer = many.interpretation(0, trace=trace, advice=True, menu=stains)
        else:
            answer = interpreter.interpret(stated, prior=odds, trace=trace, menu=stains)
        if reading is not None and format is Format.text:
            typer.echo(panel_to_text(reading, loaded, colour=has_colours(), width=columns()))
        typer.echo(rendered(answer, loaded, format, trace), nl=False)


def _stated(case: str | None, report: str | None, interpreter: Interpreter) -> tuple[Case | CaseReading, ReportReading | None]:
    """What is to be interpreted: a case, a report, or a report with a case beside it; and what was read in the report."""
    if report is None:
        if case is None:
            raise fail("nothing to interpret: name a CASE, - for standard input, or --report FILE")
        return read_case_argument(case), None
    if case == report == "-":
        raise fail("CASE and --report cannot both be standard input")
    beside = None if case is None else read_case_argument(case)
    reading = read_report_argument(report, interpreter.reports)
    knowledge = interpreter.knowledge
    return read_report_case(report_case(reading, knowledge, beside)), reading


def rendered(answer: Interpretation, knowledge: Knowledge, format: Format, trace: bool) -> str:
    """The answer in the format asked for, ending in a line end."""
    if format is Format.json:
        return to_json(answer, trace=trace, indent=2).decode() + "\n"
    if format is Format.markdown:
        return to_markdown(answer, knowledge)
    if format is Format.html:
        return to_html(answer, knowledge)
    return to_text(answer, knowledge, colour=has_colours(), width=columns())


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
