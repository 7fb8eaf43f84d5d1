"""A report and the case stated beside it, joined: what is stated stands before what was read, and nothing vanishes unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.case.findings import SetAside
from ihc_engine.case.ledger import shortened
from ihc_engine.case.model import Case, Feature, Stain
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Fields with one value, and the other fields that state the same.
_SINGLE: Mapping[str, tuple[str, ...]] = {
    "case_id": ("id",),
    "site": (),
    "age": (),
    "sex": (),
    "specimen": (),
    "mitoses": ("mitoses_per_10hpf",),
    "mitoses_per_10hpf": ("mitoses",),
    "necrosis": (),
    "size_cm": (),
    "reported_diagnosis": (),
}
_FEATURES = ("morphology", "clinical", "molecular")


def joined(stated: Case, read: Case, vocabulary: Vocabulary) -> tuple[Case, tuple[SetAside, ...]]:
    """One case of both, and what was read and is stated otherwise.

    Field by field, stain by stain and feature by feature, what is stated stands for what was read; all else is kept.
    """
    join = _Join(stated, vocabulary, [])
    update: dict[str, Any] = {**join.single(read), "markers": join.stains(read.markers)}
    update |= {kind: join.features(kind, getattr(read, kind)) for kind in _FEATURES}
    return stated.model_copy(update=update), tuple(join.replaced)


@dataclass(frozen=True, slots=True)
class _Join:
    stated: Case
    vocabulary: Vocabulary
    replaced: list[SetAside]

    def single(self, read: Case) -> dict[str, Any]:
        """Fields with one value that only the report states."""
        update = {}
        for name, others in _SINGLE.items():
            found = getattr(read, name)
            holder = next((field for field in (name, *others) if getattr(self.stated, field) is not None), None)
            if found is not None and holder is None:
                update[name] = found
            elif found is not None and found != getattr(self.stated, name):
                self._replace(name, name, found, str(holder))
        return update

    def stains(self, read: tuple[Stain, ...]) -> tuple[Stain, ...]:
        """Stains of both. A stain of other cells or of another component is another stain."""
        known = {self._stain(stain): f"markers.{stain.name}" for stain in self.stated.markers}
        kept = []
        for stain in read:
            key = self._stain(stain)
            if key in known:
                said = ", ".join(str(part) for part in (stain.result, stain.extent, stain.percent) if part is not None)
                self._replace(key[0], f"markers.{stain.name}", said, known[key])
            else:
                kept.append(stain)
        return (*self.stated.markers, *kept)

    def features(self, kind: str, read: tuple[Feature, ...]) -> tuple[Feature, ...]:
        """Features of both."""
        known = dict(self._known(kind))
        kept = []
        for feature in read:
            key = self._feature(kind, feature.feature)
            if key in known:
                self._replace(key, f"{kind}.{feature.feature}", feature.status, known[key])
            else:
                kept.append(feature)
        return (*getattr(self.stated, kind), *kept)

    def _known(self, kind: str) -> Iterator[tuple[str, str]]:
        """Features that the case states, and where."""
        for feature in getattr(self.stated, kind):
            yield self._feature(kind, feature.feature), f"{kind}.{feature.feature}"
        if kind == "morphology" and self.stated.necrosis is not None:
            yield self._feature(kind, "necrosis"), "necrosis"

    def _stain(self, stain: Stain) -> tuple[str, str | None, str | None]:
        marker = self.vocabulary.marker(stain.name)
        return (marker.id if marker else stain.name, stain.cells, stain.component)

    def _feature(self, kind: str, name: str) -> str:
        if kind == "morphology":
            found = self.vocabulary.morphology(name)
            return found.id if found else name
        return (self.vocabulary.clinical(name) if kind == "clinical" else self.vocabulary.molecular(name)) or name

    def _replace(self, feature: str, path: str, said: object, holder: str) -> None:
        reason = f"the case beside the report states it ({holder})"
        self.replaced.append(SetAside(feature, f"text: {path}", shortened(str(said)), "stated_beside_report", reason))
