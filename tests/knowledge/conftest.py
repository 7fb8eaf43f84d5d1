"""A tiny valid knowledge base to break."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "rules"


def _policy_of(diagnoses: set[str]) -> str:
    """The shipped policy with base odds for these diagnoses only."""
    text = (SHIPPED / "policy.yaml").read_text(encoding="utf-8")

    def kept(match: re.Match[str]) -> str:
        return match.group() if match.group(1) in diagnoses else ""

    return re.sub(r"^    (\w+): [\d.]+\n(?=    \w|  default)", kept, text, flags=re.MULTILINE)


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A copy of the minimal knowledge base that a test may change."""
    folder = tmp_path / "rules"
    shutil.copytree(HERE / "minimal", folder)
    diagnoses = {path.stem for path in folder.glob("diagnoses/*.yaml")}
    (folder / "policy.yaml").write_text(_policy_of(diagnoses), encoding="utf-8")
    return folder
