"""Where a list or the next result begins, and denials, which hold up to there. Before what says a result again or corrects it."""

from __future__ import annotations

from ihc_engine.reports.steps.bare_denials import with_bare_denials
from ihc_engine.reports.steps.bracket_clauses import with_bracket_clauses
from ihc_engine.reports.steps.cells_in_order import with_order_behind
from ihc_engine.reports.steps.dealt_results import with_dealt_results
from ihc_engine.reports.steps.denied_behind_verbs import with_denied_behind_verbs
from ihc_engine.reports.steps.denied_first import with_denied_first
from ihc_engine.reports.steps.double_denials import with_double_denials
from ihc_engine.reports.steps.existing import with_existing
from ihc_engine.reports.steps.fronted import with_fronted_verbs
from ihc_engine.reports.steps.grades import with_grades
from ihc_engine.reports.steps.missing import with_missing
from ihc_engine.reports.steps.not_lost import with_not_lost
from ihc_engine.reports.steps.orders import with_orders
from ihc_engine.reports.steps.parted_verbs import with_parted_verbs
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.repeats import with_repeats
from ihc_engine.reports.steps.waiting import with_waiting
from ihc_engine.reports.words.tokens import Token


def denials(tokens: list[Token], given: Given) -> list[Token]:
    """Beginnings, then denials, then clauses that a denial may end."""
    tokens = _beginnings(tokens, given)
    tokens = _denied(tokens)
    return _clauses(tokens, given)


def _beginnings(tokens: list[Token], given: Given) -> list[Token]:
    """Where another lesion, a list, or the next name's own result begins."""
    tokens = with_existing(tokens)
    tokens = with_denied_first(tokens)
    tokens = with_denied_behind_verbs(tokens)
    tokens = with_order_behind(tokens)
    tokens = with_grades(tokens, given.lexicon)
    tokens = with_orders(tokens)
    return with_waiting(tokens)


def _denied(tokens: list[Token]) -> list[Token]:
    """Denials and words such as "missing" as results."""
    tokens = with_not_lost(tokens)
    tokens = with_double_denials(tokens)
    tokens = with_missing(tokens)
    tokens = with_bare_denials(tokens)
    return with_repeats(tokens)  # before corrections, which part a sentence at its semicolons


def _clauses(tokens: list[Token], given: Given) -> list[Token]:
    """Clauses that begin with their verb, in brackets, or with a verb in two parts."""
    tokens = with_fronted_verbs(tokens)
    tokens = with_dealt_results(tokens)
    tokens = with_bracket_clauses(tokens)
    return with_parted_verbs(tokens, given.lexicon)
