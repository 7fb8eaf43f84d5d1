"""Same case, same knowledge: same bytes, whatever the order of files, the hash seed and the thread."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge

THREADS = 8
#: Interprets every case file of a folder and prints the digest of all answers.
SCRIPT = """
import hashlib, sys
from pathlib import Path
from ihc_engine import interpret, to_json
from ihc_engine.case.model import parse_case_yaml
digest = hashlib.sha256()
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    digest.update(to_json(interpret(parse_case_yaml(path.read_text(encoding="utf-8")))))
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def examples(cases: Path) -> list[Any]:
    files = sorted(cases.rglob("*.yaml")) + sorted((cases.parent / "rules").glob("*.yaml"))[::20]
    assert len(files) >= 24
    return [parse_case_yaml(path.read_text(encoding="utf-8")) for path in files]


def answers(interpreter: Interpreter, examples: Sequence[Any]) -> list[bytes]:
    return [to_json(interpreter.interpret(case)) for case in examples]


def test_the_order_and_the_place_of_the_files_do_not_matter(
    knowledge: Knowledge, interpreter: Interpreter, examples: list[Any], tmp_path: Path
) -> None:
    source = Path(knowledge.location)
    for file in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        copy = tmp_path / "elsewhere" / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    moved = load_knowledge(tmp_path / "elsewhere")
    assert moved.digest == knowledge.digest
    assert answers(Interpreter(moved), examples[:15]) == answers(interpreter, examples[:15])


def test_the_hash_seed_does_not_matter(cases: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(cases)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "20260")
    ]
    printed = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert printed[0] == printed[1]
    assert len(printed[0].strip()) == 64


def test_eight_threads_that_start_cold_at_once_answer_as_one(
    knowledge: Knowledge, interpreter: Interpreter, examples: list[Any]
) -> None:
    examples = examples[:THREADS]
    expected = answers(interpreter, examples)
    shared = Interpreter(knowledge)
    start = Barrier(THREADS)

    def from_its_own_place(offset: int) -> list[bytes]:
        turned = [*examples[offset:], *examples[:offset]]
        start.wait(timeout=60)
        found = answers(shared, turned)
        back = len(examples) - offset
        return [*found[back:], *found[:back]]

    offsets = [thread * len(examples) // THREADS for thread in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(from_its_own_place, offsets, timeout=300))
    assert [result == expected for result in results] == [True] * THREADS


def test_a_failed_case_leaves_nothing_behind_for_the_next(interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"markers": {"SMA": "+", "desmin": "+", "CD34": "-"}}
    before = to_json(interpreter.interpret(case))
    with monkeypatch.context() as patched:
        patched.setattr("ihc_engine.interpretation.interpret.rank", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            interpreter.interpret({"markers": {"S100": "+", "SOX10": "+"}})
    assert to_json(interpreter.interpret(case)) == before
