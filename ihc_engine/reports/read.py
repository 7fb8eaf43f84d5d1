"""``ReportReader``: from the text of a report to the case it states.

Nothing is lost and nothing is guessed: a marker that is named is a mention, with a result only where one is said of this panel;
what looks like a result and cannot be read is listed with its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple, TypeVar

from ihc_engine.garbage import few_collections
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.asked import asked
from ihc_engine.reports.facts.diagnoses import reported
from ihc_engine.reports.facts.told import Circumstances, beginning_of, case_of, circumstances
from ihc_engine.reports.layout.layout import Lines, place_sentences
from ihc_engine.reports.layout.listed import ListedSpecimens
from ihc_engine.reports.layout.specimens import cut_at_labels
from ihc_engine.reports.layout.undone_keys import with_undone_keys
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement
from ihc_engine.reports.stains.own_kinds import with_own_kinds, without_opposed
from ihc_engine.reports.stains.said import Said
from ihc_engine.reports.stains.stain_reader import StainReader
from ihc_engine.reports.stains.stains import Judge, one_result_each
from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.number_keys import with_number_key
from ihc_engine.reports.tables.tables import TableReader, Tables
from ihc_engine.reports.text.folding import CleanText, cleaned, folded, rewritten
from ihc_engine.reports.text.languages import language_of
from ihc_engine.reports.words.asks import LABELLED, MARKED, MISPRINTED
from ihc_engine.reports.words.boxes import NO_KEY
from ihc_engine.reports.words.line_breaks import without
from ihc_engine.reports.words.loaded import lexicon_of
from ihc_engine.reports.words.marks import NO_HEAD, boxed_names
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Cutter, Token

#: Longest text in which one misprint lets all words be looked at.
_SCANNED = 20_000
#: Characters from which on garbage is looked for seldom while a text is read.
_LONG = 50_000
#: What the name of a stain is made of, in a line of its own.
_OF_NAME = frozenset((NAME, POINT, UNKNOWN, NUMBER))
Located = TypeVar("Located", Statement, DiagnosisMention, NotRead)


class _Words(NamedTuple):
    """What reads reports in one language beside English."""

    cutter: Cutter
    lines: Lines
    listed: ListedSpecimens
    stains: StainReader
    tables: TableReader


class _Cut(NamedTuple):
    """A text in sentences. ``text``: as it is read; ``labels``: of its specimens; ``asks``: what any of its sentences asks."""

    sentences: list[Sentence]
    text: str
    labels: list[str]
    asks: int


class _Source(NamedTuple):
    """A report as it was given, the text that is read of it, and the tables that were written out in between."""

    report: str
    clean: CleanText
    tables: Tables | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text that is read stands in the report."""
        clean = self.clean
        if clean.starts:
            start, end = clean.place(start), clean.end(end)
        return (start, end) if self.tables is None else self.tables.origin.place(start, end)

    @property
    def same(self) -> bool:
        """Whether every place in the text that is read is the place in the report."""
        return self.tables is None and not self.clean.starts


class ReportReader:
    """Reads reports with one state of knowledge; the words of a language are loaded when a report in it is met."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._words: dict[str, _Words] = {}
        self._judge = Judge(knowledge.vocabulary, knowledge.policy.reading)

    @cached_property
    def _columns(self) -> Columns:
        names = [name for each in self.knowledge.diagnoses.values() for name in (each.id, each.name, *each.synonyms)]
        return Columns(self.knowledge.vocabulary.languages.values(), names)

    def cutter(self, language: str) -> Cutter:
        """The words of English and one more language, made once."""
        return self._words_of(language).cutter

    def _words_of(self, language: str) -> _Words:
        if language not in self._words:
            with few_collections():
                self._words[language] = self._loaded(language)
        return self._words[language]

    def _loaded(self, language: str) -> _Words:
        cutter = Cutter(lexicon_of(self.knowledge, "en", language))
        tables = TableReader(self._columns, partial(_names, cutter), partial(_is_name, cutter), partial(self._is_index, cutter))
        return _Words(cutter, Lines(cutter.lexicon), ListedSpecimens(cutter.lexicon), StainReader(cutter, self._judge), tables)

    def read(self, text: str) -> ReportReading:
        """Read a report. Never raises for what the text says."""
        with few_collections() if len(text) > _LONG else nullcontext():
            return self._read(text)

    def _read(self, text: str) -> ReportReading:
        clean = cleaned(text)
        plain = folded(clean.text)
        language = language_of(plain, clean.text, self.knowledge.vocabulary.languages)
        words = self._words_of(language)
        report = text
        text, undone = with_undone_keys(text, self._columns.side, partial(_names, words.cutter))
        text = with_number_key(text, self._columns.side, partial(_names, words.cutter))
        if text is not report:
            clean = cleaned(text)
            plain = folded(clean.text)
        tables = words.tables.written_out(text, plain if clean.text is text else folded(text))
        if tables is not None:
            clean = cleaned(tables.origin.text)
            plain = folded(clean.text)
        if broken := words.cutter.lexicon.line_breaks.inside(plain, clean.text):
            clean = without(clean, broken)
            plain = folded(clean.text)
        cut = _sentences(clean, plain, words)
        if changes := _misprints(cut, words.cutter):
            clean = rewritten(clean, changes)
            cut = _sentences(clean, folded(clean.text), words)
        parts = self._parts(cut, _Source(report, clean, tables), words)
        boxes = tuple(NotRead(a, b, report[a:b], "its mark stands for not done") for a, b in undone)
        boxes += tuple(NotRead(a, b, text[a:b], NO_KEY) for a, b in words.cutter.lexicon.boxes.unread(text))
        if boxes := (*boxes, *_boxed(text, parts, words.cutter)):
            parts[0] = replace(parts[0], not_understood=(*parts[0].not_understood, *boxes))
        main = max(parts, key=_weight)
        return ReportReading(text=report, language=language, parts=tuple(parts), main=main)

    def _is_index(self, cutter: Cutter, words: str) -> bool:
        """Whether words name a marker that is measured by a percentage, as Ki-67 is."""
        markers = self.knowledge.vocabulary.markers
        named = [token.value.marker for token in cutter.tokens(cutter.wording(folded(words), words)) if token.kind == NAME]
        return any(name is not None and markers[name.id].measures == "index" for name in named)

    def _parts(self, cut: _Cut, source: _Source, words: _Words) -> list[Part]:
        sentences, labels = cut.sentences, cut.labels
        stained = words.stains.by_specimen(sentences, source.clean.text, labels, cut.asks)
        told = self._told(sentences, labels, words.cutter)
        stained = self._with_own_cells(stained, told, cut, source, words)
        lost = _lost_rows(sentences, source, labels) if source.tables is not None else {}
        if not labels:
            return [self._part(None, stained[None], told[None], source, lost.get(None, []))]
        taking = _taking(stained, told)
        result = []
        for label in labels:
            said = stained[label]
            if label in taking:
                said.add(stained[None])
            result.append(self._part(label, said, _with_shared(told[None], told[label]), source, lost.get(label, [])))
        return result

    def _with_own_cells(
        self, stained: dict[str | None, Said], told: dict[str | None, Circumstances], cut: _Cut, source: _Source, words: _Words
    ) -> dict[str | None, Said]:
        """What is said of stains where the tumour is made of cells that elsewhere lie beside one (see ``own_kinds``)."""
        diagnoses = {part: each.diagnoses for part, each in told.items()}
        own = with_own_kinds(cut.sentences, diagnoses, words.cutter, self.knowledge.vocabulary.markers)
        while own is not None:
            read = words.stains.by_specimen(own, source.clean.text, cut.labels, cut.asks)
            left = without_opposed(own, cut.sentences, stained, read)
            if left == own:
                return read
            own = left
        return stained

    def _part(self, label: str | None, said: Said, told: Circumstances, source: _Source, lost: list[NotRead]) -> Part:
        mentions = said.mentions if source.same else [_in_report(m, source) for m in said.mentions]
        mentions.sort(key=lambda m: m.start)
        stains, mentions, contradicted = one_result_each(mentions, self.knowledge.vocabulary)
        statements = _placed(told.statements, source)
        diagnoses = _placed(told.diagnoses, source)
        return Part(
            label=label,
            start=0,
            end=len(source.report),
            case=case_of(stains, statements, reported(diagnoses)),
            mentions=tuple(mentions),
            statements=tuple(statements),
            diagnoses=tuple(diagnoses),
            not_understood=(*_placed(said.not_read, source), *lost),
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


def _taking(stained: Mapping[str | None, Said], told: Mapping[str | None, Circumstances]) -> list[str]:
    """The specimens to which the stains belong that name none: those with the panel. Where these stains are
    the panel, those whose diagnosis is told, or all where that names no specimen either."""
    own = {label: said.mentions for label, said in stained.items() if label is not None}
    if not stained[None].mentions:
        return []
    if _results(stained[None].mentions) > max(_results(mentions) for mentions in own.values()):
        diagnosed = [label for label in own if reported(told[label].diagnoses)]
        return list(own) if reported(told[None].diagnoses) or not diagnosed else diagnosed
    most = max(len(mentions) for mentions in own.values())
    return [label for label, mentions in own.items() if len(mentions) == most]


def _results(mentions: Sequence[Mention]) -> int:
    return sum(mention.status is not None for mention in mentions)


def _weight(part: Part) -> int:
    """How surely a specimen is the one to be judged: by its stains, each twice where its diagnosis is one that is described."""
    return _results(part.mentions) * (2 if part.case.get("reported_diagnosis") else 1)


def _sentences(clean: CleanText, plain: str, words: _Words) -> _Cut:
    cutter, text = words.cutter, words.lines.plain(plain, clean.text)
    sentences = cutter.sentences.of(text, clean.text)
    asks = asked(sentences, cutter)
    if asks & LABELLED:
        sentences = cut_at_labels(sentences, cutter)
        asks = LABELLED | asked(sentences, cutter)
    if asks & MARKED:
        sentences = words.listed.cut(sentences, text, clean.text, cutter)
        asks |= asked(sentences, cutter)
    return _Cut(sentences, text, place_sentences(sentences, text, cutter.lexicon, asks), asks)


def _misprints(cut: _Cut, cutter: Cutter) -> list[tuple[int, int, str]]:
    """Misprints of names and results, in sentences that speak of stains."""
    changes: list[tuple[int, int, str]] = []
    misprints, text = cutter.lexicon.misprints, cut.text
    for sentence in cut.sentences if cut.asks & MISPRINTED else ():
        if sentence.wording.asks & MISPRINTED:
            changes += misprints.changes(text, sentence.start, sentence.end)
    if changes and len(text) <= _SCANNED:  # a scanner that misread a stain may have misread the rest
        return misprints.changes(text, 0, len(text))
    return changes


def _boxed(text: str, parts: list[Part], cutter: Cutter) -> tuple[NotRead, ...]:
    """Names behind boxes, each on a line of its own, where nothing tells what a tick says."""
    lines = list(boxed_names(text, cutter.lexicon.names))
    told = {mention.start for part in parts for mention in part.mentions if mention.status is not None} if lines else set()
    if any(a <= at < b for a, b in lines for at in told):
        return ()
    return tuple(NotRead(a, b, text[a:b], NO_HEAD) for a, b in lines)


def _names(cutter: Cutter, words: str) -> bool:
    """Whether words name a stain and say nothing of it."""
    tokens = cutter.tokens(cutter.wording(folded(words), words))
    told = any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens)
    return not told and any(token.kind == NAME for token in tokens)


def _is_name(cutter: Cutter, words: str) -> bool:
    """Whether words are the name of a stain and nothing else but its short form or clone."""
    tokens = cutter.tokens(cutter.wording(folded(words), words))
    return bool(tokens) and tokens[0].kind == NAME and all(t.kind in _OF_NAME or _is_bracket(t) for t in tokens)


def _is_bracket(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("filler", "link") and not token.value.statement


def _lost_rows(sentences: list[Sentence], source: _Source, labels: list[str]) -> dict[str | None, list[NotRead]]:
    """What of tables could not be read, by the specimen in whose lines it stands."""
    found: dict[str | None, list[NotRead]] = {}
    for start, end, reason in source.tables.unread if source.tables is not None else ():
        before = [s for s in sentences if source.span(s.start, s.start + 1)[0] <= start]
        part = before[-1].part if before else None
        label = part if part in labels else labels[0] if labels else None
        found.setdefault(label, []).append(NotRead(start, end, source.report[start:end], reason))
    return found


def _in_report(mention: Mention, source: _Source) -> Mention:
    """A mention with its places in the report as it was given."""
    start, end = source.span(mention.start, mention.end)
    words_start, words_end, words = mention.words_start, mention.words_end, ""
    if words_start is not None and words_end is not None:
        words_start, words_end = source.span(words_start, words_end)
        words = source.report[words_start:words_end]
    return mention.placed(start, end, source.report[start:end], words_start, words_end, words)


def _placed(items: list[Located], source: _Source) -> list[Located]:
    """What was read, with its places in the report as it was given."""
    if source.same:
        return items
    spans = [source.span(item.start, item.end) for item in items]
    return [replace(item, start=a, end=b, text=source.report[a:b]) for item, (a, b) in zip(items, spans, strict=True)]


def _with_shared(shared: Circumstances, own: Circumstances) -> Circumstances:
    """What is told of one specimen, and what is told of all."""
    mine = {statement.kind for statement in own.statements} & {"mitoses", "size", "site"}
    return Circumstances(
        statements=[s for s in shared.statements if s.kind not in mine] + own.statements,
        diagnoses=own.diagnoses or shared.diagnoses,
    )
