"""Letters, "yes" and "no" as results: "S100 N, desmin P" in a list that gives each name one, and nowhere else."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

#: Names with a letter that make a list; one is enough where nothing else stands in the line.
_FEWEST = 2
_SILENT = Entry("", grammar="filler")
_HOW_MUCH = frozenset(("extent", "intensity", "pattern", "cells"))


def with_initials(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, letters as results where every one of them stands right behind a name."""
    if not any(_may_be_initial(token) for token in tokens):
        return tokens
    tokens = [Token(WORD, t.value.initial, t.start, t.end) if _short_word(tokens, at) else t for at, t in enumerate(tokens)]
    parted = _without_key(_parted(tokens))
    if (cell := _cell(parted)) is not None:
        return [Token(WORD, t.value.initial, t.start, t.end) if at == cell else t for at, t in enumerate(parted)]
    places = [at for at, token in enumerate(parted) if _initial(token)]
    standing = [at for at in places if _behind_name(parted, at) and _ends_entry(parted, at)]
    if len(standing) < len(places):
        fields = [at for at in standing if parted[at - 1].value in (":", "=")]
        if len(fields) < _FEWEST:
            return _unread(_answered(tokens))
        return [_of_field(token, at in fields) for at, token in enumerate(parted)]
    names = sum(token.kind == NAME for token in parted)
    words = all(end - start > 1 for _, _, start, end in (parted[at] for at in places))
    line = parted[:-1] if words and parted[-1].value == "." else parted
    alone = names == len(places) == 1 and all(map(_of_short_line, line))
    if len(places) < _FEWEST and not alone:
        return _unread(_answered(tokens))
    read = set(places)
    return [Token(WORD, t.value.initial, t.start, t.end) if at in read else t for at, t in enumerate(parted)]


def _of_field(token: Token, result: bool) -> Token:
    """A letter as the result of its field; others are words that are not known."""
    if not _initial(token):
        return token
    return token._replace(value=token.value.initial) if result else Token(UNKNOWN, token.value.phrase, token.start, token.end)


def _without_key(tokens: list[Token]) -> list[Token]:
    """The tokens without a key that tells what the letters say: "P=positive, N=negative", where each says just that."""
    keys = [at for at in range(len(tokens) - 2) if _explains(tokens, at)]
    if not keys or not all(tokens[at].kind == POINT for key in keys for at in (key - 1, key + 3) if 0 <= at < len(tokens)):
        return tokens
    silent = {at for key in keys for at in range(key, key + 3)}
    return [Token(WORD, _SILENT, t.start, t.end) if at in silent else t for at, t in enumerate(tokens)]


def _explains(tokens: list[Token], at: int) -> bool:
    letter, joint, word = tokens[at : at + 3]
    if not _initial(letter) or joint.value not in (":", "=", "-") or joint.kind != POINT or word.kind != WORD:
        return False
    return bool(word.value.statement is not None and word.value.statement == letter.value.initial.statement)


def _cell(tokens: list[Token]) -> int | None:
    """The place of a letter in a cell of its own behind that of the name: "IHC|S100|*N*|", "S100|*P*|focal"."""
    first = next((at for at, token in enumerate(tokens[:4]) if token.kind == POINT and token.value == "|"), 0)
    if any(token.kind != WORD or token.value.statement for token in tokens[:first]):
        first = 0
    name = first + 1 if first else 0
    row = tokens[name : name + 4]
    if len(row) < 4 or row[0].kind != NAME or row[1].value != "|" or row[3].value != "|" or not _initial(row[2]):
        return None
    behind = tokens[name + 4 :]
    return None if any(t.kind == NUMBER or _initial(t) for t in behind) else name + 2


def _short_word(tokens: list[Token], at: int) -> bool:
    """Whether a sign of a word that is no letter of anything else stands behind a name: "CD99*阳*", "CD34弱*阳*"."""
    if not _initial(tokens[at]) or tokens[at].value.phrase.isascii() or not _ends_entry(tokens, at):
        return False
    before = at - 1
    while before >= 0 and tokens[before].kind == WORD and (tokens[before].value.statement or ("",))[0] in _HOW_MUCH:
        before -= 1
    return before >= 0 and (tokens[before].kind == NAME or (tokens[before].kind == POINT and tokens[before].value in ":)("))


def _answered(tokens: list[Token]) -> list[Token]:
    """The tokens, words such as "yes" as results behind a name and its colon, whatever else the sentence holds."""
    return [Token(WORD, t.value.initial, t.start, t.end) if _answers(tokens, at) else t for at, t in enumerate(tokens)]


def _answers(tokens: list[Token], at: int) -> bool:
    if at < 2 or not _initial(tokens[at]) or len(tokens[at].value.phrase) == 1 or tokens[at - 1].value != ":":
        return False
    return _behind_name(tokens, at) and _ends_entry(tokens, at)


def _unread(tokens: list[Token]) -> list[Token]:
    """The tokens, with words such as "yes" that are nothing else as words that are not known: they answer something else."""
    return [Token(UNKNOWN, t.value.phrase, t.start, t.end) if _only_answers(t) else t for t in tokens]


def _only_answers(token: Token) -> bool:
    if not _initial(token) or len(token.value.phrase) == 1:
        return False
    return bool(token.value == Entry(token.value.phrase, initial=token.value.initial))


def _may_be_initial(token: Token) -> bool:
    return _initial(token) or (token.kind == NAME and token.value.apart is not None)


def _initial(token: Token) -> bool:
    return token.kind == WORD and token.value.initial is not None


def _of_short_line(token: Token) -> bool:
    return token.kind == NAME or _initial(token) or (token.kind == POINT and token.value != ".")


def _parted(tokens: list[Token]) -> list[Token]:
    """The tokens with names such as "S100 P" as a name and a letter."""
    parted: list[Token] = []
    for token in tokens:
        if token.kind == NAME and token.value.apart is not None:
            name, letter = token.value.apart
            end = token.start + len(name.phrase)
            parted += [Token(NAME, name, token.start, end), Token(WORD, letter, token.end - len(letter.phrase), token.end)]
        else:
            parted.append(token)
    return parted


def _behind_name(tokens: list[Token], at: int) -> bool:
    before = at - 1
    if before > 1 and tokens[before].kind == POINT and tokens[before].value == ")":
        before = next((place for place in range(before - 1, max(0, before - 4), -1) if tokens[place].value == "("), 0) - 1
    while before >= 0 and tokens[before].kind == POINT and tokens[before].value in ":-=(|\t":
        before -= 1
    return before >= 0 and tokens[before].kind == NAME and tokens[at].start > tokens[before].end


def _ends_entry(tokens: list[Token], at: int) -> bool:
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    if following.value == "." and _goes_on_as_abbreviation(tokens[at : at + 4]):
        return False
    if following.kind == NAME:  # "S100 P  HMB45 N"
        return len(tokens) > at + 2 and _initial(tokens[at + 2]) and tokens[at - 1].kind == NAME
    return following.kind == POINT and following.value in ",;/.|()\t\n"


def _goes_on_as_abbreviation(tokens: list[Token]) -> bool:
    """ "n. d.": a letter of an abbreviation, with another letter and its point."""
    if len(tokens) < 4 or tokens[3].value != "." or tokens[2].kind not in (UNKNOWN, WORD):
        return False
    return tokens[2].end - tokens[2].start == 1 and tokens[2].start - tokens[1].end <= 1
