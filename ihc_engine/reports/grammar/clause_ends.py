"""Verbs that end their clause in one word: Turkish "izlenirken", Japanese "発現し", Korean "관찰되었고".

What they say belongs to the markers before them, and what follows does not reach back beyond them.
"""

from __future__ import annotations

from ihc_engine.reports.grammar.items import NONE
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.turns import Turns
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words between a participle and the verb that may deny its noun ("cells that stain were not seen").
_NOUN = 5


class ClauseEnds(Turns):
    """Ends clauses at their verbs."""

    def _clause_may_end(self, token: Token, index: int) -> None:
        """End the clause at a verb that closes it, unless an ending that is not known is glued to it or its noun is denied."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or (following.kind == UNKNOWN and following.start == token.end):
            return
        if following.kind == POINT and following.value in ":(":
            return
        if token.value.participle and self._noun_denied(index):
            return
        if token.value.statement in (("polarity", "retained"), ("polarity", "lost")) and following.kind == POINT:
            return  # an adjective of one name in a list: "Negatif: p40, INI1 korunmuş, desmin"
        phrase = self.phrase
        if token.value.grammar in ("copula", "filler") and (phrase is None or not phrase.has_content):
            return  # "A, B *olup* negatiftir": nothing is said yet
        if phrase is not None and self.group:
            headed = any(item.head is not None for item in self.group)
            if phrase.weak and phrase.notes & {"expressing", "existence"} and not headed:
                phrase.statements.append(("polarity", "positive"))
            phrase.leads_back = True
        self._flush(None)
        self.last = self.last or self.group
        self.group, self.separated = [], True
        self.head, self.hold = None, NONE
        self.ended_with = len(self.items)

    def _noun_denied(self, index: int) -> bool:
        """Whether a denial stands close behind, in the same clause."""
        for token in self.tokens[index + 1 : index + 1 + _NOUN]:
            if token.kind in (NAME, SIGN, NUMBER, POINT):
                return False
            if token.kind != WORD:
                continue
            if token.value.grammar in ("contrast", "joining"):
                return False
            if token.value.grammar == "denial" or token.value.statement == ("polarity", "negative"):
                return True
        return False

    def _more(self, phrase: Phrase) -> None:
        """What is denied behind a clause that has ended is something else ("CD34 is seen, and necrosis is not")."""
        if self.ended_with == len(self.items) and phrase.says_no and "pronoun" not in phrase.notes:
            cells = {value for subject, value in phrase.statements if subject == "cells"}
            told = any("cells" in said.subjects for item in self.last for said in item.phrases())
            told = told or ("polarity", "negative") in phrase.statements  # "EMA stains *..., the tumour is negative*"
            if not cells - {"tumour"} and not (cells and told):
                return
        super()._more(phrase)
