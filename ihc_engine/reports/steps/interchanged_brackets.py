"""Results as they stood when they were interchanged: "desmin and DOG1 were interchanged (*desmin positive, DOG1 negative*)".

They are those that do not stand, where nothing in the brackets says that they are right.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_RIGHT = frozenset(("righted", "correction", "present"))


def with_interchanged_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such brackets."""
    said = next((at for at, token in enumerate(tokens) if _interchanged(token)), None)
    if said is None:
        return tokens
    opening = next((at for at in range(said, len(tokens)) if tokens[at].kind == POINT and tokens[at].value in "(;\n"), None)
    if opening is None or tokens[opening].value != "(":
        return tokens
    closing = next((at for at in range(opening, len(tokens)) if tokens[at].kind == POINT and tokens[at].value == ")"), None)
    if closing is None or not _names(tokens[opening:closing]) <= _names(tokens[:opening]) or _right(tokens[opening:closing]):
        return tokens
    return [*tokens[:opening], *tokens[closing + 1 :]]


def _interchanged(token: Token) -> bool:
    return token.kind == WORD and "interchanged" in token.value.context


def _names(tokens: Sequence[Token]) -> set[str]:
    return {token.value.marker.id for token in tokens if token.kind == NAME}


def _right(tokens: Sequence[Token]) -> bool:
    return any(token.kind == WORD and token.value.context & _RIGHT for token in tokens)
