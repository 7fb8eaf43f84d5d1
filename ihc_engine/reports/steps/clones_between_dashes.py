"""A clone between dashes: "SMA - *1A4* - 3+", "CD34 — *QBEnd10* (Dako) — negative", "positive for SMA - *1A4* - and desmin".

The dashes are no minus. Where no result follows they are brackets.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of a clone with its maker.
_LONGEST = 8


def with_clones_between_dashes(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a clone that stands between dashes as a word that says nothing, its second dash as a colon."""
    read: list[Token] | None = None
    for at in range(len(tokens) - 4):
        if tokens[at].kind != NAME or not _parts(tokens, at + 1):
            continue
        close = _end_of_clone(tokens, at)
        inserted = close > 0 and _goes_on(tokens[close + 1]) and any(t.kind == NAME for t in tokens[at + 2 : close])
        if inserted or (close > 0 and _is_result(tokens[close + 1])):
            read = list(tokens) if read is None else read
            quiet = Entry("", grammar="filler")
            last = close + 1 if inserted else close
            read[at + 1 : last] = [Token(WORD, quiet, t.start, t.end) for t in tokens[at + 1 : last]]
            if not inserted:
                read[close] = tokens[close]._replace(value=":")
    return tokens if read is None else read


def _end_of_clone(tokens: list[Token], at: int) -> int:
    """The place of the dash behind the clone of the stain at ``at``; -1 if other things stand between."""
    for place in range(at + 2, min(at + 2 + _LONGEST, len(tokens) - 1)):
        token = tokens[place]
        if _parts(tokens, place):
            return place if place > at + 2 else -1
        if not _of_clone(token, tokens[at]):
            return -1
    return -1


def _of_clone(token: Token, name: Token) -> bool:
    if token.kind == NAME:
        return token.value.marker is not None and name.value.marker is not None and token.value.marker.id == name.value.marker.id
    if token.kind == NUMBER:
        return token.value[0] in ("number", "code")
    if token.kind == POINT:
        return token.value in "/()."
    return token.kind == UNKNOWN or (
        token.kind == WORD and token.value.grammar in ("filler", "link") and not token.value.statement
    )


def _parts(tokens: list[Token], at: int) -> bool:
    """Whether a dash stands between blanks."""
    token = tokens[at]
    dash = token.kind == POINT and token.value == "-"
    return dash and tokens[at - 1].end < token.start and at + 1 < len(tokens) and token.end < tokens[at + 1].start


def _goes_on(token: Token) -> bool:
    """Whether a list or sentence goes on with a token."""
    if token.kind == POINT:
        return token.value in ",;"
    return token.kind == WORD and token.value.grammar in ("joining", "contrast")


def _is_result(token: Token) -> bool:
    if token.kind == WORD:
        return (token.value.statement or ("",))[0] in ("polarity", "extent", "intensity")
    return token.kind in (SIGN, NUMBER) or (token.kind == POINT and token.value == "-")
