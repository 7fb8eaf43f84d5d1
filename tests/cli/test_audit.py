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


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("empty.jsonl", b"", 0, "the input holds no rows: look whether it is the right one"),
        ("empty.csv", b"", 2, "the file is empty; the first line names the columns"),
        ("empty.parquet", b"", 2, "no readable Parquet file; write it anew"),
        ("binary.jsonl", bytes(range(255, 0, -1)), 1, "no row could be read: each row of the list says why"),
        ("binary.csv", bytes(range(255, 0, -1)), 2, "the header is not UTF-8; save the file as CSV UTF-8"),
        ("columns.csv", b"case_id,diagnosis,marker.SMA\na,GIST,+\n", 0, "it stands in the column `reported_diagnosis`"),
        ("words.csv", b"reported_diagnosis,marker.SMA\nnaevus,+\n,+\n", 0, "the column `why` of the list says what each lacks"),
        ("archive.xlsx", b"PK", 2, ".xlsx is not read; name a .jsonl, .csv or .parquet file, or a folder"),
    ],
)
def test_an_archive_that_gives_nothing_to_judge_is_told_with_what_to_do(
    run: Run, tmp_path: Path, name: str, content: bytes, code: int, words: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    result = run("audit", source, "-o", tmp_path / "audit.html")
    assert (result.exit_code, f"{source}: " in result.stderr, words in result.stderr) == (code, True, True), result.stderr
    if code < 2:
        assert words in (tmp_path / "audit.html").read_text(encoding="utf-8")


def test_one_bad_line_costs_no_other(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "archive.jsonl"
    good = b'{"case_id": "x", "reported_diagnosis": "GIST", "markers": {"CD117": "+"}}\n'
    source.write_bytes(good + b"{broken\n" + b'{"case_id": "\xe9"}\n' + good)
    result = run("audit", source, "-o", "-")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, [row["where"] for row in rows]) == (1, ["line 1", "line 4", "line 2", "line 3"])
    assert [row["error"]["message"].split(":")[0] for row in rows[2:]] == ["line 2", "line 3"]


@pytest.mark.parametrize("command", ["audit", "batch"])
def test_an_output_that_cannot_be_is_refused_before_the_work(run: Run, source: Path, tmp_path: Path, command: str) -> None:
    result = run(command, source, "-o", tmp_path / "nowhere" / "out.csv")
    assert (result.exit_code, "there is no folder" in result.stderr, "rows" in result.stderr) == (2, True, False)
    (tmp_path / "folder.csv").mkdir()
    result = run(command, source, "-o", tmp_path / "folder.csv")
    assert (result.exit_code, "is a folder; name a file in it" in result.stderr) == (2, True)
