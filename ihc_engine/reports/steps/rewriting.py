"""What is changed about the tokens of a sentence before it is read for stains: each step in a room of its own, in phases.

A step leaves alone what it does not speak of. Most sentences name no cells and no tissue, and pass by those steps at once. The
order of the phases is told here, that of the steps in each phase.
"""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.steps.phases.ahead import ahead
from ihc_engine.reports.steps.phases.cells import cells
from ihc_engine.reports.steps.phases.denials import denials
from ihc_engine.reports.steps.phases.elsewhere import elsewhere
from ihc_engine.reports.steps.phases.ended import ended
from ihc_engine.reports.steps.phases.excepted import excepted
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.phases.lists import lists
from ihc_engine.reports.steps.phases.results import results
from ihc_engine.reports.steps.phases.turns import turns
from ihc_engine.reports.steps.phases.wholes import wholes
from ihc_engine.reports.words.sentences import Wording
from ihc_engine.reports.words.tokens import Cutter, Token
from ihc_engine.vocabulary.models import Marker

_PHASES = (ahead, wholes, excepted, ended, lists, elsewhere, results, cells, denials, turns)


def tokens_of(wording: Wording, section: str | None, cutter: Cutter, markers: Mapping[str, Marker]) -> list[Token]:
    """The tokens of a sentence as it is read: letters and numbers in words as results, cells and tissue by what they are to the
    tumour, what was corrected, and names that the vocabulary does not know. Kept with the wording; not to be changed."""
    known = wording.rewritten.get(section)
    if known is None:
        known = wording.rewritten[section] = _rewritten(Given(wording, section, cutter, markers))
    return known


def _rewritten(given: Given) -> list[Token]:
    tokens = given.cutter.tokens(given.wording)
    for phase in _PHASES:
        tokens = phase(tokens, given)
    return tokens
