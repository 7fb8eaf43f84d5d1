"""A loss that is denied without being said again: "SDHB is lost but SDHA *is not*". What is not lost is retained."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_LOST = ("polarity", "lost")
_RETAINED = ("polarity", "retained")
#: Tokens back to the result said last.
_FAR = 60


def with_not_lost(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial as the word for what it says."""
    found = [at for at, token in enumerate(tokens) if at > 1 and _is_bare_denial(tokens, at) and _lost_last(tokens, at)]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        read[at] = Token(WORD, Entry(tokens[at].value.phrase, statement=_RETAINED), tokens[at].start, tokens[at].end)
    return read


def with_denied_before(tokens: list[Token], told: Phrase | None) -> list[Token]:
    """The tokens of a sentence that only denies what the one before told of another stain: "SDHB is lost. *SDHA is not.*"

    Behind a loss it is retained; behind a denial ("SMA is negative. Desmin is not.") nobody knows how much it stains.
    """
    at = denied_alone(tokens)
    if told is None or not at:
        return tokens
    if _LOST in told.statements:
        said = _RETAINED
    elif told.says_no:
        said = ("polarity", "equivocal")
    else:
        return tokens
    denied = Token(WORD, Entry(tokens[at].value.phrase, statement=said), tokens[at].start, tokens[at].end)
    return [*tokens[:at], denied, *tokens[at + 1 :]]


def denied_alone(tokens: Sequence[Token]) -> int:
    """The place of a denial with its verb behind stains, where a sentence says no more: "SDHA and SDHC *are not*."; else 0.

    Without a verb it is a result of a list: "S100 negative. SMA *nil*."
    """
    at = next((at for at, token in enumerate(tokens) if token.kind == WORD and token.value.grammar == "denial"), 0)
    return at if at and tokens[at].value.several and all(map(_of_list, tokens[:at])) and _is_bare_denial(tokens, at) else 0


def _of_list(token: Token) -> bool:
    """Whether a token may stand in a list of stains: one that is not known is among them."""
    if token.kind == WORD:
        return token.value.grammar in ("joining", "filler") or bool(token.value.molecular)
    return token.kind in (NAME, UNKNOWN) or (token.kind == POINT and token.value in ",/")


def _is_bare_denial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands right behind a name and ends its clause."""
    token = tokens[at]
    if token.kind != WORD or token.value.grammar != "denial" or token.value.statement is not None or not _named(tokens, at):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or (behind.kind == POINT and behind.value in ".;,)\n")


def _named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands right before a place, or one that may be unknown behind "and": "SDHA and *SDHC* are not"."""
    if at and tokens[at - 1].kind == NAME:
        return True
    joined = at > 2 and tokens[at - 2].kind == WORD and tokens[at - 2].value.grammar == "joining"
    strange = tokens[at - 1].kind == UNKNOWN or (tokens[at - 1].kind == WORD and bool(tokens[at - 1].value.molecular))
    return strange and joined and tokens[at - 3].kind == NAME


def _lost_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether the result said last before names, at the end of whose clause a denial stands, is a loss."""
    for token in reversed(tokens[max(0, at - _FAR) : at - 1]):
        if token.kind == SIGN:
            return False
        if token.kind == WORD:
            if token.value.grammar == "denial":
                return False
            if token.value.statement is not None and token.value.statement[0] == "polarity":
                return bool(token.value.statement == _LOST)
    return False
