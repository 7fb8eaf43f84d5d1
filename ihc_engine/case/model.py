"""A case as laboratories send it: the shape of the JSON and YAML input, with every impossible value refused at once.

Names and words are kept as they were written; ``reading.read_case`` turns them into findings. Unknown fields are neither fatal
nor dropped: they end as not understood. Only the fields in ``ANNOTATIONS``, which describe a published case, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ihc_engine.case.intervals import straight
from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.case.results import impossible_numbers
from ihc_engine.case.shapes import (
    AgeYears,
    Allred,
    Centimetres,
    FeatureList,
    Flag,
    HScore,
    Listed,
    Number,
    Percent,
    ResultWords,
    StainList,
    Words,
    impossible,
    possible_count,
    unless_unknown,
)
from ihc_engine.case.strict_text import read_json, read_yaml
from ihc_engine.case.word_lists import word_list

#: Fields of annotated collections of cases that are no part of the case.
ANNOTATIONS = frozenset(
    word_list(
        "diagnosis|diagnosis_as_published|citation|url|pmid|doi|source|lang|language|difficulty|atypical_why|note|"
        "notes|comment|variant|series|ihc_text|morphology_text|report_style|gold|split|cohort|year|country"
    )
)
_SEXES: Mapping[str, Literal["male", "female"] | None] = {
    **dict.fromkeys(("male", "m", "man", "men", "boy", "masculine"), "male"),
    **dict.fromkeys(("female", "f", "w", "woman", "women", "girl", "feminine"), "female"),
    **dict.fromkeys(("unknown", "not stated", "not known", "not reported", "u", "other", "undetermined", "intersex", ""), None),
}


class Record(BaseModel):
    """A part of the input. Unknown keys are kept, to be reported."""

    model_config = ConfigDict(extra="allow", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Names of the fields that this part does not have."""
        return tuple(sorted(self.__pydantic_extra__ or ()))


class Stain(Record):
    """One stain: what it is called, and its result in words, signs or numbers.

    ``cells``, ``component`` and ``pattern`` name what stains (sustentacular cells; a heterologous component; nuclear).
    ``control`` is the state of the internal or external control.
    """

    name: Words
    result: ResultWords | Number | bool | None = None
    extent: Words | None = None
    intensity: Words | Number | None = None
    percent: Words | Percent | None = None
    h_score: HScore | None = None
    allred: Allred | None = None
    pattern: Words | None = None
    cells: Words | None = None
    component: Words | None = None
    clone: Words | None = None
    block: Words | None = None
    control: Words | bool | None = None
    note: Words | None = None

    @field_validator("result", mode="before")
    @classmethod
    def _single(cls, value: object) -> object:
        if isinstance(value, list | tuple | Mapping):
            raise impossible("several results: write markers as a list of {name: ..., result: ...}")
        return value

    @field_validator("result", "percent", "intensity")
    @classmethod
    def _possible(cls, value: object, info: Any) -> object:
        """Numbers inside words must be possible too: "140 %", "H-score 500"."""
        if value is None or isinstance(value, bool):
            return value
        words = f"{value:g}" if isinstance(value, float | int) else str(value)
        if info.field_name == "percent" and not words.rstrip().endswith("%"):
            words = f"{words} %"
        if info.field_name == "intensity" and isinstance(value, float | int) and not 0 <= value <= 3:
            raise impossible(f"{value:g} is no intensity: it is 0, 1, 2 or 3, or weak, moderate, strong")
        if info.field_name != "intensity" and (wrong := impossible_numbers(words)):
            raise impossible("; ".join(wrong))
        return value


class Feature(Record):
    """A feature, clinical or molecular finding, and whether it is present."""

    feature: Words
    status: Words | bool | None = "present"


class Mitoses(Record):
    """A mitotic count: ``count`` in the area ``per`` ("10 HPF", "50 HPF", "2 mm2")."""

    count: Words | Number
    per: Words | Number

    @field_validator("count")
    @classmethod
    def _possible(cls, value: str | float) -> str | float:
        return possible_count(value)


class Specimen(Record):
    """How the tissue was taken, where, and of which lesion (primary, recurrence, metastasis)."""

    kind: Words | None = None
    status: Words | None = None
    treated: Flag | None = None
    site: Words | None = None

    @field_validator("treated", mode="before")
    @classmethod
    def _known(cls, value: object) -> object:
        return unless_unknown(value)


class Case(Record):
    """One case. All fields are optional; what is left out is not known, never negative."""

    model_config = ConfigDict(title="Case")

    case_id: Listed | None = None
    id: Listed | None = None
    site: Words | None = None
    age: AgeYears | None = None
    sex: Literal["male", "female"] | None = None
    specimen: Specimen | None = None
    morphology: Annotated[tuple[Feature, ...], FeatureList("morphology")] = ()
    mitoses: Mitoses | Words | Number | None = None
    mitoses_per_10hpf: Words | Number | None = None
    necrosis: Words | bool | None = None
    size_cm: Centimetres | None = None
    clinical: Annotated[tuple[Feature, ...], FeatureList("clinical")] = ()
    clinical_note: str | None = Field(default=None, max_length=200_000)
    molecular: Annotated[tuple[Feature, ...], FeatureList("molecular")] = ()
    markers: Annotated[tuple[Stain, ...], StainList()] = ()
    reported_diagnosis: Words | None = None
    text: str | None = Field(default=None, max_length=1_000_000)

    @field_validator("sex", mode="before")
    @classmethod
    def _sex(cls, value: object) -> object:
        if value is None:
            return None
        words = straight(value) if isinstance(value, str) else "?"
        if words not in _SEXES:
            raise impossible(f"{_shown(value)} is no sex: write male or female, or leave it out")
        return _SEXES[words]

    @field_validator("age", "size_cm", mode="before")
    @classmethod
    def _known(cls, value: object) -> object:
        return unless_unknown(value)

    @field_validator("mitoses", "mitoses_per_10hpf")
    @classmethod
    def _count(cls, value: Mitoses | str | float | None) -> Mitoses | str | float | None:
        return value if value is None or isinstance(value, Mitoses) else possible_count(value)

    @field_validator("specimen", mode="before")
    @classmethod
    def _specimen(cls, value: object) -> object:
        return {"kind": value} if isinstance(value, str) else value

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Case:
        """A case from plain data in the shape of its JSON. CaseError with every impossible value."""
        if not isinstance(data, Mapping):
            raise CaseError([CaseProblem("", 'a case is an object such as {"markers": {"SMA": "positive"}}')])
        try:
            return cls.model_validate(dict(data))
        except ValidationError as error:
            raise CaseError(_problems(error, data)) from error
        except RecursionError as error:
            raise CaseError([CaseProblem("", "nested too deeply: a case has three levels")]) from error

    @classmethod
    def from_json(cls, source: bytes | str) -> Case:
        """A case from JSON text (see ``parse_case_json``)."""
        return parse_case_json(source)


def parse_case_json(source: bytes | str) -> Case:
    """A case from JSON text. CaseError: no JSON, a repeated key, or impossible values (all at once)."""
    return Case.from_mapping(_object(read_json(source)))


def parse_case_yaml(source: bytes | str) -> Case:
    """A case from YAML text, in which ``no`` and ``off`` stay words. CaseError: no YAML, a repeated key, or impossible values."""
    return Case.from_mapping(_object(read_yaml(source)))


def _object(data: object) -> Mapping[str, Any]:
    if isinstance(data, Mapping):
        return data
    raise CaseError([CaseProblem("", 'a case is an object such as {"markers": {"SMA": "positive"}}')])


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:57]}..."


_REMEDY = {
    "greater_than_equal": "write a number that can be, or leave it out",
    "less_than_equal": "write a number that can be, or leave it out",
    "string_too_long": "shorten it",
    "too_long": "send one case at a time",
    "missing": "add it, or leave the whole entry out",
    "string_unicode": "save the text as UTF-8",
}
_SHAPES = {
    "model_type": 'not readable here: write words, or an object such as {"name": "SMA", "result": "positive"}',
    "model_attributes_type": "not readable here: write words or an object",
    "string_type": "not readable here: write words in quotes",
    "bool_type": "not readable here: write true, false or words",
    "bool_parsing": "not readable here: write true, false or words",
    "float_type": "not readable here: write a number",
    "float_parsing": "not readable here: write a number",
    "finite_number": "no number: leave it out if it is not known",
}
_OF_STAINS = {
    **_SHAPES,
    **dict.fromkeys(
        ("model_type", "model_attributes_type"), 'no stain: write an object such as {"name": "SMA", "result": "positive"}'
    ),
}
_BRANCHES = re.compile(
    r"^(str|float|int|bool|constrained-|function-|nullable|Mitoses|Specimen|Stain|Feature|tagged|union|is-instance).*"
)


def _problems(error: ValidationError, data: Mapping[str, Any]) -> list[CaseProblem]:
    """Problems with paths as the caller wrote the case; of a value that may be of several types, the best fitting one."""
    best: dict[str, tuple[int, str]] = {}
    for item in error.errors(include_url=False):
        path = _path(item["loc"], data)
        kind, message = item["type"], item["msg"]
        if kind != "impossible":
            shapes = _OF_STAINS if path.startswith("markers[") else _SHAPES
            message = shapes.get(kind) or f"{message}: {_REMEDY.get(kind, 'write words, a number, or leave it out')}"
        worth = 0 if kind == "impossible" else 2 if kind.endswith("_type") else 1
        best[path] = min(best.get(path, (9, "")), (worth, message)) if path in best else (worth, message)
    inside = {path.rpartition(".")[0] for path in best}  # "no number" says nothing where the parts of an object are wrong
    return [CaseProblem(path, message) for path, (worth, message) in best.items() if worth < 2 or path not in inside]


def _path(loc: tuple[str | int, ...], data: Mapping[str, Any]) -> str:
    path, here = "", data
    for part in loc:
        if isinstance(part, int):
            if isinstance(here, Mapping):
                name = str(list(here)[part]) if part < len(here) else str(part)
                path, here = f"{path}.{name}", here.get(name, {})
            else:
                path, here = f"{path}[{part}]", here[part] if isinstance(here, list | tuple) and part < len(here) else {}
        elif not (path and _BRANCHES.match(part)) or (isinstance(here, Mapping) and part in here):
            path = f"{path}.{part}" if path else part
            here = here.get(part, {}) if isinstance(here, Mapping) else {}
    return path.removesuffix(".result") if not _is_record(path, data) else path


def _is_record(path: str, data: Mapping[str, Any]) -> bool:
    """Whether a result path ends in a key that the caller wrote (``{"SMA": {"result": ...}}``)."""
    head, _, last = path.rpartition(".")
    if last != "result" or not isinstance(data.get("markers"), Mapping):
        return True
    return isinstance(data["markers"].get(head.removeprefix("markers.")), Mapping)
