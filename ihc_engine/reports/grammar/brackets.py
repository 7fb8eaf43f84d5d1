"""Brackets: another name of the marker, a result of it, a list of markers, or a remark."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.reports.clauses.dated_tumours import beside_year, dated_inside, treated_in_year, year_behind
from ihc_engine.reports.clauses.labelled_brackets import labelled_apart
from ihc_engine.reports.grammar.exceptions import excepts
from ihc_engine.reports.grammar.items import (
    DENIED,
    LIST,
    LOCAL,
    NONE,
    OF_SEVERAL,
    Item,
    agree_on_polarity,
    only_fraction,
    same_marker,
)
from ihc_engine.reports.grammar.other_subjects import turns_no_list
from ihc_engine.reports.grammar.own_adjectives import amount_of_last
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.punctuation import Punctuation
from ihc_engine.reports.grammar.sentence_state import OF_THE_TUMOUR
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens in one pair of brackets.
_LONGEST_BRACKET = 120
#: Words before brackets among which the diagnosis stands that they speak of.
_NEAR = 10
_SETTLED = frozenset(("polarity", value) for value in ("positive", "negative", "lost", "retained"))


class Brackets(Punctuation):
    """Reads what stands in brackets."""

    def _point(self, token: Token, index: int) -> int:
        """Read a point; the place of the last token that it took."""
        if token.value == "(":
            return self._open(index)
        if token.value == ")":
            self._close()
            return index
        return super()._point(token, index)

    def _open(self, index: int) -> int:
        """Brackets: another name of the marker, a result of it, a list of markers, or a remark."""
        close = self.closers.get(index, -1)
        if close < 0 or close - index > _LONGEST_BRACKET:
            self._flush(None)
            self.separated = True
            return index
        inside = self.tokens[index + 1 : close]
        names = [t for t in inside if t.kind == NAME]
        tells = any(map(_tells, inside))
        previous = self.tokens[index - 1] if index else None
        after_name = previous is not None and previous.kind == NAME
        if names and after_name and self.group:
            general = self.group[-1].entry
            named = {name.value.marker.id for name in names if name.value.marker}
            if not tells and len(names) <= 2 and general.marker is not None and named <= {general.marker.id}:
                return close
            if named and named <= set(general.members):
                self.group.pop()  # "cytokeratin (CK7, CK20) negative" says nothing of cytokeratin at large
        if names and not tells and not after_name and self._specialised(names):
            return close
        if not names:
            self._bracketed(inside, after_name)
            return close
        if tells and not after_name and self.phrase is not None and self.phrase.decides and not self.group:
            tells = any(map(_tells, _outside_of_brackets(inside)))  # "negative (S100, SMA (vessels only))"
        other_cells = self.excepting and self.phrase is not None and "cells" in self.phrase.subjects
        if other_cells and not tells and all(any(same_marker(Item(n.value, 0, 0), i) for i in self.items) for n in names):
            return close  # "CD117 and DOG1 are negative except in mast cells (CD117)"
        if not tells and (self._lists_all_but_these(after_name) or self._lists_the_others(after_name)):
            return index
        if not tells:
            self._names_no_result(index)
        diagnosis = previous is not None and previous.kind == WORD and previous.value.diagnosis
        if tells and diagnosis and self._of_differential(index):
            self.expected_until = close  # "differential: schwannoma (S100+)": what would be expected
        past = any(t.kind == WORD and "past" in t.value.context for t in self._before_diagnosis(index))
        if tells and (past or beside_year(self.tokens, index)):
            self.past_until = close
        elif tells and (treated_in_year(self.tokens, index) or labelled_apart(self.tokens, index) or self._dated(index, close)):
            self.excluded = [*self.excluded, range(index, close + 1)]  # listed: it is not certain
        pending = self.phrase if self.phrase is not None and self.phrase.linked else None
        if tells and pending is None:
            first = next((at for at, token in enumerate(inside) if token.kind == NAME or token.value == ";"), 0)
            if after_name and first and inside[first].kind == POINT:
                self._bracketed(inside[:first], True)
                index += first
            cells = None if self.group else _cells_before(self.phrase, previous)
            if cells is not None and any(map(_says_no, inside)):
                if any(map(_says_yes, inside)) and not OF_THE_TUMOUR & set(cells.statements):
                    self.past_until = close  # "reactive follicles (CD20+, BCL2-)": what others show, and no result of the tumour
                cells = None
            self._flush(None)
            self.stack.append((self.group, self.head, self.hold, self.last, self.closed))
            self.group, self.head, self.hold, self.closed = [], cells, LIST if cells else NONE, False
        return index

    def _dated(self, index: int, close: int) -> bool:
        """Whether the bracket tells of a tumour whose year stands in it or behind it."""
        return dated_inside(self.tokens, index) or year_behind(self.tokens, index, close)

    def _of_differential(self, index: int) -> bool:
        """Whether the diagnosis before a place is a possible one, and not one that stains were done to exclude."""
        before = [token.value for token in self.tokens[:index] if token.kind == WORD]
        done = next((at for at, word in enumerate(before) if word.grammar in ("performing", "copula", "naming")), len(before))
        if any(word.purpose for word in before[done:]):
            return False
        return any(word.certainty == "differential" for word in before)

    def _before_diagnosis(self, index: int) -> list[Token]:
        """The words around a diagnosis before a bracket: "previous leiomyosarcoma (SMA+)", "melanoma previo (S100+)"."""
        near = self.tokens[max(0, index - _NEAR) : index]
        at = next((at for at in range(len(near) - 1, -1, -1) if near[at].kind == WORD and near[at].value.diagnosis), 0)
        if any(t.kind == NAME or (t.kind == POINT and t.value in ",;") for t in near[at:]):
            return []
        return near[max(0, at - 3) : at + 3]

    def _lists_the_others(self, after_name: bool) -> bool:
        """ "all negative except SMA (S100, desmin)", "all except SMA were negative (S100, desmin)": names of the others."""
        if self.excepting and after_name:
            others, self.excepting, self.except_from = self.except_from, False, None
        elif self.phrase is not None and any(item.opposite for item in self.group) and not after_name:
            told = self.phrase
            self._flush(None)
            others = self.rest or (told if self.excepting and told.decides and "pronoun" in told.notes else None)
            self.excepting = self.excepting and others is None
        else:
            return False
        if others is None:
            return False
        self.exception_head = False
        self.stack.append((self.group, self.head, self.hold, self.last, self.closed))
        self.group, self.head, self.hold, self.closed, self.separated = [], others, LIST, False, True
        return True

    def _lists_all_but_these(self, after_name: bool) -> bool:
        """ "apart from focal EMA all epithelial markers (AE1/AE3, CK7) are negative": names whose result is still to come."""
        if after_name or not self.exception_head or self.phrase is None:
            return False
        if not self.phrase.notes & {"pronoun", "rest", "naming"} or self.phrase.decides:
            return False
        self.excepted_first, self.excepted_behind = [item for item in self.group if item.open], True
        self.excepting, self.except_from, self.exception_head = False, None, False
        self.phrase, self.head, self.hold, self.group, self.last, self.separated = None, None, NONE, [], [], True
        return True

    def _specialised(self, names: list[Token]) -> bool:
        """ "Keratin was negative with two antibodies (AE1/AE3, CAM5.2)": what was said of the general name holds for each."""
        general = next((item for item in (self.group or self.last)[-1:] if item.entry.members and item.entry.marker), None)
        if general is None or general.entry.marker is None:
            return False
        own = general.entry.marker.id
        told = any(said.decides for said in general.said) or (self.phrase is not None and self.phrase.decides)
        if not told or not any(t.value.marker and t.value.marker.id in (own, *general.entry.members) for t in names):
            return False
        self._flush(None)
        for name in names:
            if name.value.marker is None or name.value.marker.id != own:
                item = Item(name.value, name.start, name.end, segment=self.segment, chunk=self.chunk)
                item.head, item.hold, item.said, item.rule = general.head, general.hold, list(general.said), general.rule
                self.items.append(item)
        return True

    def _close(self) -> None:
        self._flush(None)
        self.control_before = False
        if self.stack:
            self.group, self.head, self.hold, self.last, self.closed = self.stack.pop()

    def _bracketed(self, inside: list[Token], after_name: bool) -> None:
        """A remark in brackets: a result of what stands before it, if it is one."""
        several = sum(t.kind == WORD and t.value.statement is not None and t.value.statement[0] == "cells" for t in inside)
        if after_name and self.group and not several and _opposite_labels(inside):
            self.group[-1].clash = OF_SEVERAL
        pieces = list(_pieces(inside, ";," if several > 1 or any(map(_corrects, inside)) else ";"))
        pieces = [part for piece in pieces for part in _without_control(piece)]
        settled = [piece for piece in pieces if _settles(piece)]  # "reported as positive; on our review negative, ..."
        if settled:
            self.phrase = None
        for piece in settled or pieces:
            self._remark(piece, after_name)

    def _remark(self, inside: list[Token], after_name: bool) -> None:
        """One remark of those in brackets."""
        if any(t.kind == WORD and t.value.context & {"literature", "hypothetical", "suggested", "earlier"} for t in inside):
            return
        if sum(t.kind == NUMBER and t.value[0] == "number" for t in inside) > 1:
            return  # the key of a scale
        remark: Phrase | None = None
        if len(inside) == 2 and inside[0].value == "-" and inside[1].kind == WORD and _is_pattern(inside[1]):
            remark = Phrase(inside[0].start, inside[0].end)
            remark.add_sign("-", inside[0].end)  # "membranous (-nuclear)"
        for token in inside:
            if token.kind in (SIGN, NUMBER, WORD):
                remark = remark or Phrase(token.start, token.end)
                if token.kind == WORD and "control" in token.value.context:
                    remark.control = True
                if token.kind == WORD and token.value.grammar == "only":
                    remark.notes.add("only")
                self._into(remark, token)
            elif token.kind == POINT and token.value == "-" and token is inside[-1] and (remark is None or not remark.decides):
                remark = remark or Phrase(token.start, token.end)
                remark.add_sign("-", token.end)
        if remark is None or not remark.has_content or (remark.control and not remark.fails):
            return
        numbered = not remark.statements and all(unit == "number" for unit, _ in remark.numbers)
        if numbered and any(t.kind in (UNKNOWN, WORD) for t in inside):
            return  # "(Figure 2)"
        if "cells" in remark.subjects and not remark.decides and any(map(excepts, inside)):
            return  # "CD34 - (except vessels)"
        main = self.phrase if self.phrase is not None and self.phrase.has_content else None
        outside = remark.subjects >= {"pattern"} and ("pattern", "nuclear") not in remark.statements
        if main is not None and outside and ("polarity", "negative") in main.statements and "cells" not in remark.subjects:
            return  # "negative (weak cytoplasmic +)"
        strange = any(
            t.kind == UNKNOWN or (t.kind == WORD and t.value.statement is None and t.value.grammar is None) for t in inside
        )
        if self.phrase is not None and self.phrase.has_content and not after_name:
            if strange and self.phrase.decides and remark.decides:
                return  # "EMA: - (capsule +)"
            if "cells" in remark.subjects:
                if self.cell_told and ("cells", "tumour") not in remark.statements:
                    self.phrase = None  # the column of a control
                    return
                if self.phrase.bare_sign and not remark.decides and not remark.notes & {"only", "expressing"}:
                    self.phrase.statements += remark.statements  # "+ (glands), - (tumour)"
                    return
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
        if target and _settles(inside):
            target[0].said = []
        if strange and target and target[0].said and not agree_on_polarity(target[0], remark):
            return  # "CD117: - (mastocytes +)" where the cells are not known
        if after_name and target and not target[0].said and turns_no_list(target[0], remark, inside):
            return
        if not self.group:
            if self.last:
                self._add(self.last, remark, "bracketed")
            elif remark.decides:
                self.phrase = remark
            return
        last = self.group[-1]
        if last.hold == DENIED and amount_of_last(self.tokens, self.index, self.group, remark):
            last.head, last.hold = None, NONE  # "no S100, SMA (diffuse)"
        waiting = (
            self._run_of_waiting() if remark.decides and last.open and last.hold <= LOCAL and not only_fraction(remark) else []
        )
        for item in waiting or [last]:
            if ("polarity", "positive") in remark.statements and item.head is not None and item.head.only_denies:
                item.head, item.hold = None, NONE  # "nothing new as to SMA (positive)"
        self._add(waiting or [last], remark, "bracketed")

    def _refines(self, general: Item, special: Item) -> bool:
        """Whether the next name only says again, or more exactly, what the one before it said ("cytokeratin AE1/AE3")."""
        if general.entry.marker is None or special.entry.marker is None:
            return False
        if general.entry.marker.id == special.entry.marker.id:
            return True
        if special.entry.marker.id in general.entry.members and special.start - general.end <= 2:
            general.entry = special.entry  # "cytokeratin CK20"
            general.end = special.end
            return True
        return False


def _cells_before(phrase: Phrase | None, previous: Token | None) -> Phrase | None:
    """The other cells right before brackets, as a head of what stands in them: "vessels (CD34+)"."""
    stated = previous.value.statement if previous is not None and previous.kind == WORD else None
    if phrase is None or phrase.decides or stated is None or stated[0] != "cells" or stated[1] == "tumour":
        return None
    return Phrase(phrase.start, phrase.end, [stated])


def _says_no(token: Token) -> bool:
    """ "muscular (desmin+) or vascular (CD31, ERG negative)": of other cells nobody tells what does not stain."""
    negative = token.kind == WORD and token.value.statement == ("polarity", "negative")
    return negative or (token.kind in (SIGN, POINT) and token.value == "-")


def _says_yes(token: Token) -> bool:
    positive = token.kind == WORD and token.value.statement == ("polarity", "positive")
    return positive or (token.kind == SIGN and token.value[0] == "+")


def _tells(token: Token) -> bool:
    """Whether a token in brackets tells anything of a result."""
    if token.kind == WORD:
        return bool(token.value.statement or token.value.grammar == "denial")
    return token.kind in (SIGN, NUMBER)


def _outside_of_brackets(inside: list[Token]) -> Iterator[Token]:
    """What stands in brackets, without what stands in others inside of them."""
    depth = 0
    for token in inside:
        if token.kind == POINT and token.value in "()":
            depth += 1 if token.value == "(" else -1
        elif not depth:
            yield token


def _pieces(inside: list[Token], borders: str) -> Iterator[list[Token]]:
    """What stands in brackets between some points."""
    piece: list[Token] = []
    for token in inside:
        if token.kind == POINT and token.value in borders:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _without_control(piece: list[Token]) -> list[list[Token]]:
    """A remark, parted before what it tells of the control behind a result: "INI1 (lost, *internal control positive*)"."""
    control = next((n for n, t in enumerate(piece) if t.kind == WORD and "control" in t.value.context), 0)
    comma = next((n for n in range(control - 1, 0, -1) if piece[n].kind == POINT and piece[n].value == ","), 0)
    told = any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in piece[:comma])
    return [piece[:comma], piece[comma + 1 :]] if told else [piece]


def _settles(piece: list[Token]) -> bool:
    """Whether a remark says by itself that a stain is positive or negative after all."""
    told = any(t.kind == WORD and t.value.statement in _SETTLED and not t.value.context for t in piece)
    return told and any(map(_corrects, piece))


def _opposite_labels(inside: list[Token]) -> bool:
    """Whether brackets say opposite things behind colons: "S100 (outside: positive; here: negative)"."""
    said: set[str] = set()
    labelled = False
    for token in inside:
        if labelled and (token.kind == SIGN or token.value == "-"):
            said.add("negative" if token.value == "-" else "positive")
        elif token.kind == POINT:
            labelled = token.value == ":" or (labelled and token.value != ";")
        elif labelled and token.kind == WORD and (token.value.statement or ("",))[0] == "polarity":
            said.add(token.value.statement[1])
    return said >= {"positive", "negative"} and not any(map(_corrects, inside))


def _corrects(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.context & {"correction", "rightly"})


def _is_pattern(token: Token) -> bool:
    return token.value.statement is not None and token.value.statement[0] == "pattern"
