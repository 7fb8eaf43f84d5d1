"""Which result belongs to which marker, in one sentence.

Results lead on to their markers ("positive for A, B and C", "Negative: A, B") or back to them ("A, B: positive", "A, B (-)"). A
sentence is read once, from left to right: markers wait in a group until a result leads back to them, unless a result stands
before them (their *head*); a word such as "but" or a semicolon begins a new group.
"""

from __future__ import annotations

from ihc_engine.reports.grammar.asked import asked_for
from ihc_engine.reports.grammar.exceptions import ends_before_name
from ihc_engine.reports.grammar.gapping import without_verb
from ihc_engine.reports.grammar.genes import joined_to_gene
from ihc_engine.reports.grammar.items import (
    CARRIED,
    DENIED,
    FAR_BACK,
    LIST,
    LOCAL,
    NAMED,
    NONE,
    OF_ANOTHER,
    Carry,
    Item,
    agree_on_polarity,
    same_marker,
)
from ihc_engine.reports.grammar.own_adjectives import ended_with_noun
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import mark_predicated, mark_unclear
from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.grammar.words import Words
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token


class SentenceReader(Words):
    """Reads the tokens of one sentence. ``items`` holds its markers afterwards, ``contexts`` what its parts are about."""

    def read(self) -> Carry:
        """Read all tokens; what is left for the next sentence."""
        tokens = self.tokens
        if len(self.waiting) > 1 and not any(token.kind == NAME for token in tokens):
            return self._row_of_results()
        if self._names_and_row():
            return Carry()
        begin = next((at for at, t in enumerate(tokens[:-1]) if t.kind == SIGN and tokens[at + 1].kind == NAME), -1)
        headed = begin == 0 or (begin > 0 and tokens[begin - 1].kind == POINT and tokens[begin - 1].value == ":")
        if headed and not any(token.kind == NAME for token in tokens[:begin]) and self._signs_first(begin):
            return Carry()
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            kind = token.kind
            self.index = index
            if self.test_before and kind != NAME:
                self.test_before -= 1
            if index < self.skipped:
                pass
            elif kind == NAME:
                self._name(token)
            elif kind == WORD:
                self._word(token, index)
                if token.value.closing or token.value.participle:
                    self._clause_may_end(token, index)
            elif kind == SIGN:
                self._stretch(token).add_sign(token.value, token.end)
            elif kind == NUMBER:
                self._stretch(token).add_number(token.value[0], token.value[1], token.end)
            elif kind == POINT:
                index = self._point(token, index)
            else:
                self.unknowns += 1
                self._ends_list()
                mark_unclear(tokens, index, self.group, self.phrase)
                if self.group and not self.separated and (self.phrase is None or not self.phrase.has_content):
                    self.group[-1].unknown_end = token.end
                    mark_predicated(self.group, self.phrase)
                self._unknown()
            index += 1
        self._flush(None)
        if self.in_order:
            self._in_order()
        return self._rest()

    def _rest(self) -> Carry:
        waiting = [item for item in self.group if item.open and item.hold <= NAMED] if not self.last else []
        header = self.header
        if header is None and self.first_head is not None and self.flushed == 1 and self.unknowns == 0:
            header = self.first_head  # "NEGATIVE desmin", and more names in the lines below
        if header is None and self.inherited is not None and self._goes_on(self.inherited):
            header = self.inherited
        lines = 1
        if (
            self.items
            and waiting
            and self.waiting
            and len(waiting) == len(self.items)
            and not self.unknowns
            and len(self.waiting) < FAR_BACK
        ):
            waiting, lines = [*self.waiting, *waiting], self.lines + 1  # a column of names
        if not any(about & NOT_HERE for about in self.contexts):
            asked = asked_for(self.items)
            return Carry(header, waiting, self._told, lines=lines, spoken=asked if len(asked) == len(self.items) else [])
        spoken = [item for item in self.items if item.phrases() and self.about(item) & NOT_HERE - self.corrected(item.segment)]
        return Carry(header, waiting, self._told, lines=lines, spoken=spoken if len(spoken) == len(self.items) else [])

    def _goes_on(self, head: Phrase) -> bool:
        """Whether the head of a line before holds for the next: not where a line says the opposite ("Caldesmon: positive")."""
        agreed = self.items and all(agree_on_polarity(item, head) for item in self.items)
        return bool(agreed) and self.unknowns <= 2 and not self.broke_head

    def told_of_the_rest(self) -> Phrase | None:
        """What is said of markers that the sentence does not name: "the remaining stains are negative", "all were negative"."""
        rest = self.rest or self.of_all or self._others_than_these()
        if rest is None or any(about & NOT_HERE for about in self.contexts):
            return None
        if rest is self.rest and not rest.decides:
            return None
        named = any((item.head is rest and not item.opposite) or any(said is rest for said in item.said) for item in self.items)
        return None if named else rest

    def _others_than_these(self) -> Phrase | None:
        """ "Only SMA is positive": of the others it is said that they are not."""
        if len(self.tokens) < 3 or self.tokens[1].kind != NAME or not self.items:
            return None
        first = self.tokens[0]
        if first.kind != WORD or first.value.grammar != "only":
            return None
        said = [{v for p in item.phrases() for s, v in p.statements if s == "polarity"} for item in self.items]
        if any(polarities != {"positive"} for polarities in said) or any(p.says_no for i in self.items for p in i.phrases()):
            return None
        return Phrase(first.start, max(p.end for item in self.items for p in item.phrases()), [("polarity", "negative")])

    def _name(self, token: Token) -> None:
        item = Item(token.value, token.start, token.end, segment=self.segment)
        self._flush(item)
        if self.colon and any(same_marker(item, other) for other in self.group):
            self.listed = [other for other in self.group if not same_marker(item, other)]
            self.group = []  # "SMA, desmin, S100: SMA positive, the rest negative"
        if item.entry.refers:
            self.group = []  # "of SMA and desmin, the former is positive"
        if self.group and not self.separated and self._refines(self.group[-1], item):
            self.group[-1].unknown_end = 0
            return
        if self._exception_open() and ends_before_name(self.tokens, self.index):
            self._end_first_exception()
        if ended_with_noun(self.tokens, self.index, self.head, self.items):
            self.head, self.hold = None, NONE
        item.head, item.hold = self.head, self.hold
        last = self.items[-1] if self.items and not self.items[-1].said else None
        told = last.head if last is not None and last.head is not None else self.told_here
        if self.hold == NONE and (gapped := without_verb(self.tokens, self.index, told)) is not None:
            self.head, self.hold, self.closed = gapped, LIST, False
            item.head, item.hold = gapped, LIST
        if self.hold == NONE and self.cells_head is not None and self._of_those_cells(item):
            item.head, item.hold = self.cells_head, LOCAL
        item.control = self.control_before or "control" in token.value.context
        item.chunk = self.chunk
        item.expected = self.index < self.expected_until
        if any(self.index in places for places in self.excluded):
            item.clash = OF_ANOTHER
        item.past = self.index < self.past_until
        apart = bool(self.group) and self.group[-1].hold == CARRIED and self.group[-1].chunk == self.chunk
        if self.hold in (LIST, DENIED) and self.closed and (apart or not self.joined):
            item.hold = CARRIED
        if self.before is not None:
            item.before, self.before = self.before, None
        if self.excepting:
            item.opposite = True
            for other in self.items[-FAR_BACK:]:
                if same_marker(other, item):
                    other.excepted = True
            if self.except_from is not None:
                item.head, item.hold = self.except_from, LIST
        if item.head is not None:
            item.rule = "leads_on"
        of_genes = joined_to_gene(self.tokens, self.index, bool(self.items) and self.items[-1].molecular)
        of_genes = of_genes or (self.joined_to_test and bool(self.group) and self.group[-1].molecular)
        if self.test_before > 0 or of_genes or "molecular" in token.value.context:
            item.molecular = True
        self.joined_to_test = item.molecular
        self.test_before = 0
        item.predicated, self.repeated_unknown = self.repeated_unknown, False
        self.items.append(item)
        self.group.append(item)
        self.closed = self.closed or self.joined
        self.separated = self.joined = self.colon = self.far = False
        self.last = []
        self.gap = 0

    def _of_those_cells(self, item: Item) -> bool:
        """Whether the cells said before the last name are this one's too: "endothelial cells CD34+/ERG+"."""
        before = self.tokens[self.index - 1]
        slashed = before.kind == POINT and before.value == "/"
        slashed = slashed or (before.kind == WORD and before.value.conjoins)
        return slashed or any(same_marker(item, other) and other.said for other in self.items[-FAR_BACK:])
