"""Cases that are counted: "*12 olguda* CD34 pozitif" tells of others, where "CD34 olguda pozitif" tells of this one."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NUMBER, WORD, Token

_OF_OTHERS = Entry("", context={"literature"})


def with_counted_cases(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words for a case behind a number as what tells of others."""
    found = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.counted and _counted(tokens, at)]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        read[at] = tokens[at]._replace(value=_OF_OTHERS)
    return read


def _counted(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind == NUMBER and tokens[at - 1].value[0] in ("number", "fraction")
