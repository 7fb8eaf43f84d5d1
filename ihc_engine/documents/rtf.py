"""RTF: groups and control words read once, from left to right.

Own reader: it must be linear in any input, keep what stands behind a binary picture, and say what it leaves out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from ihc_engine.documents.model import DocumentError, DocumentText, document
from ihc_engine.documents.rtf_layout import Layout
from ihc_engine.documents.rtf_words import (
    CHARACTERS,
    CHARSETS,
    LEFT_OUT,
    NO_TEXT,
    PAGES,
    PARAGRAPH_ENDS,
    SIGNS,
    STARRED_TEXT,
    STRUCK,
    SYMBOL,
)
from ihc_engine.documents.symbol_fonts import symbol, without_private

# every part begins with another character and is bounded or a plain run: no backtracking
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)", re.DOTALL
)
_DEEPEST = 10_000
_CUT_OFF = "get the file again, or save it anew in the word processor"


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside one pair of braces."""

    skipped: bool = False
    starred: bool = False
    fonts: bool = False
    font: int | None = None
    after_unicode: int = 1
    struck: str = ""
    closing: str = ""


def rtf_text(data: bytes) -> DocumentText:
    """Text of an RTF document. DocumentError: not RTF, cut off, or without text."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if not start.startswith(b"{\\rtf"):
        raise DocumentError("not RTF: it does not begin with {\\rtf", "check the kind of the file")
    reader = _Reader(data[data.index(b"{\\rtf") :].decode("latin-1"))
    reader.read()
    return document(without_private(reader.layout.text()), "rtf", reader.remarks)


class _Reader:
    """One pass over the characters; each stands for one byte."""

    def __init__(self, source: str) -> None:
        self.layout = Layout()
        self.remarks: list[str] = []
        self._source = source
        self._now = _Group()
        self._stack: list[_Group] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._to_skip = 0

    def read(self) -> None:
        """Read to the brace that closes the document."""
        position, end = 0, len(self._source)
        while position < end:
            token = _TOKEN.match(self._source, position)
            if token is None:  # a backslash as the last character
                break
            position = token.end()
            word, number, code, sign, brace, words = token.groups()
            if brace:
                self._brace(brace)
                if not self._stack:
                    self._after(self._source[position:])
                    return
            elif word == "bin":
                position += max(0, int(number or 0))
            elif word:
                self._word(word, None if number is None else int(number))
            elif code:
                self._raw(int(code, 16).to_bytes(1, "big"))
            elif sign:
                self._sign(sign)
            elif words:
                self._raw(words.encode("latin-1"))
        raise DocumentError(f"the RTF ends inside {len(self._stack)} open groups: it is cut off or damaged", _CUT_OFF)

    def _after(self, rest: str) -> None:
        self._flush()
        if rest.strip(" \t\r\n\0\x1a"):
            self.remarks.append(f"{len(rest)} bytes behind the end of the RTF were left out")

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise DocumentError("groups nested too deeply: no word processor writes such RTF", _CUT_OFF)
            self._stack.append(self._now)
            self._now = replace(self._now, starred=False, closing="")
        else:
            if self._now.closing and not self._now.skipped:
                self.layout.add(self._now.closing)
            self._now = self._stack.pop()

    def _set(self, **changes: object) -> None:
        self._now = replace(self._now, **changes)  # type: ignore[arg-type]  # names are those of _Group

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._set(starred=True)
        elif sign in "\r\n":
            self._word("par", None)
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in "{}\\":  # may be the second byte of a character
            self._raw(sign.encode("latin-1"))
        elif sign in SIGNS:
            self._add(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        if self._opens_left_out(word):
            return
        if word in ("fcharset", "f", "deff", "cpg") or word in PAGES or word == "ansicpg":
            self._characters(word, number)
        elif word == "uc":
            self._set(after_unicode=max(0, min(number or 0, 16)))
        elif word == "u" and number is not None:
            self._add(chr(number & 0xFFFF))
            self._to_skip = self._now.after_unicode
        elif word in STRUCK:
            self._set(struck="" if number == 0 else STRUCK[word])
        elif word == "plain":
            self._set(struck="", font=None)
        elif not self._now.skipped:
            self._layout_word(word)

    def _opens_left_out(self, word: str) -> bool:
        """Whether the word begins a group that is not read."""
        if word in LEFT_OUT:
            if not self._now.skipped:
                self.remarks.append(f"{LEFT_OUT[word]} left out")
            self._set(skipped=True)
        elif word in NO_TEXT or (self._now.starred and word not in STARRED_TEXT):
            self._set(skipped=True, fonts=word == "fonttbl" or self._now.fonts)
        elif word == "ud":  # the Unicode twin of a group that is skipped
            self._set(skipped=bool(self._stack) and len(self._stack) > 1 and self._stack[-2].skipped)
        else:
            self._set(starred=False)
            return False
        self._set(starred=False)
        return True

    def _characters(self, word: str, number: int | None) -> None:
        if word == "f":
            self._set(font=number)
        elif word == "deff":
            self._default_font = number
        elif word == "ansicpg":
            self._page = _codec(number) or self._page
        elif word in PAGES:
            self._page = PAGES[word]
        elif self._now.fonts and self._now.font is not None:
            named = _codec(number) if word == "cpg" else CHARSETS.get(number or 0)
            if named and not (word == "fcharset" and number == 0):  # 0 is whatever the document's code page says
                self._fonts[self._now.font] = named

    def _layout_word(self, word: str) -> None:
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in PARAGRAPH_ENDS:
            self.layout.end_paragraph()
        elif word in ("intbl", "pard"):
            self.layout.in_table = word == "intbl"
        elif word in ("cell", "nestcell"):
            self.layout.end_cell()
        elif word in ("row", "nestrow"):
            self.layout.end_row()
        elif word == "footnote":
            self._add(" (")
            self._set(closing=")")

    def _add(self, words: str) -> None:
        self._flush()
        if self._now.skipped:
            return
        if not self._now.struck:
            self.layout.add(words)
        elif words.strip():
            self.remarks.append(f"{self._now.struck} words left out")

    def _raw(self, data: bytes) -> None:
        if self._to_skip:
            data, self._to_skip = data[self._to_skip :], max(0, self._to_skip - len(data))
        if data and not self._now.skipped:
            self._bytes += data  # a character may be several bytes, some of them plain letters

    def _flush(self) -> None:
        """Words from the bytes gathered so far, in the characters of the font."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        font = self._default_font if self._now.font is None else self._now.font
        name = self._page if font is None else self._fonts.get(font, self._page)
        self._add("".join(symbol(SYMBOL, code) for code in data) if name == SYMBOL else data.decode(name, "replace"))


def _codec(page: int | None) -> str | None:
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
