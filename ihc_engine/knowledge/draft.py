"""The knowledge as written: every record with the file and path where it stands, before it is known to be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ihc_engine.knowledge.models import Diagnosis, Manifest, Priors, Rule, Source
from ihc_engine.knowledge.policy import Policy
from ihc_engine.knowledge.problem import Path
from ihc_engine.vocabulary.language import Language
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Site, Term

Record = TypeVar("Record", covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Record]):
    """A record and where it stands: ``path`` is empty for a file that holds one record, ``(index,)`` in a list."""

    record: Record
    file: str
    path: Path = ()


@dataclass(frozen=True)
class Draft:
    """All records that could be read.

    ``texts``: file (relative, with ``/``) to text. ``words_of_broken``: every string of the records that could not be
    read, so that nothing that names or is named by them is reported as unknown or unused.
    """

    texts: Mapping[str, str]
    manifest: Placed[Manifest] | None = None
    markers: tuple[Placed[Marker], ...] = ()
    morphology: tuple[Placed[Morphology], ...] = ()
    sites: tuple[Placed[Site], ...] = ()
    clinical: tuple[Placed[Clinical], ...] = ()
    molecular: tuple[Placed[Molecular], ...] = ()
    sources: tuple[Placed[Source], ...] = ()
    diagnoses: tuple[Placed[Diagnosis], ...] = ()
    rules: tuple[Placed[Rule], ...] = ()
    priors: Placed[Priors] | None = None
    policy: Placed[Policy] | None = None
    languages: tuple[Placed[Language], ...] = ()
    words_of_broken: frozenset[str] = field(default_factory=frozenset)

    def terms(self) -> Iterator[tuple[str, Placed[Term]]]:
        """All entries of all vocabularies, each with the name of its vocabulary."""
        for name, entries in self.vocabularies().items():
            for entry in entries:
                yield name, entry

    def vocabularies(self) -> dict[str, tuple[Placed[Term], ...]]:
        """The five vocabularies by name."""
        return {
            "markers": self.markers,
            "morphology": self.morphology,
            "sites": self.sites,
            "clinical": self.clinical,
            "molecular": self.molecular,
        }
