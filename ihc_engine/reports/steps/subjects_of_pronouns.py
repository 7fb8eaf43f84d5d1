"""A pronoun that means another lesion: "a separate nodule was found; *it* is SMA positive" tells of the nodule.

So do numbers of cases: "the literature holds 23 cases; CD34 was positive *in 21*".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_ABOUT = frozenset(("another", "earlier"))
#: Tokens behind a pronoun in which its verb stands.
_NEAR = 2
_OF_OTHERS = Entry("", grammar="filler", context={"literature"})


def begins_with_pronoun(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a pronoun that may mean a lesion."""
    return _meant(tokens, 0)


def subject_of(tokens: Sequence[Token], section: str | None) -> str | None:
    """What a sentence is about that names no stain, where that is no tumour of this report: "A separate nodule was found"."""
    if section == "earlier" or any(token.kind in (NAME, SIGN) for token in tokens):
        return None
    told = [token.value.context & _ABOUT for token in tokens if token.kind == WORD and token.value.context & _ABOUT]
    present = any(token.kind == WORD and token.value.grammar == "present" for token in tokens)
    return None if not told or present else "another" if "another" in told[-1] else "earlier"


def said_of(about: str, tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence whose first word means what another is about."""
    first = tokens[0]
    verb = any(t.kind == WORD and (t.value.grammar in ("copula", "denial", "expressing") or t.value.finite) for t in tokens[1:3])
    if not verb or (len(tokens) > _NEAR and tokens[1].kind == NAME):
        return tokens
    return [Token(WORD, Entry(first.value.phrase, grammar="filler", context={about}), first.start, first.end), *tokens[1:]]


def with_subjects_of_pronouns(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, pronouns behind a semicolon that mean another lesion with what they tell."""
    about: str | None = None
    read: list[Token] | None = None
    begin = 0
    for at, token in enumerate(tokens):
        if token.kind != POINT or token.value not in ";:":
            continue
        about = subject_of(tokens[begin:at], None) or (about if begin and _meant(tokens, begin) else None)
        counted = about is None and tells_of_cases(tokens[begin:at])
        begin = at + 1
        if about is not None and _meant(tokens, begin):
            read = list(tokens) if read is None else read
            read[begin:] = said_of(about, read[begin:])
        elif counted and counts_cases(tokens[begin:]):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, _OF_OTHERS, token.end, token.end)
            read.insert(at, token)
            break
    return tokens if read is None else read


def tells_of_cases(tokens: Sequence[Token]) -> bool:
    """Whether a part of a sentence is about the literature and names no stain."""
    return not any(token.kind in (NAME, SIGN) for token in tokens) and any(
        token.kind == WORD and "literature" in token.value.context for token in tokens
    )


def counts_cases(tokens: Sequence[Token]) -> bool:
    """Whether a result is told of a number of cases, and none of this tumour: "CD34 was positive in 21 (91 %)"."""
    if any(token.kind == WORD and token.value.grammar == "present" for token in tokens):
        return False
    return any(_counts(tokens, at) for at, token in enumerate(tokens) if token.kind == NUMBER)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].value[0] not in ("number", "fraction") or not at or tokens[at - 1].kind != WORD:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.kind == POINT or (behind.kind == WORD and behind.value.grammar in ("joining", "contrast"))


def _meant(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == WORD and bool(tokens[at].value.meant)
