"""Cells and tissue by what they are to the tumour. Before all that looks for results: what is left are plain words to it."""

from __future__ import annotations

from ihc_engine.reports.steps.beside import with_cells_beside, with_unknown_words
from ihc_engine.reports.steps.cells_found import with_cells_found
from ihc_engine.reports.steps.cells_in_order import with_cells_before_order, with_cells_in_order
from ihc_engine.reports.steps.control_tissue import with_control_lists
from ihc_engine.reports.steps.controls_before import with_controls_before
from ihc_engine.reports.steps.edges import with_edges
from ihc_engine.reports.steps.failed_controls import with_failed_controls
from ihc_engine.reports.steps.invaded import with_invaded
from ihc_engine.reports.steps.named_controls import with_named_controls
from ihc_engine.reports.steps.neighbours import with_neighbours
from ihc_engine.reports.steps.objects import with_objects
from ihc_engine.reports.steps.only_tissue import with_only_tissue
from ihc_engine.reports.steps.origins import with_origins
from ihc_engine.reports.steps.overcome import with_overcome
from ihc_engine.reports.steps.own_cells import with_own_cells
from ihc_engine.reports.steps.own_processes import with_own_processes
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.portions import with_portions
from ihc_engine.reports.steps.residual_lesions import with_residual_lesions
from ihc_engine.reports.steps.residuals import with_residuals
from ihc_engine.reports.steps.shared import with_shared
from ihc_engine.reports.steps.told_tissue import with_told_tissue
from ihc_engine.reports.steps.zeros import with_zeros
from ihc_engine.reports.words.tokens import Token


def cells(tokens: list[Token], given: Given) -> list[Token]:
    """What is told of two kinds of cells or of a control, and then whose the cells are; and lists of controls."""
    if given.tells_of_cells:
        tokens = _told(tokens, given)
        tokens = _whose(tokens, given)
    if not given.names_stains:
        return tokens
    tokens = with_control_lists(tokens)
    return with_controls_before(tokens) if given.tells_of_cells else tokens


def _told(tokens: list[Token], given: Given) -> list[Token]:
    """Results of two kinds of cells, or of a control. Before it is asked whose cells these are: here it is told."""
    tokens = with_cells_before_order(tokens)
    tokens = with_cells_in_order(tokens)  # before cells beside, and before an order behind: it takes "respectively" away
    tokens = with_named_controls(tokens)
    tokens = with_failed_controls(tokens, given.lexicon)
    tokens = with_zeros(tokens)
    return with_cells_found(tokens)


def _whose(tokens: list[Token], given: Given) -> list[Token]:
    tokens = with_edges(tokens)
    tokens = with_own_processes(tokens)  # before residuals: "residual ganglion cells and their axons"
    tokens = with_shared(tokens)
    tokens = with_overcome(tokens, given.lexicon)  # before only tissue: "only muscle split by the tumour"
    tokens = with_residual_lesions(tokens)  # before portions, of which it is none
    tokens = with_told_tissue(tokens)
    tokens = with_portions(tokens, given.markers)
    tokens = with_invaded(tokens)  # before origins: "arises from the muscularis mucosae and expresses SMA"
    tokens = with_objects(tokens)
    tokens = with_own_cells(tokens)
    tokens = with_residuals(tokens, given.lexicon)  # before cells beside: "the tumour cells and the normal muscle"
    tokens = with_neighbours(tokens, given.lexicon)  # before only tissue: "only the surrounding muscle" is told there
    tokens = with_only_tissue(tokens, given.lexicon)
    tokens = with_origins(tokens, given.lexicon)
    tokens = with_cells_beside(tokens)
    return with_unknown_words(tokens)  # behind the other steps of this phase, which go by the words that it takes away
