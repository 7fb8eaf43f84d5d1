"""Texts out of bytes: raw, pieced together, or an own report that was damaged. Every string of bytes gives a text."""

from __future__ import annotations

from ihc_engine.knowledge.model import Knowledge
from tests.reports.pieces import PLAIN_WORDS, POINTS, SIGNS, language_words, marker_words, own_reports

_RAW, _PIECES, _DAMAGED, _KINDS = range(4)
_MOST_PIECES = 80


class TextMaker:
    """Makes texts from bytes; the first byte chooses how."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.reports: list[str] = [report["text"] for report in own_reports()]
        self._lists = (marker_words(knowledge), language_words(knowledge), SIGNS, POINTS, PLAIN_WORDS, POINTS)

    def seeds(self) -> list[bytes]:
        """Bytes to begin with: each own report as it is, some pieces, some damage."""
        raw = [bytes([_RAW]) + text.encode() for text in self.reports]
        return [*raw, bytes([_PIECES, *range(200)]), *(bytes([_DAMAGED, place, 7, 1, 9, 30, 2]) for place in range(50))]

    def text(self, data: bytes) -> str:
        """The text that these bytes make."""
        if not data:
            return ""
        kind, rest = data[0] % _KINDS, data[1:]
        if kind == _PIECES:
            return self._pieced(rest)
        if kind == _DAMAGED:
            return self._damaged(rest)
        return rest.decode("utf-8", "replace")

    def _pieced(self, data: bytes) -> str:
        """Three bytes a piece: which list, and the place in it."""
        return "".join(self._piece(data[at : at + 3]) for at in range(0, min(len(data) - 2, 3 * _MOST_PIECES), 3))

    def _piece(self, data: bytes) -> str:
        words = self._lists[data[0] % len(self._lists)]
        glue = (" ", "", ", ")[data[0] // len(self._lists) % 3]
        return words[int.from_bytes(data[1:3], "little") % len(words)] + glue

    def _damaged(self, data: bytes) -> str:
        """An own report; then six bytes a change: place, length to cut, piece to put there."""
        if len(data) < 2:
            return ""
        text = self.reports[int.from_bytes(data[:2], "little") % len(self.reports)]
        for at in range(2, len(data) - 5, 6):
            place = int.from_bytes(data[at : at + 2], "little") % (len(text) + 1)
            text = text[:place] + self._piece(data[at + 3 : at + 6]) + text[place + data[at + 2] % 16 :]
        return text
