"""Lines and table rows of an RTF text as they grow."""

from __future__ import annotations

from ihc_engine.documents.table_row import row_lines


class Layout:
    """Collects words into lines; a cell keeps its own lines until the row ends."""

    def __init__(self) -> None:
        self.in_table = False
        self._lines: list[str] = []
        self._words: list[str] = []
        self._cell: list[str] = []
        self._row: list[list[str]] = []

    def add(self, words: str) -> None:
        """Words of the current line."""
        self._words.append(words)

    def end_paragraph(self) -> None:
        """A line ends; within a table it belongs to the cell."""
        line = "".join(self._words)
        self._words.clear()
        (self._cell if self.in_table else self._lines).append(line)

    def end_cell(self) -> None:
        """A cell ends."""
        self._cell.append("".join(self._words))
        self._words.clear()
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """A row ends; what stands behind its last cell is kept as one more."""
        if self._words or self._cell:
            self.end_cell()
        self._lines.extend(row_lines(self._row))
        self._row = []

    def text(self) -> str:
        """All lines, with what is still open."""
        if self._row or self._cell:
            self.end_row()
        if self._words:
            self.end_paragraph()
        return "\n".join(self._lines)
