"""Which fired rules rest on which finding, directly or over conclusions (``advice.resting_on``, over many cases at once).

A rule rests on the premises of the branch that fired it, the first that holds. Only rules that weigh are told of, since only
their weight is lost with the finding; rules that conclude are followed on the way to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.program import productions_of
from ihc_engine.inference.semantics import Branch
from ihc_engine.knowledge.models import Rule

_NONE: Ints = np.zeros(0, dtype=np.int64)


class Branches:
    """The branches of rules that weigh or conclude. ``features``: places of the weighed features in the layout."""

    def __init__(self, rules: Sequence[Rule], weighing: Iterable[int], features: dict[str, int], width: int) -> None:
        self.width = width
        self._features = features
        self._weighing = frozenset(weighing)
        self._conclusions = {e.conclude.id for rule in rules for e in rule.then if e.conclude is not None}
        self._concludes = [frozenset(e.conclude.id for e in rule.then if e.conclude is not None) for rule in rules]
        self._branches: list[tuple[Branch, ...]] = [tuple(p.literals for p in productions_of(rule)) for rule in rules]

    def follow(self, place: int) -> bool:
        """Whether a rule matters here."""
        return place in self._weighing or bool(self._concludes[place])

    def rule(self, place: int) -> tuple[tuple[Branch, ...], frozenset[str], bool]:
        """Branches of a rule, what it concludes, and whether it weighs."""
        return self._branches[place], self._concludes[place], place in self._weighing

    def premises(self, branch: Branch) -> tuple[list[int], list[str]]:
        """Weighed features and conclusions that a branch rests on."""
        names = list(dict.fromkeys(literal.proposition[1] for literal in branch if literal.holds))
        return [self._features[n] for n in names if n in self._features], [n for n in names if n in self._conclusions]


class Resting:
    """What rests on what in some rows. ``on``: rule to the keys row * width + feature of the findings that it rests on."""

    def __init__(self, branches: Branches) -> None:
        self._branches = branches
        self._concluded: dict[str, Ints] = {}
        self.on: dict[int, Ints] = {}

    def add(self, places: Iterable[int], masks: Masks, fired: Mask) -> None:
        """Follow the rules of one stratum, which have just fired; ``masks`` as they were read by them."""
        reached: dict[str, list[Ints]] = {}
        for place in places:
            rows = np.flatnonzero(fired[place]) if self._branches.follow(place) else _NONE
            if not len(rows):
                continue
            branches, concludes, weighs = self._branches.rule(place)
            keys = self._keys(branches, rows, masks)
            if weighs:
                self.on[place] = keys
            for conclusion in concludes:
                reached.setdefault(conclusion, []).append(keys)
        for conclusion, found in reached.items():
            before = self._concluded.get(conclusion, _NONE)
            self._concluded[conclusion] = np.unique(np.concatenate([before, *found]))

    def _keys(self, branches: tuple[Branch, ...], rows: Ints, masks: Masks) -> Ints:
        """Keys of all findings that a rule rests on in the rows in which it fired."""
        found: list[Ints] = []
        for branch in branches:
            holds = np.ones(len(rows), dtype=np.bool_)
            for literal in branch:
                holds &= masks.of_some(literal, rows)
            hit, rows = rows[holds], rows[~holds]
            if len(hit):
                found += self._of_branch(branch, hit, masks.columns.rows)
            if not len(rows):
                break
        return np.unique(np.concatenate(found)) if found else _NONE

    def _of_branch(self, branch: Branch, rows: Ints, count: int) -> list[Ints]:
        features, conclusions = self._branches.premises(branch)
        width = self._branches.width
        found = [rows * width + feature for feature in features]
        for conclusion in conclusions:
            keys = self._concluded.get(conclusion, _NONE)
            if len(keys):
                here = np.zeros(count, dtype=np.bool_)
                here[rows] = True
                found.append(keys[here[keys // width]])
        return found
