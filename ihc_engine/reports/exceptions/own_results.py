"""An exception that stands first and has a result of its own: "except for desmin, *which was negative*, all were positive".

What is said so between two commas is put in brackets behind its names, so that it is neither read of the others nor turned. So
is what is said of an exception that stands last: "all were negative except desmin, *which was positive*".
Where the result stands before the names ("*negatif* desmin hariç", "*陰性の*desminを除き"), it is told in brackets behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ihc_engine.reports.exceptions.words import of_excepted, says_of_excepted
from ihc_engine.reports.grammar.exceptions import excepts, result_to_come
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of the names that are excepted, and of what is said of them.
_LONGEST = 16
#: Tokens before an exception among which the result of the others stands.
_FAR_BEFORE = 60
_BESIDE = frozenset((None, "filler", "link", "copula", "denial", "only", "joining", "same", "expressing"))
_NOTHING = Entry("", grammar="filler")
_TELLING = frozenset(("polarity", "extent", "intensity", "pattern", "level"))


def with_excepted_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the own results of what it excepts first in brackets."""
    roles = {token.value.grammar for token in tokens if token.kind == WORD}
    if "exception" in roles:
        tokens = _in_brackets([_quiet(tokens, at) for at in range(len(tokens))] if "pronoun" in roles else tokens)
    return _behind_names(tokens) if "excepted" in roles else tokens


def _quiet(tokens: Sequence[Token], at: int) -> Token:
    """A pronoun that in a relative clause means the excepted and no others, as a word that says nothing: "which are *both*"."""
    token, before = tokens[at], tokens[max(0, at - 2) : at]
    if token.kind != WORD or token.value.grammar != "pronoun" or at + 1 == len(tokens):
        return token
    verb = bool(before) and before[-1].kind == WORD and before[-1].value.grammar == "copula"
    relative = before[:-1] if verb else before[-1:]
    if not (relative and relative[-1].kind == WORD and relative[-1].value.relative) and not _beside_rest(tokens, at):
        return token
    behind = tokens[at + 1].value.statement if tokens[at + 1].kind == WORD else None
    return token._replace(value=_NOTHING) if behind is not None and behind[0] in _TELLING else token


def _beside_rest(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place and its result stand between the excepted and the others: "CD99, BCL2, *both* positive, all other"."""
    named = at > 1 and tokens[at - 1].kind == POINT and tokens[at - 1].value == "," and tokens[at - 2].kind == NAME
    behind = tokens[at + 2 : at + 4]
    closed = len(behind) > 1 and behind[0].kind == POINT and behind[0].value == "," and behind[1].kind == WORD
    return named and closed and behind[1].value.grammar == "rest"


def _in_brackets(tokens: list[Token]) -> list[Token]:
    opens: dict[int, bool] = {}  # whether the token there is the comma that becomes the bracket
    closes: set[int] = set()
    for at, token in enumerate(tokens):
        if not excepts(token):
            continue
        first = _begins(tokens, at)
        others = None if first else _told_before(tokens, at)
        if not first and others is None:
            continue
        start = at + 1
        while (found := _apposition(tokens, start, others)) is not None:
            opens[found[0]] = _comma(tokens[found[0]])
            closes.add(found[1])
            start = found[1] + 1
    if not opens:
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if at in closes:
            read.append(Token(POINT, ")", token.start, token.start))
        if at in opens:
            read.append(Token(POINT, "(", token.start, token.start + opens[at]))
        if not opens.get(at):
            read.append(token)
    return [*read, Token(POINT, ")", tokens[-1].end, tokens[-1].end)] if len(tokens) in closes else read


def _told_before(tokens: Sequence[Token], at: int) -> str | None:
    """What is told of the others before an exception in its part of the sentence, if it is one result."""
    told = {value for token in _part_before(tokens, at) if (value := _polarity(token)) is not None}
    return told.pop() if len(told) == 1 else None


def _part_before(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    for token in reversed(tokens[max(0, at - _FAR_BEFORE) : at]):
        if token.kind == POINT and token.value in ";.\n":
            return
        yield token


def _polarity(token: Token) -> str | None:
    if token.kind == WORD and token.value.statement is not None:
        subject, value = token.value.statement
        return str(value) if subject == "polarity" else None
    if token.kind == SIGN:
        return "negative" if token.value == "-" else "positive"
    return None


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is told before a place in its part of the sentence."""
    for token in reversed(tokens[max(0, at - _LONGEST) : at]):
        if token.kind == POINT and token.value != ",":
            return token.value in ";.:\n"
        if token.kind not in (POINT, NUMBER, UNKNOWN) and not (token.kind == WORD and token.value.statement is None):
            return False
    return at <= _LONGEST


def _apposition(tokens: Sequence[Token], start: int, others: str | None) -> tuple[int, int] | None:
    """Where a result right behind the names from a place on begins and ends: at the comma or "which" before it, and before the
    point behind it. ``others``: what is told of the others before; without it, it must follow."""
    open_ = start
    while open_ < min(len(tokens), start + _LONGEST) and (tokens[open_].kind == NAME or _leads(tokens[open_])):
        open_ += 1
    if not (0 < open_ < len(tokens)):
        return None
    if others is not None:
        open_ -= _relative(tokens[open_ - 1])
        more = _more_names(tokens, open_)
        if more is not None:
            close = _close(tokens, more)
            differs = {_polarity(token) for token in tokens[more:close]} - {None, others}
            return (more, close) if differs and _closes(tokens, close) and _own_result(tokens[more:close], others) else None
    if tokens[open_ - 1].kind != NAME or not (_comma(tokens[open_]) or (others is not None and _relative(tokens[open_]))):
        return None
    begin = open_ + _comma(tokens[open_])
    close = _close(tokens, begin)
    if others is not None:
        return (open_, close) if _closes(tokens, close) and _own_result(tokens[begin:close], others) else None
    if close == len(tokens) or not _comma(tokens[close]) or not _own_result(tokens[begin:close], None):
        return None
    return (open_, close) if result_to_come(tokens[close + 1 :]) else None


def _more_names(tokens: Sequence[Token], at: int) -> int | None:
    """Where a list of further excepted names behind a comma ends: "except CD99, *SMA and S100* positive"."""
    if not _comma(tokens[at]) or at + 2 >= len(tokens) or tokens[at + 1].kind != NAME:
        return None
    end = min(len(tokens), at + _LONGEST)
    while at < end and (tokens[at].kind == NAME or _comma(tokens[at]) or _leads(tokens[at])):
        at += 1
    return at if at < end and tokens[at - 1].kind == NAME else None


def _close(tokens: Sequence[Token], begin: int) -> int:
    """The place of the next point."""
    end = min(len(tokens), begin + _LONGEST)
    return next((at for at in range(begin, end) if tokens[at].kind == POINT), end)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at == len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ",;.\n")


def _relative(token: Token) -> bool:
    return bool(token.kind == WORD and token.value.relative)


def _leads(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("filler", "link", "joining")


def _comma(token: Token) -> bool:
    return bool(token.kind == POINT and token.value == ",")


def _own_result(tokens: Sequence[Token], others: str | None) -> bool:
    """Whether tokens tell a result and name no subject of it: "which was negative", not "the tumour is negative".

    Words that are not known may stand beside it behind "which", or where it is not the result of the ``others``."""
    told = False
    which = bool(tokens) and _relative(tokens[0])
    polarities = {value for token in tokens if (value := _polarity(token)) is not None}
    differs = others is not None and bool(polarities) and others not in polarities
    for token in tokens:
        if token.kind == WORD:
            entry: Entry = token.value
            subject = (entry.statement or (None,))[0]
            pronoun = which and entry.grammar == "pronoun"
            if (entry.grammar not in _BESIDE and not pronoun) or subject not in (None, *_TELLING) or _of_other_things(entry):
                return False
            told = told or subject in ("polarity", "extent", "intensity") or entry.grammar == "expressing"
        elif token.kind in (SIGN, NUMBER):
            told = True
        elif token.kind != UNKNOWN or not (which or differs):
            return False
    return told


def _of_other_things(entry: Entry) -> bool:
    return bool(entry.diagnosis or entry.morphology or entry.molecular or entry.measure or entry.section)


def _behind_names(tokens: list[Token]) -> list[Token]:
    """ "陰性のdesminを除き、...": what is said before excepted names, in brackets behind them."""
    for end, token in enumerate(tokens):
        if not (token.kind == WORD and token.value.grammar == "excepted"):
            continue
        begin = end
        while begin > max(0, end - _LONGEST) and of_excepted(tokens[begin - 1]):
            begin -= 1
        first = next((at for at in range(begin, end) if tokens[at].kind == NAME), end)
        said = [each for each in tokens[begin:first] if says_of_excepted(each)]
        told = any(each.kind == SIGN or (each.kind == WORD and _tells(each.value)) for each in said)
        if first < end and told and _begins(tokens, begin) and result_to_come(tokens[end + 1 :]):
            read = tokens[:begin]
            for each in tokens[first:end]:
                read.append(each)
                if each.kind == NAME:
                    read += [Token(POINT, "(", each.end, each.end), *said, Token(POINT, ")", each.end, each.end)]
            return [*read, *tokens[end:]]
    return tokens


def _tells(entry: Entry) -> bool:
    return (entry.statement or ("",))[0] in _TELLING or entry.grammar == "expressing"
