"""What a tumour expresses that was described by other stains: "an S100-negative neoplasm *that stains for* EMA".

The attribute is told, and what its noun shows is told of other stains: "tumore S100 negativo *con espressione di* EMA".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens of a noun, and from the word that begins the clause to its verb or noun of staining, and from there to the name.
_NOUN, _NEAR = 6, 4
#: Words that stand in no noun phrase.
_BREAKS = frozenset(
    ("copula", "denial", "contrast", "joining", "link", "exception", "existence", "performing", "naming", "expressing", "only")
)


def with_clauses_behind_attributes(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop before such a clause."""
    found = {at: verb for at, verb in ((n, _clause(tokens, n)) for n in range(2, len(tokens) - 1)) if verb is not None}
    if not found:
        return tokens
    read: list[Token] = []
    verbs = set(found.values())
    for at, token in enumerate(tokens):
        if at in found:
            read.append(Token(POINT, ";", token.start, token.start))
        verb = at in verbs and token.value.grammar == "naming"
        read.append(token._replace(value=replace(token.value, grammar="expressing")) if verb else token)
    return read


def _clause(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the verb or noun of staining of a clause that begins at a place, behind an attribute and its noun."""
    token = tokens[at]
    if token.kind != WORD:
        return None
    entry = token.value
    if not (entry.relative or (entry.showing and entry.grammar == "link") or _stains(token)):
        return None
    nouns = _nouns(tokens, at)
    if nouns is None or (_stains(token) and not (nouns and tokens[at + 1].kind == NAME)):
        return None
    return _verb(tokens, at)


def _nouns(tokens: Sequence[Token], at: int) -> int | None:
    """How many words of a noun stand between an attribute and a place; None where there is none."""
    for place in range(at - 1, max(1, at - 1 - _NOUN) - 1, -1):
        token = tokens[place]
        if _is_result(token):
            return at - 1 - place if _is_attribute(tokens, place) else None
        if token.kind == UNKNOWN:
            continue
        if token.kind != WORD or token.value.grammar in _BREAKS or token.value.relative:
            return None
        if (token.value.statement or ("cells", "tumour")) != ("cells", "tumour"):
            return None
    return None


def _is_result(token: Token) -> bool:
    return (
        token.kind == WORD
        and token.value.grammar is None
        and token.value.statement
        in (
            ("polarity", "negative"),
            ("polarity", "positive"),
        )
    )


def _is_attribute(tokens: Sequence[Token], place: int) -> bool:
    """Whether a result stands right behind its name, or a hyphen, and no denial before: "*no* S100-positive cells that ..."."""
    before = place - 1
    if tokens[before].kind == POINT and tokens[before].value == "-":
        before -= 1
    if before < 0 or tokens[before].kind != NAME:
        return False
    return not any(t.kind == WORD and t.value.grammar == "denial" for t in tokens[max(0, before - _NEAR) : before])


def _stains(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and (entry.grammar == "expressing" or (entry.grammar == "naming" and entry.several))


def _verb(tokens: Sequence[Token], at: int) -> int | None:
    """The place of what says that a name behind it stains, from a place on."""
    verb = None
    for place in range(at, min(len(tokens), at + 2 * _NEAR)):
        token = tokens[place]
        if token.kind == NAME:
            return verb
        if verb is None and _stains(token):
            verb = place
        elif token.kind not in (WORD, UNKNOWN) or _decides(token):
            return None
    return None


def _decides(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and (
        entry.grammar in ("denial", "contrast", "exception") or (entry.statement or ("",))[0] == "polarity"
    )
