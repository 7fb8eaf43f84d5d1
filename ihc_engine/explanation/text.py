"""The answer for a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ihc_engine.explanation.words import (
    OUTCOME,
    advice_lines,
    citation_words,
    cited,
    decibans,
    finding_words,
    for_and_against,
    heading_words,
    near_miss_lines,
    next_lines,
    parts_of,
    percent,
    printable,
    shown_diagnoses,
    support_words,
)
from ihc_engine.interpretation.model import EvidenceItem, Interpretation, RankedDiagnosis
from ihc_engine.knowledge.model import Knowledge

WIDTH = 120
BAR = 24
SEVERITY_STYLE = {"info": "cyan", "caution": "yellow", "warning": "bold red"}


def to_text(answer: Interpretation, knowledge: Knowledge, *, colour: bool = False, width: int = WIDTH) -> str:
    """Ranking and explanation as plain text, ``width`` columns wide; with terminal colours if asked. Needs rich."""
    buffer = StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False, markup=False
    )
    _outcome(console, answer, knowledge)
    _ranking(console, answer)
    _alerts(console, answer)
    for ranked in shown_diagnoses(answer):
        _diagnosis(console, ranked, answer)
    _rules(console, answer)
    _next(console, answer, knowledge)
    _account(console, answer)
    _references(console, answer, knowledge)
    console.print()
    console.print(
        _words(f"Knowledge {answer.knowledge.version} ({answer.knowledge.digest[:19]}), {answer.engine.name}. {answer.notice}.")
    )
    return buffer.getvalue()


def _words(words: str, style: str = "") -> Text:
    """Words for the terminal, without characters that would steer it."""
    return Text(printable(words), style=style)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(_words(words, style="bold"))


def _outcome(console: Console, answer: Interpretation, knowledge: Knowledge) -> None:
    leader = "none of the listed diagnoses" if answer.leader == "other" else knowledge.diagnoses[answer.leader].name
    case = f"Case {answer.case_id}: " if answer.case_id else ""
    console.print(_words(f"{case}{leader} ({answer.outcome})", style="bold"))
    console.print(_words(OUTCOME[answer.outcome]))
    for reason in answer.reasons:
        console.print(_words(f"  {reason.code}: {reason.message}"))


def _ranking(console: Console, answer: Interpretation) -> None:
    _heading(console, "Ranking")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    shown = {d.diagnosis for d in shown_diagnoses(answer)}
    lines = [(d.rank, d.name, d.probability, d.variant.replace("_", " ")) for d in answer.ranking if d.diagnosis in shown]
    lines.append((answer.other_rank, "None of these (other)", answer.other_probability, ", ".join(answer.other_lineages)))
    for rank, name, probability, variant in sorted(lines):
        filled = round(probability * BAR)
        bar = _words("█" * filled + "·" * (BAR - filled), style="green" if rank == 1 else "")
        table.add_row(_words(f"{rank:>3}"), _words(name), bar, _words(f"{percent(probability):>8}"), _words(variant, style="dim"))
    console.print(table)
    hidden = len(answer.ranking) + 1 - len(lines)
    if hidden:
        console.print(_words(f"     and {hidden} less probable diagnoses (all of them in JSON)", style="dim"))


def _diagnosis(console: Console, ranked: RankedDiagnosis, answer: Interpretation) -> None:
    _heading(console, heading_words(ranked))
    speaks_for, against = for_and_against(ranked)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=10)
    table.add_column(max_width=34)
    table.add_column(justify="right")
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    _evidence_rows(table, "for", speaks_for, "green")
    _evidence_rows(table, "against", against, "red")
    for label, value in parts_of(ranked):
        table.add_row(_words(label, style="dim"), "", _words(decibans(value)), "", "")
    console.print(Padding(table, (0, 0, 0, 2)))
    for line in (_criteria_words(ranked), *near_miss_lines(ranked)):
        console.print(Padding(_words(line, style="dim"), (0, 0, 0, 2)))


def _evidence_rows(table: Table, label: str, items: list[EvidenceItem], style: str) -> None:
    for place, item in enumerate(items):
        table.add_row(
            _words(label if place == 0 else "", style=style),
            _words(finding_words(item)),
            _words(decibans(item.decibans), style=style),
            _words(f"({item.raw_decibans:+.1f})"),
            _words(support_words(item)),
        )


def _criteria_words(ranked: RankedDiagnosis) -> str:
    parts = [("met", ranked.criteria.met), ("unmet", ranked.criteria.unmet), ("not assessed", ranked.criteria.not_assessed)]
    stated = [f"{word}: {', '.join(name.replace('_', ' ') for name in names)}" for word, names in parts if names]
    return "criteria " + ("; ".join(stated) if stated else "none defined")


def _rules(console: Console, answer: Interpretation) -> None:
    if answer.rules:
        _heading(console, "Rules that fired")
        for rule in answer.rules:
            on = f" on {', '.join(rule.findings)}" if rule.findings else ""
            console.print(_words(f"  {rule.rule} {rule.title}{on} [{', '.join(rule.sources)}]"))


def _alerts(console: Console, answer: Interpretation) -> None:
    if answer.alerts:
        _heading(console, "Cautions")
        for alert in answer.alerts:
            rule = f" ({alert.rule})" if alert.rule else ""
            console.print(_words(f"  {alert.severity}: {alert.message}{rule}", style=SEVERITY_STYLE[alert.severity]))


def _next(console: Console, answer: Interpretation, knowledge: Knowledge) -> None:
    stains, advice = next_lines(answer, knowledge), advice_lines(answer, knowledge)
    if stains or advice:
        _heading(console, "What next")
    for marker, words in stains:
        console.print(_words(f"  {marker}: {words}"))
    for line in advice:
        console.print(_words(f"  {line}"))


def _account(console: Console, answer: Interpretation) -> None:
    if answer.input.set_aside:
        _heading(console, "Set aside")
        for item in answer.input.set_aside:
            console.print(_words(f"  {item.path} = {item.words}: {item.reason}"))
    if answer.input.not_understood:
        _heading(console, "Not understood")
        for unknown in answer.input.not_understood:
            hint = f"; did you mean {unknown.suggestion}?" if unknown.suggestion else ""
            console.print(_words(f"  {unknown.path} = {unknown.words}: {unknown.reason}{hint}"))


def _references(console: Console, answer: Interpretation, knowledge: Knowledge) -> None:
    sources = cited(shown_diagnoses(answer), answer, knowledge)
    if sources:
        _heading(console, "Studies cited above")
        for source in sources:
            console.print(_words(f"  {source.id}: {citation_words(source)}"))
