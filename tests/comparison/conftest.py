"""What tests of comparisons share: the shipped knowledge as it might have been before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ihc_engine.comparison import KnowledgeDiff, compare_knowledge
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.conftest import RULES
from tests.kept import interpreter_of, loaded

#: A count in which the two states differ, and the row it stands in.
ROW = "{source: hou-2006-smt, positive: 1, tested: 21,"
#: A rule that the old state lacks.
NEW_RULE = "DIF-001"


def edit(file: Path, old: str, new: str) -> None:
    """Replace a passage of a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def old_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge with another count, without a rule and a spelling, and with another threshold."""
    folder = tmp_path_factory.mktemp("old") / "rules"
    shutil.copytree(RULES, folder)
    edit(folder / "manifest.yaml", 'version: "2026.', 'version: "2025.')
    edit(folder / "diagnoses" / "leiomyosarcoma.yaml", ROW, ROW.replace("positive: 1,", "positive: 19,"))
    (folder / "reasoning" / "differential" / f"{NEW_RULE}.yaml").unlink()
    edit(folder / "policy.yaml", "favoured_from: 0.6", "favoured_from: 0.7")
    edit(folder / "vocabulary" / "markers.yaml", "synonyms: [", "synonyms: [Zzz-stain, ")
    return folder


@pytest.fixture(scope="session")
def old_knowledge(old_folder: Path) -> Knowledge:
    return loaded(old_folder)


@pytest.fixture(scope="session")
def old_interpreter(old_knowledge: Knowledge) -> Interpreter:
    return interpreter_of(old_knowledge)


@pytest.fixture(scope="session")
def diff(old_knowledge: Knowledge, knowledge: Knowledge) -> KnowledgeDiff:
    return compare_knowledge(old_knowledge, knowledge)
