"""What a specimen is compared with: "CD34 is positive *compared with the primary (negative)*".

Behind a result the comparison adds nothing to it; before the tumour with its verb it ends there, as it does at a comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of a comparison, and of a subject.
_LONGEST, _SUBJECT = 16, 3


def with_comparisons(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without a comparison behind a result, or with a comma where one ends before its subject."""
    at = next(
        (n for n, t in enumerate(tokens) if t.kind == WORD and "compared" in t.value.context and t.value.grammar is None), None
    )
    if at is None:
        return tokens
    begin = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].kind == POINT and tokens[n].value in ";.\n"), 0)
    end = next((n for n in range(at + 1, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";.\n,"), len(tokens))
    if _told(tokens[begin:at]):
        named = any(token.kind == NAME for token in tokens[at:end])
        start = at - 1 if at and tokens[at - 1].kind == POINT and tokens[at - 1].value == "," else at
        return tokens if named or end - at > _LONGEST else [*tokens[:start], *tokens[end:]]
    subject = next((n for n in range(at + 1, min(end, at + 1 + _SUBJECT)) if _begins_clause(tokens, n)), None)
    if subject is None:
        return tokens
    return [*tokens[:subject], Token(POINT, ",", tokens[subject].start, tokens[subject].start), *tokens[subject:]]


def _told(tokens: Sequence[Token]) -> bool:
    """Whether a stain and its result stand before a place."""
    named = any(token.kind == NAME for token in tokens)
    return named and any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens)


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article, the tumour or specimen and its verb stand at a place: "the tumour is"."""
    if at + 2 >= len(tokens) or any(token.kind != WORD for token in tokens[at : at + 3]):
        return False
    article, noun, verb = (token.value for token in tokens[at : at + 3])
    own = noun.statement == ("cells", "tumour") or "specimen" in noun.context
    return article.definite and own and verb.grammar in ("copula", "expressing")
