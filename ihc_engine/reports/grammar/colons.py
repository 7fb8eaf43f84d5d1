"""Colons and what does a colon's work: what leads to a result, and what heads a list."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.in_rows import one_for_each, without_controls
from ihc_engine.reports.grammar.items import (
    FAR_BACK,
    LIST,
    WEAK,
)
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.rows import Rows
from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.words.tokens import NUMBER, POINT, SIGN, WORD, Token


def hung_on_tumour(before: Sequence[Token], phrase: Phrase) -> bool:
    """Whether lymphocytes before a colon are a part of the tumour: "tumour, 2 cm, *with lymphoid aggregates*: S100 is +"."""
    if set(phrase.statements) != {("cells", "lymphocytes")}:  # of vessels or nerves a list may be told
        return False
    words = [token for token in before if token.kind == WORD and token.start < phrase.start]
    if not any(word.value.statement == ("cells", "tumour") for word in words) or any(map(_tells, before)):
        return False
    last = max((t.start for t in before if t.kind == POINT and t.start < phrase.start), default=0)
    return any(word.value.grammar == "link" and word.start > last for word in words)


def denies_tumour(before: Sequence[Token], phrase: Phrase) -> bool:
    """Whether it is told that tissue is free of the tumour, which heads no list of stains: "nodes are negative *for tumour*:"."""
    if phrase.statements != [("polarity", "negative"), ("cells", "tumour")]:
        return False
    link, tumour = before[-2:] if len(before) > 1 else (None, None)
    linked = link is not None and link.kind == WORD and link.value.grammar == "link"
    return linked and tumour is not None and tumour.kind == WORD and tumour.value.statement == ("cells", "tumour")


def _tells(token: Token) -> bool:
    """Whether a token says that something stains or does not."""
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")


class Colons(Rows):
    """Reads colons."""

    def _heads_list_about(self) -> None:
        """ "Outside report: S100 negative; CD34 positive": all of the list is about what its head names, up to the next head."""
        if any(item.segment == self.segment for item in self.items):
            return
        self.contexts[self.segment] -= self.headed_about
        about = self.contexts[self.segment] - {"correction"}
        runs = any(token.kind == WORD and token.value.first_run for token in self.tokens[: self.index])
        heads = bool(about & NOT_HERE) and not self.items and not runs  # a first run of one stain is no report of another
        self.headed_about = frozenset(about if heads else ())

    def _colon(self, token: Token) -> None:
        if token.end - token.start > 1 and self.group and self.phrase is not None and self._ends(self.index):
            return  # "AE1/AE3 / Negative / --": an empty cell
        if self.phrase is not None and self.phrase.control and not self.phrase.fails and self.link_before:
            self.phrase = None  # "with appropriate controls: ..."
            return
        self._names_no_result(self.index)
        self._heads_list_about()
        if self.phrase is not None and hung_on_tumour(self.tokens[: self.index], self.phrase):
            self.phrase = None
        if self.phrase is not None and not self.group and denies_tumour(self.tokens[: self.index], self.phrase):
            self.phrase = None
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
                    heads_lines = header.expresses and self._ends(self.index)  # "The cells do not express:"
                    self.header = header if header.decides or heads_lines else None
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

    def _dealt_behind(self, index: int) -> bool:
        """ "A, B and C: +, -, -": as many results behind the colon as names before it."""
        names = self._open_items()
        if len(names) < 2:
            return False
        cells: list[Phrase] = []
        part: Phrase | None = None
        behind = without_controls(self.tokens[index + 1 : index + 1 + 4 * FAR_BACK])
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

    def _ends(self, index: int) -> bool:
        """Whether nothing but points stands behind a place."""
        return all(t.kind == POINT and t.value in "\n./|" for t in self.tokens[index + 1 :])
