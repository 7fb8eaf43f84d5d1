"""policy.yaml with other numbers: the lines of the changed ones, and a block of comments that says where they come from.

Everything else, comments and the order of keys included, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_BLOCK = "# Fitted by ihc-engine fit:"
_ENTRY = "#   "
_SECTION = re.compile(r"^(\w+):")


def fitted_policy(text: str, values: Mapping[str, float], provenance: Sequence[str]) -> str:
    """The text of policy.yaml with these values, by key such as ``weighing.dependence``, below a block with the provenance.

    A block of an earlier fit is replaced. ValueError: a key has no line of its own.
    """
    lines = _without_block(text.splitlines())
    for key, value in values.items():
        place = _line_of(lines, key)
        lines[place] = _with_value(lines[place], value)
    block = [_BLOCK, *(f"{_ENTRY}{entry}" for entry in provenance)]
    first = next((place for place, line in enumerate(lines) if not line.startswith("#")), 0)
    return "\n".join([*lines[:first], *block, *lines[first:]]) + "\n"


def _without_block(lines: Sequence[str]) -> list[str]:
    kept, inside = [], False
    for line in lines:
        inside = line == _BLOCK or (inside and line.startswith(_ENTRY))
        if not inside:
            kept.append(line)
    return kept


def _line_of(lines: Sequence[str], key: str) -> int:
    wanted_section, name = key.split(".")
    section = ""
    for place, line in enumerate(lines):
        if found := _SECTION.match(line):
            section = found[1]
        elif section == wanted_section and line.startswith(f"  {name}: "):
            return place
    raise ValueError(f"policy.yaml: {key} has no line of its own, `  {name}: value` below `{wanted_section}:`")


def _with_value(line: str, value: float) -> str:
    """The line with another value; a comment keeps its column where there is room."""
    setting, hash_sign, comment = line.partition("#")
    changed = f"{setting.partition(':')[0]}: {value:g}"
    return f"{changed.ljust(len(setting) - 1)} #{comment}" if hash_sign else changed
