"""Markers listed before their results: "Panel: S100, SMA, desmin. SMA is positive. The remaining stains are negative." """

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.stains import Judge
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import UNKNOWN, WORD, Token
from ihc_engine.vocabulary.vocabulary import MarkerName

if TYPE_CHECKING:
    from ihc_engine.reports.stains.said import Said

#: Markers of a sentence of which the next says "they"; those of one that lists the panel, of which a later names some.
FEWEST_LISTED, _FEWEST_OF_PANEL = 2, 3


def give_to_the_rest(
    phrase: Phrase, at: Sentence, sentences: Sequence[Sentence], said: Said, judge: Judge, original: str
) -> None:
    """Give what a sentence says of "the remaining stains" to the markers listed before it of which nothing else is said.

    ``phrase``: with its places in the report. "All were negative" speaks of those that the sentence right before it lists. Where
    "the remaining stains" are not listed, it is told that they are not named.
    """
    of_the_rest = "rest" in phrase.notes
    open_ = ("named",) if of_the_rest else ("named", "not_performed")  # "A, B and C were requested. All are negative."
    if not of_the_rest:
        before = sentences.index(at)
        sentences = sentences[max(0, before - 1) : before]
    told = {m.marker for m in said.mentions if (m.status is not None and m.status not in open_) or m.why == "unread"}
    found = False
    fewest = _FEWEST_OF_PANEL if of_the_rest else FEWEST_LISTED
    for mention in list(_listed(sentences, at, said.mentions, open_, fewest)):
        if mention.marker in told:
            continue
        item = Item(Entry(mention.text, MarkerName(mention.marker, clone=mention.clone)), mention.start, mention.end)
        item.said, item.rule = [phrase], "remaining"
        mentions, not_read = judge.mentions_of(item, original, mention.section, correcting=False)
        said.mentions = [each for each in said.mentions if each is not mention] + mentions
        said.not_read += not_read
        told.add(mention.marker)
        found = True
    if of_the_rest and not found:
        said.not_read.append(
            NotRead(phrase.start, phrase.end, original[phrase.start : phrase.end], "said of stains that are not named")
        )


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
    return bool(entry.grammar or entry.statement or entry.phrase in numerals)


def _listed(
    sentences: Sequence[Sentence], at: Sentence, mentions: Sequence[Mention], open_: tuple[str, ...], fewest: int
) -> Iterable[Mention]:
    """Markers of the sentences of this specimen that name several and say nothing of them."""
    for sentence in sentences:
        if sentence.part != at.part or sentence.start >= at.start:
            continue
        here = [mention for mention in mentions if sentence.start <= mention.start < sentence.end]
        if len({mention.marker for mention in here}) >= fewest and all(
            (mention.why or mention.status) in open_ for mention in here
        ):
            yield from here
