"""Words that turn what is said: "but", "except", "excepted", and the cells that they set apart."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.brackets import Brackets
from ihc_engine.reports.grammar.ellipsis import behind_excepted_cells
from ihc_engine.reports.grammar.exceptions import as_denied, result_to_come
from ihc_engine.reports.grammar.items import CARRIED, DENIED, FAR_BACK, LIST, NAMED, NONE, same_marker
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token


class Turns(Brackets):
    """Reads contrasts and exceptions."""

    def _not_denied(self, index: int) -> None:
        """ "SMA but not desmin, caldesmon but not calponin": the name before the second "but" is no more denied."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if len(self.group) < 2 or following is None or following.kind != WORD or following.value.grammar != "denial":
            return
        last, before = self.group[-1], self.group[-2]
        heads = (item.head for item in self.items[-FAR_BACK:] if item not in self.group and item.head is not None)
        affirmed = next((head for head in heads if not head.says_no), None)
        denied = last.head is not None and last.head.only_denies and last.chunk > before.chunk and not last.said
        if denied and affirmed is not None and self.phrase is None:
            last.head, last.hold = affirmed, LIST

    def _denies_other_cells(self, index: int) -> bool:
        """ "tumour cells but not vessels": the tumour cells."""
        denied = self.tokens[index + 1] if index + 2 < len(self.tokens) else None
        if self.phrase is None or denied is None or denied.kind != WORD or denied.value.grammar != "denial":
            return False
        return ("cells", "tumour") in self.phrase.statements and self._cells_at(index + 2) not in (None, "tumour")

    def _in_passing(self, index: int) -> bool:
        """ "no p53; CD117 and DOG1, though, were present": a word between commas, behind names whose verb is still to come."""
        around = [self.tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(self.tokens)]
        if len(around) < 2 or any(t.kind != POINT or t.value != "," for t in around) or not self.group:
            return False
        verb = self.tokens[index - 2] if index > 2 and self.tokens[index - 3].kind == NAME else None
        if verb is not None and verb.kind == WORD and verb.value.grammar == "copula":
            last = self.group[-1]  # "positive for SMA; S100 *is, by contrast,* negative"
            if last.end == self.tokens[index - 3].end and not last.said and not last.opposite:
                self.group, last.head, last.hold, self.head, self.hold = [last], None, NONE, None, NONE
                self.separated = False
                return True
        waiting = [item for item in self.group if item.open and item.hold in (NONE, CARRIED)]
        for item in waiting:
            item.head, item.hold = None, NONE
        self.separated = False
        return len(waiting) == len(self.group)

    def _denied_behind_it(self, index: int) -> Phrase | None:
        """ "reagieren mit SMA, *nicht aber* mit Desmin": a denial right before the word is of what follows it.

        "S100 is negative, not however SOX10" says no more than that.
        """
        denial = self.phrase
        before = self.tokens[index - 1] if index else None
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if denial is None or not denial.only_denies or before is None or following is None:
            return None
        if before.kind != WORD or before.value.grammar != "denial" or before.start != denial.start:
            return None
        names = following.kind == NAME or (following.kind == WORD and following.value.grammar in ("link", "naming"))
        behind_comma = index > 1 and self.tokens[index - 2].kind == POINT
        if not names or not (self.group or (self.last and behind_comma)):
            return None
        told = self.told
        if told is not None and told.says_no:
            denial.notes.discard("denial")
            denial.statements.append(("polarity", "equivocal"))
        self.phrase = None
        return denial

    def _contrast(self, index: int) -> None:
        if self._denies_other_cells(index):
            self.skipped = index + 3
            return
        if self._in_passing(index) or self._inside_result(index):
            return
        denial = self._denied_behind_it(index)
        denied = self.phrase is not None and self.phrase.denial_open and self.tokens[index].value.inside
        if denial is None and not self.group and (denied or self._open_denial(self.tokens[index - 1] if index else None)):
            self.skipped = index + 1
            return  # "does not, however, express S100"
        affirmed = self._affirms(index)
        self._stain_but_not(index)
        self._not_denied(index)
        goes_on = self.phrase is not None and self.phrase.has_content and not self.phrase.denial_open
        here = index > 0 and self.present_from == self.segment and _is_present(self.tokens[index - 1])
        if goes_on and not self.group and not self.last:
            return  # "strongly but focally positive for"
        self._flush(None)
        self._new_segment(keep_head=False)
        if here:  # "CD117 is usually positive, here *however* negative"
            self.present_from = self.segment
        if affirmed is not None:
            self.head, self.hold, self.closed = affirmed, CARRIED, False
        if denial is not None:
            self.phrase = denial

    def _inside_result(self, index: int) -> bool:
        """ "SMA is positive, negative *however* for S100": the word stands between a result and what it leads on to."""
        if index < 2 or index + 1 >= len(self.tokens) or not self.tokens[index].value.inside:
            return False
        begins, result, following = self.tokens[index - 2], self.tokens[index - 1], self.tokens[index + 1]
        fresh = begins.kind == POINT or (begins.kind == WORD and begins.value.grammar == "joining")
        told = result.kind == WORD and (result.value.statement or ("",))[0] == "polarity"
        return fresh and told and following.kind == WORD and following.value.grammar in ("link", "filler")

    def _stain_but_not(self, index: int) -> None:
        """ "The cells stain for SMA but not for desmin": what is not denied is said to stain."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.kind != WORD or following.value.grammar != "denial":
            return
        for item in self.group:
            if item.open and item.hold == NAMED and item.head is not None:
                item.head.notes.add("expressing")

    def _affirms(self, index: int) -> Phrase | None:
        """ "not positive for desmin, but for SMA": what is denied before the word, affirmed behind it."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        links = following is not None and following.kind == WORD and following.value.grammar == "link"
        head = self.head
        if not links or following is None or head is None or not head.says_no or self.hold not in (LIST, DENIED):
            return None
        if not (head.decides or "expressing" in head.notes):
            return None
        return Phrase(following.start, following.end, [("polarity", "positive")])

    def _exception(self, behind: bool) -> None:
        """ "except" before its names; ``behind``: a word behind them."""
        if self.index and self._cells_at(self.index - 1) and self.phrase is not None and self.phrase.only_modifies:
            following = self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None
            if self.group and (following is None or following.kind != NAME):
                self.phrase = None  # the exception is of cells, and stands before its word
                return
        if self._excepts_cells():
            return
        result = behind_excepted_cells(self.tokens, self.index) if self.group and self.group[-1].open else 0
        if result:
            self.skipped = result  # "S100 apart from isolated cells negative"
            return
        self.unstained = self.last or [item for item in self.group if item.head is not None]
        self.none_but = self.phrase is not None and self.phrase.only_denies and not self.items
        self._flush(None)
        if self.none_but or (self.except_from is not None and _names_cells_alone(self.except_from)):
            self.except_from = None
        if self.excepting and (self.group or behind):  # the second half of a word around its names
            if behind and self.group and not self.group[0].said and not self.group[0].head:
                self.excepting, self.exception_head = False, False
                self._excepted_before()
            elif behind:
                self._end_first_exception()  # "除CD34阳性外,": what it says of them was said
            return
        if behind and self.last and not self.group and _told_later(self.tokens, self.index):
            self.last, self.except_from, self.separated = [], None, True  # "SMA ile fokal boyanma dışında": what it says was said
            return
        if self.rest_open and self.group:  # the exceptions stand before the word: "the others, CD34 excepted, are negative"
            for item in self.group:
                item.opposite = item.open or (item.head is not None and item.head is self.rest and not item.said)
            self.excepted_first, self.excepted_behind = [item for item in self.group if item.opposite], True
            self.group, self.last = [], []
            self.separated = True
            return
        if behind and self.group and not any(said.decides for said in self.group[0].said):
            self._excepted_before()
            return
        if behind and self.group and result_to_come(self.tokens[self.index + 1 :]):
            self.group, self.last, self.separated = [], [], True  # "SMA(局灶+)除外": what it says of it was said
            return
        if behind and not self.group and self.items and self.last == self.items and result_to_come(self.tokens[self.index + 1 :]):
            if not all(any(said.decides for said in item.said) for item in self.items):  # else its own result was said
                self.excepted_first, self.excepted_behind = self.last, True
            self.last, self.separated = [], True
            return
        self.excepting = True
        self.exception_head = not self.items
        if self.except_from is None and self.head is not None and self.hold >= LIST:
            self.except_from = self.head
        self.except_from = as_denied(self.except_from, self.unstained)
        self.separated = True
        self.group = []
        self.last = []
        self.head, self.hold = None, NONE

    def _excepts_cells(self) -> bool:
        """ "除CD34血管内皮阳性外": an exception of other cells, up to the second half of its word, turns nothing."""
        rest = self.tokens[self.index + 1 : self.index + 10]
        end = next((at for at, t in enumerate(rest) if t.kind == POINT and t.value in ",;.()"), len(rest))
        close = next(
            (at for at in range(end) if rest[at].kind == WORD and rest[at].value.grammar in ("exception", "excepted")), -1
        )
        if close < 0 or not any(self._cells_at(self.index + 1 + at) not in (None, "tumour") for at in range(close)):
            return False
        named = {t.value.marker.id for t in rest[:close] if t.kind == NAME and t.value.marker}
        later = {t.value.marker.id for t in self.tokens[self.index + 1 + close :] if t.kind == NAME and t.value.marker}
        if not named <= later:
            return False
        self.skipped = self.index + 2 + close
        return True

    def _ends_exception(self, index: int) -> bool:
        """Whether a word that stands before its names elsewhere stands behind them: "..., CD34 excepted"."""
        tokens = self.tokens
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            index > 0
            and tokens[index - 1].kind == NAME
            and (following is None or (following.kind == POINT and following.value in ",;.)\n"))
        )

    def _excepted_before(self) -> None:
        """ "CD34 excepted": the opposite of the result that is still to come, else of the one said last."""
        names, self.group, self.separated = self.group, [], True
        rest = self.tokens[self.index + 1 :]
        if result_to_come(rest, past_brackets=not any(item.said or item.head for item in self.items)):
            self.excepted_first, self.excepted_behind, self.last = names, True, []
            return
        self.last = names
        for item in names:
            said = item.head if item.head is not None else self.told
            if said is not None and said.decides:
                item.head, item.hold, item.opposite = said, LIST, True
            for other in self.items:
                if other is not item and same_marker(other, item):
                    other.excepted = True

    def _cells_at(self, index: int) -> str | None:
        """The cells that a word names."""
        token = self.tokens[index] if index < len(self.tokens) else None
        stated = token.value.statement if token is not None and token.kind == WORD else None
        return stated[1] if stated and stated[0] == "cells" else None


def _names_cells_alone(phrase: Phrase) -> bool:
    """Whether a stretch names the tumour's cells and says nothing of them yet."""
    return set(phrase.statements) == {("cells", "tumour")} and not phrase.notes and not phrase.numbers


def _told_later(tokens: Sequence[Token], index: int) -> bool:
    """Whether a result is told in the rest of a sentence."""
    return any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens[index + 1 :])


def _is_present(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "present")
