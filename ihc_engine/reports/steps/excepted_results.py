"""An exception that stands first and has a result of its own: "except for desmin, *which was negative*, all were positive".

What is said so between two commas is put in brackets behind its names, so that it is neither read of the others nor turned.
Where the result stands before the names ("*negatif* desmin hariç", "*陰性の*desminを除き"), it is told in brackets behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.exceptions import excepts, result_to_come
from ihc_engine.reports.steps.excepted_words import of_excepted, says_of_excepted
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of the names that are excepted, and of what is said of them.
_LONGEST = 16
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
    commas: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if excepts(token) and _begins(tokens, at):
            found = _apposition(tokens, at + 1)
            while found is not None:
                commas |= {found[0]: "(", found[1]: ")"}
                found = _apposition(tokens, found[1] + 1)
    if not commas:
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        read.append(token._replace(value=commas.get(at, token.value)))
        if commas.get(at) == ")":
            read.append(Token(POINT, ",", token.end, token.end))
    return read


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is told before a place in its part of the sentence."""
    for token in reversed(tokens[max(0, at - _LONGEST) : at]):
        if token.kind == POINT and token.value != ",":
            return token.value in ";.:\n"
        if token.kind not in (POINT, NUMBER, UNKNOWN) and not (token.kind == WORD and token.value.statement is None):
            return False
    return at <= _LONGEST


def _apposition(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The places of the commas around a result right behind the names from a place on, if one of the others follows."""
    open_ = start
    while open_ < min(len(tokens), start + _LONGEST) and (tokens[open_].kind == NAME or _leads(tokens[open_])):
        open_ += 1
    if not (0 < open_ < len(tokens)) or not _comma(tokens[open_]) or tokens[open_ - 1].kind != NAME:
        return None
    close = next((at for at in range(open_ + 1, min(len(tokens), open_ + _LONGEST)) if tokens[at].kind == POINT), None)
    if close is None or not _comma(tokens[close]) or not _own_result(tokens[open_ + 1 : close]):
        return None
    return (open_, close) if result_to_come(tokens[close + 1 :]) else None


def _leads(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("filler", "link", "joining")


def _comma(token: Token) -> bool:
    return bool(token.kind == POINT and token.value == ",")


def _own_result(tokens: Sequence[Token]) -> bool:
    """Whether tokens tell a result and name no subject of it: "which was negative", not "the tumour is negative"."""
    told = False
    for token in tokens:
        if token.kind == WORD:
            entry: Entry = token.value
            subject = (entry.statement or (None,))[0]
            if entry.grammar not in _BESIDE or subject not in (None, *_TELLING) or entry.diagnosis:
                return False
            told = told or subject in ("polarity", "extent", "intensity") or entry.grammar == "expressing"
        elif token.kind in (SIGN, NUMBER):
            told = True
        else:
            return False
    return told


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
