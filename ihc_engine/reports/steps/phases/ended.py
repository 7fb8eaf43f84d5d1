"""Stops where a clause ends without one. Before lists, which would read on."""

from __future__ import annotations

from ihc_engine.reports.exceptions.cells import with_excepted_cells
from ihc_engine.reports.exceptions.stained_cells import with_excepted_stained_cells
from ihc_engine.reports.steps.attributes import with_attributes
from ihc_engine.reports.steps.cells_meant import with_cells_meant
from ihc_engine.reports.steps.clauses_before import with_clauses_before
from ihc_engine.reports.steps.clauses_behind_attributes import with_clauses_behind_attributes
from ihc_engine.reports.steps.clauses_behind_colons import with_clauses_behind_colons
from ihc_engine.reports.steps.clauses_behind_dashes import with_clauses_behind_dashes
from ihc_engine.reports.steps.clauses_of_cells import with_clauses_of_cells
from ihc_engine.reports.steps.clauses_of_nouns import with_clauses_of_nouns
from ihc_engine.reports.steps.clauses_without_stains import with_clauses_without_stains
from ihc_engine.reports.steps.confined import with_confined
from ihc_engine.reports.steps.discounted_cells import with_discounted_cells
from ihc_engine.reports.steps.failed_behind import with_failed_behind
from ihc_engine.reports.steps.gapped_objects import with_gapped_objects
from ihc_engine.reports.steps.gapped_subjects import with_gapped_subjects
from ihc_engine.reports.steps.how_much_where import with_how_much_where
from ihc_engine.reports.steps.insertions import with_insertions
from ihc_engine.reports.steps.minus_in_brackets import with_minus_in_brackets
from ihc_engine.reports.steps.nouns_of_stains import with_nouns_of_stains
from ihc_engine.reports.steps.passed_over import with_passed_over
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.places_in_brackets import with_places_in_brackets
from ihc_engine.reports.steps.reasons import with_reasons
from ihc_engine.reports.steps.reported_before import with_reported_before
from ihc_engine.reports.steps.scattered_cells import with_scattered_cells
from ihc_engine.reports.steps.shown_besides import with_shown_besides
from ihc_engine.reports.steps.told_too import with_told_too
from ihc_engine.reports.steps.two_results import with_two_results
from ihc_engine.reports.steps.unexcluded import with_unexcluded
from ihc_engine.reports.words.tokens import Token


def ended(tokens: list[Token], given: Given) -> list[Token]:
    """Clauses of stains, then of cells, then of all else."""
    if given.names_stains:
        tokens = _of_stains(tokens)
        tokens = with_reasons(tokens, given.text, given.lexicon.because)
    if given.lexicon.spaced and given.tells_of_cells:
        tokens = with_insertions(tokens)
    if given.tells_of_cells:
        tokens = _of_cells(tokens)
    tokens = with_attributes(tokens)
    tokens = with_clauses_behind_attributes(tokens)  # behind attributes, whose stop it needs not set again
    tokens = with_shown_besides(tokens)
    tokens = with_clauses_behind_dashes(tokens, given.text)
    tokens = with_passed_over(tokens)
    tokens = with_clauses_before(tokens)
    return with_clauses_of_nouns(tokens)


def _of_stains(tokens: list[Token]) -> list[Token]:
    tokens = with_nouns_of_stains(tokens)
    tokens = with_places_in_brackets(tokens)
    tokens = with_failed_behind(tokens)  # before clauses of cells, which would part it from what is told before
    tokens = with_two_results(tokens)
    tokens = with_told_too(tokens)
    tokens = with_gapped_objects(tokens)
    tokens = with_clauses_without_stains(tokens)
    tokens = with_clauses_behind_colons(tokens)
    tokens = with_reported_before(tokens)
    tokens = with_unexcluded(tokens)
    return with_confined(tokens)


def _of_cells(tokens: list[Token]) -> list[Token]:
    tokens = with_excepted_stained_cells(tokens)
    tokens = with_excepted_cells(tokens)
    tokens = with_gapped_subjects(tokens)
    tokens = with_minus_in_brackets(tokens)
    tokens = with_discounted_cells(tokens)
    tokens = with_clauses_of_cells(tokens)
    tokens = with_how_much_where(tokens)
    tokens = with_cells_meant(tokens)
    return with_scattered_cells(tokens)
