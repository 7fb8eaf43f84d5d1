"""What is, behind what would be: "if STAT6 were positive, SFT would be considered, *but negative*", "..., *but it is negative*".

A result that ends its clause is of the one stain that the hypothesis speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.steps.stain_meant import bare_result, ends_clause
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens between "but" or a comma and the result.
_NEAR = 6
_IT = Entry("it", grammar="pronoun")


def with_what_is(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the stain of a hypothesis named by a pronoun before what is so."""
    first = next((at for at, t in enumerate(tokens) if t.kind == WORD and "hypothetical" in t.value.context), None)
    if first is None:
        return tokens
    for at in range(len(tokens) - 1, first - 1, -1):  # the word itself may turn: "予想されたが"
        turns = tokens[at].kind == WORD and tokens[at].value.grammar == "contrast"
        comma = tokens[at].kind == POINT and tokens[at].value in ",;"
        if not (turns or comma) or len(markers_of(tokens[:at])) != 1:
            continue
        meant = _meant(tokens, at + 1)
        behind = _without_asides(tokens[at + 1 + meant :])
        told = bare_result(behind, 0)
        if told is None or not ends_clause(behind, told + 1) or any(t.kind == NAME for t in behind):
            continue
        if meant or (turns and told <= 2):
            it = Token(WORD, _IT, tokens[at].end, tokens[at].end)
            return [*tokens[: at + 1], it, *behind]
    return tokens


def _meant(tokens: Sequence[Token], at: int) -> int:
    """How many words at a place stand for the stain."""
    word = tokens[at] if at < len(tokens) else None
    return int(word is not None and word.kind == WORD and bool(word.value.meant))


def _without_asides(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with a word such as "however" near their beginning as one that says nothing: "es war *aber* negativ"."""
    return [
        t._replace(value=replace(t.value, grammar="filler"))
        if at < _NEAR and t.kind == WORD and t.value.grammar == "contrast" and t.value.inside
        else t
        for at, t in enumerate(tokens)
    ]
