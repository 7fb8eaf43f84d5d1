"""``ihc-engine interpret``: data to stdout, messages to stderr, exit code 2 for what cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import to_json

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CASE = {"case_id": "A-1", "markers": {"SMA": "+", "desmin": "+", "S-100": "-", "CD34": "-", "CD117": "-"}}
CASE_JSON = json.dumps(CASE).encode()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_bytes(CASE_JSON)
    return file


def test_json_is_the_answer_of_the_library(run: Run, case: Path, interpreter: Interpreter) -> None:
    result = run("interpret", case, "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout_bytes == to_json(interpreter.interpret(CASE), indent=2) + b"\n"


def test_no_trace_leaves_the_trace_out(run: Run, case: Path) -> None:
    answer = json.loads(run("interpret", case, "--format", "json", "--no-trace").stdout)
    assert answer["trace"] is None


@pytest.mark.parametrize(
    ("format", "start"), [("text", "Case A-1: "), ("markdown", "# Case A-1: "), ("html", "<!doctype html>"), ("json", "{")]
)
def test_every_format_goes_to_stdout(run: Run, case: Path, format: str, start: str) -> None:
    result = run("interpret", case, "--format", format)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(start)
    assert result.stdout.endswith("\n")


def test_text_is_the_default_and_plain_where_nobody_watches(run: Run, case: Path) -> None:
    shown = run("interpret", case).stdout
    assert shown == run("interpret", case, "--format", "text").stdout
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    "stdin",
    [
        CASE_JSON,
        b"\xef\xbb\xbf" + CASE_JSON,
        b"\r\n\t" + CASE_JSON + b"\r\n",
        b"case_id: A-1\nmarkers: {SMA: +, desmin: +, S-100: -, CD34: -, CD117: -}\n".replace(b"+", b"'+'").replace(
            b": -", b": '-'"
        ),
    ],
    ids=["json", "byte order mark", "line ends", "yaml"],
)
def test_standard_input_in_either_language(run: Run, case: Path, stdin: bytes) -> None:
    expected = run("interpret", case, "--format", "json").stdout
    assert run("interpret", "-", "--format", "json", stdin=stdin).stdout == expected


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"", ["a case is an object"]),
        (b"   \n", ["a case is an object"]),
        (b"{", ["not readable as JSON"]),
        (b"markers: [unclosed", ["not readable as YAML"]),
        (b"- a\n- b\n", ["a case is an object"]),
        (b"case_id: \xff\xfe", ["not UTF-8"]),
        (b'{"age": 1, "age": 2}', ["'age' stands twice"]),
        (b"age: 1\nage: 2\n", ["'age' stands twice"]),
        (b"a: &x 1\nb: *x\n", ["alias"]),
        (b"{" + b'"a":{' * 3000 + b"}" * 3001, ["nested too deeply"]),
        (b"!!python/object/apply:os.system [id]", ["a case is an object"]),
        (
            b'{"age": -3, "size_cm": 4000, "markers": {"desmin": "140%", "SMA": {"percent": -4}}, "mitoses_per_10hpf": -1}',
            ["age: -3", "size_cm: 4000", "markers.desmin: 140", "markers.SMA.percent: -4", "mitoses_per_10hpf: -1"],
        ),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_what_cannot_be_read_ends_with_two_and_says_everything(run: Run, stdin: bytes, said: list[str]) -> None:
    result = run("interpret", "-", stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("ihc-engine: ")
    assert [words for words in said if words not in result.stderr] == []


def test_a_message_cannot_steer_the_terminal(run: Run) -> None:
    result = run("interpret", "-", stdin=b'{"markers": {"\\u001b[2J\\u202e": "140%"}}')
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


def test_a_missing_file_and_a_folder_are_named(run: Run, tmp_path: Path) -> None:
    for place in (tmp_path / "missing.json", tmp_path):
        result = run("interpret", place)
        assert result.exit_code == 2
        assert str(place) in result.stderr


def test_a_broken_knowledge_folder_is_named_with_its_problems(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    result = run("interpret", case, "--knowledge", tmp_path / "rules")
    assert result.exit_code == 2
    assert "manifest.yaml" in result.stderr


def test_an_unknown_option_or_format_is_a_usage_error(run: Run, case: Path) -> None:
    for wrong in (["--nonsense"], ["--format", "pdf"], ["--engine", "drools"]):
        assert run("interpret", case, *wrong).exit_code == 2
    assert run("interpret").exit_code == 2


def leader(output: str) -> str:
    return str(json.loads(output)["ranking"][0]["diagnosis"])


def test_a_prior_from_a_file_decides_where_stains_are_silent(run: Run, tmp_path: Path) -> None:
    odds = tmp_path / "odds.json"
    odds.write_text('{"perineurioma": 50, "gist": 1, "other": 1}')
    shown = run("interpret", "-", "--format", "json", "--prior", odds, stdin=b"{}")
    assert leader(shown.stdout) == "perineurioma"
    trace = json.loads(shown.stdout)["trace"]["steps"]
    assert {step["basis"] for step in trace if step["step"] == "prior"} == {"override"}


def test_a_uniform_prior_makes_all_equal_before_the_stains(run: Run) -> None:
    answer = json.loads(run("interpret", "-", "--format", "json", "--prior", "uniform", stdin=b"{}").stdout)
    assert len({ranked["probability"] for ranked in answer["ranking"]}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"not json", "not readable as JSON"),
        (b"[1]", "write an object"),
        (b"{}", "write an object"),
        (b'{"gist": 1, "gist": 2}', "stands twice"),
        (b'{"nonsense": 1}', "nonsense: no such diagnosis"),
        (b'{"gist": 0}', "gist: odds must be a number above 0"),
        (b'{"gist": -1}', "gist: odds must be a number above 0"),
        (b'{"gist": true}', "gist: odds must be a number above 0"),
        (b'{"gist": "3"}', "gist: odds must be a number above 0"),
        (b'{"gist": NaN}', "NaN is no number"),
        (b'{"gist": 1e999}', "gist: odds must be a number above 0"),
        (b"\xff", "not UTF-8"),
        (b"[" * 50_000, "nested too deeply"),
    ],
    ids=lambda value: repr(value[:22]) if isinstance(value, bytes) else "",
)
def test_odds_that_are_none_are_refused(run: Run, case: Path, tmp_path: Path, text: bytes, said: str) -> None:
    odds = tmp_path / "odds.json"
    odds.write_bytes(text)
    result = run("interpret", case, "--prior", odds)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert str(odds) in result.stderr


def test_all_wrong_odds_are_said_at_once(run: Run, case: Path, tmp_path: Path) -> None:
    odds = tmp_path / "odds.json"
    odds.write_text('{"nonsense": 1, "gist": -1, "schwannoma": 2}')
    said = run("interpret", case, "--prior", odds).stderr
    assert "nonsense" in said
    assert "gist" in said
    assert "schwannoma" not in said


def test_a_missing_prior_file_is_named(run: Run, case: Path) -> None:
    result = run("interpret", case, "--prior", "sites")
    assert result.exit_code == 2
    assert "sites" in result.stderr


def test_help_and_version(run: Run) -> None:
    assert run("--version").stdout.strip()
    shown: Any = run("--help").stdout
    assert all(command in shown for command in ("interpret", "batch", "serve", "rules"))


def test_the_columnar_engine_gives_the_same_answer_under_its_own_name(run: Run, cases: Path) -> None:
    answers = {}
    for engine in ("experta", "columnar"):
        result = run("interpret", cases / "index-case.yaml", "--engine", engine, "--format", "json")
        assert result.exit_code == 0
        answers[engine] = json.loads(result.stdout)
        assert answers[engine].pop("engine")["name"] == engine
    assert answers["experta"] == answers["columnar"]
