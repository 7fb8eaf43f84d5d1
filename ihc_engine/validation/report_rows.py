"""Reports with gold: a text a line, with what a careful reader finds in it.

A row holds ``text`` (or ``ihc_text``) and either ``gold`` (``markers``, and as far as known ``mentions``, ``morphology``,
``mitoses``, ``size_cm``, ``site``, ``age``, ``sex``, ``diagnoses``, ``not_understood``, ``contradictions``) or ``markers``, a
panel alone. A row that cannot be read stays in its place as an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.case.reading import read_case
from ihc_engine.case.strict_text import read_json
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.cases import NOT_STATED, UnreadableRow

_SUSTENTACULAR = " (sustentacular)"
#: How a case writes the two states that are no words of a report.
_AS_WRITTEN = {"not_performed": "not done", "uninterpretable": "failed"}
_OF_CASE = ("morphology", "mitoses", "size_cm", "site", "age", "sex")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report and its gold. ``panel``: the gold case, read. ``gold``: the row's ``gold``; None where only a panel is given."""

    line: int
    report_id: str
    language: str
    style: str
    text: str
    panel: CaseReading
    gold: Mapping[str, Any] | None


def read_report_rows(lines: Iterable[str | bytes], knowledge: Knowledge) -> Iterator[GoldReport | UnreadableRow]:
    """Gold reports in their order. A blank line is no row; nothing is raised for what a line says."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_report_row(line, number, knowledge)


def read_report_row(line: str | bytes, number: int, knowledge: Knowledge) -> GoldReport | UnreadableRow:
    """One row."""
    row: object = None
    try:
        row = read_json(line)
        if not isinstance(row, Mapping):
            raise CaseError([CaseProblem("", 'a row is an object such as {"text": "...", "gold": {"markers": {...}}}')])
        text, gold = _text(row), _gold(row)
        panel = read_case(_gold_case(row, gold), knowledge.vocabulary, knowledge.policy.reading)
        _check_ids(gold, knowledge)
    except CaseError as error:
        return UnreadableRow(number, _first(row, "report_id", "case_id", "id"), error.problems)
    return GoldReport(
        line=number,
        report_id=_first(row, "report_id", "case_id", "id") or f"line {number}",
        language=_first(row, "language", "lang") or NOT_STATED,
        style=_first(row, "style", "report_style") or NOT_STATED,
        text=text,
        panel=panel,
        gold=gold,
    )


def _text(row: Mapping[str, Any]) -> str:
    text = row.get("text") or row.get("ihc_text")
    if not isinstance(text, str) or not text.strip():
        raise CaseError([CaseProblem("text", "missing: write the report as text (or ihc_text)")])
    return text


def _gold(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    gold = row.get("gold")
    if gold is None and row.get("markers"):
        return None
    if not isinstance(gold, Mapping) or not isinstance(gold.get("markers"), Mapping | list):
        raise CaseError([CaseProblem("gold", 'missing: write {"markers": {"SMA": "positive"}} under gold, or markers alone')])
    for field, kind in (("mentions", list), ("morphology", Mapping), ("diagnoses", list), ("not_understood", list)):
        if not isinstance(gold.get(field, kind() if kind is list else {}), kind):
            raise CaseError([CaseProblem(f"gold.{field}", f"a {'list' if kind is list else 'mapping'} is wanted here")])
    return gold


def _gold_case(row: Mapping[str, Any], gold: Mapping[str, Any] | None) -> Case:
    """The gold as a case; a panel alone is a case of stains."""
    if gold is None:
        return Case.from_mapping({"markers": _stains(row["markers"])})
    features = [{"feature": id, "status": status} for id, status in gold.get("morphology", {}).items()]
    return Case.from_mapping(
        {
            **{name: gold[name] for name in _OF_CASE if gold.get(name) is not None},
            "markers": _stains(gold["markers"]),
            "morphology": features,
        }
    )


def _stains(markers: Mapping[str, Any] | list[Any]) -> list[Any]:
    """As a list; ``S100 (sustentacular)`` is the sustentacular finding of S100, beside what the tumour cells show."""
    if not isinstance(markers, Mapping):
        return markers
    stains = []
    for name, value in markers.items():
        stain = {"name": name, **(value if isinstance(value, Mapping) else {"result": value})}
        if name.endswith(_SUSTENTACULAR):
            stain |= {"name": name.removesuffix(_SUSTENTACULAR), "cells": "sustentacular"}
        stain["result"] = _AS_WRITTEN.get(stain.get("result", ""), stain.get("result"))
        stains.append(stain)
    return stains


def _check_ids(gold: Mapping[str, Any] | None, knowledge: Knowledge) -> None:
    """Ids of the gold that nothing could ever match are errors of the gold."""
    if gold is None:
        return
    features, diagnoses = knowledge.vocabulary.morphology_terms, knowledge.diagnoses
    unknown = [
        CaseProblem("gold.morphology", f"{id!r} is no id of a feature") for id in gold.get("morphology", {}) if id not in features
    ]
    unknown += [
        CaseProblem("gold.diagnoses", f"{stated.get('diagnosis')!r} is no id of a diagnosis")
        for stated in gold.get("diagnoses", [])
        if stated.get("diagnosis") not in diagnoses
    ]
    for place, mention in enumerate(gold.get("mentions", [])):
        if knowledge.vocabulary.marker(str(mention.get("marker"))) is None:
            unknown.append(CaseProblem(f"gold.mentions[{place}]", f"{mention.get('marker')!r} is no stain of the vocabulary"))
        if not isinstance(mention.get("start"), int) or not isinstance(mention.get("end"), int):
            unknown.append(CaseProblem(f"gold.mentions[{place}]", "start and end are places in the text, counted in characters"))
    if unknown:
        raise CaseError(unknown)


def _first(row: object, *fields: str) -> str | None:
    """The first of these fields that holds something."""
    values = (row.get(field) for field in fields) if isinstance(row, Mapping) else ()
    return next((str(value).strip() for value in values if isinstance(value, str | int) and str(value).strip()), None)
