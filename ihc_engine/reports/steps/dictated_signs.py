"""Signs and scores as they are dictated behind names: "S100 *zero*, SMA *three plus*, CD34 *minus*", "DOG1 *plus two*".

"plus" before another name joins the two: "CD34 plus S100".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

_HIGHEST = 3


def with_dictated_signs(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, such words right behind a name as the sign or score that they are."""
    read: list[Token] = []
    done = 0
    for at, name in enumerate(tokens):
        if name.kind != NAME or at < done or at + 1 >= len(tokens):
            continue
        said = _said(tokens, at + 1, lexicon)
        if said is not None:
            kind, value, end = said
            read += [*tokens[done : at + 1], Token(kind, value, tokens[at + 1].start, tokens[end - 1].end)]
            done = end
    return [*read, *tokens[done:]] if done else tokens


def _said(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, object, int] | None:
    """What is said at a place: the kind and the value of its token, and where it ends."""
    first, second = _word(tokens, at), _word(tokens, at + 1)
    number, behind = lexicon.numerals.get(first), lexicon.numerals.get(second)
    sign = lexicon.signs.get(first)
    if number is not None and number <= _HIGHEST and lexicon.signs.get(second) == "+" and _ends(tokens, at + 2, before_name=True):
        return NUMBER, ("grade", f"{number}+"), at + 2
    if sign == "+" and behind is not None and 0 < behind <= _HIGHEST and _ends(tokens, at + 2, before_name=True):
        return NUMBER, ("grade", f"{behind}+"), at + 2
    if number == 0 and _ends(tokens, at + 1, before_name=True):
        return NUMBER, ("grade", "0"), at + 1
    if sign is not None and _ends(tokens, at + 1, before_name=sign == "-"):
        return SIGN, sign, at + 1
    return None


def _word(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at] if at < len(tokens) else None
    if token is None or token.kind not in (UNKNOWN, WORD):
        return ""
    return str(token.value if token.kind == UNKNOWN else token.value.phrase)


def _ends(tokens: Sequence[Token], at: int, *, before_name: bool) -> bool:
    """Whether what is said of a name ends at a place. ``before_name``: also where the next name follows."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.kind == WORD and token.value.grammar == "joining":
        return at + 1 < len(tokens) and tokens[at + 1].kind == NAME
    return (token.kind == POINT and token.value in ",;.)\n") or (before_name and token.kind == NAME)
