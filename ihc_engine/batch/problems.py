"""What goes wrong with a whole table, and with one row of it."""

from __future__ import annotations


class TableError(ValueError):
    """A file or folder that cannot be read or written as rows: what is wrong, where, and what to do."""


class RowError(ValueError):
    """A row that cannot be had from its file. ``code``: kind of problem; ``case_id``: as far as it is known."""

    def __init__(self, code: str, message: str, case_id: str | None = None) -> None:
        self.code, self.case_id = code, case_id
        super().__init__(message)

    def __reduce__(self) -> tuple[type[RowError], tuple[str, str, str | None]]:
        return type(self), (self.code, str(self), self.case_id)  # as it goes to a worker
