"""A row of an archive as it comes from its file, not yet a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.problems import RowError

#: A line of JSON, plain data in the shape of a case, or why there is neither.
Content = bytes | str | Mapping[str, Any] | RowError


@dataclass(frozen=True, slots=True)
class InputRow:
    """One row. ``where``: its place in the input, such as ``line 3``; ``source``: its file, in a folder of several.

    ``remarks``: what must be known about the text, where a document was read.
    """

    where: str
    content: Content
    source: str | None = None
    remarks: tuple[str, ...] = ()
