"""Words such as "and", "as well as", "likewise": they join names or results, or say the last result again."""

from __future__ import annotations

from ihc_engine.reports.grammar.about import About
from ihc_engine.reports.grammar.adjectives import modifies_next
from ihc_engine.reports.grammar.items import NONE
from ihc_engine.reports.grammar.joints import begins_next
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import repeats_unknown
from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Subjects of a result that stands behind "likewise".
_RESULTS = frozenset(("polarity", "extent", "intensity", "pattern"))


class JoiningWords(About):
    """Reads words that join and words that repeat."""

    def _joining(self, token: Token, index: int) -> None:
        closes = index + 1 == len(self.tokens) or self.tokens[index + 1].kind == POINT
        if self._trails(index, token.value) or (token.value.repeats and closes and self.group):
            self._same(token, index)
        elif token.value.repeats and closes and self._so_here(None):
            pass
        elif modifies_next(self.tokens, index, self.phrase):
            self.before, self.phrase, self.separated, self.joined = self.phrase, None, True, True
        elif self._two_verbs(index) or self._own_verb_behind(index) or (not token.value.conjoins and self._of_the_verb()):
            pass
        elif not self._joins_results(index):
            self._flush(None)
            self.separated = self.joined = True

    def _two_verbs(self, index: int) -> bool:
        """ "Macrophages are scattered throughout *and* are picked out by CD68": the cells are the subject of both verbs."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        verb = following is not None and following.kind == WORD and following.value.grammar in ("copula", "expressing")
        if not verb or self.phrase is None or self.group or not self.phrase.only_modifies:
            return False
        cells = [(s, v) for s, v in self.phrase.statements if s == "cells" and v != "tumour"]
        if cells:
            self.phrase.statements = cells
        return bool(cells)

    def _own_verb_behind(self, index: int) -> bool:
        """ "CD31 labels vessels; the tumour cells *also express* CD34": the subject of the verb, nothing more of CD31."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        verb = following is not None and following.kind == WORD and following.value.grammar in ("copula", "expressing")
        phrase = self.phrase
        return bool(verb and phrase is not None and not self.group and phrase.statements == [("cells", "tumour")])

    def _joins_results(self, index: int) -> bool:
        """Whether "and" joins two words of one result ("strongly and diffusely positive")."""
        if self.phrase is None or not self.phrase.has_content or index + 1 >= len(self.tokens):
            return False
        if self.respectively_ahead():
            return False
        following = self.tokens[index + 1]
        if following.kind != WORD or following.value.statement is None or following.value.grammar is not None:
            return False
        subject = following.value.statement[0]
        if self.group and not self.separated and begins_next(self.tokens, index):
            return False
        if subject == "polarity":
            return not self.phrase.decides
        return True

    def _trails(self, index: int, entry: Entry) -> bool:
        """Whether nothing but names stands behind a word that joins them to a result: "S100 is positive, as well as SOX10"."""
        told = self.phrase is not None and self.phrase.decides and not self.phrase.linked and self.hold == NONE
        several = entry.several or self._link_behind(index)
        if not several or not (told if self.group else self.last) or self.excepting:
            return False
        names = 0
        for token in self.tokens[index + 1 :]:
            names += token.kind == NAME
            if (token.kind == POINT and token.value in ";.") or (token.kind == WORD and token.value.grammar == "contrast"):
                break
            if not (
                token.kind == NAME
                or (token.kind == POINT and token.value in ",\n")
                or (token.kind == WORD and token.value.grammar in ("joining", "filler", "link"))
            ):
                return False
        return bool(names)

    def _of_the_verb(self) -> bool:
        """ "esprimono *anche* CD34": an adverb behind a verb whose names are still to come."""
        phrase = self.phrase
        return phrase is not None and not self.group and not phrase.decides and "expressing" in phrase.notes

    def _same(self, token: Token, index: int) -> None:
        """ "as is SOX10", "synaptophysin the same": the result said last."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and following.kind == WORD and (following.value.statement or ("",))[0] in _RESULTS:
            return  # "DOG1 is likewise (focally) negative"
        if self._own_result_behind_comma(index) or self._so_here(following):
            return
        self._flush(None)
        if repeats_unknown(self.tokens, index, self.items):
            self.repeated_unknown = True
            return
        if self.told_here is None and index and self.tokens[index - 1].kind == UNKNOWN:
            return  # "GFAP was tried as well": the result of the sentence before is not said of it
        if self._said_of_two():
            return
        told = self.told
        if told is not None:
            self.phrase = Phrase(token.start, token.end, list(told.statements), list(told.numbers), set(told.notes))
            self.phrase.linked = not self.group or self.separated

    def _own_result_behind_comma(self, index: int) -> bool:
        """ "PSA is positive; GATA3, added *as well, negative*": the word closes an insertion before the name's own result."""
        behind = [*self.tokens[index + 1 : index + 4]]
        if len(behind) < 2 or behind[0].kind != POINT or behind[0].value != "," or not self.group:
            return False
        told = behind[1].kind == SIGN or (behind[1].kind == WORD and (behind[1].value.statement or ("",))[0] in _RESULTS)
        return told and (
            len(behind) == 2 or behind[2].kind == POINT or bool(behind[2].kind == WORD and behind[2].value.statement)
        )

    def _said_of_two(self) -> bool:
        """ "S100 0 in chief cells (sustentacular cells present); SOX10 *likewise*": which of two results is not told."""
        last = next((item for item in reversed(self.items) if item.phrases()), None)
        if last is None or self.told is None:
            return False
        of_others = {value for subject, value in self.told.statements if subject == "cells"} - {"tumour"}
        return bool(of_others) and any(self.told not in (each, None) and each.decides for each in last.phrases())

    def _so_here(self, following: Token | None) -> bool:
        """ "GIST is usually negative for S100, *here as well*": what is usual is so in this tumour."""
        ends = following is None or (following.kind == POINT and following.value in ",;.\n")
        usual = [item for item in self.items if item.segment == self.segment - 1 and item.phrases()]
        if not ends or not usual or self.present_from != self.segment or self.items[-1].segment == self.segment:
            return False
        if self.contexts[self.segment - 1] & NOT_HERE != {"literature"}:
            return False
        for item in usual:
            item.segment = self.segment
        return True

    def _link_behind(self, index: int) -> bool:
        """ "S100 is positive, *sowie jene von* SOX10": a preposition behind the joint leads to the names."""
        behind = self.tokens[index + 1 : index + 4]
        following = next((t for t in behind if not (t.kind == WORD and t.value.grammar == "filler")), None)
        return following is not None and following.kind == WORD and following.value.grammar == "link"
