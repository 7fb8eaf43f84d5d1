"""Numbers with words that make them one end of what was counted ("fewer than 5", "10 % or more"), or both ("5 to 10 %")."""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NUMBER, WORD, Token

_COUNTED = frozenset(("number", "percent", "fraction"))


def with_bounds(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, numbers beside words that bound them as they would be written with signs ("<5", "5-10%")."""
    if not any(token.kind == WORD and _bounds(token) for token in tokens):
        return tokens
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if last is not None and _counts(token) and last.kind == WORD and _bounds(last):
            taken = _ranged(result, token)
            if taken:
                low = next(t for t in result[-taken:] if t.kind == NUMBER)
                words = f"{low.value[1].rstrip('% ')}-{token.value[1]}"
                result[-taken:] = [Token(NUMBER, (token.value[0], words), result[-taken].start, token.end)]
                continue
            if last.value.bound:
                result[-1] = _bounded(last.value.bound, token, last.start, token.end)
                continue
        elif last is not None and token.kind == WORD and token.value.bound_behind and _counts(last):
            result[-1] = _bounded(token.value.bound_behind, last, last.start, token.end)
            continue
        result.append(token)
    return result


def _bounds(token: Token) -> bool:
    entry = token.value
    return bool(entry.bound or entry.bound_behind or entry.ranges or entry.conjoins)


def _ranged(before: list[Token], high: Token) -> int:
    """How many tokens of those before a number make a range with it: "5 to", "between 5 and"; 0 if none do."""
    joint = before[-1].value
    if len(before) < 2 or not _counts(before[-2]) or high.value[0] == "fraction" or before[-2].value[0] == "fraction":
        return 0
    if joint.ranges:
        return 2
    if len(before) > 2 and joint.conjoins and before[-3].kind == WORD and before[-3].value.between:
        return 3
    return 0


def _counts(token: Token) -> bool:
    """Whether a token is a single number that has no bound yet."""
    if token.kind != NUMBER or token.value[0] not in _COUNTED:
        return False
    words: str = token.value[1]
    return words[0] in "%0123456789" and "-" not in words and "~" not in words and "to" not in words


def _bounded(sign: str, number: Token, start: int, end: int) -> Token:
    unit, words = number.value
    return Token(NUMBER, (unit, f"{sign}{words}"), start, end)
