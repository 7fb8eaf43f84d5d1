"""Dashes: which minus is a result, and which hyphen or dash is none."""

from __future__ import annotations

from ihc_engine.reports.grammar.commas import Commas
from ihc_engine.reports.grammar.denied_lists import has_verb, parts_lists
from ihc_engine.reports.grammar.exceptions import excepts
from ihc_engine.reports.grammar.items import (
    FAR_BACK,
)
from ihc_engine.reports.grammar.suspended import suspended
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens of words for the tumour's cells behind a minus.
_CELLS = 6
_TELLING = ("polarity", "extent", "intensity", "level")


#: The first of the letters that are written without hyphens: kana, Han characters and hangul come behind it.
_UNSPACED = "\u3041"


class Dashes(Commas):
    """Reads dashes."""

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
        names = following is not None and following.kind == NAME and following.start > token.end
        if heads and names and not has_verb(tokens, index + 1):
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
        ends = ends or (glued and _ends_in_verb(following)) or (apart and not glued and self._only_cells(self.index + 1))
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

    def _only_cells(self, index: int) -> bool:
        """ "S100 - in tumour cells." says which cells, up to the point, and nothing else that the dash could lead to."""
        told = False
        for token in self.tokens[index : index + _CELLS]:
            if token.kind == POINT:
                return told and token.value in ".;"
            if token.kind != WORD:
                return False
            stated = token.value.statement
            if stated == ("cells", "tumour"):
                told = True
            elif stated is not None or not (token.value.definite or token.value.grammar in ("filler", "link")):
                return False
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
