"""A stretch right before a marker: back to the markers before it, or on to the next as their head."""

from __future__ import annotations

from ihc_engine.reports.grammar.adjectives import how_much
from ihc_engine.reports.grammar.behind_names import BehindNames
from ihc_engine.reports.grammar.items import (
    CARRIED,
    DENIED,
    LIST,
    LOCAL,
    NONE,
    WEAK,
)
from ihc_engine.reports.grammar.own_adjectives import alternatives, ends_denial, is_denied_place
from ihc_engine.reports.grammar.own_results import result_of_its_own
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import denies_a_loss, may_deny_a_loss
from ihc_engine.reports.words.tokens import POINT, SIGN, WORD

_OF_STROMA = ([("cells", "stroma")], [("cells", "stromal cells")])
_TURNING = frozenset((("polarity", "negative"), ("polarity", "lost")))
_DOUBTED = ("polarity", "equivocal")


class LeadingOn(BehindNames):
    """How a stretch becomes the head of the markers behind it."""

    def _before_name(self, phrase: Phrase) -> None:
        """A stretch right before a marker: back to the markers before it, or on to the next."""
        adjacent = bool(self.group) and not self.separated
        leads_on = phrase.linked or phrase.leads_on or (phrase.only_denies and not phrase.leads_back)
        back = adjacent and (phrase.leads_back or (not leads_on and self._open_items() and not phrase.only_modifies))
        back = back or (adjacent and leads_on and self._open_items() and result_of_its_own(self.tokens, self.index, phrase))
        if adjacent and not back and not leads_on and phrase.only_modifies and self._open_items() and self.group[-1].hold == NONE:
            back = "cells" in phrase.subjects and not phrase.subjects & {"extent", "intensity"}
        if back:
            self._back(phrase)
            if leads_on and not phrase.only_modifies and not phrase.leads_back:
                self.head, self.hold = None, NONE
            return
        if phrase.only_modifies and not leads_on and self.gap and not adjacent and not self._of_cells_at_a_place(phrase):
            return  # "a minority of these tumours lose CD117": what the words between say is not known
        if phrase.weak and self.hold == LIST and not leads_on:
            negative = self.head is not None and ("polarity", "negative") in self.head.statements
            negative = negative or self._verb_behind_denial(phrase)
            if not (negative and phrase.fresh and "expressing" in phrase.notes):
                return  # but "negative for S100 and express SMA"
        self._on(phrase, leads_on)

    def _of_cells_at_a_place(self, phrase: Phrase) -> bool:
        """ "*Renal tubules* in one block are PAX8 positive": other cells, where they lie, and a verb right before the name."""
        before = self.tokens[self.index - 1] if self.index else None
        verb = before is not None and before.kind == WORD and before.value.grammar == "copula"
        return (
            verb and len(phrase.statements) == 1 and phrase.subjects == {"cells"} and ("cells", "tumour") not in phrase.statements
        )

    def _on(self, phrase: Phrase, leads_on: bool) -> None:
        self.cells_head = None
        self._lesional(phrase)
        if not phrase.decides and not phrase.notes - {"naming", "named"} and set(phrase.statements) == {("cells", "tumour")}:
            return  # "the tumour cells: ..." says nothing yet
        if phrase.only_modifies and not leads_on and self._open_items():
            head = self.head
            if self.hold == LOCAL and how_much(head):
                self.head = phrase  # "strong CD34 and focal SMA": each name has its own
            elif self.hold == DENIED and ends_denial(self.tokens, self.index, head, phrase):
                self.head, self.hold, self.closed, self.group = phrase, LOCAL, False, []
            else:
                self.before = phrase
            return
        if phrase.only_denies and (phrase.linked or self._behind_contrast(phrase)) and self._told_lost():
            phrase.statements.append(("polarity", "lost"))  # "loss of SDHB, but not of INI1"
        if phrase.only_denies and may_deny_a_loss(self.tokens, self.index) and denies_a_loss(self.told):
            phrase.statements.append(("polarity", "lost"))  # "INI1 is not lost, and neither is BRG1"
        if self.excepting and phrase.only_modifies:
            self.before = phrase
            return
        if (
            not phrase.statements
            and not phrase.notes
            and not phrase.leads_on
            and all(unit == "number" for unit, _ in phrase.numbers)
        ):
            return  # a bare number before a name is the number of a line
        says = set(self.head.statements) if self.head is not None else set()
        denied = self.head is not None and (
            bool(says & _TURNING)
            or "denial" in self.head.notes
            or (_DOUBTED in says and bool(self.items) and self.items[-1].head is self.head)
        )  # "equivocal TLE1, strong CD99", "loss of SDHB with patchy S100"
        if denied and self.head is not None and "denial" in self.head.notes and alternatives(self.tokens, self.index):
            denied = False  # "no strong S100, focal SMA or desmin"
        if denied and is_denied_place(self.tokens, self.index, self.head, phrase):
            denied = False
        if phrase.only_modifies and not leads_on and self.head is not None and self.hold in (LIST, CARRIED, WEAK) and not denied:
            self.before = phrase
            return
        if "denial" in phrase.notes and not phrase.statements:
            hold = DENIED
        elif phrase.weak:
            hold = WEAK
        elif phrase.only_modifies and not leads_on:
            hold = LOCAL
        else:
            hold = LIST
        if self.excepted_first and phrase.says_no:
            self._turn_excepted(phrase)  # "except for SMA, the tumour lacked desmin"
        if self.excepting:
            self.excepting, self.except_from = False, None
            self.exception_head = self.exception_head and not self.items
        before = self.group or self.last
        self.passed = [item for item in before if item.open and item.head is None] if phrase.only_denies else []
        self.head, self.hold, self.closed = phrase, hold, False
        if self.flushed == 1 and not self.items and phrase.decides:
            self.first_head = phrase
        self.group = []
        self.last = []
        if hold == LIST:
            self.broke_head = True
            self.told = phrase

    def _told_lost(self) -> bool:
        told = self.told
        return told is not None and ("polarity", "lost") in told.statements

    def _behind_contrast(self, phrase: Phrase) -> bool:
        """Whether a word such as "but" stands right before a stretch."""
        before = next((t for t in reversed(self.tokens[: self.index]) if t.end <= phrase.start), None)
        return before is not None and before.kind == WORD and before.value.grammar == "contrast"

    def _lesional(self, phrase: Phrase) -> None:
        """ "Stromal cells: CD34 +, S100 -": of other cells nobody tells what does not stain, so they are the lesion's own."""
        if phrase.statements[:1] not in _OF_STROMA or self.items:
            return
        words = [t.value.statement for t in self.tokens if t.kind == WORD and t.value.statement]
        negative = ("polarity", "negative") in words or any(t.value == "-" and t.kind in (SIGN, POINT) for t in self.tokens)
        if negative and ("cells", "tumour") not in words:
            phrase.statements[0] = ("cells", "tumour")
