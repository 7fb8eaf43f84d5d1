"""Two readings of one stain, of which the central one stands: "S100: *local* positive, *central* negative"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of what each of the two says.
_LONGEST = 14


def with_local_and_central(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what is told of a local reading as earlier, and the central one as what corrects it.

    The central one begins a part of its own, with the name of the stain where it stood only before the first.
    """
    at = next((n for n, token in enumerate(tokens) if token.kind == WORD and token.value.local and _reads(tokens, n)), None)
    central = None if at is None else next((n for n in range(at + 1, len(tokens)) if _is_central(tokens, n)), None)
    if at is None or central is None or not _told(tokens, at + 1, central):
        return tokens
    behind_results = _closes(tokens, at) and _closes(tokens, central) and _told(tokens, 0, at)
    if not behind_results and not _told(tokens, central + 1, len(tokens)):
        return tokens
    end = next((n for n in range(central, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";.\n"), len(tokens))
    names = [token for token in tokens[:central] if token.kind == NAME]
    behind = [token for token in tokens[central:end] if token.kind == NAME]
    if not names or len({_marker(token) for token in (*names, *behind)}) != 1:
        return tokens
    begin = central if not behind_results else at + 2 if tokens[at + 1].value == ")" else at + 1
    while not behind_results and begin > at + 1 and _small(tokens[begin - 1]):
        begin -= 1
    skipped = begin
    while behind_results and skipped < central and _small(tokens[skipped]):
        skipped += 1
    if not behind_results:
        skipped = central
    first, second = tokens[at], tokens[central]
    place = tokens[skipped].start
    earlier = first._replace(value=replace(first.value, context=first.value.context - {"lent"} | {"earlier"}))
    if behind_results:  # where it stands in brackets it would tell of nothing
        name = max(n for n in range(at) if tokens[n].kind == NAME)
        before = [*tokens[:name], earlier, *(t for t in tokens[name:at] if not (t.kind == POINT and t.value == "("))]
    else:
        before = [*tokens[:at], earlier, *tokens[at + 1 : begin]]
    return [
        *before,
        Token(POINT, ";", place, place),
        *([] if behind else [names[-1]]),
        *tokens[skipped:central],
        second._replace(value=replace(second.value, context=second.value.context | {"correction"})),
        *tokens[central + 1 :],
    ]


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """ "Positive *locally*, negative *centrally*", "positive (*local*)": whether a word stands behind its result."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or (following.kind == POINT and following.value in ",;.)")


def _reads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a reading is told at a place, and no place in the tumour: "local S100 result", no "local recurrence"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != WORD:
        return following is not None and following.kind in (NAME, SIGN, POINT)
    entry = following.value
    told = (entry.statement or ("",))[0] == "polarity" or entry.grammar in ("copula", "naming")
    return told or entry.stained or entry.material


def _is_central(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind == WORD and bool(tokens[at].value.central) and _reads(tokens, at)


def _told(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a result is told from a place on, before another."""
    for token in tokens[begin : min(end, begin + _LONGEST)]:
        if token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"):
            return True
        if token.kind == POINT and token.value in ";.\n":
            return False
    return False


def _small(token: Token) -> bool:
    """Whether a token stands between two readings and tells nothing: a comma, "and", "the", "differs from"."""
    if token.kind == WORD:
        return token.value.statement is None and token.value.grammar in ("joining", "contrast", "filler", "link")
    return token.kind not in (NAME, SIGN) and not (token.kind == POINT and token.value in "()")


def _marker(token: Token) -> object:
    return token.value.marker.id if token.value.marker is not None else token.value.phrase
