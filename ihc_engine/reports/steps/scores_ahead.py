"""A score that is named once: "IHC (*H-score*): desmin 285, SMA 300, S100 0", "ER *H-score* 240, PR 120, desmin H 10".

Each number behind it is such a score.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

#: Bare numbers that may be of another scale.
_GRADES = frozenset("123")


def with_scores_ahead(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the word for the score before each number that stands right behind a name."""
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.measure in ("h_score", "allred")), -1)
    if at < 0:
        return tokens
    word = tokens[at]
    heads = _heads_list(tokens, at)
    named = not heads and _of_one(tokens, at)
    read: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == UNKNOWN and word.value.phrase[:1] == token.value and _before_number(tokens, place):
            read.append(Token(WORD, word.value, token.start, token.end))  # "desmin *H* 240"
            continue
        counts = token.kind == NUMBER and token.value[0] == "number" and place > at and _behind_name(tokens, place)
        if counts and (heads or (named and token.value[1] not in _GRADES)):
            read.append(Token(WORD, word.value, token.start, token.start))
        read.append(token)
    return read


def _heads_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon stands behind the score before any name, and no name stands before it."""
    if any(token.kind == NAME for token in tokens[:at]):
        return False
    if tokens[at].value.phrase.endswith(":"):
        return True
    for token in tokens[at + 1 :]:
        if token.kind == NAME:
            return False
        if token.kind == POINT and token.value == ":":
            return True
    return False


def _of_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether the score stands behind a name and before its number."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    if before is not None and before.kind == POINT and before.value in ":(=" and at > 1:
        before = tokens[at - 2]
    return before is not None and before.kind == NAME and behind is not None and behind.kind == NUMBER


def _before_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name stands before a letter, and a number behind it."""
    before = tokens[place - 1] if place else None
    if before is not None and before.kind == POINT and before.value == "(" and place > 1:
        before = tokens[place - 2]
    if before is None or before.kind != NAME:
        return False
    behind = next((t for t in tokens[place + 1 : place + 3] if not (t.kind == POINT and t.value in ":=")), None)
    return behind is not None and behind.kind == NUMBER and bool(behind.value[0] == "number")


def _behind_name(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1]
    if before.kind == POINT and before.value in ":=-(" and place > 1:
        before = tokens[place - 2]
    return before.kind == NAME
