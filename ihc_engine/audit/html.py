"""The audit as one self-contained HTML page: no script, nothing loaded from elsewhere, fit for print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape as _escape
from importlib import resources

from ihc_engine.audit.against import Against, rival_name
from ihc_engine.audit.grade import WHY, Grade
from ihc_engine.audit.model import AuditRow
from ihc_engine.audit.summary import AuditSummary
from ihc_engine.explanation.words import decibans, percent, printable
from ihc_engine.interpretation.model import NOTICE
from ihc_engine.knowledge.model import Knowledge

#: Signs beside the words, so that neither colour nor reading alone must tell the grades apart.
SIGNS = {
    Grade.alarm: "▲",
    Grade.disagrees: "△",
    Grade.leans: "◇",
    Grade.agrees: "✓",
    Grade.not_judged: "–",
    Grade.failed: "✕",
}
_HEADS = (
    "Rank",
    "Case",
    "Grade",
    "Disagreement",
    "Reported",
    "Panel",
    "Speaks most against the reported",
    "Would settle it",
    "Alerts",
)
_LEGEND = (
    "Disagreement in decibans: 10 means that the rival is 10 times as probable as the reported diagnosis, 20 a hundred times; "
    "negative numbers are agreement. Pre-test odds count only as far as they lessen it. Alarm: the panel supports another "
    "diagnosis. Disagrees: it favours another. Leans elsewhere: another leads without a clear outcome."
)


def audit_html(rows: Sequence[AuditRow], knowledge: Knowledge) -> Iterator[str]:
    """The page in pieces, for rows in order of rank. Every word of the caller is escaped."""
    title, summary = "Reported diagnoses against their panels", AuditSummary.of(rows)
    yield (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_style()}</style></head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{escape('. '.join(filter(None, (summary.words(), summary.hint()))))}</p></header>\n"
        f'<div class="scroll"><table><caption>{escape(_LEGEND)}</caption><thead><tr>'
    )
    yield "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    yield "</tr></thead><tbody>\n"
    for row in rows:
        yield _row(row, knowledge)
    manifest = knowledge.manifest
    stamp = f"Knowledge {manifest.version}, {knowledge.digest}. {NOTICE[0].upper()}{NOTICE[1:]}."
    yield f"</tbody></table></div>\n<footer><p>{escape(stamp)}</p></footer>\n</body></html>\n"


def escape(words: str) -> str:
    """Words that cannot become markup, nor reorder a line."""
    return _escape(printable(words))


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _row(row: AuditRow, knowledge: Knowledge) -> str:
    score = "" if row.disagreement_decibans is None else decibans(row.disagreement_decibans)
    cells = (
        f'<td class="number">{row.rank}</td><th scope="row">{escape(row.case_id or row.where)}</th>',
        f'<td><span class="grade {row.grade.name}">{SIGNS[row.grade]} {row.grade.value}</span>{_faint(_why(row))}</td>',
        f'<td class="number">{score}</td>',
        f"<td>{_reported(row, knowledge)}</td><td>{_panel(row, knowledge)}</td>",
        f"<td>{_list([_against(line) for line in row.against])}</td>",
        f"<td>{escape(_stain(row))}</td><td>{escape(', '.join(row.alerts))}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _why(row: AuditRow) -> str:
    if row.error is not None:
        return str(row.error["message"])
    return "; ".join([*([WHY[row.why]] if row.why else []), *row.remarks])


def _reported(row: AuditRow, knowledge: Knowledge) -> str:
    words = escape(row.reported or "")
    if row.reported_start is not None:
        words += _faint(f"characters {row.reported_start} to {row.reported_end} of the text")
    if row.reported_diagnosis is None or row.reported_probability is None:
        return words
    name = knowledge.diagnoses[row.reported_diagnosis].name
    return words + _faint(f"{name}: {percent(row.reported_probability)}")


def _panel(row: AuditRow, knowledge: Knowledge) -> str:
    if row.leader is None or row.leader_probability is None:
        return ""
    shown = f"{escape(rival_name(row.leader, knowledge))}: {percent(row.leader_probability)}{_faint(row.outcome or '')}"
    if row.rival in (None, row.leader) or row.rival_probability is None:
        return shown
    return shown + _faint(f"compared with {rival_name(row.rival, knowledge)}: {percent(row.rival_probability)}")


def _against(line: Against) -> str:
    return f"{escape(line.finding)}: {escape(line.status)}, {decibans(line.decibans)}{_faint(line.sources)}"


def _stain(row: AuditRow) -> str:
    return "" if row.stain is None else f"{row.stain} ({row.stain_bits:.2f} bits)"


def _faint(words: str) -> str:
    return f'<br><span class="faint">{escape(words)}</span>' if words else ""


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
