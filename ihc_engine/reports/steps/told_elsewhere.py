"""Results that were written elsewhere: "SDHB was described as lost *elsewhere*" tells of another report."""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.tokens import POINT, WORD, Token

#: Tokens between what was written and the word for where.
_FAR = 8
_EARLIER = {"earlier"}


def with_told_elsewhere(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words such as "elsewhere" behind what was written of a stain as those of another report."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.away and _written_before(tokens, at):
            read = list(tokens) if read is None else read
            entry = replace(token.value, portion=False, statement=None, grammar="filler", context=token.value.context | _EARLIER)
            read[at] = token._replace(value=entry)
    return tokens if read is None else read


def _written_before(tokens: list[Token], at: int) -> bool:
    for token in reversed(tokens[max(0, at - _FAR) : at]):
        if token.kind == POINT and token.value in ",;.:":
            return False
        if token.kind == WORD and token.value.written:
            return True
    return False
