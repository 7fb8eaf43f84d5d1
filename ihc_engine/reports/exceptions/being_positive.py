"""An exception with a verb of its own: "apart from *being CD34 positive*, the cells are negative".

What it excepts stains, as in "apart from *expressing* CD34".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_POSITIVE = ("polarity", "positive")
_EXPRESSING = Entry("expressing", grammar="expressing")
_HOW = frozenset(("extent", "intensity", "pattern"))
_LONGEST = 12


def with_being_positive(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a verb with its result as a word that says that the names behind it stain."""
    for at, token in enumerate(tokens[:-3]):
        verb = tokens[at + 1]
        excepts = token.kind == WORD and (token.value.besides or token.value.grammar == "exception")
        if not excepts or verb.kind != WORD or verb.value.grammar != "copula":
            continue
        result = _result(tokens, at + 2)
        if result is None:
            continue
        said = Token(WORD, _EXPRESSING, verb.start, verb.end)
        end = result + 1
        if tokens[result - 1].kind != NAME:  # "being positive for CD34"
            end += end < len(tokens) and tokens[end].kind == WORD and tokens[end].value.grammar == "link"
        between = [t for t in tokens[at + 2 : result] if not (t.kind == POINT and t.value == "-")]
        return [*tokens[: at + 1], said, *between, *tokens[end:]]
    return tokens


def _result(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of "positive" behind names, or before them; None if something else is told."""
    for place in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[place]
        if token.kind == WORD and token.value.statement == _POSITIVE:
            return place
        if token.kind == WORD:
            if not ((token.value.statement or ("",))[0] in _HOW or token.value.grammar in ("joining", "filler")):
                return None
        elif not (token.kind == NAME or (token.kind == POINT and token.value in ",-/")):
            return None
    return None
