"""A report as one self-contained HTML page: its text with sign and words beside each place that was read, then tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from ihc_engine.explanation.html import escape
from ihc_engine.explanation.report_words import (
    Mark,
    details_of,
    diagnosis_mark,
    diagnosis_name,
    legend_of,
    marker_name,
    marks_of,
    mention_mark,
    part_name,
    result_words,
    statement_mark,
    statement_words,
    summary_words,
    unread_words,
)
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement

_NUMBERS = ' class="number"'


@cache
def _style() -> str:
    folder = resources.files(__package__)
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "report.css"))


def report_to_html(reading: ReportReading, knowledge: Knowledge, *, title: str = "Report") -> str:
    """The whole page. Every word of the report and the title is escaped; no script, nothing loaded from elsewhere."""
    marks = marks_of(reading, knowledge)
    parts = "\n".join(section for part in reading.parts for section in _part(part, reading, knowledge))
    remarks = _list("Remarks", [f"<li>{escape(remark)}</li>" for remark in reading.remarks])
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_style()}</style></head>\n<body>\n"
        f"<header><h1>{escape(title)}</h1><p>{escape(summary_words(reading, knowledge))}</p>{_legend(marks)}</header>\n"
        f"{_report(reading.text, marks, reading.language)}\n{parts}\n{remarks}{_footer(knowledge)}\n</body></html>\n"
    )


def _legend(marks: list[Mark]) -> str:
    items = [
        f'<li class="{look}"><span class="sign">{escape(sign)}</span> {escape(words)}</li>'
        for sign, words, look in legend_of(marks)
    ]
    return f'<ul class="legend" aria-label="Signs">{"".join(items)}</ul>' if items else ""


def _report(text: str, marks: list[Mark], language: str) -> str:
    """The text as it is laid out, with its marks; text in columns keeps them."""
    pieces, reached = [], 0
    for mark in marks:
        pieces += [_plain(text[reached : mark.start]), _marked(mark, text)]
        reached = mark.end
    pieces.append(_plain(text[reached:]))
    columns = " columns" if any(sign in text for sign in ("|", "\t", "    ")) else ""
    return f'<div class="report{columns}" lang="{escape(language)}">{"".join(pieces)}</div>'


def _plain(words: str) -> str:
    """Words of the report with its lines and columns, without other control characters."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return "\n".join("\t".join(escape(cell) for cell in line.split("\t")) for line in lines)


def _marked(mark: Mark, text: str) -> str:
    tag = f'<span class="tag" lang="en">{escape(mark.tag)}</span>'
    return f'<mark class="{mark.look}" title="{escape(mark.title)}">{_plain(text[mark.start : mark.end])}{tag}</mark>'


def _part(part: Part, reading: ReportReading, knowledge: Knowledge) -> Iterator[str]:
    name = part_name(part, reading)
    of = f", {name}" if name else ""
    yield _list(f"Not understood{of}", [_unread(unread) for unread in part.not_understood])
    yield _list(f"Contradictions{of}", [f'<li class="warning">{escape(said)}</li>' for said in part.contradictions])
    ordered = sorted(part.mentions, key=lambda m: (m.status is None or m.replaced, m.start))
    stains = (_stain(mention, knowledge) for mention in ordered)
    yield _table(f"Stains{of}", ("stain", "result", "details", "words of the report", "place"), stains)
    facts = (_statement(statement, knowledge) for statement in part.statements)
    yield _table(f"Features and facts{of}", ("feature", "stated", "words of the report", "place"), facts)
    named = (_diagnosis(mention, knowledge) for mention in part.diagnoses)
    yield _table(f"Diagnoses{of}", ("diagnosis", "certainty", "words of the report", "place"), named)


def _stain(mention: Mention, knowledge: Knowledge) -> str:
    mark = mention_mark(mention, knowledge)
    name = marker_name(mention.marker, knowledge)
    full = f'<span class="note">{escape(name)}</span>' if name.casefold() != mention.marker.casefold() else ""
    inferred = f'<span class="note">inferred: {escape(mention.inferred)}</span>' if mention.inferred else ""
    words = f"“{escape(mention.words)}”" if mention.words else ""
    return _row(
        f"<b>{escape(mention.marker)}</b>{full}",
        _chip(mark, result_words(mention)),
        escape(", ".join(details_of(mention))) + inferred,
        words,
        (mention.start, mention.end),
    )


def _statement(statement: Statement, knowledge: Knowledge) -> str:
    name, said = statement_words(statement, knowledge)
    chip = _chip(statement_mark(statement, knowledge), said)
    return _row(escape(name), chip, f"“{escape(statement.text)}”", (statement.start, statement.end))


def _diagnosis(mention: DiagnosisMention, knowledge: Knowledge) -> str:
    chip = _chip(diagnosis_mark(mention, knowledge), mention.certainty)
    name = escape(diagnosis_name(mention, knowledge))
    return _row(name, chip, f"“{escape(mention.text)}”", (mention.start, mention.end))


def _unread(unread: NotRead) -> str:
    place = f'<span class="faint">({unread.start}-{unread.end})</span>'
    return f'<li><span class="chip unread">? {escape(unread.text)}</span> {escape(unread_words(unread))} {place}</li>'


def _chip(mark: Mark, words: str) -> str:
    return f'<span class="chip {mark.look}"><span class="sign">{escape(mark.notes[0][0])}</span> {escape(words)}</span>'


def _row(*cells: str | tuple[int, int]) -> str:
    """A row of cells that are markup already; a place is a pair of numbers."""
    made = [
        f'<td class="number faint">{cell[0]}-{cell[1]}</td>' if isinstance(cell, tuple) else f"<td>{cell}</td>" for cell in cells
    ]
    return f"<tr>{''.join(made)}</tr>"


def _table(title: str, heads: tuple[str, ...], rows: Iterable[str]) -> str:
    body = "".join(rows)
    if not body:
        return ""
    head = "".join(f'<th scope="col"{_NUMBERS if name == "place" else ""}>{name}</th>' for name in heads)
    return (
        f'<section><h2>{escape(title)}</h2><div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></section>"
    )


def _list(title: str, items: list[str]) -> str:
    return f"<section><h2>{escape(title)}</h2><ul>{''.join(items)}</ul></section>" if items else ""


def _footer(knowledge: Knowledge) -> str:
    return (
        "<footer><p>Read by a program: compare it with the report. A place is counted in characters from the start of the text. "
        f"Knowledge {escape(knowledge.manifest.version)}, {escape(knowledge.digest)}. "
        f"{escape(knowledge.manifest.notice)}</p></footer>"
    )
