"""Signs in the place of words: "the tumour is *+ for* ERG and CD31, *- for* keratin" says positive and negative for them."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: A score of zero is a sign too: "3+ for CD34 and *0 for* S100".
_RESULTS = {
    "+": Entry("", statement=("polarity", "positive")),
    "-": Entry("", statement=("polarity", "negative")),
    "0": Entry("", statement=("polarity", "negative")),
}


def with_signs_for(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a sign that leads to names by a preposition as the word that it stands for."""
    read = tokens
    for at in range(len(tokens) - 2):
        result = _RESULTS.get(_sign(tokens[at]))
        if result is not None and _leads_on(tokens, at):
            read = list(tokens) if read is tokens else read
            read[at] = tokens[at]._replace(kind=WORD, value=result)
    return read


def _sign(token: Token) -> str:
    if token.kind == NUMBER:
        return str(token.value[1])
    return str(token.value) if token.kind in (SIGN, POINT) else ""


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether names follow by a preposition, and no name that the sign could belong to stands before it."""
    link, name = tokens[at + 1], tokens[at + 2]
    if name.kind == POINT and name.value == ":" and at + 3 < len(tokens):
        name = tokens[at + 3]
    if link.kind != WORD or link.value.grammar != "link" or name.kind != NAME:
        return False
    return at == 0 or tokens[at - 1].kind in (POINT, WORD)
