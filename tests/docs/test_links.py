"""Every link inside the project leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.blocks import Prose, parse
from tests.docs.running import ROOT, documents

_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CHANGELOGS = (ROOT / "CHANGELOG.md", ROOT / "rules" / "CHANGELOG.md")


def anchors(path: Path) -> set[str]:
    """Anchors of the headings of a document."""
    prose = "".join(part.text for part in parse(path.read_text(encoding="utf-8")) if isinstance(part, Prose))
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in _HEADING.findall(prose)}


@pytest.mark.parametrize("path", [*documents(), *_CHANGELOGS], ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    dead = []
    for part in parse(path.read_text(encoding="utf-8")):
        for target in _LINK.findall(part.text) if isinstance(part, Prose) else ():
            if re.match(r"https?://|mailto:", target):
                continue
            file, _, anchor = target.partition("#")
            found = (path.parent / file).resolve() if file else path
            if not found.exists() or (anchor and anchor not in anchors(found)):
                dead.append(target)
    assert dead == []


def test_every_page_is_reachable_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / target.partition("#")[0]).resolve() for target in _LINK.findall(index.read_text(encoding="utf-8"))}
    pages = {path for path in documents() if "docs" in path.relative_to(ROOT).parts and path != index}
    assert sorted(str(page.relative_to(ROOT)) for page in pages - linked) == []
