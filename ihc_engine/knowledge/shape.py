"""Plain data into typed records; what does not fit becomes problems in the words of the files, not of the validator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ihc_engine.knowledge.problem import Path, did_you_mean

Model = TypeVar("Model", bound=BaseModel)
Schema = Mapping[str, Any]
#: (code, path, message)
Misfit = tuple[str, Path, str]


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """The JSON Schema of a record, computed once."""
    return model.model_json_schema()


def fit(model: type[Model], data: object, path: Path = ()) -> tuple[Model | None, list[Misfit]]:
    """Data as a record, or None and every misfit with its path."""
    if not isinstance(data, dict):
        return None, [("K012", path, f"must be a mapping of keys ({', '.join(_keys(schema_of(model)))})")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_misfit(model, detail, path) for detail in error.errors(include_url=False)]


def order_misfits(model: type[BaseModel], data: object, path: Path = ()) -> list[Misfit]:
    """Keys that do not stand in the order of the model, in this record and all records inside it."""
    found: list[Misfit] = []
    _walk_order(schema_of(model), schema_of(model), data, path, found)
    return found


def _walk_order(root: Schema, schema: Schema | None, data: object, path: Path, found: list[Misfit]) -> None:
    schema = _resolved(root, schema)
    if isinstance(data, tuple):
        for index, item in enumerate(data):
            _walk_order(root, _step(root, schema, index), item, (*path, index), found)
    elif isinstance(data, dict):
        places = {key: place for place, key in enumerate(_keys(schema))}
        given = [key for key in data if key in places]
        if given != sorted(given, key=places.__getitem__):
            wanted = ", ".join(sorted(given, key=places.__getitem__))
            found.append(("K013", path, f"keys stand in the order: {wanted}"))
        for key, item in data.items():
            if isinstance(item, (dict, tuple)):
                _walk_order(root, _step(root, schema, key), item, (*path, key), found)


def _resolved(root: Schema, schema: Schema | None) -> Schema:
    """A schema without ``$ref`` and without the ``null`` half of an optional field."""
    while schema is not None:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema:
            schema = next((option for option in schema["anyOf"] if option.get("type") != "null"), {})
        else:
            return schema
    return {}


def _step(root: Schema, schema: Schema, part: str | int) -> Schema | None:
    if isinstance(part, int):
        items: Schema | None = schema.get("items")
        return items
    inner: Schema | None = schema.get("properties", {}).get(part) or schema.get("additionalProperties") or None
    return inner


def _keys(schema: Schema) -> list[str]:
    return list(schema.get("properties", {}))


def _misfit(model: type[BaseModel], detail: Any, path: Path) -> Misfit:
    loc: Path = tuple(detail["loc"])
    kind: str = detail["type"]
    here = (*path, *loc)
    if kind == "extra_forbidden":
        return "K011", here, _unknown_key(model, loc)
    if kind == "missing":
        return "K010", here, f"the key {loc[-1]!r} is missing: add it"
    say = _REMEDIES.get(kind)
    message = say(detail) if say else f"{_lower(detail['msg'])}; here: {detail['input']!r}"
    return "K012", here, message


def _unknown_key(model: type[BaseModel], loc: Path) -> str:
    root = schema_of(model)
    schema = _resolved(root, root)
    for part in loc[:-1]:
        schema = _resolved(root, _step(root, schema, part))
    known = _keys(schema)
    return f"unknown key {loc[-1]!r}{did_you_mean(str(loc[-1]), known)} (known: {', '.join(known)})"


def _wants_text(detail: Any) -> str:
    value = detail["input"]
    if value is None:
        return "must be a text: write it, or leave the key out"
    if isinstance(value, bool):
        return f'must be a text: put quotes around it ("{str(value).lower()}")'
    if isinstance(value, (int, float)):
        return f'must be a text: put quotes around the number ("{value}")'
    return f"must be a text, not {_what(value)}"


def _wants_number(detail: Any) -> str:
    value = detail["input"]
    if isinstance(value, str):
        return f"must be a number without quotes, unit or sign words; here: {value!r}"
    return f"must be a number (a count is a whole number), not {_what(value)}: {value!r}"


def _what(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    return {str: "a text", bool: "true or false"}.get(type(value), "a number")


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


_REMEDIES: Mapping[str, Callable[[Any], str]] = {
    "string_type": _wants_text,
    "int_type": _wants_number,
    "int_from_float": _wants_number,
    "float_type": _wants_number,
    "float_parsing": _wants_number,
    "bool_type": lambda detail: f"must be true or false; here: {detail['input']!r}",
    "tuple_type": lambda detail: f"must be a list ([...]), not {_what(detail['input'])}",
    "model_type": lambda detail: f"must be a mapping ({{key: value}}), not {_what(detail['input'])}",
    "dict_type": lambda detail: f"must be a mapping ({{key: value}}), not {_what(detail['input'])}",
    "literal_error": lambda detail: f"must be one of {detail['ctx']['expected']}; here: {detail['input']!r}",
    "too_short": lambda detail: f"is too short: list {detail['ctx']['min_length']} or more",
    "string_pattern_mismatch": lambda detail: f"{detail['input']!r} must match {detail['ctx']['pattern']}",
}
