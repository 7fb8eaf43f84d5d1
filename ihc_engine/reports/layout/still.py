"""Lines that no step of the layout changes, as most are: they hold none of the signs that any step looks for.

The steps of ``Lines.plain`` are told here by what they look for in a line. Whoever adds a step there adds its sign here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from ihc_engine.reports.layout.counted import may_be_counted
from ihc_engine.reports.layout.keys import may_hold_key
from ihc_engine.reports.layout.lettered import may_be_lettered
from ihc_engine.reports.layout.signs_in_columns import is_row
from ihc_engine.reports.words.choices import holds_tick
from ihc_engine.reports.words.marks import begins_with_plus

#: What some step looks for in a line: tags, carets, leaders, dashes that part, escapes, brackets, cells, arrows.
_LOOKED_FOR = ("</", "/>", "->", "=>", ">>", "[", "|", "\t", "^", "\\", " . ", ";-", "; -", "=-", " - -", " -- ", '."')
#: Characters beside letters that some step looks for in a report as it was written.
_SYMBOLS = re.compile("[◎○●△▲▽▼×✕〇◯■□✓✔✅✗✘✖❌☐☒☑]")
#: Lines that are remembered, and the longest of them.
_MOST, _LONGEST = 16_000, 2_000


class StillLines:
    """Tells whether a text holds nothing but such lines. ``names``: whether words are the name of a stain; ``glued``: whether a
    line may be a name and its result with a point between."""

    def __init__(self, names: Callable[[str], bool], glued: Callable[[str], bool]) -> None:
        self._names, self._glued = names, glued
        self._known: set[str] = set()

    def all(self, lines: Collection[str], original: str) -> bool:
        """Whether all lines of a folded text are such. ``original``: the text before folding."""
        if not original.isascii() and _SYMBOLS.search(original) is not None:
            return False
        return self._known.issuperset(lines) or self._are(set(lines) - self._known)

    def _are(self, lines: Collection[str]) -> bool:
        """Whether lines are such that were not met before; those that are will be known."""
        if len(self._known) > _MOST:
            self._known.clear()
        for line in lines:
            if not self._is(line):
                return False
            if len(line) <= _LONGEST:
                self._known.add(line)
        return True

    def _is(self, line: str) -> bool:
        if any(sign in line for sign in _LOOKED_FOR) or holds_tick(line) or begins_with_plus(line) or is_row(line):
            return False
        return not (may_be_counted(line, self._names) or may_be_lettered(line) or may_hold_key(line) or self._glued(line))


def joined(lines: Sequence[str], wraps: Collection[int]) -> str:
    """Lines as one text, a blank for the ends of some of them."""
    pieces = [f"{line} " if at in wraps else f"{line}\n" for at, line in enumerate(lines)]
    return "".join(pieces)[:-1]
