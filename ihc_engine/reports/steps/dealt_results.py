"""Results dealt out by one word between them: "S100 und CD34 sind positiv *bzw.* negativ". It is read as "..., respectively"."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


def with_dealt_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a word as "and", and "respectively" behind the second result."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.dealing and 2 < at < len(tokens) - 1 and _between(tokens, at):
            joint = Entry(token.value.phrase, grammar="joining", conjoins=True)
            order = Entry(token.value.phrase, grammar="respectively")
            end = tokens[at + 1].end
            return [
                *tokens[:at],
                token._replace(value=joint),
                tokens[at + 1],
                Token(WORD, order, end, end),
                *tokens[at + 2 :],
            ]
    return tokens


def _between(tokens: list[Token], at: int) -> bool:
    """Whether opposite results stand on both sides, at the end of a clause that names stains."""
    told = {_polarity(tokens[at - 1]), _polarity(tokens[at + 1])}
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    ends = behind is None or behind.kind == POINT or (behind.kind == WORD and behind.value.grammar in ("copula", "contrast"))
    names = 0
    for token in reversed(tokens[: at - 1]):
        if token.kind == POINT and token.value in ";.":
            break
        names += token.kind == NAME
    return None not in told and len(told) == 2 and ends and names > 1


def _polarity(token: Token) -> str | None:
    stated = token.value.statement if token.kind == WORD else None
    return stated[1] if stated is not None and stated[0] == "polarity" else None
