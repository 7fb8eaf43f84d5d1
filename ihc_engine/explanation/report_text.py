"""A report for a terminal: its text with sign and word beside each place that was read, then everything as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ihc_engine.explanation.report_words import (
    Look,
    Mark,
    details_of,
    diagnosis_name,
    legend_of,
    marks_of,
    mention_mark,
    part_name,
    result_words,
    statement_mark,
    statement_words,
    summary_words,
    unread_words,
)
from ihc_engine.explanation.words import printable
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import Part, ReportReading

WIDTH = 120
#: Orange and blue, as the stain and its counterstain; no meaning hangs on them.
STYLE: Mapping[Look, str] = {
    "positive": "bold yellow",
    "negative": "bold blue",
    "unsure": "magenta",
    "aside": "dim",
    "fact": "cyan",
    "diagnosis": "bold underline",
    "unread": "bold red",
}
_LONGEST_WORDS = 48
#: Characters of a name that stays together with its tag.
_UNBROKEN = 16


def report_to_text(reading: ReportReading, knowledge: Knowledge, *, colour: bool = False, width: int = WIDTH) -> str:
    """A report and what was read in it as plain text, ``width`` columns wide; with terminal colours if asked. Needs rich."""
    buffer, console = _console(colour, width)
    marks = marks_of(reading, knowledge)
    console.print(_words(f"Report: {summary_words(reading, knowledge)}", "bold"))
    for line in legend_lines(marks, width):
        console.print(line)
    console.print()
    for line in _report_lines(reading.text.rstrip(), marks, width - 2):
        console.print(Padding(line, (0, 0, 0, 2)))
    for part in reading.parts:
        _part(console, part, reading, knowledge)
    if reading.remarks:
        _heading(console, "Remarks")
    for remark in reading.remarks:
        console.print(_words(f"  {remark}"))
    return _plain_ends(buffer.getvalue())


def panel_to_text(reading: ReportReading, knowledge: Knowledge, *, colour: bool = False, width: int = WIDTH) -> str:
    """What was read of a report in a few lines: the panel that is used, and what was not understood."""
    buffer, console = _console(colour, width)
    console.print(_words(f"Read from the report: {summary_words(reading, knowledge)}", "bold"))
    current = [m for m in reading.mentions if m.status is not None and not m.replaced]
    said = dict.fromkeys((m.marker, mention_mark(m, knowledge).notes, mention_mark(m, knowledge).look) for m in current)
    atoms = [Text(printable(f"{marker}[{sign} {words}]"), STYLE[look]) for marker, ((sign, words),), look in said]
    for line in _flowing(atoms, width - 2):
        console.print(Padding(line, (0, 0, 0, 2)))
    for unread in reading.not_understood:
        console.print(_words(f"  ? not understood: {_cut(unread.text)} ({unread_words(unread)})", STYLE["unread"]))
    for words in reading.main.contradictions:
        console.print(_words(f"  ! contradiction: {words}", STYLE["unread"]))
    return _plain_ends(buffer.getvalue())


def _console(colour: bool, width: int) -> tuple[StringIO, Console]:
    buffer = StringIO()
    return buffer, Console(
        file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False, markup=False
    )


def _words(words: str, style: str = "") -> Text:
    """Words for the terminal, without characters that would steer it."""
    return Text(printable(words), style=style)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(_words(words, "bold"))


def _plain_ends(text: str) -> str:
    return "".join(f"{line.rstrip(' ')}\n" for line in text.split("\n")[:-1])


def legend_lines(marks: list[Mark], width: int) -> Iterator[Text]:
    """The signs that were used, and what they mean."""
    yield from _flowing([Text(f"{sign} {words}", STYLE[look]) for sign, words, look in legend_of(marks)], width)


def _flowing(atoms: list[Text], width: int) -> Iterator[Text]:
    """Pieces side by side, three blanks apart, in as few lines as they need."""
    line = Text()
    for atom in atoms:
        if line and line.cell_len + 3 + atom.cell_len > width:
            yield line
            line = Text()
        line.append("   " if line else "").append_text(atom)
    if line:
        yield line


def _report_lines(text: str, marks: list[Mark], width: int) -> Iterator[Text]:
    """The lines of a report with their tags, wrapped to ``width``; a tag stays whole and with the word before it."""
    line, whole = Text(), set[int]()
    for words, style, first in _pieces(text, marks):
        for number, part in enumerate(_lines(words).split("\n")):
            if number:
                yield from line.divide(_breaks(line.plain, whole, width))
                line, whole = Text(), set()
            if first is not None:
                whole.update(range(len(line) + first, len(line) + len(part)))
            line.append(part, style)
    yield from line.divide(_breaks(line.plain, whole, width))


def _pieces(text: str, marks: list[Mark]) -> Iterator[tuple[str, str, int | None]]:
    """Words, their style, and from which of their characters on no line may be broken before them (None: anywhere)."""
    reached = 0
    for mark in marks:
        name = text[mark.start : mark.end]
        yield text[reached : mark.start], "", None
        yield name, STYLE[mark.look], 1 if len(name) <= _UNBROKEN else None
        yield printable(f"[{mark.tag}]"), STYLE[mark.look], 0
        reached = mark.end
    yield text[reached:], "", None


def _lines(words: str) -> str:
    """Words without characters that steer a terminal; their lines and columns stay apart."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\t", "   ")
    return "\n".join(printable(line) for line in plain.split("\n"))


def _breaks(line: str, whole: set[int], width: int) -> list[int]:
    """Where a line is broken: at blanks, or anywhere in a language without them; never at the places in ``whole``."""
    breaks: list[int] = []
    start = used = 0
    blank = other = None  # the last place to break at a blank, and at any place at all
    for place, character in enumerate(line):
        if place > start and place not in whole:
            blank = place if line[place - 1] == " " and character != " " else blank
            other = place
        used += cell_len(character)
        if used > width and (blank or other):
            start = blank or other or place
            breaks.append(start)
            used = cell_len(line[start : place + 1])
            blank = other = None
    return breaks


def _part(console: Console, part: Part, reading: ReportReading, knowledge: Knowledge) -> None:
    name = part_name(part, reading)
    if name:
        _heading(console, name[0].upper() + name[1:])
    if part.mentions:
        _heading(console, "Stains")
        console.print(Padding(_stains(part, knowledge), (0, 0, 0, 2)))
    if part.statements:
        _heading(console, "Features and facts")
        console.print(Padding(_statements(part, knowledge), (0, 0, 0, 2)))
    if part.diagnoses:
        _heading(console, "Diagnoses")
        for found in part.diagnoses:
            console.print(_words(f"  ◆ {found.certainty}: {diagnosis_name(found, knowledge)}{_place(found.start, found.end)}"))
    if part.contradictions:
        _heading(console, "Contradictions")
        for said in part.contradictions:
            console.print(_words(f"  {said}", STYLE["unread"]))
    if part.not_understood:
        _heading(console, "Not understood")
        for unread in part.not_understood:
            said = f"  ? {_cut(unread.text)}: {unread_words(unread)}{_place(unread.start, unread.end)}"
            console.print(_words(said, STYLE["unread"]))


def _grid() -> Table:
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))


def _stains(part: Part, knowledge: Knowledge) -> Table:
    table = _grid()
    table.add_column(max_width=24)
    table.add_column(no_wrap=True)
    table.add_column(max_width=32)
    table.add_column(style="dim", no_wrap=True, justify="right")
    table.add_column(style="dim", no_wrap=True, overflow="ellipsis")
    for mention in sorted(part.mentions, key=lambda m: (m.status is None or m.replaced, m.start)):
        mark = mention_mark(mention, knowledge)
        table.add_row(
            _words(mention.marker),
            _words(f"{mark.notes[0][0]} {result_words(mention)}", STYLE[mark.look]),
            _words(", ".join(details_of(mention))),
            _words(f"{mention.start}-{mention.end}"),
            _words(f"“{_cut(mention.words)}”" if mention.words else ""),
        )
        if mention.inferred:
            table.add_row("", "", "", "", _words(f"inferred: {mention.inferred}"))
    return table


def _statements(part: Part, knowledge: Knowledge) -> Table:
    table = _grid()
    table.add_column()
    table.add_column()
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, overflow="ellipsis")
    for statement in part.statements:
        name, said = statement_words(statement, knowledge)
        sign = statement_mark(statement, knowledge).notes[0][0]
        table.add_row(
            _words(name),
            _words(f"{sign} {said}", STYLE["fact"]),
            _words(f"{statement.start}-{statement.end}", "dim"),
            _words(f"“{_cut(statement.text)}”", "dim"),
        )
    return table


def _cut(words: str) -> str:
    """Words in one line, shortened in the middle, since a result stands at either end."""
    line = " ".join(printable(words).split())
    if len(line) <= _LONGEST_WORDS:
        return line
    half = (_LONGEST_WORDS - 3) // 2
    return f"{line[:half]} … {line[-half:]}"


def _place(start: int, end: int) -> str:
    return f"  ({start}-{end})"
