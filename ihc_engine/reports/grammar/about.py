"""What the parts of a sentence are about: earlier specimens, other laboratories, the literature, tests that are no stains."""

from __future__ import annotations

from ihc_engine.reports.clauses.earlier_tumours import begins_with_earlier_tumour, verb_of_dated_tumour
from ihc_engine.reports.clauses.entities import entity_referred_to
from ihc_engine.reports.clauses.lesions_before import is_of_lesion_before
from ihc_engine.reports.grammar.clause_ends import ClauseEnds
from ihc_engine.reports.grammar.genes import tested_behind
from ihc_engine.reports.grammar.items import LIST
from ihc_engine.reports.grammar.joints import describes_stain, next_is_stain
from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


class About(ClauseEnds):
    """Notes what words say a part of the sentence is about; what stands there is no result of this panel."""

    def _speaks_of(self, token: Token, index: int) -> None:
        """Note what a word of the sentence speaks of."""
        entry: Entry = token.value
        if "rightly" in entry.context and "earlier" in self.contexts[self.segment]:
            self._rights()
        if entry.context and not self._of_a_stain(index):
            self._in_context(token, index)
        of_it = entry.diagnosis and index > 0 and self.tokens[index - 1].kind != POINT
        if of_it and self.phrase is not None and self.phrase.numbers and self.phrase.linked:
            self._note("literature")  # "positive in 95% of GIST"
        if (entity := self.entities.get(index)) is not None:
            self._of_entity("literature" if entity.surely else "another")
        elif (referred := entity_referred_to(self.tokens, index)) is not None:
            self._of_entity(referred)
        elif entry.relative and is_of_lesion_before(self.tokens, index):
            self._of_entity("another")
        if begins_with_earlier_tumour(self.tokens, index) or verb_of_dated_tumour(self.tokens, index):
            self._note("earlier")
        if entry.grammar == "copula" and entry.phrase != "as" and self._verb_first(index):
            self._note("hypothetical")  # "Had MDM2 been negative, ..."

    def _verb_first(self, index: int) -> bool:
        """Whether a verb begins the sentence before a name, or its part around one: "no STAT6; *had* MUC4 *been* negative"."""
        behind = self.tokens[index + 1 : index + 3]
        if not behind or behind[0].kind != NAME:
            return False
        stopped = index > 0 and self.tokens[index - 1].kind == POINT and self.tokens[index - 1].value in ";:."
        return index == 0 or (stopped and len(behind) > 1 and _copula(behind[1]))

    def _rights(self) -> None:
        """ "Erroneously 'CD34 negative' was written, *correctly* it is positive": the words behind it replace those before."""
        self._flush(None)
        self._new_segment(keep_head=False)
        self.group, self.last = [], []
        self.contexts[self.segment].add("correction")

    def _note(self, about: str) -> None:
        self.contexts[self.segment].add(about)
        self.told_at.append((about, self.segment, self.chunk))

    def _of_entity(self, about: str) -> None:
        """What this part of the sentence says is said of another entity."""
        self._note(about)
        self.of_entity = self.segment if about == "literature" else -1

    def _in_context(self, token: Token, index: int) -> None:
        entry: Entry = token.value
        here = any(item.segment == self.segment for item in self.items)
        if "wronged" in entry.context or ("earlier" in entry.context and not here):
            self.contexts[self.segment].discard("correction")  # "reason for amendment: in the original report ..."
        self.contexts[self.segment] |= entry.context
        if "earlier" in entry.context and "lent" not in entry.context:
            self.contexts[self.segment].add("former")  # of another specimen, and not only of another report
        for context in entry.context & NOT_HERE:
            self.told_at.append((context, self.segment, self.chunk))
            if context == "literature" and not here:
                self.of_entity = self.segment  # "typically, schwannomas are ..."
        if "compared" in entry.context and (entry.grammar != "contrast" or self._of_diagnosis(index)):
            self._note("literature")
            self.compared = -1 if here else self.segment
        if "molecular" in entry.context and not describes_stain(self.tokens, index):
            self._molecular(index)
        if "control" in entry.context:
            if not self.group and not self.link_before:
                self.control_before = True
            said = self.phrase
            behind = said is not None and bool(self.group) and said.only_denies and said.linked
            shows = said is not None and bool(self.group) and said.verbal and bool(said.notes & {"expressing", "naming"})
            if said is not None and shows and "naming" in said.notes:
                said.notes.add("expressing")  # "showed staining with appropriate controls"
            if behind or shows or (said is not None and "polarity" in said.subjects):
                self._flush(None)  # "SDHB lost with valid internal control", "SDHB absent with valid internal control"
            self._stretch(token).control = True

    def _present(self, index: int) -> None:
        """This tumour, behind others."""
        others = self.contexts[self.segment] & NOT_HERE
        begins = index == 0 or self.tokens[index - 1].kind == POINT  # but "a previous biopsy of this lesion"
        begins = begins or self._joins_clause(index) or self.compared == self.segment  # "in contrast to the first, this tumour"
        if others and (begins or "earlier" not in others):  # "unlike most GISTs, this tumour ..."
            self._flush(None)
            self._new_segment(keep_head=False)
            self.present_from = self.segment
        elif others and self._here_behind(index):
            said, self.phrase = self.phrase, None
            self._new_segment(keep_head=False)
            self.present_from, self.phrase = self.segment, said
        elif not others and self._here_behind(index):
            self.present_from = self.segment  # "usual in GIST, but negative *here*"

    def _joins_clause(self, index: int) -> bool:
        """ "The first biopsy was S100 positive, *and this tumour is* ...": the word is the subject of a clause."""
        joins, verb = self.tokens[index - 1], self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return joins.kind == WORD and joins.value.grammar == "joining" and verb is not None and _copula(verb)

    def _of_a_stain(self, index: int) -> bool:
        """ "the keratin *you noted* is focal", "the keratin that you noted (AE1/AE3) ...": which stain it is, no result of it."""
        if not self.tokens[index].value.remarked:
            return False
        before = next((t for t in reversed(self.tokens[max(0, index - 3) : index]) if not _filler(t)), None)
        behind = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        names = before is not None and before.kind == NAME
        return names and behind is not None and (_copula(behind) or (behind.kind == POINT and behind.value == "("))

    def _of_diagnosis(self, index: int) -> bool:
        """Whether a diagnosis stands right before a place: "GIST'in aksine"."""
        before = [t for t in self.tokens[max(0, index - 2) : index] if t.kind == WORD]
        return bool(before) and bool(before[-1].value.diagnosis)

    def _here_behind(self, index: int) -> bool:
        """ "CD34 was positive in the first biopsy, negative *here*": a result between a comma and the word."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        ends = following is None or (following.kind == POINT and following.value in ",;.")
        own = self.phrase is not None and self.phrase.decides and not self.group
        return ends and own and all(at < self.chunk for _, segment, at in self.told_at if segment == self.segment)

    def _molecular(self, index: int) -> None:
        """A test that is no stain, right beside a name: that name is no stain either ("MDM2 FISH", "exon 11 of KIT")."""
        tokens = self.tokens
        if self.group and not self.separated and (self.phrase is None or not self.phrase.decides):
            name = index - 1
            while name >= max(0, index - 3) and tokens[name].kind != NAME:
                name -= 1
            if name >= 0 and tokens[name].kind == NAME:
                self.group[-1].molecular = True
                for item in reversed(self.group[:-1]):
                    if item.said or item.hold == LIST:
                        break
                    item.molecular = True
        elif self.group and not self.separated and tested_behind(tokens, index):
            for item in self.group:  # "MDM2 negative by FISH"
                item.molecular = item.molecular or (item.open and item.segment == self.segment)
        elif (
            not self.group
            and self.last
            and index
            and tokens[index - 1].kind == WORD
            and tokens[index - 1].value.grammar == "link"
        ):
            for item in self.last:  # "RB1 loss by NGS"
                item.molecular = item.molecular or (item.chunk == self.chunk and item.segment == self.segment)
        self.test_before = 0 if next_is_stain(tokens, index) else 4


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler"


def _copula(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "copula"
