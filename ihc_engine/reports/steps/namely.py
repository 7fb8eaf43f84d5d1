"""The stains of which something was told at large: "the markers were all negative, *namely* desmin and S100, except SMA".

They are put in brackets right behind what is told, so that they are read with it, and what follows them is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Words between the result and the word, and tokens of a list.
_NEAR, _LONGEST = 2, 60


def with_namely(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, lists behind such words in brackets."""
    if not any(token.kind == WORD and token.value.namely for token in tokens):
        return tokens
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        if token.kind == WORD and token.value.namely and _told_at_large(tokens, at):
            end = _end_of_list(tokens, at + 1)
            if end is not None:
                first = at + 2 if _comma(tokens[at + 1]) else at + 1
                if read and _comma(read[-1]):
                    read.pop()
                read.append(Token(POINT, "(", token.start, token.end))
                read += tokens[first:end]
                read.append(Token(POINT, ")", tokens[end - 1].end, tokens[end - 1].end))
                done = end
                continue
        read.append(token)
    return read if done else tokens


def _told_at_large(tokens: Sequence[Token], at: int) -> bool:
    """Whether a result stands right before a place, behind which no stain is named in this part of the sentence."""
    place = at - 1
    if place >= 0 and _comma(tokens[place]):
        place -= 1
    small = 0
    while place >= 0 and small < _NEAR and tokens[place].kind == WORD and tokens[place].value.grammar == "filler":
        place, small = place - 1, small + 1
    if place < 0 or tokens[place].kind != WORD or (tokens[place].value.statement or ("",))[0] != "polarity":
        return False
    for token in reversed(tokens[max(0, place - _LONGEST) : place]):
        if token.kind == POINT and token.value in ";.:\n":
            return True
        if token.kind in (NAME, SIGN):
            return False
    return place <= _LONGEST


def _end_of_list(tokens: Sequence[Token], start: int) -> int | None:
    """Where a list of stains from a place on ends, if no result of its own follows."""
    last = None
    for at in range(start, min(len(tokens), start + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not (
            _comma(token) or (token.kind == WORD and token.value.grammar in ("joining", "filler") and not token.value.statement)
        ):
            break
    if last is None or last + 1 == start + _LONGEST:
        return None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if behind is None or (behind.kind == POINT and behind.value in ";.\n"):
        return last + 1
    if _comma(behind):
        behind = tokens[last + 2] if last + 2 < len(tokens) else None
    if behind is not None and behind.kind == WORD and behind.value.grammar in ("exception", "contrast"):
        return last + 1
    return None


def _comma(token: Token) -> bool:
    return bool(token.kind == POINT and token.value == ",")
