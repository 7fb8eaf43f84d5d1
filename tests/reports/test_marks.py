"""Marks before names on lines of their own, and boxes there of which nothing tells what a tick says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "✓ Desmin\n✗ S100",
        "✔ Desmin\n✘ S100\n",
        "Immunohistochemistry:\n  ✓ Desmin\n  ✗ S100\n",
        "✅ Desmin\n❌ S100",
        "+ Desmin\n- S100",
        "S100 ✗\nDesmin ✓",
        "✔ Desmin  ✘ S100",
        "✗ S100: negative\n✓ Desmin (+)",
    ],
)
def test_a_mark_before_a_name_is_its_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive", "S100": "negative"}


def test_a_cross_before_a_list_is_the_result_of_all(read: Read) -> None:
    assert told(read("✗ S100, SOX10\n✓ Desmin, SMA")) == {
        "S100": "negative",
        "SOX10": "negative",
        "desmin": "positive",
        "SMA": "positive",
    }


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Positive:\n- Desmin\n- SMA", {"desmin": "positive", "SMA": "positive"}),
        ("- Desmin: positive\n- S100: negative", {"desmin": "positive", "S100": "negative"}),
        ("+ Desmin\n- S100: positive", {"desmin": "positive", "S100": "positive"}),
    ],
)
def test_a_dash_before_a_name_is_a_bullet_elsewhere(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize("text", ["[x] Desmin\n[ ] S100", "☒ Desmin\n☐ S100"])
def test_boxes_before_names_without_a_head_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert len(unread(reading)) == 2


def test_boxes_below_a_head_are_read_and_those_of_other_things_are_not_listed(read: Read) -> None:
    assert told(read("Positive:\n[x] Desmin\n[ ] S100")) == {"desmin": "positive"}
    assert unread(read("[x] Excision\n[ ] Biopsy\nS100 positive")) == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Immunohistochemistry: [ ] CD34 [x] S100", "[ ] CD34 [x] S100"),
        ("☑ Desmin ☐ S100", "☑ Desmin ☐ S100"),
        ("[x] Desmin, [x] SMA, [ ] S100", "[x] Desmin, [x] SMA, [ ] S100"),
    ],
)
def test_boxes_before_names_in_one_line_are_listed(read: Read, text: str, listed: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert [words for words, _ in unread(reading)] == [listed]


def test_a_box_before_a_name_with_its_result_is_read(read: Read) -> None:
    assert told(read("[x] S100 positive [ ] S100 negative")) == {"S100": "positive"}
