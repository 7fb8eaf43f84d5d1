"""One stain rather than another: "*SMA rather than S100* is positive", "the cells express *SMA rather than desmin*".

The second is denied: "SMA, and not S100, is positive". So it is in "*eher SMA als* Desmin", "desmin *yerine SMA*".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_NOT = Entry("and not", grammar="denial", several=True)
_POSITIVE = ("polarity", "positive")
_NO = Entry("", statement=("polarity", "negative"))
_YES = Entry("", statement=_POSITIVE)
_SMALL = Entry("", grammar="filler")
#: Names of the list behind the word, with their commas; tokens from the list to the result.
_LONGEST, _FAR = 8, 24
#: What tells of a result that was written wrongly, of which such words say which it was.
_CORRECTING = frozenset(("correction", "wronged", "righted", "mistake", "interchanged"))


def with_rather_than(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as denials of the names behind them, set apart by commas."""
    if not any(
        token.kind == WORD and (token.value.rather or token.value.rather_behind or token.value.sooner) for token in tokens
    ):
        return tokens
    if any(map(_corrects, tokens)):
        return tokens
    tokens = _behind(_around(tokens))
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.rather:
            continue
        if at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.\n"):
            return _expected(tokens, at)
        first = at - 1 if tokens[at - 1].kind == POINT and tokens[at - 1].value == "," else at
        begin = _skipped(tokens, at + 1)
        end = _names(tokens, begin)
        last = end is not None and (_is_last(tokens, end) or _verb_of_first(tokens, end))
        if end is None or tokens[first - 1].kind not in (NAME, UNKNOWN) or not (last or _positive(tokens, first, end)):
            continue
        behind = end + (end < len(tokens) and tokens[end].kind == POINT and tokens[end].value == ",")
        place = tokens[end - 1].end
        ends = [] if _ends(tokens, end) else [Token(POINT, ",", place, place)]
        before = Token(POINT, ",", token.start, token.start)
        denied = Token(WORD, _NOT, token.start, token.end)
        said = [Token(WORD, _YES, token.start, token.start)] if last else []
        ends = [] if last else ends
        return [*tokens[:first], *said, before, denied, *tokens[begin:end], *ends, *tokens[behind + last :]]
    return tokens


def _corrects(token: Token) -> bool:
    if token.kind != WORD or token.value.rather or token.value.rather_behind:
        return False
    return bool(token.value.written or token.value.context & _CORRECTING)


def _around(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, of two words around names the second as one that denies: "*eher* SMA *als* Desmin"."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.sooner:
            continue
        begin = _skipped(tokens, at + 1)
        place = next((n for n in range(begin, min(len(tokens), begin + _LONGEST)) if not _listed(tokens[n])), None)
        if place is None or place == begin or tokens[place].kind != WORD or not tokens[place].value.than:
            continue
        than = tokens[place]._replace(value=Entry(tokens[place].value.phrase, rather=True))
        return [*tokens[:at], token._replace(value=_SMALL), *tokens[at + 1 : place], than, *tokens[place + 1 :]]
    return tokens


def _behind(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the names before such a word as negative: "*CK20 yerine* CK7 pozitif"."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind != WORD or not token.value.rather_behind or at == 0 or tokens[at - 1].kind != NAME:
            continue
        behind = at + 1 + (tokens[at + 1].kind == POINT and tokens[at + 1].value == ",")
        if _names(tokens, behind, anything=True) is None or not _says_yes(_told(tokens[behind : behind + _FAR])):
            continue
        no = token._replace(value=_NO)
        return [*tokens[:at], no, Token(POINT, ";", token.end, token.end), *tokens[behind:]]
    return tokens


def _listed(token: Token) -> bool:
    return token.kind == NAME or (token.kind == POINT and token.value in ",/") or (token.kind == WORD and _joins(token))


def _joins(token: Token) -> bool:
    return token.value.grammar in ("joining", "filler") and token.value.statement is None


def _skipped(tokens: Sequence[Token], begin: int) -> int:
    """Behind a preposition that is said again: "marks with SMA rather than *with* desmin", "plutôt que *par la* desmine"."""
    at = begin
    while at < min(len(tokens), begin + 2) and tokens[at].kind == WORD and _leads(tokens[at]):
        at += 1
    return at


def _leads(token: Token) -> bool:
    entry = token.value
    return entry.statement is None and (entry.grammar in ("link", "filler") or entry.agent or entry.among or entry.misread)


def _verb_of_first(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of staining begins at a place, with no other stain behind it: "SMA rather than desmin *stains it*"."""
    verb = tokens[at] if at < len(tokens) else None
    if verb is None or verb.kind != WORD or verb.value.grammar != "expressing" or verb.value.statement != _POSITIVE:
        return False
    for token in tokens[at + 1 : at + _FAR]:
        if token.kind == POINT and token.value in ",;.\n":
            return True
        subject, value = (token.value.statement or ("", "")) if token.kind == WORD else ("", "")
        if token.kind in (NAME, SIGN, UNKNOWN) or subject == "polarity" or (subject == "cells" and value != "tumour"):
            return False  # "stains the vessels"
    return True


def _is_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of staining or a positive result alone ends its clause at a place: "SMA rather than desmin *expression*"."""
    if at >= len(tokens) or tokens[at].kind != WORD:
        return False
    entry = tokens[at].value
    if not ((entry.grammar == "expressing" and not entry.finite) or (entry.statement == _POSITIVE and not entry.grammar)):
        return False
    return at + 1 == len(tokens) or (tokens[at + 1].kind == POINT and tokens[at + 1].value in ",;.\n")


def _expected(tokens: list[Token], at: int) -> list[Token]:
    """The tokens of a sentence, "*rather than the expected CD34 positivity,* the tumour shows SMA" without a result of CD34."""
    comma = next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT), len(tokens))
    if comma == len(tokens) or tokens[comma].value != "," or not any(token.kind == NAME for token in tokens[at:comma]):
        return tokens
    silent = [
        token._replace(value=Entry(token.value.phrase, grammar="filler"))
        if token.kind == WORD and (token.value.statement or token.value.grammar == "expressing")
        else token
        for token in tokens[at:comma]
    ]
    return [*tokens[:at], *silent, tokens[comma]._replace(value=";"), *tokens[comma + 1 :]]


def _names(tokens: Sequence[Token], begin: int, *, anything: bool = False) -> int | None:
    """Behind the names that begin at a place, an article aside; None if something else than a verb or a result follows them."""
    at, last = begin, None
    while at < min(len(tokens), begin + _LONGEST):
        token = tokens[at]
        if token.kind == NAME:
            last = at + 1
        elif not (token.kind == WORD and _joins(token)):
            break
        at += 1
    if last is None or anything:
        return last
    behind = tokens[last] if last < len(tokens) else None
    ends = behind is None or (behind.kind == POINT and behind.value in ",;.)\n")
    if ends or behind is None or behind.kind != WORD:
        return last if ends else None
    told = behind.value.grammar in ("copula", "expressing") or behind.value.statement == _POSITIVE
    return last if told or _is_last(tokens, last) else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ";.)\n")


def _positive(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the clause says that something stains, and nothing else: behind the names, else before them."""
    behind = _told(tokens[end : end + _FAR])
    if behind:
        return _says_yes(behind)
    before = tokens[max(0, first - _FAR) : first]
    return _says_yes(_told(before[::-1])) or _cells_stain(before)


def _cells_stain(before: Sequence[Token]) -> bool:
    """Whether cells and their verb stand before the names: "the tumour *stains for* SMA"."""
    at = next((n for n, token in enumerate(before) if token.kind == WORD and token.value.grammar == "naming"), 0)
    if not at or not before[at].value.several or before[at - 1].kind != WORD:
        return False
    cells = before[at - 1].value
    told = cells.statement == ("cells", "tumour") or cells.whichever
    return bool(told) and not _told(before[:at]) and all(map(_listed, before[at + 1 :]))


def _told(tokens: Sequence[Token]) -> list[Token]:
    """Words and signs of a result in the clause that begins."""
    told: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ";.\n()":
            break
        if at and token.kind == POINT and token.value == "," and told:
            break
        result = token.kind == WORD and ((token.value.statement or ("",))[0] == "polarity" or _verb(token))
        told += [token] if token.kind == SIGN or result else []
    return told


def _verb(token: Token) -> bool:
    return token.value.grammar in ("denial", "expressing", "existence", "performing") or token.value.undertaken


def _says_yes(told: Sequence[Token]) -> bool:
    """Whether all that is told is that something stains."""
    return bool(told) and all(
        token.kind == WORD and (token.value.statement == _POSITIVE or token.value.grammar in ("expressing", "existence"))
        for token in told
    )
