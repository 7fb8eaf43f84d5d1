"""A stretch that leads back: which of the markers before it are meant."""

from __future__ import annotations

from ihc_engine.reports.grammar.addition import said_of_loss
from ihc_engine.reports.grammar.adjectives import how_much, negative_behind
from ihc_engine.reports.grammar.denied_lists import denied_before_brackets
from ihc_engine.reports.grammar.items import (
    CARRIED,
    DENIED,
    LIST,
    LOCAL,
    NAMED,
    NONE,
    OF_SEVERAL,
    WEAK,
    Item,
    only_elsewhere,
    only_fraction,
    same_marker,
)
from ihc_engine.reports.grammar.list_with_result import shows_no_more
from ihc_engine.reports.grammar.own_adjectives import amount_of_last
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import goes_elsewhere
from ihc_engine.reports.grammar.reversal import Reversal
from ihc_engine.reports.grammar.shown import joined, shown_apart
from ihc_engine.reports.words.tokens import WORD


class LeadingBack(Reversal):
    """How a stretch finds the markers before it."""

    def _told_between(self, item: Item, last: Item) -> bool:
        """Whether a clause of its own tells of an exception: "except SMA, *which is negative*, and EMA, which shows ..."."""
        between = (t for t in self.tokens if item.end <= t.start < last.start)
        return item.opposite and any(t.kind == WORD and t.value.relative for t in between)

    def _back(self, phrase: Phrase) -> None:
        """Give a stretch to the markers before it."""
        if self.group[-1].hold == DENIED and amount_of_last(self.tokens, self.index, self.group, phrase):
            self.group = self.group[-1:]
            self.group[0].head, self.group[0].hold = None, NONE
        says = phrase.leads_back or (self.none_but and self.excepting)  # "no marker apart from SMA stained"
        if phrase.weak and not (says and phrase.notes & {"expressing", "existence"}):
            self._weakly(phrase)
            return
        if self._denied_at_the_end(phrase) or denied_before_brackets(self.tokens, self.group[-1], phrase):
            return
        if phrase.only_denies and not self.separated and (self._denied_behind(phrase) or self._undoes(phrase)):
            return
        first = self.items[0].head
        beside = first is not None and first.says_no and first.start == self.tokens[0].start and "denial" not in phrase.notes
        if self.group[-1].hold == DENIED and phrase.verbal and beside:
            doubled = [("polarity", "equivocal") if s == ("polarity", "negative") else s for s in phrase.statements]
            if doubled != phrase.statements:  # "neither SMA nor desmin was entirely negative"
                phrase.statements = doubled
                self._add([i for i in self.items if i.hold == DENIED and i.open and i not in self.group], phrase, "leads_back")
        waiting: list[Item] = []
        following = self.group[-1]
        shown = shown_apart(self.tokens, self.group, phrase)
        if shown and self.hold == LIST:
            self.head, self.hold = None, NONE
        for item in reversed(self.group[shown:]):
            following, behind = item, following
            apart = item.chunk < behind.chunk and bool(item.unknown_end or only_elsewhere(item))
            if apart or self._told_apart(item, self.group[-1], phrase) or goes_elsewhere(item, behind, phrase):
                break
            if item.hold == LOCAL and how_much(item.head) and negative_behind(item, self.group, waiting, phrase):
                for other in waiting:
                    other.head, other.hold = (None, NONE) if other.head is item.head else (other.head, other.hold)
                break  # "S100 NR, SMA positive": what is said of S100 is not known, and is not what follows SMA
            if item.noun and item is not self.group[-1] and phrase.verbal and not phrase.says_no:
                for other in waiting:
                    other.head, other.hold = None, NONE  # "no S100 expression and desmin was expressed"
                break
            if not item.open and (item.hold == LIST or any(said.decides and not only_fraction(said) for said in item.said)):
                break
            waiting.append(item)
        if not phrase.leads_back and not phrase.statements and phrase.numbers and not phrase.notes and len(waiting) > 1:
            waiting = waiting[:1]  # "SMA, desmin 80%": a number belongs to the name beside it
        waiting = [item for item in reversed(waiting) if not (item.opposite and item.hold == LIST)]
        if not any(item.open for item in waiting):
            waiting = []
        apart = "polarity" in phrase.subjects and any(s == "cells" and v != "tumour" for s, v in phrase.statements)
        if not waiting and not self.separated and apart and self.group[-1].hold == LIST:
            waiting = [self.group[-1]]  # "positive for A, surrounded by S100-positive sustentacular cells"
            waiting[0].head, waiting[0].hold = None, NONE
        if not waiting and self._own_verb(phrase):
            last = self.group[-1]
            waiting = [item for item in self.group if item.chunk == last.chunk and not self._told_between(item, last)]
            for item in waiting:
                item.head, item.hold = None, NONE
        elif not waiting and not self.separated and phrase.decides and not phrase.leads_on and self.group[-1].hold == LIST:
            said = {v for p in self.group[-1].phrases() for s, v in p.statements if s == "polarity"}
            if said <= {"lost"} and said and phrase.verbal and ("polarity", "negative") in phrase.statements:
                self.group[-1].clash = OF_SEVERAL if len(self.group) > 1 else None  # "loss of INI1 and SOX10 is negative"
            if said and not said & {v for s, v in phrase.statements if s == "polarity"} and "cells" not in phrase.subjects:
                waiting = [self.group[-1]]  # "loss of SDHB with SDHA retained"
                listed = [item for item in self.items if item.head is self.group[-1].head]
                apart = listed[0].chunk < self.group[-1].chunk  # "loss of H3K27me3, with S100 negative"
                if apart or not said <= {"lost", "partial_loss"} or ("polarity", "negative") not in phrase.statements:
                    waiting[0].head, waiting[0].hold = None, NONE
                    if self.header is not self.head or not said_of_loss(phrase):  # "Negative: p40, INI1 retained, desmin"
                        self.head, self.hold = None, NONE
        if not waiting:
            self._more(phrase)
            if self.hold == LIST and shows_no_more(self.tokens, self.index, self.head, phrase):
                self.head, self.hold = None, NONE
            return
        if self.excepting and "pronoun" in phrase.notes:
            for item in waiting:
                item.head, item.hold, item.opposite = phrase, LIST, True
        elif not self._all_but(waiting, phrase):
            self._add(waiting, phrase, "leads_back")
            if phrase.verbal and phrase.decides and waiting[-1].hold == DENIED:
                self._add(self.passed, phrase, "leads_back")  # "SMA, but not desmin, was positive"
            self.passed = []
        self._turn_excepted(phrase)
        self.last = waiting
        self.except_from = phrase
        for other in self.others:
            other.excepted = any(same_marker(other, item) for item in waiting)
            other.head, other.hold, other.opposite = phrase, LIST, True
        self.others = []
        self.separated = True
        self.colon = False
        heads_a_list = self.head is not None and self.head.leads_on and self.head.only_modifies  # "Sustentacular cells: ..."
        goes_on = self.hold == WEAK and phrase.only_modifies  # "stain with TLE1, strongly, and with CD99"
        if self.hold in (CARRIED, LOCAL, NAMED, WEAK, DENIED) and not heads_a_list and not goes_on:
            if self.head is not None and self.head.subjects == {"cells"} and phrase.bare_sign:
                self.cells_head = self.head
            self.head, self.hold = None, NONE
        self.group = []

    def _told_apart(self, item: Item, last: Item, phrase: Phrase) -> bool:
        """ "SMA stains, S100 does not stain": the first has its verb.

        In "... heben CK7, GFAP und MUC4 die Tumorzellen nicht hervor" one verb stands before all, and "Positivität für A, B oder
        C war nicht zu sehen" denies one noun of all.
        """
        seen = "unseen" in phrase.notes or {"denial", "existence"} <= phrase.notes
        one = seen or not (phrase.verbal or "verb" in phrase.notes)
        if item.head is last.head and one and joined(self.tokens, last):
            return False
        head = item.head
        if item.hold == WEAK and head is not None and head.start >= item.end and head is not last.head and "verb" in head.notes:
            noun = ("polarity", "negative") in phrase.statements and not phrase.notes & {"denial", "unseen"}
            if noun:  # "SMA pozitifliği ve desmin negatifliği"
                return True
        return item.hold == WEAK and item.chunk != last.chunk and item.head is not None and "verb" in item.head.notes
