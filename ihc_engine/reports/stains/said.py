"""What is said of stains in a sentence or a report: mentions, and what could not be read of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import Token

_START = attrgetter("start")


@dataclass(slots=True)
class Said:
    """What is said of stains: mentions, and what could not be read of them. ``untold``: places of names beside results."""

    mentions: list[Mention] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    untold: list[int] = field(default_factory=list)

    def add(self, other: Said, by: int = 0) -> None:
        """Take in what is said elsewhere, so many characters further on."""
        self.mentions += [mention.moved(by) for mention in other.mentions] if by else other.mentions
        if other.not_read:
            self.not_read += [each.moved(by) for each in other.not_read] if by else other.not_read
        if other.untold:
            self.untold += [place + by for place in other.untold]


class InSentences:
    """The mentions of one specimen, found by the sentences in which they stand, and changed there."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions: list[Mention | None] = sorted(mentions, key=_START)
        self._starts = [mention.start for mention in mentions]
        self._starts.sort()
        self._more: list[Mention] = []

    def of(self, sentence: Sentence) -> list[tuple[int, Mention]]:
        """The mentions that stand in a sentence, each with its place among all."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return [(at, mention) for at in range(first, last) if (mention := self._mentions[at]) is not None]

    def put(self, at: int, mentions: Sequence[Mention]) -> None:
        """Others in the place of one."""
        self._mentions[at] = mentions[0] if len(mentions) == 1 else None
        if len(mentions) > 1:
            self._more += mentions

    def all(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        return sorted((*(mention for mention in self._mentions if mention is not None), *self._more), key=_START)


class Remembered(NamedTuple):
    """What a sentence says that was read before, with places from its beginning.

    ``told``: the result it says last, if any; ``spoken``: its markers, if only results elsewhere are said of them; ``rest``:
    what it says of stains that it does not name; ``named``: its last names; ``lists``: it lists markers and says nothing of them;
    ``waits``: a result of another report waits for what this one tells.
    """

    said: Said
    told: Phrase | None
    spoken: tuple[Item, ...] = ()
    rest: Phrase | None = None
    named: list[Token] = []
    lists: bool = False
    waits: bool = False
