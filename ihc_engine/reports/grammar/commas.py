"""Commas: what begins behind one, and what only pauses."""

from __future__ import annotations

from ihc_engine.reports.grammar.adjectives import noun_to_come
from ihc_engine.reports.grammar.colons import Colons
from ihc_engine.reports.grammar.exceptions import ends_with_cells, goes_on
from ihc_engine.reports.grammar.items import (
    LIST,
    NONE,
)
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens between commas that may stand inside of a denial.
_LONGEST_ASIDE = 7


class Commas(Colons):
    """Reads commas, and ends what a comma ends: a comparison, an exception."""

    def _comma(self, index: int) -> None:
        """End a part of the sentence, except where the comma stands inside of one."""
        if self._in_mid_denial(index) or self._modifies_next(index):
            return
        if self.compared == self.segment and self._tells_next(index) and not self._goes_on_comparing(index):
            self._end_comparison()
        excepted = self.excepting and not self.exception_head and ends_with_cells(self.tokens, index)
        if self.phrase is not None:
            self._flush(None)
        if excepted:
            self._end_exception()
        self.chunk_unknown = False
        self.chunk += 1
        if self._exception_open() and not goes_on(self.tokens, index):
            self._end_first_exception()  # "other than CD34, the panel ..."
        if self.exception_head and self.hold == LIST:  # "except for a focal positivity of actin, ..."
            self.head, self.hold, self.group, self.exception_head = None, NONE, [], False
        self._flush(None)
        self.separated = True

    def _in_mid_denial(self, index: int) -> bool:
        """ "does not, however, express S100": words between commas, right behind a denial whose verb is still to come."""
        before = self.tokens[index - 1] if index else None
        if self.group or not self._open_denial(before):
            return False
        for at in range(index + 1, min(len(self.tokens), index + _LONGEST_ASIDE)):
            token = self.tokens[at]
            if token.kind == POINT and token.value == ",":
                self.skipped = at + 1
                return True
            if token.kind in (NAME, SIGN, NUMBER, POINT) or (token.kind == WORD and token.value.statement):
                return False
        return False

    def _open_denial(self, before: Token | None) -> bool:
        """Whether the word before a place denies what is still to come."""
        if self.phrase is None or not self.phrase.denial_open or before is None or before.kind != WORD:
            return False
        return bool(before.value.grammar == "denial")

    def _modifies_next(self, index: int) -> bool:
        """Whether a comma stands behind an adjective of what follows: "focal, weak expression", "SOX10 and, focally, GFAP"."""
        if not self.group and noun_to_come(self.tokens, index, self.phrase):
            return True
        phrase = self.phrase
        if phrase is None or not phrase.only_modifies or index + 1 >= len(self.tokens):
            return False
        first = index - 1
        while first >= 0 and self.tokens[first].start >= phrase.start:
            first -= 1
        before, following = self.tokens[first] if first >= 0 else None, self.tokens[index + 1]
        joined = before is not None and before.kind == WORD and before.value.grammar == "joining"
        if following.kind == WORD and (before is None or joined):
            return following.value.statement is not None and following.value.statement[0] in ("extent", "intensity")
        leads = following.kind == NAME or self._link_to_name(index + 1)
        if not leads or before is None or before.kind != POINT or before.value != "," or first == 0:
            return False
        behind = self.tokens[first - 1]
        if behind.kind == WORD and behind.value.grammar == "joining":
            self.before, self.phrase = phrase, None
            return True
        return False

    def _link_to_name(self, at: int) -> bool:
        """ "A and, focally, *for* B": whether a preposition leads from a place to a name."""
        if self.tokens[at].kind != WORD or self.tokens[at].value.grammar != "link":
            return False
        rest = (t for t in self.tokens[at + 1 : at + 4] if t.kind != WORD or t.value.grammar not in ("filler", "link"))
        following = next(rest, None)
        return following is not None and following.kind == NAME

    def _tells_next(self, index: int) -> bool:
        """Whether a result is told between this comma and the next."""
        for token in self.tokens[index + 1 :]:
            if token.kind == POINT and token.value in ",;.":
                return False
            if self._tells(token):
                return True
        return False

    def _goes_on_comparing(self, index: int) -> bool:
        """ "unlike GIST, which is CD117 and DOG1 positive, ...": what is compared has a clause of its own, up to its verb."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and following.kind == WORD and following.value.relative:
            self.relative_at = index
        if self.relative_at < 0:
            return False
        listed = following is not None and (
            (following.kind == NAME and not self._heads_clause(index + 1))
            or (following.kind == WORD and following.value.grammar == "joining")
        )
        told = any(self._tells(token) for token in self.tokens[self.relative_at : index])
        return not told or listed

    def _heads_clause(self, at: int) -> bool:
        """Whether a name is right before a verb: "..., SMA is positive"."""
        token = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return token is not None and (token.kind == SIGN or (token.kind == WORD and token.value.grammar == "copula"))

    @staticmethod
    def _tells(token: Token) -> bool:
        return token.kind == SIGN or (token.kind == WORD and bool(token.value.statement or token.value.grammar == "expressing"))

    def _end_comparison(self) -> None:
        """ "Unlike the primary, the recurrence ...", "unlike desmin, SMA ...": what was compared ends at the comma."""
        for item in self.items:
            item.excepted = item.excepted or item.segment == self.segment
        self.phrase, self.compared = None, -1
        self.group, self.last, self.head, self.hold = [], [], None, NONE
        self.contexts[self.segment] -= {"literature", "earlier"}
        self.told_at = [told for told in self.told_at if told[1] != self.segment]

    def _end_exception(self) -> None:
        """ "CD34 is negative except in vessels, SMA is positive": what is excepted is no stain, and ends at the comma."""
        self.excepting, self.except_from, self.separated = False, None, True
        self.head, self.hold, self.group = None, NONE, []
