"""Archives of part files, and what a local run says of them."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from ihc_engine.batch import archive_rows, batch_schema, row_scorer, sink
from ihc_engine.knowledge.model import Knowledge
from tests.inference.columnar.cases import random_cases

pq: Any = importlib.import_module("pyarrow.parquet")  # its functions have no types


def table_of(cases: list[dict[str, Any]]) -> Any:
    """Cases as a table with a column for each stain, in words; lists and objects as JSON would nest them are left out."""
    names = sorted({str(name) for case in cases for name in stains(case)})
    columns: dict[str, list[Any]] = {"case_id": [case.get("case_id") for case in cases], "site": [site(case) for case in cases]}
    for name in names:
        columns[f"marker.{name}"] = [stains(case).get(name) for case in cases]
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def stains(case: dict[str, Any]) -> dict[str, str]:
    markers = case.get("markers")
    return {n: r for n, r in markers.items() if isinstance(r, str)} if isinstance(markers, dict) else {}


def site(case: dict[str, Any]) -> str | None:
    found = case.get("site")
    return found if isinstance(found, str) else None


def write_archive(folder: Path, knowledge: Knowledge, files: int, rows: int, seed: int = 5) -> None:
    """Part files in two folders, with different columns, an unreadable row and a report among them."""
    for number in range(files):
        cases = list(random_cases(knowledge, seed + number, rows))
        for place, case in enumerate(cases):
            case["case_id"] = f"{number}-{place}"
        table = table_of(cases)
        table = table.append_column("age", pa.array(["999" if place == 3 else "61" for place in range(rows)]))
        if number == 0:
            text = ["SMA and desmin are positive, S100 is negative." if place == 5 else None for place in range(rows)]
            table = table.append_column("text", pa.array(text, pa.string()))
        path = folder / ("older parts" if number % 2 else ".") / f"part-{number:05d} é.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, path, row_group_size=max(1, rows // 3))
    (folder / "_SUCCESS").touch()


def local_answers(source: Path, output: Path, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The rows that a local run writes, as the table holds them."""
    with sink(output, batch_schema(knowledge)) as write:
        for answer in row_scorer("columnar", knowledge).rows(archive_rows(source)):
            write(answer)
    return list(pq.read_table(output).to_pylist())


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a cluster in the order of the input, without their number in it."""
    ordered = sorted(rows, key=lambda row: (row["source"] or "", row["row"]))
    return [{name: value for name, value in row.items() if name != "row"} for row in ordered]


def differences(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> list[str]:
    """Rows that are not the same."""
    if len(one) != len(two):
        return [f"{len(one)} rows beside {len(two)}"]
    return [json.dumps([a, b]) for a, b in zip(one, two, strict=True) if a != b]
