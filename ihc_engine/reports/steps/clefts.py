"""Names set in front by a clause of their own: "*it is* SMA rather than desmin *that* stains the tumour"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens of the names, with what is denied beside them.
_LONGEST = 12
_BESIDE = frozenset(("joining", "filler", "denial", "only", "contrast", "link"))


def with_clefts(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the names without the words that set them in front: "SMA rather than desmin stains it"."""
    for at in range(len(tokens) - 3):
        if not _begins(tokens, at):
            continue
        which = _which(tokens, at + 2)
        if which is not None:
            names = tokens[at + 2 : which]
            names = names[:-1] if names[-1].kind == POINT else names  # ", not desmin, that stains"
            return [*tokens[:at], *names, *tokens[which + 1 :]]
    return tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun and its verb begin a clause."""
    pronoun, verb = tokens[at], tokens[at + 1]
    if pronoun.kind != WORD or pronoun.value.grammar != "pronoun" or not pronoun.value.meant:
        return False
    first = at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.\n")
    return first and verb.kind == WORD and verb.value.grammar == "copula"


def _which(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of a relative word behind names, before a verb; None where anything else stands between."""
    named = False
    for at in range(begin, min(len(tokens) - 1, begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif token.kind == WORD and token.value.relative:
            return at if named and _verb(tokens[at + 1]) else None
        elif not (_beside(token) or (token.kind == POINT and token.value in ",/")):
            return None
    return None


def _beside(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and entry.statement is None and (entry.grammar in _BESIDE or bool(entry.rather))


def _verb(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("copula", "expressing", "naming", "denial")
