"""The list as a table and as a page: the same rows, nothing of a caller's words at work."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyarrow import parquet as untyped

from ihc_engine.audit import AuditRow, Grade, audit_schema, ranked, write_audit
from ihc_engine.batch import TableError
from ihc_engine.knowledge.model import Knowledge

if TYPE_CHECKING:
    from tests.audit.conftest import Audited

parquet: Any = untyped
HOSTILE = '=HYPERLINK("http://evil")<script>alert(1)</script>\u202e'


@pytest.fixture(scope="module")
def rows(audited: Audited) -> list[AuditRow]:
    return ranked(
        [
            audited(reported_diagnosis="GIST"),
            audited(reported_diagnosis="Leiomyosarcoma"),
            audited(reported_diagnosis=HOSTILE, case_id=HOSTILE),
            audited(age=-1),
        ]
    )


def test_csv_parquet_and_json_lines_hold_the_same_rows(rows: list[AuditRow], knowledge: Knowledge, tmp_path: Path) -> None:
    for ending in ("csv", "parquet", "jsonl"):
        write_audit(rows, tmp_path / f"audit.{ending}", knowledge)
    typed = parquet.read_table(tmp_path / "audit.parquet").to_pylist()
    with (tmp_path / "audit.csv").open(encoding="utf-8", newline="") as file:
        text = list(csv.DictReader(file))
    lines = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    names = [column.name for column in audit_schema().columns]
    assert list(text[0]) == list(typed[0]) == names
    for row, cells, written in zip(typed, text, lines, strict=True):
        assert (row["rank"], row["grade"]) == (int(cells["rank"]), cells["grade"]) == (written["rank"], written["grade"])
        assert row["disagreement_decibans"] == written["disagreement_decibans"]
        assert row["against_1_decibans"] == (written["against"][0]["decibans"] if written["against"] else None)
    assert [row["grade"] for row in typed] == ["alarm", "agrees", "not judged", "failed"]
    assert typed[-1]["error_message"].startswith("line 1: age: -1")


def test_words_of_the_input_start_no_formula(rows: list[AuditRow], knowledge: Knowledge, tmp_path: Path) -> None:
    write_audit(rows, tmp_path / "audit.csv", knowledge)
    with (tmp_path / "audit.csv").open(encoding="utf-8", newline="") as file:
        cells = [row[name] for row in csv.DictReader(file) for name in ("case_id", "reported")]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert f"'{HOSTILE}" in cells


class Page(HTMLParser):
    """Elements and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def page(rows: list[AuditRow], knowledge: Knowledge, tmp_path: Path) -> Page:
    write_audit(rows, tmp_path / "audit.html", knowledge)
    return Page((tmp_path / "audit.html").read_text(encoding="utf-8"))


def test_the_page_runs_nothing_and_loads_nothing(page: Page) -> None:
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "img", "iframe", "object", "form", "base")]
    assert not [
        name for _, attributes in page.elements for name in attributes if name in ("src", "href") or name.startswith("on")
    ]
    policies = [attributes.get("content") for tag, attributes in page.elements if "http-equiv" in attributes]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "<script>alert(1)</script>" in page.words, "hostile words are shown as words"
    assert "\u202e" not in page.words, "and cannot reorder a line"


def test_grades_stand_as_sign_and_word_in_the_order_of_the_list(page: Page) -> None:
    shown = re.findall(r"([▲△◇✓–✕]) (alarm|disagrees|leans elsewhere|agrees|not judged|failed)", page.words)
    assert shown == [("▲", "alarm"), ("✓", "agrees"), ("–", "not judged"), ("✕", "failed")]
    assert len({sign for sign, _ in shown}) == len(shown)


def test_the_page_explains_its_unit_and_counts_its_rows(page: Page) -> None:
    assert "Disagreement in decibans: 10 means that the rival is 10 times as probable" in page.words
    assert "4 rows, 2 judged: 1 agree, 0 lean elsewhere, 0 disagree, 1 alarms; 1 not judged, 1 failed" in page.words


def test_every_grade_has_a_sign(knowledge: Knowledge) -> None:
    from ihc_engine.audit.html import SIGNS

    assert set(SIGNS) == set(Grade)
    assert len(set(SIGNS.values())) == len(Grade)


@pytest.mark.parametrize("name", ["audit.xlsx", "audit"])
def test_another_ending_is_refused(rows: list[AuditRow], knowledge: Knowledge, tmp_path: Path, name: str) -> None:
    with pytest.raises(TableError, match=r"is not written; name a \.csv, \.jsonl, \.parquet or \.html file"):
        write_audit(rows, tmp_path / name, knowledge)
    assert list(tmp_path.iterdir()) == []
