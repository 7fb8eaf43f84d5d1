"""What is told anew behind a denial: "it lacked S100 *and was CD34 positive*", "the lack of S100 *and the SMA positivity*".

The denial holds for its own names. What follows has a verb or an article, and its own result; read on, it would be denied as
well: "lacked ... CD34 positive".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stops import with_stops
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of a subject and its verb, of the names up to their result, and back to what is denied.
_SUBJECT, _LONGEST, _FAR = 5, 16, 80
_POSITIVE = ("polarity", "positive")
_DENYING = (("polarity", "negative"), ("polarity", "lost"))
_HOW = frozenset(("extent", "intensity", "pattern"))


def with_told_anew(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop for the "and" or comma before what is told anew."""
    found = [at for at, token in enumerate(tokens) if at > 1 and (_joins(token) or _is_comma(token))]
    return with_stops(tokens, [at for at in found if _tells_anew(tokens, at) and _denied(tokens, at)])


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name, or its noun, ends what is denied before a place.

    "*None* of the S100 negative cases, including ours, was SMA positive": what begins the sentence may be denied of its verb.
    """
    named = False
    for place in range(at - 1, max(-1, at - 1 - _FAR), -1):
        token = tokens[place]
        if token.kind == POINT and token.value in ".;\n":
            return False
        if token.kind == NAME:
            named = True
        elif token.kind == WORD and named and (token.value.grammar == "denial" or token.value.statement in _DENYING):
            verb = tokens[at + 1].kind == WORD and tokens[at + 1].value.grammar == "copula"
            return place > 0 or not (verb and _is_comma(tokens[at]))
        elif token.kind == SIGN or (token.kind == WORD and named and token.value.grammar in ("copula", "contrast", "exception")):
            return False
    return False


def _joins(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.conjoins)


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")


def _tells_anew(tokens: Sequence[Token], joint: int) -> bool:
    """Whether a verb, or an article behind "and", stands behind a joint, and then names with a positive result of their own."""
    begin = joint + 1
    at = _behind_verb(tokens, begin)
    if at is None and _joins(tokens[joint]):
        at = begin + 1 if _article(tokens, begin) and not _name_with_article(tokens, begin - 1) else None
    return at is not None and _positive(tokens, at)


def _article(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == WORD and bool(tokens[at].value.definite)


def _name_with_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name before a place has an article too: "lacked *the S100* and the CD34 positivity of a neurofibroma"."""
    name = next((place for place in range(at - 1, max(-1, at - 1 - _FAR), -1) if tokens[place].kind == NAME), 0)
    return _article(tokens, name - 1)


def _behind_verb(tokens: Sequence[Token], begin: int) -> int | None:
    """The place behind a verb such as "was", before which nothing but the tumour as its subject stands."""
    for at in range(begin, min(len(tokens), begin + _SUBJECT)):
        token = tokens[at]
        if token.kind != WORD:
            return None
        entry = token.value
        if entry.grammar == "copula" and not entry.showing:
            return at + 1
        if not (entry.statement == ("cells", "tumour") or entry.whichever or entry.grammar in ("filler", "pronoun")):
            return None
    return None


def _positive(tokens: Sequence[Token], begin: int) -> bool:
    """Whether names and then a positive result stand at a place, and nothing else."""
    named = False
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif token.kind == SIGN:
            return named and str(token.value).startswith("+") and "-" not in str(token.value)
        elif token.kind == POINT:
            if token.value not in ",/-":
                return False
        elif token.kind != WORD:
            return False
        elif token.value.statement == _POSITIVE:
            return named
        elif not (_says_how(token) or token.value.grammar in ("filler", "joining")):
            return False
    return False


def _says_how(token: Token) -> bool:
    return token.value.statement is not None and token.value.statement[0] in _HOW
