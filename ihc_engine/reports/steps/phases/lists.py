"""Lists and what stands in them: dashes, numbers, places, what was not done, commas, dilutions."""

from __future__ import annotations

from ihc_engine.reports.grammar.in_rows import with_double_minus
from ihc_engine.reports.steps.compartments_in_lists import with_compartments_in_lists
from ihc_engine.reports.steps.counted_stains import with_counted_stains
from ihc_engine.reports.steps.dashed_lists import with_dashed_lists
from ihc_engine.reports.steps.dashes_before_lists import with_dashes_before_lists
from ihc_engine.reports.steps.dilutions import with_dilutions
from ihc_engine.reports.steps.judged import with_judged
from ihc_engine.reports.steps.named_lists import with_named_lists
from ihc_engine.reports.steps.namely import with_namely
from ihc_engine.reports.steps.no_stains import with_no_stains
from ihc_engine.reports.steps.out_of import with_scales
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.places_in_lists import with_places_in_lists
from ihc_engine.reports.steps.undone_lists import with_undone_lists
from ihc_engine.reports.steps.undone_verbs import with_undone_verbs
from ihc_engine.reports.steps.vessels_in_lists import without_vessels_in_lists
from ihc_engine.reports.steps.weakened import with_weakened
from ihc_engine.reports.steps.wild_types import with_aberrant_patterns
from ihc_engine.reports.steps.written_commas import with_written_commas
from ihc_engine.reports.words.tokens import Token


def lists(tokens: list[Token], given: Given) -> list[Token]:
    """Behind the ends of clauses, at which a list ends too."""
    tokens = without_vessels_in_lists(tokens)
    tokens = with_dashed_lists(tokens)
    tokens = with_dashes_before_lists(tokens)  # behind those in pairs, which are brackets
    tokens = with_counted_stains(tokens)
    tokens = with_namely(tokens)
    tokens = with_places_in_lists(tokens)
    tokens = with_compartments_in_lists(tokens)
    tokens = with_named_lists(tokens)
    tokens = with_scales(tokens)
    tokens = with_no_stains(tokens)
    tokens = with_undone_verbs(tokens)
    tokens = with_undone_lists(tokens)
    tokens = with_written_commas(tokens, given.original)
    tokens = with_judged(tokens)
    tokens = with_aberrant_patterns(tokens)
    tokens = with_weakened(tokens)
    tokens = with_double_minus(tokens, given.text)
    return with_dilutions(tokens, given.lexicon)
