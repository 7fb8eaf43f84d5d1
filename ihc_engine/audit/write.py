"""Where an audit is written: CSV, Parquet, JSON lines, or a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ihc_engine.audit.audit_schema import audit_record, audit_schema
from ihc_engine.audit.html import audit_html
from ihc_engine.audit.model import AuditRow
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.sinks import WRITTEN, sink
from ihc_engine.knowledge.model import Knowledge

PAGES = (".html", ".htm")


def check_audit_ending(path: Path) -> None:
    """TableError: an audit is not written under such a name."""
    if path.suffix.lower() not in (*WRITTEN, *PAGES):
        kind = path.suffix or "a file without ending"
        raise TableError(f"{kind} is not written; name a .csv, .jsonl, .parquet or .html file")


def write_audit(rows: Sequence[AuditRow], path: Path, knowledge: Knowledge) -> None:
    """Write ranked rows, by the ending of the name. OSError: the file cannot be written."""
    check_audit_ending(path)
    if path.suffix.lower() in PAGES:
        with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
            out.writelines(audit_html(rows, knowledge))
        return
    with sink(path, audit_schema()) as write:
        for row in rows:
            write(audit_record(row))
