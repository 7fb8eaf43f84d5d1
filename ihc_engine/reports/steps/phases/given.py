"""What the steps know of a sentence beside its tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ihc_engine.reports.words.flags import CELLS, MARKER
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.sentences import Wording
from ihc_engine.reports.words.tokens import Cutter
from ihc_engine.vocabulary.models import Marker


class Given(NamedTuple):
    """A sentence, its section, and the words and markers it is read with."""

    wording: Wording
    section: str | None
    cutter: Cutter
    markers: Mapping[str, Marker]

    @property
    def lexicon(self) -> Lexicon:
        """The words of the language."""
        return self.cutter.lexicon

    @property
    def text(self) -> str:
        """The sentence, folded."""
        return self.wording.text

    @property
    def original(self) -> str:
        """The sentence as it was written."""
        return self.wording.original

    @property
    def names_stains(self) -> bool:
        """Whether a marker is named: steps that speak of stains are passed by where none is."""
        return bool(self.wording.flags & MARKER)

    @property
    def tells_of_cells(self) -> bool:
        """Whether cells or tissue are named, as in few sentences."""
        return bool(self.wording.flags & CELLS)
