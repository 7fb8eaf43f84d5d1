"""What a stretch of a sentence says of a stain. How several together make one result: ``phrase_results``.

A stretch holds statements ("positive", "focal", "in vessels"), numbers, signs, and words of grammar: a denial, a noun such as
"expression" that says "stained" unless something else is said, a verb that leads back to the markers, a preposition that leads
on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ihc_engine.case.scales import grades_in
from ihc_engine.reports.words.entry import Entry
from ihc_engine.vocabulary.result_words import INTENSITIES

Key = tuple[Any, ...]
_SIGNS = {"+": ("polarity", "positive"), "-": ("polarity", "negative"), "+/-": ("polarity", "equivocal")}
#: Numbers that may be a result without a unit.
_SCORES = frozenset("0123")
#: Notes that change what a stretch means.
_MEANT = frozenset(("denial", "expressing", "existence", "performing", "only"))
#: Words of grammar that are noted as they are.
_NOTED = frozenset(("denial", "expressing", "existence", "performing", "naming", "pronoun", "rest"))
_FAILING = (("polarity", "negative"), ("polarity", "uninterpretable"), ("polarity", "lost"))


@dataclass(slots=True)
class Phrase:
    """One stretch. ``leads_back``: begins with a verb or colon; ``leads_on``: ends with a preposition or colon; ``judged``: what
    it denies of the staining is a word that is not known ("is not surprising")."""

    start: int
    end: int
    statements: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    leads_back: bool = False
    leads_on: bool = False
    linked: bool = False
    broken: bool = False
    judged: bool = False
    fresh: bool = False
    verbal: bool = False
    control: bool = False
    chunk: int = 0
    segment: int = -1
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
            self._add_grades([min(len(sign), 3)])

    def add_number(self, unit: str, words: str, end: int) -> None:
        """Take in a number with its unit (percent, grade, fraction, number)."""
        self.end = end
        if unit == "grade":
            self._add_grades(grades_in(words))
        elif self.score and unit in ("number", "fraction"):
            self.numbers.append((self.score, words.partition("/")[0].strip()))
        else:
            self.numbers.append((unit, words))

    def _add_grades(self, grades: list[int]) -> None:
        """Take in what the least of some grades says of most stains, and the grades, for markers with a scale of their own."""
        least = min(grades)
        self.statements.append(("polarity", "positive" if least else "negative"))
        if least:
            self.statements.append(("intensity", INTENSITIES[min(least, 3) - 1]))
        self.statements += [("grade", str(grade)) for grade in grades]

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
    def expresses(self) -> bool:
        """Whether a verb in it says that something is or is not expressed, or a denial with its noun does."""
        return "unstained" in self.notes or ("expressing" in self.notes and bool(self.notes & {"verb", "denial"}))

    @property
    def says_no(self) -> bool:
        """Whether it denies staining."""
        return "denial" in self.notes or ("polarity", "negative") in self.statements

    @property
    def fails(self) -> bool:
        """Whether it says of a control that this did not work."""
        return "denial" in self.notes or any(said in _FAILING for said in self.statements)

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
