"""One form for the many ways of writing a character, without moving any: accents, full-width forms, dashes, capitals.

``folded`` keeps every character in its place, so that a place in the folded text is the same place in the report.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from ihc_engine.reports.text.form_fields import begins_field

_DASHES = "‐‑‒–—―−﹣－⁃"
_BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
_BULLETS = "•●▪■◦‣○□▶►※*"


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0xA1, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalnum():
            table[code] = base
    table.update({code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)})
    table.update(dict.fromkeys(map(ord, f"{_DASHES}⁻₋"), "-"))
    table.update(dict.fromkeys(map(ord, "⁺₊﹢➕"), "+"))
    table.update(dict.fromkeys(map(ord, _BLANKS), " "))
    table.update(dict.fromkeys(map(ord, _BULLETS), " "))
    table.update(dict.fromkeys(map(ord, "，、､・‧·﹑"), ","))
    table.update(dict.fromkeys(map(ord, "：﹕︰→⇒"), ":"))
    table.update(dict.fromkeys(map(ord, "；﹔"), ";"))
    table.update(dict.fromkeys(map(ord, "【〔［〈《「『"), "("))
    table.update(dict.fromkeys(map(ord, "】〕］〉》」』"), ")"))
    table.update(dict.fromkeys(map(ord, "‘’‛′´`"), "'"))
    table.update(dict.fromkeys(map(ord, "“”„«»″"), '"'))
    table.update({ord("ı"): "i", ord("ſ"): "s", ord("×"): "x", ord("\x0b"): "\n", ord("\x0c"): "\n", ord("\r"): "\n"})
    table.update(dict.fromkeys(range(0xD800, 0xE000), "?"))  # halves of characters
    table.update({ord("ß"): "ß", ord("ł"): "l", ord("Ł"): "l", ord("µ"): "μ", ord("∅"): "ø", ord("⌀"): "ø"})
    table.update(dict.fromkeys(map(ord, "〜∼"), "~"))
    return table


_TABLE = _table()
#: A crossed circle before a number is a diameter, in a word a letter; elsewhere it says "none".
_CROSSED = re.compile(r"ø(?=[a-z]| ?\d)|(?<=[a-z])ø")
#: Signs that scanners take for Chinese numbers: "CD34 (十)", "SMA(一)", "5%十". A number alone in brackets may head a list.
_PLUS = re.compile(r"(?<=[a-z0-9]\()十(?=\))|(?<=[a-z0-9] \()十(?=\))|(?<=[核浆膜质性弱强%])十(?=\))|(?<=[a-z0-9]\( )十(?= ?\))")
_MINUS = re.compile(r"(?<=[a-z0-9]\()一(?=\))|(?<=[a-z0-9] \()一(?=\))|(?<=[a-z0-9]\( )一(?= ?\))")

#: Letters that scanners take for the zeros of a percentage or of fields: "4O %", "5O HPF".
_ZEROS = re.compile(r"(?<=\d)o(?= ?(?:%|hpf))|(?<=\d)o(?=o ?%)|(?<=\do)o(?= ?%)")

#: A star between numbers multiplies; elsewhere it marks an item of a list.
_TIMES = re.compile(r"(?<=\d)\*(?=\d)|(?<=\d )\*(?= \d)|(?<=[a-z米分])\*(?=\d)", re.IGNORECASE)


def folded(text: str) -> str:
    """The text in one form, as long as it was, every character in its place."""
    if text.isascii():
        form = (text.translate(_TABLE) if "\r" in text else text).lower()
        return _zeros(form) if "o%" in form or "o %" in form or "o hpf" in form or "ohpf" in form else form
    if "*" in text:
        text = _TIMES.sub("x", text)
    form = text.translate(_TABLE).lower()
    if "ø" in form:
        form = _CROSSED.sub("o", form)
    if "十" in form or "一" in form:
        form = _MINUS.sub("-", _PLUS.sub("+", form))
    return _zeros(form) if "o%" in form or "o %" in form or "o hpf" in form or "ohpf" in form else form


def _zeros(form: str) -> str:
    return _ZEROS.sub("0", form)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text without what disturbs reading, and where each of its characters stands in the report.

    ``starts`` and ``shifts``: from each start on, a place in the clean text lies so many characters further in the report.
    ``ends``: where a rewritten stretch that ends here ends in the report.
    """

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    ends: Mapping[int, int] = field(default_factory=dict)

    def place(self, position: int) -> int:
        """Where a character of the clean text stands in the report."""
        index = bisect_right(self.starts, position) - 1
        return position + self.shifts[index] if index >= 0 else position

    def end(self, position: int) -> int:
        """Where a stretch that ends before ``position`` ends in the report."""
        if position in self.ends:
            return self.ends[position]
        return self.place(position - 1) + 1 if position > 0 else position


_ODD = re.compile(
    "\u00ad *+\r?\n *+"  # a word that the end of a line breaks
    "|[\u00ad\u200b-\u200f\u2060\u0300-\u036f]++"  # soft hyphens, marks without width, accents that stand apart
    "|(?<=[^\\s])[ \t\u00a0\u3000]{2,400}+(?=[^\\s])"  # blanks between words
    "|(?<=[\u3400-\u9fff\u3040-\u30ff])[ \u3000]++(?=[\u3400-\u9fff\u3040-\u30ff])"  # blanks between Chinese characters
    r"|(?<=\n)NTE\|\d{0,4}\|[A-Z]?\|"  # what stands before each line of a note in a message of HL7
)


def _may_be_odd(text: str) -> bool:
    """Whether there is anything to clean; quick, because all reports are searched."""
    return (
        not text.isascii()
        or "  " in text
        or "\nNTE|" in text
        or ("\t" in text and (" \t" in text or "\t " in text or "\t\t" in text))
    )


def cleaned(text: str) -> CleanText:
    """The text with single blanks and without invisible characters."""
    if not _may_be_odd(text) or _ODD.search(text) is None:
        return CleanText(text)
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for match in _ODD.finditer(text):
        piece = text[done : match.start()]
        blank = "\t" if "\t" in match[0] else " " if match[0][0] in " \u00a0" and not _wide(text, match.start() - 1) else ""
        if blank == " " and begins_field(text, *match.span()):
            blank = "; "
        pieces += (piece, blank)
        length += len(piece) + len(blank)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    pieces.append(text[done:])
    return CleanText("".join(pieces), tuple(starts), tuple(shifts))


def _wide(text: str, position: int) -> bool:
    return "\u3040" <= text[position] <= "\u9fff"


def rewritten(clean: CleanText, changes: list[tuple[int, int, str]]) -> CleanText:
    """The text with some stretches written otherwise (misprints put right), still knowing its places in the report."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    ends: dict[int, int] = {}
    done = length = 0
    for start, end, words in changes:
        for at, piece in ((done, clean.text[done:start]), (start, words)):
            starts.append(length)
            shifts.append(clean.place(at) - length)
            pieces.append(piece)
            length += len(piece)
        ends[length] = clean.end(end)
        done = end
    starts.append(length)
    shifts.append(clean.place(done) - length if done < len(clean.text) else 0)
    pieces.append(clean.text[done:])
    # inside the untouched stretches the shifts of the clean text go on
    inner = [(start, shift) for start, shift in zip(clean.starts, clean.shifts, strict=True)]
    moved = _with_inner(list(zip(starts, shifts, strict=True)), inner, changes, clean)
    return CleanText("".join(pieces), tuple(place for place, _ in moved), tuple(shift for _, shift in moved), ends)


def _with_inner(
    outer: list[tuple[int, int]],
    inner: list[tuple[int, int]],
    changes: list[tuple[int, int, str]],
    clean: CleanText,
) -> list[tuple[int, int]]:
    moved = list(outer)
    for start, _ in inner:
        grown = 0
        for begin, end, words in changes:
            if end <= start:
                grown += len(words) - (end - begin)
        moved.append((start + grown, clean.place(start) - start - grown))
    return sorted(moved)
