"""Answers to the example cases, kept as text. ``pytest tests/golden --update-golden`` writes them anew: review the diff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.inference.trace import FiredStep, Premise
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation, RankedDiagnosis
from ihc_engine.interpretation.serialise import to_dict

ANSWERS = Path(__file__).parent / "answers"
CASES = sorted((Path(__file__).parents[2] / "fixtures" / "cases").rglob("*.yaml"))
#: Diagnoses shown beside the core entities.
MIMICS = 5


def readable(answer: Interpretation) -> str:
    """What matters of an answer, a line each; no digest and no id, which change with every edit of the knowledge."""
    return "\n".join([*_summary(answer), *_reasoning(answer), *_account(answer), *_evidence(answer)]) + "\n"


def _summary(answer: Interpretation) -> Iterator[str]:
    yield f"case {answer.case_id}"
    yield f"outcome {answer.outcome}: {', '.join(reason.code for reason in answer.reasons)}"
    lines = [(r.rank, f"{r.probability:.4f} {r.diagnosis} ({r.variant})") for r in shown(answer)]
    lineages = f" ({', '.join(answer.other_lineages)})" if answer.other_lineages else ""
    lines.append((answer.other_rank, f"{answer.other_probability:.4f} other{lineages}"))
    yield from (f"rank {rank:>2} {words}" for rank, words in sorted(lines))


def shown(answer: Interpretation) -> list[RankedDiagnosis]:
    mimics = [ranked.diagnosis for ranked in answer.ranking if ranked.role == "mimic"][:MIMICS]
    return [ranked for ranked in answer.ranking if ranked.role == "core" or ranked.diagnosis in mimics]


def _reasoning(answer: Interpretation) -> Iterator[str]:
    assert answer.trace is not None
    for step in answer.trace.steps:
        if isinstance(step, FiredStep):
            yield f"fired {step.rule}: {', '.join(_premise(premise) for premise in step.premises)}"
    for alert in answer.alerts:
        yield f"alert {alert.severity} {alert.code}{f' {alert.rule}' if alert.rule else ''}"
    for stain in answer.next_stains:
        yield f"next {stain.marker} ({stain.rule or stain.why}) separates {', '.join(stain.separates)}"


def _premise(premise: Premise) -> str:
    return f"{'' if premise.holds else 'not '}{premise.feature} {premise.word}"


def _account(answer: Interpretation) -> Iterator[str]:
    for used in answer.input.used:
        said = ", ".join(word for word in (used.status, used.extent, used.intensity) if word)
        yield f"used {used.path} = {used.words}: {used.finding} {said}{f' [{used.inferred}]' if used.inferred else ''}"
    for aside in answer.input.set_aside:
        yield f"set aside {aside.path} = {aside.words}: {aside.code}"
    for unknown in answer.input.not_understood:
        yield f"not understood {unknown.path} = {unknown.words}: {unknown.reason} ({unknown.suggestion})"


def _evidence(answer: Interpretation) -> Iterator[str]:
    for ranked in shown(answer):
        if ranked.role == "core":
            yield (
                f"{ranked.diagnosis}: pre-test {ranked.prior_decibans:+.2f}, rules {ranked.rules_decibans:+.2f}, variants "
                f"{ranked.mixture_decibans:+.2f}; rules {', '.join(ranked.rules) or 'none'}"
            )
            criteria = ranked.criteria
            yield f"  met {_listed(criteria.met)}; unmet {_listed(criteria.unmet)}; not assessed {_listed(criteria.not_assessed)}"
            for item in ranked.evidence:
                replaced = f", replaced by {item.replaced_by}" if item.replaced_by else ""
                yield (
                    f"  {item.finding} {item.status}: {item.decibans:+.2f} of {item.raw_decibans:+.2f} dB, "
                    f"p {item.likelihood:.3f}, {item.basis}, {len(item.studies)} studies{replaced}"
                )


def _listed(names: tuple[str, ...]) -> str:
    return " ".join(names) or "none"


def compare(name: str, text: str, update: bool) -> None:
    file = ANSWERS / name
    if update:
        ANSWERS.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.is_file(), f"no {file.name} yet: run pytest tests/golden --update-golden and review it"
    assert text == file.read_text(encoding="utf-8"), "changed: if that is meant, run with --update-golden and review the diff"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_answer_is_as_it_was(case: Path, interpreter: Interpreter, request: pytest.FixtureRequest) -> None:
    answer = interpreter.interpret(parse_case_yaml(case.read_text(encoding="utf-8")))
    compare(f"{case.stem}.txt", readable(answer), request.config.getoption("--update-golden"))


def test_the_whole_answer_to_the_index_case_is_as_it_was(
    cases: Path, interpreter: Interpreter, request: pytest.FixtureRequest
) -> None:
    answer = to_dict(interpreter.interpret(parse_case_yaml((cases / "index-case.yaml").read_text(encoding="utf-8"))))
    # what names the knowledge changes with every edit of it; weights of all variants fill megabytes and replay elsewhere
    for volatile in ("id", "knowledge"):
        del answer[volatile]
    del answer["trace"]["header"]
    answer["trace"]["steps"] = [step for step in answer["trace"]["steps"] if step["step"] not in ("weighed", "prior", "ranked")]
    text = json.dumps(answer, indent=1, ensure_ascii=False) + "\n"
    compare("index-case.json", text, request.config.getoption("--update-golden"))


def test_no_answer_is_kept_without_its_case() -> None:
    kept = {file.stem for file in ANSWERS.iterdir()}
    assert kept == {case.stem for case in CASES}
    assert len(CASES) >= 15
