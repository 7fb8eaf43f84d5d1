"""A row of an audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ihc_engine.audit.against import Against
from ihc_engine.audit.grade import Grade


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One case of an archive, judged.

    ``where`` and ``source``: its place in the input. ``reported``: the words of the report. ``reported_diagnosis``: the id they
    mean, with its place in the text of the row where it was read there (characters). ``disagreement_decibans``: None where
    nothing is judged. ``rival``: whom the reported diagnosis is compared with. ``stain``: would tell the two apart; only for
    rows that do not agree. ``error``: code and message of a row that failed.
    """

    where: str
    grade: Grade
    case_id: str | None = None
    source: str | None = None
    rank: int = 0
    why: str | None = None
    disagreement_decibans: float | None = None
    reported: str | None = None
    reported_diagnosis: str | None = None
    reported_start: int | None = None
    reported_end: int | None = None
    reported_probability: float | None = None
    outcome: str | None = None
    reasons: tuple[str, ...] = ()
    leader: str | None = None
    leader_probability: float | None = None
    rival: str | None = None
    rival_probability: float | None = None
    against: tuple[Against, ...] = ()
    alerts: tuple[str, ...] = ()
    stain: str | None = None
    stain_bits: float | None = None
    remarks: tuple[str, ...] = ()
    knowledge_version: str | None = None
    knowledge_digest: str | None = None
    error: Mapping[str, Any] | None = None


def ranked(rows: list[AuditRow]) -> list[AuditRow]:
    """Rows by grade, and in a grade by disagreement; ranks count from 1."""
    ordered = sorted(rows, key=_order)
    return [replace(row, rank=rank) for rank, row in enumerate(ordered, start=1)]


def _order(row: AuditRow) -> tuple[int, float]:
    """Rows of equal order stay as they stand in the input. Among rows not judged, the surest leader comes first."""
    strength = row.disagreement_decibans if row.disagreement_decibans is not None else row.leader_probability or 0.0
    return row.grade.place, -strength
