"""Cases of one source belong together: they share authors, methods and choice of stains.

They are drawn together in a bootstrap, and left out together in a cross-validation.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from ihc_engine.validation.cases import LabelledCase

SEED = 20260101

#: Places of cases that belong together.
Together = tuple[int, ...]


def by_source(cases: Sequence[LabelledCase]) -> tuple[Together, ...]:
    """Places of the cases of each source, in order of the first. Cases that share a citation, DOI, PMID or source id are of one
    source, also by way of a third; a case that states none is a source of its own.
    """
    groups: list[tuple[set[str], list[int]]] = []
    for place, case in enumerate(cases):
        stated, places = set(case.publication), [place]
        for group in [group for group in groups if group[0] & stated]:
            groups.remove(group)
            stated |= group[0]
            places += group[1]
        groups.append((stated, places))
    return tuple(sorted(tuple(sorted(places)) for _, places in groups))


def folds(sources: Sequence[Together], number: int, *, seed: int = SEED) -> tuple[Together, ...]:
    """Sources dealt into so many folds of nearly equal numbers of cases; 0: one fold for each source. Same seed, same folds.

    ValueError: fewer than two folds, or more than there are sources.
    """
    number = number or len(sources)
    if not 2 <= number <= len(sources):
        raise ValueError(f"{number} folds of {len(sources)} sources: there must be at least 2, and no more than sources")
    shuffled = list(sources)
    Random(seed).shuffle(shuffled)  # noqa: S311 - a split, no secret
    dealt: list[list[int]] = [[] for _ in range(number)]
    for source in sorted(shuffled, key=len, reverse=True):
        min(dealt, key=len).extend(source)
    return tuple(tuple(sorted(fold)) for fold in dealt)
