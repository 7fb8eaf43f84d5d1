"""One document, whatever its kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from ihc_engine.documents.docx import docx_text
from ihc_engine.documents.hl7 import hl7_text
from ihc_engine.documents.model import LARGEST, DocumentError, DocumentText, Kind
from ihc_engine.documents.pdf import pdf_text
from ihc_engine.documents.plain import plain_text
from ihc_engine.documents.rtf import rtf_text

_READERS: Mapping[Kind, Callable[[bytes], DocumentText]] = {
    "txt": plain_text,
    "rtf": rtf_text,
    "docx": docx_text,
    "pdf": pdf_text,
    "hl7": hl7_text,
}
_SUFFIXES: Mapping[str, Kind] = {".txt": "txt", ".text": "txt", ".rtf": "rtf", ".docx": "docx", ".pdf": "pdf", ".hl7": "hl7"}
_READ = ", ".join(sorted(_SUFFIXES))
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def text_of(path_or_bytes: str | os.PathLike[str] | bytes, *, kind: Kind | None = None) -> DocumentText:
    """The text of one document.

    A string is a path, never the text itself. Without ``kind`` the first bytes decide, then the suffix; bytes that look like
    nothing else are plain text. DocumentError: too large, damaged, encrypted, without text, or of a kind that is not read.
    """
    if kind is not None and kind not in get_args(Kind):
        raise DocumentError(f"the kind {kind!r} is not known", f"one of {', '.join(get_args(Kind))}")
    if isinstance(path_or_bytes, bytes):
        _check_size(len(path_or_bytes))
        return _READERS[kind or _looks_like(path_or_bytes) or "txt"](path_or_bytes)
    path = Path(path_or_bytes)
    try:
        return _of_path(path, kind)
    except DocumentError as error:
        raise error.at(str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise DocumentError(f"cannot be opened ({error})", "check the name and the permissions", str(path)) from error


def _of_path(path: Path, kind: Kind | None) -> DocumentText:
    if path.exists() and not path.is_file():
        raise DocumentError("not a file", "name a document; a folder is read with rows_of_folder")
    with path.open("rb") as file:
        _check_size(os.fstat(file.fileno()).st_size)
        data = file.read(LARGEST + 1)
    _check_size(len(data))
    if kind is not None:
        return _READERS[kind](data)
    named, seen = _SUFFIXES.get(path.suffix.lower()), _looks_like(data)
    found = seen or named
    if found is None:
        raise DocumentError(f"the kind {path.suffix or 'without a suffix'} is not read", f"{_READ} are, or give the kind")
    result = _READERS[found](data)
    if named in (None, found):
        return result
    remark = f"the file is named {path.suffix} but its content is {found}; it was read as {found}"
    return DocumentText(result.text, result.kind, (remark, *result.remarks))


def _check_size(size: int) -> None:
    if size > LARGEST:
        problem = f"larger than {LARGEST // 1_000_000} MB" + (f" ({size:,} bytes)" if size > LARGEST + 1 else "")
        raise DocumentError(problem, "a report is far smaller; send the documents one by one")


def _looks_like(data: bytes) -> Kind | None:
    """The kind that the first bytes tell; None if they tell nothing."""
    if data.startswith(_OLD_WORD):
        raise DocumentError("an old Word document (.doc) or an encrypted one", "save it as .docx without a password")
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip(b"\x0b \t\r\n")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start[:3] in (b"MSH", b"FHS", b"BHS") and start[3:7] and not start[3:4].isalnum() and not start[3:4].isspace():
        return "hl7"
    return None
