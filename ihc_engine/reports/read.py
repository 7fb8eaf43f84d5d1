"""``ReportReader``: from the text of a report to the case it states.

Nothing is lost and nothing is guessed: a marker that is named is a mention, with a result only where one is said of this panel; what
looks like a result and cannot be read is listed with its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.folding import CleanText, cleaned, folded, rewritten
from ihc_engine.reports.grammar import Carry, Item, SentenceReader
from ihc_engine.reports.languages import language_of
from ihc_engine.reports.layout import place_sentences, plain_lines
from ihc_engine.reports.lexicon import MARKER, RESULT, Lexicon
from ihc_engine.reports.model import Mention, NotRead, Part, ReportReading
from ihc_engine.reports.stains import mention_of, one_result_each
from ihc_engine.reports.tokens import Cutter, Sentence


_SHORT_LINE = 40


class ReportReader:
    """Reads reports with one state of knowledge; the words of a language are loaded when a report in it is met."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._cutters: dict[str, Cutter] = {}

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
        language = language_of(folded(clean.text), self.knowledge.vocabulary.languages)
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
        text = plain_lines(folded(clean.text), clean.text, cutter.lexicon.sections)
        sentences = cutter.sentences(text, clean.text)
        return sentences, text, place_sentences(sentences, text, cutter.lexicon)

    def _misprints(self, sentences: list[Sentence], text: str, cutter: Cutter) -> list[tuple[int, int, str]]:
        """Misprints of names and results, in sentences that speak of stains."""
        changes = []
        for sentence in sentences:
            if sentence.flags & (MARKER | RESULT):
                changes += cutter.lexicon.misprints.changes(text, sentence.start, sentence.end)
        return changes

    def _parts(
        self, sentences: list[Sentence], text: str, clean: CleanText, labels: list[str], cutter: Cutter, report: str
    ) -> list[Part]:
        found = self._statements(sentences, text, clean, labels, cutter)
        vocabulary = self.knowledge.vocabulary
        result = []
        for label in labels or [None]:
            said = found[label] if label is not None else found[None]
            mentions = [_in_report(m, clean, report) for several, _ in said for m in several]
            stains, mentions, contradicted = one_result_each(mentions, vocabulary)
            case: dict[str, Any] = {}
            if stains:
                case["markers"] = _markers(stains)
            unread = tuple(_unread_in_report(n, clean, report) for _, several in said for n in several)
            result.append(
                Part(label, 0, len(report), case, tuple(mentions), not_understood=unread, contradictions=tuple(contradicted))
            )
        return result

    def _statements(
        self, sentences: list[Sentence], text: str, clean: CleanText, labels: list[str], cutter: Cutter
    ) -> dict[str | None, list[tuple[list[Mention], list[NotRead]]]]:
        """Mentions and what could not be read, by specimen. A result in one line may belong to a name in the line before."""
        read: list[tuple[Sentence, SentenceReader]] = []
        carry = Carry()
        for sentence in sentences:
            if not sentence.flags & (MARKER | RESULT) and not _signed(text, sentence) and not _short_line(sentence):
                if sentence.end - sentence.start > 3:
                    carry = Carry()
                continue
            reader = SentenceReader(cutter.tokens(sentence, text, clean.text), carry)
            carry = reader.read()
            if text[sentence.end - 1] == "." and carry.head is not None:
                carry.head = None
            read.append((sentence, reader))
        found: dict[str | None, list[tuple[list[Mention], list[NotRead]]]] = {label: [] for label in (None, *labels)}
        vocabulary, numbers = self.knowledge.vocabulary, self.knowledge.policy.reading
        for sentence, reader in read:
            correcting = sentence.section == "addendum" or any("correction" in about for about in reader.contexts)
            for item in reader.items:
                if item.entry.marker is None:
                    found[sentence.part].append(([], _stranger(item, clean.text)))
                    continue
                item.about = reader.contexts[item.segment]
                found[sentence.part].append(mention_of(item, clean.text, sentence.section, correcting, vocabulary, numbers))
        return found


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


def _markers(stains: list[tuple[str, Any]]) -> Any:
    """Stains as a mapping; as a list where one stands twice."""
    if len({name for name, _ in stains}) == len(stains):
        return dict(stains)
    return [{"name": name, **(said if isinstance(said, dict) else {"result": said})} for name, said in stains]


def _short_line(sentence: Sentence) -> bool:
    """A line of a list may hold a name of two letters and a sign, which are looked up only in the lines that are read."""
    return sentence.begins_line and sentence.end - sentence.start < _SHORT_LINE


def _signed(text: str, sentence: Sentence) -> bool:
    return text.find("(+", sentence.start, sentence.end) >= 0 or text.find("(-", sentence.start, sentence.end) >= 0


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


def _unread_in_report(unread: NotRead, clean: CleanText, report: str) -> NotRead:
    start, end = clean.place(unread.start), clean.end(unread.end)
    return replace(unread, start=start, end=end, text=report[start:end])
