"""Plain text: which characters the bytes are."""

from __future__ import annotations

import codecs

from ihc_engine.documents.model import DocumentError, DocumentText, document

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def plain_text(data: bytes) -> DocumentText:
    """Text of a .txt file: UTF-8, UTF-16 by its mark, else Windows-1252 with a remark. DocumentError: not text."""
    text, remarks = decoded(data)
    if "\0" in text:
        raise DocumentError("not plain text: it holds zero bytes", "if it is a report, save it as UTF-8 text")
    return document(text, "txt", remarks)


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The characters and a remark where they had to be assumed."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), []
            except UnicodeDecodeError as error:
                problem = f"it begins as UTF-16 but is not ({error.reason} at byte {error.start + 2})"
                raise DocumentError(problem, "get the file again, or save it as UTF-8") from error
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        remark = f"not UTF-8 (byte {error.start}): read as Windows-1252; check signs and letters with accents"
        return data.decode("cp1252", "replace"), [remark]
