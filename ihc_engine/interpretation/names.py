"""Names of hypotheses in sentences."""

from __future__ import annotations

from ihc_engine.knowledge.model import OTHER, Knowledge


def hypothesis_name(knowledge: Knowledge, hypothesis: str) -> str:
    """Name of a diagnosis, or the words for none of them."""
    return "none of the listed diagnoses" if hypothesis == OTHER else knowledge.diagnoses[hypothesis].name
