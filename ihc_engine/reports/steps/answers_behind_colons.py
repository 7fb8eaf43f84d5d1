"""An answer behind results and a colon: "carcinoma? SOX10 positive: *no*, melanoma". It denies what was asked, and no stain."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_ANSWER = Entry("", grammar="filler")
#: Tokens between a name and the colon behind its result.
_NEAR = 6


def with_answers_behind_colons(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial as a word that says nothing, behind a stop."""
    for at, token in enumerate(tokens):
        if at > 1 and token.kind == POINT and token.value == ":" and _is_answer(tokens, at + 1) and _told(tokens, at):
            read = list(tokens)
            read[at] = Token(POINT, ";", token.start, token.end)
            read[at + 1] = Token(WORD, _ANSWER, tokens[at + 1].start, tokens[at + 1].end)
            return read
    return tokens


def _is_answer(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands at a place that has nothing to deny: a comma follows, or the end behind more than "no"."""
    if at >= len(tokens) or tokens[at].kind != WORD or tokens[at].value.grammar != "denial" or tokens[at].value.statement:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.kind == POINT and behind.value == ",":
        end = next((n for n in range(at + 2, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";.\n"), len(tokens))
        return not any(token.kind == NAME for token in tokens[at + 2 : end])  # "positive for CD117: no, for desmin: yes"
    ends = behind is None or (behind.kind == POINT and behind.value in ".;\n")
    return ends and " " in tokens[at].value.phrase  # "S100 positive: no" is a box of a form


def _told(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a result stands before a colon, and its name before that or behind it: "SOX10 positive", "positive for SOX10"."""
    result = named = False
    for token in reversed(tokens[max(0, colon - _NEAR) : colon]):
        if token.kind == POINT:
            break
        named = named or token.kind == NAME
        stated = token.value.statement if token.kind == WORD else None
        result = result or token.kind == SIGN or (stated is not None and stated[0] == "polarity")
    return named and result
