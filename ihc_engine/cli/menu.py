"""``--menu FILE``: the stains that a laboratory offers."""

from __future__ import annotations

from pathlib import Path

from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.cli.failure import fail
from ihc_engine.interpretation.advice import LARGEST_COST, Menu
from ihc_engine.knowledge.model import Knowledge


def read_menu(file: Path | None, knowledge: Knowledge) -> Menu | None:
    """Marker ids and costs from a JSON object {marker: cost}, markers by any spelling; None without a file."""
    if file is None:
        return None
    try:
        stated = read_json(file.read_bytes())
    except CaseError as error:
        raise fail(f"--menu {file}: {error}") from error
    if not isinstance(stated, dict) or not stated:
        raise fail(f'--menu {file}: write an object of marker: cost, for example {{"SMA": 1, "STAT6": 1.5}}')
    menu, wrong = {}, []
    for name, cost in stated.items():
        marker = knowledge.vocabulary.marker(name)
        if marker is None:
            near = knowledge.vocabulary.suggest("marker", name)
            wrong.append(f"{name}: no such marker" + (f"; did you mean {near}?" if near else ""))
        elif isinstance(cost, bool) or not isinstance(cost, int | float) or not 0 < cost < LARGEST_COST:
            wrong.append(f"{name}: the cost must be a number above 0 and below {LARGEST_COST:g}, not {cost!r}")
        else:
            menu[marker.id] = float(cost)
    if wrong:
        raise fail(f"--menu {file}: " + "; ".join(wrong))
    return menu
