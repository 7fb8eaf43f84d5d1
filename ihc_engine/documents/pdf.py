"""PDF: the text layer, page by page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from ihc_engine.documents.model import LARGEST, DocumentError, DocumentText, document
from ihc_engine.documents.symbol_fonts import without_private

#: A report has a few pages.
_MOST_PAGES = 2000
_ONE_AT_A_TIME = threading.Lock()  # PDFium allows one thread
_SCANNED = "run OCR first, then read the result"


def pdf_text(data: bytes) -> DocumentText:
    """Text of a PDF, pages apart by a blank line. DocumentError: no text layer, encrypted, damaged, too long, no pypdfium2."""
    pdfium = _pdfium()
    with _ONE_AT_A_TIME:
        try:
            return _read(pdfium, data)
        except (pdfium.PdfiumError, RecursionError) as error:
            raise _in_words(pdfium, error) from error


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        problem = "reading PDF needs pypdfium2, which is not installed"
        raise DocumentError(problem, "pip install 'ihc-engine[documents]'") from error
    return pypdfium2


def _read(pdfium: Any, data: bytes) -> DocumentText:
    with pdfium.PdfDocument(data) as pdf:
        if len(pdf) > _MOST_PAGES:
            raise DocumentError(f"{len(pdf)} pages, more than {_MOST_PAGES}", "cut the archive into single reports")
        remarks = [] if pdf.get_formtype() == 0 else ["a PDF form: its fields are not read, only printed text"]
        pages = list(_pages(pdf))
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        raise DocumentError("no text layer", _SCANNED)
    if empty:
        numbers = ", ".join(map(str, empty[:20])) + (" ..." if len(empty) > 20 else "")
        remarks.append(f"no text layer on page {numbers} of {len(pages)}: not read; if it is no blank page, {_SCANNED}")
    text = "\n\n".join(page.strip("\n") for page in pages if page.strip())
    return document(text, "pdf", remarks)


def _pages(pdf: Any) -> Iterator[str]:
    length = 0
    for index in range(len(pdf)):
        page = pdf[index]
        words = page.get_textpage()
        text = words.get_text_range(errors="replace")
        words.close()
        page.close()
        length += len(text)
        if length > LARGEST:
            raise DocumentError(f"more than {LARGEST:,} characters of text", "a report is far smaller", f"page {index + 1}")
        yield _plain(text)


def _plain(text: str) -> str:
    # PDFium marks a hyphen that ends a line and takes the line end away; both come back, nothing is joined
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n")
    return without_private(text.replace("\0", ""))


def _in_words(pdfium: Any, error: Exception) -> DocumentError:
    code = getattr(error, "err_code", None)
    if code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY):
        return DocumentError("an encrypted PDF", "save it without a password")
    return DocumentError(f"a damaged PDF ({str(error).strip() or type(error).__name__})", "get the file again")
