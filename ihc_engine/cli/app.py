"""All commands of ``ihc-engine``."""

from __future__ import annotations

from typing import Annotated

import typer

from ihc_engine.cli.audit import audit
from ihc_engine.cli.batch import batch
from ihc_engine.cli.evaluate import evaluate
from ihc_engine.cli.fit import fit
from ihc_engine.cli.interpret import interpret
from ihc_engine.cli.read import read
from ihc_engine.cli.rules import rules
from ihc_engine.cli.serve import serve
from ihc_engine.version import __version__

app = typer.Typer(
    name="ihc-engine",
    help="Ranks leiomyosarcoma against its mimics from morphology and immunohistochemistry, and explains every ranking.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(interpret)
app.command()(read)
app.command()(batch)
app.command()(audit)
app.command()(evaluate)
app.command()(fit)
app.command()(serve)
app.add_typer(rules, name="rules")


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version of the code and leave.")
    ] = False,
) -> None:
    """Ranks leiomyosarcoma against its mimics from morphology and immunohistochemistry, and explains every ranking."""
