"""The XML of a Word text as a stream: paragraphs and tables in document order, no tree, no entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ihc_engine.documents.model import DocumentError
from ihc_engine.documents.symbol_fonts import symbol
from ihc_engine.documents.table_row import row_lines

_DEEPEST = 2000
_TRACKED = "tracked changes: deletions left out, insertions read"
_STRUCK_THROUGH = "struck-through words left out"
_PICTURE = "a picture or drawing left out (text boxes are read)"
#: Subtrees that are no current text: deletions, the source of a move, the twin of a text box for older programs.
_SKIPPED = {
    "del": _TRACKED,
    "moveFrom": _TRACKED,
    "Fallback": "",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_STRUCK = {
    "strike": _STRUCK_THROUGH,
    "dstrike": _STRUCK_THROUGH,
    "vanish": "hidden words left out",
}
_NOT_READ = {
    "drawing": _PICTURE, "pict": _PICTURE,
    "checkBox": "check boxes of a form are not read", "ddList": "drop-down lists of a form are not read",
    "altChunk": "an embedded document is not read", "ins": _TRACKED,
}  # fmt: skip
_OFF = {"0", "false", "off", "none"}


class WordBody:
    """Target of an XML parser (``start``, ``end``, ``data``, ``doctype``, ``close``); ``close`` gives the lines."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self._depth = 0
        self._skip_from = 0
        self._properties = 0  # depth of the open paragraph properties: their run marks say nothing about text
        self._struck: list[str] = []
        self._flows: list[list[str]] = [[]]
        self._words: list[list[str]] = []
        self._rows: list[list[list[str]]] = []
        self._in_text = False
        self._ends: Mapping[str, Callable[[], None]] = {
            "p": self._end_paragraph, "tc": self._end_cell, "tr": self._end_row, "r": self._end_run, "t": self._end_text,
        }  # fmt: skip

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """A document type declares entities; Word writes none."""
        raise DocumentError("its XML declares a document type, which Word never writes", "save it anew in Word")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentError("its XML is nested too deeply", "save it anew in Word")
        if self._skip_from:
            return
        name = _local(tag)
        if name in _NOT_READ and not self._properties and self._words:
            self.remarks.append(_NOT_READ[name])
        if name in _SKIPPED and not self._properties:
            self._skip_from = self._depth
            if _SKIPPED[name]:
                self.remarks.append(_SKIPPED[name])
        elif name == "pPr":
            self._properties = self._depth
        else:
            self._open(name, {_local(key): value for key, value in attributes.items()})

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._words.append([])
        elif name == "tc":
            self._flows.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "r":
            self._struck.append("")
        elif name == "t":
            self._in_text = True
        elif name == "sym":
            self._add(symbol(attributes.get("font", ""), _hexadecimal(attributes.get("char", ""))))
        elif self._properties:
            return
        elif name in _STRUCK and self._struck and attributes.get("val", "1") not in _OFF:
            self._struck[-1] = _STRUCK[name]
        elif name in _SIGNS:
            self._add(_SIGNS[name])

    def end(self, tag: str) -> None:
        """An element ends."""
        depth, self._depth = self._depth, self._depth - 1
        if self._skip_from:
            if depth == self._skip_from:
                self._skip_from = 0
            return
        if depth == self._properties:
            self._properties = 0
        act = self._ends.get(_local(tag))
        if act is not None:
            act()

    def data(self, words: str) -> None:
        """Characters."""
        if self._in_text and not self._skip_from:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._struck and self._struck[-1]:
            if words.strip():
                self.remarks.append(self._struck[-1])
        elif self._words:
            self._words[-1].append(words)
        else:  # words outside any paragraph are a line of their own
            self._flows[-1].append(words)

    def _end_paragraph(self) -> None:
        if self._words:
            self._flows[-1].append("".join(self._words.pop()))

    def _end_cell(self) -> None:
        if len(self._flows) > 1:
            cell = self._flows.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._flows[-1].extend(cell)

    def _end_row(self) -> None:
        if self._rows:
            self._flows[-1].extend(row_lines(self._rows.pop()))

    def _end_run(self) -> None:
        if self._struck:
            self._struck.pop()

    def _end_text(self) -> None:
        self._in_text = False

    def close(self) -> list[str]:
        """The lines of the text."""
        return self._flows[0]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _hexadecimal(text: str) -> int:
    try:
        return int(text[:8], 16)
    except ValueError:
        return 0
