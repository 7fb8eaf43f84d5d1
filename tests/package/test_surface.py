"""What `import ihc_engine` promises, and what it leaves alone."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata, resources

import ihc_engine
from ihc_engine.interpretation.serialise import from_json, json_schema

PUBLIC = [
    "Case",
    "CaseError",
    "Interpretation",
    "Interpreter",
    "Knowledge",
    "KnowledgeError",
    "__version__",
    "interpret",
    "load_knowledge",
    "to_dict",
    "to_json",
]


def python(code: str) -> str:
    """What a fresh interpreter prints; it must end well."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert sorted(ihc_engine.__all__) == PUBLIC
    assert all(getattr(ihc_engine, name) is not None for name in PUBLIC)


def test_the_package_is_typed_and_versioned() -> None:
    assert resources.files("ihc_engine").joinpath("py.typed").is_file()
    assert metadata.version("ihc-engine") == ihc_engine.__version__


def test_importing_needs_the_core_dependencies_only() -> None:
    """Neither the command line nor the API comes along, and interpreting needs neither."""
    blocked = "typer rich fastapi starlette uvicorn httpx click"
    code = f"""
import sys
for name in {blocked.split()!r}:
    sys.modules[name] = None  # an import of it fails
import ihc_engine
answer = ihc_engine.interpret({{"markers": {{"SMA": "+", "desmin": "+", "S100": "-"}}}})
print(answer.ranking[0].diagnosis)
"""
    assert python(code) == "leiomyosarcoma"


def test_the_command_says_what_is_missing() -> None:
    code = """
import sys
sys.modules["typer"] = None
from ihc_engine.cli.entry import main
try:
    main()
except SystemExit as end:
    print(end.code)
"""
    assert python(code) == "2"


def test_importing_and_interpreting_leave_no_trace_in_the_process() -> None:
    """experta wants ``collections.Mapping`` back and puts a handler on the root logger; neither may outlive its import."""
    code = """
import collections, logging, warnings
root = logging.getLogger()
before = (set(vars(collections)), list(root.handlers), root.level, list(warnings.filters))
import ihc_engine
ihc_engine.interpret({"markers": {"SMA": "+"}})
after = (set(vars(collections)), list(root.handlers), root.level, list(warnings.filters))
print([one == other for one, other in zip(before, after)])
"""
    assert python(code) == "[True, True, True, True]"


def test_the_root_logger_of_an_application_stays_as_it_was_set() -> None:
    code = """
import logging, sys
handler = logging.StreamHandler(sys.stdout)
root = logging.getLogger()
root.addHandler(handler); root.setLevel(logging.WARNING)
from ihc_engine import interpret
interpret({"markers": {"SMA": "+"}})
print(root.handlers == [handler], root.level == logging.WARNING)
"""
    assert python(code) == "True True"


def test_an_answer_reads_back_and_has_a_schema() -> None:
    answer = ihc_engine.interpret({"markers": {"SMA": "+", "S100": "-"}})
    assert from_json(ihc_engine.to_json(answer)) == answer
    assert set(json_schema()["properties"]) == set(ihc_engine.to_dict(answer))


def test_the_promised_fields_of_an_answer_are_there() -> None:
    answer = ihc_engine.to_dict(ihc_engine.interpret({"case_id": "A-1", "markers": {"SMA": "+", "S100": "-"}}))
    promised = (
        "id case_id supersedes outcome reasons ranking other_probability alerts next_stains stop counterfactuals input trace"
    )
    assert set(promised.split()) | {"knowledge", "engine", "notice"} <= set(answer)
    line = "rank diagnosis name probability interval rank_first_share variant evidence rules criteria against"
    assert set(line.split()) <= set(answer["ranking"][0])
    item = "finding status decibans raw_decibans studies"
    assert set(item.split()) <= set(answer["ranking"][0]["evidence"][0])
    assert set(answer["input"]) == {"used", "set_aside", "not_understood"}
    assert answer["trace"]["schema"] == "ihc-trace/1"
    assert answer["notice"] == "decision support; the pathologist decides"
