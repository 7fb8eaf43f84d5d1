"""A result that sums up what parts of a tumour show: "CD34: lost in the solid parts, kept in the vessels - *overall positive*".

What was told of the parts falls where it says otherwise than the sum does: the sum is the result of the stain.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from a name to its sum, and behind the sum up to where its part ends.
_LONGEST, _BEHIND = 26, 6
_STAINED = frozenset(("positive", "retained"))
_SIGNS = _STAINED | {"negative", "lost", "equivocal"}


def with_summed_up(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stain that is summed up with its sum alone."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < max(done, 2) or token.kind != WORD or not token.value.overall or tokens[at - 1].kind != POINT:
            continue
        result = next((n for n in range(at + 1, min(len(tokens), at + 4)) if not _leads(tokens[n])), None)
        said = None if result is None or _is_strength(tokens[result]) else _sign(tokens[result])
        if result is None or said is None or _is_of_another(tokens, result + 1):
            continue
        name = _name(tokens, at, said)
        if name is None or name < done:
            continue
        read += tokens[done : name + 1]
        read += [t for t in tokens[name + 1 : name + 2] if t.kind == POINT and t.value == ":"]
        done = result
        closed = _bracket_left(tokens, name, at, result)
        if closed:
            read += tokens[done:closed]
            done = closed + 1
    return [*read, *tokens[done:]] if done else tokens


def _name(tokens: Sequence[Token], at: int, said: str) -> int | None:
    """The place of the name before a sum, where a result between says otherwise."""
    otherwise = False
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        token = tokens[place]
        if token.kind == NAME:
            return place if otherwise else None
        if token.kind == POINT and token.value in ".\n|\t":
            return None
        sign = _sign(token)
        otherwise = otherwise or (sign is not None and (sign in _STAINED) != (said in _STAINED))
    return None


def _bracket_left(tokens: Sequence[Token], name: int, at: int, result: int) -> int:
    """The place of the end of a bracket that begins between a name and its sum, and is left alone behind it; 0 if none is."""
    points = [t.value for t in tokens[name + 1 : at] if t.kind == POINT and t.value in "()"]
    if points.count("(") <= points.count(")"):
        return 0
    return next((n for n in range(result, len(tokens)) if tokens[n].kind == POINT and tokens[n].value == ")"), 0)


def _leads(token: Token) -> bool:
    """Whether a token may stand between "overall" and the result: "overall *is regarded as* positive"."""
    if token.kind == POINT:
        return token.value in ":,"
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("copula", "filler", "link")


def _sign(token: Token) -> str | None:
    """What a word or sign says of a stain."""
    if token.kind == SIGN:
        return "positive" if str(token.value).startswith("+") else "negative" if str(token.value) == "-" else None
    about, value = (token.value.statement or ("", "")) if token.kind == WORD else ("", "")
    if about == "intensity":
        return "positive"
    return value if about == "polarity" and value in _SIGNS else None


def _is_strength(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "intensity"


def _is_of_another(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the sum is told of a stain that is named behind it: "overall positive for S100"."""
    for token in tokens[begin : begin + _BEHIND]:
        if token.kind == POINT:
            return False
        if token.kind == NAME:
            return True
    return False
