"""An exception between a list and its result: "S100, SOX10 and desmin, *except for focal S100*, were negative".

It is told behind the result instead, each name with what is said of it in brackets, so that neither is read of the others.
Where a word behind it excepts ("*fokal S100 dışında*"), it begins where the list is closed, or at a name that is in it already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ihc_engine.reports.exceptions.words import QUIET, is_list, is_point, joins, of_excepted, own_bracket, point, told_apart
from ihc_engine.reports.grammar.exceptions import excepts
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of the list, of the exception, and behind it.
_LIST, _LONGEST, _TAIL = 160, 24, 8
_TOLD = frozenset((("polarity", "positive"), ("polarity", "negative"), ("polarity", "retained"), ("polarity", "lost")))


def with_inserted_exceptions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, with exceptions behind the result of the list that they stand in."""
    if not any(_excepts(token) for token in tokens):
        return tokens
    read, done = list[Token](), 0
    for at, token in enumerate(tokens):
        if at < done or not _excepts(token):
            continue
        first = max(done, at - _LIST)
        start = max((n + 1 for n in range(first, at) if is_point(tokens[n], ";.:\n")), default=first)
        found = _exception(tokens, at, start)
        if found is None:
            continue
        begin, end, place, told_later = found
        read += [*tokens[done:begin], *tokens[end:place], *told_later]
        if place < len(tokens) and not is_point(tokens[place], ";.\n"):
            read.append(point(";", tokens[place].start))
        done = place + (place < len(tokens) and is_point(tokens[place], ","))
    return [*read, *tokens[done:]] if done else tokens


def _exception(tokens: Sequence[Token], at: int, start: int) -> tuple[int, int, int, list[Token]] | None:
    """Where an exception begins and ends, where the result of the list is told, and what is told there of the excepted."""
    span = _behind(tokens, at) if excepts(tokens[at]) else _before(tokens, at, start)
    if span is None:
        return None
    begin, end = span
    if begin > start and is_point(tokens[begin - 1], ","):
        begin -= 1
    if not is_list(tokens[start:begin]):
        return None
    tail = end + (end < len(tokens) and is_point(tokens[end], ","))
    result = _result(tokens, tail)
    excepted = [token for token in tokens[span[0] : end] if not _excepts(token)]
    if result is None or (told := told_apart(excepted, tokens[at])) is None:
        return None
    place = next((n for n in range(result + 1, len(tokens)) if is_point(tokens[n], ",;.\n") or joins(tokens[n])), len(tokens))
    if any(token.kind == NAME for token in tokens[tail:place]):
        return None
    return begin, tail, place, told


def _behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """What a word excepts behind it: up to a word that ends it, a comma before the result, or the result."""
    last, named, depth = None, False, 0
    for n in range(at + 1, min(len(tokens), at + _LONGEST)):
        token = tokens[n]
        depth += {"(": 1, ")": -1}.get(token.value, 0) if token.kind == POINT else 0
        if depth < 0 or (depth == 0 and is_point(token, ";.:\n")):
            break
        if depth or not named:
            named = named or token.kind == NAME
            continue
        if _excepts(token):
            return (at, n + 1) if token.value.grammar == "excepted" else None
        if is_point(token, ",") and _result(tokens, n + 1) is not None:
            last = n
        elif last is None and (tokens[n - 1].kind == NAME or is_point(tokens[n - 1], ")")) and _begins_result(tokens, n):
            return at, n
        named = named or token.kind == NAME
    return None if last is None else (at, last)


def _begins_result(tokens: Sequence[Token], at: int) -> bool:
    """Whether the result of the list stands right behind the excepted: "except S100 *all* negative"; not "S100 negative"."""
    token = tokens[at]
    return token.kind == WORD and token.value.grammar in ("pronoun", "rest") and _result(tokens, at) is not None


def _before(tokens: Sequence[Token], at: int, start: int) -> tuple[int, int] | None:
    """What a word excepts before it."""
    begin, depth = at, 0
    while begin > max(start, at - _LONGEST):
        token = tokens[begin - 1]
        if is_point(token, ")"):
            if depth == 0 and not any(t.kind == NAME for t in tokens[begin:at]) and not own_bracket(tokens, begin - 1):
                return None
            if depth == 0 and any(t.kind == NAME for t in tokens[begin:at]):
                break
            depth += 1
        elif depth:
            depth -= is_point(token, "(")
        elif not of_excepted(token):
            break
        begin -= 1
    if depth or not any(token.kind == NAME for token in tokens[begin:at]):
        return None
    closed = begin > start and not (
        is_point(tokens[begin - 1], ",") and tokens[begin - 2].kind == NAME and not _joined(tokens[start : begin - 1])
    )
    again = _ids(tokens[start:begin]) & _ids(tokens[begin:at])
    if again and is_point(tokens[begin - 1], ","):
        while (
            (n := begin - 2) > start
            and tokens[n].kind == NAME
            and tokens[n].value.marker
            and (tokens[n].value.marker.id in _ids(tokens[start:n]))
        ):
            begin = n  # "S100, SOX10, CD34, S100, SOX10 dışında"
        return begin, at + 1
    return (begin, at + 1) if closed else None


def _ids(tokens: Iterable[Token]) -> set[str]:
    return {token.value.marker.id for token in tokens if token.kind == NAME and token.value.marker}


def _joined(tokens: Sequence[Token]) -> bool:
    """Whether a list ends with "and" and a name, so that the name behind its comma is none of it."""
    return len(tokens) > 2 and tokens[-1].kind == NAME and joins(tokens[-2])


def _result(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the result of the list, where nothing but "were all" stands before it."""
    for n in range(begin, min(len(tokens), begin + _TAIL)):
        token = tokens[n]
        if token.kind == SIGN:
            return n
        if token.kind != WORD or token.value.relative or token.value.context:
            return None
        if token.value.statement in _TOLD:
            return n
        quiet = token.value.statement in (None, ("extent", "diffuse"), ("cells", "tumour"))
        if not quiet or token.value.grammar not in (*QUIET, "pronoun", "rest", "naming", "expressing"):
            return None
    return None


def _excepts(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("exception", "excepted")
