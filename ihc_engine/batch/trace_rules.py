"""What traces say of the rules that fired, with all that they did: words that return with the same premises.

What a rule says depends on the branch by which it fired, on what kept its ``unless`` from holding, and on where its premises
stand in the input. Where these meet for the first time, the session of one row tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ihc_engine.batch.trace_words import Section, TracePieces, WordNumbers
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.program import Production, Program
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.columnar import ColumnarResult
from ihc_engine.interpretation.trace_json import TraceWriter
from ihc_engine.knowledge.model import BEFORE_RANKING

#: Rule, proof, and where each of the premises stands.
_Key = tuple[int, ...]


class TraceRules:
    """What was said of rules so far."""

    def __init__(self, program: Program, writer: TraceWriter, numbers: WordNumbers) -> None:
        self._writer, self._numbers = writer, numbers
        self._of: dict[str, list[Production]] = {}
        for production in program.productions:
            self._of.setdefault(production.rule.id, []).append(production)
        self._known: dict[_Key, int] = {}
        self._features: dict[_Key, tuple[str, ...]] = {}

    def add(self, result: ColumnarResult, rows: Mask, path: Callable[[str], Ints], pieces: TracePieces) -> None:
        """Add the rules of some rows. ``path``: for a feature, [rows], a number that tells where each row speaks of it."""
        proofs, told = result.proofs(), _Told(result)
        for place in np.flatnonzero((result.fired & rows[:, None]).any(axis=0)).tolist():
            rule = result.rules[place]
            here = np.flatnonzero(result.fired[:, place] & rows)
            section = Section.FIRED if self._of[rule][0].rule.stratum in BEFORE_RANKING else Section.FIRED_LATER
            for proof, some in _alike(proofs.branches(rule, here)):
                mine = here[some]
                where = [path(feature)[mine].tolist() for feature in self._premises(place, rule, proof)]
                keys = (
                    [(place, *proof, *stands) for stands in zip(*where, strict=True)] if where else [(place, *proof)] * len(mine)
                )
                numbers = [self._number(key, rule, row, told) for key, row in zip(keys, mine.tolist(), strict=True)]
                pieces.add(section, mine, place, np.array(numbers, dtype=np.int64))

    def _premises(self, place: int, rule: str, proof: _Key) -> tuple[str, ...]:
        """The features of all premises in a proof, and of what the rule sets aside, each once."""
        key = (place, *proof)
        if key not in self._features:
            production = self._of[rule][proof[0]]
            failing = (branch[number] for branch, number in zip(production.unless, proof[1:], strict=True))
            asked = [literal.proposition for literal in (*production.literals, *failing)]
            premises = [feature for kind, feature, _ in asked if kind != "site"]
            asides = [effect.set_aside.finding for effect in production.rule.then if effect.set_aside is not None]
            self._features[key] = tuple(dict.fromkeys([*premises, *asides]))
        return self._features[key]

    def _number(self, key: _Key, rule: str, row: int, told: _Told) -> int:
        found = self._known.get(key)
        if found is None:
            steps = (step for step in told.session(row).steps if getattr(step, "rule", None) == rule)
            found = self._known[key] = self._numbers.number("".join(map(self._writer.step, steps)))
        return found


class _Told:
    """Sessions of rows, each run once."""

    def __init__(self, result: ColumnarResult) -> None:
        self._result = result
        self._sessions: dict[int, Session] = {}

    def session(self, row: int) -> Session:
        if row not in self._sessions:
            self._sessions[row] = self._result.session(row)
        return self._sessions[row]


def _alike(proofs: Ints) -> Iterator[tuple[_Key, Ints]]:
    """Each proof with the places where it stands. ``proofs``: [rows, parts]."""
    code = np.zeros(len(proofs), dtype=np.int64)
    for part in proofs.T:
        _, at = np.unique(part, return_inverse=True)
        _, code = np.unique(code * (int(at.max()) + 1) + at, return_inverse=True)
    for number in range(int(code.max()) + 1):
        some = np.flatnonzero(code == number)
        yield tuple(proofs[some[0]].tolist()), some
