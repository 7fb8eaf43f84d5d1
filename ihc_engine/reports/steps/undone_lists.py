"""Stains of which none was done: "neither S100 nor SOX10 was performed", "no se hizo S100 ni SOX10".

What is denied there is the stain and no staining, however often it is denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_UNDONE = ("polarity", "not_performed")
_AND = Entry("nor", grammar="joining", conjoins=True)
#: Tokens between a denial and the verb, between names, and between the last name and the verb.
_NEAR, _BETWEEN = 4, 6
#: Words that are not known between "none of" and the first name.
_UNKNOWN_NOUNS = 2
_SMALL = frozenset(("filler", "link", "copula", "joining", "denial", "pronoun", "naming", "performing"))


def with_undone_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, denied lists of stains that were not done as such."""
    if any(t.kind == WORD and t.value.undertaken for t in tokens):
        tokens = _with_denied_verbs(tokens)
        tokens = [_unknown(token) for token in tokens]
    if not any(t.kind == WORD and t.value.nor for t in tokens):
        return tokens
    first = next((at for at, t in enumerate(tokens) if t.kind == WORD and t.value.statement == _UNDONE), None)
    return tokens if first is None else _with_more_undone(tokens, first)


def _with_denied_verbs(tokens: list[Token]) -> list[Token]:
    """A denial and the verb that it denies as one: "on n'a *pas* *fait* la PS100", "*ni* S100 *ni* SOX10 *se hicieron*"."""
    at = 0
    while at < len(tokens):
        if _denies(tokens[at]):
            end = _verb_beside(tokens, at)
            if end is not None:
                tokens = [*tokens[:at], _undone(tokens[at].start, tokens[end].end), *tokens[end + 1 :]]
            elif (found := _verb_behind_names(tokens, at)) is not None:
                last, end = found
                names = [_joined(token) for token in tokens[at + 1 : last + 1]]
                tokens = [*tokens[:at], *names, _undone(tokens[last].end, tokens[end].end), *tokens[end + 1 :]]
        at += 1
    return tokens


def _verb_beside(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the verb that a denial denies right behind it."""
    unknown = 0
    for place in range(at + 1, min(len(tokens), at + 1 + _NEAR)):
        token = tokens[place]
        if token.kind == WORD and token.value.undertaken:
            before = tokens[place - 1]
            named = before.kind == WORD and (before.value.grammar in ("naming", "pronoun") or before.value.stained)
            which = any(t.kind == WORD and t.value.relative for t in tokens[at + 1 : place])
            return None if (named or which) and place > at + 1 else place  # "none of the *markers tested* was expressed"
        unknown += token.kind == UNKNOWN
        if unknown > 1 or not (token.kind == UNKNOWN or _small(token)):
            return None
    return None


def _verb_behind_names(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The places of the last of the names behind "neither" or "none of", and of the verb behind them that ends the clause."""
    last = None
    between = unknown = 0
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.kind == NAME:
            last, between = place, 0
        elif token.kind == WORD and token.value.undertaken and last is not None:
            return (last, place) if _ends(tokens, place + 1) else None
        elif last is None and token.kind == UNKNOWN and unknown < _UNKNOWN_NOUNS:
            unknown += 1  # "aucune *des colorations* A, B"
        elif (
            (last is None and unknown and token.kind == POINT)
            or not (_small(token) or _noun(tokens, place) or (token.kind == POINT and token.value in ",-/"))
            or between > _BETWEEN
        ):
            return None
        between += 1
    return None


def _noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun stands right before its verb: "no desmin *expression was* examined", not "... in the cells examined"."""
    token, behind = tokens[at], tokens[at + 1 : at + 2]
    noun = token.kind == WORD and token.value.grammar == "expressing" and token.value.statement is None
    return noun and bool(behind) and behind[0].kind == WORD and behind[0].value.grammar == "copula"


def _with_more_undone(tokens: list[Token], first: int) -> list[Token]:
    """The names behind "nor" as not done too, where nothing else is said of them: "was not done, *nor* was SOX10"."""
    read = tokens[: first + 1]
    nor: Token | None = None  # before a name that is to be followed by what is said of it
    for at in range(first + 1, len(tokens)):
        token = tokens[at]
        if token.kind == WORD and token.value.nor and _only_named(tokens, at + 1):
            read.append(token._replace(value=_AND))
            nor = token
            continue
        read.append(token)
        if token.kind == NAME and nor is not None:
            read.append(_undone(nor.start, nor.end))  # the words on which it rests
        elif token.kind == POINT and token.value in ";.\n":
            nor = None
    return read


def _only_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands behind "nor", and no result of it."""
    named = False
    for token in tokens[at:]:
        if token.kind == NAME:
            named = True
        elif token.kind == POINT:
            if token.value in ";.\n":
                break
        elif not _small(token):
            return named and token.kind == UNKNOWN
    return named


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause ends there, or the sentence does behind words that tell no result: "was tested *in our case.*"."""
    if at < len(tokens) and tokens[at].kind == POINT and tokens[at].value in ",()":
        return True
    for token in tokens[at:]:
        if token.kind == POINT:
            return token.value in ";.\n"
        if token.kind == NAME or (token.kind == WORD and _tells(token.value)):
            return False
    return True


def _tells(word: Entry) -> bool:
    """Whether a word tells whether something stains: "none of those tested *stained*"."""
    return word.statement is not None or word.grammar in ("expressing", "existence")


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial" and token.value.statement is None


def _small(token: Token) -> bool:
    return token.kind == WORD and (token.value.grammar in _SMALL or token.value.definite) and token.value.statement is None


def _joined(token: Token) -> Token:
    return token._replace(value=_AND) if token.kind == WORD and token.value.nor else token


def _unknown(token: Token) -> Token:
    """A verb that is nothing else as the word that it was: it says nothing by itself."""
    if token.kind == WORD and token.value.undertaken and token.value == Entry(token.value.phrase, undertaken=True):
        return Token(UNKNOWN, token.value.phrase, token.start, token.end)
    return token


def _undone(start: int, end: int) -> Token:
    return Token(WORD, Entry("not done", statement=_UNDONE), start, end)
