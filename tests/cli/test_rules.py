"""``ihc-engine rules``: the knowledge for those who write it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ihc_engine.knowledge.model import Knowledge

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def copy(knowledge: Knowledge, tmp_path: Path) -> Path:
    """The shipped knowledge where it may be broken."""
    folder = tmp_path / "rules"
    shutil.copytree(knowledge.location, folder)
    return folder


def test_where_prints_the_folder_alone(run: Run, knowledge: Knowledge) -> None:
    assert run("rules", "where").stdout == f"{knowledge.location}\n"


def test_check_of_clean_knowledge_ends_with_zero(run: Run, copy: Path, knowledge: Knowledge) -> None:
    result = run("rules", "check", "--knowledge", copy)
    assert result.exit_code == 0
    assert f"clean: {len(knowledge.diagnoses)} diagnoses" in result.stdout
    assert knowledge.digest in result.stdout


def test_check_shows_every_problem_with_file_and_line(run: Run, copy: Path) -> None:
    for name in ("gist", "schwannoma"):
        file = copy / "diagnoses" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("role: core", "role: mimik"), encoding="utf-8")
    result = run("rules", "check", "--knowledge", copy)
    assert result.exit_code == 2
    assert "diagnoses/gist.yaml:" in result.stdout
    assert "diagnoses/schwannoma.yaml:" in result.stdout
    assert "errors" in result.stderr


def test_check_of_no_knowledge_ends_with_two(run: Run, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing"):
        assert run("rules", "check", "--knowledge", place).exit_code == 2


def test_show_a_rule_in_either_case_and_a_diagnosis(run: Run, knowledge: Knowledge) -> None:
    rule = knowledge.rules[0]
    for name in (rule.id, rule.id.lower()):
        shown = run("rules", "show", name).stdout
        assert rule.title in shown
        assert all(source in shown for source in rule.source)
    gist = run("rules", "show", "gist").stdout
    assert knowledge.diagnoses["gist"].name in gist
    assert "| CD117 |" in gist


def test_show_of_an_unknown_name_says_what_to_do(run: Run) -> None:
    result = run("rules", "show", "XYZ-999")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "XYZ-999" in result.stderr
    assert "sheets" in result.stderr


def test_sheets_are_written_for_every_diagnosis_rule_and_source(run: Run, tmp_path: Path, knowledge: Knowledge) -> None:
    folder = tmp_path / "sheets"
    result = run("rules", "sheets", folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert {path.stem for path in folder.glob("diagnoses/*.md")} == set(knowledge.diagnoses)
    rules = "".join(path.read_text(encoding="utf-8") for path in folder.glob("rules/*.md"))
    assert [rule.id for rule in knowledge.rules if f"## {rule.id} " not in rules] == []
    sources = (folder / "sources.md").read_text(encoding="utf-8")
    assert [source for source in knowledge.sources if f"**{source}**" not in sources] == []


def test_a_table_row_of_a_sheet_has_as_many_cells_as_its_head(run: Run, tmp_path: Path) -> None:
    run("rules", "sheets", tmp_path)
    for path in tmp_path.glob("diagnoses/*.md"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("|"):
                assert line.replace("\\|", "").count("|") == 6, f"{path.name}: {line}"


def test_sheets_into_a_file_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    result = run("rules", "sheets", tmp_path / "taken")
    assert result.exit_code == 2
    assert "taken" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("rules", "check"), ("rules", "show", "gist"), ("interpret", "-"), ("batch", "-", "-o", "-")]
)
def test_a_folder_without_knowledge_is_named_and_not_searched(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "notes.yaml").write_text("a: b")
    result = run(*arguments, "--knowledge", tmp_path, stdin=b"{}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no folder of knowledge files" in result.stderr
