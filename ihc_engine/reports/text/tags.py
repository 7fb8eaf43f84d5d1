"""Results between tags: "<CD34>Negative</CD34>", "<stain name='CD34'>Negative</stain>". A tag is no sign and no second name."""

from __future__ import annotations

import re

#: The end of a tag's contents, and the beginning.
_CLOSING = re.compile(r"</[^<>\n]{1,60}>")
_OPENING = re.compile(r"<([a-z][^<>\n]{0,120})>")
_PARTING = str.maketrans("\"'=/_", "     ")


def without_tags(text: str) -> str:
    """A folded text whose tags are names, colons and semicolons; every character stays in its place."""
    if "</" not in text or _CLOSING.search(text) is None:
        return text
    text = _CLOSING.sub(lambda tag: ";" + " " * (len(tag[0]) - 1), text)
    return _OPENING.sub(lambda tag: f" {_named(tag[1])}:", text)


def _named(inside: str) -> str:
    """The name that a tag holds, without what parts its attributes; a tag of several words names a stain in its last."""
    words = inside.translate(_PARTING)
    before, _, last = inside.rpartition("=")
    return words if not before else " " * (len(before) + 1) + last.translate(_PARTING)
