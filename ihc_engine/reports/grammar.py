"""Which result belongs to which marker, in one sentence.

Results lead on to their markers ("positive for A, B and C", "Negative: A, B") or back to them ("A, B: positive", "A, B (-)"). A
sentence is read once, from left to right: markers wait in a group until a result leads back to them, unless a result stands
before them (their *head*); a word such as "but" or a semicolon begins a new group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ihc_engine.reports.entry import Entry
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: How firmly the head of an item holds: a result that leads back replaces all but LIST.
NONE, NAMED, WEAK, LOCAL, DENIED, CARRIED, LIST = range(7)
#: Markers that are looked back at, statements of one stretch, tokens in one pair of brackets.
_FAR_BACK, _LONGEST_STRETCH, _LONGEST_BRACKET = 60, 40, 120
#: Unknown words after which a preposition leads nowhere.
_FAR = 8


@dataclass(slots=True, eq=False)
class Item:
    """A marker in a sentence and what is said of it. ``head``: the stretch before it; ``said``: those after it.

    ``opposite``: the head is to be turned round (after "except"). ``about``: contexts of its part of the sentence.
    """

    entry: Entry
    start: int
    end: int
    head: Phrase | None = None
    hold: int = NONE
    said: list[Phrase] = field(default_factory=list)
    before: Phrase | None = None
    opposite: bool = False
    rule: str = "named"
    about: set[str] = field(default_factory=set)
    segment: int = 0
    molecular: bool = False
    control: bool = False
    expected: bool = False
    chunk: int = 0
    excepted: bool = False

    @property
    def open(self) -> bool:
        """Whether it waits for a result, or has one that another may replace."""
        return not self.said and self.hold < LIST

    def phrases(self) -> list[Phrase]:
        """Everything that is said of it, in order."""
        parts = [self.head] if self.head is not None and self.hold != CARRIED else []
        if (
            self.head is not None
            and self.hold == CARRIED
            and not any(p.statements or p.decides or "denial" in p.notes for p in self.said)
        ):
            parts = [self.head]
        if (
            self.before is not None
            and self.before is not self.head
            and not (self.opposite and not any(p.decides for p in self.said))
        ):
            parts.append(self.before)
        return parts + self.said


@dataclass(slots=True)
class Carry:
    """What one sentence leaves to the next: an open header ("Negative:"), or markers that wait for a result."""

    head: Phrase | None = None
    waiting: list[Item] = field(default_factory=list)
    told: Phrase | None = None
    column: list[Phrase] = field(default_factory=list)
    lines: int = 1


class SentenceReader:
    """Reads the tokens of one sentence. ``items`` holds its markers afterwards, ``segments`` the contexts of its parts."""

    def __init__(self, tokens: list[Token], carry: Carry) -> None:
        self.tokens = tokens
        self.items: list[Item] = []
        self.group: list[Item] = []
        self.head: Phrase | None = carry.head
        self.hold = CARRIED if carry.head is not None else NONE
        self.waiting = carry.waiting
        self.inherited = carry.head
        self.broke_head = False
        self.phrase: Phrase | None = None
        self.gap = 0
        self.segment = 0
        self.contexts: list[set[str]] = [set()]
        self.last: list[Item] = []
        self.separated = True
        self.colon = False
        self.except_from: Phrase | None = None
        self.excepting = False
        self.closed = False
        self.joined = False
        self.series: list[Phrase] = []
        self.before: Phrase | None = None
        self.stack: list[tuple[Any, ...]] = []
        self.header: Phrase | None = None
        self.told: Phrase | None = carry.told
        self.used_told = False
        self.unknowns = 0
        self.test_before = 0
        self.unknown_here = False
        self.chunk = 0
        self.others: list[Item] = []
        self.in_order = False
        self.ordered = any(t.kind == WORD and t.value.grammar == "respectively" for t in tokens)
        self.closers = _closers(tokens)
        self.far = False
        self.link_before = False
        self.slashed = 0
        self.column: list[Phrase] = carry.column
        self.lines = carry.lines
        self.expected_until = -1
        self.exception_head = False
        self.told_at: list[tuple[str, int, int]] = []
        self.control_before = False
        self.rest_open = False
        self.rest: Phrase | None = None
        self.joined_to_test = False
        self.index = 0

    # -- the walk ------------------------------------------------------------------------------------------------------------

    def read(self) -> Carry:
        """Read all tokens; what is left for the next sentence."""
        tokens = self.tokens
        if len(self.waiting) > 1 and not any(token.kind == NAME for token in tokens):
            return self._row_of_results()
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
            if kind == NAME:
                self._name(token)
            elif kind == WORD:
                self._word(token, index)
            elif kind == SIGN:
                self._stretch(token).add_sign(token.value, token.end)
            elif kind == NUMBER:
                self._stretch(token).add_number(token.value[0], token.value[1], token.end)
            elif kind == POINT:
                index = self._point(token, index)
            else:
                self.unknowns += 1
                self._unknown()
            index += 1
        self._flush(None)
        if self.in_order:
            self._in_order()
        return self._rest()

    def about(self, item: Item) -> set[str]:
        """The contexts of a marker: those of its part of the sentence, without remarks that stand apart from its result.

        "CD34, a marker usually positive in SFT, is negative here"; "S100 is positive, as is usual in schwannoma".
        """
        about = self.contexts[item.segment]
        told = item.said or ([item.head] if item.head is not None else [])
        deciding = next((phrase for phrase in told if phrase.decides or "denial" in phrase.notes), None)
        if not about or deciding is None:
            return about
        apart = {"literature", "hypothetical"} & about
        for context in apart:
            places = [at for what, segment, at in self.told_at if what == context and segment == item.segment]
            if places and all(item.chunk < at < deciding.chunk or at > deciding.chunk for at in places):
                about = about - {context}
        return about

    def _row_of_results(self) -> Carry:
        """A line of results below a line of names: dealt out where there is one for each, given to all where there is one."""
        cells: list[Phrase] = []
        part: Phrase | None = None
        for token in self.tokens:
            if token.kind == POINT and token.value in "|\t,;":
                part = None
            elif token.kind in (SIGN, NUMBER) or (token.kind == POINT and token.value == "-") or token.kind == WORD:
                tells = token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "polarity"
                signed = token.kind == SIGN or (token.kind == POINT and token.value == "-")
                if part is None or signed or (tells and part.decides):
                    part = Phrase(token.start, token.end)
                    cells.append(part)
                self._into(part, token)
        cells = [cell for cell in cells if cell.has_content]
        if len(cells) == len(self.waiting) + 1 and not cells[0].statements:
            cells = cells[1:]  # the number of the row
        if len(cells) == len(self.waiting):
            for item, cell in zip(self.waiting, cells, strict=True):
                self._add([item], cell, "row_of_results")
        elif len(cells) == 1 and cells[0].decides and self.lines > 1:
            column = [*self.column, cells[0]]
            if len(column) < len(self.waiting):
                return Carry(waiting=self.waiting, column=column, lines=self.lines)
            for item, cell in zip(self.waiting, column, strict=True):
                self._add([item], cell, "column_of_results")
        elif len(cells) == 1 and cells[0].decides:
            self._add(self.waiting, cells[0], "next_sentence")
        return Carry()

    def _into(self, phrase: Phrase, token: Token) -> None:
        if token.kind == WORD:
            phrase.add_word(token.value, token.end)
        elif token.kind == NUMBER:
            phrase.add_number(token.value[0], token.value[1], token.end)
        else:
            phrase.add_sign(token.value, token.end)

    def _signs_first(self, begin: int) -> bool:
        """ "+ SMA, + desmin, - S100": each sign stands before its name."""
        pairs: list[tuple[Token, Token]] = []
        sign: Token | None = None
        for token in self.tokens[begin:]:
            signed = token.kind == SIGN or (token.kind == POINT and token.value == "-")
            if signed and sign is None:
                sign = token
            elif token.kind == NAME and sign is not None:
                pairs.append((sign, token))
                sign = None
            elif token.kind == POINT and token.value in ",;.\n|\t/" and sign is None:
                continue
            else:
                return False
        if sign is not None or len(pairs) < 2:
            return False
        for sign, name in pairs:
            item = Item(name.value, name.start, name.end)
            phrase = Phrase(sign.start, sign.end)
            phrase.add_sign(sign.value, sign.end)
            self.items.append(item)
            self._add([item], phrase, "sign_before")
        return True

    def _rest(self) -> Carry:
        waiting = [item for item in self.group if item.open and item.hold <= NAMED] if not self.last else []
        header = self.header
        if header is None and self.inherited is not None and self.unknowns <= 2 and self.items and not self.broke_head:
            header = self.inherited
        lines = 1
        if (
            self.items
            and waiting
            and self.waiting
            and len(waiting) == len(self.items)
            and not self.unknowns
            and len(self.waiting) < _FAR_BACK
        ):
            waiting, lines = [*self.waiting, *waiting], self.lines + 1  # a column of names
        return Carry(header, waiting, self.told, lines=lines)

    def _name(self, token: Token) -> None:
        item = Item(token.value, token.start, token.end, segment=self.segment)
        self._flush(item)
        if self.group and not self.separated and self._refines(self.group[-1], item):
            return
        item.head, item.hold = self.head, self.hold
        item.control = self.control_before
        item.chunk = self.chunk
        item.expected = self.index < self.expected_until
        if self.hold in (LIST, DENIED) and self.closed and not self.joined:
            item.hold = CARRIED
        if self.before is not None:
            item.before, self.before = self.before, None
        if self.excepting:
            item.opposite = True
            for other in self.items[-_FAR_BACK:]:
                if _same_marker(other, item):
                    other.excepted = True
            if self.except_from is not None:
                item.head, item.hold = self.except_from, LIST
        if item.head is not None:
            item.rule = "leads_on"
        if self.test_before > 0 or (self.joined_to_test and self.group and self.group[-1].molecular):
            item.molecular = True
        self.joined_to_test = item.molecular
        self.test_before = 0
        self.items.append(item)
        self.group.append(item)
        self.closed = self.closed or self.joined
        self.separated = self.joined = self.colon = self.far = False
        self.last = []
        self.gap = 0

    def _refines(self, general: Item, special: Item) -> bool:
        """Whether the next name only says again, or more exactly, what the one before it said ("cytokeratin AE1/AE3")."""
        if general.entry.marker is None or special.entry.marker is None:
            return False
        if general.entry.marker.id == special.entry.marker.id:
            return True
        if general.entry.marker.id == "pan-cytokeratin" and special.start - general.end <= 2:
            general.entry = special.entry
            general.end = special.end
            return True
        return False

    def _word(self, token: Token, index: int) -> None:
        entry: Entry = token.value
        if entry.context:
            self.contexts[self.segment] |= entry.context
            for context in entry.context & {"literature", "hypothetical"}:
                self.told_at.append((context, self.segment, self.chunk))
            if "molecular" in entry.context:
                self._molecular(index)
            if "control" in entry.context:
                if not self.group and not self.link_before:
                    self.control_before = True
                if self.phrase is not None and any(s == "polarity" for s, _ in self.phrase.statements):
                    self._flush(None)
                self._stretch(token).control = True
        if entry.diagnosis and self.phrase is not None and self.phrase.numbers and self.phrase.linked:
            self.contexts[self.segment].add("literature")  # "positive in 95% of GIST"
            self.told_at.append(("literature", self.segment, self.chunk))
        role = entry.grammar
        if role == "joining":
            if not self._joins_results(index):
                self._flush(None)
                self.separated = self.joined = True
        elif role == "contrast":
            self._contrast(index)
        elif role == "exception":
            self._exception()
        elif role == "respectively":
            self._flush(None)
            open_items = [item for item in self.items if item.segment == self.segment and not item.said]
            if self.series and len(self.series) >= len(open_items):
                self._in_order()
            else:
                self.in_order = True
        elif role == "link":
            self._link(token)
        elif role == "including":
            self._including(token)
        elif role == "copula":
            if self.phrase is None:
                self._stretch(token)
                assert self.phrase is not None
                self.phrase.leads_back = bool(self.group)
        elif role == "naming":
            self._names_stains(token)
        elif role == "same":
            self._same(token)
        elif role == "only":
            self._only(token, index)
        elif role == "rest" or role == "pronoun":
            stretch = self._stretch(token)
            stretch.add_word(entry, token.end)
            if role == "rest":
                self.group = []
                self.rest_open = True
        elif role == "denial" and self.group and self.phrase is not None and self.phrase.decides:
            self._flush(None)  # "positive without SOX10"
            self._stretch(token).add_word(entry, token.end)
        elif entry.statement or role or entry.measure in ("h_score", "allred"):
            if entry.statement and self._begins_anew(entry):
                self._flush(None)
            elif self.phrase is not None and self.phrase.control and entry.statement == ("cells", "tumour"):
                self._flush(None)  # "with adequate controls the tumour cells ..."
            self._stretch(token).add_word(entry, token.end)
        else:
            self._unknown()

    def _same(self, token: Token) -> None:
        """ "as is SOX10", "synaptophysin the same": the result said last."""
        self._flush(None)
        self.used_told = True
        if self.told is not None:
            told = self.told
            self.phrase = Phrase(token.start, token.end, list(told.statements), list(told.numbers), set(told.notes))
            self.phrase.linked = not self.group or self.separated

    def _only(self, token: Token, index: int) -> None:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if self.phrase is None and self.group and following is not None and following.kind == NAME:
            self.others = [item for item in self.group if item.open]  # "of the keratins only CAM5.2"
            self.group = []
            self.separated = True
            return
        self._stretch(token).notes.add("only")

    def _names_stains(self, token: Token) -> None:
        """ "vascular markers" speaks of stains, not of vessels."""
        if (
            self.phrase is not None
            and self.gap == 0
            and self.phrase.statements
            and self.phrase.statements[-1][0] in ("cells", "component")
        ):
            self.phrase.statements.pop()
        stretch = self._stretch(token)
        stretch.add_word(token.value, token.end)
        if " " not in token.value.phrase:
            stretch.notes.add("named")  # "the vascular markers": no verb, what was said goes on

    def _molecular(self, index: int) -> None:
        """A test that is no stain, right beside a name: that name is no stain either ("MDM2 FISH", "exon 11 of KIT")."""
        tokens = self.tokens
        if self.group and not self.separated and (self.phrase is None or not self.phrase.decides):
            name = index - 1
            while name >= max(0, index - 3) and tokens[name].kind != NAME:
                name -= 1
            if name >= 0 and tokens[name].kind == NAME:
                self.group[-1].molecular = True
                for item in reversed(self.group[:-1]):
                    if item.said or item.hold == LIST:
                        break
                    item.molecular = True
        elif (
            not self.group
            and self.last
            and index
            and tokens[index - 1].kind == WORD
            and tokens[index - 1].value.grammar == "link"
        ):
            for item in self.last:
                item.molecular = True  # "RB1 loss by NGS"
        self.test_before = 4

    def _begins_anew(self, entry: Entry) -> bool:
        """A second kind of cells, or another result behind a preposition, begins a stretch of its own.

        "vessels positive, tumour cells negative"; "lost with preserved staining of endothelium".
        """
        phrase = self.phrase
        if phrase is None or not phrase.decides or entry.statement is None:
            return False
        subject, value = entry.statement
        if subject == "cells":
            return any(s == "cells" and v != value for s, v in phrase.statements)
        other = {v for s, v in phrase.statements if s == "polarity"} - {value}
        return subject == "polarity" and phrase.linked and bool(other) and bool(self.group)

    def _stretch(self, token: Token) -> Phrase:
        if self.phrase is not None and len(self.phrase.statements) > _LONGEST_STRETCH:
            self._flush(None)
        if self.phrase is None:
            self.phrase = Phrase(token.start, token.end)
            if self.colon and self.group:
                self.phrase.leads_back = True
        elif self.phrase.linked and not self.phrase.only_modifies and self.phrase.has_content and self.gap == 0:
            # "positive with focal ...": a new stretch, unless it goes on about cells or shares
            pass
        self.phrase.linked = False
        self.gap = 0
        return self.phrase

    def _link(self, token: Token) -> None:
        phrase = self.phrase
        if phrase is None:
            if self.group and self.hold == LIST and not self.separated:
                self.hold, self.group = CARRIED, []  # "positive for SMA with S100 and CD34 negative"
                self.separated = True
            self.link_before = True
            return
        phrase.linked = True

    def _including(self, token: Token) -> None:
        """ "all negative except SMA, including S100": back to what was said of all."""
        if (self.except_from is not None and not self.excepting and self.group and self.group[-1].opposite) or self.excepting:
            self._flush(None)
            if self.except_from is not None:
                self.head, self.hold, self.closed = self.except_from, LIST, False
            self.excepting, self.except_from, self.group = False, None, []
            self.separated = True
            return
        self._link(token)

    def _unknown(self) -> None:
        self.gap += 1
        self.unknown_here = True
        if self.phrase is not None and self.phrase.only_denies:
            self.phrase.broken = True  # "not" of something that is not known
        if self.phrase is not None and self.gap > _FAR:
            self._flush(None)
            self.separated = True

    def _joins_results(self, index: int) -> bool:
        """Whether "and" joins two words of one result ("strongly and diffusely positive")."""
        if self.phrase is None or not self.phrase.has_content or index + 1 >= len(self.tokens):
            return False
        if self.respectively_ahead():
            return False
        following = self.tokens[index + 1]
        if following.kind != WORD or following.value.statement is None or following.value.grammar is not None:
            return False
        subject = following.value.statement[0]
        if subject == "polarity":
            return not self.phrase.decides
        return True

    # -- points --------------------------------------------------------------------------------------------------------------

    def _point(self, token: Token, index: int) -> int:
        point = token.value
        if point == "(":
            return self._open(index)
        if point == ")":
            self._close()
        elif point == "," or point == "/":
            self.control_before = False
            self.test_before = 0
            if point == ",":
                self._flush_or_keep()
                self.chunk += 1
                if self.exception_head and self.hold == LIST:  # "except for a focal positivity of actin, ..."
                    self.head, self.hold, self.group, self.exception_head = None, NONE, [], False
            if point == "/" and self.phrase is not None and self.phrase.has_content:
                if self.slashed and len(self._open_items()) == self.slashed + 1:
                    self.series.append(self.phrase)
                    self.phrase = None
                return index
            if point == "/" and self.group and self.phrase is None and not self.separated:
                self.slashed += 1
            self._flush(None)
            self.separated = True
        elif point == ";" and self._only_names(index):
            self.separated = True
        elif point == ";" or point == ".":
            self._flush(None)
            self._new_segment(keep_head=point == ";")
        elif point == ":":
            self._colon(token)
        elif point in "|\t":
            self._cell(token)
        elif point == "-":
            return self._dash(token, index)
        elif point == "=" or point == ">":
            self._colon(token)
        return index

    def _only_names(self, index: int) -> bool:
        """Whether a semicolon parts names alone ("S100; SOX10; HMB45 = neg"): it is a comma then."""
        before = next((t for t in reversed(self.tokens[:index]) if t.kind != NAME), None)
        alone = before is None or (before.kind == POINT and before.value in ";:\n")
        return (
            alone
            and index + 1 < len(self.tokens)
            and self.tokens[index + 1].kind == NAME
            and self.phrase is None
            and bool(self.group)
        )

    def _flush_or_keep(self) -> None:
        if self.phrase is not None:
            self._flush(None)

    def _colon(self, token: Token) -> None:
        if self.phrase is not None and self.phrase.control and not _fails(self.phrase) and self.link_before:
            self.phrase = None  # "with appropriate controls: ..."
            return
        if self.phrase is not None and self.phrase.has_content:
            if self.excepting and "pronoun" in self.phrase.notes and self.phrase.decides:
                for item in self.group:
                    item.head, item.hold, item.opposite = self.phrase, LIST, True
                self.rest, self.group = self.phrase, []
            if self._rest_listed():
                return
        if self.phrase is not None and self.phrase.has_content:
            self.phrase.leads_on = True
            self.phrase.linked = True
            if not self.group or self.separated:
                header, taken = self.phrase, bool(self.group)
                self._flush(None, header=True)
                if not taken and (header.statements or header.notes & {"denial", "expressing"}):
                    self.head, self.hold = header, LIST if header.decides or "denial" in header.notes else WEAK
                    self.header = header if header.decides else None
                    self.closed = False
                    self.group = []
            return
        self._flush(None)
        if self.excepting and self.group:  # "nothing except SMA: S100, desmin, all negative"
            if self.except_from is not None:
                self.head, self.hold, self.closed = self.except_from, LIST, False
            self.excepting, self.except_from, self.group, self.separated = False, None, [], True
        self.colon = bool(self.group)

    def _rest_listed(self) -> bool:
        """ "All others negative except CD99: S100, desmin" lists the others behind the colon."""
        if self.rest is None and not (self.rest_open and self.phrase is not None and self.phrase.decides):
            return False
        phrase, self.phrase = self.phrase, None
        if self.rest is None:
            self.rest = phrase
        elif phrase is not None and self.group:
            self._add(self.group, phrase, "leads_back")
        self.head, self.hold, self.closed = self.rest, LIST, False
        self.group, self.last = [], []
        self.excepting, self.except_from, self.separated, self.exception_head = False, None, True, False
        return True

    def _cell(self, token: Token) -> None:
        self._flush(None)
        self.colon = bool(self.group)
        self.separated = not self.group

    def _dash(self, token: Token, index: int) -> int:
        """A minus is a result where it closes a name; elsewhere it is a dash."""
        tokens = self.tokens
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        previous = tokens[index - 1] if index else None
        if self.phrase is not None and (self.phrase.linked or self.phrase.leads_on) and not self.group:
            self._colon(token)
            return index
        alone = following is None or (following.kind == POINT and following.value in ";.\n|\t")
        closed = (
            previous is not None and previous.kind == POINT and (previous.value in ")|\t:" or (previous.value == "," and alone))
        )
        after_name = previous is not None and (previous.kind == NAME or closed) and self.phrase is None
        if after_name and self.group and previous is not None:
            self._dash_after_name(token, previous, following)
            return index
        if self.phrase is not None and self.phrase.has_content:
            closes = following is None or (following.kind == POINT and following.value in ",;)|\t\n.")
            if closes and not self.phrase.decides and previous is not None and previous.kind == WORD:
                self.phrase.add_sign("-", token.end)  # "nuclear -"
                return index
            if following is not None and following.start > token.end:
                self._flush(None)
                self.separated = True
        elif (
            self.group
            and previous is not None
            and previous.end < token.start
            and following is not None
            and following.start > token.end
        ):
            self.colon = True
        return index

    def _dash_after_name(self, token: Token, previous: Token, following: Token | None) -> None:
        """ "CK7-, CK20 -": a result. "CD34 - positive", "KIT-negative": a dash. "CD34-CD31": a joint."""
        if self._suspended(token):
            return
        ends = following is None or (following.kind == POINT and following.value in ",;)/|\t\n.")
        joins = following is not None and following.kind == WORD and following.value.grammar in ("joining", "contrast")
        apart = following is not None and following.start > token.end
        glued = previous.end == token.start
        if ends or joins or (apart and (glued or (following is not None and following.kind == NAME))):
            if glued and apart and following is not None and following.kind == WORD and following.value.statement:
                self.colon = True
                return
            self._stretch(token).add_sign("-", token.end)
        elif following is not None and following.kind == NAME:
            if glued and any(t.kind == SIGN for t in self.tokens):
                self._stretch(token).add_sign("-", token.end)  # "S100+CD34-SMA+"
            self.separated = True
        else:
            self.colon = True

    def _suspended(self, token: Token) -> bool:
        """ "SMA- or desmin-positive": the first hyphen waits for the word that the second has."""
        rest = self.tokens[self.index + 1 : self.index + 5]
        kinds = [(t.kind, t.value.grammar if t.kind == WORD else t.value if t.kind == POINT else "") for t in rest]
        return (
            len(kinds) == 4
            and kinds[0] in ((WORD, "joining"), (POINT, "/"))
            and kinds[1][0] == NAME
            and kinds[2] == (POINT, "-")
            and kinds[3][0] == WORD
        )

    def _open(self, index: int) -> int:
        """Brackets: another name of the marker, a result of it, a list of markers, or a remark."""
        close = self.closers.get(index, -1)
        if close < 0 or close - index > _LONGEST_BRACKET:
            self._flush(None)
            self.separated = True
            return index
        inside = self.tokens[index + 1 : close]
        names = [t for t in inside if t.kind == NAME]
        tells = any(
            t.kind in (SIGN, NUMBER) or (t.kind == WORD and (t.value.statement or t.value.grammar == "denial")) for t in inside
        )
        previous = self.tokens[index - 1] if index else None
        after_name = previous is not None and previous.kind == NAME
        if names and after_name and not tells and self.group and len(names) <= 2:
            general = self.group[-1]
            for name in names:
                self._refines(general, Item(name.value, general.end, name.end))
            same = all(n.value.marker.id == general.entry.marker.id for n in names if n.value.marker and general.entry.marker)
            if same or len(names) == 1:
                return close
        if not names:
            self._bracketed(inside, index, after_name)
            return close
        diagnosis = previous is not None and previous.kind == WORD and previous.value.diagnosis
        if tells and diagnosis and any(t.kind == WORD and t.value.certainty == "differential" for t in self.tokens[:index]):
            self.expected_until = close  # "differential: schwannoma (S100+)": what would be expected
        pending = self.phrase if self.phrase is not None and self.phrase.linked else None
        if tells and pending is None:
            first = next((at for at, token in enumerate(inside) if token.kind == NAME or token.value == ";"), 0)
            if after_name and first and inside[first].kind == POINT:
                self._bracketed(inside[:first], index, True)
                index += first
            self._flush(None)
            self.stack.append((self.group, self.head, self.hold, self.last, self.closed))
            self.group, self.head, self.hold, self.closed = [], None, NONE, False
        return index

    def _close(self) -> None:
        self._flush(None)
        self.control_before = False
        if self.stack:
            self.group, self.head, self.hold, self.last, self.closed = self.stack.pop()

    def _bracketed(self, inside: list[Token], index: int, after_name: bool) -> None:
        """A remark in brackets: a result of what stands before it, if it is one."""
        piece: list[Token] = []
        for token in [*inside, None]:
            if token is None or (token.kind == POINT and token.value == ";"):
                self._remark(piece, after_name)
                piece = []
            else:
                piece.append(token)

    def _remark(self, inside: list[Token], after_name: bool) -> None:
        """One remark of those in brackets."""
        if any(t.kind == WORD and t.value.context & {"literature", "hypothetical", "suggested", "earlier"} for t in inside):
            return
        if sum(t.kind == NUMBER and t.value[0] == "number" for t in inside) > 1:
            return  # the key of a scale
        remark: Phrase | None = None
        for token in inside:
            if token.kind in (SIGN, NUMBER, WORD):
                remark = remark or Phrase(token.start, token.end)
                if token.kind == WORD and "control" in token.value.context:
                    remark.control = True
                self._into(remark, token)
            elif token.kind == POINT and token.value == "-" and token is inside[-1] and (remark is None or not remark.decides):
                remark = remark or Phrase(token.start, token.end)
                remark.add_sign("-", token.end)
        if remark is None or not remark.has_content or (remark.control and not _fails(remark)):
            return
        if self.phrase is not None and self.phrase.has_content and not after_name:
            if "cells" in remark.subjects:
                self._flush(None)
                self._more(remark)
                return
            self.phrase.statements += remark.statements
            self.phrase.numbers += remark.numbers
            self.phrase.notes |= remark.notes
            self.phrase.end = remark.end
            return
        self._flush(None)
        target = self.group[-1:] or self.last[-1:]
        strange = any(t.kind == UNKNOWN for t in inside)
        if strange and target and target[0].said and not _agree_on_polarity(target[0], remark):
            return  # "CD117: - (mastocytes +)" where the cells are not known
        if not self.group:
            if self.last:
                self._add(self.last, remark, "bracketed")
            elif remark.decides:
                self.phrase = remark
            return
        last = self.group[-1]
        waiting = (
            self._run_of_waiting() if remark.decides and last.open and last.hold <= LOCAL and not _only_fraction(remark) else []
        )
        self._add(waiting or [last], remark, "bracketed")

    def _run_of_waiting(self) -> list[Item]:
        """The markers at the end of the group that wait for a result."""
        run: list[Item] = []
        for item in reversed(self.group):
            if item.said or item.hold > LOCAL:
                break
            run.append(item)
        return run[::-1]

    # -- results -------------------------------------------------------------------------------------------------------------

    def _flush(self, following: Item | None, header: bool = False) -> None:
        """End the stretch: decide which markers it belongs to. ``following``: the marker that comes right after it."""
        phrase, self.phrase = self.phrase, None
        if phrase is None:
            return
        if self.series and self.slashed and not self.in_order:
            self.series.append(phrase)
            self._in_order()
            self.slashed = 0
            return
        phrase.chunk = self.chunk
        apart = following is None and any(at == self.chunk and what == "literature" for what, _, at in self.told_at)
        if apart and self.items and self.items[-1].chunk < self.chunk:
            return  # "CD34, a marker usually positive in SFT, ..."
        if phrase.control:
            if ("polarity", "uninterpretable") in phrase.statements and (self.last or self.group):
                self._add(self.last or self.group[-1:], phrase, "control")
            return
        if phrase.broken and not (following is not None and self.gap <= 3 and not phrase.leads_back):
            return
        if "rest" in phrase.notes and not phrase.decides and not phrase.only_denies and following is not None:
            return  # "the other markers, except CD99, ..."
        if "naming" in phrase.notes and (
            (("cells", "tumour") in phrase.statements and "named" not in phrase.notes)
            or ("pronoun" in phrase.notes and phrase.linked)
        ):
            phrase.notes.add("expressing")  # "the spindle cells stain for"
        if not phrase.has_content:
            announced = "naming" in phrase.notes and not ("named" in phrase.notes and self.hold in (LIST, CARRIED))
            if announced and following is not None:
                self.head, self.hold, self.closed = phrase, NAMED, False
            if phrase.leads_back and self.group:
                self.colon = True
            return
        if (self.group or self.series or phrase.numbers) and self.respectively_ahead():
            self.series.append(phrase)
            return
        if following is not None:
            self._before_name(phrase)
        else:
            self._after_names(phrase, header)

    def respectively_ahead(self) -> bool:
        """Whether results are to be dealt out in the order of the markers."""
        if self.in_order:
            return True
        if not self.ordered:
            return False
        for token in self.tokens[self.index :]:
            if token.kind == POINT and token.value in ";.":
                return False
            if token.kind == WORD and token.value.grammar in ("respectively", "contrast"):
                return bool(token.value.grammar == "respectively")
        return False

    def _before_name(self, phrase: Phrase) -> None:
        """A stretch right before a marker: back to the markers before it, or on to the next."""
        adjacent = bool(self.group) and not self.separated
        leads_on = phrase.linked or phrase.leads_on or (phrase.only_denies and not phrase.leads_back)
        back = adjacent and (phrase.leads_back or (not leads_on and self._open_items() and not phrase.only_modifies))
        if adjacent and not back and not leads_on and phrase.only_modifies and self._open_items() and self.group[-1].hold == NONE:
            back = "cells" in phrase.subjects and not phrase.subjects & {"extent", "intensity"}
        if back:
            self._back(phrase)
            if leads_on and not phrase.only_modifies and not phrase.leads_back:
                self.head, self.hold = None, NONE
            return
        if phrase.weak and self.hold == LIST and not leads_on:
            return
        self._on(phrase, leads_on)

    def _on(self, phrase: Phrase, leads_on: bool) -> None:
        if not phrase.decides and not phrase.notes and set(phrase.statements) == {("cells", "tumour")}:
            return  # "the tumour cells: ..." says nothing yet
        if phrase.only_modifies and not leads_on and self._open_items():
            self.before = phrase
            return
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
        denied = self.head is not None and (("polarity", "negative") in self.head.statements or "denial" in self.head.notes)
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
        if self.excepting:
            self.excepting, self.except_from = False, None
        self.head, self.hold, self.closed = phrase, hold, False
        self.group = []
        self.last = []
        if hold == LIST:
            self.broke_head = True
            self.told = phrase

    def _after_names(self, phrase: Phrase, header: bool) -> None:
        """A stretch that no marker follows: back to the markers before it, more about the last ones, or a header."""
        if "rest" in phrase.notes and not phrase.decides and not phrase.only_denies:
            return  # "the other markers, except CD99, ...": their result is still to come
        if "rest" in phrase.notes:
            if self.excepting or any(item.opposite for item in self.group):
                for item in self.group:
                    if item.open:
                        item.head, item.hold = phrase, LIST
            self.except_from = self.except_from or phrase
            self.head, self.hold = phrase, LIST
            self.rest = phrase
            return
        if self.group:
            adjacent = not self.separated
            if adjacent or self._open_items() or phrase.leads_back:
                self._back(phrase)
                return
            if not header:
                self._more(phrase)
            return
        if self.last and not header and not (self.excepting and "pronoun" in phrase.notes):
            if "pronoun" in phrase.notes and phrase.decides and not self.group and not self.excepting:
                for item in self.last:  # "...; both were negative"
                    item.said, item.head, item.segment = [phrase], None, self.segment
                return
            if not self.far or "correction" in self.contexts[self.segment] or "cells" in phrase.subjects:
                self._more(phrase)
            return
        if self.waiting and phrase.decides and not header and self.excepting:
            others = [item for item in self.waiting if not any(_same_marker(item, own) for own in self.items)]
            for own in self.waiting:
                own.excepted = own not in others
            self._add(others, phrase, "next_sentence")
            self.waiting = []
            return
        if self.waiting and phrase.decides and not header:
            self._add(self.waiting, phrase, "next_sentence")
            self.last, self.waiting = self.waiting, []
            return
        if not header and phrase.statements and not phrase.bare_sign and (phrase.linked or not self.unknown_here):
            hold = CARRIED if phrase.decides or "denial" in phrase.notes else WEAK
            self.head, self.hold, self.closed = phrase, hold, False
            if phrase.decides and not self.items:
                self.header = phrase
        self.except_from = phrase

    def _open_items(self) -> list[Item]:
        return [item for item in self.group[-_FAR_BACK:] if item.open]

    def _back(self, phrase: Phrase) -> None:
        """Give a stretch to the markers before it."""
        if phrase.weak:
            self._weakly(phrase)
            return
        waiting: list[Item] = []
        for item in reversed(self.group):
            if not item.open and (item.hold == LIST or any(said.decides and not _only_fraction(said) for said in item.said)):
                break
            waiting.append(item)
        if not phrase.leads_back and not phrase.statements and phrase.numbers and not phrase.notes and len(waiting) > 1:
            waiting = waiting[:1]  # "SMA, desmin 80%": a number belongs to the name beside it
        waiting = [item for item in reversed(waiting) if not (item.opposite and item.hold == LIST)]
        if not any(item.open for item in waiting):
            waiting = []
        if not waiting and not self.separated and phrase.decides and not phrase.leads_on and self.group[-1].hold == LIST:
            said = {v for p in self.group[-1].phrases() for s, v in p.statements if s == "polarity"}
            if said and not said & {v for s, v in phrase.statements if s == "polarity"} and "cells" not in phrase.subjects:
                waiting = [self.group[-1]]  # "loss of SDHB with SDHA retained"
                waiting[0].head, waiting[0].hold = None, NONE
        if not waiting:
            self._more(phrase)
            return
        if self.excepting and "pronoun" in phrase.notes:
            for item in waiting:
                item.head, item.hold, item.opposite = phrase, LIST, True
        else:
            self._add(waiting, phrase, "leads_back")
        self.last = waiting
        self.except_from = phrase
        for other in self.others:
            other.excepted = any(_same_marker(other, item) for item in waiting)
            other.head, other.hold, other.opposite = phrase, LIST, True
        self.others = []
        self.separated = True
        self.colon = False
        heads_a_list = self.head is not None and self.head.leads_on and self.head.only_modifies  # "Sustentacular cells: ..."
        if self.hold in (CARRIED, LOCAL, NAMED, WEAK, DENIED) and not heads_a_list:
            self.head, self.hold = None, NONE
        self.group = []

    def _weakly(self, phrase: Phrase) -> None:
        """ "S100 staining": says that it stains only if nothing else is said in this sentence."""
        for item in self.group:
            if item.open and item.head is None:
                item.head, item.hold = phrase, WEAK
            elif item.open and item.hold == DENIED and "performing" in phrase.notes:
                item.said.append(phrase)
        self.separated = False

    def _more(self, phrase: Phrase) -> None:
        """More about the markers that were spoken of last ("..., strongly and diffusely")."""
        targets = self.last or (
            [self.group[-1]] if self.group and not self.separated else [i for i in self.group if i.hold == LIST]
        )
        if (
            not targets
            or phrase.weak
            or phrase.only_denies
            or any(at == self.chunk and c == "literature" for c, _, at in self.told_at)
        ):
            return
        polarity = {v for s, v in phrase.statements if s == "polarity"}
        if polarity and "cells" not in phrase.subjects:
            said = {v for item in targets for p in item.phrases() for s, v in p.statements if s == "polarity"}
            corrected = "correction" in self.contexts[self.segment]
            if said and not polarity & said and said != {"not_performed"} and not corrected:
                return
        self._add(targets, phrase, "more")
        self.last = targets

    def _add(self, items: list[Item], phrase: Phrase, rule: str) -> None:
        if phrase.has_content:
            self.told = phrase
        for item in items:
            item.said.append(phrase)
            if rule != "more" or item.rule == "named":
                item.rule = rule

    def _in_order(self) -> None:
        """Deal results out: "A and B were positive and negative, respectively"."""
        count = len(self.series)
        open_items = [item for item in self.items if item.segment == self.segment and not item.said]
        markers = open_items[-count:] if count else []
        series, self.series = self.series, []
        if count == 1 and markers:
            self._add(open_items, series[0], "leads_back")
            return
        if len(markers) != count or not count:
            return
        first = series[0]
        for item, phrase in zip(markers, series, strict=True):
            if not phrase.decides or not any(s == "polarity" for s, _ in phrase.statements):
                phrase.statements = [s for s in first.statements if s[0] == "polarity"] + phrase.statements
            item.head = None
            self._add([item], phrase, "respectively")
        self.group, self.last = [], markers
        self.head, self.hold, self.separated = None, NONE, True

    # -- borders -------------------------------------------------------------------------------------------------------------

    def _contrast(self, index: int) -> None:
        if self.phrase is not None and self.phrase.has_content and not self.group and not self.last:
            return  # "strongly but focally positive for"
        self._flush(None)
        self._new_segment(keep_head=False)

    def _new_segment(self, keep_head: bool) -> None:
        if self.in_order:
            self._in_order()
            self.in_order = False
        self.except_from = None
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
        self.unknown_here = self.control_before = self.rest_open = self.link_before = False
        self.contexts.append(set())

    def _exception(self) -> None:
        self._flush(None)
        if self.rest_open and self.group:  # the exceptions stand before the word: "the others, CD34 excepted, are negative"
            for item in self.group:
                item.opposite = item.open
            self.group, self.last = [], []
            self.separated = True
            return
        self.excepting = True
        self.exception_head = not self.items
        if self.except_from is None and self.head is not None and self.hold >= LIST:
            self.except_from = self.head
        self.separated = True
        self.group = []
        self.last = []
        self.head, self.hold = None, NONE


def _closers(tokens: list[Token]) -> dict[int, int]:
    """The place of the closing bracket for that of each opening one that is closed."""
    waiting: list[int] = []
    closers: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.kind == POINT:
            if token.value == "(":
                waiting.append(at)
            elif token.value == ")" and waiting:
                closers[waiting.pop()] = at
    return closers


def _agree_on_polarity(item: Item, phrase: Phrase) -> bool:
    said = {v for p in item.phrases() for s, v in p.statements if s == "polarity"}
    stated = {v for s, v in phrase.statements if s == "polarity"}
    return not said or not stated or bool(said & stated)


def _same_marker(one: Item, other: Item) -> bool:
    a, b = one.entry.marker, other.entry.marker
    return a is not None and b is not None and a.id == b.id


def _fails(remark: Phrase) -> bool:
    """Whether a remark about a control says that it did not work."""
    failing = {("polarity", "negative"), ("polarity", "uninterpretable"), ("polarity", "lost")}
    return "denial" in remark.notes or bool(failing & set(remark.statements))


def _only_fraction(phrase: Phrase) -> bool:
    return not phrase.statements and all(unit == "fraction" for unit, _ in phrase.numbers)
