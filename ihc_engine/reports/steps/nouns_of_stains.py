"""A noun that may be a verb, before the names of its list: "the *stains* S100, SMA and STAT6 are all negative".

As a verb it would say that the first of them stains. So it would as the head of a list: "*stains received*: S100, SMA", and
behind its names, where it is told what it speaks for: "the S100 *stain* does not support schwannoma".
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between an article and its noun: "the other two stains".
_BETWEEN = 2
#: Words between a noun and its colon: "stains received by us".
_TO_COLON = 4
#: Tokens in which the second name of a list is looked for.
_LIST = 8


def with_nouns_of_stains(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such nouns as nouns."""
    found = [
        at for at, token in enumerate(tokens[:-1]) if token.kind == WORD and _may_be_noun(token) and tokens[at + 1].kind == NAME
    ]
    found = [at for at in found if _behind_article(tokens, at)]
    found += [at for at, token in enumerate(tokens[:-2]) if token.kind == WORD and _heads(tokens, at)]
    found += [at for at, token in enumerate(tokens[:-1]) if token.kind == WORD and _may_be_noun(token) and _judges(tokens, at)]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        read[at] = tokens[at]._replace(value=replace(tokens[at].value, grammar="naming", statement=None, finite=False))
    return read


def _heads(tokens: list[Token], at: int) -> bool:
    """Whether a noun begins the head of a list that tells no result: "*stains received*: S100"."""
    entry = tokens[at].value
    if not (entry.noun and entry.grammar == "expressing") or (at and tokens[at - 1].kind != POINT):
        return False
    for place in range(at + 1, min(len(tokens) - 1, at + 2 + _TO_COLON)):
        token = tokens[place]
        if token.kind == POINT:
            return place > at + 1 and token.value == ":" and _lists(tokens[place + 1 : place + 1 + _LIST])
        if token.kind != UNKNOWN and not (token.kind == WORD and token.value.statement is None and _is_silent(token)):
            return False
    return False


def _judges(tokens: list[Token], at: int) -> bool:
    """Whether a noun stands behind an article and names, and before what it speaks for or against."""
    following = tokens[at + 1]
    if following.kind != WORD or following.value.certainty is None:
        return False
    begin = at
    while begin and (tokens[begin - 1].kind == NAME or _joins(tokens[begin - 1])):
        begin -= 1
    return 0 < begin < at and tokens[begin - 1].kind == WORD and bool(tokens[begin - 1].value.definite)


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")


def _lists(tokens: list[Token]) -> bool:
    """Whether two names or more begin a list; "stain used: S100" is a field of a form."""
    end = next((at for at, token in enumerate(tokens) if token.kind == POINT and token.value in ";.\n"), len(tokens))
    return bool(tokens) and tokens[0].kind == NAME and sum(token.kind == NAME for token in tokens[:end]) > 1


def _is_silent(token: Token) -> bool:
    return token.value.grammar in ("filler", "performing", "copula", "link", "definite", None) and not token.value.context


def _may_be_noun(token: Token) -> bool:
    entry = token.value
    return bool(entry.noun and entry.material and entry.finite and entry.grammar == "expressing")


def _behind_article(tokens: list[Token], at: int) -> bool:
    """Whether an article stands before a noun, with no other noun between: "the *cells* stain"."""
    for token in reversed(tokens[max(0, at - 1 - _BETWEEN) : at]):
        if token.kind != WORD or token.value.statement is not None or token.value.whichever or token.value.tissue:
            return False
        if token.value.definite:
            return True
        if token.value.grammar not in (None, "filler") or token.value.material:
            return False
    return False
