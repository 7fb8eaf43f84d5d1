"""A stain that failed, told behind what is seen of it: "SDHB: negative in tumour and endothelium, *hence not interpretable*".

What does not stain where nothing does is no negative result. What is said before of the one stain that is named is dropped, so
that the failure is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_FAILED = ("polarity", "uninterpretable")
_UNSTAINED = frozenset(("negative", "lost", "equivocal"))
#: Tokens from a name to the word that tells of the failure.
_LONGEST = 30


def with_failed_behind(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, without what is said of a stain before its failure is told."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.statement != _FAILED or token.value.context:
            continue
        name = _name(tokens, at)
        if name is None or not _ends(tokens, at + 1):
            continue
        read = list(tokens) if read is None else read
        for place in range(name + 1, at):
            if _tells(tokens[place]):
                read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
    return tokens if read is None else read


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """The only name before a failure, of which it was told that nothing stains, in another part of the sentence."""
    unstained = parted = False
    name: int | None = None
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        token = tokens[place]
        if token.kind == NAME:
            if name is not None or not (unstained and parted):
                return None
            name = place
        elif name is not None:
            if token.kind == POINT and token.value in ".\n":
                break
            if token.kind == POINT and token.value in ",;":
                continue
            if token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"):
                return None  # a result of others before it
        elif token.kind == POINT:
            if token.value in "\n.|\t()":
                return None
            parted = parted or token.value in ",;:-"
        elif token.kind == WORD:
            said = token.value.statement or ("", "")
            if said == ("polarity", "positive") or token.value.context:
                return None
            unstained = unstained or token.value.grammar == "denial" or (said[0] == "polarity" and said[1] in _UNSTAINED)
            parted = parted or token.value.grammar in ("joining", "contrast")
        elif token.kind == SIGN:
            if "+" in str(token.value):
                return None
            unstained = True
    return name


def _ends(tokens: Sequence[Token], begin: int) -> bool:
    """Whether no stain is told of behind a failure in its part of the sentence."""
    for token in tokens[begin:]:
        if token.kind == POINT and token.value in ".;,\n)":
            return True
        if token.kind in (NAME, SIGN, NUMBER):
            return False
    return True


def _tells(token: Token) -> bool:
    """Whether a token tells of a result or of cells."""
    if token.kind in (SIGN, NUMBER):
        return True
    return token.kind == WORD and bool(token.value.statement or token.value.grammar in ("denial", "expressing", "existence"))
