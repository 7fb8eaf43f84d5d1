"""Word documents (.docx): the parts that hold text, out of their ZIP archive.

Own reader: content controls and tracked insertions are text of a report too, and nothing may be unpacked beyond a limit.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError, XMLParser

from ihc_engine.documents.docx_body import WordBody
from ihc_engine.documents.model import LARGEST, DocumentError, DocumentText, document
from ihc_engine.documents.symbol_fonts import without_private

#: Entries of the archive: a text with a thousand pictures is an album.
_MOST_PARTS = 5000
_NOTES = {"word/footnotes.xml": "Footnotes", "word/endnotes.xml": "Endnotes"}
_LEFT_OUT = {
    "word/header": "headers and footers left out",
    "word/footer": "headers and footers left out",
    "word/comments": "comments left out",
}
_AGAIN = "save it anew in Word, or get the file again"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # what zipfile raises for a compression that it does not know
    LookupError,
    OverflowError,
)


def docx_text(data: bytes) -> DocumentText:
    """Text of a Word document: body, then footnotes and endnotes. DocumentError: damaged, encrypted, too large, no text."""
    if data.count(b"PK\x01\x02") > _MOST_PARTS:
        raise DocumentError(f"more than {_MOST_PARTS} parts", "a report has a few; save it anew in Word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except DocumentError:
        raise
    except RuntimeError as error:  # what zipfile says about a password
        raise DocumentError(f"the file is encrypted ({error})", "save it without a password") from error
    except _DAMAGE as error:
        raise DocumentError(f"a damaged Word document ({error or type(error).__name__})", _AGAIN) from error


def _read(archive: zipfile.ZipFile) -> DocumentText:
    names = archive.namelist()
    xml = [name for name in names if name.endswith(".xml")]
    bodies = [name for name in xml if name.startswith("word/document")]  # some programs number it
    if not bodies:
        problem = "no Word document: the archive has no word/document.xml"
        raise DocumentError(problem, "unpack the archive, or save the text as .docx in Word")
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > 4 * LARGEST:
        raise DocumentError(f"it unpacks to {unpacked:,} bytes", "save it anew in Word without its pictures")
    remarks = [words for start, words in _LEFT_OUT.items() if any(name.startswith(start) for name in xml)]
    lines = [line for name in sorted(set(bodies)) for line in _lines(archive, name, remarks)]
    for name, title in _NOTES.items():
        notes = [line for line in _lines(archive, name, remarks) if line.strip()] if name in names else []
        lines += [f"{title}:", *notes] if notes else []
    return document(without_private("\n".join(lines)), "docx", remarks)


def _lines(archive: zipfile.ZipFile, name: str, remarks: list[str]) -> list[str]:
    """The lines of one part, unpacked piece by piece so that a false size in the archive does no harm."""
    body = WordBody()
    parser = XMLParser(target=body)  # noqa: S314  # the target refuses a document type, so there are no entities
    left = LARGEST
    try:
        with archive.open(name) as part:
            while piece := part.read(1 << 16):
                left -= len(piece)
                if left < 0:
                    raise DocumentError(f"{name} unpacks to more than {LARGEST // 1_000_000} MB", "a report is far smaller", name)
                parser.feed(piece)
        parser.close()
    except ParseError as error:
        raise DocumentError(f"its XML is damaged ({error})", _AGAIN, name) from error
    remarks += body.remarks
    return body.close()
