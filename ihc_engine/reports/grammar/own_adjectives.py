"""An adjective that ends with its noun: "strong nuclear STAT6 expression *along with* CD34 positivity" says no more of CD34.

One behind a denied name is of the next name, which is not denied: "no S100, *strong* SMA".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.adjectives import how_much
from ihc_engine.reports.grammar.items import DENIED, LOCAL, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


def ended_with_noun(tokens: Sequence[Token], index: int, head: Phrase | None, items: Sequence[Item]) -> bool:
    """Whether the name before has its noun, and a joint that is no "and" stands between it and the name at a place."""
    if head is None or not items or items[-1].hold != LOCAL or items[-1].head is not head:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not _noun(following):
        return False  # "strong SMA expression as well as desmin"
    noun = joint = False
    for token in reversed(tokens[:index]):
        if token.kind == NAME:
            return noun and joint
        if token.kind != WORD:
            return False
        entry = token.value
        joint = joint or (entry.grammar == "joining" and not entry.conjoins)
        noun = noun or (joint and _noun(token))
    return False


def ends_denial(tokens: Sequence[Token], index: int, head: Phrase | None, phrase: Phrase) -> bool:
    """Whether adjectives before the name at a place are its own, behind a denial of other names without any adjective.

    In "no S100, focal SMA or diffuse desmin" all are denied.
    """
    if head is None or not head.only_denies or not how_much(phrase):
        return False
    begin = next((at for at, token in enumerate(tokens[:index]) if token.start >= head.end), index)
    named = any(token.kind == NAME for token in tokens[begin:index])
    return named and not alternatives(tokens, max(begin, index - 2))


def is_denied_place(tokens: Sequence[Token], index: int, head: Phrase | None, phrase: Phrase) -> bool:
    """Whether an adjective before a name of a denied list tells no more than where in the cell: it is denied with it.

    "Negative for SMA and *nuclear* STAT6", "Negative: SMA, *nuclear* STAT6, CD34"; not "negative for SMA and *nuclear* STAT6
    staining was seen", nor "... and *strong nuclear* STAT6".
    """
    if head is None or phrase.subjects != {"pattern"}:
        return False
    begin = next((at for at in range(index - 1, -1, -1) if tokens[at].start < phrase.start), 0)
    listed = _joins(tokens[begin], "joining")
    if not (listed and ("polarity", "lost") in head.statements):  # "loss of nuclear INI1 and nuclear BAP1"
        listed = listed or (tokens[begin].kind == POINT and tokens[begin].value in ",:")
        listed = listed and (head.linked or head.leads_on or "unstained" in head.notes)
    if index + 1 == len(tokens):
        return listed
    behind = tokens[index + 1]
    return listed and ((behind.kind == POINT and behind.value in ".,;)\n") or _joins(behind, "joining", "contrast"))


def _joins(token: Token, *roles: str) -> bool:
    return token.kind == WORD and token.value.grammar in roles


def amount_of_last(tokens: Sequence[Token], index: int, group: Sequence[Item], phrase: Phrase) -> bool:
    """ "No S100, SMA *diffuse*": how much is told right behind the last of names, a comma behind one that is denied."""
    last = group[-1]
    if last.hold != DENIED or last.head is None or not last.head.only_denies or last.said or phrase.verbal or phrase.notes:
        return False
    polarity = {value for subject, value in phrase.statements if subject == "polarity"}
    if not polarity <= {"positive"} or not (phrase.subjects or phrase.numbers) or "cells" in phrase.subjects:
        return False
    denied = next((item for item in group if item.head is last.head), last)
    begin = next((at for at in range(index - 1, -1, -1) if tokens[at].start <= last.start), 0)
    comma = begin > 0 and tokens[begin - 1].kind == POINT and tokens[begin - 1].value == ","
    return denied is not last and comma and not alternatives(tokens, begin)


def alternatives(tokens: Sequence[Token], begin: int) -> bool:
    """Whether "or" stands behind a place in its clause: what is denied before is denied of all then."""
    for token in tokens[begin:]:
        if token.kind == POINT and token.value in ";.\n":
            break
        if token.kind == WORD and token.value.grammar == "contrast":
            break
        if token.kind == WORD and ((token.value.grammar == "joining" and not token.value.conjoins) or token.value.nor):
            return True
    return False


def _noun(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and (entry.grammar == "expressing" or entry.statement == ("polarity", "positive"))
