"""What the sentences of a report say of stains: mentions, and what could not be read of them.

A sentence that stands by itself is read once and kept with its wording. One that leaves something to the next, or takes something
from the one before, is read where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ihc_engine.reports.grammar.grammar import SentenceReader
from ihc_engine.reports.grammar.items import NOT_CLEAR, OF_ANOTHER, OF_SEVERAL, Carry, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import says_nothing_clear
from ihc_engine.reports.layout.keys import has_own_key
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.areas import differs_between_areas
from ihc_engine.reports.stains.headed import heads_next, with_colon
from ihc_engine.reports.stains.interchanged import called_wrong, with_interchanged
from ihc_engine.reports.stains.not_read import unknown_result, unknown_stain, unread
from ihc_engine.reports.stains.questions import ASKED, asks_of_stains
from ihc_engine.reports.stains.references import refers, with_references
from ihc_engine.reports.stains.remaining import FEWEST_LISTED, answers_list, give_to_the_rest, of_stains_alone
from ihc_engine.reports.stains.said import Remembered, Said
from ihc_engine.reports.stains.set_apart import set_apart
from ihc_engine.reports.stains.stains import Judge
from ihc_engine.reports.steps.borders import has_own_verb
from ihc_engine.reports.steps.rewriting import tokens_of
from ihc_engine.reports.steps.stain_meant import (
    as_corrected,
    is_called_wrong,
    markers_of,
    meant_at,
    settled,
    was_written,
    with_name,
)
from ihc_engine.reports.steps.subjects_of_pronouns import begins_with_pronoun, said_of, subject_of
from ihc_engine.reports.steps.wild_types import aberrant_patterns
from ihc_engine.reports.words.flags import GENE, MARKER, REFERENCE, RESULT, STRANGE
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import NAME, SIGN, WORD, Cutter, Token

_SHORT_LINE = 40
_NOT_OF_THIS_PANEL = frozenset(("literature", "hypothetical", "earlier"))
#: Sections whose sentences tell nothing of names that wait for a result, and are under no head before them.
_OTHER_SECTIONS = frozenset(("literature", "clinical", "molecular", "earlier"))
_new = tuple.__new__


class StainReader:
    """Reads what sentences say of stains, with the words of one lexicon."""

    def __init__(self, cutter: Cutter, judge: Judge) -> None:
        self._cutter, self._judge = cutter, judge

    def by_specimen(self, sentences: Sequence[Sentence], original: str, labels: Iterable[str]) -> dict[str | None, Said]:
        """What is said of each specimen, and of none (None). ``original``: the report as it was written."""
        found: dict[str | None, Said] = {label: Said() for label in (None, *labels)}
        waiting: list[tuple[Sentence, SentenceReader]] = []
        carry: Carry | None = None  # a header, or names that wait
        told: Phrase | None = None  # the result said last,
        told_from = 0  # with places from here on
        spoken: list[Item] = []  # markers of the sentence before, of which a result elsewhere was said
        rests: list[tuple[Sentence, Phrase]] = []  # what is said of stains that are not named
        named: list[Token] = []  # the last names of the sentence before
        previous: Sentence | None = None  # the sentence before, if it names a stain
        called_wrong = False  # whether the sentence before says that what was said of that stain is wrong
        lists = False  # whether the sentence before lists markers without a result
        section: str | None = None  # that of the sentence before
        last: Sentence | None = None  # the sentence before, whatever it tells
        for index, sentence in enumerate(sentences):
            wording = sentence.wording
            last, prior = sentence, last
            flags = wording.flags
            if sentence.section != section:
                carry = None if sentence.section in _OTHER_SECTIONS else carry
                section = sentence.section
            if carry is None and flags & RESULT and not flags & MARKER and heads_next(sentences, index, self._cutter):
                head = SentenceReader(_placed(with_colon(self._cutter.tokens(wording)), sentence.start), Carry())
                carry = head.read()
                continue
            if spoken and carry is None and flags & RESULT and not flags & MARKER:
                carry = Carry(told=_moved(told, told_from), spoken=spoken)
            spoken = []
            if flags & GENE:
                found[sentence.part].mentions += _genes(sentence)
            before, wrong = previous, called_wrong
            if flags & (MARKER | REFERENCE):
                previous, called_wrong = sentence, False
            else:  # "Desmin was reported as negative. This is an error. It is positive."
                called_wrong = before is not None and is_called_wrong(wording)
                previous = before if called_wrong else None
            if flags & RESULT and before is not None and (carry is None or carry.spoken):
                about = self._about_stain_before(sentence, before, wrong, found)
                carry = None if about is not None else carry
                if about == []:
                    continue
                if about:
                    reader = SentenceReader(about, Carry())
                    reader.read()
                    self._add_all([(sentence, reader)], original, found)
                    continue
            if prior is not None and flags & MARKER and not prior.wording.flags & MARKER and carry is None:
                begins = begins_with_pronoun(self._cutter.tokens(wording))
                if begins and (whose := subject_of(self._tokens(prior), prior.section)) is not None:
                    reader = SentenceReader(said_of(whose, _placed(self._tokens(sentence), sentence.start)), Carry())
                    reader.read()
                    self._add_all([(sentence, reader)], original, found)
                    last = prior  # "A separate nodule was found. It is SMA positive. It is S100 negative."
                    continue
            listed, lists = lists, False
            start = sentence.start
            answers = listed and (flags & RESULT or answers_list(self._cutter.tokens(wording)))
            if not flags & (MARKER | REFERENCE) and not answers and not _may_hold_stains(sentence, carry):
                if sentence.end - start > 3:
                    carry = told = None
                continue
            if carry is None:
                known = wording.said.get(sentence.section) or self._alone(wording, sentence.section)
                if known is not None:
                    found[sentence.part].add(known.said, start)
                    if known.told is not None:
                        told, told_from = known.told, start
                    named, lists = known.named, known.lists
                    if known.rest is not None:
                        rests.append((sentence, known.rest.moved(start)))
                    if known.spoken:
                        at = start
                        spoken = [Item(i.entry, i.start + at, i.end + at, said=i.phrases()) for i in known.spoken]
                    continue
            tokens = with_references(
                _placed(tokens_of(wording, sentence.section, self._cutter, self._judge.vocabulary.markers), sentence.start), named
            )
            if carry is not None and not carry.waiting and (has_own_key(tokens, wording.original) or has_own_verb(tokens)):
                carry = told = None
            named, lists = _names(tokens), sum(token.kind == NAME for token in tokens) >= FEWEST_LISTED
            reader = SentenceReader(tokens, carry or Carry(told=_moved(told, told_from)))
            after = _ended(reader.read(), wording)
            carry = after if _leaves(after) else None
            told, told_from, spoken = after.told, 0, after.spoken
            if (rest := self._of_the_rest(reader)) is not None:
                rests.append((sentence, rest))
            waiting.append((sentence, reader))
            if not after.waiting:
                self._add_all(waiting, original, found)
        self._add_all(waiting, original, found)
        for sentence, rest in rests:
            give_to_the_rest(rest, sentence, sentences, found[sentence.part], self._judge, original)
        set_apart(sentences, found, self._cutter)
        return found

    def _tokens(self, sentence: Sentence) -> list[Token]:
        return tokens_of(sentence.wording, sentence.section, self._cutter, self._judge.vocabulary.markers)

    def _add_all(self, waiting: list[tuple[Sentence, SentenceReader]], original: str, found: Mapping[str | None, Said]) -> None:
        """Take what was read where it stands, now that it is known what the lines behind it say."""
        for sentence, reader in waiting:
            found[sentence.part].add(self._said(reader, original, sentence.section, sentence.wording.of_several))
        waiting.clear()

    def _about_stain_before(
        self, sentence: Sentence, before: Sentence, wrong: bool, found: Mapping[str | None, Said]
    ) -> list[Token] | None:
        """The tokens of a sentence that tells of the one stain named in the one before, with its name; none where several are
        and which is meant is not told. ``wrong``: what was said of it was called wrong."""
        wording, section = sentence.wording, sentence.section
        if before.wording.written is None:
            before.wording.written = was_written(self._cutter.tokens(before.wording))
        written = wrong or before.wording.written
        tokens = tokens_of(wording, section, self._cutter, self._judge.vocabulary.markers)
        if wrong and wording.flags & MARKER:
            corrected = as_corrected(self._cutter.tokens(before.wording), tokens)
            return corrected and _placed(corrected, sentence.start)
        if (section, written) not in wording.meant:
            wording.meant[section, written] = meant_at(tokens, wording.original, written)
        at = wording.meant[section, written]
        if at is None:
            return None
        names = [token for token in self._cutter.tokens(before.wording) if token.kind == NAME]
        if len(markers_of(names)) > 1 and not any(map(settled, self._cutter.tokens(before.wording))):
            words = sentence.wording.original.strip()
            found[sentence.part].not_read.append(
                NotRead(sentence.start, sentence.start + len(words), words, "said of one of several stains")
            )
            return []
        if len(markers_of(names)) != 1:
            return None
        return _placed(with_name(tokens, at, names[0], written), sentence.start)

    def _alone(self, wording: Wording, section: str | None) -> Remembered | None:
        """What a sentence says by itself; None if it leaves something to the next or asks what was said before."""
        if section in wording.carries:
            return None
        tokens = tokens_of(wording, section, self._cutter, self._judge.vocabulary.markers)
        if wording.flags & REFERENCE and refers(tokens):
            wording.carries = (*wording.carries, section)
            return None
        reader = SentenceReader(tokens, Carry())
        after = _ended(reader.read(), wording)
        if _leaves(after) or reader.used_told:
            wording.carries = (*wording.carries, section)
            return None
        said = self._said(reader, wording.original, section, wording.of_several)
        known = Remembered(
            said,
            after.told,
            tuple(after.spoken),
            self._of_the_rest(reader),
            _names(tokens),
            len(said.mentions) >= FEWEST_LISTED and all(mention.why == "named" for mention in said.mentions),
        )
        wording.said[section] = known
        return known

    def _of_the_rest(self, reader: SentenceReader) -> Phrase | None:
        """What a sentence says of markers that it does not name; "all nodes were negative" speaks of no markers."""
        rest = reader.told_of_the_rest()
        if rest is None or "rest" in rest.notes or of_stains_alone(reader.tokens, self._cutter.lexicon.numerals):
            return rest
        return None

    def _said(self, reader: SentenceReader, text: str, section: str | None, of_several: bool) -> Said:
        """Mentions of one sentence, and what could not be read of them. ``of_several``: it tells of several lesions at once."""
        said = Said()
        differs = of_several and len(_polarities(reader.tokens)) > 1
        clashing = {item.entry.marker.id: item.clash for item in reader.items if item.clash and item.entry.marker}
        asked = asks_of_stains(reader.tokens)
        tells, patterns = any(item.phrases() for item in reader.items), aberrant_patterns(reader.tokens)
        corrects = next((at for at, about in enumerate(reader.contexts) if "correction" in about), len(reader.contexts))
        for item in reader.items:
            if item.entry.marker is None:
                if not reader.about(item) & _NOT_OF_THIS_PANEL:
                    said.not_read += unknown_stain(item, text)
            else:
                item.about = reader.about(item)
                correcting = section == "addendum" or (item.segment >= corrects and "earlier" not in item.about)
                mentions, not_read = self._judge.mentions_of(item, text, section, correcting)
                unclear = OF_SEVERAL if differs else OF_ANOTHER if "another" in item.about else clashing.get(item.entry.marker.id)
                unclear = unclear or (NOT_CLEAR if says_nothing_clear(item) else None)
                unclear = unclear or (OF_SEVERAL if differs_between_areas(item) else None) or (ASKED if asked else None)
                if (changed := with_interchanged(mentions, item, text)) is not None:
                    mentions, not_read = changed
                elif unclear and any(mention.status is not None for mention in mentions):
                    mentions, not_read = unread(mentions, item, text, unclear)
                if "wronged" in item.about:
                    mentions = [called_wrong(mention, item) for mention in mentions]
                said.mentions += mentions
                said.not_read += not_read or unknown_result(item, mentions, reader.tokens, text, tells=tells, patterns=patterns)
        return said


def _ended(carry: Carry, wording: Wording) -> Carry:
    """What is left for the next sentence: behind a point no header is."""
    if carry.head is not None and wording.text[-1] == ".":
        carry.head = None
    return carry


def _leaves(carry: Carry) -> bool:
    """Whether something is left for the next sentence."""
    return carry.head is not None or bool(carry.waiting)


def _names(tokens: list[Token]) -> list[Token]:
    """The last names of a sentence, to which the next may refer."""
    return [token for token in tokens if token.kind == NAME][-2:]


def _moved(told: Phrase | None, by: int) -> Phrase | None:
    return told if told is None or not by else told.moved(by)


def _placed(tokens: list[Token], by: int) -> list[Token]:
    return [_new(Token, (kind, value, start + by, end + by)) for kind, value, start, end in tokens]


def _polarities(tokens: list[Token]) -> set[str]:
    """What a sentence says of any stain: positive, negative, lost ..."""
    words = {t.value.statement[1] for t in tokens if t.kind == WORD and t.value.statement and t.value.statement[0] == "polarity"}
    return words | {"negative" if t.value == "-" else "positive" for t in tokens if t.kind == SIGN}


def _may_hold_stains(sentence: Sentence, carry: Carry | None) -> bool:
    """Whether a sentence without a name that was found may still speak of stains.

    It may hold a name of two letters or one that is not known, be a header such as "Negative:", or give the result of names that
    wait for one.
    """
    if sentence.section == "immunohistochemistry":
        return True
    flags, short = sentence.wording.flags, sentence.end - sentence.start < _SHORT_LINE
    waits = carry is not None and bool(carry.waiting or carry.spoken)
    return bool(flags & STRANGE) or (waits and short) or (bool(flags & RESULT) and (waits or short))


def _genes(sentence: Sentence) -> Iterator[Mention]:
    """Markers named as genes ("MDM2 amplification"): no stains."""
    wording = sentence.wording
    for entry, start, _ in wording.finds:
        if entry.stain is not None:
            name, at, to = entry.stain
            place = sentence.start + start
            words = wording.original[start + at : start + to]
            yield Mention(name.id, place + at, place + to, words, why="molecular", section=sentence.section)
