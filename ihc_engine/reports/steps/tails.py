"""What is so elsewhere, told in passing behind a result: "desmin is negative, *which is seen in a minority of such tumours*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_ENDS = ",;.:\n"


def with_tails(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without clauses that name no stain and tell of lesions or an entity."""
    read: list[Token] = []
    named, skipped = False, 0
    for at, token in enumerate(tokens):
        if at < skipped:
            continue
        if named and _begins(tokens, at):
            end = next(
                (n for n in range(at + 1, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in _ENDS), len(tokens)
            )
            if _of_others(tokens[at + 2 : end]):
                inside = tokens[at - 1].kind == NAME and end < len(tokens) and tokens[end].value == ","
                skipped = end + inside  # "CD34, which labels most, is": both commas are the clause's
                continue
        named = named or token.kind == NAME
        read.append(token)
    return read if skipped else tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and a word such as "which" stand at a place."""
    if tokens[at].kind != POINT or tokens[at].value != "," or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].kind == WORD and bool(tokens[at + 1].value.relative)


def _of_others(clause: Sequence[Token]) -> bool:
    """Whether a clause tells of lesions or an entity, and of no stain and no result."""
    if any(t.kind in (NAME, SIGN) for t in clause):
        return False
    words = [t.value for t in clause if t.kind == WORD]
    told = any((word.statement or ("",))[0] == "polarity" and word.grammar != "existence" for word in words)
    return not told and any(word.kinds or word.diagnosis for word in words)
