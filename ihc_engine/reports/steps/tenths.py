"""Shares in tenths, as Japanese and Chinese count them: "Ki-67は2割" is 20 %."""

from __future__ import annotations

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NUMBER, UNKNOWN, Token


def with_tenths(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, numbers of tenths as percentages."""
    if not any(token.kind == UNKNOWN and (token.value in lexicon.tenths or token.value in lexicon.shares) for token in tokens):
        return tokens
    read: list[Token] = []
    for token in tokens:
        if token.kind == UNKNOWN and token.value in lexicon.shares:
            read.append(Token(NUMBER, ("percent", f"{lexicon.shares[token.value]}%"), token.start, token.end))
        elif token.kind == UNKNOWN and token.value in lexicon.tenths and read and _counts(read[-1]):
            first = read.pop()
            words, start = first.value[1], first.start
            if read and _counts(read[-1]) and read[-1].end + 1 == start:  # "7~8割"
                words, start = f"{read[-1].value[1]}-{words}", read.pop().start
            read.append(Token(NUMBER, ("percent", f"{_tenfold(words)}%"), start, token.end))
        else:
            read.append(token)
    return read


def _counts(token: Token) -> bool:
    return token.kind == NUMBER and token.value[0] == "number"


def _tenfold(words: str) -> str:
    """A number or range, or one behind a sign, ten times as high."""
    written: list[str] = []
    digits = ""
    for character in words + " ":
        if character in "0123456789.,":
            digits += character
            continue
        if digits:
            written.append(f"{float(digits.replace(',', '.')) * 10:g}")
        digits = ""
        written.append(character)
    return "".join(written).strip()
