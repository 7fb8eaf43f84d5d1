"""What stands between a subject and its result: "the tumour cells are, *in contrast*, negative", "sind *außer für CD34* negativ".

A word of contrast there begins no clause, and none between a result and its stains: "negativi *invece* SMA, S100 e CD34". An
exception there is parted from the result, which is that of the others.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_ENDS = ",;.:()\n"
#: Tokens of a clause that are looked at.
_LONGEST = 12


def with_inside_clauses(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, contrasts inside a clause as words that say nothing, exceptions inside one between commas."""
    if not any(token.kind == WORD and token.value.grammar in ("contrast", "exception") for token in tokens):
        return tokens
    read = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "contrast" and (_inside(tokens, at) or _behind_result(tokens, at)):
            for place in (at - 1, at, at + 1):
                if place == at or _comma(tokens, place):
                    read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
    return _with_parted(read)


def _comma(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == POINT and tokens[at].value == ","


def _inside(tokens: list[Token], at: int) -> bool:
    """Whether cells stand before a word in its clause, and behind it what is said of them, without a name of a stain."""
    start = at - 2 if _comma(tokens, at - 1) and _comma(tokens, at + 1) else at - 1
    cells = False
    for token in reversed(tokens[max(0, start - _LONGEST) : start + 1]):
        if token.kind == NAME:
            return False
        if token.kind == POINT and token.value in _ENDS:
            break
        if token.kind == WORD and (token.value.grammar in ("contrast", "exception") or _tells(token)):
            return False  # "which *stains* tumour cells but not vessels"
        cells = cells or (token.kind == WORD and (token.value.statement or ("",))[0] == "cells")
    return cells and _said_behind(tokens, at + 2 if _comma(tokens, at + 1) else at + 1)


def _behind_result(tokens: list[Token], at: int) -> bool:
    """Whether a word stands right behind a result that begins its clause, and before the stains that have no other."""
    between = _comma(tokens, at - 1) and _comma(tokens, at + 1)
    result = at - 2 if between else at - 1
    if result < 0 or not _is_result(tokens[result]):
        return False
    if result and not (tokens[result - 1].kind == POINT and tokens[result - 1].value in ";.:\n"):
        return False
    named = False
    for token in tokens[at + 2 if between else at + 1 :]:
        contrast = token.kind == WORD and token.value.grammar == "contrast"
        if (token.kind == POINT and token.value in ";.\n") or (named and contrast):
            break
        if token.kind == NAME:
            named = True
        elif _of_its_own(token) or not (named or _leads_to_names(token)):
            return False
    return named


def _of_its_own(token: Token) -> bool:
    """Whether a token tells a result, so that the names before it or behind it may have their own."""
    tells = token.kind == WORD and (_tells(token) or token.value.grammar in ("contrast", "denial"))
    return tells or token.kind in (SIGN, NUMBER)


def _leads_to_names(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("copula", "link", "filler", "naming")


def _is_result(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity" and token.value.grammar != "expressing"


def _tells(token: Token) -> bool:
    return bool((token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "expressing")


def _said_behind(tokens: list[Token], start: int) -> bool:
    said = False
    for token in tokens[start : start + _LONGEST]:
        if token.kind == NAME:
            return False
        if token.kind == POINT and token.value in _ENDS:
            break
        if token.kind == WORD:
            said = said or token.value.grammar == "denial" or (token.value.statement or ("",))[0] == "polarity"
    return said


def _with_parted(tokens: list[Token]) -> list[Token]:
    """Commas around an exception between a verb and its result: "are *except for CD34* negative"."""
    parted: list[Token] = []
    close = -1
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "exception" and at and _is(tokens[at - 1], "copula"):
            close = _end_of_exception(tokens, at)
            if close >= 0:
                parted.append(Token(POINT, ",", token.start, token.start))
        parted.append(token)
        if at == close:
            parted.append(Token(POINT, ",", token.end, token.end))
    return parted


def _is(token: Token, grammar: str) -> bool:
    return token.kind == WORD and bool(token.value.grammar == grammar)


def _end_of_exception(tokens: list[Token], at: int) -> int:
    """The place of the last excepted name, if a result stands right behind it and cells before the verb; -1 if not."""
    cells = [t for t in tokens[max(0, at - _LONGEST) : at] if t.kind == WORD and (t.value.statement or ("",))[0] == "cells"]
    names = -1
    for place in range(at + 1, min(len(tokens), at + _LONGEST)):
        token = tokens[place]
        if token.kind == NAME:
            names = place
        elif token.kind == WORD and (token.value.statement or ("",))[0] == "polarity" and not token.value.grammar:
            return names if cells and names == place - 1 else -1
        elif not (token.kind == WORD and token.value.grammar in ("link", "joining", "filler")):
            return -1
    return -1
