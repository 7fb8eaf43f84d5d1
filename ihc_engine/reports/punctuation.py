"""Points and dashes: what begins a new part, what leads to a result, and which minus is one."""

from __future__ import annotations

from ihc_engine.reports.adjectives import noun_to_come
from ihc_engine.reports.denied_lists import parts_lists
from ihc_engine.reports.exceptions import ends_with_cells, excepts, goes_on
from ihc_engine.reports.in_rows import one_for_each
from ihc_engine.reports.items import (
    FAR_BACK,
    LIST,
    NONE,
    WEAK,
)
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.rows import Rows
from ihc_engine.reports.suspended import suspended
from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens between commas that may stand inside of a denial.
_LONGEST_ASIDE = 7
#: The first of the letters that are written without hyphens: kana, Han characters and hangul come behind it.
_UNSPACED = "\u3041"
_TELLING = ("polarity", "extent", "intensity", "level")


class Punctuation(Rows):
    """Reads the points of a sentence, apart from brackets."""

    def _point(self, token: Token, index: int) -> int:
        point = token.value
        if point == "." and index + 1 < len(self.tokens) and self.tokens[index + 1].value == ":":
            return index  # "Pos.:"
        if point == "." and self._abbreviates(index):
            return index
        if point == "," or point == "/":
            self.control_before = False
            self.test_before = 0
            if point == ",":
                if self._in_mid_denial(index):
                    return index
                if self._modifies_next(index):
                    return index
                if self.compared == self.segment and self._tells_next(index) and not self._goes_on_comparing(index):
                    self._end_comparison()
                excepted = self.excepting and not self.exception_head and ends_with_cells(self.tokens, index)
                self._flush_or_keep()
                if excepted:
                    self._end_exception()
                self.chunk_unknown = False
                self.chunk += 1
                if self._exception_open() and not goes_on(self.tokens, index):
                    self._end_first_exception()  # "other than CD34, the panel ..."
                if self.exception_head and self.hold == LIST:  # "except for a focal positivity of actin, ..."
                    self.head, self.hold, self.group, self.exception_head = None, NONE, [], False
            if point == "/" and self.phrase is not None and self.phrase.has_content:
                if self.slashed and len(self._open_items()) == self.slashed + 1:
                    self.series.append(self.phrase)
                    self.phrase = None
                elif self.items and index + 1 < len(self.tokens) and self.tokens[index + 1].kind == NAME:
                    self._flush(None)  # "SMA - positive, focal / desmin - negative"
                    self.separated = True
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
            self._cell()
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

    def _flush_or_keep(self) -> None:
        if self.phrase is not None:
            self._flush(None)

    def _colon(self, token: Token) -> None:
        if token.end - token.start > 1 and self.group and self.phrase is not None and self._ends(self.index):
            return  # "AE1/AE3 / Negative / --": an empty cell
        if self.phrase is not None and self.phrase.control and not fails(self.phrase) and self.link_before:
            self.phrase = None  # "with appropriate controls: ..."
            return
        self._names_no_result(self.index)
        if self.phrase is not None and self.phrase.only_denies and self.phrase.broken and not self.group:
            self.phrase = None  # "not fit for a result: INI1"
        if self.phrase is not None and self.phrase.has_content:
            if self.excepting and self.phrase.decides and (self.exception_head or "pronoun" in self.phrase.notes):
                for item in self.group:
                    if item.open:
                        item.head, item.hold, item.opposite = self.phrase, LIST, True
                self.rest, self.group, self.exception_head = self.phrase, [], False
            if self._rest_listed():
                return
        if self.phrase is not None and self.phrase.has_content:
            self.phrase.leads_on = True
            self.phrase.linked = True
            if not self.group or self.separated:
                header, taken = self.phrase, bool(self._open_items())
                self._lesional(header)
                self._flush(None, header=True)
                if not taken and (header.statements or header.notes & {"denial", "expressing"}):
                    self.head, self.hold = header, LIST if header.decides or "denial" in header.notes else WEAK
                    self.header = header if header.decides else None
                    self.closed = False
                    self.group = []
            return
        self._flush(None)
        if self._dealt_behind(self.index):
            return
        if self.excepting and self.group:  # "nothing except SMA: S100, desmin, all negative"
            if self.except_from is not None:
                self.head, self.hold, self.closed = self.except_from, LIST, False
            self.excepting, self.except_from, self.group, self.separated = False, None, [], True
            self.exception_head = False
        self.colon = bool(self.group)

    def _abbreviates(self, index: int) -> bool:
        """Whether a point ends the short form of a name: "caldesm. pos."."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, following = self.tokens[index - 1], self.tokens[index + 1]
        stated = following.value.statement if following.kind == WORD else None
        return before.kind == NAME and before.end == self.tokens[index].start and stated is not None and stated[0] == "polarity"

    def _ends(self, index: int) -> bool:
        """Whether nothing but points stands behind a place."""
        return all(t.kind == POINT and t.value in "\n./|" for t in self.tokens[index + 1 :])

    def _dealt_behind(self, index: int) -> bool:
        """ "A, B and C: +, -, -": as many results behind the colon as names before it."""
        names = self._open_items()
        if len(names) < 2:
            return False
        cells: list[Phrase] = []
        part: Phrase | None = None
        behind = self.tokens[index + 1 : index + 1 + 4 * FAR_BACK]
        results = [token for token in behind if not (token.kind == POINT and token.value in ",/.\n")]
        numbered = one_for_each(len(names), results)  # "A, B and C: 3+, 0, 20%"
        for token in behind:
            if token.kind == POINT and token.value in ";.\n":
                break
            if token.kind == POINT and token.value in ",/":
                part = None
            elif (
                token.kind in (SIGN, WORD) or (numbered and token.kind == NUMBER) or (token.kind == POINT and token.value == "-")
            ):
                if part is None or numbered:
                    part = Phrase(token.start, token.end)
                    cells.append(part)
                self._into(part, token)
            elif token.kind != POINT:
                return False
        if len(cells) != len(names) or not all(cell.decides for cell in cells):
            return False
        for item, cell in zip(names, cells, strict=True):
            self._add([item], cell, "row_of_results")
        self.group, self.last = [], names
        self.dealt = True
        return True

    def _rest_listed(self) -> bool:
        """ "All others negative except CD99: S100, desmin" lists the others behind the colon."""
        if self.rest is None and not (self.rest_open and self.phrase is not None and self.phrase.decides):
            return False
        phrase, self.phrase = self.phrase, None
        if self.rest is None:
            self.rest = phrase
        elif phrase is not None and self.group:
            self._add(self.group, phrase, "leads_back")
        if self.rest is not None:
            self._turn_excepted(self.rest)
        self.head, self.hold, self.closed = self.rest, LIST, False
        self.group, self.last = [], []
        self.excepting, self.except_from, self.separated, self.exception_head = False, None, True, False
        return True

    def _cell(self) -> None:
        self._flush(None)
        self.cell_told = bool(self.last) and all(any(said.decides for said in item.said) for item in self.last)
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
        if (previous is None or previous.value == "\n") and following is not None and following.value == ":":
            self._stretch(token).add_sign("-", token.end)  # "- : CD34, S100"
            return index
        alone = following is None or (following.kind == POINT and following.value in ";.\n|\t")
        closed = (
            previous is not None and previous.kind == POINT and (previous.value in ")|\t:=" or (previous.value == "," and alone))
        )
        after_name = previous is not None and (previous.kind == NAME or closed) and self.phrase is None
        if after_name and self.group and previous is not None:
            self._dash_after_name(token, previous, following)
            return index
        heads = self.phrase is not None and self.phrase.decides and previous is not None and previous.kind == WORD
        heads = heads and not (self.group and self.group[-1].open and not self.separated)  # "SMA positive - desmin positive"
        if heads and following is not None and following.kind == NAME and following.start > token.end:
            self._colon(token)  # "Negative stains - S100, SMA"
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
        if suspended(self.tokens, self.index):
            return
        if parts_lists(self.tokens, self.index, self.hold):
            self._new_segment(keep_head=False)
            return
        ends = following is None or (following.kind == POINT and following.value in ",;)/|\t\n.") or self._remark_follows()
        joins = following is not None and following.kind == WORD and following.value.grammar in ("joining", "contrast")
        if previous.value == ":" and self._names_cells(self.index + 1):
            self._stretch(token).add_sign("-", token.end)  # "EMA: - in the tumour, + in the perineurium"
            return
        apart = following is not None and following.start > token.end
        glued = previous.end == token.start
        ends = ends or (apart and not glued and self._verb_ends(self.index + 1)) or excepts(following)
        ends = ends or (glued and _ends_in_verb(following))
        if ends or joins or (apart and (glued or (following is not None and following.kind == NAME))):
            if glued and apart and following is not None and following.kind == WORD and following.value.statement:
                self.colon = True
                return
            self._stretch(token).add_sign("-", token.end)
        elif following is not None and following.kind == NAME:
            if glued and self.first_sign < len(self.tokens):
                self._stretch(token).add_sign("-", token.end)  # "S100+CD34-SMA+"
            self.separated = True
        elif not (glued and not apart and _stains(following)):
            self.colon = True

    def _names_cells(self, index: int) -> bool:
        """Whether cells are named from a place on, behind words such as "in the"."""
        for token in self.tokens[index : index + 4]:
            if token.kind != WORD:
                return False
            if token.value.statement and token.value.statement[0] == "cells":
                return True
        return False

    def _verb_ends(self, index: int) -> bool:
        """ "SMA +, desmin - olarak değerlendirilmiştir": behind a sign, in a list of signs, only a verb that tells nothing."""
        if self.first_sign >= index:
            return False
        return all(t.kind not in (NAME, SIGN, NUMBER) and not (t.kind == WORD and t.value.statement) for t in self.tokens[index:])

    def _remark_follows(self) -> bool:
        """ "CD34 - (vessels +)": what follows in brackets is a remark beside the minus, not the result ("CD34 - (3+, 80%)")."""
        begin = self.index + 1
        close = self.closers.get(begin, -1)
        if close < 0:
            return False
        inside = self.tokens[begin + 1 : min(close, begin + FAR_BACK)]
        behind = self.tokens[close + 1] if close + 1 < len(self.tokens) else None
        if behind is not None and (behind.kind in (SIGN, NUMBER) or (behind.kind == WORD and behind.value.statement)):
            return False  # "CD34 - (QBEnd10) positive"
        return not all(_of_one_result(token) for token in inside)


def _ends_in_verb(token: Token | None) -> bool:
    """Whether an ending that no hyphen joins to a name is glued to its minus: "CD34-である", "CD34-이었다"."""
    if token is None or token.kind != WORD or token.value.statement is not None or token.value.phrase.isascii():
        return False
    return token.value.grammar in ("copula", "filler") and min(token.value.phrase) >= _UNSPACED


def _stains(token: Token | None) -> bool:
    """Whether a word says no more than "stain" ("S100-Färbung"): the hyphen before it is a joint, and leads to no result."""
    return (
        token is not None
        and token.kind == WORD
        and token.value.grammar in ("expressing", "existence")
        and not token.value.statement
    )


def _of_one_result(token: Token) -> bool:
    """Whether a token may stand in a result that speaks of the tumour: no words for other cells, no unknown ones."""
    if token.kind == WORD:
        entry = token.value
        return entry.grammar in ("filler", "joining") or bool(entry.statement and entry.statement[0] in _TELLING)
    return token.kind in (SIGN, NUMBER, POINT)


def fails(remark: Phrase) -> bool:
    """Whether a remark about a control says that it did not work."""
    failing = {("polarity", "negative"), ("polarity", "uninterpretable"), ("polarity", "lost")}
    return "denial" in remark.notes or bool(failing & set(remark.statements))
