"""``ihc-engine rules``: check, show, print, compare and find the knowledge."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.cli.failure import UNUSABLE, fail, knowledge_folder, usable_input
from ihc_engine.cli.rules_diff import diff
from ihc_engine.explanation.sheets import diagnosis_sheet, rule_sheet, write_sheets
from ihc_engine.knowledge.load import check_knowledge, load_knowledge, rules_location

rules = typer.Typer(help="Check, show, print, compare and find the knowledge files.", no_args_is_help=True)
KnowledgeFolder = Annotated[
    Path | None, typer.Option("--knowledge", help="A folder of knowledge files instead of the shipped one.")
]


@rules.command()
def check(knowledge: KnowledgeFolder = None) -> None:
    """Check all knowledge files; every problem with file, line and remedy."""
    with usable_input():
        problems = check_knowledge(knowledge_folder(knowledge))
    for problem in problems:
        typer.echo(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        typer.echo(f"{errors} errors, {len(problems) - errors} warnings", err=True)
        raise typer.Exit(UNUSABLE)
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
    rows = sum(len(evidence.rows) for diagnosis in loaded.diagnoses.values() for evidence in diagnosis.evidence)
    typer.echo(
        f"clean: {len(loaded.diagnoses)} diagnoses, {rows} evidence rows, {len(loaded.sources)} sources, "
        f"{len(loaded.rules)} rules, {len(problems)} warnings ({loaded.manifest.version}, {loaded.digest})"
    )


@rules.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of a rule or a diagnosis.")], knowledge: KnowledgeFolder = None
) -> None:
    """Show one rule or diagnosis as a sheet."""
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
    rule = next((rule for rule in loaded.rules if rule.id == name.upper()), None)
    if rule is not None:
        typer.echo(rule_sheet(rule, loaded), nl=False)
    elif name in loaded.diagnoses:
        typer.echo(diagnosis_sheet(loaded.diagnoses[name], loaded), nl=False)
    else:
        raise fail(f"no rule or diagnosis {name}; `ihc-engine rules sheets FOLDER` writes them all")


@rules.command()
def sheets(
    folder: Annotated[Path, typer.Argument(help="Where the sheets go (Markdown, one for each diagnosis and stratum).")],
    knowledge: KnowledgeFolder = None,
) -> None:
    """Write the knowledge as sheets for reading."""
    with usable_input():
        written = write_sheets(load_knowledge(knowledge_folder(knowledge)), folder)
    typer.echo(f"{len(written)} sheets in {folder}", err=True)


rules.command()(diff)


@rules.command()
def where() -> None:
    """Print the folder of the knowledge files in use."""
    with usable_input():
        typer.echo(str(rules_location()))
