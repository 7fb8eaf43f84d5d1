"""The installed command as a process: streams of bytes, and a server that only this machine reaches."""

from __future__ import annotations

import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import httpx
import pytest

from ihc_engine.cli.entry import main
from tests.cli.warm import warm

if TYPE_CHECKING:
    from tests.cli.conftest import Run


INDEX_CASE = Path(__file__).parents[2] / "fixtures" / "cases" / "index-case.yaml"
COMMAND = [sys.executable, "-c", "from ihc_engine.cli.entry import main; main()"]


def test_output_is_utf_8_whatever_the_pipe_assumes(cases: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "interpret", "-"],
        input='{"case_id": "Zürich"}'.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    assert done.stderr == b""
    assert done.stdout.decode("utf-8").startswith("Case Zürich: ")


def test_a_half_character_in_a_case_is_an_error_message_and_no_traceback() -> None:
    done = subprocess.run([*COMMAND, "interpret", "-"], input=b'{"markers": {"\\ud800": "+"}}', capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"ihc-engine: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "example.org", "127.0.0.1.example.org", ""])
def test_only_loopback_is_served(run: Run, host: str) -> None:
    result = run("serve", "--host", host)
    assert result.exit_code == 2
    assert "loopback" in result.stderr


def test_serve_answers_on_loopback_and_ends_when_told(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*COMMAND, "serve", "--port", str(port)], stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        ready = _when_ready(f"http://127.0.0.1:{port}/health/ready", server)
        assert ready["status"] == "ready"
        answer = httpx.post(f"http://127.0.0.1:{port}/v1/interpretations", json={"markers": {"SMA": "+"}}, timeout=30)
        assert (answer.status_code, answer.json()["outcome"]) == (200, "undetermined")
    finally:
        server.terminate()
        out, _ = server.communicate(timeout=30)
    assert out == b"", "messages go to stderr"


def _when_ready(url: str, server: subprocess.Popen[bytes]) -> dict[str, str]:
    for _ in range(1200):  # two minutes, which a busy machine may need
        assert server.poll() is None, "the server ended"
        try:
            return dict(json.loads(httpx.get(url, timeout=5).content))
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")


@pytest.mark.parametrize(
    ("columns", "environment", "widest", "coloured"),
    [
        (80, {}, 80, True),
        (200, {}, 120, True),
        (40, {}, 72, True),
        (80, {"NO_COLOR": "1"}, 80, False),
        (80, {"TERM": "dumb"}, 80, False),
    ],
)
def test_a_terminal_gets_its_width_and_the_colours_it_can_show(
    columns: int, environment: dict[str, str], widest: int, coloured: bool
) -> None:
    def show(terminal: int) -> None:
        with (
            warm(),
            open(terminal, "w", encoding="utf-8") as stream,
            patch.dict(os.environ, of_terminal(environment), clear=True),
            patch.object(sys, "argv", ["ihc-engine", "interpret", str(INDEX_CASE)]),
            patch.object(sys, "__stdout__", stream),
            redirect_stdout(stream),
            suppress(SystemExit),
        ):
            main()

    assert width_and_colour(on_terminal(columns, show)) == (widest, coloured)


def test_a_process_of_its_own_finds_its_terminal() -> None:
    def show(terminal: int) -> None:
        process = subprocess.Popen([*COMMAND, "interpret", str(INDEX_CASE)], stdout=terminal, env=of_terminal({}))
        os.close(terminal)
        assert process.wait() == 0

    assert width_and_colour(on_terminal(90, show)) == (90, True)


def on_terminal(columns: int, show: Callable[[int], None]) -> str:
    """What a terminal of so many columns gets to show. ``show`` writes to the descriptor that it is given, and closes it."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with ThreadPoolExecutor(1) as beside:
        shown = beside.submit(written_to, master)
        show(terminal)
        return shown.result(timeout=60).decode()


def written_to(master: int) -> bytes:
    """All that is written to a terminal until nobody holds it any more."""
    shown = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it
        while chunk := os.read(master, 65536):
            shown += chunk
    os.close(master)
    return shown


def of_terminal(more: Mapping[str, str]) -> dict[str, str]:
    """The environment with a terminal that can do everything, and what is said of it besides."""
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    return {**plain, "TERM": "xterm", **more}


def width_and_colour(shown: str) -> tuple[int, bool]:
    """The longest line of what was shown, and whether any of it is in colour."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    return max(map(len, lines)), "\x1b" in shown
