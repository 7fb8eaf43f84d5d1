"""The answers that an earlier ``batch`` wrote, read back from JSON lines, CSV, Parquet or a folder of these."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ihc_engine.batch import TableError, archive_rows
from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.problems import RowError
from ihc_engine.batch.sinks import formula_safe
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import from_json
from ihc_engine.knowledge.model import OTHER

ERROR = "error"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One answer as a row of ``batch`` tells it.

    ``leader`` and what follows it are None for an error row. ``rules``: ids of fired rules, None where the row did not keep them.
    ``whole``: the interpretation as JSON, where the row kept it (``--trace answer``).
    """

    case_id: str | None
    outcome: str
    leader: str | None = None
    probability: float | None = None
    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] | None = None
    version: str | None = None
    digest: str | None = None
    error: str | None = None
    source: str | None = None
    whole: str | None = None

    @property
    def failed(self) -> bool:
        """Whether the row could not be read."""
        return self.outcome == ERROR

    def interpretation(self) -> Interpretation | None:
        """The whole answer, if it was kept, with its trace, in the form of this version of the program."""
        if self.whole is None:
            return None
        try:
            answer = from_json(self.whole)
        except ValidationError:
            return None
        return answer if answer.trace is not None else None

    def differs(self, other: KeptAnswer) -> bool:
        """Whether leader or outcome are not the same."""
        return (self.leader, self.outcome) != (other.leader, other.outcome)


def kept_answers(path: Path) -> Iterator[KeptAnswer]:
    """The answers of an output of ``batch``, in order. TableError: it is none, or it is damaged. OSError: it is not there."""
    keeps_rules = _has_column(path, "rules")
    for row in archive_rows(path):
        told = _mapping(row)
        if keeps_rules and "rules" not in told:  # an empty cell of a table: none fired
            told = {**told, "rules": ()}
        yield kept_answer(told, row.where)


def _has_column(path: Path, name: str) -> bool:
    """Whether a table has a column; False for anything else."""
    if path.suffix.lower() == ".csv":
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return name in next(csv.reader(file), [])
    if path.suffix.lower() == ".parquet" and path.is_file():
        try:
            return name in pyarrow_parquet().read_schema(path).names
        except (pyarrow().ArrowException, OSError):
            return False  # told with words when its rows are read
    return False


def _mapping(row: InputRow) -> Mapping[str, Any]:
    content = row.content
    if isinstance(content, RowError):
        raise TableError(f"{row.where}: {content}")
    if isinstance(content, bytes | str):
        try:
            content = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise TableError(f"{row.where}: no JSON; name an output of `ihc-engine batch`, whole and unchanged") from error
    if not isinstance(content, Mapping):
        raise TableError(f"{row.where}: no row of answers; name an output of `ihc-engine batch`")
    return content


def kept_answer(row: Mapping[str, Any], where: str) -> KeptAnswer:
    """The answer that a row tells, in the form of JSON lines or of a table. TableError: it tells none."""
    outcome = row.get("outcome")
    if not isinstance(outcome, str):
        raise TableError(f"{where}: no outcome; name an output of `ihc-engine batch`, not the archive that it was made from")
    whole = row.get("answer")
    if whole is None and "trace" in row:
        whole = json.dumps(row, ensure_ascii=False)
    told = row.get("knowledge")
    knowledge: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    case_id, source = _words(row.get("case_id")), _words(row.get("source"))
    if outcome == ERROR:
        error = row.get("error")
        code = error.get("code") if isinstance(error, Mapping) else row.get("error_code")
        return KeptAnswer(case_id, outcome, error=str(code or "unknown"), source=source)
    if whole is not None and "ranking" not in row:
        row = {**json.loads(whole), **row}
    leader, probability = _leader(row, where)
    return KeptAnswer(
        case_id,
        outcome,
        leader,
        probability,
        _codes(row.get("reasons")) or (),
        _rules(row),
        knowledge.get("version") or row.get("knowledge_version"),
        knowledge.get("digest") or row.get("knowledge_digest"),
        source=source,
        whole=whole,
    )


def _leader(row: Mapping[str, Any], where: str) -> tuple[str, float]:
    """The leader and its probability; a whole answer names the leader by its ranks only."""
    ranking, other = row.get("ranking"), row.get("other_probability")
    leader = row.get("leader")
    try:
        if "leader_probability" in row:
            return str(leader), float(row["leader_probability"])
        if leader is None:
            assert isinstance(ranking, Sequence), "else a TypeError below"
            leader = OTHER if row.get("other_rank") == 1 else ranking[0]["diagnosis"]
        if leader == OTHER:
            return OTHER, float(other)  # type: ignore[arg-type]  # None is the TypeError caught below
        return str(leader), float(next(d["probability"] for d in ranking or () if d["diagnosis"] == leader))
    except (AssertionError, TypeError, ValueError, KeyError, IndexError, StopIteration) as error:
        raise TableError(f"{where}: neither leader nor ranking; name an output of `ihc-engine batch`") from error


def _rules(row: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Ids of fired rules: of a JSON row or a whole answer a list, of a table a list or words with ``;``."""
    told = row.get("rules")
    if told is None and "trace" not in row:
        return None
    if isinstance(told, str) or told is None:
        return _codes(told) or ()
    return tuple(str(item["rule"] if isinstance(item, Mapping) else item) for item in told)


def _codes(told: Any) -> tuple[str, ...] | None:
    if told is None:
        return None
    if isinstance(told, str):
        return tuple(word for word in told.split(";") if word)
    return tuple(str(item["code"] if isinstance(item, Mapping) else item) for item in told)


def _words(told: Any) -> str | None:
    """Words of the input without the apostrophe that keeps them from being a formula in a spreadsheet."""
    if told is None:
        return None
    words = str(told)
    return words[1:] if words.startswith("'") and formula_safe(words[1:]) == words else words
