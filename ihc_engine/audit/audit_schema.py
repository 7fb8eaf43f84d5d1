"""The columns of an audit, and a row as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from ihc_engine.audit.against import SHOWN
from ihc_engine.audit.grade import WHY
from ihc_engine.audit.model import AuditRow
from ihc_engine.batch.table_schema import Column, ColumnKind, TableSchema

NAME = "ihc-audit/1"


def audit_record(row: AuditRow) -> dict[str, Any]:
    """A row as plain data, in the order of the columns; what is not there is null."""
    data = asdict(row)
    data["grade"] = row.grade.value
    data["why"] = WHY.get(row.why or "")
    order = ["rank", "case_id", "source", "where", "grade", "why", "disagreement_decibans"]
    return {name: data[name] for name in [*order, *(name for name in data if name not in order)]}


def audit_schema() -> TableSchema:
    """Columns of ``audit``."""
    return TableSchema(NAME, (*_judged(), *_compared(), *_against(), *_context()))


def _judged() -> list[Column]:
    return [
        _column("rank", "integer", "place in the list, the strongest disagreement first"),
        _column("case_id", "words", "id of the case as the row states it; of a document, its name"),
        _column("source", "words", "the file of the row, where a folder is read"),
        _column("where", "words", "the place of the row in the input"),
        _column("grade", "code", "alarm, disagrees, leans elsewhere, agrees, not judged, or failed"),
        _column("why", "words", "why a row is not judged, or what to know about its grade"),
        _column(
            "disagreement_decibans",
            "number",
            "10 log10 of how many times more probable the rival is than the reported diagnosis, with or without pre-test odds, "
            "whichever is less; negative: agreement",
        ),
    ]


def _compared() -> list[Column]:
    return [
        _column("reported", "words", "the reported diagnosis in words"),
        _column("reported_diagnosis", "code", "the id it means"),
        _column("reported_start", "integer", "of a text row: where it begins in the text, in characters"),
        _column("reported_end", "integer", "of a text row: where it ends"),
        _column("reported_probability", "number", "its probability"),
        _column("outcome", "code", "outcome of the interpretation"),
        _column("reasons", "codes", "codes of the reasons for the outcome"),
        _column("leader", "code", "id of the most probable diagnosis, or other"),
        _column("leader_probability", "number", "its probability"),
        _column("rival", "code", "whom the reported diagnosis is compared with: the most probable one outside its family"),
        _column("rival_probability", "number", "its probability"),
    ]


def _against() -> list[Column]:
    columns = []
    for place in range(SHOWN):
        nth = ("most", "second most", "third most")[place]
        columns += [
            Column(f"against_{place + 1}", "words", f"what speaks {nth} against the reported diagnosis", _finding(place)),
            Column(f"against_{place + 1}_decibans", "number", "how strongly, before sharpening", _of_finding(place, "decibans")),
            Column(f"against_{place + 1}_sources", "words", "the studies behind it", _of_finding(place, "sources")),
        ]
    return columns


def _context() -> list[Column]:
    return [
        _column("alerts", "codes", "codes of the alerts"),
        _column("stain", "code", "the stain that tells most between the two; only for rows that do not agree"),
        _column("stain_bits", "number", "what it is expected to tell if the two were equally probable, in bits"),
        Column("remarks", "words", "what must be known about the text of the row", lambda row: "; ".join(row["remarks"]) or None),
        _column("knowledge_version", "code", "version of the knowledge"),
        _column("knowledge_digest", "code", "digest of the knowledge"),
        Column("error_code", "code", "of a row that failed: kind of problem", _of_error("code")),
        Column("error_message", "words", "of a row that failed: place, what is wrong, what to do", _of_error("message")),
    ]


def _column(name: str, kind: ColumnKind, meaning: str) -> Column:
    return Column(name, kind, meaning, lambda row: row[name])


def _finding(place: int) -> Callable[[Mapping[str, Any]], str | None]:
    def words(row: Mapping[str, Any]) -> str | None:
        found = row["against"][place : place + 1]
        return f"{found[0]['finding']}: {found[0]['status']}" if found else None

    return words


def _of_finding(place: int, name: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: row["against"][place][name] if place < len(row["against"]) else None


def _of_error(name: str) -> Callable[[Mapping[str, Any]], str | None]:
    return lambda row: (row["error"] or {}).get(name)
