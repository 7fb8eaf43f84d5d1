"""The structure of conditions: their atoms, whether they are well formed, and how many branches they unfold to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ihc_engine.knowledge.models import Condition, Range
from ihc_engine.knowledge.problem import Path

AtomKind = Literal[
    "marker",
    "morphology",
    "clinical",
    "molecular",
    "site",
    "sex",
    "age",
    "specimen",
    "measure",
    "conclusion",
    "leader",
    "suspected",
]
ATOM_KINDS: tuple[AtomKind, ...] = get_args(AtomKind)
#: Fields of the model and the words by which the files call them.
_GROUPS = {"all_": "all", "any_": "any", "at_least": "at_least"}
_REFINEMENTS = {"is_": "is", "clone": "clone", "pattern": "pattern", "between": "between"}
_ALLOWED_REFINEMENTS: dict[str, frozenset[str]] = {
    "marker": frozenset({"is", "clone", "pattern"}),
    "morphology": frozenset({"is"}),
    "clinical": frozenset({"is"}),
    "molecular": frozenset({"is"}),
    "measure": frozenset({"between"}),
}


@dataclass(frozen=True, slots=True)
class Atom:
    """One premise.

    ``subject``: the id or word asked about (empty for age). ``word``: its state (``present`` where it is left out).
    """

    kind: AtomKind
    subject: str
    word: str | None
    clone: str | None
    pattern: str | None
    between: Range | None
    path: Path


def groups_of(condition: Condition) -> tuple[str, ...]:
    """The groups that a condition states, as the files call them."""
    return tuple(name for field, name in _GROUPS.items() if getattr(condition, field) is not None)


def kinds_of(condition: Condition) -> tuple[AtomKind, ...]:
    """The atoms that a condition states; a well-formed condition states one atom or one group."""
    return tuple(kind for kind in ATOM_KINDS if getattr(condition, kind) is not None)


def parts(condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """The conditions directly inside a group, with the path from the group to each."""
    for name, members in (("all", condition.all_), ("any", condition.any_)):
        for index, member in enumerate(members or ()):
            yield (name, index), member
    if condition.at_least is not None:
        for index, member in enumerate(condition.at_least.of):
            yield ("at_least", "of", index), member


def walk(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, Condition]]:
    """A condition and all conditions inside it, outermost first."""
    yield path, condition
    for step, member in parts(condition):
        yield from walk(member, (*path, *step))


def atoms(condition: Condition | None, path: Path = ()) -> Iterator[Atom]:
    """All atoms of a condition, in the order of the file. None has no atoms."""
    if condition is None:
        return
    for here, member in walk(condition, path):
        for kind in kinds_of(member):
            yield _atom(kind, member, here)


def misuses(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """(path, message) of every condition that is not exactly one atom or group, or carries words of another."""
    for here, member in walk(condition, path):
        stated = (*groups_of(member), *kinds_of(member))
        if len(stated) != 1:
            found = "none" if not stated else ", ".join(stated)
            yield here, f"a condition states exactly one atom or one group (all, any, at_least); here: {found}"
            continue
        yield from ((here, message) for message in _refinement_misuses(member, stated[0]))


def count_branches(condition: Condition | None) -> int:
    """Number of alternatives (conjunctions) that a condition unfolds to."""
    if condition is None:
        return 1
    if condition.at_least is not None:
        return _chosen(tuple(count_branches(member) for member in condition.at_least.of), condition.at_least.n)
    if condition.any_ is not None:
        return sum(count_branches(member) for member in condition.any_)
    count = 1
    for member in condition.all_ or ():
        count *= count_branches(member)
    return count


def _atom(kind: AtomKind, condition: Condition, path: Path) -> Atom:
    subject = "" if kind == "age" else str(getattr(condition, kind))
    word = condition.is_
    if word is None and kind in ("morphology", "clinical", "molecular"):
        word = "present"
    between = condition.age if kind == "age" else condition.between
    return Atom(kind, subject, word, condition.clone, condition.pattern, between, path)


def _refinement_misuses(condition: Condition, stated: str) -> Iterator[str]:
    given = {name for field, name in _REFINEMENTS.items() if getattr(condition, field) is not None}
    for name in sorted(given - _ALLOWED_REFINEMENTS.get(stated, frozenset())):
        yield f"{name!r} does not go with {stated!r}: remove it"
    if stated == "marker" and not given & {"is", "clone"}:
        yield "a marker needs 'is' (or 'clone'): say which result is asked for"
    if stated == "measure" and "between" not in given:
        yield "a measure needs 'between: {min: ..., below: ...}'"
    bounds = condition.age if stated == "age" else condition.between
    if bounds is not None:
        yield from _range_misuses(bounds)
    if condition.at_least is not None and condition.at_least.n > len(condition.at_least.of):
        yield f"at_least asks for {condition.at_least.n} of {len(condition.at_least.of)} conditions: it can never hold"
    for name, members in (("all", condition.all_), ("any", condition.any_)):
        if members is not None and not members:
            yield f"{name!r} is empty: list its conditions"


def _range_misuses(bounds: Range) -> Iterator[str]:
    if bounds.min is None and bounds.below is None:
        yield "a range needs 'min', 'below' or both"
    elif bounds.min is not None and bounds.below is not None and bounds.min >= bounds.below:
        yield f"no number is at least {bounds.min:g} and below {bounds.below:g}: turn the range round"


def _chosen(counts: tuple[int, ...], n: int) -> int:
    """Branches of all choices of ``n`` members: the elementary symmetric polynomial of their counts."""
    ways = [1] + [0] * n
    for count in counts:
        for size in range(n, 0, -1):
            ways[size] += ways[size - 1] * count
    return ways[n]
