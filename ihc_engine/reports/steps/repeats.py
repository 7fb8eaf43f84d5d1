"""A stain that was repeated: "keratin: positive in the first report; on repeat, negative".

The part behind the semicolon names no marker: it speaks of the one before, and goes on with it as behind a comma.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from a word such as "on repeat" to the name that stands again.
_NEAR = 3


def with_repeats(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, semicolons between a result that was and the one of its repetition as commas."""
    if not any(_has(token, "earlier") for token in tokens) or not any(_has(t, "correction") for t in tokens):
        return tokens
    tokens = _with_named_repeats(tokens)
    borders = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ";"]
    if not borders:
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


def _with_named_repeats(tokens: list[Token]) -> list[Token]:
    """ "They reported SDHB lost, *on our repeat SDHB* is retained": a comma before what names the stain again parts the two."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != POINT or token.value != "," or at + 1 >= len(tokens) or not _has(tokens[at + 1], "correction"):
            continue
        begin = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].kind == POINT and tokens[n].value in ";."), 0)
        before, behind = tokens[begin:at], tokens[at + 2 : at + 2 + _NEAR]
        was = any(_has(t, "earlier") for t in before) and any(map(_tells, before)) and any(t.kind == NAME for t in before)
        if was and any(t.kind == NAME for t in behind):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value=";")
    return tokens if read is None else read


def _has(token: Token, context: str) -> bool:
    return token.kind == WORD and context in token.value.context


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")
