"""What is excepted, compared, or told in passing; and rows of signs. Before clauses, which would part it from its names."""

from __future__ import annotations

from ihc_engine.reports.exceptions.first import with_exceptions_first
from ihc_engine.reports.exceptions.first_with_result import with_excepted_with_result
from ihc_engine.reports.exceptions.in_commas import with_exceptions_in_commas
from ihc_engine.reports.exceptions.inserted import with_inserted_exceptions
from ihc_engine.reports.steps.answers_behind_colons import with_answers_behind_colons
from ihc_engine.reports.steps.comparisons import with_comparisons
from ihc_engine.reports.steps.exons import with_exons
from ihc_engine.reports.steps.failed_cells import with_failed_cells
from ihc_engine.reports.steps.fused_genes import with_fused_genes
from ihc_engine.reports.steps.in_contrast import with_articles_dropped, with_contrasts
from ihc_engine.reports.steps.opposite_cells import with_opposite_cells
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.signs_in_row import with_signs_in_row
from ihc_engine.reports.steps.suspended_verbs import with_suspended_verbs
from ihc_engine.reports.steps.tails import with_tails
from ihc_engine.reports.steps.unconfirmed import with_unconfirmed
from ihc_engine.reports.words.tokens import Token


def excepted(tokens: list[Token], given: Given) -> list[Token]:
    """Exceptions first, whose words would else be read as contrasts."""
    tokens = with_exceptions_in_commas(tokens)
    tokens = with_excepted_with_result(tokens)
    tokens = with_inserted_exceptions(tokens)
    tokens = with_exceptions_first(tokens)
    tokens = with_fused_genes(tokens, given.text)
    tokens = with_tails(tokens)
    tokens = with_articles_dropped(tokens)
    tokens = with_contrasts(tokens)
    tokens = with_comparisons(tokens)
    tokens = with_unconfirmed(tokens)
    tokens = with_suspended_verbs(tokens)
    if ":" in given.text:
        tokens = with_answers_behind_colons(tokens)  # behind what is not confirmed, which may be one
    if "|" in given.text or "\t" in given.text:
        tokens = with_failed_cells(tokens)
        tokens = with_opposite_cells(tokens)
    if "/" in given.text:
        tokens = with_signs_in_row(tokens, given.text)
        tokens = with_exons(tokens)
    return tokens
