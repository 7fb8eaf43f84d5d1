"""A protein that is called wild-type or mutant: "p53 wild-type", "p53: mutant pattern" tell how it stains, in a way that gives no
result: a mutant p53 stains everywhere or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between a name and its pattern.
_NEAR = 5


def wild_type_of_protein(item: Item, tokens: Sequence[Token], text: str) -> int:
    """Where "wild-type" ends behind the name of a protein, beside no test of genes; 0 if it does not stand there."""
    if "unaltered" not in item.about or item.phrases() or not text[item.start].islower():
        return 0  # "TP53 wild-type" is said of the gene
    tests = [token for token in tokens if token.kind == WORD and "molecular" in token.value.context]
    if not all("unaltered" in test.value.context for test in tests):
        return 0
    return next((test.end for test in tests if test.start >= item.end), 0)


def aberrant_patterns(tokens: Sequence[Token]) -> dict[int, int]:
    """Where patterns of altered proteins end that stand right behind a name, by where the name begins."""
    found: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.aberrant and not _of_diagnosis(tokens, at + 1):
            name = next((t for t in reversed(tokens[max(0, at - _NEAR) : at]) if t.kind == NAME), None)
            if name is not None:
                found.setdefault(name.start, token.end)
    return found


def _of_diagnosis(tokens: Sequence[Token], at: int) -> bool:
    """Whether a diagnosis stands at a place: "KIT-mutant GIST" is no stain."""
    return at < len(tokens) and tokens[at].kind == WORD and bool(tokens[at].value.diagnosis)


def with_aberrant_patterns(tokens: list[Token]) -> list[Token]:
    """The tokens, a pattern that ends its part with a word that is not known: "p53: *mutant-type*, SMA positive"."""
    tokens = _without_verbs(_told_beside(tokens))
    if not any(_ends_pattern(tokens, at) for at in range(len(tokens))):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        read.append(token)
        if _ends_pattern(tokens, at):
            read.append(Token(UNKNOWN, token.value.phrase, token.start, token.end))
    return read


def _told_beside(tokens: list[Token]) -> list[Token]:
    """The tokens, a pattern that only tells how a protein is positive or negative as no result: "p53: positive (mutant)"."""
    read = tokens
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.aberrant and token.value.statement and _result_before(tokens, at):
            read = list(tokens) if read is tokens else read
            read[at] = Token(WORD, Entry(token.value.phrase, grammar="filler"), token.start, token.end)
    return read


def _result_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a positive or negative result stands before a place, and a name before that."""
    told = False
    for token in reversed(tokens[max(0, at - _NEAR - 2) : at]):
        if token.kind == NAME:
            return told
        if token.kind == POINT and token.value in ";.\n":
            return False
        stated = token.value.statement if token.kind == WORD else None
        told = told or token.kind == SIGN or stated in (("polarity", "positive"), ("polarity", "negative"))
    return False


def _ends_pattern(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.kind == WORD and token.value.aberrant and not token.value.statement and _ends(tokens, at + 1)


def _without_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, with no verb that stains where it stains in such a pattern: "*stains* in a mutant pattern"."""
    patterns = [
        at for at, token in enumerate(tokens) if token.kind == WORD and token.value.aberrant and not token.value.statement
    ]
    read = tokens
    for at in patterns:
        begin = next((n for n in range(at - 1, max(-1, at - _NEAR - 1), -1) if tokens[n].kind == NAME), None)
        if begin is None:
            continue
        end = next((n for n in range(at + 1, len(tokens)) if tokens[n].kind in (POINT, NAME) or _joins(tokens[n])), len(tokens))
        stretch = range(begin + 1, min(end, at + _NEAR))
        if end > at + _NEAR or not all(tokens[n].kind == WORD and _small(tokens[n].value) for n in stretch):
            continue
        read = list(tokens) if read is tokens else read
        for n in stretch:
            if tokens[n].value.grammar == "expressing":
                read[n] = Token(WORD, Entry(tokens[n].value.phrase, grammar="filler"), tokens[n].start, tokens[n].end)
        if end - 1 > at and _ends(tokens, end):
            read[end - 1] = Token(UNKNOWN, tokens[end - 1].value.phrase, tokens[end - 1].start, tokens[end - 1].end)
    return read


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("joining", "contrast")


def _small(entry: Entry) -> bool:
    if entry.aberrant or entry.grammar == "expressing":
        return True
    return entry.statement is None and entry.grammar in ("filler", "copula", "link", None)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma stands at a place, and a name behind it."""
    near = tokens[at : at + 2]
    return len(near) == 2 and near[0].kind == POINT and near[0].value in ",;" and near[1].kind == NAME
