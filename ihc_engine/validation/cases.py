"""Labelled cases: a Case a line, with the ``diagnosis`` that was published.

A row that cannot be read stays in its place as an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ihc_engine.case.findings import UNRESOLVED, CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.case.reading import read_case
from ihc_engine.case.strict_text import read_json
from ihc_engine.knowledge.model import OTHER, Knowledge

#: What a group of cases is called whose label is missing.
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class LabelledCase:
    """A case, read, with what is known of it.

    ``line``: its line in the input, from 1. ``truth``: the published diagnosis, an id of the knowledge or ``other``.
    ``source``: the id of the publication in the knowledge, where the knowledge cites the very paper of the case.
    ``publication``: what the row says of where it was published; cases that share any of it come from one source.
    """

    line: int
    case_id: str
    truth: str
    reading: CaseReading
    language: str
    difficulty: str
    source: str | None
    publication: frozenset[str] = frozenset()

    @property
    def stains(self) -> int:
        """Number of different stains with a result."""
        return len({f.feature for f in self.reading.findings if f.kind == "marker" and f.status not in UNRESOLVED})


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row that cannot be measured, and why."""

    line: int
    case_id: str | None
    problems: tuple[CaseProblem, ...]

    @property
    def message(self) -> str:
        """All problems in one sentence."""
        return "; ".join(f"{p.path}: {p.message}" if p.path else p.message for p in self.problems)


def read_cases(lines: Iterable[str | bytes], knowledge: Knowledge) -> Iterator[LabelledCase | UnreadableRow]:
    """Labelled cases in their order. A blank line is no row; nothing is raised for what a line says."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_labelled_case(line, number, knowledge)


def read_labelled_case(line: str | bytes, number: int, knowledge: Knowledge) -> LabelledCase | UnreadableRow:
    """One row."""
    row: object = None
    try:
        row = read_json(line)
        if not isinstance(row, Mapping):
            raise CaseError([CaseProblem("", 'a row is an object such as {"markers": {...}, "diagnosis": "gist"}')])
        truth = _truth(row.get("diagnosis"), knowledge)
        reading = read_case(Case.from_mapping(row), knowledge.vocabulary, knowledge.policy.reading)
    except CaseError as error:
        return UnreadableRow(number, _case_id(row), error.problems)
    return LabelledCase(
        line=number,
        case_id=reading.case_id or f"line {number}",
        truth=truth,
        reading=reading,
        language=_label(row, "lang") or _label(row, "language") or NOT_STATED,
        difficulty=_label(row, "difficulty") or NOT_STATED,
        source=_label(row, "source") if _label(row, "source") in knowledge.sources else None,
        publication=_publication(row),
    )


def _truth(stated: object, knowledge: Knowledge) -> str:
    known = (*knowledge.diagnoses, OTHER)
    if isinstance(stated, str) and stated in known:
        return stated
    if stated is None:
        raise CaseError([CaseProblem("diagnosis", "missing: write the published diagnosis as an id, or other")])
    near = get_close_matches(str(stated).lower().replace(" ", "_"), known, n=1)
    hint = f"; did you mean {near[0]}?" if near else "; ids are the names of the files in rules/diagnoses"
    raise CaseError([CaseProblem("diagnosis", f"{stated!r} is no id of a diagnosis and not other{hint}")])


def _publication(row: Mapping[str, object]) -> frozenset[str]:
    """Stated identifiers of the publication; spelling differs in case and spaces only."""
    stated = ((field, row.get(field)) for field in ("citation", "doi", "pmid", "source"))
    return frozenset(f"{field} {' '.join(str(value).casefold().split())}" for field, value in stated if value)


def _label(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    return value.strip() or None if isinstance(value, str) else None


def _case_id(row: object) -> str | None:
    found = row.get("case_id", row.get("id")) if isinstance(row, Mapping) else None
    return str(found) if isinstance(found, str | int | float) else None
