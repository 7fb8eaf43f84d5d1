"""The installed command as a process: streams of bytes, and a server that only this machine reaches."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


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
    for _ in range(200):
        assert server.poll() is None, "the server ended"
        try:
            return dict(json.loads(httpx.get(url, timeout=5).content))
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
