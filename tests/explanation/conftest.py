"""Answers to explain: plain ones, and one whose every word is hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation

HOSTILE = "<script>alert(1)</script>\"'&|`*_[x](http://evil.example)\\ # ~~~\n\n# Heading\n| a | b |\x1b[2J\u202e"


@pytest.fixture(scope="session")
def answers(interpreter: Interpreter, cases: Path) -> dict[str, Interpretation]:
    """All example cases by name."""
    files = sorted(cases.rglob("*.yaml"))
    return {file.stem: interpreter.interpret(parse_case_yaml(file.read_text(encoding="utf-8"))) for file in files}


@pytest.fixture(scope="session")
def hostile(interpreter: Interpreter) -> Interpretation:
    """Hostile words wherever a caller may write any: id, names, results, features, notes."""
    return interpreter.interpret(
        {
            "case_id": HOSTILE[:200],
            HOSTILE: HOSTILE,
            "site": HOSTILE,
            "markers": [
                {"name": HOSTILE, "result": HOSTILE},
                {"name": "SMA", "result": "+", "note": HOSTILE, HOSTILE: 1},
                {"name": "desmin", "result": "positive", "clone": HOSTILE},
                {"name": "S100", "result": HOSTILE},
                {"name": "CD34", "result": "+", "block": HOSTILE},
                {"name": "CD34", "result": "-", "block": HOSTILE},
            ],
            "morphology": [HOSTILE, {"feature": "spindle cells", "status": HOSTILE}],
            "clinical": [HOSTILE],
            "molecular": {HOSTILE: "present"},
            "clinical_note": HOSTILE,
            "reported_diagnosis": HOSTILE,
        }
    )
