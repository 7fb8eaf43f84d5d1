"""What is granted of another entity before the result: "although rhabdomyosarcoma may express keratin, desmin is negative"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Words between "although" and the entity, and tokens of the clause.
_BEFORE, _LONGEST = 4, 30
_LITERATURE = frozenset(("literature",))


def granted(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The place of a word such as "although" that begins a sentence, and of the comma that ends what is said of an entity."""
    if not any(token.kind == WORD and token.value.diagnosis for token in tokens[:_LONGEST]):
        return None
    first = next((at for at, token in enumerate(tokens[:2]) if token.kind == WORD and token.value.grammar == "contrast"), None)
    if first is None or any(token.kind == NAME for token in tokens[:first]):
        return None
    found = _entity(tokens, first)
    if found is None:
        return None
    entity, pointed = found
    end = next((at for at in range(entity, min(len(tokens), entity + _LONGEST)) if _is(tokens[at], ",")), None)
    if end is None or not _of_stains(tokens[entity:end]) or not _of_stains(tokens[end:]):
        return None
    clause = [token.value for token in tokens[first:end] if token.kind == WORD]
    if pointed and not any("literature" in entry.context for entry in clause):
        return None  # "although the leiomyosarcoma expresses S100" may be this tumour
    return None if any(entry.certainty in ("stated", "favoured") for entry in clause) else (first, end)


def with_concessions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what is granted of an entity as said of it, and apart from what follows."""
    found = granted(tokens)
    if found is None:
        return tokens
    first, end = found
    entry = tokens[first].value
    told = tokens[first]._replace(value=replace(entry, grammar=None, context=entry.context | _LITERATURE))
    return [*tokens[:first], told, *tokens[first + 1 : end], tokens[end]._replace(value="."), *tokens[end + 1 :]]


def _entity(tokens: Sequence[Token], first: int) -> tuple[int, bool] | None:
    """The place of a diagnosis that stands as the subject, and whether an article stands before it."""
    pointed = False
    if named := _behind_stains(tokens, first):
        return named
    for at in range(first + 1, min(len(tokens), first + 1 + _BEFORE)):
        token = tokens[at]
        if token.kind == WORD and token.value.diagnosis:
            return at, pointed
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar == "present"):
            return None
        pointed = pointed or (token.kind == WORD and token.value.definite)
    return None


def _behind_stains(tokens: Sequence[Token], first: int) -> tuple[int, bool] | None:
    """ "Although keratin may be seen in rhabdomyosarcoma": where what is said of the entity begins, if its stains stand first."""
    end = next((at for at in range(first, min(len(tokens), first + _LONGEST)) if _is(tokens[at], ",")), None)
    entity = next((at for at in range(first + 2, end or 0) if tokens[at].kind == WORD and tokens[at].value.diagnosis), None)
    if entity is None or not any(token.kind == NAME for token in tokens[first + 1 : entity]):
        return None
    before = tokens[entity - 1]
    pointed = before.kind == WORD and before.value.definite
    lies = tokens[entity - 2] if pointed else before
    if not (lies.kind == WORD and (lies.value.lies or lies.value.grammar == "link")):
        return None
    return first + 1, bool(pointed)


def _of_stains(tokens: Sequence[Token]) -> bool:
    """Whether a clause names a stain and has a verb or result of it."""
    named = any(token.kind == NAME for token in tokens)
    told = any(
        t.kind == SIGN
        or (
            t.kind == WORD
            and (t.value.grammar in ("expressing", "copula", "denial") or t.value.statement or "literature" in t.value.context)
        )
        for t in tokens
    )
    return named and told


def _is(token: Token, point: str) -> bool:
    return token.kind == POINT and token.value == point
