"""What sentences ask of the passes over a report: each is asked once, by the words of the pass itself (see ``words.asks``)."""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.reports.layout.headed_components import component_of
from ihc_engine.reports.layout.headed_lesions import may_head_lesion
from ihc_engine.reports.layout.layout import may_place
from ihc_engine.reports.layout.listed import may_list
from ihc_engine.reports.layout.numbered import number_of
from ihc_engine.reports.stains.headed import may_head
from ihc_engine.reports.stains.headed_lent import heads_lent
from ihc_engine.reports.stains.set_apart import may_tell_of_entity
from ihc_engine.reports.stains.stain_reader import is_quiet, may_go_on
from ihc_engine.reports.stains.unnamed_corrections import corrects_unnamed
from ihc_engine.reports.stains.withdrawn import interchanges
from ihc_engine.reports.steps.stain_meant import is_called_wrong
from ihc_engine.reports.words import asks
from ihc_engine.reports.words.flags import MARKER, RESULT
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import Cutter


def asked(sentences: Iterable[Sentence], cutter: Cutter) -> int:
    """What any of some sentences asks."""
    joined = 0
    for sentence in sentences:
        wording = sentence.wording
        if wording.asks < 0:
            wording.asks = _of(wording, cutter)
        joined |= wording.asks
    return joined


def _of(wording: Wording, cutter: Cutter) -> int:
    """What a wording asks."""
    told = _of_stains(wording, cutter)
    told |= asks.LABELLED if cutter.lexicon.labels.may_label(wording) else 0
    told |= asks.MARKED if may_list(wording) else 0
    told |= asks.PLACED if may_place(wording, cutter.lexicon) else 0
    told |= asks.NUMBERED if number_of(wording) is not None else 0
    told |= asks.LESION if may_head_lesion(wording, cutter.lexicon) else 0
    told |= asks.LENT if heads_lent(wording) else 0
    return told | component_of(wording)


def _of_stains(wording: Wording, cutter: Cutter) -> int:
    """What a wording asks that may tell of stains, or of what was told before."""
    flags = wording.flags
    told = asks.QUIET if is_quiet(wording) else 0
    about = set[str]()
    for entry, _, _ in wording.finds:  # all at once: there may be thousands
        if entry.context:
            about |= entry.context
    told |= asks.INTERCHANGED if "interchanged" in about and interchanges(wording, cutter) else 0
    told |= asks.MISTAKEN if "mistake" in about and is_called_wrong(wording) else 0
    told |= asks.HEADS if may_head(wording, cutter) else 0
    told |= asks.RIGHTED if corrects_unnamed(wording, cutter) else 0
    if flags & (MARKER | RESULT):
        told |= asks.MISPRINTED if cutter.lexicon.misprints.changes(wording.text, 0, len(wording.text)) else 0
    if flags & MARKER:
        told |= asks.GOES_ON if may_go_on(wording, cutter) else 0
        told |= asks.ENTITY if may_tell_of_entity(wording, cutter) else 0
    return told
