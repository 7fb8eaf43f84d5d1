"""Names and coded values of HL7 v2 observations in words."""

from __future__ import annotations

from ihc_engine.documents.formatted_text import Separators, unescaped

_LOINC = ("LN", "LOINC")
_LOINC_STAIN = " in Tissue by Immune stain"
#: A code that is itself a result (3+, +/-), unlike an identifier.
_LONGEST_SIGN = 4


def name_of(field: str, separators: Separators, remarks: list[str]) -> str:
    """The name of an observation (OBX-3): that of the laboratory before that of LOINC, in words before its code.

    ``CD34 Ag [Presence] in Tissue by Immune stain`` is LOINC's way to say CD34; "[Presence]" must not read as a result.
    """
    parts = _components(field, separators, remarks)
    named = [(parts[1], parts[2]), (parts[4], parts[5])]
    names = [text for text, system in named if text and system.upper() not in _LOINC] or [text for text, _ in named if text]
    name = names[0] if names else parts[0] or parts[3]
    if name.endswith(_LOINC_STAIN) and " [" in name:
        name = name[: name.index(" [")].removesuffix(" Ag")
    return " ".join(name.split())


def coded(value: str, separators: Separators, remarks: list[str]) -> str:
    """A coded value: its words, then in brackets whatever else was written and says something of its own."""
    parts = _components(value, separators, remarks)
    words = [text for text in (parts[1], parts[4], parts[8]) if text]
    codes = [code for code in (parts[0], parts[3]) if code and (not words or _is_sign(code))]
    said = list(dict.fromkeys([*words, *codes]))
    return " ".join(text if index == 0 or text.startswith("(") else f"({text})" for index, text in enumerate(said))


def measured(value: str, unit: str, separators: Separators, remarks: list[str], *, between: str) -> str:
    """A number or structured value with its unit: ``90%``, ``>10``, ``5 mm``."""
    number = between.join(part for part in _components(value, separators, remarks) if part)
    parts = _components(unit, separators, remarks)
    written = parts[0] or parts[1]
    return f"{number}{'' if written == '%' else ' '}{written}" if number and written else number


def _components(field: str, separators: Separators, remarks: list[str]) -> list[str]:
    parts = [unescaped(part, separators, remarks).strip() for part in field.split(separators.component)]
    return ["" if part == '""' else part for part in parts] + [""] * (9 - len(parts))


def _is_sign(code: str) -> bool:
    return len(code) <= _LONGEST_SIGN and any(sign in code for sign in "+-±")
