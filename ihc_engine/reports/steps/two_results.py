"""Two opposite results behind one name, with nothing to tell which of them stands: "SMA, pos, neg", "desmin: positive, negative".

And a plus between results that joins them: "KIT neg + DOG1 neg".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_OPPOSITES = ({"positive", "negative"}, {"retained", "lost"})
_AND = Entry("+", grammar="joining", conjoins=True)


def with_two_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stroke between such results, by which neither is read, and "and" for such a plus."""
    read: list[Token] | None = None
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.kind == POINT and token.value in ",;" and _opposite(tokens, at):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value="/")
        elif token.kind == SIGN and token.value == "+" and _joins(tokens, at):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, _AND, token.start, token.end)
    return tokens if read is None else read


def _opposite(tokens: Sequence[Token], at: int) -> bool:
    """Whether opposite words stand around a comma, the first right behind the only name, the second at the end of its part."""
    end = at + 2
    ends = ".;\n," if tokens[at].value == "," else ".;\n"  # "desmin positive; negative, in contrast, are SMA and S100"
    if end < len(tokens) and not (tokens[end].kind == POINT and tokens[end].value in ends):
        return False
    told = {_result(tokens[at - 1]), _result(tokens[at + 1])}
    if told not in _OPPOSITES:
        return False
    name = at - 2
    if name > 0 and tokens[name].kind == POINT and tokens[name].value in ",:|":
        name -= 1
    if name < 0 or tokens[name].kind != NAME:
        return False
    before = tokens[name - 1] if name else None
    alone = before is None or (before.kind == POINT and before.value in ".;:\n")
    return alone or (before is not None and before.kind == POINT and name > 1 and _result(tokens[name - 2]) is not None)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plus stands between a result in words and a name with one."""
    if at + 2 >= len(tokens) or tokens[at + 1].kind != NAME or at < 2:
        return False
    apart = tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start
    return apart and _result(tokens[at - 1]) is not None and _result(tokens[at + 2]) is not None


def _result(token: Token) -> str | None:
    """What a word for a result says, and nothing else."""
    if token.kind != WORD or token.value.grammar is not None or (token.value.statement or ("",))[0] != "polarity":
        return None
    return str(token.value.statement[1])
