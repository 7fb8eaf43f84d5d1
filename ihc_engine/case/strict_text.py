"""From text to plain data, refusing what two readers could understand differently.

A repeated key is an error in JSON and in YAML. In YAML every plain scalar stays the string it looks like (``no``, ``off``, ``+``,
``2026-01-01``) except decimal numbers, ``true``, ``false`` and ``null``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from ihc_engine.case.problems import CaseError, CaseProblem

#: A case is a few kilobytes; a longer text is no case.
LONGEST_TEXT = 2_000_000
_DEEPEST = 20
_TOO_DEEP = "nested too deeply: a case has three levels"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_json(source: bytes | str) -> object:
    """Plain data from JSON text. CaseError: not JSON, not UTF-8, a repeated key, NaN or infinity, too long or too deep."""
    text = _decoded(source)
    problems: list[CaseProblem] = []

    def record(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        result = dict(pairs)
        if len(result) < len(pairs):
            keys = [key for key, _ in pairs]
            problems.extend(_repeated(key) for key in result if keys.count(key) > 1)
        return result

    def refuse(constant: str) -> None:
        problems.append(CaseProblem("", f"{constant} is no number: leave the value out if it is not known"))

    try:
        data: object = json.loads(text, object_pairs_hook=record, parse_constant=refuse)
    except json.JSONDecodeError as error:
        message = f"not readable as JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        raise CaseError([CaseProblem("", message)]) from error
    except ValueError as error:  # an integer of thousands of digits
        raise CaseError([CaseProblem("", f"not readable as JSON: {error}")]) from error
    except RecursionError as error:
        raise CaseError([CaseProblem("", _TOO_DEEP)]) from error
    if problems:
        raise CaseError(problems)
    if _too_deep(data):
        raise CaseError([CaseProblem("", _TOO_DEEP)])
    return data


def _too_deep(data: object) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def read_yaml(source: bytes | str) -> object:
    """Plain data from YAML text. CaseError: not YAML, a repeated key, an alias, several documents, too long or too deep."""
    text = _decoded(source)
    problems: list[CaseProblem] = []
    try:
        _check_events(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise CaseError([CaseProblem("", _yaml_message(error))]) from error
    except RecursionError as error:
        raise CaseError([CaseProblem("", _TOO_DEEP)]) from error
    data = None if root is None else _plain(root, "", 0, problems)
    if problems:
        raise CaseError(problems)
    return data


def _check_events(text: str) -> None:
    """Refuse aliases and deep nesting before the tree is built: building it recurses in C, without a limit."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise CaseError([CaseProblem("", f"line {line}: an alias (*) is not read: write the value out")])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > 2 * _DEEPEST:
            raise CaseError([CaseProblem("", _TOO_DEEP)])


def _decoded(source: bytes | str) -> str:
    if len(source) > LONGEST_TEXT:
        raise CaseError([CaseProblem("", f"longer than {LONGEST_TEXT} characters: send one case at a time")])
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        text.encode("utf-8")
    except UnicodeError as error:
        raise CaseError([CaseProblem("", "the text is not UTF-8: save it as UTF-8")]) from error
    return text.removeprefix("\ufeff")


def _repeated(key: str, path: str = "") -> CaseProblem:
    where = f"{path}.{key}" if path else key
    return CaseProblem(
        where, f"the key {key!r} stands twice: keep one, or write the markers as a list of {{name: ..., result: ...}}"
    )


def _yaml_message(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    words = str(getattr(error, "problem", None) or error).strip().splitlines()[0]
    where = f" in line {mark.line + 1}" if mark is not None else ""
    return f"not readable as YAML: {words}{where}; check indentation and colons, and quote results such as '+' or '-'"


def _plain(node: Any, path: str, depth: int, problems: list[CaseProblem]) -> object:
    """Plain data of a YAML node; notes what is not allowed."""
    if depth > _DEEPEST:
        problems.append(CaseProblem("", _TOO_DEEP))
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, f"{path}[{i}]", depth + 1, problems) for i, item in enumerate(node.value)]
    result: dict[str, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(CaseProblem(path, f"line {key_node.start_mark.line + 1}: a key must be a word"))
            continue
        key = str(key_node.value)
        value = _plain(value_node, f"{path}.{key}" if path else key, depth + 1, problems)
        if key in result:
            problems.append(_repeated(key, path))
        result[key] = value
    return result


def _scalar(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return float(text) if number.group(1) else int(text)
