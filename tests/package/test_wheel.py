"""The wheel stands alone: installed elsewhere, it finds its knowledge inside and answers as the checkout does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import to_json

pytest.importorskip("hatchling", reason="the build backend is not installed; it is needed to build a wheel without a network")
ROOT = Path(__file__).parents[2]


def run(*command: str | Path, **options: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=90, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", folder)
    run(*pip, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    (built,) = folder.glob("ihc_engine-*.whl")
    return built


def test_the_wheel_holds_code_and_knowledge_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    heads = {name.split("/")[0] for name in names}
    assert {head.split("-")[0] for head in heads} == {"ihc_engine"}
    assert "ihc_engine/py.typed" in names
    assert "ihc_engine/explanation/page.css" in names
    packed = {name.removeprefix("ihc_engine/_rules/") for name in names if name.startswith("ihc_engine/_rules/")}
    written = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()}
    assert packed == written
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_installed_wheel_answers_the_index_case_from_anywhere(wheel: Path, tmp_path: Path, interpreter: Interpreter) -> None:
    target, elsewhere = tmp_path / "target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", target, wheel)
    environment = {**os.environ, "PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"}
    code = "from ihc_engine.cli.entry import main; main()"
    where = run(sys.executable, "-c", code, "rules", "where", cwd=elsewhere, env=environment).strip()
    assert Path(where) == target / "ihc_engine" / "_rules"
    case = ROOT / "fixtures" / "cases" / "index-case.yaml"
    command = (sys.executable, "-c", code, "interpret", case, "--format", "json", "--no-trace")
    answer = json.loads(run(*command, cwd=elsewhere, env=environment))
    expected = interpreter.interpret(parse_case_yaml(case.read_text(encoding="utf-8")), trace=False)
    assert answer == json.loads(to_json(expected))
