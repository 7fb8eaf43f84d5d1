"""Values of a report that cannot be, such as 140 %: they are told apart, so that a misprint does not take the rest away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ihc_engine.case.findings import CaseReading, NotUnderstood
from ihc_engine.case.ledger import shortened
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.case.reading import read_case
from ihc_engine.knowledge.model import Knowledge


class PossibleCase(NamedTuple):
    """The case that a report states without the values that cannot be, its findings, and those values."""

    case: Case
    findings: CaseReading
    refused: tuple[NotUnderstood, ...] = ()


def possible_case(read: Mapping[str, Any], knowledge: Knowledge) -> PossibleCase:
    """The case that a report states, as far as it can be."""
    fields = {name: value for name, value in read.items() if name != "text"}
    try:
        return PossibleCase(*_read(fields, knowledge))
    except CaseError:
        kept: dict[str, Any] = {}
        refused: list[NotUnderstood] = []
        for name, value in fields.items():
            sound = []
            for piece in _pieces(value):
                wrong = _refused({name: piece}, knowledge)
                refused += wrong
                if not wrong:
                    sound.append(piece)
            if sound:
                kept[name] = _whole(value, sound)
        return PossibleCase(*_read(kept, knowledge), tuple(refused))


def _pieces(value: Any) -> Iterator[Any]:
    """A field in pieces that are wrong or right each by itself, in the shape of the field."""
    if isinstance(value, Mapping):
        yield from ({key: one} for key, one in value.items())
    elif isinstance(value, list | tuple):
        yield from ([one] for one in value)
    else:
        yield value


def _whole(value: Any, pieces: list[Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: one for piece in pieces for key, one in piece.items()}
    return [one for piece in pieces for one in piece] if isinstance(value, list | tuple) else pieces[0]


def _read(fields: Mapping[str, Any], knowledge: Knowledge) -> tuple[Case, CaseReading]:
    case = Case.from_mapping(fields)
    return case, read_case(case, knowledge.vocabulary, knowledge.policy.reading)


def _refused(fields: Mapping[str, Any], knowledge: Knowledge) -> list[NotUnderstood]:
    """What cannot be in these fields of a case."""
    try:
        _read(fields, knowledge)
    except CaseError as error:
        return [NotUnderstood(f"text: {p.path}", shortened(str(fields)), p.message) for p in error.problems]
    return []
