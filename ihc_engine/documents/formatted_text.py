"""Formatted text (FT) of HL7 v2: escapes to plain text.

Source: HL7 Version 2.5.1, chapter 2, sections 2.7 (escape sequences) and 2.7.6 (formatting commands).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ihc_engine.documents.model import DocumentText, document

#: No escape is longer; a lone escape character costs at most this much looking ahead.
_LONGEST = 1024
_MOST_LINES = 20
_MOST_BLANKS = 200
_SHOWN = {"H": "", "N": ""}
_LINE_ENDS = {".br", ".ce"}
_NO_TEXT = {".fi", ".nf"}


@dataclass(frozen=True, slots=True)
class Separators:
    """The signs that MSH-1 and MSH-2 declare; ``charset`` is the Python name of the characters in hexadecimal escapes."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    subcomponent: str = "&"
    charset: str = "utf-8"

    @property
    def letters(self) -> Mapping[str, str]:
        """What the escapes of one letter stand for."""
        signs = {"F": self.field, "S": self.component, "R": self.repetition, "T": self.subcomponent, "E": self.escape, "P": "#"}
        return {**signs, **_SHOWN}


DEFAULT = Separators()


def ft_text(words: str, separators: Separators = DEFAULT) -> DocumentText:
    """Plain text of the content of an FT field; repetitions are lines. DocumentError: no text."""
    remarks: list[str] = []
    lines = [unescaped(part, separators, remarks) for part in words.split(separators.repetition)]
    return document("\n".join(lines), "hl7", remarks)


def unescaped(words: str, separators: Separators, remarks: list[str]) -> str:
    """Words without escapes. An escape that is not known stays as it is written, with a remark."""
    sign = separators.escape
    if not sign or sign not in words:
        return words
    letters, parts, position = separators.letters, [], 0
    while (start := words.find(sign, position)) >= 0:
        parts.append(words[position:start])
        end = words.find(sign, start + 1, start + 1 + _LONGEST)
        meaning = None if end < 0 else _meaning(words[start + 1 : end], letters, separators.charset)
        if meaning is None:
            body = words[start + 1 : end] if end >= 0 else ""
            unknown = f"the escape {sign}{body}{sign} is not known" if 0 < len(body) < 8 else f"a lone {sign} is no escape"
            remarks.append(f"{unknown}; it stands as it is written")
            parts.append(sign)
            position = start + 1
        else:
            parts.append(meaning)
            position = end + 1
    parts.append(words[position:])
    return "".join(parts)


def _meaning(body: str, letters: Mapping[str, str], charset: str) -> str | None:
    """What stands for an escape; None if it is not known."""
    if body in letters:
        return letters[body]
    if body[:1] == "X":
        return _from_hexadecimal(body[1:], charset)
    command, argument = body[:3].lower(), body[3:].strip()
    if argument and not argument.lstrip("+-").isdecimal():
        return None
    number = min(int(argument.lstrip("+-")[:4]), 1000) if argument else 1
    if command in _LINE_ENDS:
        return "\n"
    if command in _NO_TEXT:
        return ""
    if command == ".sp":
        return "\n" * max(1, min(number, _MOST_LINES))
    if command in (".sk", ".in", ".ti"):  # blanks, and indents, which may stand between two words
        return " " * (min(number, _MOST_BLANKS) if command == ".sk" else 1)
    return None


def _from_hexadecimal(digits: str, charset: str) -> str | None:
    try:
        data = bytes.fromhex(digits)
    except ValueError:
        return None
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
