"""What each kind of word does in a sentence: leads on or back, excepts, denies (what joins and repeats: ``joining_words``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ihc_engine.reports.clauses.entities import shares_subject
from ihc_engine.reports.grammar.addition import state_loss
from ihc_engine.reports.grammar.exceptions import begins_subject, sets_apart
from ihc_engine.reports.grammar.items import CARRIED, LIST, NONE
from ihc_engine.reports.grammar.joining_words import JoiningWords
from ihc_engine.reports.grammar.own_predicates import ends_list
from ihc_engine.reports.grammar.own_results import result_apart, tells_how
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import mark_unclear, staining_follows
from ihc_engine.reports.grammar.sentence_state import OF_THE_TUMOUR
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Unknown words after which a preposition leads nowhere.
_FAR = 8
#: Tokens between a preposition and what is said of its noun.
_NOUN = 4


class Words(JoiningWords):
    """Reads words by the part that they have in a sentence (see ``Grammar``)."""

    def _word(self, token: Token, index: int) -> None:
        entry: Entry = token.value
        told = self.phrase is not None and self.phrase.has_content
        if not told and self._exception_open() and begins_subject(self.tokens, index):
            self.phrase = None
            self._end_first_exception()
        if sets_apart(self.tokens, index) and any(item.segment == self.segment for item in self.items):
            denied = self.head if self.head is not None and self.head.says_no else None
            self._exception(behind=False)
            self.except_from = self.except_from or denied
            return
        self._speaks_of(token, index)
        role = entry.grammar
        by_role = _ROLES.get(role) if role else None
        if by_role is not None:
            by_role(self, token, index)
        elif role == "denial" and self.group and self.phrase is not None and self.phrase.decides and not self._closes(index):
            self._flush(None)  # "positive without SOX10"
            self._stretch(token).add_word(entry, token.end)
        elif entry.statement or role or entry.measure in ("h_score", "allred"):
            if entry.statement and self._begins_anew(entry):
                self._flush(None)
            elif self.phrase is not None and self.phrase.control and entry.statement == ("cells", "tumour"):
                self._flush(None)  # "with adequate controls the tumour cells ..."
            self._stretch(token).add_word(entry, token.end)
        elif not entry.context & {"specimen", "correction"}:
            judged = (entry.certainty or entry.diagnosis) and self.phrase is not None and "denial" in self.phrase.notes
            if judged or entry.certainty == "excluded":
                mark_unclear(self.tokens, index, self.group, self.phrase)  # "was ruled out", "does not mean carcinoma"
            self._ends_list()
            self._unknown()

    def _ends_list(self) -> None:
        """ "Positive for SMA; S100 is silent": what is said of the list is not said of a name with a verb of its own."""
        for item in (subjects := ends_list(self.tokens, self.index, self.group, self.phrase)):
            item.head, item.hold = None, NONE
        if subjects:
            self.head, self.hold = None, NONE

    def _contrasting(self, token: Token, index: int) -> None:
        of_entity = self.of_entity
        self._contrast(index)
        if 0 <= of_entity < self.segment and shares_subject(self.tokens, index):
            self._of_entity("literature")
        if token.value.statement is not None:  # "bei negativem S100": a contrast with a result that leads on
            stretch = self._stretch(token)
            stretch.statements.append(token.value.statement)
            stretch.worded = stretch.linked = True

    def _excepting(self, token: Token, index: int) -> None:
        self._exception(behind=token.value.grammar == "excepted" or self._ends_exception(index))

    def _respectively(self, token: Token, index: int) -> None:
        self._flush(None)
        if self.series and len(self.series) >= len(self.waiting_here()):
            self._in_order()
        else:
            self.in_order = True

    def _copula(self, token: Token, index: int) -> None:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if self.compared == self.segment and self.group and following is not None and following.kind == NAME:
            self._end_comparison()  # "im Gegensatz zu Desmin war SMA ..."
        if self.phrase is None:
            stretch = self._stretch(token)
            stretch.leads_back = bool(self.group)
            stretch.verbal = True
        elif self._ends_in_verb(following):
            self.phrase.leads_back = self.phrase.verbal = True

    def _ends_in_verb(self, following: Token | None) -> bool:
        """ "während CD34 vorhanden *ist*, ...": a verb that ends its clause leads back to the names before it."""
        phrase = self.phrase
        ends = following is None or (following.kind == POINT and following.value in ",;.")
        return ends and phrase is not None and phrase.weak and "existence" in phrase.notes and bool(self.group)

    def _pronoun(self, token: Token, index: int) -> None:
        self._stretch(token).add_word(token.value, token.end)
        if token.value.grammar == "rest":
            self.group = []
            self.rest_open = True

    def _only(self, token: Token, index: int) -> None:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if self.phrase is not None and self.phrase.only_denies and self._cells_at(index + 1) not in (None, "tumour"):
            self.phrase.notes.discard("denial")  # "not confined to vessels"
            self.skipped = index + 2
            return
        if self.phrase is None and self.group and following is not None and following.kind == NAME:
            self.others = [item for item in self.group if item.open]  # "of the keratins only CAM5.2"
            self.group = []
            self.separated = True
            return
        self._stretch(token).notes.add("only")

    def _names_stains(self, token: Token, index: int) -> None:
        """ "vascular markers" speaks of stains, not of vessels; "the cells stained with" says that they do."""
        if (
            self.phrase is not None
            and self.gap == 0
            and self.phrase.statements
            and self.phrase.statements[-1][0] in ("cells", "component")
            and not (" " in token.value.phrase and self.phrase.statements[-1] in OF_THE_TUMOUR)
        ):
            self.phrase.statements.pop()
        stretch = self._stretch(token)
        stretch.add_word(token.value, token.end)
        if " " not in token.value.phrase or token.value.undertaken:
            stretch.notes.add("named")  # "the vascular markers": no verb, what was said goes on; "was tested for": no result
        elif self._are_cells(index - 1):
            stretch.notes.add("expressing")

    def _are_cells(self, at: int) -> bool:
        """Whether cells stand at a place, or right before a verb that does: "the cells (were) ..."."""
        tokens = self.tokens
        if at > 0 and tokens[at].kind == WORD and tokens[at].value.grammar == "copula":
            at -= 1
        return at >= 0 and tokens[at].kind == WORD and bool(tokens[at].value.whichever or tokens[at].value.them)

    def _begins_anew(self, entry: Entry) -> bool:
        """A second kind of cells, or another result behind a preposition, begins a stretch of its own.

        "vessels positive, tumour cells negative"; "lost with preserved staining of endothelium".
        """
        phrase = self.phrase
        if phrase is None or not phrase.decides or entry.statement is None:
            return False
        subject, value = entry.statement
        if subject == "cells":
            others = any(s == "cells" and v != value for s, v in phrase.statements)
            return others or (value != "tumour" and bool(self.group) and self._opposite_behind(phrase))
        other = {v for s, v in phrase.statements if s == "polarity"} - {value}
        apart = phrase.linked or self._heads_names() or self._behind_linked_noun()
        return subject == "polarity" and bool(other) and bool(self.group) and apart

    def _behind_linked_noun(self) -> bool:
        """Whether a preposition leads to the noun of this word: "lost with granular staining *preserved* in endothelium"."""
        noun = False
        for token in reversed(self.tokens[max(0, self.index - _NOUN) : self.index]):
            if token.kind != WORD or (token.value.statement or ("",))[0] in ("polarity", "cells"):
                return False
            if token.value.grammar == "link":
                return noun
            noun = noun or token.value.grammar == "expressing"
        return False

    def _opposite_behind(self, phrase: Phrase) -> bool:
        """ "Keratin negative *mesothelium* positive": a result of the cells' own behind them, opposite to what was said."""
        told = {value for subject, value in phrase.statements if subject == "polarity"}
        joints = ("joining", "contrast")  # "positive in muscle and negative in the tumour" tells of two
        near = self.tokens[self.index + 1 : self.index + 4]
        behind = next((t for t in near if t.kind != WORD or t.value.statement or t.value.grammar in joints), None)
        stated = behind.value.statement if behind is not None and behind.kind == WORD else None
        if stated is None or stated[0] != "polarity":
            return False
        return {stated[1], *told} == {"positive", "negative"}

    def _heads_names(self) -> bool:
        """Whether a preposition leads from this word to names: "CD34 positiv bei *negativer* Reaktion für S100"."""
        linked = False
        for token in self.tokens[self.index + 1 : self.index + 6]:
            if token.kind == NAME:
                return linked
            if token.kind != WORD or token.value.statement:
                return False
            linked = linked or token.value.grammar in ("link", "naming")
        return False

    def _closes(self, index: int) -> bool:
        """Whether a denial ends its clause, and so denies what was said before it ("färben sich nicht an")."""
        for token in () if self.tokens[index].value.closing else self.tokens[index + 1 :]:
            if token.kind == POINT and token.value in ",;.()\n":
                break
            if token.kind == WORD and token.value.grammar == "contrast":
                break
            if not (token.kind == WORD and token.value.grammar in ("filler", "link")):
                return False
        return self.phrase is not None and self.phrase.worded

    def _link(self) -> None:
        phrase = self.phrase
        if phrase is None:
            if self.group and self.hold == LIST and not self.separated and not tells_how(self.tokens, self.index):
                self.hold, self.group = CARRIED, []  # "positive for SMA with S100 and CD34 negative"
                self.separated = True
            self.link_before = True
            return
        self.link_before = True
        if self.group and not self.separated and phrase.decides and result_apart(self.tokens, self.index, phrase):
            self._flush(None)  # "desmin strongly positive with focal SMA positivity"
            return
        phrase.linked = True

    def _including(self) -> None:
        """ "all negative except SMA, including S100": back to what was said of all."""
        if (self.except_from is not None and not self.excepting and self.group and self.group[-1].opposite) or self.excepting:
            self._flush(None)
            if self.except_from is not None:
                self.head, self.hold, self.closed = self.except_from, LIST, False
            self.excepting, self.except_from, self.group = False, None, []
            self.separated = True
            return
        self._link()

    def _unknown(self) -> None:
        self.gap += 1
        self.unknown_here = self.chunk_unknown = True
        if self.phrase is not None and self.phrase.only_denies and not self._denial_goes_on():
            self.phrase.broken = True  # "not" of something that is not known
        if self.phrase is not None and self.gap > _FAR:
            self._flush(None)
            self.separated = True

    def _denial_goes_on(self) -> bool:
        """Whether what is denied stands behind an unknown word: "absent with a valid control", "loss was not clearly *shown*"."""
        if any(map(_of_control, self.tokens[self.index + 1 : self.index + 3])):
            return True
        return state_loss(self.group) and staining_follows(self.tokens, self.index)


def _of_control(token: Token) -> bool:
    return token.kind == WORD and "control" in token.value.context


#: What reads a word of each role; others are part of a phrase.
_ROLES: Mapping[str, Callable[[Words, Token, int], None]] = {
    "joining": Words._joining,
    "contrast": Words._contrasting,
    "present": lambda reader, token, index: reader._present(index),
    "exception": Words._excepting,
    "excepted": Words._excepting,
    "respectively": Words._respectively,
    "link": lambda reader, token, index: reader._link(),
    "including": lambda reader, token, index: reader._including(),
    "copula": Words._copula,
    "naming": Words._names_stains,
    "same": Words._same,
    "only": Words._only,
    "rest": Words._pronoun,
    "pronoun": Words._pronoun,
}
