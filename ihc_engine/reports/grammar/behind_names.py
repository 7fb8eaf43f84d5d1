"""A stretch that no marker follows: back to the markers before it, more about the last ones, or a header of what comes."""

from __future__ import annotations

from ihc_engine.reports.grammar.asked import answers, asked_for
from ihc_engine.reports.grammar.items import (
    CARRIED,
    LIST,
    NONE,
    WEAK,
    same_marker,
)
from ihc_engine.reports.grammar.leading_back import LeadingBack
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.sentence_state import OF_THE_TUMOUR
from ihc_engine.reports.words.tokens import NAME, POINT, WORD


class BehindNames(LeadingBack):
    """What becomes of a stretch that ends at a point, or with the sentence."""

    def _after_names(self, phrase: Phrase, header: bool) -> None:
        """A stretch that no marker follows: back to the markers before it, more about the last ones, or a header."""
        if "rest" in phrase.notes and not phrase.decides and not phrase.only_denies:
            return  # "the other markers, except CD99, ...": their result is still to come
        if "rest" in phrase.notes:
            if self.excepting or any(item.opposite for item in self.group):
                for item in self.group:
                    if item.open:
                        item.head, item.hold = phrase, LIST
            if phrase.decides and not self.group:
                self._turn_excepted(phrase)
            self.except_from = self.except_from or phrase
            self.head, self.hold = phrase, LIST
            self.rest = phrase
            if phrase.decides:
                self._add([item for item in self.listed if item.open], phrase, "remaining")
            return
        if not header and self._leads_on_to_unknown(phrase):
            self.head, self.hold, self.closed, self.group, self.last = phrase, LIST, False, [], []
            self.broke_head, self.told = True, phrase
            return
        if self.group:
            adjacent = not self.separated
            if adjacent or self._open_items() or phrase.leads_back:
                self._back(phrase)
                return
            if not header:
                self._more(phrase)
            return
        if not self.last and not header and answers(phrase) and (asked := asked_for(self.items)):
            for item in asked:  # "why TTF-1 and PSA were ordered on it I don't know; both are negative"
                item.said, item.head, item.segment = [phrase], None, self.segment
            self.last, self.told, self.except_from = asked, phrase, phrase
            return
        which = phrase.verbal and "pronoun" not in phrase.notes and not self.excepted_behind
        if self.excepted_first and not self.group and which:
            self._add(self.excepted_first, phrase, "leads_back")  # "apart from CD34, which was positive, ..."
            return
        if phrase.decides and not self.group:
            self._turn_excepted(phrase)
        if not header and (self._settles(phrase) or self._not_these(phrase) or self._except_some(phrase)):
            return
        if self.last and not header and not (self.excepting and "pronoun" in phrase.notes):
            if "pronoun" in phrase.notes and phrase.decides and not self.group and not self.excepting:
                for item in self.last:  # "...; both were negative"
                    item.said, item.head, item.segment = [phrase], None, self.segment
                self.told = self.except_from = phrase  # "...; all are negative except desmin"
                return
            if not self.far or "correction" in self.contexts[self.segment] or "cells" in phrase.subjects:
                self._more(phrase)
            return
        if self.waiting and phrase.decides and not header and self.excepting:
            others = [item for item in self.waiting if not any(same_marker(item, own) for own in self.items)]
            for own in self.waiting:
                own.excepted = own not in others
            self._add(others, phrase, "next_sentence")
            self.waiting = []
            return
        if self.waiting and phrase.decides and not header and not _bare_number(phrase):
            self._add(self.waiting, phrase, "next_sentence")
            self.last, self.waiting = self.waiting, []
            return
        if not header and not self.items and self._of_all(phrase):
            self.of_all = phrase
        if not header and phrase.statements and not phrase.bare_sign and (phrase.linked or not self.unknown_here):
            hold = CARRIED if phrase.decides or "denial" in phrase.notes else WEAK
            self.head, self.hold, self.closed = phrase, hold, False
            if phrase.decides and not self.items and self.header is not None and not _same_side(self.header, phrase):
                self.header, self.head, self.hold = None, None, NONE  # the heads of two columns
            elif phrase.decides and not self.items:
                self.header = phrase
        self.except_from = phrase

    def _leads_on_to_unknown(self, phrase: Phrase) -> bool:
        """ "positivité de S100, négativité de *l'actine*, de la desmine": the first name of the next list is not known."""
        told = self.items and phrase.linked and self.gap and self.unknown_here and self.chunk > self.items[-1].chunk
        polarities = {value for subject, value in phrase.statements if subject == "polarity"}
        if not told or phrase.leads_back or "pronoun" in phrase.notes or not polarities & {"positive", "negative"}:
            return False
        return all(item.hold == LIST or item.said for item in self.group or self.last) and self._lists_next()

    def _lists_next(self) -> bool:
        """Whether a name follows the point that ends a stretch, behind nothing but small words."""
        point = self.tokens[self.index] if self.index < len(self.tokens) else None
        if point is None or point.kind != POINT or point.value != ",":
            return False
        rest = (
            t for t in self.tokens[self.index + 1 :] if t.kind != WORD or t.value.grammar not in ("filler", "link", "joining")
        )
        following = next(rest, None)
        return following is not None and following.kind == NAME

    def _of_all(self, phrase: Phrase) -> bool:
        """Whether a sentence speaks of all the markers that the one before it lists: "all were negative", "none was positive"."""
        if phrase.control or ("cells" in phrase.subjects and not OF_THE_TUMOUR & set(phrase.statements)):
            return False
        told = phrase.decides or ("expressing" in phrase.notes and bool(phrase.notes & {"denial", "pronoun"}))
        begins = phrase.start == self.tokens[0].start
        return told and ("pronoun" in phrase.notes or (begins and phrase.says_no))


def _bare_number(phrase: Phrase) -> bool:
    """Whether a stretch is a number without a unit: of a line, a block, a page."""
    return not phrase.statements and all(unit == "number" for unit, _ in phrase.numbers)


def _same_side(one: Phrase, other: Phrase) -> bool:
    """Whether two heads do not say the opposite of each other."""
    sides = [{value for subject, value in phrase.statements if subject == "polarity"} for phrase in (one, other)]
    return {"positive", "negative"} != sides[0] | sides[1]
