"""What moved the lead from one hypothesis to another, piece by piece, the largest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ihc_engine.comparison.knowledge_diff import KnowledgeDiff
from ihc_engine.comparison.pieces import Kind, Piece, PieceKey, pieces
from ihc_engine.explanation.words import SILENT_BELOW, study_words
from ihc_engine.interpretation.model import Interpretation, Study

_NOTHING = Piece(0.0)
_Pieces = dict[PieceKey, Piece]


@dataclass(frozen=True, slots=True)
class Moved:
    """One finding, rule or other part, and what it says for one hypothesis and against another, in decibans.

    ``old`` and ``new``: under the old and the new knowledge; ``old`` is None where only the new one is at hand. ``status``: the
    result, ``before -> now`` where it is read otherwise. ``sources``: ids of the studies that it rests on now (before, where it
    is gone). ``changed``: studies that were added, removed or counted otherwise, in words.
    """

    kind: Kind
    name: str
    status: str
    old: float | None
    new: float
    sources: tuple[str, ...]
    changed: tuple[str, ...] = ()

    @property
    def by(self) -> float:
        """Decibans by which the lead moved; of the new knowledge alone, what speaks for the leader."""
        return self.new - (self.old or 0.0)


def moved(
    old: Interpretation, new: Interpretation, towards: str, away: str, diff: KnowledgeDiff | None = None
) -> tuple[Moved, ...]:
    """What moved the lead ``towards`` one hypothesis and ``away`` from another, both listed in either answer.

    The ``by`` of all add up to the change of the distance between both scores, but for silent pieces.
    """
    before, after = _apart(old, towards, away), _apart(new, towards, away)
    found = (
        Moved(
            key[0],
            key[1],
            _status(key, before.get(key), after.get(key)),
            before.get(key, _NOTHING).decibans,
            after.get(key, _NOTHING).decibans,
            (after.get(key) or before.get(key) or _NOTHING).sources,
            tuple(_changed(key, before.get(key, _NOTHING).studies, after.get(key, _NOTHING).studies, diff)),
        )
        for key in dict.fromkeys([*after, *before])
    )
    return _largest(found)


def standing(new: Interpretation, towards: str, away: str) -> tuple[Moved, ...]:
    """What speaks for one hypothesis and against another under the new knowledge alone."""
    found = _apart(new, towards, away)
    return _largest(Moved(key[0], key[1], piece.status, None, piece.decibans, piece.sources) for key, piece in found.items())


def _largest(found: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple(sorted((m for m in found if abs(m.by) >= SILENT_BELOW), key=lambda m: (-abs(m.by), m.kind, m.name)))


def _apart(answer: Interpretation, towards: str, away: str) -> _Pieces:
    """The pieces of one hypothesis less those of another; the studies are those of both."""
    ours, theirs = pieces(answer, towards), pieces(answer, away)
    result: _Pieces = {}
    for key in dict.fromkeys([*ours, *theirs]):
        one, two = ours.get(key, _NOTHING), theirs.get(key, _NOTHING)
        studies = tuple(dict.fromkeys([*one.studies, *two.studies]))
        sources = tuple(dict.fromkeys([*one.sources, *two.sources]))
        result[key] = Piece(one.decibans - two.decibans, one.status or two.status, studies, sources)
    return result


def _status(key: PieceKey, before: Piece | None, after: Piece | None) -> str:
    absent = "silent" if key[0] == "rule" else "nothing"
    old, new = (piece.status if piece is not None else absent for piece in (before, after))
    return new if old == new else f"{old} -> {new}"


def _changed(key: PieceKey, before: tuple[Study, ...], after: tuple[Study, ...], diff: KnowledgeDiff | None) -> Iterator[str]:
    """Studies that differ. Where the knowledge of both states is at hand, also rows of other diagnoses, and the rule itself."""
    gone = [study for study in before if study not in after]
    come = [study for study in after if study not in before]
    for study in gone:
        now = [other for other in come if other.source == study.source]
        if len(now) == 1 and [s.source for s in gone].count(study.source) == 1:
            yield f"{study_words(study)} -> {study_words(now[0])}"
            come.remove(now[0])
        else:
            yield f"{study_words(study)} removed"
    yield from (f"{study_words(study)} added" for study in come)
    if diff is None:
        return
    if key[0] == "rule":
        yield from (f"rule {change.how}" for change in diff.of("rule") if change.name == key[1])
    elif key[0] == "finding" and before == after:
        for change in diff.rows_of(key[1]):
            yield f"{change.key[1]}: {change.key[3]} {change.how} (through the family or the background)"
