"""The columns of a table of changed cases, and a change as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from ihc_engine.batch.table_schema import Column, ColumnKind, TableSchema
from ihc_engine.comparison.changes import CaseChange
from ihc_engine.comparison.kept_answers import KeptAnswer
from ihc_engine.comparison.moved import Moved

NAME = "ihc-changes/1"
#: Pieces that have columns of their own; JSON holds them all.
SHOWN = 3


def change_record(change: CaseChange) -> dict[str, Any]:
    """A changed case as plain data, in the order of the columns; what is not there is null."""
    why = change.why
    return {
        "case_id": change.case_id,
        "source": change.source,
        "where": change.where,
        "change": change.how,
        "matched_by": change.by,
        "old": _side(change.old),
        "new": _side(change.new),
        "old_leader_now": why.old_leader_now,
        "new_leader_before": why.new_leader_before,
        "rules_gained": _listed(why.rules_gained),
        "rules_lost": _listed(why.rules_lost),
        "towards": why.towards,
        "away": why.away,
        "compared": why.compared,
        "moved": [moved_record(item) for item in why.moved],
        "remark": why.remark,
    }


def moved_record(item: Moved) -> dict[str, Any]:
    """A piece as plain data; decibans with one decimal more than is shown."""
    data = asdict(item)
    data["old"] = None if item.old is None else round(item.old, 2)
    data["new"] = round(item.new, 2)
    data["by"] = round(item.by, 2)
    return {name: data[name] for name in ("kind", "name", "status", "by", "old", "new", "sources", "changed")}


def _side(answer: KeptAnswer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "leader": answer.leader,
        "outcome": answer.outcome,
        "probability": answer.probability,
        "reasons": list(answer.reasons),
        "knowledge_version": answer.version,
        "knowledge_digest": answer.digest,
        "error": answer.error,
    }


def _listed(ids: tuple[str, ...] | None) -> list[str] | None:
    return None if ids is None else list(ids)


def change_schema() -> TableSchema:
    """Columns of a table of changed cases."""
    return TableSchema(NAME, (*_what(), *_why(), *_pieces(), *_knowledge()))


def _what() -> list[Column]:
    return [
        _column("case_id", "words", "id of the case; of a document, its name"),
        _column("source", "words", "the file of the row, where a folder is read"),
        _column("where", "words", "the place of the row in the input"),
        _column("change", "code", "leader, outcome, new error, error gone, only before, or only now"),
        _column(
            "matched_by",
            "code",
            "case_id; place, where ids are missing or repeated; row, where one row was scored twice",
        ),
        Column("old_leader", "code", "leader before", _of("old", "leader")),
        Column("new_leader", "code", "leader now", _of("new", "leader")),
        Column("old_outcome", "code", "outcome before", _of("old", "outcome")),
        Column("new_outcome", "code", "outcome now", _of("new", "outcome")),
        Column("old_probability", "number", "probability of the old leader before", _of("old", "probability")),
        Column("new_probability", "number", "probability of the new leader now", _of("new", "probability")),
        _column("old_leader_now", "number", "probability of the old leader now"),
        _column("new_leader_before", "number", "probability of the new leader before; empty where unknown"),
    ]


def _why() -> list[Column]:
    return [
        Column("reasons_gained", "codes", "codes of reasons for the outcome that are new", _reasons("new", "old")),
        Column("reasons_lost", "codes", "codes of reasons for the outcome that are gone", _reasons("old", "new")),
        _column("rules_gained", "codes", "ids of rules that fire now and did not; empty where unknown"),
        _column("rules_lost", "codes", "ids of rules that fired and do not now; empty where unknown"),
        _column("towards", "code", "the leader now"),
        _column("away", "code", "the old leader; the next hypothesis where the leader stayed"),
        Column("basis", "code", "difference: what moved the lead; present: what speaks for the leader now", _basis),
        _column("remark", "words", "why there is no more to say"),
    ]


def _pieces() -> list[Column]:
    columns: list[Column] = []
    for place, word in zip(range(SHOWN), ("most", "second most", "third most"), strict=True):
        name = f"moved_{place + 1}"
        columns += [
            Column(name, "words", f"finding, rule or other part that moved the lead {word}", _piece(place, _piece_words)),
            Column(f"{name}_decibans", "number", "by how much; negative: against the leader", _piece(place, lambda m: m["by"])),
            Column(f"{name}_sources", "words", "ids of the studies behind it", _piece(place, lambda m: ", ".join(m["sources"]))),
            Column(f"{name}_changed", "words", "studies that changed", _piece(place, lambda m: "; ".join(m["changed"]))),
        ]
    return [*columns, Column("moved", "json", "all parts, the largest first", _moved)]


def _knowledge() -> list[Column]:
    return [
        Column("old_version", "code", "version of the knowledge before", _of("old", "knowledge_version")),
        Column("new_version", "code", "version of the knowledge now", _of("new", "knowledge_version")),
        Column("old_digest", "code", "digest of the knowledge before", _of("old", "knowledge_digest")),
        Column("new_digest", "code", "digest of the knowledge now", _of("new", "knowledge_digest")),
        Column("error_code", "code", "of a row that could not be read before or now: kind of problem", _error),
    ]


def _column(name: str, kind: ColumnKind, meaning: str) -> Column:
    return Column(name, kind, meaning, lambda row: row[name])


def _of(side: str, name: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: (row[side] or {}).get(name)


def _reasons(here: str, there: str) -> Callable[[Mapping[str, Any]], list[str]]:
    def only_here(row: Mapping[str, Any]) -> list[str]:
        kept = (row[there] or {}).get("reasons") or ()
        return [code for code in (row[here] or {}).get("reasons") or () if code not in kept]

    return only_here


def _basis(row: Mapping[str, Any]) -> str | None:
    return None if not row["moved"] else "difference" if row["compared"] else "present"


def _piece(place: int, told: Callable[[Mapping[str, Any]], Any]) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: (told(row["moved"][place]) or None) if place < len(row["moved"]) else None


def _piece_words(item: Mapping[str, Any]) -> str:
    return " ".join(word for word in (item["name"] or item["kind"], item["status"]) if word)


def _moved(row: Mapping[str, Any]) -> str | None:
    return json.dumps(row["moved"], ensure_ascii=False, separators=(",", ":")) if row["moved"] else None


def _error(row: Mapping[str, Any]) -> str | None:
    return (row["new"] or {}).get("error") or (row["old"] or {}).get("error")
