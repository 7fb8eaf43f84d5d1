"""Results that settle, deny or turn what was said before them."""

from __future__ import annotations

from ihc_engine.reports.grammar.addition import Addition, state_loss
from ihc_engine.reports.grammar.asked import answers, asked_for
from ihc_engine.reports.grammar.items import DENIED, LIST, NONE, Item, same_marker
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.words.tokens import POINT, WORD

_DENIED = {"positive": "negative", "lost": "retained", "retained": "lost"}


class Reversal(Addition):
    """How what was said is turned round."""

    def _settles(self, phrase: Phrase) -> bool:
        """What is, behind what would be or was elsewhere: "if S100 were positive ..., but it is not"."""
        if self.contexts[self.segment] & NOT_HERE - self.corrected() or self.chunk_unknown:
            return False
        here = self.present_from == self.segment or "righted" in self.contexts[self.segment]  # "..., here negative"
        told = phrase.verbal or "pronoun" in phrase.notes or here
        denies = phrase.only_denies or ("unseen" in phrase.notes and phrase.statements == [("polarity", "negative")])
        if not (denies or (phrase.decides and told)):
            return False
        before = self.last or self.spoken
        if not before or (self.last and any(i.segment == self.segment for i in before)):
            return False
        if self.last and not all(self.contexts_of(item.segment) & NOT_HERE - self.corrected(item.segment) for item in before):
            return False
        if not self.last:
            if self.items or (asked_for(before) and not answers(phrase)) or self._tells_of_features():
                return False
            before = [Item(item.entry, item.start, item.end, said=item.phrases()) for item in before]
            self.items += before
        for item in before:
            said = phrase
            if denies:
                stated = {value for p in item.phrases() for subject, value in p.statements if subject == "polarity"}
                said = Phrase(phrase.start, phrase.end, [("polarity", _DENIED.get(value, "equivocal")) for value in stated])
                said.statements = said.statements or [("polarity", "negative")]
            item.said, item.head, item.before, item.segment, item.hold = [said], None, None, self.segment, NONE
            item.rule = "settled"
            self.told = said
        self.last = before
        return True

    def _tells_of_features(self) -> bool:
        """Whether a sentence without a stain tells of what is seen without one: "there are *hardly any mitoses*"."""
        return any(token.kind == WORD and (token.value.morphology or token.value.measure) for token in self.tokens)

    def _not_these(self, phrase: Phrase) -> bool:
        """ "SMA is positive, ERG and S100 however not": the opposite of what was said last."""
        if not phrase.only_denies or self.unknown_here or not self.last or any(i.said or i.head is not None for i in self.last):
            return False
        last = self.told
        if last is None:
            return False
        told = {value for subject, value in last.statements if subject == "polarity"}
        if not told <= {"positive"} or "denial" in last.notes:
            return False
        told_apart = next((at for at in range(len(self.last), 0, -1) if self.last[at - 1].unknown_end), 0)
        self._add(self.last[told_apart:], Phrase(phrase.start, phrase.end, [("polarity", "negative")]), "leads_back")
        return True

    def _except_some(self, phrase: Phrase) -> bool:
        """ "No staining for S100 apart from a few tumour cells": these stain."""
        if not (self.excepting and self.unstained and phrase.only_modifies) or ("cells", "tumour") not in phrase.statements:
            return False
        if "extent" not in phrase.subjects or {v for s, v in phrase.statements if s == "cells"} != {"tumour"}:
            return False
        for item in self.unstained:
            if {v for p in item.phrases() for s, v in p.statements if s == "polarity"} == {"negative"} or any(
                "denial" in p.notes for p in item.phrases()
            ):
                said = [("polarity", "positive"), *(s for s in phrase.statements if s[0] != "cells")]
                item.said, item.head = [Phrase(phrase.start, phrase.end, said)], None
        return True

    def _all_but(self, excepted: list[Item], phrase: Phrase) -> bool:
        """ "all markers (S100, CD34) except SMA were negative", "none except SMA was positive": a verb of the others."""
        others = [item for item in self.waiting_here() if item not in excepted]
        alone = all(item.open and item.head is None for item in others)
        stains = self.none_but and "expressing" in phrase.notes  # "no marker apart from SMA was expressed"
        if not (self.excepting and self.except_from is None and alone and (stains or (phrase.verbal and phrase.decides))):
            return False
        for item in excepted:
            item.head, item.hold, item.opposite = phrase, LIST, not self.none_but
        if not self.none_but:
            self._add(others, phrase, "leads_back")
            self.rest = phrase
        self.excepting, self.exception_head = False, False
        return True

    def _denies_unknown(self, phrase: Phrase) -> None:
        """ "Expression of S100 was not pursued": where a word that is not known is denied, "expression" does not say yes.

        Nor does "loss of INI1 is not surprising" say that nothing is lost.
        """
        if self.separated or not phrase.only_denies:
            return
        lost = state_loss(self.group)
        for item in self.group:
            noun = item.head is not None and item.head.weak and "expressing" in item.head.notes
            if lost or (item.open and noun):
                item.clash = "a word that is not known is denied of it"

    def _own_verb(self, phrase: Phrase) -> bool:
        """ "no expression of S100, and CD34 was expressed": behind a comma, a verb of its own ends what was denied."""
        first, last = self.group[0], self.group[-1]
        denied = last.hold in (LIST, DENIED) and last.head is not None and last.head.says_no
        says = ("polarity", "positive") in phrase.statements or "expressing" in phrase.notes
        return denied and says and phrase.verbal and "denial" not in phrase.notes and last.chunk > first.chunk

    def _verb_behind_denial(self, phrase: Phrase) -> bool:
        """ "the cells do not express desmin, expressing CD34": behind a comma, a verb of its own ends what was denied."""
        denied = self.head is not None and self.head.says_no and bool(self.items)
        return denied and "verb" in phrase.notes and self.items[-1].chunk < self.chunk

    def _denied_at_the_end(self, phrase: Phrase) -> bool:
        """ "Positivity for desmin, which would suggest a smooth muscle tumour, is absent": the verb of the sentence."""
        first, last = self.items[0], self.items[-1]
        if not phrase.verbal or not phrase.only_denies or self.chunk - last.chunk < 2 or self.last or first.hold != LIST:
            return False
        head = first.head
        if head is None or head.says_no or head.start >= first.start:
            return False
        if any(item.said or item.head is not head for item in self.items):
            return False
        self._add(self.items, phrase, "leads_back")
        self.group, self.last, self.separated = [], list(self.items), True
        return True

    def _denied_behind(self, phrase: Phrase) -> bool:
        """ "positive for CD117, for S100 not": a denial behind names that hold a result turns it."""
        here = [item for item in self.group if item.hold == LIST and item.chunk == self.chunk and not item.said]
        if not here or here[-1] is not self.group[-1] or here[0] is self.items[0]:
            return False
        self._add(here, phrase, "leads_back")
        self.group, self.last, self.separated = [], here, True
        return True

    def _undoes(self, phrase: Phrase) -> bool:
        """ "Desmin is negative, but SMA is not": what was denied of another in this sentence is not said of these."""
        told = self.told_here
        if "unstained" in phrase.notes:
            return False  # 亦未表达 denies a verb of its own
        if told is None or ("polarity", "negative") not in told.statements or "denial" in told.notes or phrase.broken:
            return False
        following = self.tokens[self.index + 1 :] if self.tokens[self.index].start < phrase.end else self.tokens[self.index :]
        if any(token.kind != POINT for token in following[:1]):
            return False
        items = [item for item in self.group if item.open and item.head is None]
        if not items:
            return False
        self._add(items, Phrase(phrase.start, phrase.end, [("polarity", "equivocal")]), "leads_back")
        self.group, self.last, self.separated = [], items, True
        return True

    def _exception_open(self) -> bool:
        """Whether the sentence begins with an exception that has not ended."""
        return self.exception_head and self.excepting and bool(self.group or (self.last and self.last[0].opposite))

    def _end_first_exception(self) -> None:
        """What stands behind an exception that the sentence begins with is said of others, and turned for the excepted."""
        self.excepted_first, self.excepting, self.except_from = list(self.group or self.last), False, None
        self.group, self.last, self.exception_head = [], [], False
        self.separated = True

    def _turn_excepted(self, phrase: Phrase) -> None:
        """ "Other than CD34, the panel was negative": the opposite for what was excepted first."""
        if not self.excepted_first:
            return
        for item in self.excepted_first:
            if item.open or (item.opposite and all(said.only_modifies for said in item.said)):
                item.head, item.hold, item.opposite = phrase, LIST, True
        for other in self.items:  # "with the exception of KIT, all markers (S100, KIT) were negative"
            if not other.opposite and any(same_marker(other, item) for item in self.excepted_first if item.opposite):
                other.excepted = True
        self.excepted_first = []
