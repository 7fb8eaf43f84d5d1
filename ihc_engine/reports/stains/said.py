"""What is said of stains in a sentence or a report: mentions, and what could not be read of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.words.tokens import Token


@dataclass(slots=True)
class Said:
    """What is said of stains: mentions, and what could not be read of them."""

    mentions: list[Mention] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)

    def add(self, other: Said, by: int = 0) -> None:
        """Take in what is said elsewhere, so many characters further on."""
        self.mentions += [mention.moved(by) for mention in other.mentions] if by else other.mentions
        if other.not_read:
            self.not_read += [each.moved(by) for each in other.not_read] if by else other.not_read


class Remembered(NamedTuple):
    """What a sentence says that was read before, with places from its beginning.

    ``told``: the result it says last, if any; ``spoken``: its markers, if only results elsewhere are said of them; ``rest``:
    what it says of stains that it does not name; ``named``: its last names; ``lists``: it lists markers and says nothing of them.
    """

    said: Said
    told: Phrase | None
    spoken: tuple[Item, ...] = ()
    rest: Phrase | None = None
    named: list[Token] = []
    lists: bool = False
