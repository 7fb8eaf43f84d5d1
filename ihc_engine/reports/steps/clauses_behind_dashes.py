"""A dash between two clauses: "positive for SMA and desmin - the tumour cells do not express S100".

Between a name and its result a dash is a colon. Where what stands before it is said already, and a clause with names and a result
of its own follows, it is a stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_STOPS = ";.\n\t|"
_LONGEST = 24


def with_clauses_behind_dashes(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, dashes between clauses as stops."""
    if " - " not in text:
        return tokens
    dashes = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value == "-" and _apart(text, token)]
    if len(dashes) != 1:
        return tokens
    (at,) = dashes
    begin = max((k + 1 for k in range(at) if tokens[k].kind == POINT and tokens[k].value in _STOPS), default=0)
    if _said(tokens[begin:at]) and _clause(tokens[at + 1 : at + 1 + _LONGEST]):
        return [*tokens[:at], tokens[at]._replace(value=";"), *tokens[at + 1 :]]
    return tokens


def _apart(text: str, token: Token) -> bool:
    return text[token.start - 1 : token.start] == " " and text[token.end : token.end + 1] == " "


def _said(tokens: Sequence[Token]) -> bool:
    """Whether names stand in a clause, and a result that leads to them or ends it."""
    names = [at for at, token in enumerate(tokens) if token.kind == NAME]
    if not names or any(token.kind == SIGN for token in tokens):
        return False
    return _leads_to_names(tokens[: names[0]]) or any(map(_tells, tokens[names[-1] + 1 :]))


def _leads_to_names(tokens: Sequence[Token]) -> bool:
    """Whether words say something of the names behind them: "positive for", "there was staining with"."""
    words = [token.value for token in tokens if token.kind == WORD]
    shown = any(word.grammar == "copula" or word.subjectless or word.statement for word in words)
    return any(map(_tells, tokens)) or (shown and any(word.grammar == "naming" for word in words))


def _clause(tokens: Sequence[Token]) -> bool:
    """Whether a clause begins here that has names and says something of them: before them, or by a verb behind."""
    end = next((at for at, token in enumerate(tokens) if token.kind == POINT and token.value in _STOPS), len(tokens))
    names = next((at for at, token in enumerate(tokens[:end]) if token.kind == NAME), None)
    if names is None:
        return False
    before = tokens[:names]
    if any(token.kind in (POINT, SIGN) for token in before) or not (names == 0 or _leads_on(before[-1])):
        return False
    return any(map(_tells, before)) or _verb_behind(tokens[names:end])


def _verb_behind(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands behind the names that a clause begins with."""
    told = next((at for at, token in enumerate(tokens) if token.kind not in (NAME, POINT) and not _joins(token)), None)
    if told is None or any(token.kind == POINT and token.value not in ",/" for token in tokens[:told]):
        return False
    verb = tokens[told]
    worded = verb.kind == WORD and verb.value.statement is not None and " " in verb.value.phrase  # "was not detected"
    return verb.kind == WORD and (worded or verb.value.grammar in ("copula", "denial") or verb.value.finite)


def _tells(token: Token) -> bool:
    if token.kind != WORD:
        return False
    polar = (token.value.statement or ("",))[0] == "polarity"
    return polar or token.value.grammar in ("expressing", "denial", "existence")


def _leads_on(token: Token) -> bool:
    """Whether a preposition, a verb, or a denial leads from this word to names."""
    if token.kind != WORD:
        return False
    entry = token.value
    worded = entry.statement is None or " " in entry.phrase  # "did not express"
    return entry.grammar in ("link", "naming", "expressing", "denial") or entry.finite or worded


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("joining", "filler")
