"""Staining that cannot be excluded: "weak SMA staining *cannot be excluded*", "I *cannot exclude* focal desmin". It is equivocal.

Where a diagnosis is what cannot be excluded, nothing is said of the stains beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_EQUIVOCAL = ("polarity", "equivocal")
_ENDS = ",;.:()\n"
#: Tokens of what cannot be excluded.
_LONGEST = 14


def with_unexcluded(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as an equivocal result of the stains that are spoken of with them."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.kind != WORD or not token.value.unexcluded:
            continue
        begin = next((n + 1 for n in range(at - 1, done - 1, -1) if _is_end(tokens[n])), done)
        end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
        clause = _clause(tokens, begin, at, end)
        if clause:
            read += [*tokens[done:begin], *clause]
            done = end
    return [*read, *tokens[done:]] if done else tokens


def _clause(tokens: Sequence[Token], begin: int, at: int, end: int) -> list[Token]:
    """The clause of such words at a place, with the result that they are; none where no stain is spoken of."""
    before, behind = tokens[begin:at], tokens[at + 1 : end]
    said = behind if _of_stain(behind) else before if _of_stain(before) and not _told(behind) else []
    kept = [token for token in said if not _told([token]) and not (token.kind == WORD and token.value.grammar == "denial")]
    if not kept:
        return []
    last = tokens[at] if said is before else kept[-1]  # the tokens stay in the order of the text
    span = last.start, last.end
    told = [
        Token(WORD, Entry("", grammar="copula"), *span),
        Token(WORD, Entry(tokens[at].value.phrase, statement=_EQUIVOCAL), *span),
    ]
    stops = [Token(POINT, ";", tokens[begin].start, tokens[begin].start)] if begin else []
    ends = [Token(POINT, ";", last.end, last.end)] if end < len(tokens) and tokens[end].value == "," else []
    return [*stops, *kept, *told, *ends]


def _of_stain(tokens: Sequence[Token]) -> bool:
    """Whether a stain is what is spoken of, and its staining: no diagnosis, and no verb."""
    if len(tokens) > _LONGEST or not any(token.kind == NAME for token in tokens):
        return False
    words = [token.value for token in tokens if token.kind == WORD]
    return not any(word.diagnosis or word.kinds or word.grammar in ("copula", "contrast", "exception") for word in words)


def _told(tokens: Sequence[Token]) -> bool:
    return any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens)


def _is_end(token: Token) -> bool:
    return (token.kind == POINT and token.value in _ENDS) or (token.kind == WORD and token.value.grammar == "contrast")
