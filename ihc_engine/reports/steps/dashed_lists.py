"""Markers listed between dashes or commas behind a denial: "None of the markers - S100, SOX10, desmin - was positive".

The denial speaks of all of them, as it does where the list stands in brackets: the dashes become brackets.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_PARTS = ";.\n"


def with_dashed_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, dashes around a list of markers behind a denial as brackets."""
    read: list[Token] | None = None
    denied, opened = False, -1
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in _PARTS:
            denied, opened = False, -1
        elif token.kind == POINT and token.value == "-":
            if opened >= 0 and tokens[opened].value == "-" and _goes_on(tokens, at):
                read = list(tokens) if read is None else read
                read[opened] = tokens[opened]._replace(value="(")
                read[at] = token._replace(value=")")
            opened = at if denied and opened < 0 and _begins_list(tokens, at) else -1
        elif token.kind == POINT and token.value == ",":
            if opened >= 0 and tokens[opened].value == "," and _verb_behind(tokens, at):
                read = list(tokens) if read is None else read
                read[opened], read[at] = tokens[opened]._replace(value="("), token._replace(value=")")
                opened = -1
            elif denied and opened < 0 and _names(tokens[at - 1]) and _begins_list(tokens, at):
                opened = at
        elif token.kind == WORD and token.value.grammar == "denial":
            denied, opened = True, -1
        elif token.kind == SIGN or (token.kind == WORD and token.value.statement is not None and token.value.grammar is None):
            denied, opened = False, -1
        elif token.kind == NAME and opened < 0:
            denied = False
    return tokens if read is None else read


def _begins_list(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind != NAME and at + 1 < len(tokens) and tokens[at + 1].kind == NAME


def _names(token: Token) -> bool:
    """Whether a word stands for markers in general: "none of the *markers*, S100, SOX10 and desmin, was ..."."""
    return token.kind == WORD and token.value.grammar == "naming"


def _verb_behind(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == WORD and following.value.grammar in ("copula", "expressing")


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the clause goes on behind a dash, with its verb or its result."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == WORD
