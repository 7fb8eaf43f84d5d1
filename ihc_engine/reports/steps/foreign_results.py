"""Results that are another patient's, or void: "the results listed on 12 March (CD117 positive) *do not belong to this patient*".

What stands before such words in their part of the sentence tells nothing of this tumour; what stands behind them begins anew.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_EARLIER = Entry("", grammar="filler", context={"earlier"})


def with_foreign_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what stands before such words as told of another specimen."""
    found = [at for at, token in enumerate(tokens) if token.kind == WORD and "foreign" in token.value.context]
    if not found:
        return tokens
    last = found[-1]
    begin = next((at + 1 for at in range(found[0] - 1, -1, -1) if tokens[at].kind == POINT and tokens[at].value == ";"), 0)
    if not any(token.kind == NAME for token in tokens[begin : found[0]]):
        return tokens
    first = next(at for at in range(begin, found[0]) if tokens[at].kind == NAME)
    start, end = tokens[first].start, tokens[last].end
    stop = [Token(POINT, ";", end, end)] if any(token.kind == NAME for token in tokens[last + 1 :]) else []
    earlier = Token(WORD, _EARLIER, start, start)
    # at the name: "the stains (sheet 2) of the first report (CD117+)" begin anew at a head of stains
    return [*tokens[:first], earlier, *tokens[first : last + 1], *stop, *tokens[last + 1 :]]
