"""Lists whose result stands before them, and what stands behind that is none of it.

"No stain (S100, SOX10, desmin) showed any positivity": the last words say again what is denied. In "negative for S100 -
SMA positive" another stain begins behind the dash.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import DENIED, LIST, WEAK, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens between a dash and the names that a result leads on to, and of a list.
_NEAR = 8
_LONGEST = 24


def denied_before_brackets(tokens: Sequence[Token], last: Item, phrase: Phrase) -> bool:
    """Whether a verb behind closing brackets belongs to a denial before them, as whose names those in brackets are listed."""
    head = last.head
    if head is None or last.hold != LIST or not head.says_no or not phrase.verbal:
        return False
    if {value for subject, value in phrase.statements if subject == "polarity"} - {"positive"}:
        return False
    before = next((token for token in reversed(tokens) if token.end <= phrase.start), None)
    if before is None or before.kind != POINT or before.value != ")":
        return False
    opening = next((t for t in tokens if t.start >= head.end and t.kind in (NAME, POINT)), None)
    return opening is not None and opening.kind == POINT and opening.value == "("


def parts_lists(tokens: Sequence[Token], index: int, hold: int) -> bool:
    """Whether a dash between blanks ends a list that has its result, and a name with a result of its own stands behind it."""
    if hold not in (WEAK, DENIED, LIST) or not 0 < index < len(tokens) - 2:
        return False
    before, dash, following, told = tokens[index - 1 : index + 3]
    if before.end == dash.start or dash.end == following.start:
        return False
    if following.kind != NAME:
        return _heads_names(tokens, index + 1)
    if _predicated(tokens, index + 1):
        return True
    if hold != LIST:
        return False
    return told.kind == SIGN or (told.kind == WORD and (told.value.statement or ("",))[0] == "polarity")


def line_apart(tokens: Sequence[Token], index: int, group: Sequence[Item], phrase: Phrase | None) -> bool:
    """Whether a line that follows has a result of its own: "Positivität für A und B / C und D jeweils negativ"."""
    before, following = tokens[index - 1] if index else None, tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or following is None or not group:
        return False
    if phrase is not None and phrase.has_content:
        result = before.kind == WORD and (before.value.statement or ("",))[0] == "polarity"
        return result and phrase.decides and following.kind == WORD and _heads_names(tokens, index + 1)
    if before.kind != NAME or following.kind != NAME or group[-1].head is None:
        return False
    end = next((at for at in range(index + 1, len(tokens)) if tokens[at].kind == POINT and tokens[at].value == "\n"), len(tokens))
    told = next((at for at in range(end - 1, index, -1) if tokens[at].kind == NAME), index)
    return told + 1 < end and _predicated(tokens[:end], index + 1) and _decided(tokens[told + 1 : end])


def has_verb(tokens: Sequence[Token], start: int) -> bool:
    """Whether a list of names stands at a place, and then a verb."""
    at = start
    while at < min(len(tokens), start + _LONGEST) and (tokens[at].kind == NAME or _joins(tokens[at]) or tokens[at].value == ","):
        at += 1
    return at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar == "copula"


def _decided(tokens: Sequence[Token]) -> bool:
    said = (t.kind == SIGN or (t.kind == WORD and (t.value.statement or ("",))[0] == "polarity") for t in tokens)
    return any(said) or (len(tokens) == 1 and tokens[0].kind == POINT and tokens[0].value == "-")


def _heads_names(tokens: Sequence[Token], start: int) -> bool:
    """Whether a result or "expression" stands behind a place, and leads on to names: "- *negative for* S100"."""
    told = False
    for token in tokens[start : start + _NEAR]:
        if token.kind == NAME:
            return told
        if token.kind == SIGN or (token.kind == POINT and token.value != ":"):
            return False
        if token.kind == WORD:
            stated = (token.value.statement or ("",))[0] == "polarity"
            told = told or stated or token.value.grammar in ("denial", "expressing", "naming", "existence")
    return False


def _predicated(tokens: Sequence[Token], start: int) -> bool:
    """Whether a list of names stands behind a place, and then a verb: "- S100 and SOX10 *are* positive", "- S100 *negative*"."""
    for at, token in enumerate(tokens[start : start + _LONGEST], start + 1):
        if token.kind == NAME or (token.kind == POINT and token.value in ",()/") or _joins(token):
            continue
        if token.kind == WORD and token.value.grammar in ("filler", "link"):
            continue
        result = token.kind == WORD and (token.value.statement or ("",))[0] in ("polarity", "extent", "intensity")
        ends = at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ".;\n")
        minus = token.kind == POINT and token.value == "-" and ends
        return (
            token.kind == SIGN
            or minus
            or result
            or (token.kind == WORD and token.value.grammar in ("copula", "pronoun", "expressing"))
        )
    return False


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"
