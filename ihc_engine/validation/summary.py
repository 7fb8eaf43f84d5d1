"""The sentences around the tables: what was measured, and how far the figures carry."""

from __future__ import annotations

from ihc_engine.validation.evaluation import Evaluation


def headline(evaluation: Evaluation) -> str:
    """What was measured, in one line."""
    failed = f", {counted(evaluation.failed, 'row')} not readable" if evaluation.failed else ""
    return (
        f"{counted(evaluation.cases, 'case')}{failed}. "
        f"Knowledge {evaluation.knowledge.version} ({evaluation.knowledge.digest[:19]}), "
        f"engine {evaluation.program.name}, pre-test odds: {evaluation.prior}."
    )


def counted(number: int, thing: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def caveats(evaluation: Evaluation) -> tuple[str, ...]:
    """How to read the figures."""
    cited = sum(g.accuracy.leader.of for g in evaluation.engine.groups.by_paper if g.name == "paper cited in the knowledge")
    said = [
        "The truth is the published diagnosis. Published cases are chosen for being odd, fully stained or instructive; "
        "they are no sample of practice, and the share of each diagnosis among them says nothing about its frequency.",
        "The baseline knows no diagnosis beyond the listed ones, so that it can never be right where the truth is `other`.",
    ]
    if cited:
        said.append(f"The very paper of {counted(cited, 'case')} is among the sources of the knowledge: see 'Leader by paper'.")
    return tuple(said)
