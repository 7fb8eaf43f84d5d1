"""How a name is written in reports: with blanks, hyphens or nothing between its parts, with Greek letters, with misprints.

A structured case forgets blanks and hyphens (``name_key``); a text cannot, so the ways of writing are spelled out here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ihc_engine.reports.text.folding import folded

_PARTS = re.compile(r"[^\W\d_]+|\d+")
#: Between two parts, what no other joint may stand for.
_NO_JOINT = re.compile(r"[^\s/\-.]")
#: A cluster of differentiation, whose letters may have points.
_OF_CLUSTER = re.compile(r"cd ?(\d{1,3}[a-z]?)")
_GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ", "lambda": "λ", "epsilon": "ε"}
_ASCII_GREEK = {
    "alpha": ("α", "[alpha]", "(alpha)", "a", "alfa"),
    "alfa": ("α",),
    "beta": ("β", "[beta]", "(beta)", "b"),
    "gamma": ("γ", "[gamma]"),
}
_BEGIN = {word: re.compile(rf"(?<![a-z]){word}(?=[-\s]|$)") for word in _ASCII_GREEK}
_AS_GREEK = ("a", "b")
#: Names with more joints than this keep their blanks; in those with more than that, no hyphen between letters and numbers has a
#: blank beside it ("SS18 -SSX fusion"): every joint multiplies the ways of writing.
_MOST_JOINTS, _FEW_JOINTS = 4, 2
#: Shortest word that may hold one wrong letter.
LONG_NAME = 7


@lru_cache(maxsize=20_000)
def ways_of_writing(name: str) -> frozenset[str]:
    """Every way in which a name may stand in a folded text."""
    ways: set[str] = set()
    for form in _with_greek(folded(name)):
        ways |= _joined(form)
    pieces = name.split()
    if len(pieces) == 2 and len(pieces[1]) <= 4 and name.isascii():  # "actin (sm)"
        ways |= {f"{folded(pieces[0])}{blank}({folded(pieces[1])})" for blank in ("", " ")}
    if (numbered := _OF_CLUSTER.fullmatch(folded(name))) is not None:
        ways |= {f"{cluster}{numbered[1]}" for cluster in ("c.d. ", "c.d.", "c-d", "c-d ", "c.d-")}
    return frozenset(ways)


def _with_greek(name: str) -> set[str]:
    """The name with its Greek letters as letters and as words."""
    forms = {name}
    for word, letter in _GREEK.items():
        forms |= {form.replace(letter, word) for form in forms if letter in form}
    for word, letters in _ASCII_GREEK.items():
        begun = [form for form in forms if word in form and _BEGIN[word].search(form)]
        forms |= {_BEGIN[word].sub(letter, form) for form in begun for letter in letters}
        forms |= {form.replace(word, letters[0]) for form in forms if word in form}
    return forms


def _joined(name: str) -> set[str]:
    """The parts of a name with every usual joint between them."""
    pieces = _PARTS.findall(name)
    around = _PARTS.split(name)
    joints = around[1:-1]
    if not pieces or any(map(_NO_JOINT.search, joints)) or around[0] or len(joints) > _MOST_JOINTS:
        return {name, re.sub(r"\s*-\s*", " ", name), re.sub(r"(?<=\w)\s(?=\w)", "-", name)}
    written = [pieces[0]]
    few = len(joints) <= _FEW_JOINTS
    for joint, left, right in zip(joints, pieces, pieces[1:], strict=False):
        written = [f"{begun}{each}{right}" for begun in written for each in _joints(joint, left, right, few=few)]
    return {name, *(f"{begun}{around[-1]}" for begun in written)}


def _joints(joint: str, left: str, right: str, *, few: bool) -> tuple[str, ...]:
    """The joints that two parts may have. ``few``: of few joints, each may be written in odd ways."""
    if "/" in joint:
        return (
            ("/", " / ", "-") if left.isdigit() and right.isdigit() else ("/", " / ", "-", " ", "/-") if len(left) > 1 else ("/",)
        )
    if "." in joint:
        return (joint, ",", " ", "") if left.isdigit() and right.isdigit() else (joint, "", " ")
    if left.isdigit() and right.isdigit():
        return (joint,)
    if left.isdigit() != right.isdigit():  # S100, S-100, S 100, S - 100
        apart = (" - ",) if len(right) > 1 and right.isdigit() else ()  # but "CK - 7"
        return ("", "-", " ", " -", "- ", *apart) if few and len(left) + len(right) <= 6 else ("", "-", " ")
    if not left.isascii() or not right.isascii():
        return (joint, "", " ", "-")
    if right in _AS_GREEK and len(left) <= 3:  # nor is "per actina" ER-alpha
        return ("-", "")
    if left in _AS_GREEK:  # "a-SMA" is alpha-SMA, "a SMA" is one SMA
        return ("-",)
    if "-" in joint:  # a hyphen at the end of a line leaves a blank
        return ("-", " ", "", "- ")
    short = len(left) <= 2 or len(right) == 1 or left in _GREEK
    return (" ", "-", "") if short else (" ", "-")


def deletions(word: str) -> set[str]:
    """The word, and the word with each one of its letters left out: two words a letter apart share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes two words equal."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
