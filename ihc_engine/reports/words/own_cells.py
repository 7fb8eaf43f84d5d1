"""Tumours made of cells that elsewhere lie beside one: haemangiomas of endothelium, lipomas of adipocytes.

Words alone: which tumours a text names, and which of its words are for the cells of a lineage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import OwnCells


class CellsOfTumours:
    """Finds such tumours and cells, with the words of some languages (see ``OwnCells``)."""

    def __init__(self, languages: Iterable[Mapping[str, OwnCells]]) -> None:
        self.cells: dict[str, set[str]] = {}
        self.structures: dict[str, set[str]] = {}
        self._tumours: dict[str, set[str]] = {}
        for language in languages:
            for lineage, words in language.items():
                for phrases, kept in (
                    (words.tumours, self._tumours), (words.cells, self.cells), (words.structures, self.structures)
                ):  # fmt: skip
                    for phrase in phrases:
                        kept.setdefault(folded(phrase), set()).add(lineage)
        self._names = _whole_words(self._tumours)

    def tumours(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The names of such tumours in a folded text, each with its place."""
        for match in self._names.finditer(text):
            yield match[0], match.start(), match.end()

    def lineages(self, tumour: str) -> frozenset[str]:
        """The lineages of the cells that a tumour is made of, by its name."""
        return frozenset(self._tumours.get(tumour, ()))


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some names, the longest first, as whole words where they are Latin."""
    written = sorted(names, key=lambda name: (-len(name), name))
    latin = [re.escape(name) for name in written if name.isascii()]
    others = [re.escape(name) for name in written if not name.isascii()]
    pieces = [rf"(?<![a-z])(?:{'|'.join(latin)})(?![a-z])"] if latin else []
    return re.compile("|".join((*pieces, *others)) or r"(?!)")
