"""The words of the field: markers, morphology, sites, clinical and molecular findings.

Every term has an ``id`` that is unique over *all* vocabularies, a display name, the spellings by which laboratories call it,
and codes. The files are ``rules/vocabulary/*.yaml``; these models are their schema.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

#: Phrases in lower case, as they stand in a text.
Phrases = tuple[str, ...]
#: What one grade of a stain means, and what 0, 1+, 2+ and 3+ mean.
Graded = Literal["negative", "equivocal", "positive"]
Scale = tuple[Graded, Graded, Graded, Graded]


class Strict(BaseModel):
    """A frozen record that refuses unknown keys and silent type changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Code(Strict):
    """One code of a term in a public system; ``verified`` is true only if code and meaning were read at the system."""

    code: str
    version: str | None = None
    verified: bool = False


class Clone(Strict):
    """A named antibody clone, kept where the literature shows that it changes the result."""

    name: str
    synonyms: tuple[str, ...] = ()
    note: str | None = None


class Compartment(Strict):
    """Where staining must lie to count, and what an unstated compartment means."""

    counts: Literal["nuclear", "cytoplasmic", "membranous"]
    unstated: Literal["assume", "unresolved"]


class Term(Strict):
    """What all vocabulary entries share."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_ .,/+-]*$")
    name: str | None = None
    synonyms: tuple[str, ...] = ()
    codes: dict[str, Code] = {}
    note: str | None = None

    @property
    def label(self) -> str:
        """The name to show; the id where no other name is given."""
        return self.name or self.id


class Marker(Term):
    """An antigen that is stained for.

    ``measures``: ``presence`` (positive/negative), ``loss`` (retained/lost: the loss is the finding) or ``index`` (a percentage
    of cells such as Ki-67, binned by ``bins`` and never positive or negative).
    ``cutoff_percent``: below it a percentage is negative.
    ``scale``: what 0, 1+, 2+ and 3+ mean, where not every grade but 0 is positive.
    ``group``: markers of one lineage, whose agreement is tempered when they are weighed together.
    ``endothelial``: it stains endothelium too, though its group is another ("the vessels of this haemangioma are CD34 positive").
    ``members``: markers that its name also introduces ("cytokeratin CK20"): a result of theirs is none of its own.
    ``substances``: those of its names that are also what is seen without a stain ("the cyst shows keratin").
    """

    measures: Literal["presence", "loss", "index"] = "presence"
    cutoff_percent: float = Field(default=1.0, ge=0, le=100, strict=False)
    scale: Scale | None = None
    group: str | None = None
    endothelial: bool = False
    compartment: Compartment | None = None
    clones: tuple[Clone, ...] = ()
    sustentacular_id: str | None = None
    loss_synonyms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()


class Morphology(Term):
    """A feature seen on haematoxylin and eosin.

    ``absent_synonyms``: phrases that state the absence of this feature ("no atypia").
    ``implies``: features that are present whenever this one is (severe atypia implies atypia).
    ``excludes``: features that cannot be present with this one (low and high mitotic count).
    """

    group: str | None = None
    absent_synonyms: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class Site(Term):
    """An anatomical site; ``parents`` make a directed graph without cycles (a renal vein is a large vein in the renal hilum).

    ``sex``: the only sex that has it, and all that lies in it. ``tissue``: what lies in every region (``layer``: nerves, vessels,
    soft tissue) or over it (``cover``: skin), so that a region or organ named beside it tells more.
    """

    parents: tuple[str, ...] = ()
    sex: Literal["female", "male"] | None = None
    tissue: Literal["layer", "cover"] | None = None


class Clinical(Term):
    """A clinical finding (hypertension, catecholamine excess, NF1)."""

    implies: tuple[str, ...] = ()


class Molecular(Term):
    """A molecular finding (KIT mutation, MDM2 amplification), present or absent."""

    implies: tuple[str, ...] = ()
    gene_markers: tuple[str, ...] = ()
