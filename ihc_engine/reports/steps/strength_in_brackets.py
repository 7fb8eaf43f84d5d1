"""How strongly a stain is seen, in brackets behind its name: "DOG1 *(strong)*, CD117 *(diffuse)*, S100 negative". It stains: what
is told of the last name, which has no brackets, is not told of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_STAINS = Entry("positive", statement=("polarity", "positive"))
_HOW = frozenset(("extent", "intensity"))
_NOT = frozenset(("negative", "not_performed", "uninterpretable"))
#: Tokens of such a bracket, and from it to what is told of the last name.
_LONGEST, _FAR = 5, 60


def with_strength_in_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "positive" in such brackets where the next that is told is not so, and of another name."""
    if not any(_opens(tokens, at) for at in range(1, len(tokens))):
        return tokens
    read: list[Token] = []
    done, told = 0, False
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ";.\n":
            told = False
        elif token.kind == WORD and (_polarity(token) or token.value.grammar in ("denial", "expressing", "exception", "rest")):
            told = True
        if told or not _opens(tokens, at):
            continue
        close = _close(tokens, at)
        if close is not None and _other_behind(tokens, close + 1):
            place = tokens[close].start
            read += [*tokens[done:close], Token(WORD, _STAINS, place, place)]
            done = close
    return [*read, *tokens[done:]] if done else tokens


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].kind == POINT and tokens[at].value == "(" and tokens[at - 1].kind == NAME


def _close(tokens: Sequence[Token], at: int) -> int | None:
    """Where brackets close that tell no more than how much or how strongly."""
    how = False
    for place in range(at + 1, min(len(tokens), at + 1 + _LONGEST)):
        token = tokens[place]
        if token.kind == POINT:
            if token.value == ")":
                return place if how else None
            if token.value != ",":
                return None
        elif token.kind != WORD:
            return None
        elif token.value.statement is not None:
            if token.value.statement[0] not in _HOW:
                return None
            how = True
        elif token.value.grammar not in ("joining", "filler"):
            return None
    return None


def _other_behind(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the next that is told behind such brackets is a result that denies, of a name without brackets."""
    name, depth = False, 0
    for at in range(begin, min(len(tokens), begin + _FAR)):
        token = tokens[at]
        if token.kind == NAME:
            name = True
        elif name and _is_minus(tokens, at):
            return True
        elif token.kind == POINT:
            if token.value in ";.\n:":
                return False
            depth += {"(": 1, ")": -1}.get(token.value, 0)
            name = name and token.value not in "()"
        elif token.kind in (SIGN, NUMBER) and not depth:
            return False
        elif token.kind == WORD and not depth:
            polarity = _polarity(token)
            if polarity:
                return name and polarity in _NOT
            if token.value.grammar in ("denial", "expressing", "existence", "pronoun", "rest", "contrast"):
                return False
    return False


def _is_minus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a minus stands behind a name, as a sign or as a dash that closes it: "S100 (-)", "S100 -, CD34 -"."""
    token, name = tokens[at], tokens[at - 1]
    if token.kind not in (SIGN, POINT) or token.value != "-" or name.kind != NAME:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return token.kind == SIGN or behind is None or (behind.kind == POINT and behind.value in ",;.\n")


def _polarity(token: Token) -> str:
    stated = token.value.statement if token.kind == WORD else None
    return stated[1] if stated is not None and stated[0] == "polarity" else ""
