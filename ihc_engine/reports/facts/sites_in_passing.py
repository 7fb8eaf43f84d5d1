"""Sites that a report names in passing: regions that were imaged, those of another lesion, and those to be looked at.

"Staging *chest* CT was requested", "a *pulmonary* sarcomatoid carcinoma is excluded", "*visceral* lesions should be looked for",
"metastatic GIST from the *stomach*". They are the lesion's only where no other site is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ihc_engine.reports.clauses.clauses import contexts_of
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Characters between a site and what was made of it, and tokens between it and the tumour that it is the adjective of.
_BESIDE, _NEAR = 24, 3
_ENDS = re.compile(r"[.;:,()\n]")
#: Certainties of a tumour that is not the one of the report, in sections that judge.
_ANOTHER = frozenset(("excluded", "differential"))
_JUDGING = frozenset(("diagnosis", "comment", "addendum", "microscopy", "immunohistochemistry", "molecular"))


def in_passing(section: str | None, tokens: list[Token], named: list[int], text: str, lexicon: Lexicon) -> set[int]:
    """Of the places of sites in a sentence those that are only named in passing."""
    if _advised(tokens):
        return set(named)
    found = {at for at in named if _imaged(tokens, at, text, lexicon) or _asked(tokens, at, text)}
    if (spread := lexicon.metastatic.search(text)) is not None:
        found |= {at for at in named if _of_origin(tokens, at, text, lexicon, spread.start())}
    if section in _JUDGING and (another := next((at for at in named if _of_another_tumour(tokens, at)), None)) is not None:
        found.update(at for at in named if at >= another)  # "... until the CT has been reviewed for a lung primary"
    return found


def _imaged(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether an image was made of a region: "chest CT", "MRI of the pelvis"; not "CT-guided biopsy of the sacrum"."""
    start, end = tokens[at].start, tokens[at].end
    if (behind := lexicon.imaging.match(text, end + (text[end : end + 1] in (" ", "-")))) is not None:
        return text[behind.end() : behind.end() + 1] != "-"
    told = next(iter(reversed(list(lexicon.imaging.finditer(text, max(0, start - _BESIDE), start)))), None)
    if told is None or _ENDS.search(text, told.end(), start):
        return False
    return all(_small(token) for token in tokens if told.end() <= token.start < start)


def _of_origin(tokens: list[Token], at: int, text: str, lexicon: Lexicon, spread: int) -> bool:
    """Whether a metastasis comes from a site: "metastatic GIST *from* the stomach", "胃原発". ``spread``: where that is said."""
    start, end = tokens[at].start, tokens[at].end
    if lexicon.origins_behind.match(text, end + (text[end : end + 1] in (" ", "-"))) is not None:
        return True
    told = next(iter(reversed(list(lexicon.origins.finditer(text, max(0, start - _BESIDE), start)))), None)
    if told is None or told.start() < spread or _ENDS.search(text, told.end(), start):
        return False
    return all(_small(token) or token.kind == UNKNOWN for token in tokens if told.end() <= token.start < start)


def _small(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("filler", "link") and not token.value.statement


def _asked(tokens: list[Token], at: int, text: str) -> bool:
    """Whether a site is asked about, without a tumour: "core, inguinal?"."""
    return text[tokens[at].end : tokens[at].end + 2].lstrip()[:1] == "?" and not _diagnosed(tokens)


def _advised(tokens: list[Token]) -> bool:
    """Whether it is told what should be done, without a tumour: "visceral lesions should be looked for"."""
    return "suggested" in contexts_of(tokens) and not _diagnosed(tokens)


def _diagnosed(tokens: Iterable[Token]) -> bool:
    return any(token.kind == WORD and token.value.diagnosis for token in tokens)


def _of_another_tumour(tokens: list[Token], at: int) -> bool:
    """Whether a site stands beside a tumour that is not the one of the report, or where all that is judged is excluded."""
    judged = [t.value.certainty for t in tokens if t.kind == WORD and t.value.certainty and not t.value.denied]
    if not _ANOTHER.intersection(judged) or {"stated", "favoured"}.intersection(judged):
        return False
    if not _diagnosed(tokens):
        return "excluded" in judged
    before = next((t for t in reversed(tokens[:at]) if not _small(t)), None)
    if before is not None and before.kind == WORD and before.value.diagnosis and before is not tokens[at - 1]:
        return True  # "GIST of the stomach is excluded"
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind == POINT and token.value != "-":
            return False
        if token.kind == WORD and token.value.diagnosis:
            return True
        if not (token.kind == UNKNOWN or (token.kind == WORD and not token.value.grammar) or token.kind == POINT):
            return False
    return False
