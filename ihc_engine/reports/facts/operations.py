"""Operations that name an organ at the head of a specimen: "Right radical nephrectomy", "Pièce d'hystérectomie"."""

from __future__ import annotations

import re

from ihc_engine.reports.clauses.clauses import contexts_of
from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.model import Statement
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import POINT, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections in which a specimen is named.
_NAMED_IN = frozenset((None, "specimen", "gross", "diagnosis"))
_NOT_NOW = frozenset(("earlier", "past", "hypothetical", "literature"))
#: Characters before an operation in which its kind stands, and behind it in which years may have passed.
_BEFORE, _BEHIND = 60, 24
#: Tokens around an operation in which a year tells that it was done before.
_NEAR_YEAR = 4
_BORDER = re.compile(r"[.;:,()\n/|+&]|(?<!\w)-(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def operation_in(section: str | None, tokens: list[Token], text: str, lexicon: Lexicon) -> Token | None:
    """The first operation that heads a specimen in a sentence; none that was done before ("underwent nephrectomy")."""
    places = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.operation]
    if section not in _NAMED_IN or not places or contexts_of(tokens) & _NOT_NOW:
        return None
    return next(
        (tokens[at] for at in places if _heads(tokens[at], text, lexicon) and not _before(tokens, at, text, lexicon)), None
    )


def sex_of(operation: Token, report: str, vocabulary: Vocabulary) -> Statement | None:
    """The sex of who has the organ: "hysterectomy" is of a woman."""
    sites = (vocabulary.sites[id] for id in vocabulary.site_and_ancestors(operation.value.operation))
    sex = next((site.sex for site in sites if site.sex is not None), None)
    return sex and Statement("sex", sex, operation.start, operation.end, report[operation.start : operation.end])


def _heads(operation: Token, text: str, lexicon: Lexicon) -> bool:
    """Whether nothing but its kind stands before an operation in its clause: "A. Left laparoscopic nephrectomy"."""
    before = _BORDER.split(text[max(0, operation.start - _BEFORE) : operation.start])[-1]
    return _WORD.search(lexicon.operation_kinds.sub(" ", before)) is None


def _before(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether years have passed since: "hysterectomy two years ago", "hysterectomy 2015"."""
    end = tokens[at].end
    return _in_year(tokens, at) or lexicon.ago.search(_BORDER.split(text[end : end + _BEHIND])[0]) is not None


def _in_year(tokens: list[Token], at: int) -> bool:
    """Whether a year stands near, with no more than brackets between."""
    for near in (tokens[at + 1 : at + 1 + _NEAR_YEAR], tokens[max(0, at - _NEAR_YEAR) : at][::-1]):
        for token in near:
            if is_year(token):
                return True
            if token.kind == POINT and token.value not in "()":
                break
    return False
