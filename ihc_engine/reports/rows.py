"""Results in rows and columns below their names, and signs before their names."""

from __future__ import annotations

from ihc_engine.reports.attachment import Attachment
from ihc_engine.reports.items import (
    Carry,
    Item,
)
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token


class Rows(Attachment):
    """Reads lines that hold results alone, and lists that begin with a sign."""

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
                if part is None or ((signed or tells) and part.decides):
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
        elif any(cell.decides for cell in cells):
            self._not_dealt(self.waiting, cells[0])
        return Carry()

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
