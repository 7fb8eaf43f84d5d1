"""What is changed about the tokens of a sentence before it is read for stains: each step in a room of its own, in phases.

A step leaves alone what it does not speak of. Most sentences name no cells and no tissue, and pass by those steps at once. Where
the order of two steps is known to matter, the line of the first says for which; of the others no sentence is known that asks.
"""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.clauses.concessions import with_concessions
from ihc_engine.reports.exceptions.being_positive import with_being_positive
from ihc_engine.reports.exceptions.besides import with_besides
from ihc_engine.reports.exceptions.but_for import with_but_for
from ihc_engine.reports.exceptions.cells import with_excepted_cells
from ihc_engine.reports.exceptions.first import with_exceptions_first
from ihc_engine.reports.exceptions.first_with_result import with_excepted_with_result
from ihc_engine.reports.exceptions.in_commas import with_exceptions_in_commas
from ihc_engine.reports.exceptions.inserted import with_inserted_exceptions
from ihc_engine.reports.exceptions.own_results import with_excepted_results
from ihc_engine.reports.exceptions.stained_cells import with_excepted_stained_cells
from ihc_engine.reports.exceptions.verb_of_all import with_verb_of_all
from ihc_engine.reports.grammar.in_rows import with_double_minus
from ihc_engine.reports.steps.absent_losses import with_absent_losses
from ihc_engine.reports.steps.accented_verbs import with_accented_verbs
from ihc_engine.reports.steps.adverbs import with_adverbs
from ihc_engine.reports.steps.answers_behind_colons import with_answers_behind_colons
from ihc_engine.reports.steps.arrows import with_arrows
from ihc_engine.reports.steps.attributes import with_attributes
from ihc_engine.reports.steps.authors import with_authors
from ihc_engine.reports.steps.bare_denials import with_bare_denials
from ihc_engine.reports.steps.beside import with_cells_beside, with_unknown_words
from ihc_engine.reports.steps.blanks import with_blanks
from ihc_engine.reports.steps.borders import with_borders
from ihc_engine.reports.steps.bounds import with_bounds
from ihc_engine.reports.steps.bracket_clauses import with_bracket_clauses
from ihc_engine.reports.steps.cells_by_stain import with_cells_by_stain
from ihc_engine.reports.steps.cells_counted import with_cells_counted
from ihc_engine.reports.steps.cells_found import with_cells_found
from ihc_engine.reports.steps.cells_in_order import with_cells_before_order, with_cells_in_order, with_order_behind
from ihc_engine.reports.steps.cells_meant import with_cells_meant
from ihc_engine.reports.steps.cells_that_keep import with_cells_that_keep
from ihc_engine.reports.steps.clauses_before import with_clauses_before
from ihc_engine.reports.steps.clauses_behind_colons import with_clauses_behind_colons
from ihc_engine.reports.steps.clauses_behind_dashes import with_clauses_behind_dashes
from ihc_engine.reports.steps.clauses_of_cells import with_clauses_of_cells
from ihc_engine.reports.steps.clauses_of_nouns import with_clauses_of_nouns
from ihc_engine.reports.steps.clauses_without_stains import with_clauses_without_stains
from ihc_engine.reports.steps.clones_between_dashes import with_clones_between_dashes
from ihc_engine.reports.steps.compared_results import with_compared_results
from ihc_engine.reports.steps.comparisons import with_comparisons
from ihc_engine.reports.steps.compartments_in_lists import with_compartments_in_lists
from ihc_engine.reports.steps.conditional_subjects import with_conditional_subjects
from ihc_engine.reports.steps.confined import with_confined
from ihc_engine.reports.steps.connectives import with_connectives
from ihc_engine.reports.steps.control_tissue import with_control_brackets, with_control_lists
from ihc_engine.reports.steps.corrections import with_corrections
from ihc_engine.reports.steps.counted_stains import with_counted_stains
from ihc_engine.reports.steps.dashed_lists import with_dashed_lists
from ihc_engine.reports.steps.dealt_results import with_dealt_results
from ihc_engine.reports.steps.denied_behind_verbs import with_denied_behind_verbs
from ihc_engine.reports.steps.denied_first import with_denied_first
from ihc_engine.reports.steps.denied_subjects import with_denied_subjects
from ihc_engine.reports.steps.denied_with import with_denied_with
from ihc_engine.reports.steps.dictated_signs import with_dictated_signs
from ihc_engine.reports.steps.dilutions import with_dilutions
from ihc_engine.reports.steps.discounted_cells import with_discounted_cells
from ihc_engine.reports.steps.done_apart import with_done_apart
from ihc_engine.reports.steps.double_denials import with_double_denials
from ihc_engine.reports.steps.doubtful import with_doubtful
from ihc_engine.reports.steps.edges import with_edges
from ihc_engine.reports.steps.entities_listed import with_entities_listed
from ihc_engine.reports.steps.existing import with_existing
from ihc_engine.reports.steps.exons import with_exons
from ihc_engine.reports.steps.explained import with_explained
from ihc_engine.reports.steps.expressed_but_not import with_expressed_but_not
from ihc_engine.reports.steps.failed_behind import with_failed_behind
from ihc_engine.reports.steps.failed_cells import with_failed_cells
from ihc_engine.reports.steps.failed_controls import with_failed_controls
from ihc_engine.reports.steps.first_runs import with_first_runs
from ihc_engine.reports.steps.foreign_results import with_foreign_results
from ihc_engine.reports.steps.fronted import with_fronted_verbs
from ihc_engine.reports.steps.fronted_places import with_fronted_places
from ihc_engine.reports.steps.fused_genes import with_fused_genes
from ihc_engine.reports.steps.gapped_objects import with_gapped_objects
from ihc_engine.reports.steps.gapped_subjects import with_gapped_subjects
from ihc_engine.reports.steps.grades import with_grades
from ihc_engine.reports.steps.heads_of_lineages import with_heads_of_lineages
from ihc_engine.reports.steps.how_much_where import with_how_much_where
from ihc_engine.reports.steps.hypotheses import with_hypotheses
from ihc_engine.reports.steps.in_contrast import with_articles_dropped, with_contrasts
from ihc_engine.reports.steps.initials import with_initials
from ihc_engine.reports.steps.insertions import with_insertions
from ihc_engine.reports.steps.inside_clauses import with_inside_clauses
from ihc_engine.reports.steps.invaded import with_invaded
from ihc_engine.reports.steps.joined_numbers import with_joined_numbers
from ihc_engine.reports.steps.judged import with_judged
from ihc_engine.reports.steps.likewise import with_likewise
from ihc_engine.reports.steps.lineages import with_lineages
from ihc_engine.reports.steps.lists_of_their_own import with_lists_of_their_own
from ihc_engine.reports.steps.local_and_central import with_local_and_central
from ihc_engine.reports.steps.minus_in_brackets import with_minus_in_brackets
from ihc_engine.reports.steps.missing import with_missing
from ihc_engine.reports.steps.named_controls import with_named_controls
from ihc_engine.reports.steps.named_lists import with_named_lists
from ihc_engine.reports.steps.named_tumours import with_named_tumours
from ihc_engine.reports.steps.namely import with_namely
from ihc_engine.reports.steps.neighbours import with_neighbours
from ihc_engine.reports.steps.neither_lost import with_neither_lost
from ihc_engine.reports.steps.no_stains import with_no_stains
from ihc_engine.reports.steps.no_tissue import with_no_tissue
from ihc_engine.reports.steps.nor_lost import with_nor_lost
from ihc_engine.reports.steps.not_lost import with_not_lost
from ihc_engine.reports.steps.nouns_of_stains import with_nouns_of_stains
from ihc_engine.reports.steps.numbers_said_on import with_numbers_said_on
from ihc_engine.reports.steps.numerals import with_percentages
from ihc_engine.reports.steps.objects import with_objects
from ihc_engine.reports.steps.one_of_panel import with_one_of_panel
from ihc_engine.reports.steps.only_tissue import with_only_tissue
from ihc_engine.reports.steps.opposite_cells import with_opposite_cells
from ihc_engine.reports.steps.orders import with_orders
from ihc_engine.reports.steps.origins import with_origins
from ihc_engine.reports.steps.other_lesions import with_other_lesions
from ihc_engine.reports.steps.out_of import with_scales
from ihc_engine.reports.steps.overcome import with_overcome
from ihc_engine.reports.steps.own_cells import with_own_cells
from ihc_engine.reports.steps.own_processes import with_own_processes
from ihc_engine.reports.steps.own_repeats import with_own_repeats
from ihc_engine.reports.steps.parted_verbs import with_parted_verbs
from ihc_engine.reports.steps.passed_over import with_passed_over
from ihc_engine.reports.steps.performed_lists import with_performed_lists
from ihc_engine.reports.steps.places_in_brackets import with_places_in_brackets
from ihc_engine.reports.steps.places_in_lists import with_places_in_lists
from ihc_engine.reports.steps.portions import with_portions
from ihc_engine.reports.steps.rather_than import with_rather_than
from ihc_engine.reports.steps.read_for import with_read_for
from ihc_engine.reports.steps.repeats import with_repeats
from ihc_engine.reports.steps.reported_before import with_reported_before
from ihc_engine.reports.steps.residual_clauses import with_residual_clauses
from ihc_engine.reports.steps.residual_lesions import with_residual_lesions
from ihc_engine.reports.steps.residuals import with_residuals
from ihc_engine.reports.steps.results_beside import with_results_beside
from ihc_engine.reports.steps.scattered_cells import with_scattered_cells
from ihc_engine.reports.steps.scores_ahead import with_scores_ahead
from ihc_engine.reports.steps.scores_behind import with_scores_behind
from ihc_engine.reports.steps.seen_otherwise import with_seen_otherwise
from ihc_engine.reports.steps.shared import with_shared
from ihc_engine.reports.steps.shares_first import with_shares_behind
from ihc_engine.reports.steps.shares_of_cases import with_shares_of_cases
from ihc_engine.reports.steps.short_stops import with_short_stops
from ihc_engine.reports.steps.shown_behind import with_shown_behind
from ihc_engine.reports.steps.shown_to_be import with_shown_to_be
from ihc_engine.reports.steps.signs_in_row import with_signs_in_row
from ihc_engine.reports.steps.slides_missing import with_slides_missing
from ihc_engine.reports.steps.stain_meant import with_stain_meant
from ihc_engine.reports.steps.stained_cells_meant import with_stained_cells_meant
from ihc_engine.reports.steps.strangers import with_strangers
from ihc_engine.reports.steps.strength_in_brackets import with_strength_in_brackets
from ihc_engine.reports.steps.subjects_of_pronouns import with_subjects_of_pronouns
from ihc_engine.reports.steps.suspended_verbs import with_suspended_verbs
from ihc_engine.reports.steps.tails import with_tails
from ihc_engine.reports.steps.tenths import with_tenths
from ihc_engine.reports.steps.tested_lists import with_tested_lists
from ihc_engine.reports.steps.told_anew import with_told_anew
from ihc_engine.reports.steps.told_elsewhere import with_told_elsewhere
from ihc_engine.reports.steps.told_of_entity import with_told_of_entity
from ihc_engine.reports.steps.told_of_this_case import with_told_of_this_case
from ihc_engine.reports.steps.told_tissue import with_told_tissue
from ihc_engine.reports.steps.told_too import with_told_too
from ihc_engine.reports.steps.told_twice import without_told_twice
from ihc_engine.reports.steps.two_results import with_two_results
from ihc_engine.reports.steps.unconfirmed import with_unconfirmed
from ihc_engine.reports.steps.undone_lists import with_undone_lists
from ihc_engine.reports.steps.undone_verbs import with_undone_verbs
from ihc_engine.reports.steps.unexcluded import with_unexcluded
from ihc_engine.reports.steps.unrepeated import with_unrepeated
from ihc_engine.reports.steps.usual_places import with_usual_places
from ihc_engine.reports.steps.vessels_in_lists import without_vessels_in_lists
from ihc_engine.reports.steps.waiting import with_waiting
from ihc_engine.reports.steps.weakened import with_weakened
from ihc_engine.reports.steps.wild_types import with_aberrant_patterns
from ihc_engine.reports.steps.would_be import with_what_is
from ihc_engine.reports.steps.written_commas import with_written_commas
from ihc_engine.reports.steps.zeros import with_zeros
from ihc_engine.reports.words.flags import CELLS, MARKER
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.sentences import Wording
from ihc_engine.reports.words.tokens import Cutter, Token
from ihc_engine.vocabulary.models import Marker


def tokens_of(wording: Wording, section: str | None, cutter: Cutter, markers: Mapping[str, Marker]) -> list[Token]:
    """The tokens of a sentence as it is read: letters and numbers in words as results, cells and tissue by what they are to the
    tumour, what was corrected, and names that the vocabulary does not know. Kept with the wording; not to be changed."""
    tokens = wording.rewritten.get(section)
    if tokens is None:
        tokens = wording.rewritten[section] = _rewritten(wording, section, cutter, markers)
    return tokens


def _rewritten(wording: Wording, section: str | None, cutter: Cutter, markers: Mapping[str, Marker]) -> list[Token]:
    lexicon = cutter.lexicon
    tokens = with_joined_numbers(cutter.tokens(wording), cutter) if wording.flags & MARKER else cutter.tokens(wording)
    if wording.flags & MARKER:
        tokens = with_strength_in_brackets(with_blanks(with_dictated_signs(tokens, lexicon), wording.original))
    if wording.flags & CELLS:
        tokens = with_named_tumours(tokens, lexicon)  # first: "vessels" in the name of a tumour are none
    if wording.flags & CELLS and wording.flags & MARKER:
        tokens = with_cells_that_keep(with_lineages(tokens, lexicon))  # before all that asks whose cells are told of
    tokens = _points(with_nor_lost(with_neither_lost(tokens)), wording, lexicon)
    tokens = _elsewhere(tokens, wording, lexicon, markers)
    tokens = _results(tokens, lexicon)
    if wording.flags & CELLS:
        tokens = _cells_told(tokens, lexicon)
        tokens = _cells_of_the_tumour(tokens, lexicon, markers)
    if wording.flags & MARKER:
        tokens = with_control_lists(tokens)
    tokens = _beginnings(tokens, lexicon)
    tokens = _denials(tokens)
    tokens = _clauses(tokens, lexicon)
    tokens = _turns(tokens, lexicon)
    return with_strangers(tokens, section, lexicon, wording.original)


def _points(tokens: list[Token], wording: Wording, lexicon: Lexicon) -> list[Token]:
    """Points, strokes and dashes as what they are. First, since what follows parts a sentence at its points."""
    tokens = with_numbers_said_on(tokens, wording.text, lexicon.numerals, lexicon.percent)
    tokens = with_clones_between_dashes(with_accented_verbs(tokens, wording.original))
    if wording.flags & MARKER:
        tokens = with_first_runs(with_unrepeated(tokens))  # before all that looks for results and denials
        tokens = with_results_beside(tokens, wording.original)
        tokens = with_absent_losses(with_lists_of_their_own(tokens))
    if wording.flags & CELLS and ";" in wording.text:
        tokens = with_fronted_places(tokens)
    if wording.flags & MARKER and wording.flags & CELLS and ":" in wording.text:
        tokens = with_heads_of_lineages(tokens)
    tokens = with_one_of_panel(with_but_for(with_seen_otherwise(with_shown_to_be(tokens))))
    tokens = with_done_apart(with_slides_missing(with_no_tissue(tokens)))
    tokens = with_expressed_but_not(with_rather_than(tokens))
    tokens = with_compared_results(with_stained_cells_meant(with_being_positive(tokens)))
    if wording.flags & MARKER:
        tokens = with_performed_lists(with_arrows(tokens, wording.original))
    tokens = with_tested_lists(with_told_of_entity(with_told_of_this_case(tokens)))
    tokens = with_excepted_with_result(with_exceptions_in_commas(tokens))
    tokens = with_exceptions_first(with_inserted_exceptions(tokens))
    tokens = with_fused_genes(tokens, wording.text)
    tokens = with_comparisons(with_contrasts(with_articles_dropped(with_tails(tokens))))
    tokens = with_suspended_verbs(with_unconfirmed(tokens))
    if ":" in wording.text:
        tokens = with_answers_behind_colons(tokens)  # behind what is not confirmed, which may be one
    if "|" in wording.text or "\t" in wording.text:
        tokens = with_opposite_cells(with_failed_cells(tokens))
    if "/" in wording.text:
        tokens = with_exons(with_signs_in_row(tokens, wording.text))
    if wording.flags & MARKER:
        tokens = with_places_in_brackets(with_nouns_of_stains(tokens))
        tokens = with_failed_behind(tokens)  # before clauses of cells, which would part it from what is told before
        tokens = with_clauses_without_stains(with_gapped_objects(with_told_too(with_two_results(tokens))))
        tokens = with_clauses_behind_colons(tokens)
        tokens = with_confined(with_unexcluded(with_reported_before(tokens)))
    if lexicon.spaced and wording.flags & CELLS:
        tokens = with_insertions(tokens)
    if wording.flags & CELLS:
        tokens = with_gapped_subjects(with_excepted_cells(with_excepted_stained_cells(tokens)))
        tokens = with_clauses_of_cells(with_discounted_cells(with_minus_in_brackets(tokens)))
        tokens = with_scattered_cells(with_cells_meant(with_how_much_where(tokens)))
    tokens = _own_clauses(tokens, wording)
    tokens = with_dashed_lists(without_vessels_in_lists(tokens))
    tokens = with_counted_stains(tokens)
    tokens = with_compartments_in_lists(with_places_in_lists(with_namely(tokens)))
    tokens = with_named_lists(tokens)
    tokens = with_scales(tokens)
    tokens = with_undone_lists(with_undone_verbs(with_no_stains(tokens)))
    tokens = with_written_commas(tokens, wording.original)
    tokens = with_weakened(with_aberrant_patterns(with_judged(tokens)))
    tokens = with_double_minus(tokens, wording.text)
    return with_dilutions(tokens, lexicon)


def _own_clauses(tokens: list[Token], wording: Wording) -> list[Token]:
    """Stops where a clause ends without one. Before lists, which would read on."""
    tokens = with_attributes(tokens)
    tokens = with_clauses_behind_dashes(tokens, wording.text)
    tokens = with_passed_over(tokens)
    tokens = with_clauses_before(tokens)
    return with_clauses_of_nouns(tokens)


def _elsewhere(tokens: list[Token], wording: Wording, lexicon: Lexicon, markers: Mapping[str, Marker]) -> list[Token]:
    """What is supposed, granted, said of controls, or said twice. Before results, which are then sought in the rest."""
    tokens = with_authors(with_foreign_results(with_connectives(tokens, lexicon)), wording.original)
    tokens = with_entities_listed(with_conditional_subjects(with_hypotheses(tokens)))
    tokens = with_control_brackets(tokens)
    tokens = with_explained(tokens)
    tokens = with_own_repeats(with_local_and_central(with_read_for(with_told_elsewhere(tokens))))
    tokens = with_usual_places(tokens)
    tokens = with_shares_of_cases(tokens)
    tokens = with_short_stops(tokens, wording.text)
    tokens = without_told_twice(tokens)  # before corrections: "CD34 should read positive, not negative"
    tokens = with_concessions(tokens)
    tokens = with_denied_with(with_denied_subjects(tokens))
    tokens = with_residual_clauses(tokens)
    tokens = with_other_lesions(tokens, lexicon)  # before borders, behind which it would not be known of whom is told
    tokens = with_subjects_of_pronouns(tokens)
    tokens = with_told_anew(with_cells_by_stain(tokens))
    tokens = with_shown_behind(tokens, markers)  # before borders, behind verbs that say that stains are expressed
    return with_borders(tokens)


def _results(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Letters, numbers in words and adverbs as results at their names. Before cells, which are told by what stains them."""
    tokens = with_doubtful(with_initials(tokens))
    tokens = with_tenths(tokens, lexicon)
    tokens = with_percentages(tokens, lexicon)  # before bounds: "below two percent"
    tokens = with_bounds(tokens)
    tokens = with_cells_counted(tokens)
    tokens = with_scores_behind(with_scores_ahead(tokens))
    tokens = with_excepted_results(tokens)
    tokens = with_verb_of_all(tokens)
    tokens = with_besides(tokens)  # behind excepted results: what is told of all but one may tell of others besides
    tokens = with_shares_behind(tokens)
    tokens = with_adverbs(tokens)
    return with_inside_clauses(tokens)


def _cells_told(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Results of two kinds of cells, or of a control. Before it is asked whose cells these are: here it is told."""
    tokens = with_cells_in_order(
        with_cells_before_order(tokens)
    )  # before cells beside, and before an order behind: it takes "respectively" away
    tokens = with_named_controls(tokens)
    tokens = with_failed_controls(tokens, lexicon)
    tokens = with_zeros(tokens)
    return with_cells_found(tokens)


def _cells_of_the_tumour(tokens: list[Token], lexicon: Lexicon, markers: Mapping[str, Marker]) -> list[Token]:
    """Cells and tissue by what they are to the tumour. Before all that looks for results: what is left are plain words to it."""
    tokens = with_edges(tokens)
    tokens = with_own_processes(tokens)  # before residuals: "residual ganglion cells and their axons"
    tokens = with_shared(tokens)
    tokens = with_overcome(tokens, lexicon)  # before only tissue: "only muscle split by the tumour"
    tokens = with_residual_lesions(tokens)  # before portions, of which it is none
    tokens = with_told_tissue(tokens)
    tokens = with_portions(tokens, markers)
    tokens = with_invaded(tokens)  # before origins: "arises from the muscularis mucosae and expresses SMA"
    tokens = with_objects(tokens)
    tokens = with_own_cells(tokens)
    tokens = with_residuals(tokens, lexicon)  # before cells beside: "the tumour cells and the normal muscle"
    tokens = with_neighbours(tokens, lexicon)  # before only tissue: "only the surrounding muscle" is told there
    tokens = with_only_tissue(tokens, lexicon)
    tokens = with_origins(tokens, lexicon)
    tokens = with_cells_beside(tokens)
    return with_unknown_words(tokens)  # behind the other steps of this phase, which go by the words that it takes away


def _beginnings(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Where another lesion, a list, or the next name's own result begins. Before denials, which hold up to there."""
    tokens = with_existing(tokens)
    tokens = with_denied_first(tokens)
    tokens = with_denied_behind_verbs(tokens)
    tokens = with_order_behind(tokens)
    tokens = with_grades(tokens, lexicon)
    tokens = with_orders(tokens)
    return with_waiting(tokens)


def _denials(tokens: list[Token]) -> list[Token]:
    """Denials and words such as "missing" as results. Before what says a result again or corrects it, and must find it."""
    tokens = with_double_denials(with_not_lost(tokens))
    tokens = with_missing(tokens)
    tokens = with_bare_denials(tokens)
    return with_repeats(tokens)  # before corrections, which part a sentence at its semicolons


def _clauses(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Clauses that begin with their verb, in brackets, or with a verb in two parts. Behind denials, which may end them."""
    tokens = with_fronted_verbs(tokens)
    tokens = with_dealt_results(tokens)
    tokens = with_bracket_clauses(tokens)
    return with_parted_verbs(tokens, lexicon)


def _turns(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """What says a result again or corrects it. Before unknown stains (``with_strangers``), which take only what is left."""
    tokens = with_likewise(tokens, lexicon)
    tokens = with_stain_meant(tokens)
    tokens = with_what_is(tokens)
    return with_corrections(tokens)
