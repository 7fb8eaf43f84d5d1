"""What a sentence that holds a phrase must be read for: stains, features, diagnoses, sizes, sites ..."""

from __future__ import annotations

from operator import attrgetter

from ihc_engine.reports.words.entry import Entry

#: Kinds of words of grammar that tell of cells and tissue alone.
OF_CELLS = (
    *("whichever", "around", "residual", "tissue", "portion", "neoplastic", "adjoining", "invading", "lies", "arises"),
    *("overcome", "graver", "borders_of"),
)
#: Those, and kinds of other words that tell nothing by themselves.
OF_NOTHING_ELSE = (*OF_CELLS, "agent", "agent_behind", "precursor", "counting", "namely")
#: Whether an entry is one of each of these kinds.
kinds_of_cells = attrgetter(*OF_CELLS)
kinds_of_nothing_else = attrgetter(*OF_NOTHING_ELSE)
_TELLING = frozenset(("polarity", "extent", "intensity"))
#: Flags of an entry: what a sentence that holds it must be read for.
MARKER, FEATURE, DIAGNOSIS, MEASURE, SITE, RESULT, GENE, STRANGE, TEST, REFERENCE, CELLS = (2**place for place in range(11))


def flags_of(entry: Entry) -> int:
    """All flags of an entry."""
    flags = MARKER if entry.marker else 0
    flags |= FEATURE if entry.morphology or entry.molecular else 0
    flags |= GENE if entry.stain else 0
    flags |= TEST if "molecular" in entry.context else 0
    flags |= DIAGNOSIS if entry.diagnosis else 0
    flags |= MEASURE if entry.measure else 0
    flags |= SITE if entry.site or entry.operation else 0
    flags |= REFERENCE if entry.grammar in ("former", "latter", "rest") or entry.places or entry.ordinal else 0
    of_cells = (entry.statement or ("",))[0] == "cells" or entry.showing or entry.bare or True in kinds_of_cells(entry)
    flags |= CELLS if of_cells else 0
    return flags | (RESULT if entry.statement and entry.statement[0] in _TELLING else 0)
