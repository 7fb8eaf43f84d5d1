"""The columns of a table of answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ihc_engine.batch.made_with import made_with
from ihc_engine.batch.row import FIRED, TraceDepth
from ihc_engine.batch.table_schema import Column, TableSchema
from ihc_engine.differential.pretest import Prior
from ihc_engine.knowledge.model import OTHER, Knowledge

Row = Mapping[str, Any]
NAME = "ihc-batch/1"


def batch_schema(knowledge: Knowledge, trace: TraceDepth = "none", prior: Prior | None = None) -> TableSchema:
    """Columns of ``batch``: an answer without its lower ranks. ``fired`` adds ``rules``, ``steps`` adds ``trace``,
    ``full`` adds ``answer``.

    ``prior``: which Parquet keeps beside its rows; None where nothing is written.
    """
    core = [diagnosis.id for diagnosis in knowledge.diagnoses.values() if diagnosis.role == "core"]
    columns = [
        Column("case_id", "words", "id of the case as the row states it; of a document, its name", _field("case_id")),
        Column("source", "words", "the file of the row, where a folder is read", _field("source")),
        Column("outcome", "code", "supported, favoured, undetermined, outside, or error", _field("outcome")),
        Column("reasons", "codes", "codes of the reasons for the outcome", _codes("reasons")),
        Column("leader", "code", "id of the most probable diagnosis, or other", _leader),
        Column("leader_probability", "number", "its probability", _leader_probability),
        Column("leader_low", "number", "lower end of its 90 % interval; empty for other", _leader_end(0)),
        Column("leader_high", "number", "upper end of its 90 % interval; empty for other", _leader_end(1)),
        *(Column(f"probability_{d}", "number", f"probability of {d}", _probability(d)) for d in core),
        Column("other_probability", "number", "probability of none of the listed diagnoses", _field("other_probability")),
        Column("alerts", "codes", "codes of the alerts", _codes("alerts")),
        Column("set_aside", "json", "findings that were understood and not used: path, words, code", _listed("set_aside")),
        Column("not_understood", "json", "words that could not be read, with suggestion; of a text with start and end", _unread),
        Column("case", "json", "of a text row: the case that its text states", _json("case")),
        Column("remarks", "words", "what must be known about the text of the row", _sentences("remarks")),
        Column("knowledge_version", "code", "version of the knowledge", _of_knowledge("version")),
        Column("knowledge_digest", "code", "digest of the knowledge", _of_knowledge("digest")),
        Column("error_code", "code", "of an error row: kind of problem", _of_error("code")),
        Column("error_message", "words", "of an error row: place, what is wrong, what to do", _of_error("message")),
    ]
    if trace in FIRED:
        columns.append(Column("rules", "codes", "ids of the rules that fired, in order", _field("rules")))
    if trace == "full":
        columns.append(Column("trace", "json", "the trace, with all steps", _json("trace")))
    if trace == "answer":
        columns.append(Column("answer", "json", "the whole interpretation", lambda row: None if "error" in row else _dumped(row)))
    return TableSchema(NAME, tuple(columns), {} if prior is None else made_with(prior))


def _field(name: str) -> Callable[[Row], Any]:
    return lambda row: row.get(name)


def _codes(name: str) -> Callable[[Row], list[str] | None]:
    """Codes of a list that holds them, or records with a code."""

    def codes(row: Row) -> list[str] | None:
        return None if name not in row else [item if isinstance(item, str) else item["code"] for item in row[name]]

    return codes


def _leader(row: Row) -> str | None:
    """The leader; a whole answer names it only by the order of its ranking."""
    if "error" in row:
        return None
    if "leader" in row:
        return str(row["leader"])
    return OTHER if row["other_rank"] == 1 else str(row["ranking"][0]["diagnosis"])


def _leader_probability(row: Row) -> float | None:
    leader = _leader(row)
    return None if leader is None else row["other_probability"] if leader == OTHER else row["ranking"][0]["probability"]


def _leader_end(end: int) -> Callable[[Row], float | None]:
    def value(row: Row) -> float | None:
        if _leader(row) in (None, OTHER) or row["ranking"][0]["interval"] is None:
            return None
        return float(row["ranking"][0]["interval"][end])

    return value


def _probability(diagnosis: str) -> Callable[[Row], float | None]:
    return lambda row: next((d["probability"] for d in row.get("ranking", ()) if d["diagnosis"] == diagnosis), None)


def _listed(name: str) -> Callable[[Row], str | None]:
    """A list of the row, or of the account of a whole answer, as JSON; None where it is empty."""
    return lambda row: _dumped(row.get(name) or row.get("input", {}).get(name) or None)


def _unread(row: Row) -> str | None:
    unread = [
        *row.get("not_understood", ()),
        *row.get("input", {}).get("not_understood", ()),
        *row.get("report_not_understood", ()),
    ]
    return _dumped(unread or None)


def _json(name: str) -> Callable[[Row], str | None]:
    return lambda row: _dumped(row.get(name))


def _sentences(name: str) -> Callable[[Row], str | None]:
    return lambda row: "; ".join(row.get(name, ())) or None


def _of_knowledge(name: str) -> Callable[[Row], str | None]:
    return lambda row: row.get("knowledge", {}).get(name)


def _of_error(name: str) -> Callable[[Row], str | None]:
    return lambda row: row.get("error", {}).get(name)


def _dumped(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
