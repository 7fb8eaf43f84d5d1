"""A verb that is not said again before its object: "synaptophysin decorates the nests, *S100 the sustentacular cells*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of an object, and of a list of names.
_LONGEST, _NAMES = 6, 20


def with_gapped_objects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the verb said again behind names that have an object and no verb."""
    verb = next((at for at, token in enumerate(tokens) if at and _stains(token) and tokens[at - 1].kind == NAME), None)
    if verb is None or not _begins(tokens, verb):
        return tokens
    read = list(tokens[: verb + 1])
    at, end = verb + 1, _end(tokens, verb + 1)
    if end is None:
        return tokens
    gaps = 0
    while end is not None and end < len(tokens):
        begin = _names(tokens, end)
        last = None if begin is None else _last_name(tokens, begin)
        behind = None if last is None else _end(tokens, last + 1)
        if last is None or begin is None or behind is None:
            break
        read += [*tokens[at:end], Token(POINT, ";", tokens[end].start, tokens[end].end), *tokens[begin : last + 1]]
        place = tokens[last].end
        read.append(tokens[verb]._replace(start=place, end=place))
        gaps += 1
        at, end = last + 1, behind
        if at < len(tokens) and tokens[at].kind == POINT and tokens[at].value == ",":
            at += 1  # "S100, the sustentacular cells"
    return [*read, *tokens[at:]] if gaps else tokens


def _stains(token: Token) -> bool:
    """Whether a word is a verb by which a stain does something to cells: "decorates", "highlights"."""
    if token.kind != WORD:
        return False
    entry = token.value
    return bool(entry.grammar == "expressing" or (entry.grammar is None and entry.statement == ("polarity", "positive")))


def _begins(tokens: Sequence[Token], verb: int) -> bool:
    """Whether names alone are the subject of a verb, and an article or cells its object."""
    if any(not (t.kind == NAME or _joins(t) or _article(t)) for t in tokens[max(0, verb - _NAMES) : verb]):
        return False
    return _object(tokens, verb + 1)


def _object(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (_article(tokens[at]) or _cells(tokens[at]))


def _end(tokens: Sequence[Token], at: int) -> int | None:
    """Where an object ends that begins at a place, before what joins the next names; None where there is none."""
    if at < len(tokens) and tokens[at].kind == POINT and tokens[at].value == ",":
        at += 1
    if not _object(tokens, at):
        return None
    for place in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[place]
        if token.kind == POINT:
            return place if token.value in ",;.\n" else None
        if token.kind == WORD and token.value.grammar == "joining" and place + 1 < len(tokens) and tokens[place + 1].kind == NAME:
            return place
        if token.kind in (NAME, SIGN, NUMBER) or not (token.kind == UNKNOWN or _article(token) or _plain(token)):
            return None
    return len(tokens) if at + _LONGEST >= len(tokens) else None


def _names(tokens: Sequence[Token], at: int) -> int | None:
    """Where names begin behind a comma or "and"."""
    if tokens[at].kind == POINT and tokens[at].value not in ",;":
        return None
    at += 1
    if at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar in ("joining", "contrast"):
        at += 1
    return at if at < len(tokens) and tokens[at].kind == NAME else None


def _last_name(tokens: Sequence[Token], at: int) -> int:
    last = at
    for place in range(at + 1, min(len(tokens), at + _NAMES)):
        if tokens[place].kind == NAME:
            last = place
        elif not _joins(tokens[place]):
            break
    return last


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")


def _article(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.definite) and token.value.statement is None


def _cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells"


def _plain(token: Token) -> bool:
    """Whether a word is no more than part of an object."""
    stated = token.value.statement
    return (stated is None or stated[0] in ("cells", "component")) and token.value.grammar in (None, "filler", "link", "joining")
