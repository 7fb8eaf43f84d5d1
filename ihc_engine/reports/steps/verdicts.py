"""What a pathologist counts staining as stands over how it is described: "weak cytoplasmic blush, *regarded as loss*".

So it does where the two may differ: staining that is counted as none, as loss, as kept or as doubtful. What is counted as
positive says nothing that its description does not say as well, unless that is of no staining.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_COUNTED = frozenset(("positive", "negative", "lost", "retained", "equivocal"))
_DESCRIBING = frozenset(("polarity", "extent", "intensity", "pattern", "level"))
#: Tokens of a description, small words around what it is counted as, and tokens behind that.
_LONGEST, _SMALL, _BEHIND = 40, 2, 6
_ENDS = ";.\n|\t"
#: What a word of a description may be about ("顆粒状*でない*").
_INSIDE = frozenset(("dropped",))
#: Words by which something else than this staining is told of.
_ELSEWHERE = ("exception", "respectively", "present", "rest", "former", "latter", "same", "pronoun")


def with_verdicts(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such staining with what it is counted as alone."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not (token.value.verdict or token.value.verdict_behind):
            continue
        place = _result(tokens, at)
        if place is None or not _ends(tokens, max(at, place) + 1):
            continue
        begin = _begin(tokens, min(at, place))
        kept = _stain(tokens, begin, min(at, place), str(tokens[place].value.statement[1]))
        if kept is not None:
            return [*tokens[:begin], *kept, tokens[place], *with_verdicts(tokens[max(at, place) + 1 :])]
    return tokens


def _result(tokens: Sequence[Token], at: int) -> int | None:
    """The place of what a word at a place counts staining as: behind it, or before it where its verb stands last."""
    token = tokens[at].value
    if any(map(_denies, tokens[max(0, at - _SMALL) : at])) and token.verdict:
        return None  # "is *not* considered loss"
    if token.statement is not None:
        return at if _counts(token) else None  # "소실로 판정함"
    ways = ((1, token.verdict), (-1, token.verdict_behind))
    for step in (step for step, so in ways if so):
        for place in range(at + step, at + step * (_SMALL + 2), step):
            if not 0 <= place < len(tokens) or tokens[place].kind != WORD:
                break
            entry = tokens[place].value
            if entry.statement is not None:
                if _counts(entry):
                    return place
                break
            if entry.grammar not in (None, "filler", "link", "copula") or entry.context:
                break
    return None


def _counts(entry: Entry) -> bool:
    stated = entry.statement
    return stated is not None and stated[0] == "polarity" and stated[1] in _COUNTED and entry.grammar is None


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial"


def _begin(tokens: Sequence[Token], end: int) -> int:
    """Where the part of a sentence before a place begins."""
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if tokens[at].kind == POINT and tokens[at].value in _ENDS:
            return at + 1
    return max(0, end - _LONGEST)


def _stain(tokens: Sequence[Token], begin: int, end: int, counted: str) -> list[Token] | None:
    """What is left of such a part: the stain alone, or what stands before its description where it is one of several; None
    where no staining is described that may be counted as something else."""
    part = tokens[begin:end]
    names = [at for at, token in enumerate(part) if token.kind == NAME]
    if not names or any(map(_elsewhere, part)):
        return None
    if len(markers_of(part)) == 1:
        if not _differs([token for token in part if token.kind != NAME], counted):
            return None
        return [part[names[0]]]
    last = names[-1]
    return [*part[: last + 1]] if _differs(part[last + 1 :], counted) else None


def _elsewhere(token: Token) -> bool:
    if token.kind != WORD:
        return False
    entry = token.value
    cells = (entry.statement or ("",))[0] in ("cells", "component") and entry.statement != ("cells", "tumour")
    return bool(cells or entry.context - _INSIDE or entry.grammar in _ELSEWHERE or entry.diagnosis or entry.certainty)


def _differs(tokens: Sequence[Token], counted: str) -> bool:
    """Whether staining is described that is not counted as what it is described as."""
    words = [token.value for token in tokens if token.kind == WORD]
    told = [word.statement for word in words if word.statement is not None and word.statement[0] in _DESCRIBING]
    signs = any(token.kind in (SIGN, NUMBER) for token in tokens)
    if counted == "positive":
        return any(subject == "polarity" and value not in ("positive", "retained") for subject, value in told)
    if counted == "negative" and told and all(each == ("polarity", "negative") for each in told):
        return False
    return bool(told) or signs or any(word.grammar in ("expressing", "naming") for word in words)


def _ends(tokens: Sequence[Token], begin: int) -> bool:
    """Whether nothing more is told of the stain at a place: its part ends, or the next name stands behind a comma."""
    for at in range(begin, min(len(tokens), begin + _BEHIND)):
        token = tokens[at]
        if token.kind == POINT and token.value in ",;.)\n":
            return True
        if token.kind != WORD:
            return token.kind not in (NAME, NUMBER, SIGN, POINT) and _ends(tokens, at + 1)
        entry = token.value
        if entry.statement or entry.grammar in ("contrast", "denial", "exception") or entry.tissue or entry.context:
            return False
        if entry.grammar == "joining" and any(t.kind == NAME for t in tokens[at : at + 2]):
            return True
    return True
