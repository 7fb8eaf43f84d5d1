"""Where the words of a text that was written anew stand in the report that it was written from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of the new text. ``start`` and ``end``: its place in the report; equal where nothing stands there.

    ``words``: what is written; a stretch as long as its place is taken over as it is, character by character.
    """

    words: str
    start: int
    end: int


class Origin:
    """A text made of pieces, and the place of each of its stretches in the report. ``text``: all pieces in order."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.words]
        self._starts: list[int] = []
        length = 0
        for piece in self._pieces:
            self._starts.append(length)
            length += len(piece.words)
        self.text = "".join(piece.words for piece in self._pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the report that holds everything which ``text[start:end]`` was taken from."""
        found: list[tuple[int, int]] = []
        index = max(0, bisect_right(self._starts, start) - 1)
        first = index
        while index < len(self._pieces) and (self._starts[index] < end or index == first):
            piece, begun = self._pieces[index], self._starts[index]
            if piece.end - piece.start == len(piece.words):
                inside = (piece.start + max(0, start - begun), piece.start + min(len(piece.words), end - begun))
            else:
                inside = (piece.start, piece.end)
            if inside[0] < inside[1]:
                found.append(inside)
            index += 1
        if not found:
            at = self._pieces[first].start if self._pieces else 0
            return at, at + 1
        return min(a for a, _ in found), max(b for _, b in found)
