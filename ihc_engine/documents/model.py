"""What a document gives: its text and what to know about it, or an error in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["txt", "rtf", "docx", "pdf", "hl7"]

#: Bytes of a file, and of the text inside a packed one. A report is far below; what is larger is an archive or an attack.
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Plain text of one document. Lines end in ``\\n``; ``remarks`` say what was left out, assumed or could not be read."""

    text: str
    kind: Kind
    remarks: tuple[str, ...] = ()


class DocumentError(ValueError):
    """A document that cannot be read: ``problem`` (what is wrong), ``where`` (file, page, part), ``remedy`` (what to do)."""

    def __init__(self, problem: str, remedy: str, where: str = "") -> None:
        self.problem, self.remedy, self.where = (_printable(words) for words in (problem, remedy, where))
        super().__init__(f"{self.where}: {self.problem}: {self.remedy}" if where else f"{self.problem}: {self.remedy}")

    def at(self, where: str) -> DocumentError:
        """The same error with the place in front of it."""
        return DocumentError(self.problem, self.remedy, f"{where}, {self.where}" if self.where else where)


def document(text: str, kind: Kind, remarks: Iterable[str] = ()) -> DocumentText:
    """Text with one kind of line end and no half characters, each remark once. DocumentError: there is no text at all."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    noted = list(remarks)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # joins pairs, replaces lone halves
    unread = whole.count("\ufffd")
    if unread:
        noted.append(f"{unread} characters could not be read; they stand as \ufffd")
    if not whole.strip():
        raise DocumentError("the document holds no text", "; ".join(noted) or "check that the right file was sent")
    return DocumentText(whole, kind, tuple(dict.fromkeys(_printable(remark) for remark in noted)))


def _printable(words: str) -> str:
    """Words that can be written as UTF-8: half a surrogate pair of a file name becomes its escape."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
