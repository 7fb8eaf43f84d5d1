"""What the tumour shows is there: "negative for S100 and *shows desmin reactivity*", "... , *with SMA expression*".

A verb such as "shows", or "there is", begins a new statement; by itself it says nothing of staining, so that what was denied
before would be denied of its stains too. It is read as "expresses" where its clause tells nothing else; so is that of the tumour
which shows stains by their names alone: "the cells *demonstrate SMA and desmin*, but not S100".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token
from ihc_engine.vocabulary.models import Marker

#: Tokens of what is shown, of a subject, and back to what is denied.
_LONGEST, _SUBJECT, _FAR = 24, 5, 80
_HOW = frozenset(("extent", "intensity", "pattern"))
_DENYING = (("polarity", "negative"), ("polarity", "lost"))
_EXPRESSED = ("polarity", "positive")


def with_shown_behind(tokens: list[Token], markers: Mapping[str, Marker]) -> list[Token]:
    """The tokens of a sentence, such verbs as ones that say that stains are expressed."""
    shown = [at for at, token in enumerate(tokens) if at > 1 and _shows(token) and _shown(tokens, at)]
    found = [
        at
        for at in shown
        if (_denied(tokens, at) and _begins(tokens, at))
        or (_of_tumour(tokens, at) and not _shows_a_substance(tokens, at, markers))
    ]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        verb = replace(tokens[at].value, grammar="expressing", statement=_EXPRESSED, finite=True, showing=False)
        read[at] = tokens[at]._replace(value=verb)
    return read


def _shows(token: Token) -> bool:
    return token.kind == WORD and token.value.showing and token.value.grammar in ("copula", "link", None)


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial and then a name stand before a place."""
    named = False
    for token in reversed(tokens[max(0, at - _FAR) : at]):
        if token.kind == NAME:
            named = True
        elif named and token.kind == WORD and (token.value.grammar == "denial" or token.value.statement in _DENYING):
            return True
    return False


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a statement may begin at a place: behind "and", "but", a point, or a name, or behind the tumour as its subject."""
    before = tokens[at - 1]
    if tokens[at].value.grammar == "link":  # "with"
        return before.kind == NAME or (before.kind == POINT and before.value in ",)")
    for place in range(at - 1, max(-1, at - 4), -1):
        token = tokens[place]
        if token.kind == POINT:
            return token.value in ",;:"
        if token.kind != WORD:
            return False
        entry = token.value
        if entry.grammar in ("joining", "contrast"):
            return bool(entry.conjoins) or entry.grammar == "contrast"
        of_tumour = entry.statement == ("cells", "tumour") or entry.whichever or entry.grammar in ("pronoun", "filler")
        if not of_tumour:
            return False
    return False


def _of_tumour(tokens: Sequence[Token], at: int) -> bool:
    """Whether the tumour or its cells are the subject of a verb, at the beginning of a sentence or clause."""
    if tokens[at].value.grammar != "copula":
        return False
    subject = False
    for token in reversed(tokens[max(0, at - _SUBJECT) : at]):
        if token.kind == POINT:
            return subject and token.value in ";\n"
        if token.kind != WORD:
            return False
        tumour = token.value.statement == ("cells", "tumour") or token.value.whichever
        if not (tumour or token.value.grammar == "filler" or token.value.neoplastic):
            return False
        subject = subject or tumour
    return subject and at <= _SUBJECT


def _shown(tokens: Sequence[Token], at: int) -> bool:
    """Whether names, how much of them, and nouns of staining stand behind a place, and nothing else."""
    names: list[Token] = []
    noun = False
    for token in tokens[at + 1 : at + 1 + _LONGEST]:
        if token.kind == NAME:
            names.append(token)
        elif token.kind == NUMBER and names and any(digit in "123456789" for digit in token.value[1]):
            noun = True  # "has a Ki-67 of 20 %"
        elif _ends(token, bool(names)):
            break
        elif _is_noun(token):
            noun = True
        elif not _goes_along(token):
            return False
    if not names or any(name.value.marker is None for name in names):
        return False
    return noun or tokens[at].value.grammar != "link"


def _shows_a_substance(tokens: Sequence[Token], at: int, markers: Mapping[str, Marker]) -> bool:
    """Whether what is shown may be seen without a stain, where nothing tells of staining: "the tumour shows keratin"."""
    end = next((n for n in range(at + 1, len(tokens)) if _ends(tokens[n], True)), len(tokens))
    names = [token for token in tokens[at + 1 : end] if token.kind == NAME]
    if any(map(_is_noun, tokens[at + 1 : end])) or any(name.value.marker is None for name in names):
        return False
    return any(name.value.phrase in map(folded, markers[name.value.marker.id].substances) for name in names)


def _ends(token: Token, named: bool) -> bool:
    if token.kind == POINT:
        return token.value not in ",/"
    return named and token.kind == WORD and bool(token.value.grammar == "contrast")


def _is_noun(token: Token) -> bool:
    """Whether a token is a noun of staining: "reactivity", "positivity"."""
    if token.kind != WORD:
        return False
    return bool(token.value.grammar == "expressing" and not token.value.finite) or token.value.statement == _EXPRESSED


def _goes_along(token: Token) -> bool:
    """Whether a token tells no more than how much, or joins and leads on."""
    if token.kind == POINT:
        return True
    if token.kind != WORD or token.value.context or token.value.tissue:
        return False
    if token.value.statement is not None and token.value.statement[0] not in _HOW:
        return False
    return token.value.grammar in (None, "joining", "filler", "link", "naming")
