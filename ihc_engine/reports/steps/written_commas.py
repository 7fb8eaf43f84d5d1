"""The comma of a list and that of a sentence, where a language writes both: "表达CD34、STAT6,S-100、Desmin阴性".

Where a list of stains is written with the one, the other ends its clause. What stands behind is told by a result of its own.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_OF_LISTS = "、､"


def with_written_commas(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence, with a semicolon for a comma that ends a list which is written with another comma."""
    if not any(sign in original for sign in _OF_LISTS):
        return tokens
    read: list[Token] | None = None
    led = listed = False
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ",;.":
            if token.value == "," and original[token.start : token.end] in _OF_LISTS:
                listed = True
                continue
            if led and listed and token.value == "," and _told_behind(tokens, at, original):
                read = list(tokens) if read is None else read
                read[at] = token._replace(value=";")
            led = listed = False
        elif token.kind == WORD and not listed:
            entry = token.value
            led = led or entry.grammar in ("expressing", "denial") or (entry.statement or ("",))[0] == "polarity"
    return tokens if read is None else read


def _told_behind(tokens: list[Token], at: int, original: str) -> bool:
    """Whether a list of names stands between a comma, behind a name, and a word that says whether they stain."""
    if not at or tokens[at - 1].kind != NAME or at + 1 >= len(tokens) or tokens[at + 1].kind != NAME:
        return False
    for token in tokens[at + 1 :]:
        if token.kind == POINT:
            if token.value != "," or original[token.start : token.end] not in _OF_LISTS:
                return False
        elif token.kind == WORD:
            entry = token.value
            if (entry.statement is not None and entry.statement[0] == "polarity") or entry.grammar == "denial":
                return True
            if entry.grammar not in ("joining", "filler", "copula"):
                return False
        elif token.kind != NAME:
            return False
    return False
