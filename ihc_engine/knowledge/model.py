"""The knowledge as the engine sees it: read, checked, in a fixed order, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ihc_engine.knowledge.models import Diagnosis, Manifest, Priors, Rule, Source, Stratum
from ihc_engine.knowledge.policy import Policy
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Order in which rules are applied; the weighing and the ranking lie between differential and caution.
STRATA: tuple[Stratum, ...] = ("normalise", "lineage", "differential", "caution", "workup")
#: Strata that are applied before the ranking is known.
BEFORE_RANKING: frozenset[Stratum] = frozenset({"normalise", "lineage", "differential"})
#: The hypothesis that the tumour is none of the diagnoses; also a word in rules.
OTHER = "other"


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All knowledge files as one value. Mappings are read-only and in the order of their ids.

    ``rules``: by (stratum, id). ``families``: the diagnoses of each family. ``digest``: ``sha256:`` of all files,
    whatever their place, order and line ends. ``location``: the folder they were read from, never part of a result.
    """

    manifest: Manifest
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    diagnoses: Mapping[str, Diagnosis]
    families: Mapping[str, tuple[Diagnosis, ...]]
    rules: tuple[Rule, ...]
    priors: Priors
    policy: Policy
    digest: str
    location: str

    @property
    def core(self) -> tuple[Diagnosis, ...]:
        """The entities that every ranking shows."""
        return tuple(diagnosis for diagnosis in self.diagnoses.values() if diagnosis.role == "core")
