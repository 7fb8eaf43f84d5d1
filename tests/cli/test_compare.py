"""``batch --compare`` and ``rules diff`` through the command line."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ihc_engine.knowledge.model import Knowledge
from tests.conftest import RULES

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CASES = [
    {"case_id": "f", "molecular": {"SS18::SSX fusion": "present"}, "markers": {"SMA": "+", "desmin": "+"}},
    {"case_id": "g", "markers": {"CD117": "+", "DOG1": "+"}},
]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge before it had a certain rule."""
    folder = tmp_path_factory.mktemp("knowledge") / "rules"
    shutil.copytree(RULES, folder)
    (folder / "reasoning" / "differential" / "DIF-001.yaml").unlink()
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f"{json.dumps(case)}\n" for case in CASES))
    return path


def table(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_batch_is_compared_with_an_earlier_one(
    run: Run, archive: Path, old: Path, tmp_path: Path, knowledge: Knowledge
) -> None:
    before, now = tmp_path / "before.parquet", tmp_path / "now.csv"
    assert run("batch", archive, "-o", before, "--knowledge", old).exit_code == 0
    result = run("batch", archive, "-o", now, "--compare", before, "--compare-knowledge", old)
    assert result.exit_code == 0
    assert "2 rows by case_id" not in result.stderr
    assert "compared: 2 rows, 2 by case_id, 0 by place" in result.stderr
    assert "leaders changed: 1 (leiomyosarcoma -> synovial_sarcoma 1)" in result.stderr
    assert knowledge.digest in result.stderr
    changed = table(tmp_path / "now.changes.csv")
    assert [(row["case_id"], row["change"], row["rules_gained"]) for row in changed] == [("f", "leader", "DIF-001")]
    assert changed[0]["moved_1"].startswith("DIF-001")
    assert "amary-2007" in changed[0]["moved_1_sources"]
    assert (changed[0]["new_digest"], changed[0]["basis"]) == (knowledge.digest, "difference")


def test_the_same_knowledge_is_told(run: Run, archive: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.jsonl"
    assert run("batch", archive, "-o", before).exit_code == 0
    result = run("batch", archive, "-o", tmp_path / "now.jsonl", "--compare", before, "--changes", tmp_path / "c.csv")
    assert "nothing can have changed by knowledge" in result.stderr
    assert table(tmp_path / "c.csv") == []


def test_other_pre_test_odds_are_told_with_every_change(run: Run, archive: Path, tmp_path: Path) -> None:
    before, odds = tmp_path / "before.parquet", tmp_path / "odds.json"
    odds.write_text('{"other": 1, "gist": 3}')
    assert run("batch", archive, "-o", before, "--prior", odds).exit_code == 0
    result = run("batch", archive, "-o", tmp_path / "now.csv", "--compare", before)
    assert 'OTHER PRE-TEST ODDS: before --prior {"gist": 0.75, "other": 0.25}, now --prior site;' in result.stderr
    changed = table(tmp_path / "now.changes.csv")
    assert changed
    assert all(row["remark"].startswith('other pre-test odds: {"gist": 0.75, "other": 0.25} before, site now') for row in changed)


@pytest.mark.parametrize("options", [(), ("--workers", "2"), ("--resume",), ("--trace", "answer"), ("--engine", "experta")])
def test_the_same_odds_are_known_by_any_output_in_parquet(
    run: Run, archive: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    before, odds = tmp_path / "before.parquet", tmp_path / "odds.json"
    odds.write_text('{"gist": 3, "other": 1}')
    assert run("batch", archive, "-o", before, "--prior", odds, *options).exit_code == 0
    odds.write_text('{"other": 20, "gist": 60}')
    result = run("batch", archive, "-o", tmp_path / "now.csv", "--compare", before, "--prior", odds)
    assert (result.exit_code, "pre-test odds" in result.stderr.lower()) == (0, False), result.stderr


def test_an_output_that_keeps_no_odds_is_no_proof_that_they_are_the_same(run: Run, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    assert run("batch", archive, "-o", folder / "a.csv", "--prior", "uniform").exit_code == 0
    result = run("batch", archive, "-o", tmp_path / "now.csv", "--compare", folder, "--prior", "uniform")
    assert "pre-test odds before: not kept (Parquet keeps them); now: --prior uniform" in result.stderr


def test_workers_and_resume_are_compared_as_well(run: Run, archive: Path, old: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.jsonl"
    assert run("batch", archive, "-o", before, "--knowledge", old).exit_code == 0
    result = run("batch", archive, "-o", tmp_path / "now.jsonl", "--compare", before, "--resume")
    assert result.exit_code == 0
    assert "leaders changed: 1" in result.stderr
    assert "--compare-knowledge FOLDER tells what moved them" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("in.jsonl", "-o", "-", "--compare", "old.jsonl"), "--compare needs files"),
        (("-", "-o", "out.jsonl", "--compare", "old.jsonl"), "--compare needs files"),
        (("in.jsonl", "-o", "old.jsonl", "--compare", "old.jsonl"), "names the output itself"),
        (("in.jsonl", "-o", "out.jsonl", "--compare", "old.jsonl", "--changes", "out.jsonl"), "--changes names"),
        (("in.jsonl", "-o", "out.jsonl", "--compare", "old.jsonl", "--changes", "c.xlsx"), "is not written"),
        (("in.jsonl", "-o", "out.jsonl", "--changes", "c.csv"), "go with --compare OLD"),
        (("in.jsonl", "-o", "out.jsonl", "--compare", "missing.jsonl"), "missing.jsonl"),
        (("in.jsonl", "-o", "out.jsonl", "--compare", "in.jsonl"), "no outcome"),
        (
            ("in.jsonl", "-o", "out.jsonl", "--compare", "old.jsonl", "--compare-knowledge", "."),
            "--compare-knowledge .: no folder",
        ),
    ],
)
def test_places_that_do_not_go_together_are_refused_before_anything_is_scored(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(archive.parent)
    Path("old.jsonl").write_text('{"case_id": "a", "outcome": "error", "error": {"code": "x"}}\n')
    result = run("batch", *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
    assert not Path("out.jsonl").exists()


def test_another_folder_than_the_one_behind_the_old_answers_is_refused(
    run: Run, archive: Path, old: Path, tmp_path: Path
) -> None:
    before, out = tmp_path / "before.jsonl", tmp_path / "out.jsonl"
    assert run("batch", archive, "-o", before).exit_code == 0
    result = run("batch", archive, "-o", out, "--compare", before, "--compare-knowledge", old)
    assert (result.exit_code, out.exists()) == (2, False)
    assert "name the folder that it was made with" in result.stderr


def test_rules_diff_names_what_differs(run: Run, old: Path, knowledge: Knowledge) -> None:
    result = run("rules", "diff", old)
    assert result.exit_code == 0
    assert "+ DIF-001" in result.stdout
    assert knowledge.digest in result.stdout
    data = json.loads(run("rules", "diff", old, "--json").stdout)
    assert [(c["part"], c["name"], c["change"]) for c in data["changes"]] == [("rule", ["DIF-001"], "added")]
    assert (data["same"], data["weights"]) == (False, [])


def test_rules_diff_of_the_same_knowledge_says_so(run: Run, old: Path) -> None:
    result = run("rules", "diff", old, old)
    assert (result.exit_code, "the same knowledge" in result.stdout) == (0, True)


def test_rules_diff_lists_the_cases_that_change(run: Run, archive: Path, old: Path, tmp_path: Path) -> None:
    output = tmp_path / "changed.csv"
    result = run("rules", "diff", old, "--cases", archive, "-o", output)
    assert result.exit_code == 0
    assert "f (line 1): leiomyosarcoma" in result.stdout
    assert "scored under both: 2 rows, 0 failed" in result.stdout
    assert [row["case_id"] for row in table(output)] == ["f"]
    data = json.loads(run("rules", "diff", old, "--cases", archive, "--json").stdout)
    assert [case["case_id"] for case in data["cases"]] == ["f"]
    assert data["cases"][0]["moved"][0]["name"] == "DIF-001"
    assert data["count"] == {"rows": 2, "failed": 0, "leaders": 1, "outcomes": data["count"]["outcomes"]}


def test_rules_diff_ends_with_one_where_rows_failed(run: Run, old: Path, tmp_path: Path) -> None:
    archive = tmp_path / "in.jsonl"
    archive.write_text("broken\n")
    result = run("rules", "diff", old, "--cases", archive)
    assert (result.exit_code, "1 failed" in result.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing",), "OLD missing: no folder of knowledge files"),
        (("broken",), "OLD broken: the knowledge cannot be used"),
        (("rules", "broken"), "NEW broken: the knowledge cannot be used"),
        (("rules", "--cases", "in.jsonl", "--prior", "odds.json"), "no such diagnosis"),
        (("rules", "missing"), "no folder of knowledge files"),
        (("rules", "--output", "c.csv"), "name the archive with --cases"),
        (("rules", "--cases", "in.jsonl", "-o", "c.xlsx"), "is not written"),
        (("rules", "--cases", "in.jsonl", "-o", "-"), "--output needs a file"),
        (("rules", "--cases", "missing.jsonl"), "missing.jsonl"),
    ],
)
def test_rules_diff_refuses_what_it_cannot_use(
    run: Run, archive: Path, old: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(archive.parent)
    Path("rules").symlink_to(old)
    Path("broken").mkdir()
    Path("broken", "manifest.yaml").write_text("version: 1\n")
    Path("odds.json").write_text('{"no_such_tumour": 1}')
    result = run("rules", "diff", *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
