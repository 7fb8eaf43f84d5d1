"""Names of which only the number or last letter is written again: "CK7 *and 20*", "CD31*/34*", "SDHA *and B*"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Cutter, Token

#: A name up to its number, or up to its last letter.
_STEM = re.compile(r"(.*?[a-z][ -]?)\d[\d/]*")
_JOINTS = ("joining",)
#: Words that may stand behind such a list.
_BEHIND = frozenset(("copula", "denial", "joining", "expressing", "existence", "contrast", "only"))


def with_joined_numbers(tokens: list[Token], cutter: Cutter) -> list[Token]:
    """The tokens of a sentence, such numbers and letters as the names that they stand for."""
    read: list[Token] | None = None
    at = 1
    while at < len(tokens):
        token = tokens[at]
        if not (token.kind == NUMBER and token.value[0] in ("number", "fraction")) and not (
            token.kind == UNKNOWN and len(token.value) == 1
        ):
            at += 1
            continue
        now = tokens if read is None else read
        before = now[at - 1]
        if before.kind == NAME and token.kind == NUMBER and _list_behind(now, at):
            name = _named(before.value.phrase.rstrip("s"), token, cutter, before.start)  # "keratins 7 and 20"
            if name is not None:
                read = [*now[: at - 1], name, *now[at + 1 :]]
                tokens = read
            at += 1
            continue
        name = _joined(now, at, cutter)
        if name is not None:
            read = list(now)
            read[at] = name
            if before.kind == POINT:
                place = before.start
                read[at - 1] = before._replace(value=",") if now[at - 1].value != "/" else before
                read[at] = name._replace(start=place + 1)
            tokens = read
        at += 1
    return tokens


def _joined(tokens: Sequence[Token], at: int, cutter: Cutter) -> Token | None:
    """The name that a number or letter behind a joint stands for."""
    if at < 2 or tokens[at - 2].kind != NAME or tokens[at - 2].value.marker is None:
        return None
    if tokens[at].kind == NUMBER and tokens[at].value[0] != "number":
        return None
    joint, token, phrase = tokens[at - 1], tokens[at], tokens[at - 2].value.phrase
    if joint.kind == POINT:
        glued = joint.value == "/" and tokens[at - 2].end == joint.start and joint.end == token.start
        if not glued or len(str(token.value[1] if token.kind == NUMBER else "")) < 2:
            return None
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if behind is not None and behind.kind == POINT and behind.value == "/":
            return None
    elif not (joint.kind == WORD and joint.value.grammar in _JOINTS and joint.value.conjoins and _ends(tokens, at + 1)):
        return None
    if token.kind == NUMBER:
        stem = _STEM.fullmatch(phrase)
        return None if stem is None else _of(f"{stem[1]}{token.value[1]}", token, cutter, tokens[at - 2])
    return None if phrase[-1:].isdigit() or len(phrase) < 2 else _of(f"{phrase[:-1]}{token.value}", token, cutter, tokens[at - 2])


def _of(phrase: str, token: Token, cutter: Cutter, before: Token) -> Token | None:
    """The token of a name, of another marker than the one before it."""
    name = _name(phrase, cutter)
    if name is None or name.value.marker.id == before.value.marker.id:
        return None
    return Token(NAME, name.value, token.start, token.end)


def _named(stem: str, token: Token, cutter: Cutter, start: int) -> Token | None:
    for phrase in (f"{stem} {token.value[1]}", f"{stem}{token.value[1]}"):
        name = _name(phrase, cutter)
        if name is not None:
            return Token(NAME, name.value, start, token.end)
    return None


def _name(phrase: str, cutter: Cutter) -> Token | None:
    """The token of a phrase that is a name and nothing else."""
    found = cutter.tokens(cutter.wording(phrase, phrase))
    if len(found) != 1 or found[0].kind != NAME or found[0].value.marker is None or found[0].end < len(phrase):
        return None
    return found[0]


def _list_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" and another number, or a result, stand behind a number right behind a plural: "keratins 7 *and 20*"."""
    if not tokens[at - 1].value.phrase.endswith("s"):
        return False
    if tokens[at].value[0] == "fraction":
        return True  # "keratins 5/6"
    if at + 2 >= len(tokens):
        return False
    joint = tokens[at + 1]
    joins = (joint.kind == WORD and joint.value.grammar in _JOINTS) or (joint.kind == POINT and joint.value in ",/")
    return joins and tokens[at + 2].kind == NUMBER and bool(tokens[at + 2].value[0] == "number")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a number or letter may tell of the stain that it stands for."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.kind in (POINT, SIGN, NAME):
        return not (token.kind == POINT and token.value == "-")
    if token.kind != WORD:
        return False
    return token.value.grammar in _BEHIND or (token.value.statement or ("",))[0] in ("polarity", "extent", "intensity")
