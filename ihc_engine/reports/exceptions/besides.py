"""What stands beside a stain that is positive too: "*besides* S100, SOX10 is *also* positive" excepts nothing.

A word such as "außer" or "apart from" excepts, unless what follows is "also" so. Then the stains beside it are positive as well;
where they are told not to be, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of the stains beside, and from them to the word that says "also".
_LONGEST = 12
_ENDS = ";.\n"
_POSITIVE = ("polarity", "positive")
_HOW_MUCH = ("extent", "intensity", "pattern")
#: Parts of a sentence beside which it is not certain that anything stains.
_UNSURE = frozenset(("pronoun", "rest", "denial", "performing", "ordered", "contrast", "respectively", "including", "only"))


def with_besides(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, stains that others stand beside as stains with a result of their own."""
    if not any(_besides(token) for token in tokens):
        return tokens
    read, done = list[Token](), 0
    at = 0
    while at < len(tokens):
        changed = _read(tokens, at) if _besides(tokens[at]) else None
        if changed is not None and changed[0] >= done:
            begin, end, instead = changed
            read += [*tokens[done:begin], *instead]
            at = done = end
        else:
            at += 1
    return [*read, *tokens[done:]] if done else tokens


def _read(tokens: Sequence[Token], at: int) -> tuple[int, int, list[Token]] | None:
    """The stretch that a word at a place changes, and what it is read as; None where it is left as it is."""
    begin, names, end = _names(tokens, at)
    if not names:
        return None
    start = next((n + 1 for n in range(begin - 1, max(-1, begin - 60), -1) if _is(tokens[n], _ENDS)), max(0, begin - 59))
    stop = next((n for n in range(end, min(len(tokens), end + 60)) if _is(tokens[n], _ENDS)), min(len(tokens), end + 60))
    before, behind = tokens[start:begin], _clause(tokens[end:stop])
    if names and not any(token.kind == NAME for token in behind) and (comma := _last_comma(names)):
        end -= len(names) - comma  # "apart from S100, SOX10 is also positive"
        behind, names = [*names[comma:], *behind], names[:comma]
    told = next((n for n in range(begin - 1, start - 1, -1) if _shows(tokens[n])), None)
    excepts = tokens[at].value.grammar in ("exception", "excepted")
    if not excepts and not any(token.kind == NAME for token in (*before, *behind)) and (_denied(before) or _denied(behind)):
        role = "exception" if at == begin else "excepted"  # "no other markers besides S100"
        return at, at + 1, [_word(tokens[at], Entry(tokens[at].value.phrase, grammar=role))]
    if told is not None:
        between = tokens[told + 1 : begin]
        if excepts and not _unsure(before) and _plain(between) and _denies_others(behind):
            return begin, end, [*names, _point(";", end, tokens)]
        if _unsure(before):
            return None
    if _unsure(behind) or not any(token.kind == NAME for token in behind):
        return None
    also = next((n for n, token in enumerate(behind[:_LONGEST]) if token.kind == WORD and token.value.also), None)
    if excepts and also is None:
        return None
    if told is not None and excepts and not any(map(_shows, behind)):  # "exprimieren außer S100 auch SOX10"
        if also is None or not _plain(behind[:also]) or not _plain(tokens[told + 1 : begin]):
            return None
        return begin, end + also + 1, [*names, _word(tokens[end + also], Entry("", grammar="joining", conjoins=True))]
    if told is not None or not any(map(_shows, behind)) or any(token.kind == NAME for token in before):
        return None
    shown = next(token for token in behind if _shows(token))
    result = Token(WORD, Entry("", statement=_POSITIVE), shown.start, shown.end)
    return begin, end, [*names, result, _point(";", end, tokens)]


def _names(tokens: Sequence[Token], at: int) -> tuple[int, list[Token], int]:
    """The stains that a word at a place puts beside others, behind it or before it, with where they begin and end."""
    end = at + 1
    while end < min(len(tokens), at + _LONGEST) and (tokens[end].kind == NAME or _joins(tokens[end])):
        end += 1
    while end > at + 1 and tokens[end - 1].kind != NAME:
        end -= 1
    if end > at + 1 and tokens[at].value.besides:
        names = list(tokens[at + 1 : end])
        if end < len(tokens) and tokens[end].kind == WORD and tokens[end].value.grammar == "excepted":
            end += 1
        return (at, names, end) if _ends_list(tokens, end) else (at, [], at)
    if not tokens[at].value.besides_behind:
        return at, [], at
    begin = at
    while (
        begin
        and at - begin < _LONGEST
        and (tokens[begin - 1].kind == NAME or _joins(tokens[begin - 1]) or (begin == at and _ending(tokens[begin - 1])))
    ):
        begin -= 1
    while begin < at and tokens[begin].kind != NAME:
        begin += 1
    names = [token for token in tokens[begin:at] if not _ending(token)]
    return begin, names, at + 1


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tokens up to a comma behind a result, and before the next name."""
    shown = next((n for n, token in enumerate(tokens) if _shows(token)), len(tokens))
    for at in range(shown + 1, len(tokens) - 1):
        if _is(tokens[at], ",") and tokens[at + 1].kind == NAME:
            return tokens[:at]
    return tokens


def _last_comma(names: Sequence[Token]) -> int:
    return next((n for n in range(len(names) - 1, 0, -1) if _is(names[n], ",")), 0)


def _ends_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is said of the stains at whose end a place is: no "S100-positive nerves", no "S100 (focal)"."""
    following = tokens[at] if at < len(tokens) else None
    if following is None or following.kind == NAME:
        return following is not None
    if following.kind == POINT:
        return bool(following.value in ",;.\n")
    if following.kind != WORD or following.value.grammar == "denial":
        return following is not None and following.kind == WORD
    stated = following.value.statement
    return following.value.also or _shows(following) or stated is None or stated == ("cells", "tumour")


def _besides(token: Token) -> bool:
    return token.kind == WORD and (token.value.besides or token.value.besides_behind)


def _joins(token: Token) -> bool:
    if token.kind == POINT:
        return bool(token.value in ",/")
    return (
        token.kind == WORD
        and not _besides(token)
        and not token.value.also
        and (token.value.grammar in ("joining", "filler", "link") and token.value.statement is None)
    )


def _ending(token: Token) -> bool:
    """Whether a token may be the ending of a name before it: "S100*'ün* yanı sıra"."""
    return (token.kind == UNKNOWN and len(token.value) <= 3) or (token.kind == WORD and len(token.value.phrase) <= 2)


def _shows(token: Token) -> bool:
    if token.kind == SIGN:
        return bool(token.value[0] == "+" and token.value != "+/-")
    if token.kind != WORD:
        return False
    return bool(token.value.statement == _POSITIVE or (token.value.grammar == "expressing" and token.value.statement is None))


def _unsure(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.kind == SIGN and not _shows(token):
            return True
        if token.kind == WORD:
            stated: tuple[str, str] = token.value.statement or ("", "")
            other = stated[0] == "polarity" and stated != _POSITIVE
            if other or token.value.grammar in _UNSURE or token.value.context or (stated[0] == "cells" and stated[1] != "tumour"):
                return True
    return False


def _plain(tokens: Sequence[Token]) -> bool:
    """Whether tokens say nothing: "the", "is", commas."""
    return all(
        _is(t, ",")
        or (t.kind == WORD and t.value.statement is None and t.value.grammar in ("filler", "link", "copula", "joining"))
        or (t.kind == WORD and t.value.statement is not None and t.value.statement[0] in _HOW_MUCH)
        for t in tokens
    )


def _denies_others(tokens: Sequence[Token]) -> bool:
    """Whether tokens deny that any other stain is there, and name none: "keine weiteren Marker"."""
    first = tokens[0] if tokens else None
    denied = first is not None and first.kind == WORD and first.value.grammar == "denial"
    return denied and not any(token.kind in (NAME, SIGN) for token in tokens)


def _denied(tokens: Sequence[Token]) -> bool:
    return any(token.kind == WORD and token.value.grammar == "denial" for token in tokens)


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points


def _word(token: Token, entry: Entry) -> Token:
    return Token(WORD, entry, token.start, token.end)


def _point(point: str, at: int, tokens: Sequence[Token]) -> Token:
    place = tokens[at - 1].end
    return Token(POINT, point, place, place)
