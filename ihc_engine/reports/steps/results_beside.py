""" "Bei" before a result beside another: "SMA-Expression *bei Desmin-Negativität*", "fehlendes Desmin *bei SMA-Positivität*".

The noun that is joined to the name of the stain tells its result, and nothing of the stain before. Adjectives tell of cells ("bei
S100-positiven Tumoren"): a noun is written with a capital.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from "bei" to the name: how strongly it stains.
_NEAR = 3


def with_results_beside(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence, a stop in the place of such a word. ``original``: the text as it is spelled."""
    read = tokens
    named = False
    for at, token in enumerate(tokens):
        named = named or token.kind == NAME
        if named and token.kind == WORD and token.value.among and _leads(tokens, at + 1, original):
            read = list(tokens) if read is tokens else read
            read[at] = Token(POINT, ";", token.start, token.end)
    return read


def _leads(tokens: Sequence[Token], begin: int, original: str) -> bool:
    """Whether a name with a noun of its result stands at a place, behind no more than how strongly it stains."""
    name = next((at for at in range(begin, min(len(tokens), begin + _NEAR)) if tokens[at].kind == NAME), None)
    if name is None or name + 2 >= len(tokens) or not all(map(_how, tokens[begin:name])):
        return False
    hyphen, noun = tokens[name + 1], tokens[name + 2]
    joined = hyphen.kind == POINT and hyphen.value == "-" and hyphen.end == noun.start
    return joined and original[noun.start].isupper() and _tells(noun)


def _how(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] in ("extent", "intensity", "pattern")


def _tells(noun: Token) -> bool:
    """Whether a noun tells that a stain is there or not: "-Positivität", "-Expression", "-Verlust"."""
    return noun.kind == WORD and (noun.value.grammar == "expressing" or (noun.value.statement or ("",))[0] == "polarity")
