"""Words of other cells and of the picture: "vessels", "necrosis", "mitoses", and what may be said of them beside stains."""

from __future__ import annotations

from ihc_engine.reports.words.tokens import WORD, Token

_OWN = ("tumour", "control", "sustentacular")


def small(token: Token) -> bool:
    """Whether a word may stand in a subject: an article, "few", "adjacent"."""
    entry = token.value
    if entry.statement is not None:
        return bool(entry.statement[0] == "extent")
    return entry.definite or entry.residual or entry.adjoining or entry.counting or entry.grammar in ("filler", "link", None)


def may_be_subject(token: Token) -> bool:
    """Whether a word names other cells or something of the picture."""
    if token.kind != WORD:
        return False
    stated = token.value.statement
    return (stated is not None and stated[0] == "cells" and stated[1] not in _OWN) or of_picture(token)


def of_picture(token: Token) -> bool:
    """Whether a word tells of the picture, and of no cells: "necrosis", "mitoses"."""
    entry = token.value
    counted = entry.measure == "mitoses" or (entry.morphology is not None and not entry.tissue)
    own = entry.statement is not None or entry.grammar is not None or entry.invading or entry.graver or entry.portion
    return bool(counted) and not own


def of_stain(token: Token) -> bool:
    """Whether a word may tell how cells stain: "positive", "weak", "highlighted", no "present" or "few"."""
    if token.kind != WORD:
        return False
    entry = token.value
    if entry.grammar in ("existence", "denial"):
        return False
    if entry.statement is not None:
        return entry.statement[0] not in ("extent", "cells") or entry.statement == ("cells", "control")
    return entry.grammar not in ("filler", "link", "copula", None) or bool(entry.context)
