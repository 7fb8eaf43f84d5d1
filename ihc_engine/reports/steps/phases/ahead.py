"""Numbers, signs and names as they are meant. First, since all that follows looks for names and results."""

from __future__ import annotations

from ihc_engine.reports.steps.accented_verbs import with_accented_verbs
from ihc_engine.reports.steps.answered_questions import with_answered_questions
from ihc_engine.reports.steps.blanks import with_blanks
from ihc_engine.reports.steps.cells_that_keep import with_cells_that_keep
from ihc_engine.reports.steps.clefts import with_clefts
from ihc_engine.reports.steps.clones_between_dashes import with_clones_between_dashes
from ihc_engine.reports.steps.cutoffs import with_cutoffs
from ihc_engine.reports.steps.degrees_denied import with_degrees_denied
from ihc_engine.reports.steps.dictated_signs import with_dictated_signs
from ihc_engine.reports.steps.granted_ifs import with_granted_ifs
from ihc_engine.reports.steps.interchanged_brackets import with_interchanged_brackets
from ihc_engine.reports.steps.joined_numbers import with_joined_numbers
from ihc_engine.reports.steps.left_open import with_left_open
from ihc_engine.reports.steps.lineages import with_lineages
from ihc_engine.reports.steps.losing_verbs import with_losing_verbs
from ihc_engine.reports.steps.named_tumours import with_named_tumours
from ihc_engine.reports.steps.neither_lost import with_neither_lost
from ihc_engine.reports.steps.nor_lost import with_nor_lost
from ihc_engine.reports.steps.not_this_one import with_not_this_one
from ihc_engine.reports.steps.nuclei_apart import with_nuclei_apart
from ihc_engine.reports.steps.numbered_things import with_numbered_things
from ihc_engine.reports.steps.numbers_said_on import with_numbers_said_on
from ihc_engine.reports.steps.often_so import with_often_so
from ihc_engine.reports.steps.only_done import with_only_done
from ihc_engine.reports.steps.patterns_denied import with_patterns_denied
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.quoted_results import with_quoted_results
from ihc_engine.reports.steps.shares_lost import with_shares_lost
from ihc_engine.reports.steps.signs_for import with_signs_for
from ihc_engine.reports.steps.strength_in_brackets import with_strength_in_brackets
from ihc_engine.reports.steps.verbs_of_results import with_verbs_of_results
from ihc_engine.reports.steps.verdicts import with_verdicts
from ihc_engine.reports.words.tokens import Token


def ahead(tokens: list[Token], given: Given) -> list[Token]:
    """Dictated signs and numbers, tumours named after cells, and losses that are denied."""
    if given.names_stains:
        tokens = with_answered_questions(tokens, given.text, given.lexicon.answers)  # first: what is asked is not said
        tokens = with_quoted_results(tokens, given.original)
        tokens = with_verbs_of_results(tokens, given.lexicon.short)
        tokens = with_numbered_things(tokens)
        tokens = with_left_open(tokens)
        tokens = with_interchanged_brackets(tokens)
        tokens = with_granted_ifs(tokens)
        tokens = with_clefts(tokens)
        tokens = with_verdicts(tokens)
        tokens = with_not_this_one(tokens)
        tokens = with_only_done(tokens)
        tokens = with_joined_numbers(tokens, given.cutter)
        tokens = with_cutoffs(tokens)
        tokens = with_dictated_signs(tokens, given.lexicon)
        tokens = with_signs_for(tokens)
        tokens = with_blanks(tokens, given.original)
        tokens = with_strength_in_brackets(tokens)
        tokens = with_losing_verbs(tokens)
        tokens = with_shares_lost(tokens)  # the share is told with its name, before what counts it
        tokens = with_nuclei_apart(tokens)
        tokens = with_patterns_denied(tokens)
        tokens = with_degrees_denied(tokens)  # before all that looks for denials
        tokens = with_often_so(tokens)
    if given.tells_of_cells:
        tokens = with_named_tumours(tokens, given.lexicon)  # first of cells: "vessels" in the name of a tumour are none
        if given.names_stains:
            tokens = with_lineages(tokens, given.lexicon)
            tokens = with_cells_that_keep(tokens)  # before all that asks whose cells are told of
    tokens = with_neither_lost(tokens)
    tokens = with_nor_lost(tokens)
    tokens = with_numbers_said_on(tokens, given.text, given.lexicon.numerals, given.lexicon.percent)
    tokens = with_accented_verbs(tokens, given.original)
    return with_clones_between_dashes(tokens)
