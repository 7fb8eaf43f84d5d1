"""The answer as one self-contained HTML page: no script, nothing loaded from elsewhere, fit for print."""

from __future__ import annotations

from functools import cache
from html import escape as _escape
from importlib import resources

from ihc_engine.explanation.waterfall import probability_bar, waterfall
from ihc_engine.explanation.words import (
    OUTCOME,
    advice_lines,
    cited,
    decibans,
    finding_words,
    for_and_against,
    heading_words,
    largest_studies,
    near_miss_lines,
    next_lines,
    percent,
    printable,
    shown_diagnoses,
    study_words,
    support_words,
)
from ihc_engine.interpretation.model import EvidenceItem, FiredRule, Interpretation, RankedDiagnosis
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Source


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def escape(words: str) -> str:
    """Words that cannot become markup, nor reorder a line."""
    return _escape(printable(words))


def to_html(answer: Interpretation, knowledge: Knowledge) -> str:
    """The whole page. Every word of the caller is escaped."""
    title = _title(answer, knowledge)
    body = "\n".join(
        part
        for part in (
            _outcome(answer, title),
            _ranking(answer),
            _alerts(answer),
            *(_diagnosis(ranked) for ranked in shown_diagnoses(answer)),
            _rules(answer),
            _next(answer, knowledge),
            _account(answer),
            _references(answer, knowledge),
            _footer(answer),
        )
        if part
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_style()}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _title(answer: Interpretation, knowledge: Knowledge) -> str:
    leader = "None of the listed diagnoses" if answer.leader == "other" else knowledge.diagnoses[answer.leader].name
    return f"{answer.case_id}: {leader}" if answer.case_id else leader


def _outcome(answer: Interpretation, title: str) -> str:
    reasons = "".join(f"<li><code>{escape(r.code)}</code> {escape(r.message)}</li>" for r in answer.reasons)
    return (
        f'<header><h1>{escape(title)}</h1><p><span class="outcome">{answer.outcome}</span>'
        f"{escape(OUTCOME[answer.outcome])}</p><ul>{reasons}</ul></header>"
    )


def _ranking(answer: Interpretation) -> str:
    rows = [(d.rank, d.name, d.probability, d.variant.replace("_", " "), f"#{d.diagnosis}") for d in answer.ranking]
    rows.append((answer.other_rank, "None of these", answer.other_probability, ", ".join(answer.other_lineages), ""))
    shown = {f"#{d.diagnosis}" for d in shown_diagnoses(answer)} | {""}
    lines = [_ranking_row(*row) for row in sorted(rows) if row[4] in shown]
    hidden = len(rows) - len(lines)
    rest = f'<p class="faint">and {hidden} less probable diagnoses</p>' if hidden else ""
    head = "<tr><th>rank</th><th>diagnosis</th><th></th><th>probability</th><th>variant</th></tr>"
    return f"<section><h2>Ranking</h2><table>{head}{''.join(lines)}</table>{rest}</section>"


def _ranking_row(rank: int, name: str, probability: float, variant: str, link: str) -> str:
    words = f'<a href="{link}">{escape(name)}</a>' if link else escape(name)
    return (
        f'<tr><td class="number">{rank}</td><td>{words}</td><td>{probability_bar(probability, name)}</td>'
        f'<td class="number">{percent(probability)}</td><td class="faint">{escape(variant)}</td></tr>'
    )


def _alerts(answer: Interpretation) -> str:
    items = [
        f'<li class="{a.severity}">{a.severity}: {escape(a.message)}{escape(f" ({a.rule})" if a.rule else "")}</li>'
        for a in answer.alerts
    ]
    return _list("Cautions", items)


def _diagnosis(ranked: RankedDiagnosis) -> str:
    speaks_for, against = for_and_against(ranked)
    rows = "".join([*(_evidence("for", i) for i in speaks_for), *(_evidence("against", i) for i in against)])
    head = "<tr><th></th><th>finding</th><th>weight</th><th>before tempering</th><th>rests on</th></tr>"
    criteria = "".join(
        "<li>criteria " + escape(f"{word}: " + ", ".join(n.replace("_", " ") for n in names)) + "</li>"
        for word, names in (
            ("met", ranked.criteria.met),
            ("unmet", ranked.criteria.unmet),
            ("not assessed", ranked.criteria.not_assessed),
        )
        if names
    )
    missed = "".join(f"<li>{escape(line)}</li>" for line in near_miss_lines(ranked))
    return (
        f'<section id="{ranked.diagnosis}"><h2>{escape(heading_words(ranked))}</h2>'
        f'{waterfall(ranked)}<div class="scroll"><table>{head}{rows}</table></div><ul>{criteria}{missed}</ul></section>'
    )


def _evidence(word: str, item: EvidenceItem) -> str:
    rest = largest_studies(item)
    full = escape(", ".join(study_words(study) for study in rest))
    words = escape(support_words(item))
    support = f"<details><summary>{words}</summary>{full}</details>" if len(rest) > 3 else words
    return (
        f"<tr><td>{word}</td><td>{escape(finding_words(item))}</td>"
        f'<td class="number">{decibans(item.decibans)}</td><td class="number">{decibans(item.raw_decibans)}</td>'
        f"<td>{support}</td></tr>"
    )


def _rules(answer: Interpretation) -> str:
    items = [
        f"<li><b>{escape(r.rule)}</b> {escape(r.title)}{_on(r)}<br>{escape(r.because)} [{escape(', '.join(r.sources))}]</li>"
        for r in answer.rules
    ]
    return _list("Rules that fired", items)


def _on(rule: FiredRule) -> str:
    return f' <span class="faint">on {escape(", ".join(rule.findings))}</span>' if rule.findings else ""


def _next(answer: Interpretation, knowledge: Knowledge) -> str:
    items = [f"<li><b>{escape(marker)}</b> {escape(words)}</li>" for marker, words in next_lines(answer, knowledge)]
    items += [f"<li>{escape(line)}</li>" for line in advice_lines(answer, knowledge)]
    return _list("What next", items)


def _account(answer: Interpretation) -> str:
    used = [
        f"<li>{escape(u.path)} = {escape(u.words)}: {escape(u.finding)} {u.status}"
        f"{f' ({escape(u.inferred)})' if u.inferred else ''}</li>"
        for u in answer.input.used
    ]
    aside = [f"<li>{escape(s.path)} = {escape(s.words)}: {escape(s.reason)}</li>" for s in answer.input.set_aside]
    unknown = [
        f"<li>{escape(n.path)} = {escape(n.words)}: {escape(n.reason)}"
        f"{f'; did you mean {escape(n.suggestion)}?' if n.suggestion else ''}</li>"
        for n in answer.input.not_understood
    ]
    return _list("Not understood", unknown) + _list("Set aside", aside) + _list("Read and used", used)


def _references(answer: Interpretation, knowledge: Knowledge) -> str:
    items = [f"<li>{_citation(source)}</li>" for source in cited(shown_diagnoses(answer), answer, knowledge, most=None)]
    return _list("Studies", items)


def _citation(source: Source) -> str:
    if source.pmid:
        link = f'<a href="https://pubmed.ncbi.nlm.nih.gov/{escape(source.pmid)}/">PMID {escape(source.pmid)}</a>'
    elif source.doi:
        link = f'<a href="https://doi.org/{escape(source.doi)}">doi:{escape(source.doi)}</a>'
    else:
        link = '<span class="faint">identifier unresolved</span>'
    return f"<b>{escape(source.id)}</b> {escape(source.citation)} {link}"


def _footer(answer: Interpretation) -> str:
    return (
        "<footer><p>Weights are decibans, 10 log10 of the odds against none of these. "
        f"Knowledge {escape(answer.knowledge.version)}, {escape(answer.knowledge.digest)}; "
        f"engine {escape(answer.engine.name)}. {escape(answer.notice)}.</p></footer>"
    )


def _list(title: str, items: list[str]) -> str:
    return f"<section><h2>{title}</h2><ul>{''.join(items)}</ul></section>" if items else ""
