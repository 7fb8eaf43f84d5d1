"""What is supposed, granted, said of controls, or said twice. Before results, which are then sought in the rest."""

from __future__ import annotations

from ihc_engine.reports.clauses.concessions import with_concessions
from ihc_engine.reports.steps.authors import with_authors
from ihc_engine.reports.steps.borders import with_borders
from ihc_engine.reports.steps.cells_by_stain import with_cells_by_stain
from ihc_engine.reports.steps.conditional_subjects import with_conditional_subjects
from ihc_engine.reports.steps.connectives import with_connectives
from ihc_engine.reports.steps.control_tissue import with_control_brackets
from ihc_engine.reports.steps.counted_cases import with_counted_cases
from ihc_engine.reports.steps.denied_subjects import with_denied_subjects
from ihc_engine.reports.steps.denied_with import with_denied_with
from ihc_engine.reports.steps.entities_listed import with_entities_listed
from ihc_engine.reports.steps.explained import with_explained
from ihc_engine.reports.steps.foreign_results import with_foreign_results
from ihc_engine.reports.steps.hypotheses import with_hypotheses
from ihc_engine.reports.steps.local_and_central import with_local_and_central
from ihc_engine.reports.steps.other_lesions import with_other_lesions
from ihc_engine.reports.steps.own_repeats import with_own_repeats
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.read_for import with_read_for
from ihc_engine.reports.steps.residual_clauses import with_residual_clauses
from ihc_engine.reports.steps.shares_of_cases import with_shares_of_cases
from ihc_engine.reports.steps.short_stops import with_short_stops
from ihc_engine.reports.steps.shown_behind import with_shown_behind
from ihc_engine.reports.steps.subjects_of_pronouns import with_subjects_of_pronouns
from ihc_engine.reports.steps.told_anew import with_told_anew
from ihc_engine.reports.steps.told_elsewhere import with_told_elsewhere
from ihc_engine.reports.steps.told_twice import without_told_twice
from ihc_engine.reports.steps.usual_places import with_usual_places
from ihc_engine.reports.words.tokens import Token


def elsewhere(tokens: list[Token], given: Given) -> list[Token]:
    """What is no result of this tumour, or of which it is told once more."""
    tokens = with_connectives(tokens, given.lexicon)
    tokens = with_foreign_results(tokens)
    tokens = with_authors(tokens, given.original)
    tokens = with_hypotheses(tokens)
    tokens = with_conditional_subjects(tokens)
    tokens = with_entities_listed(tokens)
    tokens = with_control_brackets(tokens)
    tokens = with_explained(tokens)
    tokens = with_told_elsewhere(tokens)
    tokens = with_read_for(tokens)
    tokens = with_local_and_central(tokens)
    tokens = with_own_repeats(tokens)
    tokens = with_usual_places(tokens)
    tokens = with_counted_cases(tokens)  # before shares, which go on with what the part before is about
    tokens = with_shares_of_cases(tokens)
    tokens = with_short_stops(tokens, given.text)
    tokens = without_told_twice(tokens)  # before corrections: "CD34 should read positive, not negative"
    tokens = with_concessions(tokens)
    tokens = with_denied_subjects(tokens)
    tokens = with_denied_with(tokens)
    tokens = with_residual_clauses(tokens)
    tokens = with_other_lesions(tokens, given.lexicon)  # before borders, behind which it would not be known of whom is told
    tokens = with_subjects_of_pronouns(tokens)
    tokens = with_cells_by_stain(tokens)
    tokens = with_told_anew(tokens)
    tokens = with_shown_behind(tokens, given.markers)  # before borders, behind verbs that say that stains are expressed
    return with_borders(tokens)
