"""Results between tags: "<CD34>Negative</CD34>", "<stain name='CD34'>Negative</stain>". A tag is no sign and no second name."""

from __future__ import annotations

import re

#: The end of a tag's contents, and the beginning.
_CLOSING = re.compile(r"</[^<>\n]{1,60}>")
_OPENING = re.compile(r"<([a-z][^<>\n]{0,120})>")
#: A tag without contents that tells all in its attributes: "<stain name='CD34' result='Negative'/>".
_CLOSED = re.compile(r"<[a-z][^<>\n=]{0,40}(?: [\w:-]{1,20} ?= ?(?:\"[^\"<>\n]{0,60}\"|'[^'<>\n]{0,60}')){2,8} ?/>")
_ATTRIBUTE = re.compile(r" ([\w:-]{1,20}) ?= ?(?:\"([^\"<>\n]{0,60})\"|'([^'<>\n]{0,60})')")
#: A minus between tags, behind the name between other tags.
_MINUS = re.compile(r"(;[ ]{1,60}[a-z ]{0,60})[a-z]:-;")
#: Between two cells of one row.
_BETWEEN = re.compile(r"</(t[dh])>[ ]?<\1(?: [^<>\n]{0,60})?>")
#: How the names of attributes begin that hold percentages.
_SHARES = ("pct", "percent")
#: How tags begin that tell of controls.
_CONTROLS = ("control", "ctrl", "ctl")
_PARTING = str.maketrans("\"'=/_", "     ")


def without_tags(text: str) -> str:
    """A folded text whose tags are names, colons and semicolons; every character stays in its place."""
    if "/>" in text:
        text = _CLOSED.sub(_with_values, text)
    if "</" not in text or _CLOSING.search(text) is None:
        return text
    text = _BETWEEN.sub(lambda tags: "|".ljust(len(tags[0])), text)
    text = _CLOSING.sub(lambda tag: ";" + " " * (len(tag[0]) - 1), text)
    text = _OPENING.sub(lambda tag: f" {_named(tag[1])}:", text)
    return _MINUS.sub(lambda sign: f"{sign[1]}:(-)", text) if ":-;" in text else text


def _with_values(tag: re.Match[str]) -> str:
    """The values of a tag's attributes, the first with a colon behind it, the others with commas or "%"."""
    signs = list(" " * len(tag[0]))
    name = tag[0][1:].partition(" ")[0]
    if name.startswith(_CONTROLS):
        signs[1 : 1 + len(name)] = name  # "<control ...>" tells of no stain of the tumour
    for count, match in enumerate(_ATTRIBUTE.finditer(tag[0])):
        at = match.start(2) if match[2] is not None else match.start(3)
        value = match[2] if match[2] is not None else match[3]
        signs[at : at + len(value)] = value
        share = match[1].startswith(_SHARES) and value.isdigit()
        signs[at + len(value)] = ":" if count == 0 else "%" if share else ","
    signs[-1] = ";"
    return "".join(signs)


def _named(inside: str) -> str:
    """The name that a tag holds, without what parts its attributes; a tag of several words names a stain in its last."""
    words = inside.translate(_PARTING)
    before, _, last = inside.rpartition("=")
    return words if not before else " " * (len(before) + 1) + last.translate(_PARTING)
