"""To which markers a stretch of text belongs: those before it, the next ones, or those of the sentence before.

A stretch that ends (at a marker, a point, the end) is *flushed*: it leads back to the markers that wait in the group, or on to
the next markers as their head, or it says more about the markers spoken of last.
"""

from __future__ import annotations

from ihc_engine.reports.addition import said_of_loss, state_loss
from ihc_engine.reports.adjectives import how_much, negative_behind
from ihc_engine.reports.asked import answers, asked_for
from ihc_engine.reports.denied_lists import denied_before_brackets
from ihc_engine.reports.ellipsis import affirmed
from ihc_engine.reports.items import (
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
from ihc_engine.reports.list_with_result import shows_no_more
from ihc_engine.reports.own_results import result_of_its_own
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.predicates import denies_a_loss, goes_elsewhere, may_deny_a_loss
from ihc_engine.reports.reversal import Reversal
from ihc_engine.reports.sentence_state import NOT_HERE, OF_THE_TUMOUR
from ihc_engine.reports.shown import shown_apart
from ihc_engine.reports.tokens import NAME, POINT, SIGN, WORD, Token

#: Statements of one stretch.
_LONGEST_STRETCH = 40
_OF_STROMA = ([("cells", "stroma")], [("cells", "stromal cells")])
_TURNING = frozenset((("polarity", "negative"), ("polarity", "lost")))


class Attachment(Reversal):
    """How stretches find their markers."""

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
        phrase.chunk = self.chunk
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
        no_loss = following is None and not self.separated and state_loss(self.group)  # "loss of SDHB is not a feature"
        if phrase.broken and not known and not no_loss:
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
        if (self.group or self.series or phrase.numbers or self._joined_to_result(phrase)) and self.respectively_ahead():
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

    def _told_lost(self) -> bool:
        told = self.told
        return told is not None and ("polarity", "lost") in told.statements

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

    def _behind_contrast(self, phrase: Phrase) -> bool:
        """Whether a word such as "but" stands right before a stretch."""
        before = next((t for t in reversed(self.tokens[: self.index]) if t.end <= phrase.start), None)
        return before is not None and before.kind == WORD and before.value.grammar == "contrast"

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
        if phrase.only_modifies and not leads_on and self.gap and not adjacent:
            return  # "a minority of these tumours lose CD117": what the words between say is not known
        if phrase.weak and self.hold == LIST and not leads_on:
            negative = self.head is not None and ("polarity", "negative") in self.head.statements
            negative = negative or self._verb_behind_denial(phrase)
            if not (negative and phrase.fresh and "expressing" in phrase.notes):
                return  # but "negative for S100 and express SMA"
        self._on(phrase, leads_on)

    def _on(self, phrase: Phrase, leads_on: bool) -> None:
        self.cells_head = None
        self._lesional(phrase)
        if not phrase.decides and not phrase.notes - {"naming", "named"} and set(phrase.statements) == {("cells", "tumour")}:
            return  # "the tumour cells: ..." says nothing yet
        if phrase.only_modifies and not leads_on and self._open_items():
            head = self.head
            if self.hold == LOCAL and how_much(head):
                self.head = phrase  # "strong CD34 and focal SMA": each name has its own
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
            bool(says & _TURNING) or "denial" in self.head.notes
        )  # "loss of SDHB with patchy S100"
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

    def _lesional(self, phrase: Phrase) -> None:
        """ "Stromal cells: CD34 +, S100 -": of other cells nobody tells what does not stain, so they are the lesion's own."""
        if phrase.statements[:1] not in _OF_STROMA or self.items:
            return
        words = [t.value.statement for t in self.tokens if t.kind == WORD and t.value.statement]
        negative = ("polarity", "negative") in words or any(t.value == "-" and t.kind in (SIGN, POINT) for t in self.tokens)
        if negative and ("cells", "tumour") not in words:
            phrase.statements[0] = ("cells", "tumour")

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
            self.last, self.told = asked, phrase
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
                self.told = phrase
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
        told = phrase.decides or ("denial" in phrase.notes and "expressing" in phrase.notes)
        begins = phrase.start == self.tokens[0].start
        return told and ("pronoun" in phrase.notes or (begins and phrase.says_no))

    def _back(self, phrase: Phrase) -> None:
        """Give a stretch to the markers before it."""
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
            if apart or self._told_apart(item, self.group[-1]) or goes_elsewhere(item, behind, phrase):
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
            waiting = [item for item in self.group if item.chunk == self.group[-1].chunk]
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

    @staticmethod
    def _told_apart(item: Item, last: Item) -> bool:
        """ "SMA stains, S100 does not stain": the first has its verb."""
        return item.hold == WEAK and item.chunk != last.chunk and item.head is not None and "verb" in item.head.notes

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
        self.contexts.append(set())

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


def _bare_number(phrase: Phrase) -> bool:
    """Whether a stretch is a number without a unit: of a line, a block, a page."""
    return not phrase.statements and all(unit == "number" for unit, _ in phrase.numbers)


def _same_side(one: Phrase, other: Phrase) -> bool:
    """Whether two heads do not say the opposite of each other."""
    sides = [{value for subject, value in phrase.statements if subject == "polarity"} for phrase in (one, other)]
    return {"positive", "negative"} != sides[0] | sides[1]
