"""The documents are true: every command and every Python block in them runs and prints what stands there."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from ihc_engine import __version__
from tests.docs.blocks import Fenced, parse
from tests.docs.running import ROOT, WRITE, ExampleError, documents, handled, refreshed


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_examples_run_and_print_what_the_document_shows(path: Path, tmp_path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    if "$ curl " in written and shutil.which("curl") is None:
        pytest.skip("curl is not installed: the HTTP examples of this page cannot be run")
    now = refreshed(path, tmp_path)
    difference = "".join(difflib.unified_diff(written.splitlines(True), now.splitlines(True), "written", "now", n=1))
    assert now == written, f"{path.relative_to(ROOT)} is out of date. If the new output is right, run: {WRITE}\n{difference}"


def test_no_shell_command_hides_in_another_kind_of_block() -> None:
    strangers = [
        f"{path.relative_to(ROOT)}:{part.line}: {line}"
        for path in documents()
        for part in parse(path.read_text(encoding="utf-8"))
        if isinstance(part, Fenced) and part.language != "console"
        for line in part.lines
        if line.startswith("$ ")
    ]
    strangers += [
        f"{path.relative_to(ROOT)}: an indented fence is not run: {line}"
        for path in documents()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(" ") and line.lstrip().startswith("```")
    ]
    assert strangers == []


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document of its own, below a root of its own."""
    root = tmp_path / "root"
    for folder in ("fixtures", "rules"):
        (root / folder).mkdir(parents=True)
    monkeypatch.setattr("tests.docs.running.ROOT", root)
    return root / "page.md"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("```console\n$ false\n```\n", "ended with 1, not 0"),
        ("```console exit=2\n$ true\n```\n", "ended with 0, not 2"),
        ("```console\n$ ihc-engine interpret nowhere.yaml\n```\n", "ended with 2, not 0"),
        ("```console\n$ ihc-engine interpret nowhere.yaml || false\n```\n", "ended with 1, not 0"),
        ("```console\nno command\n```\n", "without a command"),
        ("```sh\ntrue\n```\n", "write shell commands in a console block"),
        ("```python\nraise KeyError('desmin')\n```\n", "KeyError: 'desmin'"),
        ("```python\nprint(1)\n```\n", "no `text output` block follows"),
        ('```console show="Ranking"\n$ echo nothing\n```\n', "no part of the output begins with Ranking"),
        ("```text output\n1\n```\n", "no python block stands before"),
    ],
)
def test_an_example_that_fails_is_found(text: str, says: str, document: Path, tmp_path: Path) -> None:
    document.write_text(text, encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    with pytest.raises(ExampleError, match=says):
        refreshed(document, tmp_path / "scratch")


def test_stale_output_is_replaced(document: Path, tmp_path: Path) -> None:
    document.write_text(
        "# One\n\n```console head=1\n$ printf '3\\n4\\n5\\n'\nold\n```\n\n```python\nprint(6)\n```\n\n```text output\nold\n```\n"
    )
    (tmp_path / "scratch").mkdir()
    assert refreshed(document, tmp_path / "scratch") == (
        "# One\n\n```console head=1\n$ printf '3\\n4\\n5\\n'\n3\n...\n```\n\n```python\nprint(6)\n```\n\n```text output\n6\n```\n"
    )


@pytest.mark.parametrize("command", ["ihc-engine --version", "ihc-engine --version | cat"])
def test_our_own_command_shows_the_same_with_and_without_a_shell(command: str, document: Path, tmp_path: Path) -> None:
    document.write_text(f"```console\n$ {command}\nold\n```\n", encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    assert refreshed(document, tmp_path / "scratch") == f"```console\n$ {command}\n{__version__}\n```\n"


@pytest.mark.parametrize("command", ["make demo", "make test", "make serve", WRITE, ".venv/bin/pytest tests/docs"])
def test_commands_that_would_run_this_test_again_are_checked_otherwise(command: str) -> None:
    assert handled(command) is not None


@pytest.mark.parametrize("command", ["make nothing_such", "make"])
def test_an_unknown_make_target_is_found(command: str) -> None:
    check = handled(command)
    if check is None:
        assert command == "make", "a bare make is run like any other command"
        return
    with pytest.raises(ExampleError, match="nothing_such"):
        check("page.md:1", command)
