"""The ``ihc-engine`` command: checks that the command-line extra is there, then hands over."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; exit code 2 with the remedy if typer or rich is not installed."""
    try:
        import rich  # noqa: F401 - only asked whether it is there
        import typer  # noqa: F401 - only asked whether it is there
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"ihc-engine: the command line needs {missing.name}; install it with: pip install 'ihc-engine[cli]'\n")
        sys.exit(2)
    from ihc_engine.cli.app import app

    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON, HTML and names of authors are UTF-8 whatever the terminal or the pipe assumes
        # half a character of a case, which UTF-8 cannot hold, becomes its escape
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
