"""One stain out of a panel: "*of the stains performed (S100, SMA, desmin)*, SMA was positive".

"..., *SMA was the only positive one*" tells of the others too.

What is told of the one is not told of the panel. Where it is the only one, the others do not stain.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words before the panel, tokens of its list, and behind the stain up to "only".
_HEAD, _LIST, _NEAR = 8, 60, 3
#: Tokens of the names that are told of.
_NAMES = 6
_OF = ("link", "filler")


def with_one_of_panel(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a panel apart from the stain that is told of."""
    begin = _panel(tokens)
    if begin is None:
        return tokens
    comma = _comma(tokens, begin)
    if comma is None or not markers_of(tokens[comma + 1 : _verb_behind(tokens, comma + 1)]) <= markers_of(tokens[begin:comma]):
        return tokens
    if (only := _only(tokens, comma + 1)) is not None:
        word, gone = tokens[only], {only}
        if tokens[only - 1].kind == WORD and tokens[only - 1].value.definite:
            gone.add(only - 1)  # "was *the* only positive one"
        rest = [token for at, token in enumerate(tokens[comma + 1 :], comma + 1) if at not in gone]
        return [*tokens[:comma], word, *rest]
    first = next(at for at in range(begin, comma) if tokens[at].kind == NAME)
    last = max(at for at in range(begin, comma) if tokens[at].kind == NAME)
    stop = Token(POINT, ";", tokens[comma].start, tokens[comma].end)
    return [*tokens[first : last + 1], stop, *tokens[comma + 1 :]]


def _panel(tokens: Sequence[Token]) -> int | None:
    """Where the list of a panel begins, behind "of the stains performed" and the like at the beginning of a sentence."""
    first = tokens[0] if tokens else None
    if first is None or first.kind != WORD or first.value.grammar not in (*_OF, None):
        return None
    if not (first.value.lies or first.value.among):
        return None
    noun = False
    for at, token in enumerate(tokens[: _HEAD + 1]):
        if token.kind == NAME or (token.kind == POINT and token.value == "("):
            return at if noun else None
        if token.kind == POINT and token.value == "," and noun and at + 1 < len(tokens) and tokens[at + 1].kind == NAME:
            return at + 1
        if token.kind in (UNKNOWN, NUMBER):
            continue
        if token.kind != WORD or token.value.context or token.value.grammar in ("copula", "denial"):
            return None
        noun = noun or token.value.grammar == "naming" or (token.value.noun and token.value.material) or token.value.stained
        if token.value.statement is not None and not token.value.noun:
            return None
    return None


def _comma(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the comma between a list of three names or more, or of two in brackets, and the stain that is told of."""
    names, bracket, begins_bracket = 0, False, tokens[begin].kind == POINT
    for at in range(begin, min(len(tokens) - 2, begin + _LIST)):
        token = tokens[at]
        if token.kind == NAME:
            names += 1
        elif token.kind == POINT and token.value in "()":
            bracket = token.value == "("
        elif token.kind == POINT and token.value == ",":
            last = names > 1 and not bracket and tokens[at + 1].kind == NAME
            if last and (begins_bracket or _joined(tokens[begin:at])) and _verb_behind(tokens, at + 1):
                return at
        elif not (token.kind == WORD and token.value.grammar in ("joining", "filler") and token.value.statement is None):
            return None
    return None


def _verb_behind(tokens: Sequence[Token], begin: int) -> int:
    """The place of the verb behind the names that begin at a place; 0 if there is none."""
    for at in range(begin, min(len(tokens), begin + _NAMES)):
        if _verb(tokens[at]):
            return at
        if tokens[at].kind != NAME and not (tokens[at].kind == WORD and tokens[at].value.grammar == "joining"):
            return 0
    return 0


def _joined(tokens: Sequence[Token]) -> bool:
    return any(token.kind == WORD and token.value.grammar == "joining" for token in tokens)


def _verb(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and token.value.grammar in ("copula", "only", "denial", "expressing"))


def _only(tokens: Sequence[Token], name: int) -> int | None:
    """The place of "only" right behind a stain, or behind its verb."""
    for at in range(name + 1, min(len(tokens), name + 1 + _NEAR)):
        if tokens[at].kind != WORD:
            return None
        if tokens[at].value.grammar == "only":
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            if behind is None or behind.kind != WORD:
                return None
            return at if at == name + 1 or behind.value.statement == ("polarity", "positive") else None
        if tokens[at].value.grammar not in ("copula", "filler"):
            return None
    return None
