"""Results that the next sentence takes back, where none is told anew: "S100 is positive. This result is withdrawn." """

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.model import NotRead
from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Words of such a sentence that are not known.
_MOST_UNKNOWN = 1
_SILENT = frozenset((None, "filler", "copula", "link"))


def takes_back(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that what was told is wrong, and nothing else: "This result is withdrawn", "That was a slip"."""
    words = [token.value for token in tokens if token.kind == WORD]
    if not words or not (words[0].meant or words[0].definite or words[0].material or "mistake" in words[0].context):
        return False
    if any(token.kind not in (WORD, POINT, UNKNOWN) for token in tokens):
        return False
    if sum(token.kind == UNKNOWN for token in tokens) > _MOST_UNKNOWN:
        return False
    meant = any(word.meant or word.material or word.phrase.startswith("this ") for word in words)
    return meant and all(
        word.meant or word.material or "mistake" in word.context or (word.grammar in _SILENT and word.statement is None)
        for word in words
    )


def withdraw(taken: Iterable[tuple[Sentence, Sentence]], found: Mapping[str | None, Said], original: str) -> None:
    """Take results for unread that were taken back. ``taken``: each sentence with the one behind it that does so."""
    for before, behind in taken:
        said = found[before.part]
        within = InSentences(said.mentions)
        anew = {m.marker for m in said.mentions if m.start >= behind.start and (m.status is not None or m.why == "unread")}
        for at, mention in within.of(before):
            if mention.status is not None and mention.marker not in anew:
                within.put(at, [replace(mention, status=None, result=None, why="unread")])
                start, end = mention.start, max(mention.end, mention.words_end or 0)
                said.not_read.append(NotRead(start, end, original[start:end], "a result that the next sentence takes back"))
        said.mentions = within.all()
