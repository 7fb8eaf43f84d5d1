"""To which markers a stretch of text belongs: those before it, the next ones, or those of the sentence before.

A stretch that ends (at a marker, a point, the end) is *flushed*: it leads back to the markers that wait in the group, or on to
the next markers as their head, or it says more about the markers spoken of last.
"""

from __future__ import annotations

from ihc_engine.reports.grammar.ellipsis import affirmed
from ihc_engine.reports.grammar.items import (
    CARRIED,
    LIST,
    NAMED,
    NONE,
    Item,
)
from ihc_engine.reports.grammar.leading_on import LeadingOn
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.sentence_state import NOT_HERE, OF_THE_TUMOUR
from ihc_engine.reports.words.tokens import WORD, Token

#: Statements of one stretch.
_LONGEST_STRETCH = 40


class Attachment(LeadingOn):
    """How stretches begin and end."""

    def _stretch(self, token: Token) -> Phrase:
        if self.phrase is not None and len(self.phrase.statements) > _LONGEST_STRETCH:
            self._flush(None)
        if self.phrase is None:
            self.phrase = Phrase(token.start, token.end, fresh=self.separated)
            if self.colon and self.group:
                self.phrase.leads_back = True
        self.phrase.linked = False
        self.gap = 0
        return self.phrase

    def _flush(self, following: Item | None, header: bool = False) -> None:
        """End the stretch: decide which markers it belongs to. ``following``: the marker that comes right after it."""
        phrase, self.phrase = self.phrase, None
        if phrase is None:
            return
        self.flushed += 1
        if self.dealt:
            return
        if self.series and self.slashed and not self.in_order:
            self.series.append(phrase)
            self._in_order()
            self.slashed = 0
            return
        phrase.chunk, phrase.segment = self.chunk, self.segment
        apart = following is None and any(at == self.chunk and what in NOT_HERE for what, _, at in self.told_at)
        if apart and self.items and self.items[-1].chunk < self.chunk and "correction" not in self.contexts[self.segment]:
            if phrase.decides:
                self.remarks.add(self.chunk)
            return  # "CD34, a marker usually positive in SFT, ..."; "S100, positive in the previous biopsy, ..."
        if phrase.control:
            if ("polarity", "uninterpretable") in phrase.statements and (self.last or self.group):
                self._add(self.last or self.group[-1:], phrase, "control")
            return
        known = following is not None and self.gap <= 3 and not phrase.leads_back
        if phrase.broken and not known:
            self._denies_unknown(phrase)
            return
        if "rest" in phrase.notes and not phrase.decides and not phrase.only_denies and following is not None:
            return  # "the other markers, except CD99, ..."
        if "naming" in phrase.notes and (
            (OF_THE_TUMOUR & set(phrase.statements) and "named" not in phrase.notes and not self._names_first(phrase))
            or ("pronoun" in phrase.notes and (phrase.linked or "named" not in phrase.notes))
        ):
            phrase.notes.add("expressing")  # "the spindle cells stain for"
        if not phrase.has_content:
            announced = "naming" in phrase.notes and not ("named" in phrase.notes and self.hold in (LIST, CARRIED))
            if announced and following is not None:
                self.head, self.hold, self.closed = phrase, NAMED, False
            if phrase.leads_back and self.group:
                self.colon = True
            if phrase.verbal and following is None and self.told_here is not None and not self.chunk_unknown:
                self._affirm()
            return
        counted = any(unit != "number" for unit, _ in phrase.numbers)  # "Kidney, 77 F: SMA and desmin ..." counts nothing
        if (self.group or self.series or counted or self._joined_to_result(phrase)) and self.respectively_ahead():
            self.series.append(phrase)
            return
        if following is not None:
            self._before_name(phrase)
        else:
            self._after_names(phrase, header)

    def _names_first(self, phrase: Phrase) -> bool:
        """ "Immunostains show the tumour cells ...": a stretch that begins with a word for stains has no verb of the cells."""
        at = min(self.index, len(self.tokens) - 1)
        while at > 0 and self.tokens[at].start > phrase.start:
            at -= 1
        return self.tokens[at].kind == WORD and self.tokens[at].value.grammar == "naming"

    def _affirm(self) -> None:
        """ "S100 is not positive, but CD34 is": the verb alone says what was denied before."""
        waiting = [item for item in self.group if item.open and item.head is None]
        told = self.told_here
        denied = any(told in item.said and item.head is not None and "denial" in item.head.notes for item in self.items)
        said = affirmed(self.tokens, self.index, waiting, told, denied)
        if said is not None:
            self._add(waiting, said, "leads_back")
            self.group, self.last, self.separated = [], waiting, True

    def _names_no_result(self, index: int) -> None:
        """ "Stains: S100, SMA", "muscle stains (SMA, desmin)": the word before this place is no verb."""
        before = self.tokens[index - 1] if index else None
        if self.phrase is None or before is None or before.kind != WORD or not before.value.noun:
            return
        self.phrase.notes -= {"expressing", "verb"}
        self.phrase.notes.add("naming")

    def _new_segment(self, keep_head: bool) -> None:
        if self.in_order:
            self._in_order()
            self.in_order = False
        self.except_from = None
        self.dealt = False
        self.excepting = False
        self.separated = True
        self.colon = self.closed = False
        if self.group or self.last:
            keep = self.last or self.group
            self.last = keep
            self.far = keep_head and not any(item.open and item.head is None for item in keep)
        if keep_head and self.head is not None and self.hold >= LIST and not self.stack:
            self.hold = CARRIED
        elif not (keep_head and self.hold == CARRIED):
            self.head, self.hold = None, NONE
        self.group = []
        self.segment += 1
        self.chunk += 1
        self.test_before = 0
        self.chunk_unknown = self.cell_told = False
        self.cells_head = None
        self.unknown_here = self.control_before = self.rest_open = self.link_before = False
        self.contexts.append(set(self.headed_about) if keep_head else set())
