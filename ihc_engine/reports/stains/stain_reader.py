"""What the sentences of a report say of stains: mentions, and what could not be read of them.

A sentence that stands by itself is read once and kept with its wording. One that leaves something to the next, or takes something
from the one before, is read where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ihc_engine.reports.grammar.grammar import SentenceReader
from ihc_engine.reports.grammar.items import Carry, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.layout.keys import has_own_key
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.headed import heads_next, with_colon
from ihc_engine.reports.stains.headed_lent import lent_lines
from ihc_engine.reports.stains.lent import as_lent, begins_with_then, goes_on_with_lent, lend, lent_at
from ihc_engine.reports.stains.of_sentence import OfSentence, ended, last_names, leaves
from ihc_engine.reports.stains.references import with_references
from ihc_engine.reports.stains.remaining import FEWEST_LISTED, answers_list, give_to_rests
from ihc_engine.reports.stains.said import Remembered, Said
from ihc_engine.reports.stains.set_apart import set_apart
from ihc_engine.reports.stains.stains import Judge
from ihc_engine.reports.stains.unnamed_corrections import list_unnamed
from ihc_engine.reports.stains.untold import list_untold
from ihc_engine.reports.stains.withdrawn import interchanges, takes_back, withdraw
from ihc_engine.reports.steps.borders import has_own_verb
from ihc_engine.reports.steps.cells_meant import begins_with_them, cells_told, said_of_cells
from ihc_engine.reports.steps.not_lost import with_denied_before
from ihc_engine.reports.steps.stain_meant import as_corrected, is_called_wrong, meant_at, settled, was_written, with_name
from ihc_engine.reports.steps.subjects_of_pronouns import begins_with_pronoun, said_of, subject_of
from ihc_engine.reports.words.asks import ENTITY, GOES_ON, HEADS, INTERCHANGED, LENT, MISTAKEN, QUIET, RIGHTED
from ihc_engine.reports.words.flags import DIAGNOSIS, GENE, MARKER, REFERENCE, RESULT, STRANGE
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import NAME, Cutter, Token

#: Characters of a short line, and of a sentence that parts nothing.
_SHORT_LINE, _NOTHING = 40, 3
#: Sections whose sentences tell nothing of names that wait for a result, and are under no head before them.
_OTHER_SECTIONS = frozenset(("literature", "clinical", "molecular", "earlier"))
#: What a sentence asks that is not taken as it was read before, wherever it stands.
_ASKS_BACK = INTERCHANGED | MISTAKEN | GOES_ON | HEADS
_new = tuple.__new__


class StainReader:
    """Reads what sentences say of stains, with the words of one lexicon."""

    def __init__(self, cutter: Cutter, judge: Judge) -> None:
        self._of = OfSentence(cutter, judge)

    def by_specimen(
        self, sentences: Sequence[Sentence], original: str, labels: Iterable[str], asks: int
    ) -> dict[str | None, Said]:
        """What is said of each specimen, and of none (None). ``original``: the report as it was written; ``asks``: what any of
        the sentences asks."""
        return _Walk(self._of, sentences, original, labels, asks).read()


class _Walk:
    """One report, sentence by sentence.

    What a sentence leaves to the next: ``carry``, a header or names that wait for a result; ``told``, the result said last, with
    places from ``told_from`` on; ``spoken``, markers of which a result elsewhere was said; ``named``, its last names; ``lists``,
    whether it lists markers without a result; ``previous``, itself, if it names a stain; ``wrong``, whether it says that what was
    said of that stain is wrong; ``last``, itself or what its pronoun meant; ``section``, its section.
    ``number``: that of the sentence that is read. ``waiting``: sentences that are judged when it is known what the lines behind
    them say. ``rests``: what is said of stains that are not named, with the number of the sentence. ``taken_back``: sentences
    with those that say that they are wrong. ``lent``: numbers of those below the head of another laboratory; ``waits``: whether
    a result may wait for what the report itself tells of its stain. ``asks``: what any of the sentences asks.
    """

    def __init__(self, of: OfSentence, sentences: Sequence[Sentence], original: str, labels: Iterable[str], asks: int) -> None:
        self.of, self.cutter = of, of.cutter
        self.sentences, self.original, self.asks = sentences, original, asks
        self.found: dict[str | None, Said] = {label: Said() for label in (None, *labels)}
        self.waiting: list[tuple[Sentence, SentenceReader]] = []
        self.rests: list[tuple[int, Phrase]] = []
        self.taken_back: list[tuple[Sentence, Sentence]] = []
        self.carry: Carry | None = None
        self.told: Phrase | None = None
        self.told_from = 0
        self.spoken: list[Item] = []
        self.named: list[Token] = []
        self.previous: Sentence | None = None
        self.last: Sentence | None = None
        self.section: str | None = None
        self.number = 0
        self.wrong = self.lists = self.waits = False
        self.lent = lent_lines(sentences) if asks & LENT else frozenset[int]()

    def read(self) -> dict[str | None, Said]:
        """Walk through all sentences: quickly past those that hold nothing of stains, and those that were read before."""
        for number, sentence in enumerate(self.sentences):
            if self.carry is not None or self.lent:
                self._one(number, sentence)
                continue
            wording = sentence.wording
            flags, asks = wording.flags, wording.asks
            if flags & GENE or asks & _ASKS_BACK:
                self._one(number, sentence)
            elif flags & MARKER:
                known = wording.said.get(sentence.section)
                self._again(number, sentence, known) if known is not None else self._one(number, sentence)
            elif self.lists or self.spoken or flags & REFERENCE or (flags & RESULT and self.previous is not None):
                self._one(number, sentence)
            elif asks & QUIET and sentence.section != "immunohistochemistry":
                self.last, self.section, self.previous, self.wrong = sentence, sentence.section, None, False
                if sentence.end - sentence.start > _NOTHING:
                    self.told = None
            elif (known := wording.said.get(sentence.section)) is not None:
                self.number, self.last, self.section, self.previous, self.wrong = number, sentence, sentence.section, None, False
                self._take(sentence, known)
            else:
                self._one(number, sentence)
        self._judge(self.waiting)
        if self.waits:
            lend(self.sentences, self.found, self.cutter, self.original)
        withdraw(self.taken_back, self.found, self.original)
        give_to_rests(self.rests, self.sentences, self.found, self.of.judge, self.original)
        if self.asks & ENTITY:
            set_apart(self.sentences, self.found, self.cutter)
        if self.asks & RIGHTED:
            list_unnamed(self.sentences, self.found, self.cutter, self.original)
        list_untold(self.found)
        return self.found

    def _again(self, number: int, sentence: Sentence, known: Remembered) -> None:
        """Take what a sentence that names stains says by itself and was read before, where those before it left nothing."""
        before, wrong = self.previous, self.wrong
        self.number, self.last, self.section, self.spoken = number, sentence, sentence.section, []
        self.previous, self.wrong = sentence, False
        if before is not None and sentence.wording.flags & RESULT and self._told_of_stain_before(sentence, before, wrong):
            return
        self._take(sentence, known)

    def _one(self, number: int, sentence: Sentence) -> None:
        """Read one sentence."""
        self.number = number
        flags = sentence.wording.flags
        prior, self.last = self.last, sentence
        if self.lent and number in self.lent:
            self._alone(sentence, [lent_at(sentence.start), *_placed(self.of.tokens(sentence.wording, None), sentence.start)])
            return
        if sentence.section != self.section:
            self.carry = None if sentence.section in _OTHER_SECTIONS else self.carry
            self.section = sentence.section
        if flags & RESULT and not flags & MARKER and self.carry is None and self._heads(sentence):
            return
        if self._of_stain_before(sentence, flags) or (flags & MARKER and self._of_subject(sentence, prior)):
            return
        if self._speaks(sentence, flags):
            known = None if self.carry is not None else self._known(sentence)
            self._take(sentence, known) if known is not None else self._read(sentence)

    def _judge(self, waiting: list[tuple[Sentence, SentenceReader]]) -> None:
        """Take what was read where it stands, now that it is known what the lines behind it say."""
        self.waits = self.waits or bool(waiting)
        for sentence, reader in waiting:
            said = self.of.said(reader, self.original, sentence.section, sentence.wording.of_several)
            self.found[sentence.part].add(said)
        waiting.clear()

    def _alone(self, sentence: Sentence, tokens: list[Token]) -> None:
        """Take what a sentence says with other tokens than its own."""
        reader = SentenceReader(tokens, Carry())
        reader.read()
        self._judge([(sentence, reader)])

    def _heads(self, sentence: Sentence) -> bool:
        """Whether a sentence is the head of the next: "Negative stains. S100, SOX10."."""
        if not heads_next(self.sentences, self.number, self.cutter):
            return False
        tokens = with_colon(self.cutter.tokens(sentence.wording))
        self.carry = SentenceReader(_placed(tokens, sentence.start), Carry()).read()
        return True

    def _of_stain_before(self, sentence: Sentence, flags: int) -> bool:
        """Whether a sentence tells of the one stain named in the one before: "It is positive"; it is read then."""
        if self.spoken and self.carry is None and flags & RESULT and not flags & MARKER:
            self.carry = Carry(told=_moved(self.told, self.told_from), spoken=self.spoken)
        self.spoken = []
        if flags & GENE:
            self.found[sentence.part].mentions += _genes(sentence)
        before, wrong = self.previous, self.wrong
        if flags & (MARKER | REFERENCE):
            self.previous, self.wrong = sentence, False
            if interchanges(sentence.wording, self.cutter):
                self.taken_back.append((sentence, sentence))
        else:  # "Desmin was reported as negative. This is an error. It is positive."
            self.wrong = before is not None and is_called_wrong(sentence.wording)
            if before is not None and self._takes_back(sentence):
                self.taken_back.append((before, sentence))
            self.previous = before if self.wrong else None
        if not flags & RESULT or before is None or not (self.carry is None or self.carry.spoken):
            return False
        return self._told_of_stain_before(sentence, before, wrong)

    def _told_of_stain_before(self, sentence: Sentence, before: Sentence, wrong: bool) -> bool:
        """Whether a sentence with a result tells of the stain named in the one before; it is read then."""
        about = self._about_stain_before(sentence, before, wrong)
        if about is not None:
            self.carry = None
        if about:
            self._alone(sentence, about)
        return about is not None

    def _takes_back(self, sentence: Sentence) -> bool:
        taken = self.wrong and takes_back(self.cutter.tokens(sentence.wording))
        return taken or interchanges(sentence.wording, self.cutter)

    def _of_subject(self, sentence: Sentence, prior: Sentence | None) -> bool:
        """Whether a pronoun means the lesion told of before: "A nodule was found. *It* is SMA positive."; it is read then."""
        if prior is None or prior.wording.flags & MARKER or self.carry is not None or not sentence.wording.asks & GOES_ON:
            return False
        begun = self.cutter.tokens(sentence.wording)
        if goes_on_with_lent(sentence, prior, begun):
            self._alone(sentence, as_lent(_placed(self.of.tokens(sentence.wording, sentence.section), sentence.start)))
            return True
        if begins_with_them(begun):
            return self._of_cells(sentence, prior)
        if not begins_with_pronoun(begun):
            return False
        whose = subject_of(self.of.tokens(prior.wording, prior.section), prior.section)
        if whose is None:
            return False
        tokens = self.of.tokens(sentence.wording, sentence.section)
        self._alone(sentence, said_of(whose, _placed(tokens, sentence.start)))
        self.last = prior  # "A separate nodule was found. It is SMA positive. It is S100 negative."
        return True

    def _of_cells(self, sentence: Sentence, prior: Sentence) -> bool:
        """Whether a pronoun means cells beside the tumour ("Mast cells are seen. *They* are CD117+."); it is read then."""
        cells = cells_told(self.cutter.tokens(prior.wording))
        tokens = self.of.tokens(sentence.wording, sentence.section)
        if cells is None or not begins_with_them(tokens):
            return False
        self._alone(sentence, said_of_cells(cells, _placed(tokens, sentence.start)))
        return True

    def _speaks(self, sentence: Sentence, flags: int) -> bool:
        """Whether a sentence may speak of stains."""
        listed, self.lists = self.lists, False
        if flags & (MARKER | REFERENCE) or (listed and (flags & RESULT or answers_list(self.cutter.tokens(sentence.wording)))):
            return True
        if _may_hold_stains(sentence, self.carry):
            return True
        if sentence.end - sentence.start > _NOTHING:
            self.carry = self.told = None
        return False

    def _known(self, sentence: Sentence) -> Remembered | None:
        """What a sentence says by itself, read once for all reports."""
        return sentence.wording.said.get(sentence.section) or self.of.alone(sentence.wording, sentence.section)

    def _take(self, sentence: Sentence, known: Remembered) -> None:
        """Take what a sentence says by itself."""
        start = sentence.start
        self.found[sentence.part].add(known.said, start)
        if known.told is not None:
            self.told, self.told_from = known.told, start
        self.named, self.lists = known.named, known.lists
        if known.rest is not None:
            self.rests.append((self.number, known.rest.moved(start)))
        self.waits = self.waits or known.waits
        if known.spoken:
            self.spoken = [Item(i.entry, i.start + start, i.end + start, said=i.phrases()) for i in known.spoken]

    def _read(self, sentence: Sentence) -> None:
        """Read a sentence where it stands, with what those before it left."""
        wording, carry = sentence.wording, self.carry
        tokens = with_references(_placed(self.of.tokens(wording, sentence.section), sentence.start), self.named)
        if carry is not None and not carry.waiting and (has_own_key(tokens, wording.original) or has_own_verb(tokens)):
            carry = self.told = None
        self.named, self.lists = last_names(tokens), sum(token.kind == NAME for token in tokens) >= FEWEST_LISTED
        if carry is None:
            tokens = with_denied_before(tokens, self.told)
        reader = SentenceReader(tokens, carry or Carry(told=_moved(self.told, self.told_from)))
        after = ended(reader.read(), wording)
        self.carry = after if leaves(after) else None
        self.told, self.told_from, self.spoken = after.told, 0, after.spoken
        if (rest := self.of.of_the_rest(reader)) is not None:
            self.rests.append((self.number, rest))
        self.waiting.append((sentence, reader))
        if not after.waiting:
            self._judge(self.waiting)

    def _about_stain_before(self, sentence: Sentence, before: Sentence, wrong: bool) -> list[Token] | None:
        """The tokens of a sentence that tells of the one stain named in the one before, with its name; none where several are
        and which is meant is not told. ``wrong``: what was said of it was called wrong."""
        wording, section = sentence.wording, sentence.section
        written = wrong or was_written(before.wording, self.cutter)
        if not wrong and wording.meant.get((section, written), 0) is None:
            return None  # as of nearly all, which was found before
        tokens = self.of.tokens(wording, section)
        if wrong and wording.flags & MARKER:
            corrected = as_corrected(self.cutter.tokens(before.wording), tokens)
            return corrected and _placed(corrected, sentence.start)
        if (section, written) not in wording.meant:
            wording.meant[section, written] = meant_at(tokens, wording.original, written)
        at = wording.meant[section, written]
        if at is None:
            return None
        names = [token for token in self.cutter.tokens(before.wording) if token.kind == NAME]
        if len(markers_of(names)) > 1 and not any(map(settled, self.cutter.tokens(before.wording))):
            words = sentence.wording.original.strip()
            self.found[sentence.part].not_read.append(
                NotRead(sentence.start, sentence.start + len(words), words, "said of one of several stains")
            )
            return []
        if len(markers_of(names)) != 1:
            return None
        return _placed(with_name(tokens, at, names[0], written), sentence.start)


def _moved(told: Phrase | None, by: int) -> Phrase | None:
    return told if told is None or not by else told.moved(by)


def _placed(tokens: list[Token], by: int) -> list[Token]:
    return [_new(Token, (kind, value, start + by, end + by)) for kind, value, start, end in tokens]


def _may_hold_stains(sentence: Sentence, carry: Carry | None) -> bool:
    """Whether a sentence without a name that was found may still speak of stains.

    It may hold a name of two letters or one that is not known, be a header such as "Negative:", or give the result of names that
    wait for one.
    """
    if sentence.section == "immunohistochemistry" or _may_speak(sentence.wording):
        return True
    short = sentence.end - sentence.start < _SHORT_LINE
    return carry is not None and bool(carry.waiting or carry.spoken) and (short or bool(sentence.wording.flags & RESULT))


def _may_speak(wording: Wording) -> bool:
    """The same of a wording without a name, wherever it stands."""
    flags = wording.flags
    if flags & STRANGE or (flags & RESULT and len(wording.text) < _SHORT_LINE):
        return True
    return not flags & DIAGNOSIS and _ends_in_colon(wording)  # "The tumour cells do not express any of the following:"


def _ends_in_colon(wording: Wording) -> bool:
    return wording.text.rstrip()[-1:] == ":"


def is_quiet(wording: Wording) -> bool:
    """Whether a wording does not speak of stains below other heads than that of stains, where nothing before it waits."""
    return not wording.flags & (MARKER | REFERENCE | GENE) and not _may_speak(wording)


def may_go_on(wording: Wording, cutter: Cutter) -> bool:
    """Whether a sentence begins with a word by which it may go on with what the one before is about."""
    begun = cutter.tokens(wording)
    return begins_with_them(begun) or begins_with_pronoun(begun) or begins_with_then(begun)


def _genes(sentence: Sentence) -> Iterator[Mention]:
    """Markers named as genes ("MDM2 amplification"): no stains."""
    wording = sentence.wording
    for entry, start, _ in wording.finds:
        if entry.stain is not None:
            name, at, to = entry.stain
            place = sentence.start + start
            words = wording.original[start + at : start + to]
            yield Mention(name.id, place + at, place + to, words, why="molecular", section=sentence.section)
