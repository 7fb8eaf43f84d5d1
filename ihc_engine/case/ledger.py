"""Where everything that is read is written down, so that no part of the input can get lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from ihc_engine.case.findings import Alert, Finding, NotUnderstood, SetAside, Severity
from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.case.problems import CaseProblem
from ihc_engine.vocabulary.vocabulary import Vocabulary

_LONGEST_WORDS = 160


@dataclass(slots=True)
class Ledger:
    """The reading of one case while it is made. ``assumed``: markers whose compartment was assumed."""

    vocabulary: Vocabulary
    numbers: ReadingNumbers
    findings: list[Finding] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    measures: list[tuple[str, float, float]] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    problems: list[CaseProblem] = field(default_factory=list)

    def leave_out(self, feature: str, path: str, words: str, code: str, reason: str) -> None:
        """Something was understood and does not count."""
        self.set_aside.append(SetAside(feature, path, shortened(words), code, reason))

    def leave_out_finding(self, finding: Finding, code: str, reason: str) -> None:
        """A finding was understood and does not count."""
        self.leave_out(finding.feature, finding.path, finding.words, code, reason)

    def give_up(self, path: str, words: str, reason: str, suggestion: str | None = None) -> None:
        """Something was not understood."""
        self.not_understood.append(NotUnderstood(path, shortened(words), reason, suggestion))

    def warn(self, code: str, severity: Severity, message: str) -> None:
        """The reader must know something."""
        self.alerts.append(Alert(code, severity, message))

    def unknown_fields(self, path: str, extra: dict[str, object] | None, known: frozenset[str]) -> None:
        """Fields that this part of a case does not have."""
        for name, value in (extra or {}).items():
            near = get_close_matches(name[:80], sorted(known), n=1, cutoff=0.7)
            where = f"{path}.{name}" if path else name
            self.give_up(_printable(where), _printable(f"{name}: {value}"), "no such field", near[0] if near else None)


def _printable(words: str) -> str:
    """Words without halves of characters, which no output could hold."""
    return words.encode("utf-8", "replace").decode("utf-8")


def shortened(words: str) -> str:
    """Words short enough to be shown."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"
