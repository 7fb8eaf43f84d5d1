"""None of several that are called by a stain: "*none of* the S100 negative tumours was SMA positive", "keiner der ...".

The denial is of what the verb tells, and of no attribute before it: the tumours are S100 negative, and *not* SMA positive.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_SMALL = Entry("", grammar="filler")
_NOT = Entry("not", grammar="denial")
#: Tokens from the denial to the verb, and words between the verb and its stain.
_FAR, _NEAR = 16, 3


def with_none_of_stained(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial at its verb."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "denial" or token.value.statement is not None or not _begins(tokens, at):
            continue
        verb = _verb(tokens, at + 1, several=token.value.several or token.value.ahead)
        if verb is None or not _of_stain(tokens, verb + 1):
            continue
        where = verb + (tokens[verb].value.grammar == "copula")
        place = tokens[verb].start
        denied = Token(WORD, _NOT, place, place)
        return [*tokens[:at], token._replace(value=_SMALL), *tokens[at + 1 : where], denied, *tokens[where:]]
    return tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.:\n")


def _verb(tokens: Sequence[Token], begin: int, *, several: bool) -> int | None:
    """The place of the verb whose subject begins there: tumours or cells with a stain and its result, or with something between
    commas; None if the subject is another. ``several``: the denial is of several itself ("none of the", "keiner der")."""
    attribute = False
    for at in range(begin, min(len(tokens), begin + _FAR)):
        token = tokens[at]
        if token.kind == NAME:
            if not _stained(tokens, at):
                return None
            attribute = True
        elif token.kind == POINT:
            if token.value not in ",-":
                return None
            attribute = attribute or (several and token.value == ",")
        elif token.kind == WORD:
            word = token.value
            if word.grammar == "copula" or (word.grammar == "expressing" and word.finite):
                told = (
                    tokens[at - 1].kind == WORD and tokens[at - 1].value.relative
                )  # "no S100 positive cells *that express* ..."
                return at if several and attribute and not told else None
            if word.grammar in ("denial", "contrast"):
                return None
            several = several or _counted(word)
    return None


def _counted(word: Entry) -> bool:
    """Whether a word is of several tumours, cases or cells."""
    return bool(word.kinds or word.whichever or word.statement == ("cells", "tumour") or "literature" in word.context)


def _stained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a result stands right behind a name, as an attribute: "S100 negative", "S100-negativen", "SMA positive cases"."""
    behind = tokens[at + 1 : at + 3]
    told = next((token for token in behind if not (token.kind == POINT and token.value == "-")), None)
    if told is None or told.kind != WORD:
        return told is not None and told.kind != NAME and told.value in ("+", "-")
    return (told.value.statement or ("",))[0] == "polarity" or "literature" in told.value.context


def _of_stain(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a stain stands right behind the verb."""
    for token in tokens[begin : begin + _NEAR]:
        if token.kind == NAME:
            return True
        if not (token.kind == WORD and token.value.grammar in ("filler", "naming", "link") and token.value.statement is None):
            return False
    return False
