"""An unexpected error without its words, which may be words of a case or of a report and would stand in the server's log."""

from __future__ import annotations

import traceback


def without_words(error: Exception) -> RuntimeError:
    """What kind of error it was and where, for the log. Raise it ``from None``."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return RuntimeError(f"unexpected {type(error).__name__}{where}")
