"""How many rows of each grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ihc_engine.audit.grade import Grade
from ihc_engine.audit.model import AuditRow


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """Counts of rows by grade. ``unreported``: rows that report no diagnosis."""

    rows: int
    by_grade: Counter[Grade]
    unreported: int = 0

    @classmethod
    def of(cls, rows: Iterable[AuditRow]) -> AuditSummary:
        """Count the rows."""
        by_grade, unreported = Counter[Grade](), 0
        for row in rows:
            by_grade[row.grade] += 1
            unreported += row.grade is Grade.not_judged and row.why == "no_report"
        return cls(by_grade.total(), by_grade, unreported)

    @property
    def failed(self) -> int:
        """Rows that could not be read."""
        return self.by_grade[Grade.failed]

    @property
    def judged(self) -> int:
        """Rows with a reported diagnosis and a panel to compare."""
        return self.rows - self.failed - self.by_grade[Grade.not_judged]

    def words(self) -> str:
        """One line."""
        count = self.by_grade
        return (
            f"{self.rows} rows, {self.judged} judged: {count[Grade.agrees]} agree, {count[Grade.leans]} lean elsewhere, "
            f"{count[Grade.disagrees]} disagree, {count[Grade.alarm]} alarms; {count[Grade.not_judged]} not judged, "
            f"{self.failed} failed"
        )

    def hint(self) -> str | None:
        """Where to look if no row was judged; None if any was."""
        if self.judged:
            return None
        if not self.rows:
            return "the input holds no rows: look whether it is the right one"
        if self.failed == self.rows:
            return "no row could be read: each row of the list says why; look whether the input is what its name says"
        if self.unreported == self.rows - self.failed:
            return "no row reports a diagnosis: it stands in the column `reported_diagnosis`, or in the text of a report"
        return "no row could be judged: the column `why` of the list says what each lacks"
