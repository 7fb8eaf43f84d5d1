"""Letters and signs that older documents set in the fonts Symbol and Wingdings.

Source: Adobe's table of the Symbol font (Unicode consortium, MAPPINGS/VENDORS/ADOBE/symbol.txt), the rows that reports use; of
Wingdings the check boxes and bullets only.
"""

from __future__ import annotations

from collections.abc import Mapping

_GREEK = dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_SIGNS = {
    0xB1: "±",
    0xA3: "≤",
    0xB3: "≥",
    0xB9: "≠",
    0xBB: "≈",
    0xB4: "×",
    0xAE: "→",
    0xAD: "↑",
    0xAF: "↓",
    0xB0: "°",
    0xB7: "•",
    0x2D: "−",
}
_ASCII = {code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"}
_SYMBOL: Mapping[int, str] = {**_ASCII, **_GREEK, **_SIGNS}
_WINGDINGS: Mapping[int, str] = {
    0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0x6F: "☐", 0xA8: "☐", 0x6C: "•", 0x6E: "▪", 0xA7: "▪", 0xD8: "•",
}  # fmt: skip
_PRIVATE = range(0xF020, 0xF100)
#: Private characters of a text whose font is not known: Symbol is what laboratories use for α, ± and ≥.
_IN_TEXT = {0xF000 + code: sign for code, sign in _SYMBOL.items()}
_TRANSLATE = {code: _IN_TEXT.get(code, "\ufffd") for code in _PRIVATE}


def symbol(font: str, code: int) -> str:
    """The sign at ``code`` (0 to 255, or F000 to F0FF) of a font; the mark for an unread character if it is not known."""
    table = _WINGDINGS if "wingdings" in font.lower() else _SYMBOL if "symbol" in font.lower() else {}
    return table.get(code & 0xFF, "\ufffd")


def without_private(text: str) -> str:
    """Text with the private characters of Symbol as the signs they show."""
    return text.translate(_TRANSLATE)
