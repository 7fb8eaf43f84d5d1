"""The answer as Markdown, for a report, a ticket or a wiki."""

from __future__ import annotations

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

#: Characters that Markdown or HTML would read as markup.
_MARKUP = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def to_markdown(answer: Interpretation, knowledge: Knowledge) -> str:
    """Ranking and explanation as Markdown. Words of the caller are escaped."""
    parts = [
        *_outcome(answer, knowledge),
        *_ranking(answer),
        *_alerts(answer),
        *(line for ranked in shown_diagnoses(answer) for line in _diagnosis(ranked)),
        *_rules(answer),
        *_next(answer, knowledge),
        *_account(answer),
        *_references(answer, knowledge),
        f"Knowledge {answer.knowledge.version} (`{answer.knowledge.digest}`), engine {answer.engine.name}. {answer.notice}.",
    ]
    return "\n".join(parts) + "\n"


def escaped(words: str) -> str:
    """Words that cannot become markup."""
    return " ".join(printable(words).split()).translate(_MARKUP)


def _outcome(answer: Interpretation, knowledge: Knowledge) -> list[str]:
    leader = "None of the listed diagnoses" if answer.leader == "other" else knowledge.diagnoses[answer.leader].name
    case = f"Case {escaped(answer.case_id)}: " if answer.case_id else ""
    reasons = [f"- `{reason.code}`: {escaped(reason.message)}" for reason in answer.reasons]
    return [f"# {case}{leader} ({answer.outcome})", "", OUTCOME[answer.outcome], "", *reasons, ""]


def _ranking(answer: Interpretation) -> list[str]:
    rows = [
        (d.rank, f"| {d.rank} | {d.name} | {percent(d.probability)} | {d.variant.replace('_', ' ')} |") for d in answer.ranking
    ]
    lineages = ", ".join(answer.other_lineages)
    rows.append(
        (answer.other_rank, f"| {answer.other_rank} | *none of these* | {percent(answer.other_probability)} | {lineages} |")
    )
    return ["| rank | diagnosis | probability | variant |", "|---:|---|---:|---|", *(row for _, row in sorted(rows)), ""]


def _alerts(answer: Interpretation) -> list[str]:
    if not answer.alerts:
        return []
    return [
        "## Cautions",
        "",
        *(f"- **{a.severity}** {escaped(a.message)}{f' ({a.rule})' if a.rule else ''}" for a in answer.alerts),
        "",
    ]


def _diagnosis(ranked: RankedDiagnosis) -> list[str]:
    speaks_for, against = for_and_against(ranked)
    lines = [f"## {heading_words(ranked)}", ""]
    if speaks_for or against:
        lines += ["| | finding | weight | before tempering | rests on |", "|---|---|---:|---:|---|"]
        lines += [_row("for", item) for item in speaks_for] + [_row("against", item) for item in against]
        lines.append("")
    parts = ", ".join(f"{label} {decibans(value)}" for label, value in parts_of(ranked))
    lines.append(f"Besides: {parts or 'nothing'}. Weights compare with none of these.")
    lines.append("")
    for word, names in (
        ("met", ranked.criteria.met),
        ("unmet", ranked.criteria.unmet),
        ("not assessed", ranked.criteria.not_assessed),
    ):
        if names:
            lines.append(f"- criteria {word}: {', '.join(name.replace('_', ' ') for name in names)}")
    lines += [f"- {escaped(line)}" for line in near_miss_lines(ranked)]
    return [*lines, ""]


def _row(word: str, item: EvidenceItem) -> str:
    finding = escaped(finding_words(item))
    return f"| {word} | {finding} | {decibans(item.decibans)} | {decibans(item.raw_decibans)} | {escaped(support_words(item))} |"


def _rules(answer: Interpretation) -> list[str]:
    if not answer.rules:
        return []
    lines = [
        f"- **{rule.rule}** {escaped(rule.title)}. {escaped(rule.because)} [{', '.join(rule.sources)}]" for rule in answer.rules
    ]
    return ["## Rules that fired", "", *lines, ""]


def _next(answer: Interpretation, knowledge: Knowledge) -> list[str]:
    lines = [f"- **{escaped(marker)}** {escaped(words)}" for marker, words in next_lines(answer, knowledge)]
    lines += [f"- {escaped(line)}" for line in advice_lines(answer, knowledge)]
    return ["## What next", "", *lines, ""] if lines else []


def _account(answer: Interpretation) -> list[str]:
    lines: list[str] = []
    if answer.input.set_aside:
        lines += ["## Set aside", ""]
        lines += [f"- {escaped(s.path)} = {escaped(s.words)}: {escaped(s.reason)}" for s in answer.input.set_aside] + [""]
    if answer.input.not_understood:
        lines += ["## Not understood", ""]
        for unknown in answer.input.not_understood:
            hint = f"; did you mean {escaped(unknown.suggestion)}?" if unknown.suggestion else ""
            lines.append(f"- {escaped(unknown.path)} = {escaped(unknown.words)}: {escaped(unknown.reason)}{hint}")
        lines.append("")
    return lines


def _references(answer: Interpretation, knowledge: Knowledge) -> list[str]:
    sources = cited(shown_diagnoses(answer), answer, knowledge)
    return ["## Studies", "", *(f"- {source.id}: {escaped(citation_words(source))}" for source in sources), ""] if sources else []
