"""What a stain was before, set apart by commas from what it is: "ERG, *initially read as negative*, is in fact positive".

Only what stands behind the verb is told of this tumour. A stain that differs between two kinds of its cells is no such case:
"desmin, positive in the spindle cells, is negative in the epithelioid ones"; nor are two specimens of one report.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of what is set apart, and from its end to the result that stands and to "in fact".
_LONGEST, _FAR, _NEAR = 14, 12, 3
_OPPOSED = {"positive": "negative", "negative": "positive", "lost": "retained", "retained": "lost"}
#: What a word speaks of that was before.
_BEFORE = frozenset(("earlier", "wronged", "specimen"))


def with_told_of_before(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what commas set apart of the stain before them, where the opposite is so now."""
    silent: set[int] = set()
    for at in range(1, len(tokens)):
        if at not in silent and _is(tokens[at], ",") and (tokens[at - 1].kind == NAME or _of_name(tokens, at - 1)):
            end = _end(tokens, at)
            silent |= set(range(at, end + 1)) if end is not None else set()
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if n in silent else t for n, t in enumerate(tokens)]


def _of_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun of a stain stands at a place behind its name: "the INI1 *stain*"."""
    noun = tokens[at].kind == WORD and (tokens[at].value.noun or tokens[at].value.stained)
    return at > 0 and noun and tokens[at - 1].kind == NAME


def _end(tokens: Sequence[Token], comma: int) -> int | None:
    """The place of the comma behind what was before, where a verb and the opposite result follow."""
    said: str | None = None
    before = False
    for at in range(comma + 1, min(len(tokens), comma + 1 + _LONGEST)):
        token = tokens[at]
        if _is(token, ","):
            return at if before and _stands(tokens, at + 1, said) else None
        if token.kind in (NAME, SIGN, POINT):
            return None
        if token.kind == WORD:
            stated, value = token.value.statement or ("", "")
            if (
                stated in ("cells", "component")
                or token.value.grammar in ("denial", "present")
                or (stated == "polarity" and said)
            ):
                return None
            said = value if stated == "polarity" else said
            before = before or bool(
                token.value.written or _BEFORE & token.value.context or token.value.certainty == "differential"
            )
    return None


def _stands(tokens: Sequence[Token], begin: int, said: str | None) -> bool:
    """Whether what a verb at a place tells is the opposite of what was said, or is so "in fact"."""
    now = _so_now(tokens, begin)
    if said is None:  # what was said is part of the phrase: "inicialmente informado como negativo"
        return now is not None and any(t.kind == WORD and "rightly" in t.value.context for t in tokens[begin : begin + _NEAR])
    return now is not None and now == _OPPOSED.get(said)


def _so_now(tokens: Sequence[Token], begin: int) -> str | None:
    """The result behind a verb at a place, of no other name."""
    if begin >= len(tokens) or tokens[begin].kind != WORD or tokens[begin].value.grammar != "copula":
        return None
    for token in tokens[begin + 1 : begin + 1 + _FAR]:
        if token.kind in (NAME, SIGN, POINT) or (token.kind == WORD and token.value.grammar in ("denial", "contrast")):
            return None
        if token.kind == WORD and (token.value.statement or ("",))[0] == "polarity":
            return str(token.value.statement[1])
    return None


def _is(token: Token, point: str) -> bool:
    return token.kind == POINT and bool(token.value == point)
