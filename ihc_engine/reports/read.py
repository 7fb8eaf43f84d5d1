"""``ReportReader``: from the text of a report to the case it states.

Nothing is lost and nothing is guessed: a marker that is named is a mention, with a result only where one is said of this panel;
what looks like a result and cannot be read is listed with its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeVar

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.diagnoses import reported
from ihc_engine.reports.folding import CleanText, cleaned, folded, rewritten
from ihc_engine.reports.grammar import SentenceReader
from ihc_engine.reports.items import Carry, Item
from ihc_engine.reports.languages import language_of
from ihc_engine.reports.layout import place_sentences, plain_lines
from ihc_engine.reports.lexicon import DIAGNOSIS, FEATURE, GENE, MARKER, MEASURE, RESULT, SITE, STRANGE, TEST, Lexicon
from ihc_engine.reports.measures import sizes_in
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement
from ihc_engine.reports.phrase import Phrase
from ihc_engine.reports.stains import Judge, one_result_each
from ihc_engine.reports.tokens import Cutter, Sentence, Token
from ihc_engine.reports.told import Told, case_of, read_circumstances
from ihc_engine.vocabulary.vocabulary import MarkerName

_SHORT_LINE = 40
#: Sentences that are remembered, for each language.
_MOST_REMEMBERED = 20_000
#: Longest text in which one misprint lets all words be looked at.
_SCANNED = 20_000
#: Mentions of one marker, and what could not be read of it.
Said = list[tuple[list[Mention], list[NotRead]]]
Located = TypeVar("Located", Statement, DiagnosisMention, NotRead)


class ReportReader:
    """Reads reports with one state of knowledge; the words of a language are loaded when a report in it is met."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._cutters: dict[str, Cutter] = {}
        self._memories: dict[Cutter, dict[tuple[str, str, str | None], _Remembered | None]] = {}
        self._judge = Judge(knowledge.vocabulary, knowledge.policy.reading)

    def cutter(self, language: str) -> Cutter:
        """The words of English and one more language, made once."""
        if language not in self._cutters:
            languages = self.knowledge.vocabulary.languages
            chosen = dict.fromkeys(id for id in ("en", language) if id in languages)
            self._cutters[language] = Cutter(Lexicon(self.knowledge, tuple(languages[id] for id in chosen)))
        return self._cutters[language]

    def read(self, text: str) -> ReportReading:
        """Read a report. Never raises for what the text says."""
        clean = cleaned(text)
        language = language_of(folded(clean.text), clean.text, self.knowledge.vocabulary.languages)
        cutter = self.cutter(language)
        sentences, folded_text, labels = self._sentences(clean, cutter)
        changes = self._misprints(sentences, folded_text, cutter)
        if changes:
            clean = rewritten(clean, changes)
            sentences, folded_text, labels = self._sentences(clean, cutter)
        parts = self._parts(sentences, folded_text, clean, labels, cutter, text)
        main = max(parts, key=lambda part: (sum(m.status is not None for m in part.mentions), -part.start))
        return ReportReading(text=text, language=language, parts=tuple(parts), main=main)

    def _sentences(self, clean: CleanText, cutter: Cutter) -> tuple[list[Sentence], str, list[str]]:
        text = plain_lines(folded(clean.text), clean.text, cutter.lexicon)
        sentences = cutter.sentences(text, clean.text)
        return sentences, text, place_sentences(sentences, text, cutter.lexicon)

    def _misprints(self, sentences: list[Sentence], text: str, cutter: Cutter) -> list[tuple[int, int, str]]:
        """Misprints of names and results, in sentences that speak of stains."""
        changes = []
        for sentence in sentences:
            if sentence.flags & (MARKER | RESULT):
                changes += cutter.lexicon.misprints.changes(text, sentence.start, sentence.end)
        if changes and len(text) <= _SCANNED:  # a scanner that misread a stain may have misread the rest
            return cutter.lexicon.misprints.changes(text, 0, len(text))
        return changes

    def _parts(
        self, sentences: list[Sentence], text: str, clean: CleanText, labels: list[str], cutter: Cutter, report: str
    ) -> list[Part]:
        stained = self._stains(sentences, text, clean, labels, cutter)
        told = self._told(sentences, text, clean, labels, cutter)
        result = []
        named: list[str | None] = [*labels] or [None]
        for label in named:
            said, other = stained[label], told[label]
            if (
                label is not None
                and len(stained[None])
                and sum(len(m) for m, _ in said) == max(sum(len(m) for m, _ in stained[each]) for each in labels)
            ):
                said = stained[None] + said  # what names no specimen belongs to the one with the panel
            result.append(self._part(label, said, other if label is None else _with_shared(told[None], other), clean, report))
        return result

    def _part(self, label: str | None, said: Said, told: Told, clean: CleanText, report: str) -> Part:
        mentions = sorted((_in_report(m, clean, report) for several, _ in said for m in several), key=lambda m: m.start)
        stains, mentions, contradicted = one_result_each(mentions, self.knowledge.vocabulary)
        statements = [_placed(s, clean, report) for s in told.statements]
        diagnoses = [_placed(d, clean, report) for d in told.diagnoses]
        unread = [_placed(n, clean, report) for _, several in said for n in several]
        return Part(
            label=label,
            start=0,
            end=len(report),
            case=case_of(stains, statements, reported(diagnoses)),
            mentions=tuple(mentions),
            statements=tuple(statements),
            diagnoses=tuple(diagnoses),
            not_understood=tuple(unread),
            contradictions=tuple(contradicted),
        )

    def _told(
        self, sentences: list[Sentence], text: str, clean: CleanText, labels: list[str], cutter: Cutter
    ) -> dict[str | None, Told]:
        """What the sentences tell beside stains, by specimen."""
        by_part: dict[str | None, list[tuple[Sentence, list[Token]]]] = {label: [] for label in (None, *labels)}
        for sentence in sentences:
            if sentence.flags & (FEATURE | DIAGNOSIS | MEASURE | SITE | TEST):
                by_part[sentence.part].append((sentence, cutter.tokens(sentence, text, clean.text)))
        lexicon, vocabulary = cutter.lexicon, self.knowledge.vocabulary
        sizes: dict[str | None, list[tuple[int, Statement]]] = {label: [] for label in by_part}
        for label in by_part:
            own = [sentence for sentence in sentences if sentence.part == label] if labels else sentences
            sizes[label] = sizes_in(own, text, clean.text, lexicon.lesion, lexicon.elsewhere)
        return {
            label: read_circumstances(placed, text, clean.text, lexicon.lesion, sizes[label], vocabulary)
            for label, placed in by_part.items()
        }

    def _stains(
        self, sentences: list[Sentence], text: str, clean: CleanText, labels: list[str], cutter: Cutter
    ) -> dict[str | None, Said]:
        """Mentions and what could not be read, by specimen. A result in one line may belong to a name in the line before."""
        found: dict[str | None, Said] = {label: [] for label in (None, *labels)}
        waiting: list[tuple[Sentence, SentenceReader]] = []
        carry = Carry()
        original = clean.text
        memory = self._memories.setdefault(cutter, {})
        for sentence in sentences:
            if sentence.flags & GENE:
                for entry, start, _ in sentence.finds:
                    if entry.stain is not None:
                        found[sentence.part].append(([_of_gene(entry.stain, start, original, sentence.section)], []))
            if not sentence.flags & MARKER and not _may_hold_stains(sentence, carry):
                if sentence.end - sentence.start > 3:
                    carry = Carry()
                continue
            fresh = carry.head is None and not carry.waiting
            key = (original[sentence.start : sentence.end], text[sentence.start : sentence.end], sentence.section)
            known = memory.get(key) if fresh else None
            if known is not None:
                found[sentence.part] += [_moved(said, sentence.start) for said in known.said]
                carry = Carry(told=known.told)
                continue
            reader = SentenceReader(cutter.tokens(sentence, text, original), carry)
            carry = reader.read()
            if text[sentence.end - 1] == "." and carry.head is not None:
                carry.head = None
            if not fresh or carry.head is not None or carry.waiting or reader.used_told:
                waiting.append((sentence, reader))
                continue
            said = self._said(sentence, reader, original)
            found[sentence.part] += said
            if len(memory) >= _MOST_REMEMBERED:
                memory.clear()
            seen = key in memory  # what stands once in an archive is not worth keeping
            memory[key] = _Remembered([_moved(one, -sentence.start) for one in said], carry.told) if seen else None
        for sentence, reader in waiting:
            found[sentence.part] += self._said(sentence, reader, original)
        return found

    def _said(self, sentence: Sentence, reader: SentenceReader, original: str) -> Said:
        """Mentions of one sentence, each with what could not be read of it."""
        said: Said = []
        correcting = sentence.section == "addendum" or any("correction" in about for about in reader.contexts)
        for item in reader.items:
            if item.entry.marker is None:
                said.append(([], _stranger(item, original)))
            else:
                item.about = reader.about(item)
                said.append(self._judge.mentions_of(item, original, sentence.section, correcting))
        return said


class _Remembered(NamedTuple):
    """What a sentence says that was read before; its places are counted from its beginning."""

    said: Said
    told: Phrase | None


def _moved(said: tuple[list[Mention], list[NotRead]], by: int) -> tuple[list[Mention], list[NotRead]]:
    """Mentions of a sentence that stands elsewhere."""
    mentions = [
        replace(
            m,
            start=m.start + by,
            end=m.end + by,
            words_start=None if m.words_start is None else m.words_start + by,
            words_end=None if m.words_end is None else m.words_end + by,
        )
        for m in said[0]
    ]
    return mentions, [replace(n, start=n.start + by, end=n.end + by) for n in said[1]]


def _stranger(item: Item, text: str) -> list[NotRead]:
    """A stain that the vocabulary does not know, where a result of it is said."""
    phrases = item.phrases()
    if not any(phrase.decides for phrase in phrases):
        return []
    near = min(phrases, key=lambda p: min(abs(p.start - item.end), abs(item.start - p.end)))
    start, end = (item.start, item.end) if near.end - item.start > 60 else (min(item.start, near.start), max(item.end, near.end))
    if end < len(text) and text[end] == ")" and "(" in text[start:end]:
        end += 1
    return [NotRead(start, end, text[start:end], "unknown stain")]


def _may_hold_stains(sentence: Sentence, carry: Carry) -> bool:
    """Whether a sentence without a name that was found may still speak of stains.

    It may hold a name of two letters or one that is not known, be a header such as "Negative:", or give the result of names that
    wait for one.
    """
    length = sentence.end - sentence.start
    if sentence.flags & RESULT and (length < _SHORT_LINE or carry.waiting):
        return True
    return bool(carry.waiting and length < _SHORT_LINE) or bool(sentence.flags & STRANGE)


def _in_report(mention: Mention, clean: CleanText, report: str) -> Mention:
    """A mention with its places in the report as it was given."""
    if not clean.starts:
        return mention
    start, end = clean.place(mention.start), clean.end(mention.end)
    words_start = None if mention.words_start is None else clean.place(mention.words_start)
    words_end = None if mention.words_end is None else clean.end(mention.words_end)
    words = report[words_start:words_end] if words_start is not None else ""
    return replace(
        mention, start=start, end=end, text=report[start:end], words=words, words_start=words_start, words_end=words_end
    )


def _of_gene(named: tuple[MarkerName, int, int], start: int, text: str, section: str | None) -> Mention:
    """A marker named as a gene ("MDM2 amplification"): no stain."""
    name, at, to = named
    return Mention(name.id, start + at, start + to, text[start + at : start + to], why="molecular", section=section)


def _placed(item: Located, clean: CleanText, report: str) -> Located:
    """Something read, with its place in the report as it was given."""
    if not clean.starts:
        return item
    start, end = clean.place(item.start), clean.end(item.end)
    return replace(item, start=start, end=end, text=report[start:end])


def _with_shared(shared: Told, own: Told) -> Told:
    """What is told of one specimen, and what is told of all."""
    mine = {statement.kind for statement in own.statements} & {"mitoses", "size", "site"}
    return Told(
        statements=[s for s in shared.statements if s.kind not in mine] + own.statements,
        diagnoses=own.diagnoses or shared.diagnoses,
    )
