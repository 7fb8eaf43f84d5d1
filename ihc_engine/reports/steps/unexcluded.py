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
    at = next((n for n, token in enumerate(tokens) if token.kind == WORD and token.value.unexcluded), None)
    if at is None:
        return tokens
    begin = next((n + 1 for n in range(at - 1, -1, -1) if _is_end(tokens[n])), 0)
    end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
    before, behind = tokens[begin:at], tokens[at + 1 : end]
    said = behind if _of_stain(behind) else before if _of_stain(before) and not _told(behind) else []
    if not said:
        return tokens
    entry = Entry(tokens[at].value.phrase, statement=_EQUIVOCAL)
    kept = [token for token in said if not _told([token]) and not (token.kind == WORD and token.value.grammar == "denial")]
    place = kept[-1].end
    last = tokens[at] if said is before else kept[-1]  # the tokens stay in the order of the text
    span = last.start, last.end
    clause = [*kept, Token(WORD, Entry("", grammar="copula"), *span), Token(WORD, entry, *span)]
    stops = [Token(POINT, ";", tokens[begin].start, tokens[begin].start)] if begin else []
    ends = [Token(POINT, ";", place, place)] if end < len(tokens) and tokens[end].value == "," else []
    return [*tokens[:begin], *stops, *clause, *ends, *with_unexcluded(list(tokens[end:]))]


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
