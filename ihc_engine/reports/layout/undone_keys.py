"""Letters and numbers that a report's own key gives to what was not done: "F = focal, *0 = not done*", and "desmin 0" below it.

By themselves 0 and "n" would be negative. What stands for them ends its part in their place, and is listed with its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_KEY = re.compile(r"(?<![\w.,%/+-])([0-9A-Za-z])[ \t]?[=＝][ \t]?([^\W\d_][^\n,;.|)=＝]{1,20})")
#: Characters before a mark among which its name stands.
_LONGEST = 60
_PARTS = re.compile(r"[,;|\n\t]")


def with_undone_keys(
    text: str, polarity: Callable[[str], str | None], names: Callable[[str], bool]
) -> tuple[str, list[tuple[int, int]]]:
    """A text without such marks behind names, as long as it was; and where the names with them stand.

    ``polarity``: what words say of a stain; ``names``: whether they name one.
    """
    if "=" not in text and "＝" not in text:
        return text, []
    undone = {key[1] for key in _KEY.finditer(text) if polarity(key[2].strip()) == "not_performed"}
    if not undone:
        return text, []
    pieces, places = list(text), list[tuple[int, int]]()
    for mark in _marks(undone).finditer(text):
        before = text[max(0, mark.start() - _LONGEST) : mark.start()].rstrip(" \t|;:=-")
        name = _PARTS.split(before)[-1].lstrip(" \t*|-(")
        if name and names(name):
            in_cell = text[: mark.start()].rstrip(" ")[-1:] in ("|", "\t")
            pieces[mark.start(1)] = " " if in_cell else ";"  # "desmin 0, S100 +": desmin has no part in what follows
            at = text.rfind(name, 0, mark.start())
            places.append((at, mark.end(1)))
    return "".join(pieces), places


def _marks(letters: set[str]) -> re.Pattern[str]:
    """Finds any of some letters alone behind a name or in a cell."""
    any_of = "|".join(map(re.escape, sorted(letters)))
    return re.compile(rf"(?:(?<=[|\t;:=])|(?<=[\w)|\t;:=] ))({any_of})(?=[ \t]*(?:[,;|\t\n]|\.?$|\.\s))", re.MULTILINE)
