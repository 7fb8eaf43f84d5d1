"""Points of a sentence, each by what it does: what begins a new part, and what goes on."""

from __future__ import annotations

from ihc_engine.reports.grammar.dashes import Dashes
from ihc_engine.reports.grammar.denied_lists import line_apart
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


class Punctuation(Dashes):
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
                self._comma(index)
            else:
                self._stroke(index)
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
        elif point == "\n" and line_apart(self.tokens, index, self.group, self.phrase):
            self._flush(None)
            self._new_segment(keep_head=False)
        elif point == "=" or point == ">":
            self._colon(token)
        return index

    def _stroke(self, index: int) -> None:
        """A stroke between names, or between their results."""
        if self.phrase is not None and self.phrase.has_content:
            if self.slashed and len(self._open_items()) == self.slashed + 1:
                self.series.append(self.phrase)
                self.phrase = None
            elif self.items and index + 1 < len(self.tokens) and self.tokens[index + 1].kind == NAME:
                self._flush(None)  # "SMA - positive, focal / desmin - negative"
                self.separated = True
            return
        if self.group and self.phrase is None and not self.separated:
            self.slashed += 1
        self._flush(None)
        self.separated = True

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

    def _cell(self) -> None:
        self._flush(None)
        self.cell_told = bool(self.last) and all(any(said.decides for said in item.said) for item in self.last)
        self.colon = bool(self.group)
        self.separated = not self.group

    def _abbreviates(self, index: int) -> bool:
        """Whether a point ends the short form of a name: "caldesm. pos."."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, following = self.tokens[index - 1], self.tokens[index + 1]
        stated = following.value.statement if following.kind == WORD else None
        return before.kind == NAME and before.end == self.tokens[index].start and stated is not None and stated[0] == "polarity"
