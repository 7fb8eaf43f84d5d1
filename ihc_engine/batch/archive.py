"""An archive as rows: a table, or a folder of tables or of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ihc_engine.batch.arrow_rows import TableRows, with_constants
from ihc_engine.batch.csv_in import csv_rows
from ihc_engine.batch.delta import is_delta_table
from ihc_engine.batch.folder_files import FolderFile, folder_files
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.jsonl import line_rows
from ihc_engine.batch.parquet_in import parquet_tables
from ihc_engine.batch.problems import RowError, TableError


def _jsonl_rows(path: Path) -> Iterator[InputRow]:
    with path.open("rb") as lines:
        yield from line_rows(lines)


#: Rows one by one or, where a table has columns, some thousand together.
Piece = InputRow | TableRows
_TABLES: Mapping[str, Callable[[Path], Iterator[Piece]]] = {
    ".jsonl": _jsonl_rows,
    ".ndjson": _jsonl_rows,
    ".csv": csv_rows,
    ".parquet": parquet_tables,
}


def archive_rows(path: Path) -> Iterator[InputRow]:
    """Rows of an archive, one at a time; otherwise as ``archive_pieces``."""
    return one_by_one(archive_pieces(path))


def one_by_one(pieces: Iterable[Piece]) -> Iterator[InputRow]:
    """The rows of pieces."""
    for piece in pieces:
        yield from piece.one_by_one() if isinstance(piece, TableRows) else (piece,)


def archive_pieces(path: Path) -> Iterator[Piece]:
    """Rows of a table by the ending of its name, or of a folder, always in the same order.

    A folder that holds a table anywhere is a folder of shards, any other one of documents. Of a Delta table, the files of its
    newest version count. TableError or OSError: the input as a whole cannot be read; of a folder, a file that cannot be read is
    one error row, and the others go on.
    """
    if path.is_dir():
        return _folder_rows(path)
    read = _TABLES.get(path.suffix.lower())
    if read is None:
        kind = path.suffix or "a file without ending"
        raise TableError(f"{kind} is not read; name a .jsonl, .csv or .parquet file, or a folder")
    return read(path)


def _folder_rows(folder: Path) -> Iterator[Piece]:
    files = folder_files(folder)
    if is_delta_table(folder) or any(_is_table(file) for file in files):
        for file in files:
            yield from file_pieces(file)
    else:
        yield from _document_rows(folder)


def _is_table(file: FolderFile) -> bool:
    return file.problem is not None or file.path.suffix.lower() in _TABLES


def file_pieces(file: FolderFile) -> Iterator[Piece]:
    """Rows of one table of several, with its name in their places; whatever is wrong with the whole file is one error row."""
    name = _printable(file.name)
    read = _TABLES.get(file.path.suffix.lower())
    try:
        if file.problem is not None:
            raise file.problem
        if read is None:
            raise TableError("neither .jsonl, .csv nor .parquet; keep documents in a folder of their own")
        for piece in read(file.path):
            yield _placed(piece, name, file.partition)
    except TableError as error:
        yield InputRow(name, RowError("unreadable_file", str(error)), name)
    except OSError as error:
        yield InputRow(name, RowError("unreadable_file", error.strerror or type(error).__name__), name)


def _placed(piece: Piece, name: str, partition: Mapping[str, str | None]) -> Piece:
    """A piece with its file in its place, and the columns that the log of a Delta table has for it."""
    if isinstance(piece, InputRow):
        return replace(piece, where=f"{name}, {piece.where}", source=name)
    batch = with_constants(piece.batch, partition) if partition else piece.batch
    return TableRows(batch, replace(piece.place, where=f"{name}, {piece.place.where}", source=name))


def _document_rows(folder: Path) -> Iterator[InputRow]:
    """One row for each document; its name in the folder is its ``case_id``."""
    from ihc_engine.documents import DocumentError, rows_of_folder  # only where there are any: reading tables starts quicker

    try:
        for row in rows_of_folder(folder):
            found, case_id = row.document, row.name[-200:]
            if isinstance(found, DocumentError):
                yield InputRow(row.name, RowError("unreadable_document", f"{found.problem}: {found.remedy}", case_id), row.name)
            else:
                yield InputRow(row.name, {"case_id": case_id, "text": found.text}, row.name, found.remarks)
    except DocumentError as error:
        raise TableError(str(error)) from error


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
