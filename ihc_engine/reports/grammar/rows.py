"""Results in rows and columns below their names, and signs before their names."""

from __future__ import annotations

from ihc_engine.reports.grammar.attachment import Attachment
from ihc_engine.reports.grammar.in_rows import (
    cells_of,
    one_for_each,
    outside_of_brackets,
    row_behind_names,
    scores,
    signed,
    without_controls,
)
from ihc_engine.reports.grammar.items import (
    Carry,
    Item,
)
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token


class Rows(Attachment):
    """Reads lines that hold results alone, and lists that begin with a sign."""

    def _row_of_results(self) -> Carry:
        """A line of results below a line of names: dealt out where there is one for each, given to all where there is one."""
        tokens = without_controls(self.tokens)
        cells = cells_of(tokens, _begins_sign, self._into)
        if len(cells) != len(self.waiting) and one_for_each(len(self.waiting), outside_of_brackets(tokens)):
            cells = cells_of(tokens, _is_result, self._into)  # "3+ (90%) 0 0 10%"
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
        elif len(cells) == 1 and cells[0].decides and sum(map(scores, tokens)) < 2:
            self._add(self.waiting, cells[0], "next_sentence")
        elif any(cell.decides for cell in cells):
            self._not_dealt(self.waiting, cells[0])
        return Carry()

    def _names_and_row(self) -> bool:
        """ "SMA S100 CD34  3+ 0 0": as many results as names in one line."""
        found = row_behind_names(self.tokens)
        if found is None:
            return False
        names = [token for token in self.tokens if token.kind == NAME]
        for name, result in zip(names, found[1], strict=True):
            item = Item(name.value, name.start, name.end)
            phrase = Phrase(result.start, result.end)
            self._into(phrase, result)
            self.items.append(item)
            self._add([item], phrase, "row_of_results")
        return True

    def _signs_first(self, begin: int) -> bool:
        """ "+ SMA, + desmin, - S100": each sign stands before its name."""
        pairs: list[tuple[Token, Token]] = []
        sign: Token | None = None
        for token in self.tokens[begin:]:
            if signed(token) and sign is None:
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


def _begins_sign(part: Phrase, token: Token) -> bool:
    """Whether a sign or a word of its own stands behind a result."""
    tells = token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "polarity"
    return (signed(token) or tells) and part.decides


def _is_result(part: Phrase, token: Token) -> bool:
    """Whether a token is a result by itself."""
    return part.decides and (_begins_sign(part, token) or token.kind == NUMBER)
