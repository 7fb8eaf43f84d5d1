"""``ihc-engine audit``: an archive through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ARCHIVE = """case_id,site,marker.CD117,marker.DOG1,marker.desmin,marker.S100,marker.SMA,reported_diagnosis
a,stomach,+,+,-,-,-,Leiomyosarcoma
b,stomach,+,+,-,-,-,GIST
c,stomach,+,+,-,-,-,spindle cell neoplasm
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "archive.csv"
    path.write_text(ARCHIVE)
    return path


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "html"])
def test_an_archive_becomes_a_list_and_a_summary(run: Run, source: Path, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"audit.{ending}"
    result = run("audit", source, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "3 rows, 2 judged: 1 agree, 0 lean elsewhere, 0 disagree, 1 alarms; 1 not judged, 0 failed\n"
    assert output.stat().st_size > 0


def test_the_strongest_disagreement_comes_first(run: Run, source: Path) -> None:
    rows = [json.loads(line) for line in run("audit", source, "-o", "-").stdout.splitlines()]
    assert [(row["rank"], row["case_id"], row["grade"]) for row in rows] == [
        (1, "a", "alarm"),
        (2, "b", "agrees"),
        (3, "c", "not judged"),
    ]
    assert rows[0]["where"] == "line 2"


def test_failed_rows_end_with_one_and_stand_last(run: Run, source: Path, tmp_path: Path) -> None:
    source.write_text(f"{ARCHIVE}d,stomach,140%,,,,,GIST\ne,too few\n")
    result = run("audit", source, "-o", tmp_path / "audit.jsonl")
    assert result.exit_code == 1
    assert result.stderr.endswith("2 failed\n")
    rows = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["case_id"], row["grade"]) for row in rows[-2:]] == [("d", "failed"), ("e", "failed")]


def test_a_folder_of_reports_is_audited_with_places_in_their_texts(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "CD117 and DOG1 are positive. Desmin, SMA and S100 are negative.\nDIAGNOSIS: Leiomyosarcoma.\n"
    )
    (folder / "two.pdf").write_bytes(b"%PDF-1.4 broken")
    result = run("audit", folder, "-o", "-")
    assert result.exit_code == 1
    one, two = [json.loads(line) for line in result.stdout.splitlines()]
    assert (one["case_id"], one["source"], one["reported_diagnosis"]) == ("one.txt", "one.txt", "leiomyosarcoma")
    assert (folder / "one.txt").read_text()[one["reported_start"] : one["reported_end"]] == "Leiomyosarcoma"
    assert (two["case_id"], two["grade"]) == ("two.pdf", "failed")


def test_prior_reaches_every_row(run: Run, source: Path, tmp_path: Path) -> None:
    odds = tmp_path / "odds.json"
    odds.write_text('{"leiomyosarcoma": 1e11, "gist": 1}')
    rows = [json.loads(line) for line in run("audit", source, "-o", "-", "--prior", odds).stdout.splitlines()]
    assert {row["leader"] for row in rows} == {"leiomyosarcoma"}


def test_unusable_places_are_named_before_anything_is_written(run: Run, source: Path, tmp_path: Path) -> None:
    for arguments in (
        (tmp_path / "missing.csv", "-o", tmp_path / "out.csv"),
        (source, "-o", tmp_path / "out.xlsx"),
        (source, "-o", source),
        (tmp_path / "archive.doc", "-o", tmp_path / "out.csv"),
        (source, "-o", tmp_path / "no" / "folder" / "out.html"),
    ):
        result = run("audit", *arguments)
        assert result.exit_code == 2, arguments
        assert result.stderr.startswith("ihc-engine: ")
    assert [path.name for path in tmp_path.iterdir()] == ["archive.csv"]
    assert source.read_text() == ARCHIVE
