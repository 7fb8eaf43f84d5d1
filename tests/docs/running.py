"""Runs the examples of a document in a folder of its own, and writes down what they print.

In a document:

* ``console``: lines after ``$`` are run by a shell, or in this process where nothing but ``ihc-engine`` and its words stands
  there; the rest of the block is their output. Attributes: ``exit=2`` (expected exit code), ``head=9`` and ``tail=3`` (lines
  kept), ``only="Ranking|Cautions"`` (parts kept, by their first words), ``show=...`` (the same and the first part),
  ``background`` (a server that runs until the end of the document).
* ``python``: run in one namespace for each document; a block ``text output`` after it holds what it printed.
* ``file=NAME`` behind any other language: the block is saved under that name.
* between ``<!-- generated: NAME -->`` and ``<!-- /generated -->``: a table from ``tables.py``.
* between ``<!-- values: policy -->`` and ``<!-- /values -->``: a table whose second column holds the values of rules/policy.yaml.

Port 8000 stands for any free port.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.cli.warm import called, warm
from tests.docs.blocks import Fenced, Prose, commands, parse, shown
from tests.docs.tables import TABLES, policy_values

ROOT = Path(__file__).resolve().parents[2]
WRITE = ".venv/bin/python -m tests.docs.write"
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
#: Folders written by other tests.
_OTHERS = ("schemas", "sheets")
_PORT = "8000"
#: What a shell makes something of: pipes, redirections, quotes, variables, patterns.
_OF_SHELL = re.compile(r"[^\w ./=:,-]")
_PROGRESS = re.compile(r'^\{"event": "progress".*\n', re.MULTILINE)
_MAKE = re.compile(r"make (\w+)")
_GENERATED = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)
_VALUES = re.compile(r"(?<=<!-- values: policy -->\n).*?(?=<!-- /values -->)", re.DOTALL)
_ROW = re.compile(r"^\| `([\w.]+)` \|[^|]*\|", re.MULTILINE)


class ExampleError(AssertionError):
    """An example does not do what the document says."""


def documents() -> tuple[Path, ...]:
    """All documents with examples: README, CONTRIBUTING and docs."""
    return tuple(path for path in DOCUMENTS if not set(path.relative_to(ROOT).parts) & set(_OTHERS))


def refreshed(path: Path, scratch: Path) -> str:
    """The text of a document with all outputs and tables as they are now. ExampleError: an example fails."""
    text = path.read_text(encoding="utf-8")
    with Examples(path.relative_to(ROOT), scratch) as examples:
        parts = [examples.run(part) for part in parse(text)]
    return "".join(part.text for part in parts)


class Examples:
    """The examples of one document, run in order."""

    def __init__(self, name: Path, scratch: Path) -> None:
        self.name = name
        self.scratch = scratch
        self._namespace: dict[str, Any] = {"__name__": "__example__"}
        self._printed: str | None = None
        self._servers: list[subprocess.Popen[bytes]] = []
        self._port = _free_port()

    def __enter__(self) -> Examples:
        for folder in ("fixtures", "rules"):
            shutil.copytree(ROOT / folder, self.scratch / folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self._servers:
            server.terminate()
            server.wait(timeout=20)
        if kind is None and self._printed:
            raise ExampleError(f"{self.name}: the last python block prints, and no `text output` block follows")

    def run(self, part: Prose | Fenced) -> Prose | Fenced:
        """Run one part of the document; the part with its outputs as they are now."""
        if isinstance(part, Prose):
            return Prose(tuple(_tables(part.text).split("\n")[:-1]))
        attributes = part.attributes
        if part.language == "text" and "output" in attributes:
            printed, self._printed = self._printed, None
            if printed is None:
                raise ExampleError(f"{self.name}:{part.line}: no python block stands before this output")
            return part.holding(_kept(printed, attributes))
        if self._printed:
            raise ExampleError(f"{self.name}:{part.line}: the python block before prints, and no `text output` block follows")
        if part.language == "console":
            return self._console(part)
        if part.language == "python":
            self._printed = self._python(part)
        elif "file" in attributes:
            target = self.scratch / attributes["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(part.body, encoding="utf-8")
        elif part.language in ("sh", "shell", "bash", "zsh"):
            raise ExampleError(f"{self.name}:{part.line}: write shell commands in a console block, after `$`")
        return part

    def _console(self, block: Fenced) -> Fenced:
        found = list(commands(block))
        if not found:
            raise ExampleError(f"{self.name}:{block.line}: a console block without a command after `$`")
        return block.holding("".join(shown(command) + self._command(command, block) for command in found))

    def _command(self, command: str, block: Fenced) -> str:
        place = f"{self.name}:{block.line}"
        if not_run := handled(command):
            not_run(place, command)
            return ""
        if "background" in block.attributes:
            self._serve(place, command)
            return ""
        code, shown = self._run(self._here(command))
        printed = self._there(shown.decode("utf-8"))
        expected = int(block.attributes.get("exit", 0))
        if code != expected:
            raise ExampleError(f"{place}: `{command}` ended with {code}, not {expected}:\n{printed[-2000:]}")
        return _kept(printed, block.attributes)

    def _run(self, command: str) -> tuple[int, bytes]:
        """Exit code and output of a command: one of ours in this process, where nothing of it is left to the shell."""
        name, *words = command.split(" ")
        if name == "ihc-engine" and not _OF_SHELL.search(command):
            return called(words, self.scratch, environment())
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.scratch,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        return done.returncode, done.stdout

    def _serve(self, place: str, command: str) -> None:
        """Start a server on the free port and wait until it is ready."""
        here = self._here(command) if _PORT in command else f"{command} --port {self._port}"
        with (self.scratch / "server.log").open("wb") as log:
            server = subprocess.Popen(["/bin/sh", "-c", f"exec {here}"], cwd=self.scratch, env=environment(), stderr=log)
        self._servers.append(server)
        for _ in range(1200):  # two minutes, which a busy machine may need
            with (
                contextlib.suppress(urllib.error.URLError, ConnectionError),
                urllib.request.urlopen(f"http://127.0.0.1:{self._port}/health/ready", timeout=5),
            ):
                return
            if server.poll() is not None:
                break
            time.sleep(0.1)
        raise ExampleError(f"{place}: `{command}` does not answer: {(self.scratch / 'server.log').read_text()[-500:]}")

    def _python(self, block: Fenced) -> str:
        place = f"{self.name}:{block.line}"
        out = io.StringIO()
        code = compile("\n" * block.line + self._here(block.body), str(self.name), "exec")
        with warm(), contextlib.chdir(self.scratch), contextlib.redirect_stdout(out):
            try:
                exec(code, self._namespace)
            except Exception as error:
                raise ExampleError(f"{place}: {type(error).__name__}: {error}") from error
        return self._there(out.getvalue())

    def _here(self, text: str) -> str:
        return text.replace(f":{_PORT}", f":{self._port}").replace(f"--port {_PORT}", f"--port {self._port}")

    def _there(self, text: str) -> str:
        """What was printed, without the port and the folders of this machine, and without what only a slow one tells."""
        plain = _PROGRESS.sub("", text).replace(f":{self._port}", f":{_PORT}").replace(str(self.scratch), ".")
        return plain.replace(str(ROOT), "/path/to/ihc-engine")


def handled(command: str) -> Any:
    """How a command that must not run inside this test is checked instead; None for all others."""
    if _MAKE.fullmatch(command):
        return _make_has_it
    if command == WRITE:
        return _module_is_there
    if command.startswith(".venv/bin/pytest"):
        return _tests_are_there
    return None


def _make_has_it(place: str, command: str) -> None:
    """``make`` sets up an environment and runs all tests, this one among them: only that it knows the target is checked."""
    done = subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, capture_output=True, text=True, env=environment())
    if done.returncode:
        raise ExampleError(f"{place}: {done.stderr}")


def _module_is_there(place: str, command: str) -> None:
    if not (ROOT / (command.split()[-1].replace(".", "/") + ".py")).is_file():
        raise ExampleError(f"{place}: no such module: {command}")


def _tests_are_there(place: str, command: str) -> None:
    """Tests are not run inside a test: only that they can be collected."""
    words = command.split()[1:]
    call = [sys.executable, "-m", "pytest", "--collect-only", "-q", *words]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, env=environment())
    if done.returncode:
        raise ExampleError(f"{place}: `{command}` collects nothing: {done.stdout[-500:]}{done.stderr[-500:]}")


def environment() -> Mapping[str, str]:
    """The environment of the examples: the commands of this Python first, a plain terminal of 100 columns."""
    own = {name: value for name, value in os.environ.items() if name in ("HOME", "TMPDIR", "SYSTEMROOT")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**own, "PATH": path, "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _kept(printed: str, attributes: Mapping[str, str]) -> str:
    """The part of an output that the document shows; left-out lines become one line of dots."""
    lines = [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else []
    for word, first_too in (("show", True), ("only", False)):
        if word in attributes:
            lines = list(_parts_kept(lines, tuple(attributes[word].split("|")), first_too))
    if "head" in attributes and len(lines) > int(attributes["head"]):
        lines = [*lines[: int(attributes["head"])], "..."] if int(attributes["head"]) else []
    if "tail" in attributes and len(lines) > int(attributes["tail"]):
        lines = ["...", *lines[-int(attributes["tail"]) :]]
    return "".join(f"{line}\n" for line in lines)


def _parts_kept(lines: list[str], names: tuple[str, ...], first_too: bool) -> Iterator[str]:
    """Parts (between blank lines) that begin with one of the names, or are the first."""
    parts = [part.split("\n") for part in "\n".join(lines).split("\n\n")]
    missing = [name for name in names if not any(part[0].startswith(name) for part in parts)]
    if missing:
        raise ExampleError(f"no part of the output begins with {', '.join(missing)}")
    shown, gap = False, False
    for place, part in enumerate(parts):
        if not (part[0].startswith(names) or (first_too and place == 0)):
            gap = True
            continue
        if gap:
            yield from ("", "...") if shown else ("...",)
        if gap or shown:
            yield ""
        yield from part
        shown, gap = True, False
    if gap:
        yield from ("", "...")


def _tables(text: str) -> str:
    text = _GENERATED.sub(lambda match: f"{match[1]}{TABLES[match[2]]()}{match[3]}", text)
    return _VALUES.sub(lambda match: _with_values(match[0]), text)


def _with_values(table: str) -> str:
    values = policy_values()
    return _ROW.sub(lambda row: f"| `{row[1]}` | {values.get(row[1], 'no such number')} |", table)
