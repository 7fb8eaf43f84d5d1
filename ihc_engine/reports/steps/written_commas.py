"""The comma of a list and that of a sentence, where a language writes both: "表达CD34、STAT6,S-100、Desmin阴性".

Where a list of stains is written with the one, the other ends its clause. What stands behind is told by a result of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.sentence_state import NOT_HERE
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_OF_LISTS = "、､・･·‧"
#: Points of a text that writes both commas.
_OF_SUCH_TEXTS = "、､，。；："
_TELLING = ("expressing", "denial", "existence")
#: Small words between a comma and names, and between names and what is told of them.
_BEFORE = ("joining", "filler", "contrast", "copula", "link", "naming")
_BEHIND = ("joining", "filler", "copula", "pronoun", "naming", "expressing")
#: Tokens in the brackets of a name.
_BRACKETED = 6


def with_written_commas(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence, with a semicolon for a comma that ends a list which is written with another comma, or whose
    names have been told of ("CD34、STAT6表达，S-100阴性"), and with a full stop for such a semicolon."""
    if not any(sign in original for sign in _OF_SUCH_TEXTS):
        return tokens
    read: list[Token] | None = None
    led: bool | None = None
    listed = named = False
    begin = 0
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.context & NOT_HERE:
            break  # what is said of other tumours goes on behind a comma
        if token.kind == POINT and token.value in ",;.":
            if token.value == "," and original[token.start : token.end] in _OF_LISTS and at and tokens[at - 1].kind == NAME:
                listed = True
                continue
            if token.value != "." and _ends_clause(tokens, begin, at, original, led=led, listed=listed or token.value == ";"):
                read = list(tokens) if read is None else read
                read[at] = token._replace(value=";" if token.value == "," else ".")
            led, listed, named = None, False, False
            begin = at + 1
        elif token.kind == NAME:
            named = True
        elif token.kind == WORD and not named:
            entry = token.value
            if entry.section is None and (entry.grammar in _TELLING or (entry.statement or ("",))[0] == "polarity"):
                led = led is not False and not _denies(entry)
    return tokens if read is None else read


def _ends_clause(tokens: Sequence[Token], begin: int, at: int, original: str, *, led: bool | None, listed: bool) -> bool:
    """Whether a comma ends the clause that begins at a place. ``led``: whether the names behind are said to stain, None if
    nothing is said before them; ``listed``: they are written as a list."""
    last = tokens[at - 1] if at > begin else None
    if last is None or not any(token.kind == NAME for token in tokens[begin:at]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if last.kind == NAME:
        apart = listed or (following.kind == WORD and following.value.grammar != "copula")
        names, denied = _told_behind(tokens, at, original)
        return led is not None and names > (0 if apart or led is denied else 1)
    if last.kind != WORD:
        return False
    if last.value.grammar == "expressing":
        return _of_names(tokens, at - 1) and _told_behind(tokens, at, original)[0] > 0
    joined = following.kind == WORD and following.value.grammar == "joining"
    return joined and (last.value.statement or ("",))[0] == "polarity" and _told_behind(tokens, at, original)[0] > 1


def _of_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as "expression" stands right behind a name, with no more than a copula or brackets between."""
    before = at - 1
    while before >= 0 and tokens[before].kind == WORD and tokens[before].value.grammar in ("copula", "pronoun"):
        before -= 1
    if before >= 0 and tokens[before].kind == POINT and tokens[before].value == ")":
        before = next((n for n in range(before, max(-1, before - _BRACKETED), -1) if tokens[n].value == "("), 0) - 1
    return before >= 0 and tokens[before].kind == NAME


def _told_behind(tokens: Sequence[Token], at: int, original: str) -> tuple[int, bool]:
    """How many names stand, joined in one list, between a comma and a word that says whether they stain, and whether it denies
    that; 0 if it is no such list. A word that stands before the comma too says nothing apart ("表达，desmin表达均阴性")."""
    names, before = 0, tokens[at - 1].value
    for token in tokens[at + 1 :]:
        if token.kind == POINT:
            if not names or token.value != "," or original[token.start : token.end] not in _OF_LISTS:
                return 0, False
        elif token.kind == WORD:
            entry = token.value
            if (entry.statement is not None and entry.statement[0] == "polarity") or entry.grammar == "denial":
                return names, _denies(entry)
            small = entry.grammar in (_BEHIND if names else _BEFORE) and entry is not before
            if not small and (names or entry.statement != ("cells", "tumour")):
                return 0, False
        elif token.kind != NAME:
            return 0, False
        else:
            names += 1
    return 0, False


def _denies(entry: Entry) -> bool:
    return entry.grammar == "denial" or entry.statement == ("polarity", "negative")
