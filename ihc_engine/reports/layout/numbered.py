"""Lines that are numbered, each about a specimen of another site: "1) Scalp: DFSP, CD34 +. 2) Cheek: naevus, Melan-A +"."""

from __future__ import annotations

import re

from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording

_NUMBER = re.compile(r"[ \t]*\(?([1-9])[).、.:,](?!\d)")
#: Characters behind its number in which a line names the site that it is about.
_HEAD = 40


def parts_of_numbers(sentences: list[Sentence]) -> list[str]:
    """Give the sentences of numbered lines their number as specimen, where these tell stains and name several sites; the numbers.

    What stands in other lines belongs to none of them.
    """
    lines: dict[str, list[Sentence]] = {}
    label: str | None = None
    for sentence in sentences:
        if sentence.begins_line:
            label = number_of(sentence.wording)
            if label is not None and label != str(len(lines) + 1):
                return []
        if label is not None:
            lines.setdefault(label, []).append(sentence)
    sites = {site for line in lines.values() if (site := _site(line)) is not None}
    if len(sites) < 2 or not any(s.flags & MARKER and _site(line) for line in lines.values() for s in line):
        return []
    for number, line in lines.items():
        for sentence in line:
            sentence.part = number
    return list(lines)


@of_wording
def number_of(wording: Wording) -> str | None:
    """The number that a line begins with."""
    match = _NUMBER.match(wording.text)
    return match[1] if match else None


def _site(line: list[Sentence]) -> str | None:
    """The site that a line names at its head, before any marker."""
    at = 0
    for sentence in line:
        for entry, start, _ in sentence.wording.finds:
            if entry.marker or at + start > _HEAD:
                return None
            if entry.site:
                return entry.site
        at += sentence.end - sentence.start
    return None
