"""Heads that a point closes: "Negative stains. S100, SOX10, CD34." says of the stains in the next sentence what the head says."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.flags import MARKER, REFERENCE, RESULT
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Cutter, Token

_LONGEST_HEAD, _MOST_WORDS = 40, 3


def heads_next(sentences: Sequence[Sentence], at: int, cutter: Cutter) -> bool:
    """Whether a sentence is such a head: a result and what it is of, a point, and then nothing but names."""
    if not may_head(sentences[at].wording, cutter) or at + 1 >= len(sentences):
        return False
    listed = sentences[at + 1]
    if not listed.flags & MARKER or listed.flags & (RESULT | REFERENCE):
        return False
    if not _lists(cutter.tokens(listed.wording)):
        return False
    behind = sentences[at + 2] if at + 2 < len(sentences) else None
    told = (
        behind is not None and behind.flags & RESULT and not behind.flags & (MARKER | REFERENCE)
    )  # "... S100, CD34. All were negative."
    return not told or heads_next(sentences, at + 2, cutter)


def with_colon(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a head with a colon for its point."""
    last = max(at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ".")
    return [*tokens[:last], Token(POINT, ":", tokens[last].start, tokens[last].end)]


def may_head(wording: Wording, cutter: Cutter) -> bool:
    """Whether a wording is such a head, if names follow."""
    flags, text = wording.flags, wording.text
    if not flags & RESULT or flags & (MARKER | REFERENCE) or len(text) > _LONGEST_HEAD or text.rstrip()[-1:] not in (".", "。"):
        return False
    return _is_head(cutter.tokens(wording))


def _is_head(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind != POINT]
    if not 0 < len(words) <= _MOST_WORDS or any(token.kind != WORD for token in words):
        return False
    points = [token for token in tokens if token.kind == POINT and token.value != "\n"]
    first = words[0].value
    told = [word.value for word in words if (word.value.statement or ("",))[0] == "polarity" and not word.value.grammar]
    beside = [word.value for word in words if word.value not in told]
    of_stains = all(each.grammar in ("naming", "link", "filler", "expressing") for each in beside)
    closed = len(points) == 1 and points[0].value in ".。"
    return closed and len(told) == 1 and of_stains and (first in told or not words[0].value.finite)


def _lists(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is names and nothing else."""
    named = [token for token in tokens if token.kind == NAME]
    others = [token for token in tokens if token.kind not in (NAME, POINT)]
    return bool(named) and all(token.kind == WORD and token.value.grammar in ("joining", "filler") for token in others)
