"""An archive under two states of the knowledge: the same cases change, however they are compared, and each says why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import pytest

from ihc_engine.batch import Scorer, TableError, archive_rows, batch_schema, row_scorer, sink
from ihc_engine.comparison import (
    CaseChange,
    ChangeCount,
    Explanations,
    KnowledgeDiff,
    Matching,
    change_record,
    change_schema,
    compare_outputs,
    kept_answers,
    rescored,
)
from ihc_engine.interpretation.interpret import Interpreter
from tests.conftest import ROOT

Trace = Literal["none", "fired", "answer"]
LINES = (ROOT / "fixtures" / "published_cases.jsonl").read_text(encoding="utf-8").splitlines()
#: Panels that the changed count, the new rule and the lower threshold move.
MADE = [
    {"case_id": "kit", "markers": {"CD117": "+", "desmin": "+", "SMA": "-", "CD34": "+"}},
    {"case_id": "fusion", "molecular": {"SS18::SSX fusion": "present"}, "markers": {"SMA": "+", "desmin": "+"}},
    {"case_id": "broken", "age": -1},
    {"case_id": "stain", "markers": {"Zzz-stain": "+", "desmin": "+", "S100": "-"}},
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "in.jsonl"
    path.write_text("\n".join([*map(json.dumps, MADE), *LINES[::9]]) + "\n", encoding="utf-8")
    return path


def scored(archive: Path, output: Path, interpreter: Interpreter, trace: Trace = "none") -> Path:
    with sink(output, batch_schema(interpreter.knowledge, trace)) as write:
        for row in Scorer(interpreter, "site", trace).rows(archive_rows(archive)):
            write(row)
    return output


@pytest.fixture(scope="module")
def both(
    archive: Path, old_interpreter: Interpreter, interpreter: Interpreter, diff: KnowledgeDiff
) -> tuple[list[CaseChange], ChangeCount]:
    """The changes by scoring under both."""
    scorers = [row_scorer("columnar", each.knowledge, "site", "fired") for each in (old_interpreter, interpreter)]
    found: list[CaseChange] = []
    explanations = Explanations(interpreter, "site", old_interpreter, diff)
    return found, rescored(archive_rows(archive), scorers[0], scorers[1], explanations, found.append)


def compared(
    old: Path, new: Path, archive: Path | Iterable[Any], explanations: Explanations
) -> tuple[list[CaseChange], ChangeCount]:
    found: list[CaseChange] = []
    rows = archive_rows(archive) if isinstance(archive, Path) else archive
    with Matching() as matching:
        matching.add_old(kept_answers(old))
        count = compare_outputs(matching, new, rows, explanations, found.append)
    return found, count


def test_what_changes_changes_for_a_reason(both: tuple[list[CaseChange], ChangeCount]) -> None:
    changes, count = both
    assert count.compared == len(MADE) + len(LINES[::9])
    assert (count.failed, count.how["new error"]) == (1, 0)
    by_id = {change.case_id: change for change in changes}
    fusion = by_id["fusion"]
    assert (fusion.how, fusion.why.towards) == ("leader", "synovial_sarcoma")
    assert fusion.why.rules_gained is not None
    assert "DIF-001" in fusion.why.rules_gained
    assert (fusion.why.moved[0].name, fusion.why.moved[0].changed) == ("DIF-001", ("rule added",))
    assert "amary-2007" in fusion.why.moved[0].sources
    outcomes = [change for change in changes if change.how == "outcome"]
    assert outcomes
    assert all("outcome.favoured_from 0.7 -> 0.6" in (change.why.remark or "") for change in outcomes)


def test_a_spelling_that_is_gone_is_told_as_a_finding_that_is_gone(both: tuple[list[CaseChange], ChangeCount]) -> None:
    stain = next((change for change in both[0] if change.case_id == "stain"), None)
    if stain is not None:  # whether it changes its leader is the knowledge's business
        assert any(item.status.endswith("-> nothing") for item in stain.why.moved)


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
@pytest.mark.parametrize("trace", ["none", "fired", "answer"])
def test_an_earlier_output_tells_the_same_cases(
    archive: Path,
    both: tuple[list[CaseChange], ChangeCount],
    old_interpreter: Interpreter,
    interpreter: Interpreter,
    tmp_path: Path,
    ending: str,
    trace: Trace,
) -> None:
    old = scored(archive, tmp_path / f"old{ending}", old_interpreter, trace)
    new = scored(archive, tmp_path / f"new{ending}", interpreter)
    changes, count = compared(old, new, archive, Explanations(interpreter, "site"))
    assert [(c.case_id, c.how) for c in changes] == [(c.case_id, c.how) for c in both[0]]
    assert (count.leaders, count.outcomes) == (both[1].leaders, both[1].outcomes)
    assert count.by == {"case_id": count.compared}
    for change, known in zip(changes, both[0], strict=True):
        if trace == "answer":
            assert [(m.name, m.by) for m in change.why.moved] == [(m.name, m.by) for m in known.why.moved]
        assert change.why.compared == (trace == "answer")
        gained, lost = (change.why.rules_gained, change.why.rules_lost)
        assert (gained, lost) == ((None, None) if trace == "none" else (known.why.rules_gained, known.why.rules_lost))


def test_the_old_knowledge_tells_what_an_output_did_not_keep(
    archive: Path,
    both: tuple[list[CaseChange], ChangeCount],
    old_interpreter: Interpreter,
    interpreter: Interpreter,
    diff: KnowledgeDiff,
    tmp_path: Path,
) -> None:
    old, new = scored(archive, tmp_path / "old.csv", old_interpreter), scored(archive, tmp_path / "new.csv", interpreter)
    changes, _ = compared(old, new, archive, Explanations(interpreter, "site", old_interpreter, diff))
    assert [change.why for change in changes] == [change.why for change in both[0]]


def test_rows_that_come_and_go_and_fail_are_told(old_interpreter: Interpreter, interpreter: Interpreter, tmp_path: Path) -> None:
    before, now = tmp_path / "before.jsonl", tmp_path / "now.jsonl"
    good = {"markers": {"CD117": "+", "DOG1": "+"}}
    before.write_text("\n".join(json.dumps({"case_id": i, **good}) for i in ("a", "b", "c")) + '\n{"case_id": "d", "age": -1}\n')
    rows = [{"case_id": "d", **good}, {"case_id": "new", **good}, {"case_id": "a", "age": -1}, {"case_id": "c", **good}]
    now.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    old = scored(before, tmp_path / "old.jsonl", old_interpreter)
    new = scored(now, tmp_path / "new.jsonl", interpreter)
    changes, count = compared(old, new, now, Explanations(interpreter, "site", old_interpreter))
    assert [(c.case_id, c.how) for c in changes] == [
        ("d", "error gone"),
        ("new", "only now"),
        ("a", "new error"),
        ("b", "only before"),
    ]
    assert (count.compared, count.failed) == (3, 1)
    assert [bool(change.why.remark) for change in changes] == [True, False, True, False]


def test_what_the_knowledge_did_not_do_is_not_laid_to_it(
    archive: Path, old_interpreter: Interpreter, interpreter: Interpreter, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.jsonl"
    changed.write_text(
        archive.read_text(encoding="utf-8").replace('"CD117": "+", "desmin": "+"', '"CD117": "-", "desmin": "+"'),
        encoding="utf-8",
    )
    for first, explanations in (
        (old_interpreter, Explanations(interpreter, "site", old_interpreter)),
        (interpreter, Explanations(interpreter, "site")),
    ):
        old = scored(archive, tmp_path / "old.jsonl", first)
        new = scored(changed, tmp_path / "new.jsonl", interpreter)
        found, _ = compared(old, new, changed, explanations)
        kit = next(change for change in found if change.case_id == "kit")
        assert kit.why.compared is False
        assert "another row" in (kit.why.remark or "")


def test_an_input_that_is_not_the_one_of_the_output_is_refused(archive: Path, interpreter: Interpreter, tmp_path: Path) -> None:
    output = scored(archive, tmp_path / "out.jsonl", interpreter)
    with pytest.raises(TableError, match="the input has changed"):
        compared(output, output, list(archive_rows(archive))[:-1], Explanations(interpreter, "site"))


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_changes_are_written_as_tables(both: tuple[list[CaseChange], ChangeCount], tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"changes{ending}"
    with sink(path, change_schema()) as write:
        for change in both[0]:
            write(change_record(change))
    rows: list[Any] = [row.content for row in archive_rows(path)]
    rows = [json.loads(row) if isinstance(row, bytes) else row for row in rows]
    assert [row["case_id"] for row in rows] == [change.case_id for change in both[0]]
    fusion = next(row for row in rows if row["case_id"] == "fusion")
    assert "DIF-001" in json.dumps(fusion)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"case_id": "a", "markers": {}}', "no outcome"),
        ("broken", "no JSON"),
        ("[1]", "no row of answers"),
        ('{"outcome": "favoured"}', "neither leader nor ranking"),
        ('{"outcome": "favoured", "leader": "gist", "ranking": []}', "neither leader nor ranking"),
    ],
)
def test_a_file_that_is_no_output_is_refused_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "old.jsonl"
    path.write_text(f"{text}\n")
    with pytest.raises(TableError, match=f"line 1: {words}"):
        list(kept_answers(path))


def test_words_that_were_kept_from_being_a_formula_are_the_id_again(interpreter: Interpreter, tmp_path: Path) -> None:
    archive = tmp_path / "in.jsonl"
    archive.write_text("".join(json.dumps({"case_id": id, "markers": {"SMA": "+"}}) + "\n" for id in ("=1+1", "'x", "-5", "@a")))
    output = scored(archive, tmp_path / "out.csv", interpreter)
    assert [answer.case_id for answer in kept_answers(output)] == ["=1+1", "'x", "-5", "@a"]
