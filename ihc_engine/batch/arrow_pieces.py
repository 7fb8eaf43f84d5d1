"""A column of long words, such as traces, as the pieces that they are put together from.

The same pieces stand in row after row: a trace is some hundred kilobytes, of which a few are its own. A column of pieces is
compressed and sent in a quarter of the time, and put together by Arrow when it is written or read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_compute
from ihc_engine.batch.plain_words import plain_words
from ihc_engine.batch.problems import TableError

#: Bytes of all words of a column of Arrow.
_MOST = 2**31 - 1


class Pieces:
    """Takes the pieces of row after row."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._said: list[int] = []
        self._starts: list[int | None] = []

    def add(self, pieces: Sequence[str] | None) -> None:
        """The next row; None: it has no words."""
        if pieces is None:
            self._starts.append(None)
            return
        self._starts.append(len(self._said))
        numbers = self._numbers
        self._said += [numbers.setdefault(piece, len(numbers)) for piece in pieces]

    def array(self) -> Any:
        """[rows] of lists of pieces, null where there are no words."""
        arrow = pyarrow()
        pieces = arrow.array(map(plain_words, self._numbers), arrow.string())
        said = arrow.array(self._said, arrow.int32())
        starts = arrow.array([*self._starts, len(self._said)], arrow.int32())
        return arrow.ListArray.from_arrays(starts, arrow.DictionaryArray.from_arrays(said, pieces))


def with_pieces(batch: Any, name: str, pieces: Any) -> Any:
    """A record batch with a column of pieces in place of one of words."""
    place = batch.schema.get_field_index(name)
    return batch.set_column(place, batch.schema.field(place).with_type(pieces.type), pieces)


def alike(batches: Sequence[Any]) -> list[Any]:
    """Record batches of the same columns, those that are in pieces in some of them in pieces in all."""
    names = {name for batch in batches for name in _in_pieces(batch)}
    found = list(batches)
    for number, batch in enumerate(batches):
        for name in names.difference(_in_pieces(batch)):
            found[number] = with_pieces(found[number], name, _of_one_piece(batch.column(name)))
    return found


def in_words(batch: Any) -> Any:
    """A record batch whose columns of pieces are put together. TableError: more than a column holds."""
    for name in _in_pieces(batch):
        place = batch.schema.get_field_index(name)
        words = batch.schema.field(place).with_type(pyarrow().string())
        batch = batch.set_column(place, words, _put_together(batch.column(place), batch.num_rows))
    return batch


def _in_pieces(batch: Any) -> list[str]:
    types = pyarrow().types
    return [f.name for f in batch.schema if types.is_list(f.type) and types.is_dictionary(f.type.value_type)]


def _of_one_piece(words: Any) -> Any:
    """[rows] of lists of one piece, null where there are no words."""
    arrow, there = pyarrow(), words.is_valid().to_pylist()
    before = accumulate(there, initial=0)
    starts = [*(start if is_there else None for start, is_there in zip(before, there, strict=False)), sum(there)]
    return arrow.ListArray.from_arrays(arrow.array(starts, arrow.int32()), words.drop_null().dictionary_encode())


def _put_together(lists: Any, rows: int) -> Any:
    """[rows] of words; null where ``lists`` are."""
    arrow, compute = pyarrow(), pyarrow_compute()
    starts = lists.offsets
    first = starts[0].as_py()
    count = starts[rows].as_py() - first
    pieces = lists.values.slice(first, count)
    # pyarrow does not look how long the words become
    length = compute.sum(compute.binary_length(pieces.dictionary).take(pieces.indices)).as_py()
    if (length or 0) > _MOST:
        raise TableError(f"{rows} rows take more than 2 GB; score fewer rows at once")
    words = run_together(pieces.dictionary_decode(), compute.subtract(starts, first))
    if not lists.null_count:
        return words
    _, offsets, data = words.buffers()
    return arrow.StringArray.from_buffers(rows, offsets, data, lists.is_valid().buffers()[1], lists.null_count)


def run_together(pieces: Any, starts: Any) -> Any:
    """[rows] of words from pieces, strings of an array of its own without nulls. ``starts``: [rows + 1], the place of the first
    piece of each row, and the number of all. The pieces, one after the other, are the words already: only offsets are new."""
    arrow = pyarrow()
    _, offsets, data = pieces.buffers()
    if not len(pieces):  # without offsets
        return arrow.array([""] * (len(starts) - 1), arrow.string())
    ends = arrow.Array.from_buffers(arrow.int32(), len(pieces) + 1, [None, offsets])
    return arrow.StringArray.from_buffers(len(starts) - 1, ends.take(starts).buffers()[1], data)
