"""Where an exception that stands first ends: "apart from focal SMA, desmin and caldesmon were negative"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import CARRIED, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens behind a comma among which the verb of what follows stands.
_LONGEST = 60
_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))


def goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the markers behind a comma are excepted as well as those before it, and not the subject of what is said."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return False
    if following.kind == WORD and following.value.grammar == "joining":
        return True
    return following.kind == NAME and not _subject(tokens, index + 1)


def excepts(token: Token | None) -> bool:
    """Whether an exception begins: "CD34 - *except* in vessels"."""
    return token is not None and token.kind == WORD and token.value.grammar == "exception"


def as_denied(told: Phrase | None, others: Sequence[Item]) -> Phrase | None:
    """What is said of the others, with its denial: "none of the markers (S100, SOX10) was *positive*, except SMA"."""
    if told is None or ("polarity", "positive") not in told.statements or told.says_no or not others:
        return told
    denied = (item.head is not None and item.head.only_denies and item.hold != CARRIED and told in item.said for item in others)
    return Phrase(told.start, told.end, [("polarity", "negative")]) if all(denied) else told


def ends_with_cells(tokens: Sequence[Token], index: int) -> bool:
    """Whether an exception before a comma is of cells, and a stain with a result of its own stands behind it."""
    cells = False
    for token in reversed(tokens[max(0, index - _LONGEST) : index]):
        if excepts(token):
            return cells and _told_behind(tokens, index)
        if token.kind not in (WORD, UNKNOWN):
            return False
        stated = token.value.statement if token.kind == WORD else None
        cells = cells or (stated is not None and stated[0] in ("cells", "extent"))
    return False


def _told_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name behind a comma has its result right behind it."""
    behind = [t for t in tokens[index + 1 : index + 5] if not (t.kind == WORD and t.value.grammar in ("filler", "joining"))][:2]
    if len(behind) < 2 or behind[0].kind != NAME:
        return False
    if _subject(tokens, index + 1):
        return True
    told = behind[1]
    if told.kind != WORD:
        return told.kind in (SIGN, NUMBER) or (told.kind == POINT and told.value == "-")
    return told.value.grammar in ("copula", "expressing", "denial") or (told.value.statement or ("",))[0] == "polarity"


def sets_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as "unlike" excepts the stain behind it: "S100 is negative, *unlike* CD34"."""
    if not index or "compared" not in tokens[index].value.context:
        return False
    behind = (t for t in tokens[index + 1 : index + 4] if not (t.kind == WORD and t.value.grammar in ("filler", "link")))
    following = next(behind, None)
    return following is not None and following.kind == NAME


def _subject(tokens: Sequence[Token], begin: int) -> bool:
    """Whether names from a place on, up to a verb, are its subject; "..., B and C, D" ends the exceptions at C."""
    joined = named = False
    for token in tokens[begin : begin + _LONGEST]:
        if token.kind == NAME:
            named = joined
        elif token.kind == POINT and token.value == ",":
            if named:
                return False
            joined = False
        elif token.kind == SIGN:
            return True
        elif token.kind != WORD:
            return False
        elif token.value.grammar == "joining":
            joined = True
        elif token.value.grammar in ("copula", "denial"):
            return True
        elif token.value.statement is not None and token.value.grammar is None:
            if token.value.statement[0] == "polarity":
                return True
            if token.value.statement[0] not in _HOW_MUCH:
                return False
        elif token.value.grammar not in ("filler", "expressing"):
            return False
    return False


def begins_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether what is not excepted begins without a comma: "except for SMA *the tumour* lacks ...", "bis auf SMA *waren* ..."."""
    entry = tokens[index].value
    following = next((t for t in tokens[index + 1 : index + 4] if not (t.kind == WORD and t.value.grammar == "filler")), None)
    if following is None:
        return False
    if entry.grammar == "copula":
        return following.kind == NAME
    if entry.statement == ("extent", "diffuse") and _next_name(tokens, index):
        return True  # "bar SMA *all of* desmin, S100 and CD34"
    if entry.grammar in ("pronoun", "rest"):  # "außer CD34 *alles* negativ"
        return following.kind == WORD and (following.value.statement or ("",))[0] == "polarity"
    if entry.statement != ("cells", "tumour"):
        return False
    return following.kind == WORD and following.value.grammar in ("copula", "denial", "expressing")


def _next_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name stands behind a place, with no more than "of the" between."""
    behind = (t for t in tokens[index + 1 : index + 4] if not (t.kind == WORD and t.value.grammar in ("filler", "link")))
    following = next(behind, None)
    return following is not None and following.kind == NAME


def ends_before_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that nothing joins to the excepted one begins the subject: "with the exception of SMA *desmin* was ..."."""
    return index > 0 and tokens[index - 1].kind == NAME and _subject(tokens, index)


def result_to_come(tokens: Sequence[Token], past_brackets: bool = True) -> bool:
    """Whether a result stands in what is left of a clause, outside of brackets ("CD34を除く全て(S100、SMA)が陰性")."""
    depth = 0
    for token in tokens:
        if token.kind == POINT and token.value in ";.()":
            depth += {"(": 1, ")": -1}.get(token.value, 0)
            if depth < 0 or (depth and not past_brackets) or (depth == 0 and token.value in ";."):
                return False
        elif depth == 0 and (token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")):
            return True
    return False
