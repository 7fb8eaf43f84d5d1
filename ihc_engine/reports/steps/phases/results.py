"""Letters, numbers in words and adverbs as results at their names. Before cells, which are told by what stains them."""

from __future__ import annotations

from ihc_engine.reports.exceptions.besides import with_besides
from ihc_engine.reports.exceptions.own_results import with_excepted_results
from ihc_engine.reports.exceptions.verb_of_all import with_verb_of_all
from ihc_engine.reports.steps.adverbs import with_adverbs
from ihc_engine.reports.steps.bounds import with_bounds
from ihc_engine.reports.steps.cells_counted import with_cells_counted
from ihc_engine.reports.steps.doubtful import with_doubtful
from ihc_engine.reports.steps.initials import with_initials
from ihc_engine.reports.steps.inside_clauses import with_inside_clauses
from ihc_engine.reports.steps.numerals import with_percentages
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.scores_ahead import with_scores_ahead
from ihc_engine.reports.steps.scores_behind import with_scores_behind
from ihc_engine.reports.steps.shares_first import with_shares_behind
from ihc_engine.reports.steps.tenths import with_tenths
from ihc_engine.reports.words.tokens import Token


def results(tokens: list[Token], given: Given) -> list[Token]:
    """Scores, shares and adverbs, each at its name."""
    tokens = with_initials(tokens)
    tokens = with_doubtful(tokens)
    tokens = with_tenths(tokens, given.lexicon)
    tokens = with_percentages(tokens, given.lexicon)  # before bounds: "below two percent"
    tokens = with_bounds(tokens)
    tokens = with_cells_counted(tokens)
    tokens = with_scores_ahead(tokens)
    tokens = with_scores_behind(tokens)
    tokens = with_excepted_results(tokens)
    tokens = with_verb_of_all(tokens)
    tokens = with_besides(tokens)  # behind excepted results: what is told of all but one may tell of others besides
    tokens = with_shares_behind(tokens)
    tokens = with_adverbs(tokens)
    return with_inside_clauses(tokens)
