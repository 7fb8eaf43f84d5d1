"""A slide that is not there, or holds no tumour: "*no S100 slide was received*", "*the S100 slide contains no tumour*".

The denial is of the slide or of the tumour on it, and not of what is stained.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_UNDONE = Entry("no slide", statement=("polarity", "not_performed"))
_FAILED = Entry("no tumour on the slide", statement=("polarity", "uninterpretable"))
_TUMOUR = ("cells", "tumour")
#: Tokens of a list of names, and behind the noun of the slide.
_LONGEST, _NEAR = 10, 6


def with_slides_missing(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial as the word for what it says of the stain."""
    for at, token in enumerate(tokens):
        if not (_is_slide(token) and at and tokens[at - 1].kind == NAME):
            continue
        end = _end(tokens, at)
        first = _first_name(tokens, at - 1)
        denial = tokens[first - 1] if first else None
        if denial is not None and _denies(denial) and _silent(tokens[at + 1 : end]):
            told = Token(WORD, _UNDONE, denial.start, token.end)
            return [*tokens[: first - 1], *tokens[first:at], told, *tokens[end:]]
        if _no_tumour(tokens[at + 1 : end]):
            told = Token(WORD, _FAILED, token.start, tokens[end - 1].end)
            return [*tokens[:at], told, *tokens[end:]]
    return tokens


def _is_slide(token: Token) -> bool:
    """Whether a token is a noun such as "slide" or "section", and none such as "stain" or "result"."""
    return token.kind == WORD and bool(token.value.material) and token.value.grammar is None and not token.value.stained


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the clause of a place ends."""
    return next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ",;.()\n"), len(tokens))


def _first_name(tokens: Sequence[Token], last: int) -> int:
    """The place of the first name of the list that ends at a place."""
    first = last
    for at in range(last, max(-1, last - _LONGEST), -1):
        token = tokens[at]
        if token.kind == NAME:
            first = at
        elif not ((token.kind == POINT and token.value == ",") or (token.kind == WORD and token.value.grammar == "joining")):
            break
    return first


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial" and token.value.statement is None


def _silent(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands behind the slide, and nothing of staining: "was received"."""
    verb = bool(tokens) and tokens[0].kind == WORD and tokens[0].value.grammar == "copula"
    return verb and len(tokens) <= _NEAR and all(map(_says_nothing, tokens))


def _says_nothing(token: Token) -> bool:
    if token.kind == UNKNOWN:
        return True
    return (
        token.kind == WORD and token.value.statement is None and token.value.grammar in ("copula", "performing", "filler", None)
    )


def _no_tumour(tokens: Sequence[Token]) -> bool:
    """Whether a clause says of a slide that it holds no tumour: "contains no residual tumour"."""
    denial = next((at for at, token in enumerate(tokens[:3]) if _denies(token)), None)
    if not denial or not all(_says_nothing(token) or (token.kind == WORD and token.value.invading) for token in tokens[:denial]):
        return False
    held = tokens[denial + 1 : denial + 1 + _NEAR]
    quiet = all(_says_nothing(t) or (t.kind == WORD and (t.value.statement == _TUMOUR or t.value.residual)) for t in held)
    return quiet and len(held) == len(tokens) - denial - 1 and any(t.kind == WORD and t.value.statement == _TUMOUR for t in held)
