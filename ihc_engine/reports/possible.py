"""Values of a report that cannot be, such as 140 %: they are told apart, so that a misprint does not take the rest away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ihc_engine.case.findings import NotUnderstood
from ihc_engine.case.ledger import shortened
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.case.reading import read_case
from ihc_engine.knowledge.model import Knowledge


def possible_case(read: Mapping[str, Any], knowledge: Knowledge) -> tuple[Case, tuple[NotUnderstood, ...]]:
    """The case that a report states without the values that cannot be, and these."""
    fields = {name: value for name, value in read.items() if name != "text"}
    if not _refused(fields, knowledge):
        return Case.from_mapping(fields), ()
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
    return Case.from_mapping(kept), tuple(refused)


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


def _refused(fields: Mapping[str, Any], knowledge: Knowledge) -> list[NotUnderstood]:
    """What cannot be in these fields of a case."""
    try:
        read_case(Case.from_mapping(fields), knowledge.vocabulary, knowledge.policy.reading)
    except CaseError as error:
        return [NotUnderstood(f"text: {p.path}", shortened(str(fields)), p.message) for p in error.problems]
    return []
