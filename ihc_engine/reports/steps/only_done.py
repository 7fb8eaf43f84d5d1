"""Stains of which it is told that they were done, and no more: "行S100染色", "Se realizó tinción de S100", "mit S100 gefärbt".

A noun such as "staining" says elsewhere that it stains ("S100 staining was seen"), and so does "gefärbt" behind "ist".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_ENDS = ";.\n"
_TELLING = frozenset(("polarity", "extent", "intensity", "level", "pattern", "component"))
_OWN = frozenset(("denial", "existence", "contrast", "exception", "only", "same", "rest", "pronoun", "respectively", "missing"))
_SILENT = Entry("", grammar="filler")
#: Tokens from the verb to the participle.
_NEAR = 24


def with_only_done(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such nouns and participles as words that tell nothing."""
    tokens = _passive(tokens)
    begin = 0
    read: list[Token] | None = None
    for at in (*(at for at, token in enumerate(tokens) if token.kind == POINT and token.value in _ENDS), len(tokens)):
        if _only_done(tokens[begin:at]):
            read = list(tokens) if read is None else read
            read[begin:at] = [_silent(token) if _noun(token) else token for token in tokens[begin:at]]
        begin = at + 1
    return tokens if read is None else read


def _passive(tokens: list[Token]) -> list[Token]:
    """ "Der Tumor *wurde* mit S100 *gefärbt*: negativ": the participle of such a verb is no result, whatever follows."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.coloured:
            continue
        for place in range(at - 1, max(-1, at - _NEAR), -1):
            before = tokens[place]
            if before.kind == WORD and before.value.passive:
                return [*tokens[:at], _silent(token), *_passive(tokens[at + 1 :])]
            telling = before.kind == WORD and (before.value.statement or ("",))[0] == "polarity"
            if telling or (before.kind == POINT and before.value in _ENDS) or (before.kind == WORD and _denies(before.value)):
                break
    return tokens


def _denies(word: Entry) -> bool:
    return word.grammar == "denial"


def _only_done(part: Sequence[Token]) -> bool:
    """Whether a part of a sentence names stains, says that they were done, and tells no result."""
    named = done = shown = False
    nouns = 0
    for token in part:
        if token.kind in (SIGN, NUMBER) or (token.kind == POINT and token.value in "?:=|\t"):
            return False
        if token.kind == NAME:
            named = True
        elif token.kind == WORD:
            entry = token.value
            if (entry.statement or ("",))[0] in _TELLING or entry.grammar in _OWN or entry.context or entry.denies:
                return False
            done = done or entry.undertaken or entry.carried_out
            if entry.grammar == "expressing":
                nouns += 1
                if shown or nouns > 1:
                    return False  # "was done, *with expression* in the tumour cells"
            shown = entry.showing
    return named and done


def _noun(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "expressing"


def _silent(token: Token) -> Token:
    return Token(WORD, _SILENT, token.start, token.end)
