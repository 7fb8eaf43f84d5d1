"""Diagnostic criteria of a diagnosis, checked against a case: met, unmet, or not assessed.

Three-valued: a literal of a criterion holds, or what was reported rules it out, or neither. A criterion is met when all literals
of some branch hold, unmet when every branch has a literal that is ruled out, and otherwise not assessed. So of "A or B" with
A negative and B not done nothing is said, and of "A and B" with A negative the criterion is unmet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ihc_engine.inference.semantics import Literal, Proposition, branches
from ihc_engine.interpretation.model import Criteria, RankedDiagnosis
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis

#: Words of a feature; any two of one group exclude each other.
_RESULTS = frozenset({"positive", "negative", "retained", "lost", "low", "high", "present", "absent", "male", "female"})
_EXTENTS = frozenset({"focal", "patchy", "diffuse"})
_INTENSITIES = frozenset({"weak", "moderate", "strong"})
#: Never ruled out: a wide site does not exclude a narrow one, a conclusion not reached is not refuted, and a measure
#: is known only as the ranges it lies in.
NEVER_RULED_OUT = frozenset({"site", "specimen", "conclusion", "measure", "ranking"})

Words = Mapping[tuple[str, str], frozenset[str]]


def assess(diagnosis: Diagnosis, known: frozenset[Proposition]) -> Criteria:
    """Sort the criteria of a diagnosis by what is known, each list in the order of the diagnosis file.

    ``known``: all propositions that hold (see ``inference.semantics``). A stain that was not done, was equivocal or failed, a
    marker with opposite results and an extent that nobody stated leave a criterion ``not_assessed``, never unmet.
    """
    words = _words(known)
    met, unmet, not_assessed = [], [], []
    for criterion in diagnosis.criteria:
        unfolded = branches(criterion.when)
        if any(all((lit.proposition in known) is lit.holds for lit in branch) for branch in unfolded):
            met.append(criterion.id)
        elif all(any(_ruled_out(lit, known, words) for lit in branch) for branch in unfolded):
            unmet.append(criterion.id)
        else:
            not_assessed.append(criterion.id)
    return Criteria(tuple(met), tuple(unmet), tuple(not_assessed))


def _words(known: frozenset[Proposition]) -> Words:
    """What is known of each (kind, feature)."""
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, feature, word in known:
        words[kind, feature].add(word)
    return {key: frozenset(value) for key, value in words.items()}


def _ruled_out(literal: Literal, known: frozenset[Proposition], words: Words) -> bool:
    """Whether what was reported excludes that a literal holds."""
    if not literal.holds:
        return literal.proposition in known
    kind, feature, word = literal.proposition
    reported = words.get((kind, feature), frozenset())
    if kind in NEVER_RULED_OUT or literal.proposition in known or "contradicted" in reported:
        return False
    return bool(rivals(word.partition("@")[0]) & reported)


def rivals(word: str) -> frozenset[str]:
    """The words that exclude a word."""
    for group in (_EXTENTS, _INTENSITIES):
        if word in group:
            return group - {word} | {"negative"}
    return _RESULTS - {word} if word in _RESULTS else frozenset()


def unmet_essential(ranking: Sequence[RankedDiagnosis], leader: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Names of the leader's essential criteria that were looked for and not found."""
    for ranked in ranking:
        if ranked.diagnosis == leader:
            criteria = knowledge.diagnoses[leader].criteria
            return tuple(c.name for c in criteria if c.level == "essential" and c.id in ranked.criteria.unmet)
    return ()
