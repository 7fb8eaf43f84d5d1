"""What a stretch of a sentence says of a stain, and how several stretches together make one result.

A stretch holds statements ("positive", "focal", "in vessels"), numbers, signs, and words of grammar: a denial, a noun such as
"expression" that says "stained" unless something else is said, a verb that leads back to the markers, a preposition that leads
on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast

from ihc_engine.case.findings import Intensity
from ihc_engine.case.intervals import Interval, read_interval
from ihc_engine.case.results import Clause, Result, merged
from ihc_engine.reports.entry import Entry
from ihc_engine.vocabulary.result_words import INTENSITIES

Key = tuple[Any, ...]
_SIGNS = {"+": ("polarity", "positive"), "-": ("polarity", "negative"), "+/-": ("polarity", "equivocal")}
#: Numbers that may be a result without a unit.
_SCORES = frozenset("0123")
#: Notes that change what a stretch means.
_MEANT = frozenset(("denial", "expressing", "existence", "performing", "only"))
#: Words of grammar that are noted as they are.
_NOTED = frozenset(("denial", "expressing", "existence", "performing", "naming", "pronoun", "rest"))


@dataclass(slots=True)
class Phrase:
    """One stretch. ``leads_back``: begins with a verb or colon; ``leads_on``: ends with a preposition or colon."""

    start: int
    end: int
    statements: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    leads_back: bool = False
    leads_on: bool = False
    linked: bool = False
    broken: bool = False
    fresh: bool = False
    verbal: bool = False
    control: bool = False
    chunk: int = 0
    signed: bool = False
    worded: bool = False
    score: str | None = None

    def add_word(self, entry: Entry, end: int) -> None:
        """Take in a known word."""
        role = entry.grammar
        if role in _NOTED:
            self.notes.add(role)
            if role == "expressing" and (entry.statement or (entry.finite and not entry.noun)):
                self.notes.add("verb")
            elif role == "denial" and entry.statement == ("polarity", "negative"):
                self.notes.add("unstained")
        elif entry.measure in ("h_score", "allred"):
            self.score = entry.measure
        elif entry.statement and role in (None, "filler"):
            if entry.certainty and entry.statement[1] == "equivocal":
                return  # "favours leiomyosarcoma" speaks of the diagnosis
            if "correction" in entry.context and entry.statement[1] not in ("positive", "negative"):
                return  # "repeat S100" announces a result
            if self.only_denies and entry.statement == ("polarity", "negative"):
                self.notes.discard("denial")
                self.statements.append(("polarity", "equivocal"))  # "is not negative"
            elif entry.unseen and ("polarity", "lost") in self.statements:
                self.notes.add("denial")  # "loss is not seen"
            else:
                self.statements.append(entry.statement)
                if entry.stains:
                    self.statements.append(("polarity", "positive"))
                if entry.unseen:
                    self.notes.add("unseen")
            self.worded = True
        else:
            return
        self.end = end

    def add_sign(self, sign: str, end: int) -> None:
        """Take in ``+``, ``-``, ``+/-``, ``++`` ..."""
        self.signed = True
        self.end = end
        if sign in _SIGNS:
            self.statements.append(_SIGNS[sign])
        else:
            self.statements += [("polarity", "positive"), ("intensity", INTENSITIES[min(len(sign), 3) - 1])]

    def add_number(self, unit: str, words: str, end: int) -> None:
        """Take in a number with its unit (percent, grade, fraction, number)."""
        self.end = end
        if unit == "grade":
            digits = [int(c) for c in words if c.isdigit()]
            least = min(digits)
            if not least:
                self.statements.append(("polarity", "negative"))
            else:
                self.statements += [("polarity", "positive"), ("intensity", INTENSITIES[min(least, 3) - 1])]
        elif self.score and unit in ("number", "fraction"):
            self.numbers.append((self.score, words.partition("/")[0].strip()))
        else:
            self.numbers.append((unit, words))

    def moved(self, by: int) -> Phrase:
        """The same, so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def subjects(self) -> set[str]:
        """What is stated."""
        return {subject for subject, _ in self.statements}

    @property
    def decides(self) -> bool:
        """Whether it says by itself that something stains or does not."""
        counted = any(unit != "number" or words in _SCORES for unit, words in self.numbers)
        return counted or any(subject in ("polarity", "level") for subject, _ in self.statements)

    @property
    def bare_sign(self) -> bool:
        """Whether it is a sign and no word."""
        return self.signed and not self.worded

    @property
    def only_denies(self) -> bool:
        """Whether it holds a denial, and nothing that is denied."""
        return (
            "denial" in self.notes and not self.statements and not self.numbers and not self.notes & {"expressing", "existence"}
        )

    @property
    def denial_open(self) -> bool:
        """Whether it holds a denial whose word is still to come: "the tumour does not"."""
        told = self.decides or self.numbers or self.notes & {"expressing", "existence"}
        return "denial" in self.notes and not told

    @property
    def says_no(self) -> bool:
        """Whether it denies staining."""
        return "denial" in self.notes or ("polarity", "negative") in self.statements

    @property
    def weak(self) -> bool:
        """Whether it says no more than "expression" or "is seen"."""
        return not self.decides and not self.statements and "denial" not in self.notes

    @property
    def has_content(self) -> bool:
        """Whether it says anything of a result."""
        return bool(self.statements or self.numbers or self.notes - {"pronoun", "naming", "named", "only"})

    @property
    def only_modifies(self) -> bool:
        """Whether it tells how much or where, and neither that nor whether it stains."""
        return bool(self.statements) and not self.decides and not self.notes & {"denial", "expressing"}

    @property
    def key(self) -> Key:
        """Equal keys say the same."""
        return (
            tuple(self.statements),
            tuple(self.numbers),
            frozenset(self.notes & _MEANT),
        )


def result_of(phrases: list[Phrase]) -> Result | None:
    """The result that stretches about one stain make together; None if they say nothing of one. ``Result.unread``: a clash."""
    return _result(tuple(phrase.key for phrase in phrases))


@lru_cache(maxsize=50_000)
def _result(keys: tuple[Key, ...]) -> Result | None:
    clauses: list[Clause] = []
    counted: list[tuple[str, str]] = []
    for joint in _joined(keys):
        statements, numbers, notes = joint
        counted += numbers
        clauses += _clauses(statements, numbers, notes)
    numbers_read = _numbers(counted)
    if len(counted) > 1 and not any(statements or notes for statements, _, notes in keys):
        told = _of_columns(counted)
        if told is not None:
            return told
    if numbers_read.unread or numbers_read.impossible:
        return numbers_read
    only_tumour = Clause(cells={"tumour"}) if numbers_read.number is not None else Clause()  # "tumour cells: S100 3"
    clauses = [clause for clause in clauses if clause not in (Clause(), only_tumour)]
    if not clauses and not (
        numbers_read.percent or numbers_read.h_score or numbers_read.allred or numbers_read.number is not None
    ):
        return None
    if not clauses and numbers_read.number is not None:
        return numbers_read
    result = merged(clauses, numbers_read)
    if numbers_read.percent is not None and not any(clause.polarity for clause in clauses) and not result.unread:
        result = replace(result, polarity=None)  # the number tells whether it stains
    return None if result.unread == "states no result" else result


def _joined(keys: tuple[Key, ...]) -> list[Key]:
    """Stretches as one where they complete each other; apart where each speaks of cells of its own; a later result of the same
    cells takes the place of an earlier one."""
    parts: list[Key] = []
    for key in keys:
        if not parts:
            parts.append(key)
            continue
        last = parts[-1]
        both_decide = _decides(last) and _decides(key)
        if _cells(key) - {"tumour"} and not _decides(key) and _says_negative(last):
            continue  # "negative; mast cells": what else stains changes nothing
        elif _polarities(last) in ({"lost"}, {"partial_loss"}) and _polarities(key) == {"negative"} and not _cells(key):
            parts[-1] = (last[0], last[1] + key[1], last[2] | {"denial"})  # "loss ... is not seen"
        elif "denial" in key[2] and not key[0] and not key[1]:
            parts[-1] = (last[0], last[1], last[2] | key[2])  # "positive for CD117, for S100 not"
        elif _decides(key) and (_cells(key) or _cells(last)) and _cells(key) != _cells(last) and _tells(last, key):
            parts.append(key)
        elif both_decide and _polarities(last) and _polarities(key) and (_open(last) or not _agree(last, key)):
            parts[-1] = key
        else:
            parts[-1] = (last[0] + key[0], last[1] + key[1], last[2] | key[2])
    return parts


def _tells(last: Key, key: Key) -> bool:
    """Whether a stretch says whether it stains, so that one about other cells is another result: "marks sustentacular cells"."""
    if _polarities(last):
        return _decides(last)
    if not last[2] & {"expressing", "existence"}:
        return False
    return bool(_cells(last) and _cells(key)) if "denial" not in last[2] else bool(_polarities(key) and _cells(key))


def _open(key: Key) -> bool:
    return _polarities(key) == {"not_performed"}


def _says_negative(key: Key) -> bool:
    return bool(_polarity_of(key) & {"negative", "lost"})


def _decides(key: Key) -> bool:
    return "denial" in key[2] or any(subject == "polarity" for subject, _ in key[0])


def _cells(key: Key) -> frozenset[str]:
    return frozenset(value for subject, value in key[0] if subject == "cells")


def _polarities(key: Key) -> frozenset[str]:
    return frozenset(value for subject, value in key[0] if subject == "polarity")


def _agree(one: Key, other: Key) -> bool:
    opposite = {"positive": "negative", "negative": "positive"}
    a, b = _polarity_of(one), _polarity_of(other)
    return not any(opposite.get(p) in b for p in a)


def _polarity_of(key: Key) -> frozenset[str]:
    stated = _polarities(key)
    if "denial" in key[2]:
        return frozenset({"negative"} if stated <= {"positive"} else {"positive"} if stated == {"negative"} else stated)
    return stated


def _clauses(
    statements: tuple[tuple[str, str], ...], numbers: tuple[tuple[str, str], ...], notes: frozenset[str]
) -> list[Clause]:
    clause = Clause(only="only" in notes)
    for subject, value in statements:
        getattr(clause, subject).add(value)
    if "performing" in notes and not clause.polarity:
        if "denial" in notes:
            clause.polarity.add("not_performed")
    elif "denial" in notes:
        _deny(clause)
    elif clause.polarity == {"positive"} and _by_fraction(numbers) == {"negative"}:
        clause.polarity = {"negative"}  # "positive in 0 of 3 blocks"
    elif not clause.polarity and not clause.level:
        if any(unit == "number" and words == "0" for unit, words in numbers):
            clause.polarity.add("negative")
        elif notes & {"expressing", "existence"} and any(unit == "percent" for unit, _ in numbers):
            if any(unit == "percent" and words.startswith("<=") for unit, words in numbers):
                clause.polarity.add("positive")  # "stains no more than 5 % of the cells"; else the number tells
        elif notes & {"expressing", "existence"}:
            clause.polarity.add("positive")
        elif not (clause.extent or clause.intensity or clause.cells - {"tumour"}):
            counted = _by_fraction(numbers)
            clause.polarity |= counted if not clause.pattern else counted - {"positive"}  # "(nuclear) 0/3"
    if (
        "equivocal" in clause.polarity
        and len(clause.polarity) > 1
        and "positive" in clause.polarity
        and (clause.extent or clause.intensity)
    ):
        clause.polarity.discard("equivocal")
    return [clause]


def _deny(clause: Clause) -> None:
    """A denial turns what is stated, and takes what it tells of extent and intensity with it."""
    stated = clause.polarity
    if not stated or stated == {"positive"} or ("positive" in stated and stated <= {"positive", "negative"}):
        clause.polarity = {"negative"}
        clause.extent, clause.intensity = set(), set()
        if clause.pattern and not clause.pattern - {"nuclear"}:
            clause.pattern, clause.polarity = {"not nuclear"}, {"negative"}
        else:
            clause.pattern = set()
    elif stated <= {"lost", "partial_loss", "positive"}:
        clause.polarity = {"retained"}
        clause.extent, clause.intensity = set(), set()
    elif stated == {"retained"}:
        clause.polarity = {"lost"}
    elif stated == {"negative"}:
        clause.extent, clause.intensity = set(), set()


def fraction_of(words: str) -> tuple[str, str]:
    """ "3/10", "3 of 10", "3 out of 10": some, and of how many."""
    some, _, of = words.replace("out of", "/").replace("of", "/").partition("/")
    return some.strip(), of.strip()


def _by_fraction(numbers: tuple[tuple[str, str], ...]) -> set[str]:
    """``0/6`` is negative, ``6/6`` positive: so many cases or blocks of so many."""
    said = set()
    for unit, words in numbers:
        if unit == "fraction":
            some, all_ = (int(part) for part in fraction_of(words.lstrip("<=> ")))
            if some == 0:  # "0/3", and "0 / 0" of intensity and share
                said.add("negative")
            elif some <= all_:
                said.add("positive")
    return said


def _numbers(numbers: list[tuple[str, str]]) -> Result:
    """Percentage and scores; of several of a kind, the ones that can be told apart make it unread."""
    found: dict[str, Interval] = {}
    for unit, words in numbers:
        kind, largest = {"percent": ("percent", 100.0), "h_score": ("h_score", 300.0), "allred": ("allred", 8.0)}.get(
            unit, ("", 0.0)
        )
        if not kind:
            continue
        interval = read_interval(words.replace("percent", "").replace("per cent", "").replace("%", " ").strip(), largest)
        if interval is None:
            continue
        if interval.high > largest or interval.low < 0:
            return Result(impossible=(f"{words} is no {kind}",), unread=f"{words} cannot be")
        found[kind] = interval if kind not in found else _wider(found[kind], interval)
    bare = [words for unit, words in numbers if unit == "number"]
    number = None
    if not found and len(bare) == 1 and bare[0].replace(".", "").replace(",", "").isdigit():
        number = float(bare[0].replace(",", "."))
    return Result(percent=found.get("percent"), h_score=found.get("h_score"), allred=found.get("allred"), number=number)


def _of_columns(counted: list[tuple[str, str]]) -> Result | None:
    """Numbers in columns without heads: a score of 1 to 3 and a percentage, their product behind them; zeros are negative."""
    if any(unit != "number" or not words.isdigit() for unit, words in counted):
        return None
    numbers = [int(words) for _, words in counted]
    if not any(numbers):
        return Result(polarity="negative")
    score, percent = min(numbers[:2]), max(numbers[:2])
    if len(numbers) > 3 or not 0 < score <= 3 < percent <= 100 or numbers[2:] not in ([], [score * percent]):
        return Result(unread="numbers that do not tell what they count")
    product = Interval(float(numbers[2]), float(numbers[2])) if len(numbers) > 2 else None
    return Result(
        intensity=cast("Intensity", INTENSITIES[score - 1]), percent=Interval(float(percent), float(percent)), h_score=product
    )


def _wider(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))
