"""Words by which what follows is no result of this tumour: what would be, and what was then.

"Si SDHB résultait perdu, ...", "loss of SDHB, *had it been tested*, ..." and "*如*SDHB缺失,需考虑..." suppose it (elsewhere that
word is "such as"); "metastasis of a known primary (2011, *then* CD34 negative)" tells of an earlier tumour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Words between "if" and the stain, or before "then" from the year; tokens from a word such as "如" to the stain.
_NEAR, _RIGHT_BEHIND = 3, 2
#: Tokens from a year to a bracket.
_FAR = 16


def with_hypotheses(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words that make it a hypothesis or tell of another time with what they tell."""
    if not any(map(_may_tell, tokens)):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "," and _beside_supposed(tokens, at):
            continue  # it is said of all of the sentence
        read.append(_told(tokens, at) if token.kind == WORD else token)
    return read


def _may_tell(token: Token) -> bool:
    if token.kind != WORD:
        return False
    entry = token.value
    return bool(entry.supposing or entry.supposed or entry.assuming or entry.then)


def _told(tokens: Sequence[Token], at: int) -> Token:
    """The word at a place, with what it tells of the sentence."""
    token, entry = tokens[at], tokens[at].value
    assumes = entry.assuming and _begins_condition(tokens, at)
    if assumes or entry.supposed or (entry.supposing and _begins(tokens, at) and _name_behind(tokens, at)):
        about = "hypothetical"
    elif entry.then and _year_before(tokens, at):
        about = "earlier"
    else:
        return token
    return token._replace(value=replace(entry, grammar=None if assumes else entry.grammar, context=entry.context | {about}))


def _beside_supposed(tokens: Sequence[Token], at: int) -> bool:
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(token.kind == WORD and token.value.supposed for token in beside)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is None or (before.kind == POINT and before.value in ";:.(\n")


def _name_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than an article stands between a word and the name of a stain."""
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind == NAME:
            return True
        if token.kind != WORD or not (token.value.definite or token.value.grammar == "filler"):
            return False
    return False


def _begins_condition(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stain stands behind a word that begins the sentence, or a clause behind which is told what would follow."""
    if not any(token.kind == NAME for token in tokens[at + 1 : at + 1 + _RIGHT_BEHIND]):
        return False
    if not at:
        return True
    if not (tokens[at - 1].kind == POINT and tokens[at - 1].value in ",;:"):
        return False
    comma = next((n for n in range(at + 1, len(tokens)) if tokens[n].kind == POINT and tokens[n].value == ","), len(tokens))
    behind = tokens[comma + 1 :]
    return any(map(_follows, behind)) and not any(token.kind == NAME for token in behind)


def _follows(token: Token) -> bool:
    """Whether a token tells what is to be thought or done then."""
    return token.kind == WORD and bool(token.value.certainty or token.value.context & {"suggested", "hypothetical"})


def _year_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year stands right before a word, or before the bracket that it begins: "mastectomy in 2014 (*then* ER 95 %)"."""
    if at and tokens[at - 1].kind == POINT and tokens[at - 1].value == "(":
        for token in reversed(tokens[max(0, at - _FAR) : at - 1]):
            if is_year(token):
                return True
            if token.kind == NAME or (token.kind == POINT and token.value in ";.()"):
                break
    return any(map(is_year, tokens[max(0, at - _NEAR) : at]))
