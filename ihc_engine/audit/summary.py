"""How many rows of each grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ihc_engine.audit.grade import Grade
from ihc_engine.audit.model import AuditRow


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """Counts of rows by grade."""

    rows: int
    by_grade: Counter[Grade]

    @classmethod
    def of(cls, rows: Iterable[AuditRow]) -> AuditSummary:
        """Count the rows."""
        by_grade = Counter(row.grade for row in rows)
        return cls(by_grade.total(), by_grade)

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
