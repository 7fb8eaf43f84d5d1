"""The stains of a case as they are scored: by marker id, with the side that a result takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ihc_engine.case.findings import CaseReading, Extent, Finding, Intensity
from ihc_engine.vocabulary.vocabulary import Vocabulary

Side = Literal["positive", "negative", "equivocal", "index"]
_SIDES: Mapping[str, Side] = {"positive": "positive", "retained": "positive", "negative": "negative", "lost": "negative"}
#: Results that say nothing of the tumour and are scored apart.
UNUSABLE = frozenset(("not_performed", "uninterpretable"))


@dataclass(frozen=True, slots=True)
class Stain:
    """The result of one marker. ``index``: percent of an index such as Ki-67, lowest and highest, or its word."""

    side: Side
    status: str
    extent: Extent | None = None
    intensity: Intensity | None = None
    index: tuple[float, float] | str | None = None

    @property
    def focal(self) -> bool:
        """Positive in few cells."""
        return self.side == "positive" and self.extent == "focal"

    @property
    def words(self) -> str:
        """``positive, focal``."""
        percent = f"{self.index[0]:g}-{self.index[1]:g} %" if isinstance(self.index, tuple) else self.index
        return percent or ", ".join(word for word in (self.status, self.extent, self.intensity) if word)


@dataclass(frozen=True, slots=True)
class Panel:
    """Stains by id: ``usable`` results, ``unusable`` ones (status alone), and those of ``sustentacular`` cells (status alone)."""

    usable: dict[str, Stain] = field(default_factory=dict)
    unusable: dict[str, str] = field(default_factory=dict)
    sustentacular: dict[str, str] = field(default_factory=dict)


def panel_of(case: CaseReading, vocabulary: Vocabulary) -> Panel:
    """The panel of a case. A marker with opposite results has none."""
    panel = Panel()
    beside = {marker.sustentacular_id for marker in vocabulary.markers.values() if marker.sustentacular_id}
    indices = {name: (low, high) for name, low, high in case.measures if name in vocabulary.markers}
    for finding in case.findings:
        if finding.kind != "marker":
            continue
        if finding.status in UNUSABLE:
            panel.unusable[finding.feature] = finding.status
        elif finding.feature in beside:
            panel.sustentacular[finding.feature] = finding.status
        else:
            panel.usable[finding.feature] = _stain(finding, vocabulary)
    for name, percent in indices.items():
        panel.usable[name] = Stain("index", "index", index=percent)
    return panel


def _stain(finding: Finding, vocabulary: Vocabulary) -> Stain:
    if vocabulary.markers[finding.feature].measures == "index":
        return Stain("index", "index", index=finding.status)
    return Stain(_SIDES.get(finding.status, "equivocal"), finding.status, finding.extent, finding.intensity)
