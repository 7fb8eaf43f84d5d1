"""A table gives the columns that its rows give when they are read one by one."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from ihc_engine.case.problems import CaseError
from ihc_engine.inference.columnar.arrays import np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.parts import PartColumn, part_column
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter

Cells = dict[str, list[str | None]]


def part(name: str, cell: str) -> dict[str, Any]:
    if name.startswith("marker."):
        return {"markers": [{"name": name.removeprefix("marker."), "result": cell}]}
    return {name: float(cell) if name in ("age", "mitoses_per_10hpf", "size_cm") else cell}


def columns_of(cells: Cells) -> list[PartColumn]:
    return [part_column(name, column, lambda cell, name=name: part(name, cell)) for name, column in cells.items()]  # type: ignore[misc]


def cases_of(cells: Cells) -> list[dict[str, Any]]:
    """The same table row by row, without the code under test."""
    cases = []
    for row in range(len(next(iter(cells.values())))):
        case: dict[str, Any] = {"markers": []}
        for name, column in cells.items():
            if cell := column[row]:
                stated = part(name, cell)
                case["markers"] += stated.pop("markers", [])
                case.update(stated)
        cases.append(case)
    return cases


def assert_equal(found: FindingColumns, expected: FindingColumns) -> None:
    for name in ("states", "sites", "sexes", "specimen", "contradicted"):
        assert np.array_equal(getattr(found, name), getattr(expected, name)), name
    assert np.array_equal(found.measured, expected.measured, equal_nan=True)
    raised = {code: rows.tolist() for code, rows in found.alerts.items() if rows.any()}
    assert raised == {code: rows.tolist() for code, rows in expected.alerts.items() if rows.any()}


def random_table(interpreter: Interpreter, rows: int) -> Cells:
    random, words = Random(3), interpreter.knowledge.vocabulary
    results = [
        "positive",
        "-",
        "focal",
        "(-)",
        "weak",
        "not done",
        "80%",
        "nuclear +",
        "amplified",
        "retained",
        "12%",
        None,
        None,
    ]
    stains = [*random.sample(sorted(words.markers), 25), "S-100", "S100", "c-KIT", "Ki-67", "MDM2", "an unknown stain"]
    cells: Cells = {f"marker.{name}": [random.choice(results) for _ in range(rows)] for name in dict.fromkeys(stains)}
    features = sorted(words.morphology_terms)
    lists = ["; ".join(random.sample(features, 3)) for _ in range(60)]
    cells["morphology"] = [random.choice([*lists, None]) for _ in range(rows)]
    cells["molecular"] = [random.choice(["KIT mutation", "MDM2 amplification", None]) for _ in range(rows)]
    cells["site"] = [random.choice(["stomach", "renal vein", "nowhere", "unknown", None]) for _ in range(rows)]
    cells["specimen"] = [random.choice(["core biopsy", "fna", "an unknown kind", None]) for _ in range(rows)]
    cells["sex"] = [random.choice(["male", "F", None]) for _ in range(rows)]
    cells["age"] = [random.choice(["11", "61", None]) for _ in range(rows)]
    cells["mitoses_per_10hpf"] = [random.choice(["0", "7", "30", None]) for _ in range(rows)]
    return cells


def test_a_random_table(interpreter: Interpreter, columnar: ColumnarInterpreter) -> None:
    cells = random_table(interpreter, 400)
    table = columnar.encode_table(columns_of(cells))
    assert table.errors == {}
    readings = [interpreter.read(case) for case in cases_of(cells)]
    assert any(reading.contradicted for reading in readings), "two columns of one stain disagree somewhere"
    assert_equal(table.columns, columnar.encode(readings))
    assert table.columns.reading is not None
    assert [table.columns.reading(row) for row in range(400)] == readings
    unread = {row: reading.not_understood for row, reading in enumerate(readings) if reading.not_understood}
    assert table.not_understood == unread
    assert len(unread) > 40


def test_a_feature_in_one_column_that_contradicts_a_count_in_another(
    interpreter: Interpreter, columnar: ColumnarInterpreter
) -> None:
    cells: Cells = {"mitoses_per_10hpf": ["30", "30"], "morphology": ["low mitoses", "spindle cells"]}
    table = columnar.encode_table(columns_of(cells))
    assert table.columns.alerts["contradiction"].tolist() == [True, False]
    assert_equal(table.columns, columnar.encode([interpreter.read(case) for case in cases_of(cells)]))


def test_an_impossible_cell_spoils_its_row_only(columnar: ColumnarInterpreter) -> None:
    cells: Cells = {"marker.SMA": ["+", "140 %", "+"], "age": ["61", "61", "-3"], "marker.desmin": ["+", "+", "+"]}
    table = columnar.encode_table(columns_of(cells))
    assert sorted(table.errors) == [1, 2]
    assert isinstance(table.errors[1], CaseError)
    assert "140" in str(table.errors[1])
    assert not table.columns.states[:, 1].any()
    assert table.columns.states[columnar.layout.places["SMA"]].astype(bool).tolist() == [True, False, False]


def test_empty_cells_say_nothing(columnar: ColumnarInterpreter) -> None:
    table = columnar.encode_table(columns_of({"marker.SMA": [None, ""], "site": ["", None]}))
    assert not table.columns.states.any()
    assert not table.columns.sites.any()


def test_columns_of_different_lengths_are_refused(columnar: ColumnarInterpreter) -> None:
    with pytest.raises(ValueError, match="equally many rows"):
        columnar.encode_table([*columns_of({"marker.SMA": ["+"]}), *columns_of({"marker.desmin": ["+", "+"]})])


def test_two_columns_of_one_field_are_refused(columnar: ColumnarInterpreter) -> None:
    twice = [part_column(name, ["stomach"], lambda cell: {"site": cell}) for name in ("site", "place")]
    with pytest.raises(ValueError, match="'site'"):
        columnar.encode_table(twice)


def test_readings_put_together_from_cells_are_those_of_the_rows(columnar: ColumnarInterpreter, interpreter: Interpreter) -> None:
    cells = random_table(interpreter, 120)
    table = columnar.encode_table(columns_of(cells))
    assert table.columns.reading is not None
    for row, case in enumerate(cases_of(cells)):
        if row not in table.errors:
            assert table.columns.reading(row) == interpreter.read(case), case


def test_lists_of_features_in_several_columns_are_one_list(columnar: ColumnarInterpreter, interpreter: Interpreter) -> None:
    random, names = (
        Random(8),
        ["spindle cells", "atypia", "severe atypia", "no atypia", "bland nuclei", "nests", "zzq", "necrosis"],
    )
    rows = [random.sample(names, random.randint(0, 5)) for _ in range(60)]
    columns = []
    for number in range(5):
        features = [[{"feature": row[number], "status": "present"}] if number < len(row) else None for row in rows]
        parts = [{"morphology": each} for each in features if each]
        codes = np.cumsum([each is not None for each in features]) - 1
        columns.append(PartColumn(f"features {number}", np.where([each is not None for each in features], codes, -1), parts))
    table = columnar.encode_table(columns)
    expected = [interpreter.read({"morphology": [{"feature": name, "status": "present"} for name in row]}) for row in rows]
    assert_equal(table.columns, columnar.encode(expected))
    assert [table.columns.reading(row) for row in range(60)] == expected  # type: ignore[misc]  # tables keep it
