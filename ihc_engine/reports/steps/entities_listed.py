"""What would be in one entity, and behind a semicolon in the next: "in GIST, CD117 is expected; *in leiomyosarcoma*, caldesmon".

The next entity takes the supposition of the first, so that what is said of it is no result of this tumour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_SUPPOSED = frozenset(("hypothetical", "literature"))
#: Tokens between a semicolon and an entity.
_NEAR = 3


def with_entities_listed(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, entities behind semicolons with what is supposed of those before them."""
    if not any(token.kind == WORD and token.value.context & _SUPPOSED for token in tokens):
        return tokens
    read: list[Token] | None = None
    supposed: set[str] = set()
    entity = False
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ";.\n":
            named = _entity_behind(tokens, at) if token.value == ";" and supposed and entity else None
            if named is None:
                supposed, entity = set(), False
            else:
                read = list(tokens) if read is None else read
                entry = tokens[named].value
                read[named] = tokens[named]._replace(value=replace(entry, context=entry.context | supposed))
        elif token.kind == WORD:
            supposed = supposed | (token.value.context & _SUPPOSED)
            entity = entity or bool(token.value.diagnosis or token.value.kinds)
            if token.value.grammar == "present":
                supposed = set()
    return tokens if read is None else read


def _entity_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the entity in which what stands behind a semicolon is said to be, if a stain follows."""
    inside = False
    for place in range(at + 1, min(len(tokens), at + 2 + _NEAR)):
        token = tokens[place]
        if token.kind != WORD or token.value.grammar == "present":
            return None
        if token.value.diagnosis or token.value.kinds:
            behind = (t for t in tokens[place + 1 : place + 5] if t.kind == NAME or (t.kind == POINT and t.value in ";."))
            following = next(behind, None)
            located = inside or not token.value.phrase.isascii()
            return place if located and following is not None and following.kind == NAME else None
        inside = inside or token.value.among or token.value.lies or token.value.grammar == "link"
        if token.value.grammar not in ("filler", "link", "contrast", "joining") or token.value.meant:
            return None  # "in *this* leiomyosarcoma"
    return None
