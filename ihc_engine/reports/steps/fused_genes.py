"""Names on either side of "::": "PAX3::MAML3" is a fusion of two genes, and names no stain."""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, Token

_MOLECULAR = {"molecular"}
_JOINT = "::"


def with_fused_genes(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, names that are parts of a fusion as those of genes."""
    if _JOINT not in text:
        return tokens
    return [_of_gene(token) if token.kind == NAME and _is_fused(token, text) else token for token in tokens]


def _is_fused(token: Token, text: str) -> bool:
    return text.startswith(_JOINT, token.end) or text.endswith(_JOINT, 0, token.start)


def _of_gene(token: Token) -> Token:
    return token._replace(value=replace(token.value, context=token.value.context | _MOLECULAR))
