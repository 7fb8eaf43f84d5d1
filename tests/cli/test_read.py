"""``ihc-engine read`` and ``interpret --report``: documents, standard input and rows; nothing in a report ends a command."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.serialise import to_dict, to_json

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
TEXT = "Desmin, SMA and h-caldesmon are positive. S-100, CD34 and CD117 are negative. QX-77 (+)."
EXPECTED = {
    "SMA": "positive",
    "desmin": "positive",
    "h-caldesmon": "positive",
    "S100": "negative",
    "CD34": "negative",
    "CD117": "negative",
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    return file


def results(record: dict[str, Any]) -> dict[str, str]:
    return {mention["marker"]: mention["status"] for mention in record["mentions"] if mention["status"]}


def test_json_is_that_of_the_library(run: Run, report: Path, knowledge: Knowledge) -> None:
    result = run("read", report, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == to_json(ReportReader(knowledge).read(TEXT), knowledge, indent=2) + b"\n"
    assert results(json.loads(result.stdout)) == EXPECTED


def test_text_is_the_default_with_signs_and_what_was_not_understood(run: Run, report: Path) -> None:
    shown = run("read", report).stdout
    assert shown == run("read", report, "--format", "text").stdout
    assert "S-100[- negative]" in shown
    assert "\nNot understood\n" in shown
    assert "\x1b" not in shown


def test_html_is_a_page_with_the_name_of_the_file(run: Run, report: Path) -> None:
    page = run("read", report, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<title>report.txt</title>" in page


def test_standard_input_is_text(run: Run, report: Path) -> None:
    expected = run("read", report, "--format", "json").stdout
    assert run("read", "-", "--format", "json", stdin=TEXT.encode()).stdout == expected


def test_a_reading_can_go_to_a_file(run: Run, report: Path, tmp_path: Path) -> None:
    output = tmp_path / "reading.html"
    result = run("read", report, "--format", "html", "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8") == run("read", report, "--format", "html").stdout


def rtf(path: Path) -> None:
    path.write_text(r"{\rtf1\ansi " + TEXT + "}")


def docx(path: Path) -> None:
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(path))


def hl7(path: Path) -> None:
    path.write_text(f"MSH|^~\\&|LIS|LAB|||20260101||ORU^R01|1|P|2.5\rOBX|1|FT|1^Report||{TEXT}||||||F\r")


@pytest.mark.parametrize("write", [rtf, docx, hl7], ids=lambda write: write.__name__)
def test_other_documents_are_read_as_text(write: Any, run: Run, tmp_path: Path) -> None:
    file = tmp_path / f"report.{write.__name__}"
    write(file)
    result = run("read", file, "--format", "json")
    assert result.exit_code == 0
    assert results(json.loads(result.stdout)) == EXPECTED


def test_remarks_of_a_document_go_to_stderr(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(TEXT.encode() + " Tumeur étendue.".encode("cp1252"))
    result = run("read", file, "--format", "json")
    assert result.exit_code == 0
    assert "read as Windows-1252" in result.stderr
    assert results(json.loads(result.stdout)) == EXPECTED


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "holds no text"),
        ("blank.txt", b" \n\t", "holds no text"),
        ("zero.txt", b"a\0b", "not plain text"),
        ("broken.docx", b"PK\x03\x04broken", "broken.docx"),
        ("picture.png", b"\x89PNG", ".png is not read"),
    ],
)
def test_what_is_no_report_ends_with_two(name: str, content: bytes, said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    for command in (["read"], ["interpret", "--report"]):
        result = run(*command, tmp_path / name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    for command in (["read"], ["interpret", "--report"]):
        result = run(*command, tmp_path / "missing.txt")
        assert result.exit_code == 2
        assert "missing.txt" in result.stderr


def test_a_missing_library_ends_with_two_and_the_extra(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    rules = shutil.copytree(ROOT / "rules", report.with_name("rules"))
    unread = ("--knowledge", rules)  # words that no test before this one has made ready
    rows = report.with_suffix(".jsonl")
    rows.write_text(json.dumps({"text": TEXT}))
    for command in (["read", report], ["interpret", "--report", report], ["read", rows]):
        result = run(*command, *unread)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "pip install 'ihc-engine[reports]'" in result.stderr


# rows

ROWS = [
    {"case_id": "a", "text": TEXT, "site": "uterus"},
    {"id": 7, "text": "SMA is negative."},
    {"case_id": "b"},
    {"case_id": "c", "text": 5},
    {"case_id": "d", "text": " "},
]
BROKEN = ['{"case_id": "e", "text": "a", "text": "b"}', "not json", "[]"]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join([*map(json.dumps, ROWS), "", *BROKEN]))
    return file


def test_row_in_row_out_with_errors_in_place(run: Run, rows: Path, knowledge: Knowledge) -> None:
    result = run("read", rows)
    assert result.exit_code == 1
    assert result.stderr == "8 rows, 6 failed\n"
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[0] == {"case_id": "a", **to_dict(ReportReader(knowledge).read(TEXT), knowledge)}
    assert (lines[1]["case_id"], results(lines[1])) == ("7", {"SMA": "negative"})
    assert [line["outcome"] for line in lines[2:]] == ["error"] * 6
    assert [line["case_id"] for line in lines[2:6]] == ["b", "c", "d", "e"]
    assert [line["error"]["code"] for line in lines[2:5]] == ["no_text"] * 3
    assert "line 9" in lines[-1]["error"]["message"]


def test_rows_can_go_to_a_file(run: Run, rows: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = run("read", rows, "-o", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert output.read_bytes() == run("read", rows).stdout_bytes


def test_rows_that_can_all_be_read_end_with_nought(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "reports.csv"
    file.write_text(f'case_id,text\na,"{TEXT}"\n')
    result = run("read", file)
    assert (result.exit_code, result.stderr) == (0, "1 rows, 0 failed\n")
    assert results(json.loads(result.stdout)) == EXPECTED


@pytest.mark.parametrize("wrong", [["--format", "html"], ["--format", "text"], ["-o", "out.csv"]])
def test_rows_are_json_lines_only(wrong: list[str], run: Run, rows: Path) -> None:
    result = run("read", rows, *wrong)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "JSON lines" in result.stderr


def test_an_input_is_not_overwritten(run: Run, rows: Path, report: Path) -> None:
    for file in (rows, report):
        before = file.read_bytes()
        assert run("read", file, "-o", file).exit_code == 2
        assert file.read_bytes() == before


# interpret --report


def test_a_report_is_interpreted_and_its_reading_shown_first(run: Run, report: Path) -> None:
    shown = run("interpret", "--report", report).stdout
    read, answer = shown.split("\n\n", 1)
    assert read.startswith("Read from the report: ")
    assert "S100[- negative]" in read
    assert "? not understood: QX-77 (+)" in read
    assert answer.startswith("Leiomyosarcoma (")


def test_the_answer_lists_what_was_not_read_by_its_place(run: Run, report: Path) -> None:
    answer = json.loads(run("interpret", "--report", report, "--format", "json").stdout)
    start = TEXT.index("QX-77")
    unread = {item["path"]: item["words"] for item in answer["input"]["not_understood"]}
    assert unread == {f"text[{start}:{start + 9}]": "QX-77 (+)"}
    assert {item["finding"] for item in answer["input"]["used"]} == set(EXPECTED)


def test_a_case_beside_a_report_stands_before_it(run: Run, report: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"case_id": "A-1", "site": "uterus", "markers": {"S100": "positive"}}))
    answer = json.loads(run("interpret", case, "--report", report, "--format", "json").stdout)
    used = {item["finding"]: item["status"] for item in answer["input"]["used"] if item["kind"] == "marker"}
    assert used == {**EXPECTED, "S100": "positive"}
    assert answer["case_id"] == "A-1"
    assert [s["code"] for s in answer["input"]["set_aside"]] == ["stated_beside_report"]


def test_a_report_on_standard_input(run: Run, report: Path) -> None:
    expected = run("interpret", "--report", report, "--format", "json").stdout
    assert run("interpret", "--report", "-", "--format", "json", stdin=TEXT.encode()).stdout == expected


def test_neither_case_nor_report_and_two_on_one_stream_are_usage_errors(run: Run) -> None:
    assert "--report FILE" in run("interpret").stderr
    assert run("interpret").exit_code == 2
    result = run("interpret", "-", "--report", "-", stdin=b"{}")
    assert result.exit_code == 2
    assert "standard input" in result.stderr


def test_a_case_that_is_a_text_is_read(run: Run) -> None:
    stated = json.dumps({"case_id": "T", "text": TEXT}).encode()
    answer = json.loads(run("interpret", "-", "--format", "json", stdin=stated).stdout)
    assert {item["finding"] for item in answer["input"]["used"]} == set(EXPECTED)
    assert "read_from_text" in {alert["code"] for alert in answer["alerts"]}


def test_the_demonstration_report_is_read_without_a_flip(run: Run) -> None:
    """What make demo shows; the traps in it are those of every archive."""
    demo = ROOT / "fixtures" / "reports" / "demo_report.txt"
    record = json.loads(run("read", demo, "--format", "json").stdout)
    said = {m["marker"]: m["status"] for m in record["mentions"] if m["status"] and not m["replaced"]}
    positive = {"SMA", "desmin", "h-caldesmon", "keratin"}
    negative = {"S100", "SOX10", "CD34", "CD117", "DOG1", "STAT6", "HMB45", "Melan-A"}
    assert {name for name in said if said[name] == "positive"} == positive
    assert {name for name in said if said[name] == "negative"} == negative
    assert said["ALK"] == "not_performed"
    assert [item["text"] for item in record["not_understood"]] == ["QX-77 (+)"]
    assert record["reported_diagnosis"] == "leiomyosarcoma"
