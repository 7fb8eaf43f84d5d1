"""What a stain showed when it was first done falls where a repeat tells its result, in one sentence.

"HHV8 *negative on the first run (control negative too, invalid);* repeated: nuclear positive": the first run tells nothing. Nor
does it where the result that stands comes first: "NKX2.2 positive - *on the first run no signal*; repeat clearly positive".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from the first run to the repeat, and from that to its result.
_FAR, _NEAR = 24, 12
#: What a word for a repeat speaks of; "in fact" stands for one.
_REPEATS = frozenset(("correction", "rightly"))
#: Results that a repeat may have.
_READ = frozenset(("positive", "negative", "equivocal", "retained", "lost"))


def with_first_runs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what such a run showed."""
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.first_run), None)
    if at is None:
        return tokens
    name = _name(tokens, at)
    repeat = None if name is None else _repeat(tokens, at, tokens[name])
    if name is None or repeat is None:
        return tokens
    begin = _begin(tokens, name, at)
    if (own := _result_before(tokens, name, repeat)) is not None:
        repeat = own
    elif not _has_result(tokens, repeat + 1):
        return tokens
    opened = [n for n in range(begin, repeat) if tokens[n].kind == POINT and tokens[n].value == "("]
    closed = [n for n in range(begin, repeat) if tokens[n].kind == POINT and tokens[n].value == ")"]
    kept = [tokens[opened[0]]] if len(opened) > len(closed) else []  # the repeat stands in the bracket too
    return [*tokens[:begin], *kept, *tokens[repeat:]]


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the name before a place, in its part of the sentence."""
    for place in range(at - 1, -1, -1):
        if tokens[place].kind == NAME:
            return place
        if tokens[place].kind == POINT and tokens[place].value in ";.\n":
            return None
    return None


def _repeat(tokens: Sequence[Token], at: int, name: Token) -> int | None:
    """The place of the word for the repeat behind the first run, where no other stain is named between."""
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        token = tokens[place]
        if token.kind == NAME and token.value.marker is not name.value.marker:
            return None
        if token.kind == WORD and _REPEATS & token.value.context and "wronged" not in token.value.context:
            return place
    return None


def _result_before(tokens: Sequence[Token], name: int, repeat: int) -> int | None:
    """The place of the result of a repeat right before the word for it: "positive on the first run, *negative* on repeat"."""
    at = repeat - 1
    if not _tells(tokens[at]) or not any(map(_tells, tokens[name + 1 : at])):
        return None
    return at


def _has_result(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a result follows that is not that of the control."""
    for place in range(begin, min(len(tokens), begin + _NEAR)):
        token = tokens[place]
        if token.kind == NAME or (token.kind == POINT and token.value in ";.\n"):
            return False
        if token.kind == SIGN:
            return True
        if token.kind == WORD and (token.value.statement or ("",))[0] == "polarity":
            return token.value.statement[1] in _READ
    return False


def _begin(tokens: Sequence[Token], name: int, at: int) -> int:
    """Where what the first run showed begins: at a border behind a result that stands before it, or right behind the name."""
    border = next((n for n in range(at - 1, name, -1) if tokens[n].kind == POINT and tokens[n].value in ",-("), None)
    if border is not None and any(map(_tells, tokens[name + 1 : border])):
        return border
    return name + 1


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")
