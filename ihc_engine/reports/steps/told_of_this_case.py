"""What this tumour shows of a stain told of an entity: "MPNST may show loss of H3K27me3, *which is retained in this case*".

The stains begin the clause that tells of this case; what is said before them is said of the entity. "Schwannoma should express
S100, *which this tumour does not*" tells it by the verb alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens of the clause behind the relative word, of the list of stains before it, and of what is told of the entity.
_LONGEST, _NAMES, _BEFORE = 12, 20, 16
#: Tokens of a clause that is no more than a verb.
_VERBS = 4


def with_told_of_this_case(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such clauses with their stains."""
    for at in range(2, len(tokens) - 2):
        token = tokens[at]
        if token.kind != WORD or not token.value.relative or not _is_comma(tokens[at - 1]):
            continue
        last = at - 2 if tokens[at - 2].kind == NAME else at - 3
        if last < 0 or tokens[last].kind != NAME or not (last == at - 2 or _is_noun(tokens[at - 2])):
            continue
        verb = None if _of_this_case(tokens, at + 1) else _by_verb(tokens, at + 1)
        if verb is None and not _of_this_case(tokens, at + 1):
            continue
        begin = _first(tokens, last)
        if begin is not None and _of_entity(tokens, begin, told=last < at - 2):
            place = tokens[begin].start
            stop = Token(POINT, ";", place, place)
            behind = tokens[at + 1 :] if verb is None else [verb[1], *tokens[verb[0] :]]
            return [*tokens[:begin], stop, *tokens[begin : last + 1], *with_told_of_this_case(behind)]
    return tokens


def _is_noun(token: Token) -> bool:
    """ "S100 *positivity*"."""
    return token.kind == WORD and (token.value.statement == ("polarity", "positive") or token.value.grammar == "expressing")


def _by_verb(tokens: Sequence[Token], begin: int) -> tuple[int, Token] | None:
    """Where a clause ends whose subject is this tumour and that says no more than that it does so or not, and what it says."""
    subject = tokens[begin]
    if subject.kind != WORD or not (subject.value.grammar == "present" or subject.value.meant):
        return None
    end = next((n for n in range(begin + 1, len(tokens)) if tokens[n].kind == POINT), len(tokens))
    clause = tokens[begin + 1 : end]
    if not clause or len(clause) > _VERBS or any(token.kind != WORD for token in clause):
        return None
    words = [token.value for token in clause]
    denied = [w for w in words if w.grammar == "denial" or w.statement == ("polarity", "negative")]
    if len(denied) > 1 or not all(w in denied or w.grammar in ("copula", "expressing", "filler", "existence") for w in words):
        return None
    if not denied and subject.value.grammar != "present":
        return None
    result = "negative" if denied else "positive"
    return end, Token(WORD, Entry("", statement=("polarity", result)), clause[0].start, clause[-1].end)


def _of_this_case(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a verb, a result and a word for this case follow, and no name between."""
    first = tokens[begin]
    if first.kind != WORD or not (first.value.grammar in ("copula", "denial") or first.value.several):
        return False
    told = False
    for token in tokens[begin : begin + _LONGEST]:
        if token.kind == NAME or (token.kind == POINT and token.value in ";.,\n"):
            return False
        if token.kind == WORD:
            told = told or (token.value.statement or ("",))[0] == "polarity"
            if token.value.grammar == "present":
                return told
    return False


def _first(tokens: Sequence[Token], last: int) -> int | None:
    """The first name of the list that ends at a place."""
    first = last
    for at in range(last - 1, max(-1, last - _NAMES), -1):
        token = tokens[at]
        if token.kind == NAME:
            first = at
        elif not (_is_comma(token) or (token.kind == WORD and token.value.grammar == "joining")):
            return first
    return None


def _of_entity(tokens: Sequence[Token], begin: int, *, told: bool) -> bool:
    """Whether an entity, and behind it a result or a verb of staining, stand before a place in its clause."""
    for token in reversed(tokens[max(0, begin - _BEFORE) : begin]):
        if token.kind == NAME or (token.kind == POINT and token.value in ";:.\n"):
            return False
        if token.kind == WORD:
            if token.value.grammar == "present" or token.value.definite:
                return False
            if token.value.diagnosis or token.value.kinds:
                return told
            told = told or (token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "expressing"
            told = told or bool(token.value.context & {"literature", "hypothetical"})
    return False


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")
