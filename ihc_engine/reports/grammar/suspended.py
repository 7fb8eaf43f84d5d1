"""Hyphens that wait for a word to come: "SMA-, desmin- and caldesmon-positive" says of all three what the last one says."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


def suspended(tokens: Sequence[Token], at: int) -> bool:
    """Whether the hyphen at a place is no minus: behind it stand names with hyphens alone, and a word glued to the last."""
    joined = False
    while at + 4 < len(tokens):
        joint, name, hyphen, last = tokens[at + 1 : at + 5]
        if joint.kind == WORD:
            joined = joint.value.grammar == "joining"
        elif joint.kind == POINT:
            joined = joint.value == "/"
        if not (joined or (joint.kind == POINT and joint.value == ",")):
            return False
        if name.kind != NAME or hyphen.kind != POINT or hyphen.value != "-":
            return False
        if joined and last.kind == WORD and last.value.grammar in (None, "expressing") and hyphen.end == last.start:
            return True
        at += 3
    return False
