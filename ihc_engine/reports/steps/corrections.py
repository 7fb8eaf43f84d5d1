"""What a report corrects and what it upholds: "'CD34 negative' was written in error; the correct result is positive".

What was wrong and what is right become parts of the sentence of their own, so that neither is read as said of the other.
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_SPEAKS = frozenset(("righted", "wronged", "mistake", "dropped"))
_CORRECT = frozenset(("wronged", "mistake", "correction"))
_ENDS = ",;.\n"
_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))
#: Tokens from a result to the word that corrects it, and between two results.
_NEAR = 6


def with_corrections(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, with a semicolon before what was wrong or is right, where something else stands before it."""
    if not any(_context(token) & _SPEAKS for token in tokens):
        return tokens
    tokens = _by_what_stands_before(_without_replaced(_without_dropped(tokens)))
    begins = (_begin, _go_on, _after_colon)
    begun = {begin for at in range(len(tokens)) for begin in (found(tokens, at) for found in begins) if begin is not None}
    parted: list[Token] = []
    for at, token in enumerate(tokens):
        if at in begun and parted:
            if parted[-1].kind == POINT and parted[-1].value in ",:":
                parted[-1] = parted[-1]._replace(value=";")
            elif parted[-1].kind != POINT:
                parted.append(Token(POINT, ";", token.start, token.start))
        parted.append(token)
    return parted


def _without_dropped(tokens: list[Token]) -> list[Token]:
    """ "Not negative but positive", as Japanese and Korean say it: what is not says nothing."""
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        if "dropped" not in _context(token):
            continue
        behind = next((t for t in tokens[at + 1 :] if t.kind in (NAME, POINT) or _tells(t)), None)
        if at and _tells(tokens[at - 1]) and behind is not None and _tells(behind):
            silent |= {at - 1, at}
    return [_silent(t) if at in silent else t for at, t in enumerate(tokens)] if silent else tokens


def _without_replaced(tokens: list[Token]) -> list[Token]:
    """ "양성을 음성으로 정정합니다": of two results before the word that corrects, the first was wrong."""
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        right = _last_told(tokens, at) if {"righted", "correction"} <= _context(token) else None
        wrong = None if right is None else _last_told(tokens, right)
        if wrong is None or not _names_before(tokens, wrong):
            continue
        silent.add(wrong)
        begin = wrong - 1
        while begin >= 0 and tokens[begin].kind == WORD and (tokens[begin].value.statement or ("",))[0] in _HOW_MUCH:
            silent.add(begin)
            begin -= 1
    return [_silent(t) if at in silent else t for at, t in enumerate(tokens)] if silent else tokens


def _last_told(tokens: list[Token], at: int) -> int | None:
    """The place of the result before a place, with little between: no name, no comma, no "and"."""
    for n in range(at - 1, max(-1, at - _NEAR), -1):
        token = tokens[n]
        if _tells(token):
            return n
        if token.kind == POINT and token.value not in "()":
            return None
        if token.kind in (NAME, NUMBER) or (token.kind == WORD and token.value.grammar in ("joining", "contrast", "denial")):
            return None
    return None


def _names_before(tokens: list[Token], at: int) -> bool:
    """Whether the name of a stain stands before a place, and no result between."""
    for token in reversed(tokens[max(0, at - 2 * _NEAR) : at]):
        if token.kind == NAME:
            return True
        if _tells(token) or (token.kind == POINT and token.value in ";."):
            return False
    return False


def _silent(token: Token) -> Token:
    phrase = token.value.phrase if token.kind == WORD else token.value
    return Token(WORD, Entry(phrase, grammar="filler"), token.start, token.end)


def _by_what_stands_before(tokens: list[Token]) -> list[Token]:
    """ "Should be positive" is what is expected, but behind what was wrong it is what is right.

    "Was negative and erroneously called positive" in one breath: what is right is not read of it.
    """
    corrected = said = written = False
    told: list[Token] = []
    for at, each in enumerate(tokens):
        token = each
        context = _context(each)
        if {"righted", "hypothetical"} <= context:
            dropped = {"hypothetical"} if corrected or (written and _of_this_stain(tokens, at)) else {"righted", "correction"}
            token = token._replace(value=replace(token.value, context=context - dropped))
        elif "wronged" in context and "instead" not in context and _between_results(tokens, at):
            token = token._replace(value=replace(token.value, context=context - {"wronged", "earlier"} | {"correction"}))
        elif "mistake" in context and said:
            token = token._replace(value=replace(token.value, context=context | {"wronged", "earlier"}))
        corrected = corrected or bool(context & _CORRECT)
        written = written or (each.kind == WORD and bool(each.value.written))
        said = said or _tells(token)
        told.append(token)
    return told


def _between_results(tokens: list[Token], at: int) -> bool:
    """Whether a result stands right before a place and another right behind it, of no other name."""
    if at < 2 or not _tells(tokens[at - 1]) or tokens[at - 2].kind != NAME:
        return False
    behind = next((token for token in tokens[at + 1 :] if token.kind in (NAME, POINT) or _tells(token)), None)
    return behind is not None and behind.kind not in (NAME, POINT)


def _begin(tokens: list[Token], at: int) -> int | None:
    """Where the part begins that a word at a place makes wrong or right; None if it makes none of its own."""
    context = _context(tokens[at])
    if not context & {"righted", "wronged"} or (at == 1 and tokens[0].kind == WORD and tokens[0].value.meant):
        return None  # "It should read positive" tells of one stain alone
    end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
    start = next((n + 1 for n in range(at - 1, -1, -1) if _is_end(tokens[n])), 0)
    leads = any(_tells(token) for token in tokens[at + 1 : end])
    if "righted" in context or "instead" in context:
        broken_off = at > 1 and tokens[at - 1].value == ":" and _tells(tokens[at - 2])  # "all negative... sorry, I mean"
        if leads or broken_off or not any(_tells(token) for token in tokens[start:at]):
            return at
        return next((n + 1 for n in range(at - 1, start, -1) if "wronged" in _context(tokens[n])), start)
    if not (leads or any(_tells(token) for token in tokens[start:at])):
        return None  # "CD34 (-), a typing error"
    before = next((n + 1 for n in range(start - 2, -1, -1) if _is_end(tokens[n])), 0)
    return start if start and any(_tells(token) for token in tokens[before : start - 1]) else None


def _go_on(tokens: list[Token], at: int) -> int | None:
    """Where a sentence goes on behind what was wrong: "..., a typing error, and CD34 is positive", "而非阴性,CD34(-)"."""
    context = _context(tokens[at])
    if not context & {"mistake", "instead"} or "wronged" not in context:
        return None
    end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
    if "instead" in context:
        return end + 1 if any(token.kind == NAME for token in tokens[end:]) else None
    behind = tokens[at + 1 :]
    name = next((n for n, token in enumerate(behind) if token.kind == NAME), None)
    if name is None or any(_tells(token) for token in behind[:name]):
        return None
    return at + 1 + next((n + 1 for n in range(name - 1, -1, -1) if _is_end(behind[n])), 0)


def _after_colon(tokens: list[Token], at: int) -> int | None:
    """Where it is told what is right behind what was wrong: "erroneously transcribed as negative: the stain is positive"."""
    if "wronged" not in _context(tokens[at]):
        return None
    end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n]) or tokens[n].value == ":"), len(tokens))
    behind = tokens[end + 1 :]
    if end == len(tokens) or tokens[end].value != ":" or not any(_tells(token) for token in tokens[at + 1 : end]):
        return None
    told = next((n for n, token in enumerate(behind) if _tells(token)), len(behind))
    return end + 1 if told < len(behind) and not any(token.kind == NAME for token in behind[:told]) else None


def _context(token: Token) -> set[str]:
    return token.value.context if token.kind == WORD and isinstance(token.value, Entry) else set()


def _of_this_stain(tokens: list[Token], at: int) -> bool:
    """Whether it is told what should be of the stain that was written, and not of an entity: "was given as negative; *this
    should be positive*", no "it should be positive in a schwannoma"."""
    if not (at and tokens[at - 1].kind == WORD and tokens[at - 1].value.meant):
        return False
    start = next((n + 1 for n in range(at - 1, -1, -1) if _is_end(tokens[n])), 0)
    end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
    return not any(token.kind == WORD and (token.value.diagnosis or token.value.kinds) for token in tokens[start:end])


def _is_end(token: Token) -> bool:
    return token.kind == POINT and token.value in _ENDS


def _tells(token: Token) -> bool:
    """Whether a token says of a stain whether it is positive."""
    if token.kind == SIGN:
        return True
    if token.kind != WORD:
        return False
    stated = token.value.statement
    return bool(token.value.grammar == "denial" or (stated is not None and stated[0] in ("polarity", "level")))
