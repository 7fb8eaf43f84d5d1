"""What a denied list passes over: "S100 and CD34, *but not desmin*, were negative" says that desmin is positive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from the names passed over to the result.
_NEAR = 5


def with_passed_over(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "but not" before names whose list is denied behind them as an exception."""
    found = [at for at, token in enumerate(tokens) if at and _role(token) == "contrast" and _passes_over(tokens, at)]
    read = list(tokens)
    for at in reversed(found):
        read[at : at + 2] = [tokens[at]._replace(value=replace(tokens[at].value, grammar="exception", statement=None))]
    return read if found else tokens


def _passes_over(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1 if tokens[at - 1].kind != POINT else at - 2
    if before < 0 or tokens[before].kind != NAME or at + 3 >= len(tokens) or _role(tokens[at + 1]) != "denial":
        return False
    behind = at + 2
    while behind < len(tokens) and (tokens[behind].kind == NAME or _role(tokens[behind]) == "joining"):
        behind += 1
    if behind == at + 2:
        return False
    rest = tokens[behind : behind + _NEAR]
    told = next((t for t in rest if t.kind == WORD and (t.value.statement or _role(t) == "denial")), None)
    verb = next((t for t in rest if not (t.kind == POINT and t.value == ",")), None)
    if (
        told is None
        or verb is None
        or not (_role(verb) == "copula" or verb is told)
        or any(t.kind == NAME for t in rest[: rest.index(told)])
    ):
        return False
    return bool(told.value.statement == ("polarity", "negative"))


def _role(token: Token) -> str | None:
    return token.value.grammar if token.kind == WORD else None
