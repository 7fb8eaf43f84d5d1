"""Markers in a sentence, and what one sentence leaves to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.entry import Entry

#: How firmly the head of an item holds: a result that leads back replaces all but LIST.
NONE, NAMED, WEAK, LOCAL, DENIED, CARRIED, LIST = range(7)
OF_SEVERAL = "differs between lesions or specimens"
OF_ANOTHER = "is told of a lesion beside the one that is reported, or of an entity"
NOT_CLEAR = "a word that is not known is said of its staining"
#: Markers that are looked back at.
FAR_BACK = 60


@dataclass(slots=True, eq=False)
class Item:
    """A marker in a sentence and what is said of it. ``head``: the stretch before it; ``said``: those after it.

    ``opposite``: the head is to be turned round (after "except"). ``about``: contexts of its part of the sentence.
    ``unknown_end``: where unknown words right behind it end; 0 without any.
    ``past``: it is of an earlier tumour, beside whose diagnosis it stands.
    ``noun``: "expression" or the like stands behind it and ends what is denied ("no S100 expression").
    ``clash``: of several specimens opposite results are said, and which is this one's was not read. ``settled``:
    what is said replaces a result elsewhere. ``predicated``: a verb with a word that is not known stands behind it.
    ``unclear``: so it does behind "expression" or the like of it ("S100 staining was spectral").
    """

    entry: Entry
    start: int
    end: int
    head: Phrase | None = None
    hold: int = NONE
    said: list[Phrase] = field(default_factory=list)
    before: Phrase | None = None
    opposite: bool = False
    rule: str = "named"
    about: set[str] = field(default_factory=set)
    segment: int = 0
    molecular: bool = False
    control: bool = False
    expected: bool = False
    chunk: int = 0
    excepted: bool = False
    unknown_end: int = 0
    clash: str | None = None
    settled: bool = False
    noun: bool = False
    past: bool = False
    predicated: bool = False
    unclear: bool = False

    @property
    def open(self) -> bool:
        """Whether it waits for a result, or has one that another may replace."""
        return not self.said and self.hold < LIST

    def phrases(self) -> list[Phrase]:
        """Everything that is said of it, in order."""
        parts = [self.head] if self.head is not None and self.hold != CARRIED else []
        if (
            self.head is not None
            and self.hold == CARRIED
            and not any(p.statements or p.decides or "denial" in p.notes or self._verb_of_its_own(p) for p in self.said)
        ):
            parts = [self.head]
        if (
            self.before is not None
            and self.before is not self.head
            and not (self.opposite and not any(p.decides for p in self.said))
        ):
            parts.append(self.before)
        return parts + self.said

    def _verb_of_its_own(self, phrase: Phrase) -> bool:
        """ "no expression of p53; CD117 was present": a denial goes no further than to the next verb."""
        denied = self.head is not None and self.head.says_no
        return denied and (phrase.verbal or "verb" in phrase.notes) and bool(phrase.notes & {"expressing", "existence"})


@dataclass(slots=True)
class Carry:
    """What one sentence leaves to the next: an open header ("Negative:"), or markers that wait for a result.

    ``told``: the result said last. ``column``: results that stand one below another, as far as they were read, for names that
    stand so in ``lines`` lines.
    """

    head: Phrase | None = None
    waiting: list[Item] = field(default_factory=list)
    told: Phrase | None = None
    column: list[Phrase] = field(default_factory=list)
    lines: int = 1
    spoken: list[Item] = field(default_factory=list)


def agree_on_polarity(item: Item, phrase: Phrase) -> bool:
    """Whether a stretch says nothing else of a marker than what was said."""
    said = {v for p in item.phrases() for s, v in p.statements if s == "polarity"}
    stated = {v for s, v in phrase.statements if s == "polarity"}
    return not said or not stated or bool(said & stated)


def same_marker(one: Item, other: Item) -> bool:
    """Whether two names name one marker."""
    a, b = one.entry.marker, other.entry.marker
    return a is not None and b is not None and a.id == b.id


def only_fraction(phrase: Phrase) -> bool:
    """Whether a stretch holds a number of cases and nothing else."""
    return not phrase.statements and all(unit == "fraction" for unit, _ in phrase.numbers)


def only_elsewhere(item: Item) -> bool:
    """Whether it is told of a marker that nothing but other cells stains: "CD34 (vessels only)"."""
    said = [phrase for phrase in item.said if "only" in phrase.notes]
    return any({value for subject, value in phrase.statements if subject == "cells"} - {"tumour"} for phrase in said)
