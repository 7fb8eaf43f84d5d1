"""What is missing: the staining ("SDHB is missing in the tumour cells"), or the slide ("the SDHB slide is missing")."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between a verb and "missing".
_NEAR = 3
_LOST = Entry("missing", statement=("polarity", "lost"))
_UNDONE = Entry("missing", statement=("polarity", "not_performed"))
_STAINING = frozenset(("cells", "pattern"))


def with_missing(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words such as "missing" as a loss or as a stain that was not done, where it is told which."""
    if not any(token.kind == WORD and (token.value.missing or token.value.material) for token in tokens):
        return tokens
    return [_read(tokens, at) for at in range(len(tokens))]


def _read(tokens: Sequence[Token], at: int) -> Token:
    token = tokens[at]
    if token.kind == WORD and token.value.missing:
        return Token(WORD, _meant(tokens, at) or token.value, token.start, token.end)
    bare = token.kind == WORD and token.value.material and token.value == Entry(token.value.phrase, material=True)
    if bare and not _is_subject(tokens, at):
        return Token(UNKNOWN, token.value.phrase, token.start, token.end)  # else it says nothing
    return token


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun may stand for the stain named before: "*the slide* is positive"."""
    before, behind = tokens[at - 1 : at] if at else (), tokens[at + 1 : at + 2]
    return (
        bool(before and behind)
        and before[0].kind == WORD
        and (before[0].value.definite or before[0].value.genuine)
        and behind[0].kind == WORD
        and behind[0].value.grammar == "copula"
    )


def _meant(tokens: Sequence[Token], at: int) -> Entry | None:
    clause = _clause(tokens, at)
    if not any(token.kind == NAME for token in clause):
        return None
    words = [token.value for token in clause if token.kind == WORD]
    if any(entry.grammar == "expressing" and not entry.material for entry in words):
        return _LOST
    if any(entry.material for entry in words):
        return _UNDONE
    if any((entry.statement or ("",))[0] in _STAINING for entry in words):
        return _LOST
    return _LOST if _behind_verb(tokens, at) else None


def _clause(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    begin = next((n + 1 for n in range(at, -1, -1) if _parts(tokens[n])), 0)
    end = next((n for n in range(at, len(tokens)) if _parts(tokens[n])), len(tokens))
    return tokens[begin:end]


def _parts(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",;.\n") or (token.kind == WORD and token.value.grammar == "contrast")


def _behind_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands before a word: "desmin was missing", "RB1 was completely gone", but not "desmin: missing"."""
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.kind == WORD and token.value.grammar == "copula":
            return True
        if token.kind not in (WORD, UNKNOWN):
            return False
    return False
