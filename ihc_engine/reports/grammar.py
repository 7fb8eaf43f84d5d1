"""Which result belongs to which marker, in one sentence.

Results lead on to their markers ("positive for A, B and C", "Negative: A, B") or back to them ("A, B: positive", "A, B (-)"). A
sentence is read once, from left to right: markers wait in a group until a result leads back to them, unless a result stands
before them (their *head*); a word such as "but" or a semicolon begins a new group.
"""

from __future__ import annotations

from ihc_engine.reports.clause_ends import ClauseEnds
from ihc_engine.reports.entities import entity_referred_to, shares_subject
from ihc_engine.reports.entry import Entry
from ihc_engine.reports.exceptions import begins_subject
from ihc_engine.reports.gapping import without_verb
from ihc_engine.reports.genes import joined_to_gene
from ihc_engine.reports.items import (
    CARRIED,
    DENIED,
    FAR_BACK,
    LIST,
    LOCAL,
    NAMED,
    NONE,
    Carry,
    Item,
    same_marker,
)
from ihc_engine.reports.joints import begins_next, next_is_stain
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.predicates import mark_predicated, repeats_unknown
from ihc_engine.reports.sentence_state import NOT_HERE, OF_THE_TUMOUR
from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Unknown words after which a preposition leads nowhere.
_FAR = 8
#: Subjects of a result that stands behind "likewise".
_RESULTS = frozenset(("polarity", "extent", "intensity", "pattern"))


class SentenceReader(ClauseEnds):
    """Reads the tokens of one sentence. ``items`` holds its markers afterwards, ``contexts`` what its parts are about."""

    def read(self) -> Carry:
        """Read all tokens; what is left for the next sentence."""
        tokens = self.tokens
        if len(self.waiting) > 1 and not any(token.kind == NAME for token in tokens):
            return self._row_of_results()
        begin = next((at for at, t in enumerate(tokens[:-1]) if t.kind == SIGN and tokens[at + 1].kind == NAME), -1)
        headed = begin == 0 or (begin > 0 and tokens[begin - 1].kind == POINT and tokens[begin - 1].value == ":")
        if headed and not any(token.kind == NAME for token in tokens[:begin]) and self._signs_first(begin):
            return Carry()
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            kind = token.kind
            self.index = index
            if self.test_before and kind != NAME:
                self.test_before -= 1
            if index < self.skipped:
                pass
            elif kind == NAME:
                self._name(token)
            elif kind == WORD:
                self._word(token, index)
                if token.value.closing or token.value.participle:
                    self._clause_may_end(token, index)
            elif kind == SIGN:
                self._stretch(token).add_sign(token.value, token.end)
            elif kind == NUMBER:
                self._stretch(token).add_number(token.value[0], token.value[1], token.end)
            elif kind == POINT:
                index = self._point(token, index)
            else:
                self.unknowns += 1
                if self.group and not self.separated and (self.phrase is None or not self.phrase.has_content):
                    self.group[-1].unknown_end = token.end
                    mark_predicated(self.group, self.phrase)
                self._unknown()
            index += 1
        self._flush(None)
        if self.in_order:
            self._in_order()
        return self._rest()

    def _rest(self) -> Carry:
        waiting = [item for item in self.group if item.open and item.hold <= NAMED] if not self.last else []
        header = self.header
        if header is None and self.first_head is not None and self.flushed == 1 and self.unknowns == 0:
            header = self.first_head  # "NEGATIVE desmin", and more names in the lines below
        if header is None and self.inherited is not None and self.unknowns <= 2 and self.items and not self.broke_head:
            header = self.inherited
        lines = 1
        if (
            self.items
            and waiting
            and self.waiting
            and len(waiting) == len(self.items)
            and not self.unknowns
            and len(self.waiting) < FAR_BACK
        ):
            waiting, lines = [*self.waiting, *waiting], self.lines + 1  # a column of names
        if not any(about & NOT_HERE for about in self.contexts):
            return Carry(header, waiting, self.told, lines=lines)
        spoken = [item for item in self.items if item.phrases() and self.about(item) & NOT_HERE - self.corrected(item.segment)]
        return Carry(header, waiting, self.told, lines=lines, spoken=spoken if len(spoken) == len(self.items) else [])

    def told_of_the_rest(self) -> Phrase | None:
        """What is said of markers that the sentence does not name: "the remaining stains are negative", "all were negative"."""
        rest = self.rest or self.of_all or self._others_than_these()
        if rest is None or any(about & NOT_HERE for about in self.contexts):
            return None
        if rest is self.rest and not rest.decides:
            return None
        named = any((item.head is rest and not item.opposite) or any(said is rest for said in item.said) for item in self.items)
        return None if named else rest

    def _others_than_these(self) -> Phrase | None:
        """ "Only SMA is positive": of the others it is said that they are not."""
        if len(self.tokens) < 3 or self.tokens[1].kind != NAME or not self.items:
            return None
        first = self.tokens[0]
        if first.kind != WORD or first.value.grammar != "only":
            return None
        said = [{v for p in item.phrases() for s, v in p.statements if s == "polarity"} for item in self.items]
        if any(polarities != {"positive"} for polarities in said) or any(p.says_no for i in self.items for p in i.phrases()):
            return None
        return Phrase(first.start, max(p.end for item in self.items for p in item.phrases()), [("polarity", "negative")])

    def _name(self, token: Token) -> None:
        item = Item(token.value, token.start, token.end, segment=self.segment)
        self._flush(item)
        if self.colon and any(same_marker(item, other) for other in self.group):
            self.listed = [other for other in self.group if not same_marker(item, other)]
            self.group = []  # "SMA, desmin, S100: SMA positive, the rest negative"
        if item.entry.refers:
            self.group = []  # "of SMA and desmin, the former is positive"
        if self.group and not self.separated and self._refines(self.group[-1], item):
            self.group[-1].unknown_end = 0
            return
        item.head, item.hold = self.head, self.hold
        last = self.items[-1] if self.items and not self.items[-1].said else None
        told = last.head if last is not None and last.head is not None else self.told
        if self.hold == NONE and (gapped := without_verb(self.tokens, self.index, told)) is not None:
            self.head, self.hold, self.closed = gapped, LIST, False
            item.head, item.hold = gapped, LIST
        if self.hold == NONE and self.cells_head is not None and self._of_those_cells(item):
            item.head, item.hold = self.cells_head, LOCAL
        item.control = self.control_before
        item.chunk = self.chunk
        item.expected = self.index < self.expected_until
        item.past = self.index < self.past_until
        apart = bool(self.group) and self.group[-1].hold == CARRIED and self.group[-1].chunk == self.chunk
        if self.hold in (LIST, DENIED) and self.closed and (apart or not self.joined):
            item.hold = CARRIED
        if self.before is not None:
            item.before, self.before = self.before, None
        if self.excepting:
            item.opposite = True
            for other in self.items[-FAR_BACK:]:
                if same_marker(other, item):
                    other.excepted = True
            if self.except_from is not None:
                item.head, item.hold = self.except_from, LIST
        if item.head is not None:
            item.rule = "leads_on"
        of_genes = joined_to_gene(self.tokens, self.index, bool(self.items) and self.items[-1].molecular)
        of_genes = of_genes or (self.joined_to_test and bool(self.group) and self.group[-1].molecular)
        if self.test_before > 0 or of_genes:
            item.molecular = True
        self.joined_to_test = item.molecular
        self.test_before = 0
        item.predicated, self.repeated_unknown = self.repeated_unknown, False
        self.items.append(item)
        self.group.append(item)
        self.closed = self.closed or self.joined
        self.separated = self.joined = self.colon = self.far = False
        self.last = []
        self.gap = 0

    def _of_those_cells(self, item: Item) -> bool:
        """Whether the cells said before the last name are this one's too: "endothelial cells CD34+/ERG+"."""
        before = self.tokens[self.index - 1]
        slashed = before.kind == POINT and before.value == "/"
        slashed = slashed or (before.kind == WORD and before.value.conjoins)
        return slashed or any(same_marker(item, other) and other.said for other in self.items[-FAR_BACK:])

    def _word(self, token: Token, index: int) -> None:
        entry: Entry = token.value
        if entry.context and not self._of_a_stain(index):
            if "earlier" in entry.context and not any(item.segment == self.segment for item in self.items):
                self.contexts[self.segment].discard("correction")  # "reason for amendment: in the original report ..."
            self.contexts[self.segment] |= entry.context
            for context in entry.context & NOT_HERE:
                self.told_at.append((context, self.segment, self.chunk))
                if context == "literature" and not any(item.segment == self.segment for item in self.items):
                    self.of_entity = self.segment  # "typically, schwannomas are ..."
            if "compared" in entry.context and (entry.grammar != "contrast" or self._of_diagnosis(index)):
                self.contexts[self.segment].add("literature")
                self.told_at.append(("literature", self.segment, self.chunk))
                self.compared = -1 if any(item.segment == self.segment for item in self.items) else self.segment
            if "molecular" in entry.context:
                self._molecular(index)
            if "control" in entry.context:
                if not self.group and not self.link_before:
                    self.control_before = True
                if self.phrase is not None and any(s == "polarity" for s, _ in self.phrase.statements):
                    self._flush(None)
                self._stretch(token).control = True
        of_it = entry.diagnosis and index > 0 and self.tokens[index - 1].kind != POINT
        if of_it and self.phrase is not None and self.phrase.numbers and self.phrase.linked:
            self.contexts[self.segment].add("literature")  # "positive in 95% of GIST"
            self.told_at.append(("literature", self.segment, self.chunk))
        role = entry.grammar
        told = self.phrase is not None and self.phrase.has_content
        if not told and self._exception_open() and begins_subject(self.tokens, index):
            self.phrase = None
            self._end_first_exception()
        if (entity := self.entities.get(index)) is not None:
            self._of_entity("literature" if entity.surely else "another")
        elif (referred := entity_referred_to(self.tokens, index)) is not None:
            self._of_entity(referred)
        if role == "copula" and index == 0 and entry.phrase != "as" and len(self.tokens) > 1 and self.tokens[1].kind == NAME:
            self.contexts[self.segment].add("hypothetical")  # "Had MDM2 been negative, ..."
            self.told_at.append(("hypothetical", self.segment, self.chunk))
        if role == "joining":
            closes = index + 1 == len(self.tokens) or self.tokens[index + 1].kind == POINT
            if self._trails(index, entry) or (entry.repeats and closes and self.group):
                self._same(token, index)
            elif self._two_verbs(index) or (not entry.conjoins and self._of_the_verb()):
                pass
            elif not self._joins_results(index):
                self._flush(None)
                self.separated = self.joined = True
        elif role == "contrast":
            of_entity = self.of_entity
            self._contrast(index)
            if 0 <= of_entity < self.segment and shares_subject(self.tokens, index):
                self._of_entity("literature")
            if entry.statement is not None:  # "bei negativem S100": a contrast with a result that leads on
                stretch = self._stretch(token)
                stretch.statements.append(entry.statement)
                stretch.worded = stretch.linked = True
        elif role == "present":
            others = self.contexts[self.segment] & NOT_HERE
            begins = index == 0 or self.tokens[index - 1].kind == POINT  # but "a previous biopsy of this lesion"
            if others and (begins or "earlier" not in others):  # "unlike most GISTs, this tumour ..."
                self._flush(None)
                self._new_segment(keep_head=False)
                self.present_from = self.segment
            elif others and self._here_behind(index):
                said, self.phrase = self.phrase, None
                self._new_segment(keep_head=False)
                self.present_from, self.phrase = self.segment, said
        elif role == "exception" or role == "excepted":
            self._exception(behind=role == "excepted" or self._ends_exception(index))
        elif role == "respectively":
            self._flush(None)
            if self.series and len(self.series) >= len(self.waiting_here()):
                self._in_order()
            else:
                self.in_order = True
        elif role == "link":
            self._link()
        elif role == "including":
            self._including()
        elif role == "copula":
            following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            if self.compared == self.segment and self.group and following is not None and following.kind == NAME:
                self._end_comparison()  # "im Gegensatz zu Desmin war SMA ..."
            if self.phrase is None:
                self._stretch(token)
                assert self.phrase is not None
                self.phrase.leads_back = bool(self.group)
                self.phrase.verbal = True
        elif role == "naming":
            self._names_stains(token)
        elif role == "same":
            self._same(token, index)
        elif role == "only":
            self._only(token, index)
        elif role == "rest" or role == "pronoun":
            stretch = self._stretch(token)
            stretch.add_word(entry, token.end)
            if role == "rest":
                self.group = []
                self.rest_open = True
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
            self._unknown()

    def _of_entity(self, about: str) -> None:
        """What this part of the sentence says is said of another entity."""
        self.contexts[self.segment].add(about)
        self.told_at.append((about, self.segment, self.chunk))
        self.of_entity = self.segment if about == "literature" else -1

    def _of_a_stain(self, index: int) -> bool:
        """ "the keratin *you noted* is focal", "the keratin that you noted (AE1/AE3) ...": which stain it is, no result of it."""
        if not self.tokens[index].value.remarked:
            return False
        before = next((t for t in reversed(self.tokens[max(0, index - 3) : index]) if not _filler(t)), None)
        behind = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        names = before is not None and before.kind == NAME
        return names and behind is not None and (_copula(behind) or (behind.kind == POINT and behind.value == "("))

    def _of_the_verb(self) -> bool:
        """ "esprimono *anche* CD34": an adverb behind a verb whose names are still to come."""
        phrase = self.phrase
        return phrase is not None and not self.group and not phrase.decides and "expressing" in phrase.notes

    def _here_behind(self, index: int) -> bool:
        """ "CD34 was positive in the first biopsy, negative *here*": a result between a comma and the word."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        ends = following is None or (following.kind == POINT and following.value in ",;.")
        own = self.phrase is not None and self.phrase.decides and not self.group
        return ends and own and all(at < self.chunk for _, segment, at in self.told_at if segment == self.segment)

    def _closes(self, index: int) -> bool:
        """Whether a denial ends its clause, and so denies what was said before it ("färben sich nicht an")."""
        for token in self.tokens[index + 1 :]:
            if token.kind == POINT and token.value in ",;.":
                break
            if not (token.kind == WORD and token.value.grammar in ("filler", "link")):
                return False
        return self.phrase is not None and self.phrase.worded

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

    def _of_diagnosis(self, index: int) -> bool:
        """Whether a diagnosis stands right before a place: "GIST'in aksine"."""
        before = [t for t in self.tokens[max(0, index - 2) : index] if t.kind == WORD]
        return bool(before) and bool(before[-1].value.diagnosis)

    def _same(self, token: Token, index: int) -> None:
        """ "as is SOX10", "synaptophysin the same": the result said last."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and following.kind == WORD and (following.value.statement or ("",))[0] in _RESULTS:
            return  # "DOG1 is likewise (focally) negative"
        self._flush(None)
        if repeats_unknown(self.tokens, index, self.items):
            self.repeated_unknown = True
            return
        self.used_told = self.used_told or self.told is self.told_before
        if self.told is not None:
            told = self.told
            self.phrase = Phrase(token.start, token.end, list(told.statements), list(told.numbers), set(told.notes))
            self.phrase.linked = not self.group or self.separated

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

    def _link_behind(self, index: int) -> bool:
        """ "S100 is positive, *sowie jene von* SOX10": a preposition behind the joint leads to the names."""
        following = next((token for token in self.tokens[index + 1 : index + 4] if not _filler(token)), None)
        return following is not None and following.kind == WORD and following.value.grammar == "link"

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

    def _names_stains(self, token: Token) -> None:
        """ "vascular markers" speaks of stains, not of vessels."""
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
        if " " not in token.value.phrase:
            stretch.notes.add("named")  # "the vascular markers": no verb, what was said goes on

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
        elif (
            not self.group
            and self.last
            and index
            and tokens[index - 1].kind == WORD
            and tokens[index - 1].value.grammar == "link"
        ):
            for item in self.last:
                item.molecular = True  # "RB1 loss by NGS"
        self.test_before = 0 if next_is_stain(tokens, index) else 4

    def _begins_anew(self, entry: Entry) -> bool:
        """A second kind of cells, or another result behind a preposition, begins a stretch of its own.

        "vessels positive, tumour cells negative"; "lost with preserved staining of endothelium".
        """
        phrase = self.phrase
        if phrase is None or not phrase.decides or entry.statement is None:
            return False
        subject, value = entry.statement
        if subject == "cells":
            return any(s == "cells" and v != value for s, v in phrase.statements)
        other = {v for s, v in phrase.statements if s == "polarity"} - {value}
        return subject == "polarity" and bool(other) and bool(self.group) and (phrase.linked or self._heads_names())

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

    def _link(self) -> None:
        phrase = self.phrase
        if phrase is None:
            if self.group and self.hold == LIST and not self.separated:
                self.hold, self.group = CARRIED, []  # "positive for SMA with S100 and CD34 negative"
                self.separated = True
            self.link_before = True
            return
        self.link_before = True
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
        if self.phrase is not None and self.phrase.only_denies:
            self.phrase.broken = True  # "not" of something that is not known
        if self.phrase is not None and self.gap > _FAR:
            self._flush(None)
            self.separated = True

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


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler"


def _copula(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "copula"
