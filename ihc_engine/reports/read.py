"""``ReportReader``: from the text of a report to the case it states.

Nothing is lost and nothing is guessed: a marker that is named is a mention, with a result only where one is said of this panel;
what looks like a result and cannot be read is listed with its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.diagnoses import reported
from ihc_engine.reports.folding import CleanText, cleaned, folded, rewritten
from ihc_engine.reports.languages import language_of
from ihc_engine.reports.layout import place_sentences, plain_lines
from ihc_engine.reports.lexicon import MARKER, RESULT, Lexicon
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement
from ihc_engine.reports.said import Said, StainReader
from ihc_engine.reports.sentences import Sentence
from ihc_engine.reports.specimens import cut_at_labels
from ihc_engine.reports.stains import Judge, one_result_each
from ihc_engine.reports.tokens import Cutter
from ihc_engine.reports.told import Circumstances, beginning_of, case_of, circumstances

#: Longest text in which one misprint lets all words be looked at.
_SCANNED = 20_000
Located = TypeVar("Located", Statement, DiagnosisMention, NotRead)


class _Words(NamedTuple):
    """What reads reports in one language beside English."""

    cutter: Cutter
    stains: StainReader


class ReportReader:
    """Reads reports with one state of knowledge; the words of a language are loaded when a report in it is met."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._words: dict[str, _Words] = {}
        self._judge = Judge(knowledge.vocabulary, knowledge.policy.reading)

    def cutter(self, language: str) -> Cutter:
        """The words of English and one more language, made once."""
        return self._words_of(language).cutter

    def _words_of(self, language: str) -> _Words:
        if language not in self._words:
            languages = self.knowledge.vocabulary.languages
            chosen = dict.fromkeys(id for id in ("en", language) if id in languages)
            cutter = Cutter(Lexicon(self.knowledge, tuple(languages[id] for id in chosen)))
            self._words[language] = _Words(cutter, StainReader(cutter, self._judge))
        return self._words[language]

    def read(self, text: str) -> ReportReading:
        """Read a report. Never raises for what the text says."""
        clean = cleaned(text)
        language = language_of(folded(clean.text), clean.text, self.knowledge.vocabulary.languages)
        words = self._words_of(language)
        sentences, folded_text, labels = _sentences(clean, words.cutter)
        changes = _misprints(sentences, folded_text, words.cutter)
        if changes:
            clean = rewritten(clean, changes)
            sentences, folded_text, labels = _sentences(clean, words.cutter)
        parts = self._parts(sentences, clean, labels, words, text)
        main = max(parts, key=_weight)
        return ReportReading(text=text, language=language, parts=tuple(parts), main=main)

    def _parts(self, sentences: list[Sentence], clean: CleanText, labels: list[str], words: _Words, report: str) -> list[Part]:
        stained = words.stains.by_specimen(sentences, clean.text, labels)
        told = self._told(sentences, labels, words.cutter)
        if not labels:
            return [self._part(None, stained[None], told[None], clean, report)]
        result = []
        most = max(len(stained[label].mentions) for label in labels)
        for label in labels:
            said = stained[label]
            if stained[None].mentions and len(said.mentions) == most:
                said.add(stained[None])  # what names no specimen belongs to the one with the panel
            result.append(self._part(label, said, _with_shared(told[None], told[label]), clean, report))
        return result

    def _part(self, label: str | None, said: Said, told: Circumstances, clean: CleanText, report: str) -> Part:
        mentions = [_in_report(m, clean, report) for m in said.mentions] if clean.starts else said.mentions
        mentions.sort(key=lambda m: m.start)
        stains, mentions, contradicted = one_result_each(mentions, self.knowledge.vocabulary)
        statements = _placed(told.statements, clean, report)
        diagnoses = _placed(told.diagnoses, clean, report)
        return Part(
            label=label,
            start=0,
            end=len(report),
            case=case_of(stains, statements, reported(diagnoses)),
            mentions=tuple(mentions),
            statements=tuple(statements),
            diagnoses=tuple(diagnoses),
            not_understood=tuple(_placed(said.not_read, clean, report)),
            contradictions=tuple(contradicted),
        )

    def _told(self, sentences: list[Sentence], labels: list[str], cutter: Cutter) -> dict[str | None, Circumstances]:
        """What the sentences tell beside stains, by specimen."""
        beginning, vocabulary = beginning_of(sentences), self.knowledge.vocabulary
        if not labels:
            return {None: circumstances(sentences, beginning, cutter, vocabulary)}
        return {
            label: circumstances((s for s in sentences if s.part == label), beginning, cutter, vocabulary)
            for label in (None, *labels)
        }


def _weight(part: Part) -> int:
    """How surely a specimen is the one to be judged: by its stains, each twice where its diagnosis is one that is described."""
    told = sum(mention.status is not None for mention in part.mentions)
    return told * (2 if part.case.get("reported_diagnosis") else 1)


def _sentences(clean: CleanText, cutter: Cutter) -> tuple[list[Sentence], str, list[str]]:
    text = plain_lines(folded(clean.text), clean.text, cutter.lexicon)
    sentences = cutter.sentences.of(text, clean.text)
    several = cutter.lexicon.labels.may_name_several(text)
    if several:
        sentences = cut_at_labels(sentences, cutter)
    return sentences, text, place_sentences(sentences, text, cutter.lexicon, lesions=several)


def _misprints(sentences: Iterable[Sentence], text: str, cutter: Cutter) -> list[tuple[int, int, str]]:
    """Misprints of names and results, in sentences that speak of stains."""
    changes: list[tuple[int, int, str]] = []
    misprints = cutter.lexicon.misprints
    for sentence in sentences:
        wording = sentence.wording
        if wording.misprinted is None:
            speaks = wording.flags & (MARKER | RESULT)
            wording.misprinted = bool(speaks and misprints.changes(wording.text, 0, len(wording.text)))
        if wording.misprinted:
            changes += misprints.changes(text, sentence.start, sentence.end)
    if changes and len(text) <= _SCANNED:  # a scanner that misread a stain may have misread the rest
        return misprints.changes(text, 0, len(text))
    return changes


def _in_report(mention: Mention, clean: CleanText, report: str) -> Mention:
    """A mention with its places in the report as it was given."""
    start, end = clean.place(mention.start), clean.end(mention.end)
    words_start = None if mention.words_start is None else clean.place(mention.words_start)
    words_end = None if mention.words_end is None else clean.end(mention.words_end)
    words = report[words_start:words_end] if words_start is not None else ""
    return replace(
        mention, start=start, end=end, text=report[start:end], words=words, words_start=words_start, words_end=words_end
    )


def _placed(items: list[Located], clean: CleanText, report: str) -> list[Located]:
    """What was read, with its places in the report as it was given."""
    if not clean.starts:
        return items
    spans = [(clean.place(item.start), clean.end(item.end)) for item in items]
    return [replace(item, start=a, end=b, text=report[a:b]) for item, (a, b) in zip(items, spans, strict=True)]


def _with_shared(shared: Circumstances, own: Circumstances) -> Circumstances:
    """What is told of one specimen, and what is told of all."""
    mine = {statement.kind for statement in own.statements} & {"mitoses", "size", "site"}
    return Circumstances(
        statements=[s for s in shared.statements if s.kind not in mine] + own.statements,
        diagnoses=own.diagnoses or shared.diagnoses,
    )
