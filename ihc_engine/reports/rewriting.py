"""What is changed about the tokens of a sentence before it is read for stains: each step in a room of its own, in this order.

A step leaves alone what it does not speak of. Most sentences name no cells and no tissue, and pass by those steps at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.adverbs import with_adverbs
from ihc_engine.reports.assumptions import with_assumptions
from ihc_engine.reports.bare_denials import with_bare_denials
from ihc_engine.reports.beside import with_cells_beside, with_unknown_words
from ihc_engine.reports.borders import with_borders
from ihc_engine.reports.bounds import with_bounds
from ihc_engine.reports.cells_found import with_cells_found
from ihc_engine.reports.cells_in_order import with_cells_in_order, with_order_behind
from ihc_engine.reports.concessions import with_concessions
from ihc_engine.reports.conditions import with_conditions
from ihc_engine.reports.connectives import with_connectives
from ihc_engine.reports.control_brackets import with_control_brackets
from ihc_engine.reports.control_lists import with_control_lists
from ihc_engine.reports.corrections import with_corrections
from ihc_engine.reports.dashed_lists import with_dashed_lists
from ihc_engine.reports.denied_first import with_denied_first
from ihc_engine.reports.denied_subjects import with_denied_subjects
from ihc_engine.reports.dilutions import with_dilutions
from ihc_engine.reports.double_denials import with_double_denials
from ihc_engine.reports.excepted_results import with_excepted_results
from ihc_engine.reports.existing import with_existing
from ihc_engine.reports.exons import with_exons
from ihc_engine.reports.explained import with_explained
from ihc_engine.reports.failed_cells import with_failed_cells
from ihc_engine.reports.failed_controls import with_failed_controls
from ihc_engine.reports.grades import with_grades
from ihc_engine.reports.in_contrast import with_contrasts
from ihc_engine.reports.in_rows import with_double_minus
from ihc_engine.reports.initials import with_initials
from ihc_engine.reports.inside_clauses import with_inside_clauses
from ihc_engine.reports.invaded import with_invaded
from ihc_engine.reports.lexicon import CELLS, MARKER, Lexicon
from ihc_engine.reports.likewise import with_likewise
from ihc_engine.reports.missing import with_missing
from ihc_engine.reports.named_controls import with_named_controls
from ihc_engine.reports.named_lists import with_named_lists
from ihc_engine.reports.neighbours import with_neighbours
from ihc_engine.reports.numerals import with_percentages
from ihc_engine.reports.objects import with_objects
from ihc_engine.reports.only_tissue import with_only_tissue
from ihc_engine.reports.orders import with_orders
from ihc_engine.reports.origins import with_origins
from ihc_engine.reports.other_lesions import with_other_lesions
from ihc_engine.reports.out_of import with_scales
from ihc_engine.reports.own_cells import with_own_cells
from ihc_engine.reports.own_processes import with_own_processes
from ihc_engine.reports.portions import with_portions
from ihc_engine.reports.repeats import with_repeats
from ihc_engine.reports.residuals import with_residuals
from ihc_engine.reports.sentences import Wording
from ihc_engine.reports.shared import with_shared
from ihc_engine.reports.shares_first import with_shares_behind
from ihc_engine.reports.short_stops import with_short_stops
from ihc_engine.reports.stain_meant import with_stain_meant
from ihc_engine.reports.strangers import with_strangers
from ihc_engine.reports.tenths import with_tenths
from ihc_engine.reports.tokens import Cutter, Token
from ihc_engine.reports.told_tissue import with_told_tissue
from ihc_engine.reports.told_twice import without_told_twice
from ihc_engine.reports.unconfirmed import with_unconfirmed
from ihc_engine.reports.undone_lists import with_undone_lists
from ihc_engine.reports.waiting import with_waiting
from ihc_engine.reports.wild_types import with_aberrant_patterns
from ihc_engine.reports.would_be import with_what_is
from ihc_engine.reports.written_commas import with_written_commas
from ihc_engine.reports.zeros import with_zeros
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
    tokens = with_unconfirmed(with_contrasts(cutter.tokens(wording)))
    if "|" in wording.text or "\t" in wording.text:
        tokens = with_failed_cells(tokens)
    if "/" in wording.text:
        tokens = with_exons(tokens)
    tokens = with_undone_lists(with_scales(with_named_lists(with_dashed_lists(tokens))))
    tokens = with_aberrant_patterns(with_written_commas(tokens, wording.original))
    tokens = with_dilutions(with_double_minus(tokens, wording.text), lexicon)
    tokens = with_assumptions(with_connectives(tokens, lexicon), lexicon)
    tokens = with_conditions(with_control_brackets(tokens))
    tokens = with_concessions(without_told_twice(with_short_stops(with_explained(tokens), wording.text)))
    tokens = with_borders(with_denied_subjects(tokens))
    tokens = with_bounds(with_percentages(with_tenths(with_initials(tokens), lexicon), lexicon))
    tokens = with_inside_clauses(with_adverbs(with_shares_behind(with_excepted_results(tokens))))
    if wording.flags & CELLS:
        tokens = with_zeros(with_failed_controls(with_named_controls(with_cells_in_order(tokens)), lexicon))
        tokens = _by_their_cells(with_cells_found(tokens), lexicon, markers)
    tokens = with_control_lists(tokens) if wording.flags & MARKER else tokens
    tokens = with_denied_first(with_existing(with_other_lesions(tokens, lexicon)))
    tokens = with_waiting(with_orders(with_grades(with_order_behind(tokens), lexicon)))
    tokens = with_repeats(with_bare_denials(with_missing(with_double_denials(tokens))))
    tokens = with_corrections(with_what_is(with_stain_meant(with_likewise(tokens, lexicon))))
    return with_strangers(tokens, section, lexicon, wording.original)


def _by_their_cells(tokens: list[Token], lexicon: Lexicon, markers: Mapping[str, Marker]) -> list[Token]:
    tokens = with_told_tissue(with_shared(with_own_processes(tokens)))
    tokens = with_own_cells(with_objects(with_invaded(with_portions(tokens, markers))))
    tokens = with_only_tissue(with_neighbours(with_residuals(tokens, lexicon), lexicon), lexicon)
    return with_unknown_words(with_cells_beside(with_origins(tokens, lexicon)))
