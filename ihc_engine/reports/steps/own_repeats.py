"""What one's own repeat or this specimen shows of a stain that was told of another report or specimen before, in one sentence.

"In the outside report CD117 was negative, *but on our repeat it is positive*": the clause tells of the stain before it. "In the
earlier biopsy desmin was positive *in this specimen desmin is negative*", with no comma: a part of its own begins there. "You had
reported weak S100 staining; *we repeated it* and find *the tumour negative*": what is told of the tumour is told of that stain.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stain_meant import bare_result
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens before and behind the word for the repeat, and from a border to it.
_BEFORE, _BEHIND, _NEAR = 24, 16, 3
_ELSEWHERE = frozenset(("earlier", "literature"))
_WRONG = frozenset(("earlier", "wronged", "mistake", "instead", "upheld", "hypothetical"))


def with_own_repeats(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such clauses as parts of their own, with the name that they lack."""
    for at, token in enumerate(tokens):
        if at < 3 or not _own(token) or _own(tokens[at - 1]):
            continue
        named = _told_elsewhere(tokens, at)
        if named is None:
            if (tumour := _of_tumour(tokens, at)) is not None and (
                named := _told_elsewhere(tokens, at - 1, weakly=True)
            ) is not None:
                place = tokens[tumour]
                return [*tokens[: at + 1], named._replace(start=place.start, end=place.end), *tokens[tumour + 1 :]]
            continue
        last = next(n for n in range(at, len(tokens) + 1) if n == len(tokens) or not _own(tokens[n])) - 1
        found = _clause(tokens, last + 1)
        if found is None:
            continue
        if found:
            if any(name.value.marker is named.value.marker for name in found) and not (
                _border(tokens[at - 1]) and not _tells(tokens[at - 1])
            ):
                return [*tokens[:at], Token(POINT, ";", token.start, token.start), *tokens[at:]]
            continue
        border = next((n for n in range(at - 1, max(0, at - _NEAR) - 1, -1) if _border(tokens[n])), None)
        if border is not None:
            stop = Token(POINT, ";", tokens[border].start, tokens[border].end)
            told = [tokens[border]] if _tells(tokens[border]) else []  # "양성이었으나": the result and its "but" are one
            joint = () if told or tokens[border].kind == POINT else (tokens[border],)
            name = named._replace(start=token.start, end=tokens[last].end)
            return [*tokens[:border], *told, stop, *joint, *tokens[border + 1 : last + 1], name, *tokens[last + 1 :]]
    return tokens


def _of_tumour(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the tumour of which a part that begins with one's own repeat tells a result, and names no stain."""
    if not (tokens[at - 1].kind == POINT and tokens[at - 1].value == ";"):
        return None
    end = next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";.\n"), len(tokens))
    if any(token.kind == NAME for token in tokens[at:end]):
        return None
    for place in range(at + 1, min(end, at + _BEHIND)):
        if tokens[place].kind == WORD and tokens[place].value.statement == ("cells", "tumour"):
            return place if bare_result(tokens, place + 1) is not None else None
    return None


def _told_elsewhere(tokens: Sequence[Token], at: int, *, weakly: bool = False) -> Token | None:
    """The one stain before a place in its part of which a result elsewhere is told; ``weakly``: if only in how it stains."""
    named: list[Token] = []
    told = elsewhere = False
    for token in reversed(tokens[max(0, at - _BEFORE) : at]):
        if token.kind == POINT and token.value in ";.:\n":
            break
        if token.kind == NAME:
            named.append(token)
        told = told or _tells(token) or (weakly and token.kind == WORD and (token.value.statement or ("",))[0] == "intensity")
        if token.kind == WORD:
            if _own(token) or token.value.diagnosis or "control" in token.value.context:
                return None
            elsewhere = elsewhere or bool(token.value.context & _ELSEWHERE)
    one = len({id(token.value.marker) for token in named}) == 1 and named[0].value.marker is not None
    return named[0] if told and elsewhere and one else None


def _clause(tokens: Sequence[Token], begin: int) -> list[Token] | None:
    """The names of the clause that begins at a place; None if it tells no result, or that of other cells."""
    names: list[Token] = []
    told = False
    for token in tokens[begin : begin + _BEHIND]:
        if token.kind == POINT and token.value in ";.,\n":
            break
        if token.kind == NAME:
            names.append(token)
        elif token.kind == WORD:
            about, value = token.value.statement or ("", "")
            if (about == "cells" and value != "tumour") or token.value.diagnosis or token.value.context & _ELSEWHERE:
                return None
        told = told or _tells(token)
    return names if told else None


def _own(token: Token) -> bool:
    """Whether a word tells of this specimen or of one's own repeat, and not of what was wrong."""
    if token.kind != WORD or token.value.context & _WRONG:
        return False
    return token.value.grammar == "present" or "correction" in token.value.context


def _border(token: Token) -> bool:
    if token.kind == WORD:
        return token.value.grammar == "contrast" or (bool(token.value.closing) and _tells(token))
    return token.kind == POINT and token.value in ",;"


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")
