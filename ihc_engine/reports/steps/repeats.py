"""A stain that was repeated: "keratin: positive in the first report; on repeat, negative".

The part behind the semicolon names no marker: it speaks of the one before, and goes on with it as behind a comma.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token


def with_repeats(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, semicolons between a result that was and the one of its repetition as commas."""
    borders = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ";"]
    if not borders or not any(_has(token, "earlier") for token in tokens) or not any(_has(t, "correction") for t in tokens):
        return tokens
    read = list(tokens)
    for begin, border, end in zip([-1, *borders], borders, [*borders[1:], len(tokens)], strict=False):
        before, behind = tokens[begin + 1 : border], tokens[border + 1 : end]
        was = any(_has(token, "earlier") for token in before) and any(map(_tells, before))
        one = sum(token.kind == NAME for token in before) == 1
        repeated = any(_has(token, "correction") for token in behind) and any(map(_tells, behind))
        if was and one and repeated and not any(token.kind == NAME for token in behind):
            read[border] = tokens[border]._replace(value=",")
    return read


def _has(token: Token, context: str) -> bool:
    return token.kind == WORD and context in token.value.context


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")
