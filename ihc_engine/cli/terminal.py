"""What standard output can show."""

from __future__ import annotations

import os
import shutil
import sys

from ihc_engine.explanation.text import WIDTH

#: Columns below which the tables of an explanation fall apart.
NARROWEST = 72


def has_colours() -> bool:
    """Whether standard output is a terminal that shows colours, and its user wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """As wide as the terminal, within what can be read; a file or a pipe gets the same width everywhere."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROWEST), WIDTH) if sys.stdout.isatty() else WIDTH
