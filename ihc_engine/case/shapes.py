"""The several ways in which one thing may be written in a case, brought to one: lists and mappings, numbers and words."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ihc_engine.case.intervals import Interval, read_interval, straight

#: More findings of one kind than any panel holds.
MOST_FINDINGS = 500
_LENGTHS = re.compile(r"(\d+(?:[.,]\d+)?)")
#: "61M" is a man of 61 and no child of 61 months: a lone letter but y is no unit.
_AGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*-?\s*(?:(y|yrs?|years?|yo|y/o|mos?|months?|weeks?|wks?|days?)\.?(?:[- ]?old)?)?")
_YEARS = {"y": 1.0, "m": 1 / 12, "w": 7 / 365.25, "d": 1 / 365.25}
#: What stands where a value is not known; it is as good as nothing.
_NOT_KNOWN = frozenset({"", "unknown", "not known", "not stated", "not given", "not recorded", "n/a", "na", "-", "?"})
_YES = frozenset({"yes", "true", "y", "treated", "after treatment", "post-treatment", "neoadjuvant"})
_NO = frozenset({"no", "false", "n", "untreated", "none", "treatment-naive", "not treated"})


def unless_unknown(value: object) -> object:
    """A value, or None where words say that it is not known."""
    return None if isinstance(value, str) and straight(value) in _NOT_KNOWN else value


def impossible(message: str) -> PydanticCustomError:
    """The error of a value that cannot be; the message holds its remedy."""
    return PydanticCustomError("impossible", "{words}", {"words": message})


def _no_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise impossible("true and false are no numbers: write a number, or leave it out")
    return value


def _years(value: object) -> object:
    if isinstance(value, str):
        match = _AGE.fullmatch(straight(value))
        if match is None:
            raise impossible(f"{value[:60]!r} is no age: write years as a number")
        return float(match[1].replace(",", ".")) * _YEARS[(match[2] or "y")[0]]
    return _no_boolean(value)


def _in_range(low: float, high: float, what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool) and not low <= value <= high:
            raise impossible(f"{_short(value)} is no {what}: it lies between {low:g} and {high:g}")
        return value

    return BeforeValidator(check)


def _centimetres(value: object) -> object:
    """The largest of several diameters, in centimetres."""
    if isinstance(value, str):
        text = straight(value)
        if re.search(r"(?:^|[\sx×*])-\d", text):
            raise impossible(f"{value[:60]!r} is no size: it cannot be negative")
        lengths = [float(number.replace(",", ".")) for number in _LENGTHS.findall(text)]
        if not lengths or not re.fullmatch(r"(?:[\d.,\s×x*<>~≈+]|cm|mm|about|approximately|ca\.?|up to)+", text):
            raise impossible(f"{value[:60]!r} is no size: write the largest diameter in centimetres as a number")
        return max(lengths) / (10 if "mm" in text else 1)
    return _no_boolean(value)


def _flag(value: object) -> object:
    if isinstance(value, str) and (words := straight(value)) in _YES | _NO:
        return words in _YES
    if value is None or isinstance(value, bool):
        return value
    raise impossible(f"{str(value)[:60]!r} is neither true nor false")


def _id(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _short(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e15 else "a number beyond measure"


#: More mitoses than anybody counts.
MOST_MITOSES = 10_000.0


def possible_count(value: str | float) -> str | float:
    """The mitotic count as it is. Raises the error of a value that cannot be if it is negative or beyond counting."""
    interval = read_interval(value, MOST_MITOSES) if isinstance(value, str) else Interval(value, value)
    negative = isinstance(value, str) and re.match(r"-\s*\d", straight(value)) is not None
    if negative or (interval is not None and (interval.low < 0 or interval.high > MOST_MITOSES)):
        shown = value[:60] if isinstance(value, str) else _short(value)
        raise impossible(f"{shown} is no mitotic count: it lies between 0 and {MOST_MITOSES:g}")
    return value


Number = Annotated[float, BeforeValidator(_no_boolean)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
ResultWords = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Listed = Annotated[str, BeforeValidator(_id), Field(max_length=200)]
Flag = Annotated[bool, BeforeValidator(_flag)]
AgeYears = Annotated[float, Field(ge=0, le=125), _in_range(0, 125, "age in years"), BeforeValidator(_years)]
Centimetres = Annotated[float, Field(ge=0.01, le=150), _in_range(0.01, 150, "size in centimetres"), BeforeValidator(_centimetres)]
Percent = Annotated[float, Field(ge=0, le=100), _in_range(0, 100, "percentage"), BeforeValidator(_no_boolean)]
HScore = Annotated[float, Field(ge=0, le=300), _in_range(0, 300, "H-score"), BeforeValidator(_no_boolean)]
Allred = Annotated[float, Field(ge=0, le=8), _in_range(0, 8, "Allred score"), BeforeValidator(_no_boolean)]


class _Several(ABC):
    """Accepts a mapping or a list, and brings it to a list of records."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        as_list = handler(schema)
        record = handler.resolve_ref_schema(as_list["items"])
        unnamed = {key: value for key, value in record.items() if key != "required"}  # the key of the mapping is the name
        values = {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, unnamed]}
        items = {**as_list, "items": self.item_schema(as_list["items"]), "maxItems": MOST_FINDINGS}
        return {"anyOf": [{"type": "object", "additionalProperties": values, "maxProperties": MOST_FINDINGS}, items]}

    def item_schema(self, record: JsonSchemaValue) -> JsonSchemaValue:
        """What stands in a list."""
        return record

    @abstractmethod
    def listed(self, value: object) -> object:
        """The list of records."""


class StainList(_Several):
    """``{"SMA": "positive"}``, ``{"SMA": {"result": ...}}`` or ``[{"name": "SMA", "result": ...}]``."""

    def listed(self, value: object) -> object:
        """A list of stains."""
        items: list[object]
        if value is None:
            return ()
        if isinstance(value, Mapping):
            items = [_named(str(name), result) for name, result in value.items()]
        elif isinstance(value, list | tuple):
            items = list(value)
        else:
            raise impossible('markers are an object {"SMA": "positive"} or a list of {"name": ..., "result": ...}')
        return _not_too_many(items)


class FeatureList(_Several):
    """``["necrosis", {"feature": "atypia", "status": "absent"}]``, ``{"KIT mutation": "absent"}`` or ``"nests; necrosis"``."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def item_schema(self, record: JsonSchemaValue) -> JsonSchemaValue:
        """Words, or a record."""
        return {"anyOf": [{"type": "string"}, record]}

    def listed(self, value: object) -> object:
        """A list of features."""
        if value is None:
            return ()
        if isinstance(value, str):
            value = [part.strip() for part in re.split(r"[;\n]", value) if part.strip()]
        if isinstance(value, Mapping):
            value = [_with_feature(name, status) for name, status in value.items()]
        if not isinstance(value, list | tuple):
            raise impossible(f'{self.kind} is a list such as ["spindle cells"] or an object such as {{"necrosis": "absent"}}')
        return _not_too_many([{"feature": item} if isinstance(item, str) else _renamed(item) for item in value])


def _named(name: str, result: object) -> object:
    if isinstance(result, Mapping):
        return {"name": name, **{key: v for key, v in result.items() if key != "name"}}
    return {"name": name, "result": result}


def _with_feature(name: object, status: object) -> object:
    if isinstance(status, Mapping):
        return {**_renamed_mapping(status), "feature": str(name)}
    return {"feature": str(name), "status": status}


def _renamed(item: object) -> object:
    return _renamed_mapping(item) if isinstance(item, Mapping) else item


def _renamed_mapping(item: Mapping[Any, Any]) -> dict[str, Any]:
    """The names ``finding`` and ``name`` for a feature and ``result`` for its status are as good."""
    other = {"finding": "feature", "name": "feature", "result": "status"}
    renamed = {other.get(str(key), str(key)) if other.get(str(key)) not in item else str(key): v for key, v in item.items()}
    return renamed


def _not_too_many(items: list[object]) -> list[object]:
    if len(items) > MOST_FINDINGS:
        raise impossible(f"{len(items)} findings: a case has at most {MOST_FINDINGS}; send one case at a time")
    return items
