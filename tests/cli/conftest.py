"""The command line as a process would see it: arguments and bytes in, exit code and two streams out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ihc_engine.cli.app import app
from tests.cli.warm import warm

Run = Callable[..., Result]


@pytest.fixture
def run() -> Iterator[Run]:
    """Runs ``ihc-engine`` in this process; what is made of its knowledge is kept from run to run."""
    runner = CliRunner()

    def called(*arguments: str | Path, stdin: bytes = b"") -> Result:
        result = runner.invoke(app, [str(argument) for argument in arguments], input=stdin)
        unexpected = result.exception is not None and not isinstance(result.exception, SystemExit)
        assert not unexpected, f"a traceback instead of a message: {result.exception!r}"
        return result

    with warm():
        yield called
