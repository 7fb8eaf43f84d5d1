"""What was read in a report: the case it states, and every statement with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ihc_engine.records import record

Certainty = Literal["stated", "favoured", "differential", "excluded"]


@record
class Mention:
    """One place where a marker is named.

    ``start`` and ``end``: place in the report, counted in characters; ``text`` is what stands there. ``status``: as in a case
    (positive, negative, equivocal, not_performed, uninterpretable, retained, lost, low, high); None where no result of this panel
    is said, and ``why`` tells why (named, suggested, hypothetical, literature, earlier, control, molecular, unread). ``words``:
    the result as it is written. ``inferred``: why the status is not literally what is written. ``rule``: how the result was
    found. ``result``: the stain as a case states it, None without a result. ``replaced``: a later correction stands in its place.
    """

    marker: str
    start: int
    end: int
    text: str
    status: str | None = None
    extent: str | None = None
    intensity: str | None = None
    percent: str | None = None
    pattern: str | None = None
    cells: str | None = None
    component: str | None = None
    clone: str | None = None
    inferred: str | None = None
    words: str = ""
    words_start: int | None = None
    words_end: int | None = None
    rule: str = "named"
    why: str | None = None
    section: str | None = None
    replaced: bool = False
    result: Mapping[str, Any] | None = None

    def moved(self, by: int) -> Mention:
        """The same, so many characters further on."""
        words_start = None if self.words_start is None else self.words_start + by
        words_end = None if self.words_end is None else self.words_end + by
        return Mention(
            self.marker, self.start + by, self.end + by, self.text, self.status, self.extent, self.intensity, self.percent,
            self.pattern, self.cells, self.component, self.clone, self.inferred, self.words, words_start, words_end, self.rule,
            self.why, self.section, self.replaced, self.result,
        )  # fmt: skip

    def placed(self, start: int, end: int, text: str, words_start: int | None, words_end: int | None, words: str) -> Mention:
        """The same at other places; written out, since a text may hold tens of thousands."""
        return Mention(
            self.marker, start, end, text, self.status, self.extent, self.intensity, self.percent,
            self.pattern, self.cells, self.component, self.clone, self.inferred, words, words_start, words_end, self.rule,
            self.why, self.section, self.replaced, self.result,
        )  # fmt: skip


@record
class Statement:
    """A feature, measure or circumstance read in the text.

    ``kind``: morphology, molecular, mitoses, size, site, age, sex or specimen.
    """

    kind: str
    value: Any
    start: int
    end: int
    text: str
    status: str | None = None

    def moved(self, by: int) -> Statement:
        """The same, so many characters further on."""
        return Statement(self.kind, self.value, self.start + by, self.end + by, self.text, self.status)


@record
class DiagnosisMention:
    """A diagnosis named in the report, and how certain the report is of it.

    ``diagnosis``: its id; None for one that is not listed.
    """

    diagnosis: str | None
    certainty: Certainty
    start: int
    end: int
    text: str
    section: str | None = None

    def moved(self, by: int) -> DiagnosisMention:
        """The same, so many characters further on."""
        return DiagnosisMention(self.diagnosis, self.certainty, self.start + by, self.end + by, self.text, self.section)


@record
class NotRead:
    """Words that look like a statement and could not be read."""

    start: int
    end: int
    text: str
    reason: str
    suggestion: str | None = None

    def moved(self, by: int) -> NotRead:
        """The same, so many characters further on."""
        return NotRead(self.start + by, self.end + by, self.text, self.reason, self.suggestion)


@dataclass(frozen=True, slots=True)
class Part:
    """One specimen of a report. ``case``: the case as plain data, in the shape of the JSON of a case."""

    label: str | None
    start: int
    end: int
    case: Mapping[str, Any]
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    diagnoses: tuple[DiagnosisMention, ...] = ()
    not_understood: tuple[NotRead, ...] = ()
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A whole report, read. ``main`` is the part with the tumour's panel; its case and mentions are those of the report.

    ``language``: id of the language it was read in. ``remarks``: what the reader of the result must know.
    """

    text: str
    language: str
    parts: tuple[Part, ...]
    main: Part
    remarks: tuple[str, ...] = field(default=())

    @property
    def case(self) -> Mapping[str, Any]:
        """The case that the report states, as plain data."""
        return self.main.case

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place where a marker is named, in the part with the tumour's panel."""
        return self.main.mentions

    @property
    def not_understood(self) -> tuple[NotRead, ...]:
        """What looks like a statement and could not be read."""
        return self.main.not_understood

    @property
    def reported_diagnosis(self) -> str | None:
        """Id of the diagnosis that the report states or favours; None if it does neither or names one that is not listed."""
        found = self.main.case.get("reported_diagnosis")
        return found if isinstance(found, str) else None
