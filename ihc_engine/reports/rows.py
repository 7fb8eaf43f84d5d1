"""Results in rows and columns below their names, and signs before their names."""

from __future__ import annotations

from collections.abc import Callable

from ihc_engine.reports.attachment import Attachment
from ihc_engine.reports.items import (
    Carry,
    Item,
)
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Blanks between two columns.
_GAP = 2


class Rows(Attachment):
    """Reads lines that hold results alone, and lists that begin with a sign."""

    def _row_of_results(self) -> Carry:
        """A line of results below a line of names: dealt out where there is one for each, given to all where there is one."""
        cells = self._cells_of_row(_begins_sign)
        if len(cells) != len(self.waiting):  # "3+  0  0  10%"
            by_place = self._cells_of_row(_stands_apart)
            cells = by_place if len(by_place) == len(self.waiting) else cells
        if len(cells) != len(self.waiting):  # "3+ 0 0 10%"
            single = self._cells_of_row(_is_result)
            cells = single if len(single) == len(self.waiting) else cells
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
        elif any(cell.decides for cell in cells):
            self._not_dealt(self.waiting, cells[0])
        return Carry()

    def _cells_of_row(self, begins: Callable[[Phrase, Token], bool]) -> list[Phrase]:
        """The cells of a line. ``begins``: whether a token begins the next one, where no point parts it from the last."""
        cells: list[Phrase] = []
        part: Phrase | None = None
        for token in self.tokens:
            if token.kind == POINT and token.value in "|\t,;":
                part = None
            elif token.kind in (SIGN, NUMBER, WORD) or (token.kind == POINT and token.value == "-"):
                if part is None or begins(part, token):
                    part = Phrase(token.start, token.end)
                    cells.append(part)
                self._into(part, token)
                part.end = token.end
        return [cell for cell in cells if cell.has_content]

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


def _signed(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == POINT and token.value == "-")


def _begins_sign(part: Phrase, token: Token) -> bool:
    """Whether a sign or a word of its own stands behind a result."""
    tells = token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "polarity"
    return (_signed(token) or tells) and part.decides


def _stands_apart(part: Phrase, token: Token) -> bool:
    """Whether blanks set a token apart."""
    return token.start - part.end >= _GAP


def _is_result(part: Phrase, token: Token) -> bool:
    """Whether a token is a result by itself."""
    return part.decides and (_begins_sign(part, token) or token.kind == NUMBER)
