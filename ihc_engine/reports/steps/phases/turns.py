"""What says a result again or corrects it. Before unknown stains, which take only what is left."""

from __future__ import annotations

from ihc_engine.reports.steps.corrections import with_corrections
from ihc_engine.reports.steps.likewise import with_likewise
from ihc_engine.reports.steps.phases.given import Given
from ihc_engine.reports.steps.stain_meant import with_stain_meant
from ihc_engine.reports.steps.strangers import with_strangers
from ihc_engine.reports.steps.would_be import with_what_is
from ihc_engine.reports.words.tokens import Token


def turns(tokens: list[Token], given: Given) -> list[Token]:
    """Results that hold for the next name too, and corrections."""
    tokens = with_likewise(tokens, given.lexicon)
    tokens = with_stain_meant(tokens)
    tokens = with_what_is(tokens)
    tokens = with_corrections(tokens)
    return with_strangers(tokens, given.section, given.lexicon, given.original)
