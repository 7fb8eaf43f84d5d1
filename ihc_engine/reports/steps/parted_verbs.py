"""Verbs in two parts around what they speak of: "*bleibt* eine Reaktion mit S100 *aus*" says "*bleibt aus*" of S100."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens between the parts.
_FAR = 40


def with_parted_verbs(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, the second part of such a verb as the whole of it, where nothing else is said in between."""
    if not lexicon.parted:
        return tokens
    read = tokens
    for at, token in enumerate(tokens):
        if token.kind == UNKNOWN and token.value in lexicon.parted and _ends(tokens, at + 1):
            whole = _whole(tokens, at, lexicon.parted[token.value])
            if whole is not None:
                read = list(read) if read is tokens else read
                read[at] = Token(WORD, whole, token.start, token.end)
    return read


def _ends(tokens: list[Token], at: int) -> bool:
    following = tokens[at] if at < len(tokens) else None
    if following is None or following.kind == POINT:
        return True
    return following.kind == WORD and following.value.grammar in ("joining", "contrast", "filler")


def _whole(tokens: list[Token], at: int, verbs: dict[str, Entry]) -> Entry | None:
    """The entry of a verb whose first part stands before a place, with a name in between and no result."""
    named = False
    for token in reversed(tokens[max(0, at - _FAR) : at]):
        if token.kind == NAME:
            named = True
        elif token.kind == POINT and token.value in ";.:":
            return None
        elif token.kind == WORD:
            entry = token.value
            if entry.phrase in verbs:
                return verbs[entry.phrase] if named else None
            if entry.grammar == "denial" or (entry.statement or ("",))[0] == "polarity":
                return None
    return None
