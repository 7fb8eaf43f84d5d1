"""Markers listed before their results: "Panel: S100, SMA, desmin. SMA is positive. The remaining stains are negative." """

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.stains.stains import Judge
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import UNKNOWN, WORD, Token
from ihc_engine.vocabulary.vocabulary import MarkerName

#: Markers of a sentence of which the next says "they"; those of one that lists the panel, of which a later names some.
FEWEST_LISTED, _FEWEST_OF_PANEL = 2, 3


def give_to_rests(
    rests: Iterable[tuple[int, Phrase]],
    sentences: Sequence[Sentence],
    found: Mapping[str | None, Said],
    judge: Judge,
    original: str,
) -> None:
    """Give what sentences say of "the remaining stains" to the markers listed before them of which nothing else is said.

    ``rests``: the number of each such sentence, and what it says, with its places in the report. "All were negative" speaks of
    those that the sentence right before it lists. Where "the remaining stains" are not listed, it is told that they are not
    named.
    """
    by_part: dict[str | None, _Rest] = {}
    for number, phrase in rests:
        part = sentences[number].part
        if part not in by_part:
            by_part[part] = _Rest(found[part], sentences, part)
        by_part[part].give(number, phrase, judge, original)
    for rest in by_part.values():
        rest.said.mentions = rest.within.all()


class _Rest:
    """The markers of one specimen that are listed and not told of. ``told``: markers of which something is said, ``done`` or that
    they were not stained for; ``begun``: the first sentence that no list of a panel was looked for in."""

    def __init__(self, said: Said, sentences: Sequence[Sentence], part: str | None) -> None:
        self.said, self.sentences, self.part = said, sentences, part
        self.within = InSentences(said.mentions)
        unread = {m.marker for m in said.mentions if m.why == "unread"}
        self.told = unread | {m.marker for m in said.mentions if m.status not in (None, "named", "not_performed")}
        self.undone = {m.marker for m in said.mentions if m.status == "not_performed"}
        self.begun = 0

    def give(self, number: int, phrase: Phrase, judge: Judge, original: str) -> None:
        """Give what one sentence says."""
        found = False
        of_the_rest = "rest" in phrase.notes
        for at, mention in self._panel(number) if of_the_rest else self._right_before(number):
            if mention.marker in self.told or (of_the_rest and mention.marker in self.undone):
                continue
            item = Item(Entry(mention.text, MarkerName(mention.marker, clone=mention.clone)), mention.start, mention.end)
            item.said, item.rule = [phrase], "remaining"
            mentions, not_read = judge.mentions_of(item, original, mention.section, correcting=False)
            self.within.put(at, mentions)
            self.said.not_read += not_read
            self.told.add(mention.marker)
            found = True
        if of_the_rest and not found:
            words = original[phrase.start : phrase.end]
            self.said.not_read.append(NotRead(phrase.start, phrase.end, words, "said of stains that are not named"))

    def _panel(self, number: int) -> Iterator[tuple[int, Mention]]:
        """What is listed in sentences before: each is asked once, since what is left of it then was told of elsewhere."""
        while self.begun < number:
            self.begun += 1
            yield from self._listed(self.begun - 1, _FEWEST_OF_PANEL, ("named",))

    def _right_before(self, number: int) -> Iterator[tuple[int, Mention]]:
        """What the sentence before lists: "A, B and C were requested to exclude GIST. All are negative." """
        return self._listed(number - 1, FEWEST_LISTED, ("named", "not_performed", "suggested")) if number else iter(())

    def _listed(self, number: int, fewest: int, open_: tuple[str, ...]) -> Iterator[tuple[int, Mention]]:
        """Markers of a sentence that names several and says nothing of them."""
        if self.sentences[number].part != self.part:
            return
        here = self.within.of(self.sentences[number])
        markers = {mention.marker for _, mention in here}
        if len(markers) >= fewest and all((mention.why or mention.status) in open_ for _, mention in here):
            yield from here


def of_stains_alone(tokens: Sequence[Token], numerals: Mapping[str, int]) -> bool:
    """Whether a sentence holds nothing but names, words of results and of grammar, and numbers: it speaks of nothing else."""
    return all(_of_stains(token, numerals) for token in tokens)


def answers_list(tokens: Sequence[Token]) -> bool:
    """Whether a sentence without a result in one word tells whether those just listed stain: "they highlight the tumour"."""
    if not tokens or tokens[0].kind != WORD or tokens[0].value.grammar not in ("denial", "pronoun"):
        return False
    return any(token.kind == WORD and token.value.grammar == "expressing" for token in tokens)


def _of_stains(token: Token, numerals: Mapping[str, int]) -> bool:
    if token.kind == UNKNOWN:
        return token.value in numerals
    if token.kind != WORD:
        return True
    entry = token.value
    if entry.statement is not None and entry.statement[0] in ("cells", "component"):
        return bool(entry.statement[1] == "tumour")
    return bool(entry.grammar or entry.statement or entry.relative or entry.showing or entry.phrase in numerals)
