"""What the views of a report share: the sign and the words beside each place in it, and the rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement

#: How a place is shown. Colour only repeats what sign and words say.
Look = Literal["positive", "negative", "unsure", "aside", "fact", "diagnosis", "unread"]
#: Sign, meaning and look of what is marked, in the order of the legend.
LEGEND: tuple[tuple[str, str, Look], ...] = (
    ("+", "positive, retained or present", "positive"),
    ("-", "negative, lost or absent", "negative"),
    ("↑", "high", "positive"),
    ("↓", "low", "negative"),
    ("±", "equivocal", "unsure"),
    ("○", "not done", "unsure"),
    ("×", "cannot be interpreted", "unsure"),
    ("·", "no result of this panel", "aside"),
    ("~", "replaced by a later statement", "aside"),
    ("=", "stated fact", "fact"),
    ("◆", "diagnosis", "diagnosis"),
    ("?", "not understood", "unread"),
)
_LOOKS: Mapping[str, Look] = {sign: look for sign, _, look in LEGEND}
_SIGNS: Mapping[str | None, str] = {
    **dict.fromkeys(("positive", "retained", "present"), "+"),
    **dict.fromkeys(("negative", "lost", "absent"), "-"),
    "high": "↑",
    "low": "↓",
    "equivocal": "±",
    "not_performed": "○",
    "uninterpretable": "×",
    None: "·",
}
_WHY: Mapping[str | None, str] = {
    "named": "named without a result",
    "suggested": "only suggested",
    "hypothetical": "hypothetical",
    "literature": "from the literature",
    "earlier": "earlier specimen",
    "control": "control tissue",
    "molecular": "molecular test, no stain",
    "unread": "result not understood",
    None: "named without a result",
}
_STATUS = {"not_performed": "not done", "uninterpretable": "cannot be interpreted"}
_FEATURES = ("morphology", "clinical", "molecular")
#: Of several looks of one place the first of these wins.
_RANK: tuple[Look, ...] = ("unread", "positive", "negative", "unsure", "aside", "diagnosis", "fact")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a report, the signs and words beside it, its look, and all there is to say about it (``title``)."""

    start: int
    end: int
    notes: tuple[tuple[str, str], ...]
    look: Look
    title: str

    @property
    def tag(self) -> str:
        """Signs and words as they stand beside the place."""
        return "; ".join(f"{sign} {words}" for sign, words in self.notes)


def legend_of(marks: list[Mark]) -> list[tuple[str, str, Look]]:
    """The lines of the legend that these places need."""
    used = {sign for mark in marks for sign, _ in mark.notes}
    return [line for line in LEGEND if line[0] in used]


def marks_of(reading: ReportReading, knowledge: Knowledge) -> list[Mark]:
    """All places of a report, in order and without overlaps. Places of a specimen that is not the main one say so."""
    found = [mark for part in reading.parts for mark in _part_marks(part, reading, knowledge)]
    return list(_apart(_united(found), reading.text))


def _part_marks(part: Part, reading: ReportReading, knowledge: Knowledge) -> Iterator[Mark]:
    other = "" if part is reading.main else f"specimen {part_label(part)}"
    for mention in part.mentions:
        yield _beside(mention_mark(mention, knowledge), other)
    for unread in part.not_understood:
        yield Mark(unread.start, unread.end, (("?", unread.reason),), "unread", unread_words(unread))
    for diagnosis in part.diagnoses:
        yield diagnosis_mark(diagnosis, knowledge)
    for statement in part.statements:
        yield _beside(statement_mark(statement, knowledge), other)


def _beside(mark: Mark, other: str) -> Mark:
    if not other:
        return mark
    notes = tuple((sign, f"{other}: {words}") for sign, words in mark.notes)
    return replace(mark, notes=notes, title=f"{mark.title}; {other}")


def mention_mark(mention: Mention, knowledge: Knowledge) -> Mark:
    """The mark of a place where a marker is named."""
    sign = "~" if mention.replaced else _SIGNS[mention.status]
    words = ", ".join([result_words(mention), *details_of(mention)])
    title = [f"{marker_name(mention.marker, knowledge)}: {words}"]
    if mention.words:
        title.append(f"“{mention.words}”")
    if mention.inferred:
        title.append(mention.inferred)
    return Mark(mention.start, mention.end, ((sign, words),), _LOOKS[sign], "; ".join(title))


def result_words(mention: Mention) -> str:
    """The result of a mention, or why it has none."""
    if mention.status is None:
        return _WHY.get(mention.why, str(mention.why))
    said = _STATUS.get(mention.status, mention.status)
    return f"replaced, was {said}" if mention.replaced else said


def details_of(mention: Mention) -> list[str]:
    """Extent, intensity, percentage, and what stains."""
    if mention.status is None:
        return []
    percent = f"{mention.percent} %" if mention.percent else None
    only = f"{mention.cells} only" if mention.cells and mention.inferred else mention.cells
    return [part for part in (mention.extent, mention.intensity, percent, mention.pattern, only, mention.component) if part]


def marker_name(marker: str, knowledge: Knowledge) -> str:
    """The name of a marker; its id where it has none."""
    known = knowledge.vocabulary.markers.get(marker)
    return known.label if known else marker


def statement_mark(statement: Statement, knowledge: Knowledge) -> Mark:
    """The mark of a feature, measure or circumstance."""
    name, said = statement_words(statement, knowledge)
    sign = _SIGNS.get(statement.status, "=") if statement.kind in _FEATURES else "="
    words = said if statement.kind not in _FEATURES or _names(statement.text, name) else f"{name}: {said}"
    return Mark(statement.start, statement.end, ((sign, words),), "fact", f"{name}: {said}")


def _names(text: str, name: str) -> bool:
    """Whether words of a report call a feature by its name, so that the tag need not repeat it."""
    said = text.casefold()
    return any(word in said for word in name.casefold().replace("-", " ").split() if len(word) > 3)


def statement_words(statement: Statement, knowledge: Knowledge) -> tuple[str, str]:
    """What a statement is about, and what it says of it."""
    value, kind = statement.value, statement.kind
    if kind in _FEATURES:
        return _term(str(value), knowledge), statement.status or "present"
    return kind, _value_words(kind, value, knowledge)


def _value_words(kind: str, value: Any, knowledge: Knowledge) -> str:
    if kind == "mitoses" and isinstance(value, Mapping):
        return f"{value.get('count')} per {value.get('per')}"
    if kind == "size":
        return f"{value:g} cm" if isinstance(value, int | float) else str(value)
    if kind == "age":
        return f"{value:g} years" if isinstance(value, int | float) else str(value)
    if kind == "site":
        return _term(str(value), knowledge)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return str(value)


def _term(id: str, knowledge: Knowledge) -> str:
    try:
        return knowledge.vocabulary.term(id).label.replace("_", " ")
    except KeyError:
        return id.replace("_", " ")


def diagnosis_mark(mention: DiagnosisMention, knowledge: Knowledge) -> Mark:
    """The mark of a diagnosis."""
    name = diagnosis_name(mention, knowledge)
    return Mark(mention.start, mention.end, (("◆", mention.certainty),), "diagnosis", f"{name}: {mention.certainty}")


def diagnosis_name(mention: DiagnosisMention, knowledge: Knowledge) -> str:
    """The name of a diagnosis; its words where it is not listed."""
    known = knowledge.diagnoses.get(mention.diagnosis or "")
    return known.name if known else f"{mention.text} (not listed)"


def unread_words(unread: NotRead) -> str:
    """Why something was not read, and the nearest known spelling."""
    return unread.reason + (f"; did you mean {unread.suggestion}?" if unread.suggestion else "")


def language_name(reading: ReportReading, knowledge: Knowledge) -> str:
    """The language that a report was read in."""
    language = knowledge.vocabulary.languages.get(reading.language)
    return language.name if language else reading.language


def part_name(part: Part, reading: ReportReading) -> str:
    """What a part is called, and whether its panel is the one that is used; empty for the only part."""
    if len(reading.parts) == 1:
        return ""
    used = "its panel is used" if part is reading.main else "not used"
    return f"specimen {part_label(part)} ({used})"


def part_label(part: Part) -> str:
    """The letter or number of a specimen."""
    return part.label.upper() if part.label else "without a label"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number and what is counted."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def summary_words(reading: ReportReading, knowledge: Knowledge) -> str:
    """One line: language, and how much was read, was no result, and was not understood."""
    results = sum(m.status is not None and not m.replaced for part in reading.parts for m in part.mentions)
    others = sum(m.status is None or m.replaced for part in reading.parts for m in part.mentions)
    unread = sum(len(part.not_understood) for part in reading.parts)
    said = [language_name(reading, knowledge), counted(results, "result")]
    if others:
        said.append(f"{counted(others, 'mention')} without one")
    return ", ".join([*said, counted(unread, "place not understood", "places not understood")])


def _united(marks: list[Mark]) -> list[Mark]:
    """Marks with the same start as one, which reaches as far as the longest of them."""
    united: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.start, _RANK.index(m.look), -m.end)):
        first = united.get(mark.start, mark)
        notes = tuple(dict.fromkeys((*first.notes, *mark.notes)))
        title = " / ".join(dict.fromkeys((first.title, mark.title)))
        united[mark.start] = replace(first, end=max(first.end, mark.end), notes=notes, title=title)
    return [united[start] for start in sorted(united)]


def _apart(marks: list[Mark], text: str) -> Iterator[Mark]:
    """Marks in order, each cut where the next begins."""
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        end = mark.end if following is None else min(mark.end, following.start)
        while end > mark.start + 1 and text[end - 1].isspace():
            end -= 1
        yield replace(mark, end=end)
