"""Names in a row and their results in a row: "SMA S100 CD34 Ki-67  3+ 0 0 10%", "SMA, S100, CD34: 3+, 0, 0".

Each name takes its own. Where there are not as many results as names, which is whose is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Names from which on a percentage may be the result of the last.
_FEWEST_BEFORE_PERCENT = 3
_SCORES = frozenset("0123")
#: Tokens in brackets behind a minus.
_BRACKETED = 6
#: What stands before the name of a clone.
_OF_ANTIBODIES = frozenset(("clone", "klon", "clon"))
_DOUBLE_MINUS = frozenset(("--", "---"))


def with_double_minus(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, two dashes that close a name as a minus: "S100: --", and no leader to what follows.

    So is one behind "all", or before a colon behind which no result stands, or before brackets that hold cells alone:
    "S100-: incidental GIST", "CD34 + (vessels), - (tumour)". So is the first of two that stand between
    stains: "SMA - - CD34 +".
    """
    if "- -" in text:
        tokens = [_of_two_dashes(tokens, at) for at in range(len(tokens))]
    if "(" in text:
        tokens = [_silent(t) if _in_brackets_behind_sign(tokens, at) else t for at, t in enumerate(tokens)]
    if "- (" in text or "-(" in text:
        tokens = [Token(SIGN, "-", t.start, t.end) if _before_cells(tokens, at) else t for at, t in enumerate(tokens)]
    if "-:" in text:
        tokens = [Token(SIGN, "-", t.start, t.end) if _before_colon(tokens, at) else t for at, t in enumerate(tokens)]
    if " -" in text:
        tokens = [Token(SIGN, "-", t.start, t.end) if _behind_all(tokens, at) else t for at, t in enumerate(tokens)]
    if "--" not in text:
        return tokens
    return [Token(SIGN, "-", t.start, t.end) if _closes_name(tokens, at, text) else t for at, t in enumerate(tokens)]


def _of_two_dashes(tokens: Sequence[Token], at: int) -> Token:
    """A token; the first of two dashes between stains as a minus, the second as a comma."""
    if not _is(tokens[at], "-"):
        return tokens[at]
    for first in (at, at - 1):
        if 0 < first < len(tokens) - 2 and _is(tokens[first], "-") and _is(tokens[first + 1], "-"):
            named = tokens[first - 1].kind == NAME or (_is(tokens[first - 1], ":") and tokens[first - 2].kind == NAME)
            if named and tokens[first + 2].kind == NAME and tokens[first].end < tokens[first + 1].start:
                return tokens[at]._replace(kind=SIGN) if first == at else tokens[at]._replace(value=",")
    return tokens[at]


def _behind_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash ends a clause behind names and a word such as "all": "desmin/S100 *all* -"."""
    if at < 2 or not _is(tokens[at], "-"):
        return False
    name = at - 3 if at > 2 and _is(tokens[at - 2], ":") else at - 2
    if tokens[name].kind != NAME:
        return False
    of_all = tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar == "pronoun"
    return of_all and (at + 1 == len(tokens) or (tokens[at + 1].kind == POINT and tokens[at + 1].value in ",;.)\n"))


def _before_cells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash behind a name or a comma stands before brackets that hold nothing but cells and "only"."""
    if not (at and _is(tokens[at], "-") and at + 1 < len(tokens) and _is(tokens[at + 1], "(")):
        return False
    before = tokens[at - 1]
    close = next((n for n in range(at + 2, min(len(tokens), at + 2 + _BRACKETED)) if _is(tokens[n], ")")), None)
    if close is None or not (before.kind == NAME or _is(before, ",") or _is(before, ";")):
        return False
    inside = tokens[at + 2 : close]
    cells = [t for t in inside if t.kind == WORD and (t.value.statement or ("",))[0] == "cells"]
    small = [t for t in inside if t.kind == WORD and t.value.grammar in ("only", "filler", "link")]
    if before.kind == NAME and not any(t.kind == WORD and t.value.grammar == "only" for t in inside):
        unknown = [t for t in inside if t.kind == UNKNOWN and t.value in _OF_ANTIBODIES]
        if len(small) + len(unknown) == len(inside) > 0 and _ends_part(tokens, close + 1):
            return True  # "SMA - (clone 1A4)", "SMA - (Dako)"
    return bool(cells) and len(cells) + len(small) == len(inside)


def _in_brackets_behind_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clone stands alone in brackets behind the sign of its own stain: "SMA - (clone *1A4*), desmin +"."""
    if tokens[at].kind != NAME or tokens[at].value.marker is None or at + 1 >= len(tokens) or not _is(tokens[at + 1], ")"):
        return False
    begin = next((n for n in range(at - 1, max(-1, at - _BRACKETED), -1) if _is(tokens[n], "(")), 0)
    if begin < 2 or any(t.kind not in (WORD, UNKNOWN) for t in tokens[begin + 1 : at]):
        return False
    name, sign = tokens[begin - 2], tokens[begin - 1]
    own = name.kind == NAME and name.value.marker is not None and name.value.marker.id == tokens[at].value.marker.id
    return own and (sign.kind == SIGN or (_is(sign, "-") and _ends_part(tokens, at + 2)))


def _ends_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether no result follows at a place: "desmin - (D33) *positive*"."""
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ",;.\n")


def _silent(token: Token) -> Token:
    return Token(WORD, Entry(token.value.phrase, grammar="filler"), token.start, token.end)


def _before_colon(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash glued to the name before it and to a colon behind it stands there, and no result behind the colon."""
    if not (at and _is(tokens[at], "-") and tokens[at - 1].kind == NAME and at + 2 < len(tokens) and _is(tokens[at + 1], ":")):
        return False
    glued = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    return glued and tokens[at + 2].kind not in (NUMBER, POINT) and not any(map(_is_word_of_result, tokens[at + 2 : at + 5]))


def _closes_name(tokens: Sequence[Token], at: int, text: str) -> bool:
    token = tokens[at]
    if token.kind != POINT or token.value != ":" or text[token.start : token.end] not in _DOUBLE_MINUS:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and not (following.kind == POINT and following.value in ",;/|\n\t)."):
        return False
    if following is not None and following.value in "|\t" and any(map(_is_word_of_result, tokens[at + 2 :])):
        return False  # an empty cell
    before = at - 1
    while before >= 0 and _is(tokens[before], ":=|\t"):
        before -= 1
    if before >= 0 and tokens[before].kind == NAME:
        return True
    dealt = before > 0 and (tokens[before].kind == SIGN or _is(tokens[before], ",/"))  # "SMA, S100: ++, --"
    return dealt and any(other.kind == NAME for other in tokens) and any(other.kind == SIGN for other in tokens)


def _is_word_of_result(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")


def signed(token: Token) -> bool:
    """Whether a token is a plus or a minus."""
    return token.kind == SIGN or (token.kind == POINT and token.value == "-")


def scores(token: Token) -> bool:
    """Whether a token is a sign, a grade, a number from 0 to 3 or a word such as "neg": a result by itself, no share of cells."""
    if signed(token):
        return True
    if token.kind == WORD:
        return token.value.grammar is None and (token.value.statement or ("",))[0] == "polarity"
    return token.kind == NUMBER and (token.value[0] == "grade" or (token.value[0] == "number" and token.value[1] in _SCORES))


def cells_of(
    tokens: Sequence[Token], begins: Callable[[Phrase, Token], bool], into: Callable[[Phrase, Token], None]
) -> list[Phrase]:
    """Results in a line. ``begins``: whether a token begins the next one, where no point parts it from the last and it stands in
    no brackets behind it; ``into``: what adds a token to a result."""
    cells: list[Phrase] = []
    part: Phrase | None = None
    inside = False
    for token in tokens:
        if _is(token, "()"):
            inside = token.value == "("
        elif token.kind == POINT and token.value in "|\t,;":
            part = None
        elif token.kind in (SIGN, NUMBER, WORD) or signed(token):
            if part is None or (not inside and begins(part, token)):
                part = Phrase(token.start, token.end)
                cells.append(part)
            into(part, token)
    return [cell for cell in cells if cell.has_content]


def without_controls(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a line of results without what it tells of controls behind a comma: "(-), internal control (+)"."""
    if not any(map(_of_control, tokens)):
        return tokens
    kept: list[Token] = []
    part: list[Token] = []
    for token in [*tokens, None]:
        if token is None or (token.kind == POINT and token.value in ",;"):
            kept += [] if any(map(_of_control, part)) else part
            part = []
        if token is not None:
            part.append(token)
    return kept


def _of_control(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement == ("cells", "control") or "control" in token.value.context)


def outside_of_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a line without those in brackets, and without points."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if _is(token, "()"):
            inside = token.value == "("
        elif not inside and not _parts(token) and not _is(token, "."):
            kept.append(token)
    return kept


def row_behind_names(tokens: Sequence[Token]) -> tuple[int, list[Token]] | None:
    """How many names a line begins with, and their results, one for each, behind them; None if it is no such line."""
    names = 0
    at = 0
    while at < len(tokens) and (tokens[at].kind == NAME or _parts(tokens[at])):
        names += tokens[at].kind == NAME
        at += 1
    if names < 2 or at == 0 or _is(tokens[at - 1], ":="):
        return None
    rest = [token for token in tokens[at:] if not _parts(token) and not _is(token, ".")]
    if rest and _is(rest[0], "-") and any(map(_parts, tokens[:at])) and not any(map(_parts, tokens[at:])):
        return None  # "SMA, desmin - +": a dash
    return (names, rest) if one_for_each(names, rest) else None


def one_for_each(names: int, results: Sequence[Token]) -> bool:
    """Whether results are as many as names, and each of them is one: signs, scores, and a percentage at the end."""
    if len(results) != names or not all(map(scores, results[:-1])):
        return False
    if any(_is(token, "-") for token in results) and any(token.kind == WORD for token in results):
        return False  # "SMA, desmin - positive"
    last = results[-1]
    counted = last.kind == NUMBER and last.value[0] == "percent"
    return scores(last) or (counted and names >= _FEWEST_BEFORE_PERCENT)


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points


def _parts(token: Token) -> bool:
    return _is(token, "|\t,;/\n")
