"""Lines that are passed over as still: no step of the layout changes them, and what a step changes is none of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.hostile_texts import NAMES, hostile_text
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.layout.layout import Lines
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.loaded import lexicon_of

FOLDER = Path(__file__).parents[2] / "fixtures" / "reports"
_BEGINNING = 400
#: Lines that some step changes, one or more for each step.
CHANGED = [
    "[x] S100 positive",
    "S100: [ ] pos [x] neg",
    "CD34 -> positive",
    "CD34 => negative",
    "Cytokeratin AE1/AE3 . Negative",
    "CD34 . . . . positive",
    "S100. negative\nSMA. positive",
    "S100; -\nCD34: +",
    "CD34^neg~SMA^pos~",
    "<b>S100</b> negative",
    "DES(+) -- MIB1 35% -- DX",
    "+ SMA, desmin\n- S100",
    r"S100 neg\.br\SMA pos",
    'He wrote "S100 is negative." CD34 was done.',
]


@pytest.fixture(scope="module")
def lines(knowledge: Knowledge) -> Lines:
    return Lines(lexicon_of(knowledge, "en"))


def _is_still(lines: Lines, text: str) -> bool:
    return lines._still.all(folded(text).split("\n"), text)


def _is_changed(lines: Lines, text: str) -> bool:
    return lines._changed(folded(text), text) != folded(text)


def test_no_step_changes_what_is_still(lines: Lines, knowledge: Knowledge) -> None:
    texts = [json.loads(row)["text"] for path in sorted(FOLDER.glob("*.jsonl")) for row in path.read_text("utf-8").splitlines()]
    texts += [line for text in texts for line in text.split("\n")]
    texts += [hostile_text(name, knowledge)[:_BEGINNING] for name in NAMES]
    still = [text for text in texts if _is_still(lines, text)]
    assert len(still) > len(texts) / 2
    assert [text for text in still if _is_changed(lines, text)] == []


@pytest.mark.parametrize("text", CHANGED)
def test_what_a_step_changes_is_not_still(lines: Lines, text: str) -> None:
    assert _is_changed(lines, text)
    assert not _is_still(lines, text)
