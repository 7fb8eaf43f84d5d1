"""The command line as a process would see it: arguments and bytes in, exit code and two streams out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ihc_engine.cli.app import app
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader

Run = Callable[..., Result]


@pytest.fixture
def run(knowledge: Knowledge, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``ihc-engine`` in this process.

    The shipped knowledge is read and made ready once for all runs; a folder of knowledge is read as always.
    """

    def loaded(path: Path | None = None) -> Knowledge:
        return knowledge if path is None else load_knowledge(path)

    for command in ("interpret", "read", "batch", "audit"):
        monkeypatch.setattr(f"ihc_engine.cli.{command}.load_knowledge", loaded)
    monkeypatch.setattr("ihc_engine.cli.interpret.Interpreter", lambda k: interpreter if k is knowledge else Interpreter(k))
    for module in ("read", "read_rows"):
        monkeypatch.setattr(
            f"ihc_engine.cli.{module}.ReportReader", lambda k: interpreter.reports if k is knowledge else ReportReader(k)
        )
    runner = CliRunner()

    def called(*arguments: str | Path, stdin: bytes = b"") -> Result:
        result = runner.invoke(app, [str(argument) for argument in arguments], input=stdin)
        unexpected = result.exception is not None and not isinstance(result.exception, SystemExit)
        assert not unexpected, f"a traceback instead of a message: {result.exception!r}"
        return result

    return called
