"""Results that the next sentence takes back: "S100 is positive. This result is withdrawn.", "... These were transposed." """

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.model import NotRead
from ihc_engine.reports.stains.interchanged import INTERCHANGED
from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Cutter, Token

#: Words of such a sentence that are not known.
_MOST_UNKNOWN = 1
_SILENT = frozenset((None, "filler", "copula", "link"))
_OF_RESULTS = _SILENT | {"pronoun", "naming"}
_TAKEN_BACK = "a result that the next sentence takes back"


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


@of_wording
def interchanges(wording: Wording, cutter: Cutter) -> bool:
    """Whether a sentence, or its last clause, says no more than that results were interchanged: "... *these were swapped*"."""
    return any(_interchanged(entry) for entry, _, _ in wording.finds) and _says_interchanged(cutter.tokens(wording))


def _says_interchanged(tokens: Sequence[Token]) -> bool:
    parts = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value in ";:"]
    clause = tokens[parts[-1] + 1 :] if parts else tokens
    words = [token.value for token in clause if token.kind == WORD]
    if any(token.kind not in (WORD, POINT, UNKNOWN) for token in clause) or not any(map(_interchanged, words)):
        return False
    if sum(token.kind == UNKNOWN for token in clause) > _MOST_UNKNOWN:
        return False
    return all(_interchanged(word) or (word.grammar in _OF_RESULTS and word.statement is None) for word in words)


def _interchanged(word: Entry) -> bool:
    return "interchanged" in word.context


def withdraw(taken: Iterable[tuple[Sentence, Sentence]], found: Mapping[str | None, Said], original: str) -> None:
    """Take results for unread that were taken back. ``taken``: each sentence with the one behind it that does so.

    A result that is told anew behind it stands in the place of a withdrawn one; one that was interchanged is listed beside it.
    """
    for before, behind in taken:
        said = found[before.part]
        within = InSentences(said.mentions)
        interchanged = any(_interchanged(entry) for entry, _, _ in behind.wording.finds)
        why = INTERCHANGED if interchanged else _TAKEN_BACK
        behind_it = (m for m in said.mentions if m.start >= behind.start and (m.status is not None or m.why == "unread"))
        anew = set() if interchanged else {m.marker for m in behind_it}
        for at, mention in within.of(before):
            if mention.status is not None and mention.marker not in anew:
                within.put(at, [replace(mention, status=None, result=None, why="unread")])
                start, end = mention.start, max(mention.end, mention.words_end or 0)
                said.not_read.append(NotRead(start, end, original[start:end], why))
        said.mentions = within.all()
