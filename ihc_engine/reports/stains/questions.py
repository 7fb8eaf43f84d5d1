"""Questions: "S100 positive?", "Expression de CD34 ?". What they ask is not said, and is listed."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

ASKED = "a question"
#: Tokens of a question that asks of stains and says nothing else.
_LONGEST = 8


def asks_of_stains(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a short question of one clause, perhaps with its answer; "CD34 +, S100 -: SFT?" asks of a
    diagnosis."""
    mark = next((at for at, token in enumerate(tokens) if token.kind == POINT and token.value == "?"), None)
    tokens = tokens if mark is None else tokens[: mark + 1]
    if not 0 < len(tokens) <= _LONGEST or tokens[-1].kind != POINT or tokens[-1].value != "?":
        return False
    if any(token.kind == POINT and token.value != "-" for token in tokens[:-1]) or any(
        t.kind == WORD and t.value.diagnosis for t in tokens
    ):
        return False
    words = [token.value for token in tokens if token.kind == WORD]
    if any("suggested" in word.context or word.statement == ("polarity", "not_performed") for word in words):
        return False  # "could you send TFE3?"
    return any(token.kind == NAME for token in tokens) and bool(words)


def is_answered(tokens: Sequence[Token]) -> bool:
    """Whether an answer follows a question mark, as it does in one sentence only where it is short ("S100? No")."""
    return any(token.kind == POINT and token.value == "?" for token in tokens[:-1])
