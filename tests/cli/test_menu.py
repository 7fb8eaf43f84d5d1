"""``--menu``: only the laboratory's stains are advised, and a menu that cannot be is refused whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ihc_engine.cli.app import app
from tests.cli.warm import warm

CASE = {"site": "stomach", "morphology": ["spindle cells"], "markers": {"S100": "-"}}


def run(tmp_path: Path, menu: str) -> tuple[int, str, str]:
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")
    (tmp_path / "menu.json").write_text(menu, encoding="utf-8")
    arguments = ["interpret", str(tmp_path / "case.json"), "--format", "json", "--menu", str(tmp_path / "menu.json")]
    with warm():
        result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_only_stains_of_the_menu_are_advised_for_their_information(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, '{"smooth muscle actin": 1, "CD34": 1, "desmin": 2}')
    assert code == 0
    informative = {stain["marker"] for stain in json.loads(out)["next_stains"] if stain["why"] == "information"}
    assert informative
    assert informative <= {"SMA", "CD34", "desmin"}


@pytest.mark.parametrize(
    ("menu", "words"),
    [
        ("[]", "write an object of marker: cost"),
        ('{"SMA": 0, "nonsensin": 1}', "SMA: the cost must be a number above 0"),
        ('{"SMA": 0, "nonsensin": 1}', "nonsensin: no such marker"),
        ('{"SMA": 1, "SMA": 2}', "SMA"),
    ],
)
def test_a_menu_that_cannot_be_is_refused_with_all_its_faults(tmp_path: Path, menu: str, words: str) -> None:
    code, _, err = run(tmp_path, menu)
    assert code == 2
    assert words in err
