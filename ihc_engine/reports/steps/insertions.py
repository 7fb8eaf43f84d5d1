"""What stands between cells and their verb: "the vessels, *which served as a control*, were positive for CD31".

Without it the verb stands beside its subject, and the result is not taken for the tumour's.
"""

from __future__ import annotations

from itertools import pairwise

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_ENDS = ",;.:()\n"
#: Tokens of a subject and of what is inserted that are looked at.
_LONGEST = 12
_VERBS = frozenset(("copula", "expressing", "existence"))
#: Words that make another clause of a subject or of what is inserted.
_TURNS = frozenset(("denial", "contrast", "exception", "joining"))


def with_insertions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence in a language with blanks, without what is inserted behind cells between commas.

    Words that tell what the sentence is about are left: of an earlier report, of a control.
    """
    commas = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ","]
    if len(commas) < 2:
        return tokens
    read, done = list[Token](), 0
    for first, second in pairwise(commas):
        if first >= done and second - first <= _LONGEST and _inserted(tokens, first, second) and _subject(tokens, first):
            read += tokens[done:first]
            read += [token for token in tokens[first:second] if token.kind == WORD and token.value.context]
            done = second + 1
    return [*read, *tokens[done:]] if done else tokens


def _inserted(tokens: list[Token], first: int, second: int) -> bool:
    """Whether a relative clause stands between two commas, or anything that tells no result, and a verb behind them."""
    if second + 1 >= len(tokens) or second - first < 2:
        return False
    begin, verb = tokens[first + 1], tokens[second + 1]
    if verb.kind != WORD or (begin.kind == WORD and begin.value.grammar in _TURNS):
        return False
    relative = begin.kind == WORD and begin.value.relative
    follows = verb.value.grammar == "copula" or (relative and (verb.value.grammar in _VERBS or _tells(verb)))
    return follows and not any(map(_tells_more, tokens[first + 1 : second]))


def _tells_more(token: Token) -> bool:
    """Whether a token of what is inserted names a stain or tells a result, more than that something is seen somewhere."""
    seen = token.kind == WORD and token.value.grammar == "existence"
    return token.kind in (NAME, SIGN) or (token.kind == POINT and token.value in _ENDS) or (_tells(token) and not seen)


def _subject(tokens: list[Token], comma: int) -> bool:
    """Whether the clause before a comma is nothing but cells, in the words that tell which."""
    cells = False
    for token in reversed(tokens[max(0, comma - _LONGEST) : comma]):
        if token.kind == POINT and token.value in _ENDS:
            break
        if token.kind in (NAME, NUMBER, SIGN) or _tells(token):
            return False
        if token.kind == WORD:
            if token.value.grammar in _VERBS or token.value.grammar in _TURNS:
                return False
            cells = cells or (token.value.statement or ("",))[0] == "cells"
    return cells


def _tells(token: Token) -> bool:
    """Whether a word says that something stains or does not."""
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"
