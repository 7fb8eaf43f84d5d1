"""Lists under a grade: "0: SMA, desmin", "Score 3: S100". A number before such a list is a result, no number of a line."""

from __future__ import annotations

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

_GRADES = frozenset("0123")
#: How no staining is counted.
_NONE = frozenset((("number", "0"), ("percent", "0%"), ("percent", "0 %"), ("fraction", "0/3"), ("fraction", "0/4")))


def with_grades(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, numbers that head a list of names alone as grades.

    1 to 3 number lines and blocks as well: they are grades behind a word such as "score"; 0 is one without it.
    """
    if not any(token.kind == NUMBER for token in tokens):
        return tokens
    for at, token in enumerate(tokens):
        if token.kind != NUMBER or token.value[0] == "grade":
            continue
        unit, words = token.value
        scored = unit in ("number", "fraction") and words[0] in _GRADES and _scored(tokens, at, lexicon)
        if (scored or (token.value in _NONE and _begins(tokens, at))) and _heads_names(tokens, at, scored):
            tokens = [*tokens[:at], Token(NUMBER, ("grade", words[0]), token.start, token.end), *tokens[at + 1 :]]
    return tokens


def _scored(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word such as "score" stands before a number, and nothing of the sentence's part before it."""
    if not _whole(tokens[at].value):
        return False
    if at and tokens[at - 1].kind == POINT and tokens[at - 1].value == "(":
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.kind not in (WORD, UNKNOWN):
        return False
    phrase = before.value if before.kind == UNKNOWN else before.value.phrase
    return phrase in lexicon.scores and _begins(tokens, at - 1)


def _whole(number: tuple[str, str]) -> bool:
    return number[0] == "fraction" or len(number[1]) == 1


def _begins(tokens: list[Token], at: int) -> bool:
    """Whether a place begins a sentence or a part of it."""
    before = tokens[at - 1] if at else None
    if before is not None and before.kind == POINT and before.value == "(":
        before = tokens[at - 2] if at > 1 else None
    if before is not None and before.value == ":":  # "IHC: 0: SMA, desmin"
        return at < 2 or tokens[at - 2].kind == WORD
    return before is None or (before.kind == POINT and before.value in ",;.\n")


def _heads_names(tokens: list[Token], at: int, scored: bool) -> bool:
    """Whether names stand behind a number, and nothing that is said of them."""
    first = at + 1
    if first < len(tokens) and tokens[first].kind == POINT and tokens[first].value == ")":
        first += 1
    parted = first < len(tokens) and tokens[first].kind == POINT and tokens[first].value in ":=-"
    if not parted and not (scored or at == 0 or tokens[at - 1].value == "("):
        return False
    names = 0
    for place in range(first + parted, len(tokens)):
        token = tokens[place]
        if token.kind == NAME:
            names += 1
        elif token.kind == NUMBER:
            return bool(names) and parted and _begins(tokens, place)  # the next grade
        elif _ends(tokens, place):
            break
        elif not _joins(token):
            return False
    return bool(names)


def _ends(tokens: list[Token], at: int) -> bool:
    """Whether the list ends at a place, or a word begins the next: "0: SMA, score 3: S100"."""
    token = tokens[at]
    if token.kind == POINT:
        return token.value in ";.\n"
    return token.kind == WORD and tokens[at - 1].kind == POINT and at + 1 < len(tokens) and tokens[at + 1].kind == NUMBER


def _joins(token: Token) -> bool:
    if token.kind == POINT:
        return token.value in ",/"
    return token.kind == WORD and token.value.grammar in ("joining", "filler")
