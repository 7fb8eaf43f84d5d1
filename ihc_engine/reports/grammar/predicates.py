"""Verbs behind names with a word that is not known: "S100 and SOX10 were quaint". What others have is not said of these."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens behind a denial in which a word that tells of staining is looked for.
_NEAR = 3


def mark_predicated(group: Sequence[Item], phrase: Phrase | None) -> None:
    """Mark the markers that wait before a verb behind which a word stands that is not known."""
    if phrase is None or not phrase.verbal or phrase.has_content or phrase.notes:
        return
    for item in group:
        if item.open and item.head is None:
            item.predicated = True


def mark_unclear(tokens: Sequence[Token], index: int, group: Sequence[Item], phrase: Phrase | None) -> None:
    """Mark the markers of whose staining a verb says or denies a word that is not known.

    "S100 staining was spectral" says not that it stains, "the keratin staining is not surprising" not that it does not.
    """
    before = next((t for t in reversed(tokens[max(0, index - 3) : index]) if not _filler(t)), None)
    if before is None or before.kind != WORD or phrase is None:
        return
    noun = "expressing" in phrase.notes
    if before.value.grammar == "denial":
        phrase.judged = noun and not phrase.decides and not staining_follows(tokens, index)
        noun = phrase.judged
    elif before.value.grammar != "copula":
        return
    for item in group:
        head = item.head
        if item.open and (noun or (head is not None and head.weak and "expressing" in head.notes and "verb" not in head.notes)):
            item.unclear = True


def staining_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that tells of staining stands close behind a place: "not convincingly *seen*"."""
    for token in tokens[index + 1 : index + 1 + _NEAR]:
        if token.kind in (POINT, NAME):
            return False
        if token.kind == WORD and (
            token.value.statement or token.value.grammar in ("existence", "expressing") or token.value.showing
        ):
            return True
    return False


def says_nothing_clear(item: Item) -> bool:
    """Whether such a word is all that is said of a marker's staining."""
    told = [phrase for phrase in item.phrases() if phrase.has_content]
    return item.unclear and bool(told) and all(map(_says_little, told))


def _says_little(phrase: Phrase) -> bool:
    """Whether a stretch says "expression" and, at most, that it is the tumour's."""
    if phrase.decides or "existence" in phrase.notes or ("denial" in phrase.notes and not phrase.judged):
        return False
    return set(phrase.statements) <= {("cells", "tumour")}


def goes_elsewhere(item: Item, behind: Item, phrase: Phrase) -> bool:
    """Whether what follows ``behind`` is not said of a marker before it, which has a word of its own that is not known."""
    if item is behind:
        return False
    return (
        (item.predicated and not behind.predicated)
        or (item.unclear and not behind.unclear)
        or (bool(item.unknown_end) and not phrase.verbal and bool(phrase.statements))
    )


def repeats_unknown(tokens: Sequence[Token], index: int, items: Sequence[Item]) -> bool:
    """ "S100 was quaint, *as was* HMB45": what is said again is not known, or (of a name between commas) still to come."""
    following = next((t for t in tokens[index + 1 : index + 4] if not _filler(t)), None)
    if following is None or following.kind != NAME or not items:
        return False
    return not items[-1].phrases()


def denies_a_loss(told: Phrase | None) -> bool:
    """Whether what was said last is that nothing is lost."""
    said = {value for subject, value in told.statements if subject == "polarity"} if told is not None else set()
    return said == {"retained"} or (said == {"lost"} and told is not None and "denial" in told.notes)


def may_deny_a_loss(tokens: Sequence[Token], index: int) -> bool:
    """Whether a denial and a verb stand right before names at the end of a clause: "neither is BRG1"."""
    before = tokens[index - 1] if index else None
    if before is None or before.kind != WORD or before.value.grammar != "copula":
        return False
    for token in tokens[index:]:
        if token.kind == POINT and token.value in ";.":
            break
        joins = token.kind == WORD and token.value.grammar in ("joining", "filler")
        if not (joins or token.kind in (NAME, POINT)):
            return False
    return True


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("filler", "link")
