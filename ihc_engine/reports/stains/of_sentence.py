"""What one sentence says of stains: by itself, or read where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.grammar import SentenceReader
from ihc_engine.reports.grammar.items import NOT_CLEAR, OF_ANOTHER, OF_SEVERAL, Carry, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.predicates import says_nothing_clear
from ihc_engine.reports.stains.areas import differs_between_areas
from ihc_engine.reports.stains.how_much_denied import HOW_MUCH_DENIED, denies_only_how_much
from ihc_engine.reports.stains.interchanged import called_wrong, with_interchanged
from ihc_engine.reports.stains.lent import waits
from ihc_engine.reports.stains.not_read import unknown_result, unknown_stain, unread
from ihc_engine.reports.stains.questions import ASKED, asks_of_stains, is_answered
from ihc_engine.reports.stains.references import refers
from ihc_engine.reports.stains.remaining import FEWEST_LISTED, of_stains_alone
from ihc_engine.reports.stains.said import Remembered, Said
from ihc_engine.reports.stains.stains import Judge
from ihc_engine.reports.stains.untold import untold
from ihc_engine.reports.steps.lists_of_their_own import OF_EITHER
from ihc_engine.reports.steps.not_lost import denied_alone
from ihc_engine.reports.steps.rewriting import tokens_of
from ihc_engine.reports.steps.wild_types import aberrant_patterns
from ihc_engine.reports.words.flags import REFERENCE
from ihc_engine.reports.words.sentences import Wording
from ihc_engine.reports.words.tokens import NAME, SIGN, WORD, Cutter, Token

_OF_EITHER = "a name between two results that are opposite: of which of them?"
#: Last names of a sentence to which the next may refer by their places.
_MOST_NAMED = 12
_OF_INDEX = "a number that is told of a proliferation index"
_READ = frozenset(("positive", "negative", "equivocal", "retained", "lost"))
_NOT_OF_THIS_PANEL = frozenset(("literature", "hypothetical", "earlier"))


class OfSentence:
    """Reads single sentences, with the words of one lexicon."""

    def __init__(self, cutter: Cutter, judge: Judge) -> None:
        self.cutter, self.judge = cutter, judge

    def tokens(self, wording: Wording, section: str | None) -> list[Token]:
        """The tokens of a sentence as it is read, with places from its beginning."""
        return tokens_of(wording, section, self.cutter, self.judge.vocabulary.markers)

    def alone(self, wording: Wording, section: str | None) -> Remembered | None:
        """What a sentence says by itself; None if it leaves something to the next or asks what was said before."""
        if section in wording.carries:
            return None
        tokens = self.tokens(wording, section)
        if (wording.flags & REFERENCE and refers(tokens)) or denied_alone(tokens):
            wording.carries = (*wording.carries, section)
            return None
        reader = SentenceReader(tokens, Carry())
        after = ended(reader.read(), wording)
        if leaves(after) or reader.used_told:
            wording.carries = (*wording.carries, section)
            return None
        said = self.said(reader, wording.original, section, wording.of_several)
        known = Remembered(
            said,
            after.told,
            tuple(after.spoken),
            self.of_the_rest(reader),
            last_names(tokens),
            len(said.mentions) >= FEWEST_LISTED and all(mention.why == "named" for mention in said.mentions),
            any(map(waits, said.mentions)),
        )
        wording.said[section] = known
        return known

    def of_the_rest(self, reader: SentenceReader) -> Phrase | None:
        """What a sentence says of markers that it does not name; "all nodes were negative" speaks of no markers."""
        rest = reader.told_of_the_rest()
        if rest is None or "rest" in rest.notes or of_stains_alone(reader.tokens, self.cutter.lexicon.numerals):
            return rest
        return None

    def said(self, reader: SentenceReader, text: str, section: str | None, of_several: bool) -> Said:
        """Mentions of one sentence, and what could not be read of them. ``of_several``: it tells of several lesions at once."""
        said = Said()
        differs = of_several and len(_polarities(reader.tokens)) > 1
        clashing = {
            item.entry.marker.id: item.clash
            for item in reader.items
            if item.clash and item.clash != OF_ANOTHER and item.entry.marker
        }
        asked, answered = asks_of_stains(reader.tokens), is_answered(reader.tokens)
        tells, patterns = any(item.phrases() for item in reader.items), aberrant_patterns(reader.tokens)
        result = _tells_a_result(reader.tokens)
        index = self._said_of_index(reader.items)
        corrects = next((at for at, about in enumerate(reader.contexts) if "correction" in about), len(reader.contexts))
        for item in reader.items:
            if item.entry.marker is None:
                about = reader.about(item)
                if not about & _NOT_OF_THIS_PANEL or "lent" in about:
                    said.not_read += unknown_stain(item, text)
            else:
                item.about = reader.about(item)
                correcting = section == "addendum" or (item.segment >= corrects and "earlier" not in item.about)
                mentions, not_read = self.judge.mentions_of(item, text, section, correcting)
                unclear = OF_SEVERAL if differs else OF_ANOTHER if "another" in item.about else item.clash
                unclear = unclear or clashing.get(item.entry.marker.id)
                unclear = unclear or (NOT_CLEAR if says_nothing_clear(item) else None)
                unclear = unclear or (HOW_MUCH_DENIED if not self._is_index(item) and denies_only_how_much(item) else None)
                unclear = unclear or (OF_SEVERAL if differs_between_areas(item) else None) or (ASKED if asked else None)
                unclear = unclear or (_OF_EITHER if OF_EITHER in item.entry.context else None)
                unclear = unclear or (_OF_INDEX if index and self._of_index(item, index) else None)
                if (changed := with_interchanged(mentions, item, text)) is not None:
                    mentions, not_read = changed
                elif unclear and (any(mention.status is not None for mention in mentions) or (asked and answered)):
                    mentions, not_read = unread(mentions, item, text, unclear)
                if "wronged" in item.about:
                    mentions = [called_wrong(mention, item) for mention in mentions]
                said.mentions += mentions
                not_read = not_read or unknown_result(item, mentions, reader.tokens, text, tells=tells, patterns=patterns)
                said.not_read += not_read
                said.untold += [] if not_read else untold(item, mentions, tells=result)
        return said

    def _is_index(self, item: Item) -> bool:
        """Whether a marker is measured by a number, as Ki-67 is."""
        marker = item.entry.marker
        return marker is not None and self.judge.vocabulary.markers[marker.id].measures == "index"

    def _said_of_index(self, items: Sequence[Item]) -> set[int]:
        """Numbers that are said of a marker that is measured by one, as Ki-67 is, and of others: their identities."""
        found: set[int] = set()
        for item in items if len(items) > 1 else ():
            if item.entry.marker is not None and self.judge.vocabulary.markers[item.entry.marker.id].measures == "index":
                found.update(
                    id(phrase) for phrase in item.phrases() if phrase.numbers and not phrase.statements and not phrase.signed
                )
        return found

    def _of_index(self, item: Item, index: set[int]) -> bool:
        """Whether nothing but such a number is said of another marker: "..., EMA, STAT6 Ki67 = 10 %"."""
        marker = item.entry.marker
        if marker is None or self.judge.vocabulary.markers[marker.id].measures == "index":
            return False
        phrases = item.phrases()
        return bool(phrases) and all(id(phrase) in index for phrase in phrases)


def ended(carry: Carry, wording: Wording) -> Carry:
    """What is left for the next sentence: behind a point no header is."""
    if carry.head is not None and wording.text[-1] == ".":
        carry.head = None
    return carry


def leaves(carry: Carry) -> bool:
    """Whether something is left for the next sentence."""
    return carry.head is not None or bool(carry.waiting)


def last_names(tokens: list[Token]) -> list[Token]:
    """The last names of a sentence, to which the next may refer."""
    return [token for token in tokens if token.kind == NAME][-_MOST_NAMED:]


def _tells_a_result(tokens: list[Token]) -> bool:
    """Whether a sentence says of any stain that it is there or not."""
    verbs = any(t.kind == WORD and t.value.grammar in ("denial", "expressing") for t in tokens)
    return verbs or not _READ.isdisjoint(_polarities(tokens))


def _polarities(tokens: list[Token]) -> set[str]:
    """What a sentence says of any stain: positive, negative, lost ..."""
    words = {t.value.statement[1] for t in tokens if t.kind == WORD and t.value.statement and t.value.statement[0] == "polarity"}
    return words | {"negative" if t.value == "-" else "positive" for t in tokens if t.kind == SIGN}
