"""What turns a sentence as a whole: runs that were repeated, lists of their own, one of a panel, tests of this case."""

from __future__ import annotations

from ihc_engine.reports.exceptions.being_positive import with_being_positive
from ihc_engine.reports.exceptions.but_for import with_but_for
from ihc_engine.reports.steps.absent_losses import with_absent_losses
from ihc_engine.reports.steps.arrows import with_arrows
from ihc_engine.reports.steps.cells_called import with_cells_called
from ihc_engine.reports.steps.compared_results import with_compared_results
from ihc_engine.reports.steps.denied_positivity import with_denied_positivity
from ihc_engine.reports.steps.done_apart import with_done_apart
from ihc_engine.reports.steps.expressed_but_not import with_expressed_but_not
from ihc_engine.reports.steps.first_runs import with_first_runs
from ihc_engine.reports.steps.fronted_places import with_fronted_places
from ihc_engine.reports.steps.heads_of_lineages import with_heads_of_lineages
from ihc_engine.reports.steps.lists_of_their_own import with_lists_of_their_own
from ihc_engine.reports.steps.no_tissue import with_no_tissue
from ihc_engine.reports.steps.none_of_stained import with_none_of_stained
from ihc_engine.reports.steps.not_only import with_not_only
from ihc_engine.reports.steps.one_of_panel import with_one_of_panel
from ihc_engine.reports.steps.performed_lists import with_performed_lists
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.rather_than import with_rather_than
from ihc_engine.reports.steps.results_beside import with_results_beside
from ihc_engine.reports.steps.seen_otherwise import with_seen_otherwise
from ihc_engine.reports.steps.shown_to_be import with_shown_to_be
from ihc_engine.reports.steps.slides_missing import with_slides_missing
from ihc_engine.reports.steps.stained_cells_meant import with_stained_cells_meant
from ihc_engine.reports.steps.summed_up import with_summed_up
from ihc_engine.reports.steps.tested_lists import with_tested_lists
from ihc_engine.reports.steps.told_of_before import with_told_of_before
from ihc_engine.reports.steps.told_of_entity import with_told_of_entity
from ihc_engine.reports.steps.told_of_this_case import with_told_of_this_case
from ihc_engine.reports.steps.unrepeated import with_unrepeated
from ihc_engine.reports.words.tokens import Token


def wholes(tokens: list[Token], given: Given) -> list[Token]:
    """Before all that looks for results and denials in a part of the sentence."""
    if given.names_stains:
        tokens = with_not_only(tokens)  # before all that goes by denials
        tokens = with_none_of_stained(tokens)
        tokens = with_denied_positivity(tokens)  # before lists of their own, which go by the result of each name
        tokens = with_told_of_before(tokens)
        tokens = with_unrepeated(tokens)
        tokens = with_first_runs(tokens)
        tokens = with_summed_up(tokens)  # before all that would find both results of a sum and its parts
        tokens = with_results_beside(tokens, given.original)
        tokens = with_lists_of_their_own(tokens)
        tokens = with_absent_losses(tokens)
    if given.names_stains and given.tells_of_cells:
        tokens = with_cells_called(tokens)
    if given.tells_of_cells and ";" in given.text:
        tokens = with_fronted_places(tokens)
    if given.names_stains and given.tells_of_cells and ":" in given.text:
        tokens = with_heads_of_lineages(tokens)
    tokens = with_shown_to_be(tokens)
    tokens = with_seen_otherwise(tokens)
    tokens = with_but_for(tokens)
    tokens = with_one_of_panel(tokens)
    tokens = with_no_tissue(tokens)
    tokens = with_slides_missing(tokens)
    tokens = with_done_apart(tokens)
    tokens = with_rather_than(tokens)
    tokens = with_expressed_but_not(tokens)
    tokens = with_being_positive(tokens)
    tokens = with_stained_cells_meant(tokens)
    tokens = with_compared_results(tokens)
    if given.names_stains:
        tokens = with_arrows(tokens, given.original)
        tokens = with_performed_lists(tokens)
    tokens = with_told_of_this_case(tokens)
    tokens = with_told_of_entity(tokens)
    return with_tested_lists(tokens)
