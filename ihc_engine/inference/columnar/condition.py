"""Conditions over many cases: the tree of the rule file, each atom a mask.

A condition holds where one of its branches does (``semantics.branches``); evaluating the tree gives the same rows with less work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from ihc_engine.inference.columnar.arrays import Mask, np
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.semantics import Literal, branches
from ihc_engine.knowledge.models import Condition


@dataclass(frozen=True, slots=True)
class Node:
    """At least ``needed`` of the ``parts`` must hold; of an atom (``parts`` empty) all of its ``literals``."""

    needed: int
    parts: tuple[Node, ...]
    literals: tuple[Literal, ...] = ()

    def holding(self, masks: Masks) -> Mask:
        """Rows in which the condition holds; ``masks.never`` or ``masks.always`` where no row needs to be looked at. Not to be
        written to."""
        if not self.parts:
            return _all_of((masks.of(literal) for literal in self.literals), masks)
        each = (part.holding(masks) for part in self.parts)
        if self.needed == len(self.parts):
            return _all_of(each, masks)
        found = [rows for rows in each if rows is not masks.never]
        if self.needed == 1:
            return reduce(np.logical_or, found) if found else masks.never
        if len(found) < self.needed:
            return masks.never
        count = np.zeros(masks.columns.rows, dtype=np.uint16)
        for part in found:
            count += part
        return np.asarray(count >= self.needed, dtype=np.bool_)


def _all_of(parts: Iterable[Mask], masks: Masks) -> Mask:
    """Rows that are in all parts; they are asked for one after the other, and none after one that never holds."""
    found = masks.always
    for rows in parts:
        if rows is masks.never:
            return rows
        if rows is not masks.always:
            found = rows if found is masks.always else found & rows
    return found


def compiled(condition: Condition) -> Node:
    """The tree of a condition."""
    if condition.all_ is not None:
        return Node(len(condition.all_), tuple(compiled(part) for part in condition.all_))
    if condition.any_ is not None:
        return Node(1, tuple(compiled(part) for part in condition.any_))
    if condition.at_least is not None:
        return Node(condition.at_least.n, tuple(compiled(part) for part in condition.at_least.of))
    (literals,) = branches(condition)
    return Node(0, (), literals)
