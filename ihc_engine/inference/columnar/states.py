"""What a finding says, as a small number: all states that findings take, each with a code of its own.

A state is what rules and weighing read of a finding and nothing else: status, extent, intensity, pattern, a clone that some
rule asks for, and whether it is inferred. The codes are shared by all features. 0 is no finding, 1 a contradicted marker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from ihc_engine.case.findings import Extent, Finding, FindingKind, Intensity, Status
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.semantics import words_of

NOTHING = 0
CONTRADICTED = 1
_FIRST = 2
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class State:
    """A finding without its feature. ``clone``: only where a rule asks for it."""

    status: Status
    extent: Extent | None
    intensity: Intensity | None
    pattern: str | None
    clone: str | None
    inferred: bool


class States:
    """All states met so far. Codes are given when a state is first met and never change; safe to share between threads."""

    def __init__(self) -> None:
        self._codes: dict[State, int] = {}
        self._examples: list[Finding] = []
        self._growing = threading.Lock()
        self._tables: dict[tuple[FindingKind, str], Mask] = {}

    def __len__(self) -> int:
        return _FIRST + len(self._examples)

    def code(self, finding: Finding, clone: str | None) -> int:
        """Code of what a finding says; ``clone`` stands for its own. OverflowError after 65,000 states."""
        state = State(finding.status, finding.extent, finding.intensity, finding.pattern, clone, finding.inferred is not None)
        known = self._codes.get(state)
        if known is None:
            with self._growing:
                known = self._codes.get(state)
                if known is None:
                    known = self._add(state)
        return known

    def words(self, kind: FindingKind, word: str) -> Mask:
        """For every state whether a finding of this kind entails the word."""
        table = self._tables.get((kind, word))
        if table is None or len(table) < len(self):
            table = self.table(lambda finding: word in words_of(finding), kind)
            table[CONTRADICTED] = kind == "marker" and word == "contradicted"
            self._tables[kind, word] = table
        return table

    def table(self, of: Callable[[Finding], bool], kind: FindingKind) -> Mask:
        """A truth for every state, of a finding of this kind; false for no finding and for a contradicted one."""
        return np.array([False, False, *(of(finding) for finding in self._of_kind(kind))], dtype=np.bool_)

    def numbers(self, of: Callable[[Finding], int], kind: FindingKind) -> Ints:
        """A number for every state, of a finding of this kind; 0 for no finding and for a contradicted one."""
        return np.array([0, 0, *(of(finding) for finding in self._of_kind(kind))], dtype=np.int64)

    def _of_kind(self, kind: FindingKind) -> list[Finding]:
        return [replace(finding, kind=kind) for finding in self._examples]

    def _add(self, state: State) -> int:
        code = len(self)
        if code > _MOST:
            raise OverflowError(f"more than {_MOST} kinds of findings: score fewer cases with one interpreter")
        self._examples.append(_example(state))
        self._codes[state] = code
        return code


def _example(state: State) -> Finding:
    return Finding(
        kind="marker",
        feature="",
        status=state.status,
        path="",
        words="",
        extent=state.extent,
        intensity=state.intensity,
        pattern=state.pattern,
        clone=state.clone,
        inferred="inferred" if state.inferred else None,
    )
