"""What is to be read in the place of what: "*for* 'SMA negative' *read* 'SMA positive'" in an addendum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of what was wrong, and of what is right.
_LONGEST = 14
_ENDS = ";.\n"


def with_read_for(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as those of what was wrong and of what is right, which names the stain too."""
    read = next((n for n, token in enumerate(tokens) if token.kind == WORD and token.value.reads), None)
    if read is None:
        return tokens
    begin = next((n for n in range(read - 1, max(-1, read - _LONGEST), -1) if _is_for(tokens, n)), None)
    end = next((n for n in range(read, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in _ENDS), len(tokens))
    if begin is None or end - read > _LONGEST or not (_told(tokens[begin:read]) and _told(tokens[read:end])):
        return tokens
    names = [token for token in tokens[begin:read] if token.kind == NAME]
    behind = {_marker(token) for token in tokens[read:end] if token.kind == NAME}
    named = bool(behind)
    if names and named and not behind & set(map(_marker, names)):
        return tokens
    if not names and not named:  # "for 'negative' read 'positive'": only what is right is left, of a stain that is sought before
        return [*tokens[:begin], _with(tokens[read], {"righted", "correction"}), *tokens[read + 1 :]]
    place = tokens[read].start
    return [
        *tokens[:begin],
        _with(tokens[begin], {"wronged", "earlier"}),
        *tokens[begin + 1 : read],
        Token(POINT, ";", place, place),
        _with(tokens[read], {"righted", "correction"}),
        *([] if named else names[-1:]),
        *(token for token in tokens[read + 1 : end] if not (token.kind == POINT and token.value == ":" and not named)),
        *tokens[end:],
    ]


def _with(token: Token, context: set[str]) -> Token:
    return token._replace(value=replace(token.value, grammar=None, context=token.value.context | context))


def _is_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether "for" begins a clause at a place."""
    token = tokens[at]
    if token.kind != WORD or not token.value.misread:
        return False
    before = tokens[at - 1] if at else None
    return before is None or before.kind == POINT or (before.kind == WORD and bool(before.value.context & {"correction"}))


def _marker(token: Token) -> str:
    return str(token.value.marker.id if token.value.marker is not None else token.value.phrase)


def _told(tokens: Sequence[Token]) -> bool:
    return any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens)
