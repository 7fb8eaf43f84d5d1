"""``ihc-engine batch``: an archive through the command line."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ihc_engine.batch import archive_rows

if TYPE_CHECKING:
    from tests.cli.conftest import Run


GOOD = '{"case_id": "a", "markers": {"SMA": "+", "desmin": "+", "S100": "-"}}'


def test_all_rows_good_ends_with_zero_and_a_count(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(f"{GOOD}\n{GOOD}\n")
    result = run("batch", source, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 rows, 0 failed" in result.stderr
    assert [json.loads(line)["case_id"] for line in output.read_text(encoding="utf-8").splitlines()] == ["a", "a"]


def test_failed_rows_end_with_one_and_stand_in_place(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(
        b"\xef\xbb\xbf" + f'{GOOD}\r\n\r\nbroken\r\n{{"id": "c", "age": -1}}\r\n'.encode() + b"\xff\xfe\r\n" + GOOD.encode()
    )
    result = run("batch", source, "-o", output)
    assert result.exit_code == 1
    assert "5 rows, 3 failed" in result.stderr
    assert b"\r" not in output.read_bytes()
    rows = [json.loads(line) for line in output.read_bytes().splitlines()]
    assert [row["case_id"] for row in rows] == ["a", None, "c", None, "a"]
    assert [row["outcome"] == "error" for row in rows] == [False, True, True, True, False]


def test_input_and_output_may_not_be_one_file(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(GOOD)
    (tmp_path / "link.jsonl").symlink_to(source)
    for output in (source, tmp_path / "link.jsonl"):
        assert run("batch", source, "-o", output).exit_code == 2
    assert source.read_text() == GOOD, "the input is untouched"


def test_unusable_places_are_named(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(GOOD)
    for arguments in (
        (tmp_path / "missing.jsonl", "-o", tmp_path / "out.jsonl"),
        (tmp_path, "-o", tmp_path / "out.jsonl"),
        (source, "-o", tmp_path / "no" / "folder" / "out.jsonl"),
    ):
        result = run("batch", *arguments)
        assert result.exit_code == 2
        assert result.stderr.startswith("ihc-engine: ")
    assert run("batch", source).exit_code == 2


def test_an_empty_archive_gives_an_empty_one(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"")
    result = run("batch", source, "-o", output)
    assert result.exit_code == 0
    assert "0 rows, 0 failed" in result.stderr
    assert output.read_bytes() == b""


def test_prior_and_trace_reach_every_row(run: Run, tmp_path: Path) -> None:
    source, output, odds = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "odds.json"
    source.write_text("{}\n")
    odds.write_text('{"perineurioma": 50, "other": 1}')
    assert run("batch", source, "-o", output, "--prior", odds, "--trace", "answer").exit_code == 0
    row = json.loads(output.read_text(encoding="utf-8"))
    assert row["ranking"][0]["diagnosis"] == "perineurioma"
    assert row["trace"]["schema"] == "ihc-trace/1"


def test_a_dash_is_standard_input_and_output(run: Run) -> None:
    result = run("batch", "-", "-o", "-", stdin=f"{GOOD}\nbroken\n".encode())
    assert result.exit_code == 1
    assert [json.loads(line)["case_id"] for line in result.stdout.splitlines()] == ["a", None]
    assert result.stderr == "2 rows, 1 failed\n"


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_the_ending_of_the_name_decides_how_answers_are_written(run: Run, tmp_path: Path, ending: str) -> None:
    source, output, again = tmp_path / "in.jsonl", tmp_path / f"out{ending}", tmp_path / "again.jsonl"
    source.write_text(f"{GOOD}\nbroken\n")
    assert run("batch", source, "-o", output).exit_code == 1
    assert next(archive_rows(output)).content["leader"] == "leiomyosarcoma"  # type: ignore[index,call-overload]  # a row that was written is a mapping
    assert run("batch", source, "-o", again).exit_code == 1
    assert json.loads(again.read_text(encoding="utf-8").splitlines()[0])["leader"] == "leiomyosarcoma"


@pytest.mark.parametrize("name", ["out.xlsx", "out"])
def test_an_ending_that_is_not_written_is_refused_before_anything_is_read(run: Run, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    result = run("batch", tmp_path / "missing.jsonl", "-o", output)
    assert (result.exit_code, output.exists()) == (2, False)
    assert "is not written; name a .jsonl, .csv or .parquet file" in result.stderr


def test_an_output_inside_the_folder_that_is_read_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD)
    result = run("batch", tmp_path, "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, (tmp_path / "out.jsonl").exists()) == (2, False)
    assert "lies in the folder that is read" in result.stderr


def test_a_table_that_cannot_be_used_ends_with_two_and_says_why(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("site,site\nstomach,uterus\n")
    result = run("batch", source, "-o", output)
    assert (result.exit_code, output.exists()) == (2, False)
    assert f"{source}: two columns are named site" in result.stderr


def test_a_row_that_is_a_report_alone_is_read(run: Run) -> None:
    line = b'{"case_id": "t", "text": "Desmin, SMA and h-caldesmon are positive, S100 is negative."}'
    result = run("batch", "-", "-o", "-", stdin=line)
    row = json.loads(result.stdout)
    assert (row["case_id"], row["leader"]) == ("t", "leiomyosarcoma")
    assert set(row["case"]["markers"]) == {"desmin", "SMA", "h-caldesmon", "S100"}
    assert "text" not in row["case"]


def test_the_text_of_a_row_with_markers_stays_aside(run: Run) -> None:
    line = b'{"markers": {"SMA": "+"}, "text": "Desmin is positive."}'
    row = json.loads(run("batch", "-", "-o", "-", stdin=line).stdout)
    assert "case" not in row
    assert "free_text_not_read" in row["alerts"]


@pytest.mark.parametrize("places", [("in.jsonl", "out.parquet"), ("in.parquet", "out.jsonl")])
def test_parquet_without_its_library_ends_with_two_and_the_extra(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: tuple[str, str]
) -> None:
    source, output = (tmp_path / name for name in places)
    source.write_text(GOOD)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("batch", source, "-o", output)
    assert (result.exit_code, output.exists()) == (2, False)
    assert "pip install 'ihc-engine[batch]'" in result.stderr


def test_a_folder_of_tables_is_one_archive_and_a_bad_file_is_one_row(run: Run, tmp_path: Path) -> None:
    folder, output = tmp_path / "archive", tmp_path / "out.csv"
    folder.mkdir()
    (folder / "a.jsonl").write_text(GOOD)
    (folder / "b.csv").write_text("case_id,marker.SMA\nb,+\n")
    (folder / "c.parquet").write_bytes(b"broken")
    assert run("batch", folder, "-o", output).exit_code == 1
    with output.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["source"], row["case_id"]) for row in rows] == [("a.jsonl", "a"), ("b.csv", "b"), ("c.parquet", "")]
    assert rows[2]["error_code"] == "unreadable_file"


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_both_engines_write_the_same_file(run: Run, tmp_path: Path, ending: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f'{GOOD}\nbroken\n{{"case_id": "t", "text": "SMA is positive."}}\n{GOOD}\n')
    outputs = {engine: tmp_path / f"{engine}{ending}" for engine in ("experta", "columnar")}
    for engine, output in outputs.items():
        assert run("batch", source, "-o", output, "--engine", engine, "--trace", "fired").exit_code == 1
    assert outputs["experta"].read_bytes() == outputs["columnar"].read_bytes()


def test_without_numpy_the_reference_engine_runs_and_the_other_names_its_extra(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(GOOD)
    monkeypatch.setattr("ihc_engine.cli.engine.find_spec", lambda name: None)
    assert run("batch", source, "-o", output, "--trace", "answer").exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8"))["engine"]["name"] == "experta"
    result = run("batch", source, "-o", output, "--engine", "columnar")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'ihc-engine[columnar]'" in result.stderr
