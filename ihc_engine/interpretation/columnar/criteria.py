"""Essential criteria of the leading diagnosis that were looked for and not found (``criteria.assess``), over many cases."""

from __future__ import annotations

from ihc_engine.case.findings import is_finding_kind
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.semantics import Branch, Literal, branches
from ihc_engine.interpretation.criteria import NEVER_RULED_OUT, rivals
from ihc_engine.knowledge.model import OTHER, Knowledge

_NONE: Ints = np.zeros(0, dtype=np.int64)


class EssentialCriteria:
    """The essential criteria of all diagnoses, each as its branches."""

    def __init__(self, knowledge: Knowledge, hypotheses: Hypotheses) -> None:
        self._of: dict[int, list[tuple[Branch, ...]]] = {
            place: [branches(c.when) for c in knowledge.diagnoses[d].criteria if c.level == "essential"]
            for place, d in enumerate(hypotheses.ids)
            if d != OTHER
        }

    def unmet(self, leader: Ints, masks: Masks) -> Mask:
        """[rows]: whether an essential criterion of the leader is unmet."""
        found = np.zeros(len(leader), dtype=np.bool_)
        for place in np.flatnonzero(np.bincount(leader)).tolist():
            criteria = self._of.get(place, ())
            rows = np.flatnonzero(leader == place) if criteria else _NONE
            for criterion in criteria:
                found[rows] |= _ruled_out_in_all(criterion, rows, masks)
        return found


def _ruled_out_in_all(criterion: tuple[Branch, ...], rows: Ints, masks: Masks) -> Mask:
    """Whether every branch has a literal that is ruled out; no branch holds then, since what is ruled out does not hold."""
    unmet = np.ones(len(rows), dtype=np.bool_)
    for branch in criterion:
        out = np.zeros(len(rows), dtype=np.bool_)
        for literal in branch:
            out |= _ruled_out(literal, rows, masks)
        unmet &= out
    return unmet


def _ruled_out(literal: Literal, rows: Ints, masks: Masks) -> Mask:
    kind, feature, word = literal.proposition
    if not literal.holds:
        return masks.holds(literal.proposition)[rows]
    words = rivals(word.partition("@")[0])
    if kind in NEVER_RULED_OUT or not words:
        return np.zeros(len(rows), dtype=np.bool_)
    if is_finding_kind(kind):
        if not masks.stated[masks.layout.places[feature]]:
            return np.zeros(len(rows), dtype=np.bool_)
        states = masks.layout.states
        table = np.logical_or.reduce([states.words(kind, rival) for rival in sorted(words)])
        table &= ~(states.words(kind, word) | states.words(kind, "contradicted"))
        return np.asarray(table[masks.states[masks.layout.places[feature], rows]], dtype=np.bool_)
    found = np.logical_or.reduce([masks.holds((kind, feature, rival))[rows] for rival in sorted(words)])
    return np.asarray(found & ~masks.holds(literal.proposition)[rows], dtype=np.bool_)
