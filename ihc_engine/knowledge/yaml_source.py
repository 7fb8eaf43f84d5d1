"""Strict YAML: the small part of the language that two readers cannot understand differently.

Duplicate keys, anchors, aliases, merge keys, tags and tabs are mistakes. ``true`` and ``false`` are the only booleans,
so ``no``, ``on`` and dates stay the strings they look like; only decimal numbers are numbers. Sequences become tuples.
Lines are found again on demand from the text, so that a file without mistakes pays nothing for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ihc_engine.knowledge.problem import Path, Problem, path_text

Value = str | int | float | bool | None | tuple["Value", ...] | dict[str, "Value"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_NOT_ALLOWED = "is not allowed: write the value out, and quote a text that starts with such a sign"


@dataclass(frozen=True)
class Document:
    """One YAML file: ``data`` is None if the text could not be read at all; ``problems`` are its mistakes of form."""

    file: str
    text: str
    data: Value
    problems: tuple[Problem, ...]


class _Reader:
    """Builds plain data from the events of the parser and notes what is not allowed on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self._path: list[str | int] = []

    def document(self) -> Value:
        """The one document of the file; None where there is none."""
        next(self._events)
        if type(next(self._events)) is yaml.StreamEndEvent:
            self._note("K001", 1, "the file is empty: write its entries or remove it")
            return None
        data = self._value(next(self._events))
        next(self._events)
        following = next(self._events)
        if type(following) is not yaml.StreamEndEvent:
            self._note("K001", _line(following), "not readable as YAML: a second document (---); one file holds one")
        return data

    def _note(self, code: str, line: int, message: str) -> None:
        self.problems.append(Problem(code, self._file, line, path_text(tuple(self._path)), message))

    def _value(self, event: Any) -> Value:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._note("K003", _line(event), f"an alias (*) {_NOT_ALLOWED}")
            return None
        if event.anchor is not None:
            self._note("K003", _line(event), f"an anchor (&) {_NOT_ALLOWED}")
        if event.tag is not None:
            self._note("K003", _line(event), f"a tag (!) {_NOT_ALLOWED}")
        if kind is yaml.ScalarEvent:
            return event.value if event.style else self._plain(event)  # quoted: a string, whatever it looks like
        return self._sequence() if kind is yaml.SequenceStartEvent else self._mapping()

    def _plain(self, event: Any) -> Value:
        text: str = event.value
        if text in _WORDS:
            return _WORDS[text]
        if text == "" or text == "~":
            self._note("K005", _line(event), "the value is empty: write it, or leave the key out")
            return None
        if text[0] in "-0123456789":
            if _INT.fullmatch(text):
                return int(text)
            if _FLOAT.fullmatch(text):
                return float(text)
        return text

    def _sequence(self) -> tuple[Value, ...]:
        items: list[Value] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            self._path.append(len(items))
            items.append(self._value(event))
            self._path.pop()
        return tuple(items)

    def _mapping(self) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            if type(event) is not yaml.ScalarEvent:
                self._note("K001", _line(event), "a key must be a word, not a list, mapping or alias")
                self._value(event)
                self._value(next(self._events))
                continue
            key: str = event.value
            self._path.append(key)
            if key == "<<" and not event.style:
                self._note("K003", _line(event), "merge keys (<<) are not allowed: write the keys out")
            value = self._value(next(self._events))
            if key in result:
                first = line_of(self._text, tuple(self._path))
                self._note("K002", _line(event), f"the key {key!r} stands twice, first in line {first}: keep one")
            else:
                result[key] = value
            self._path.pop()
        return result


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _tabs(file: str, text: str) -> list[Problem]:
    if "\t" not in text:
        return []
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if "\t" in line]
    return [Problem("K004", file, number, "", "a tab: use spaces") for number in lines]


def read_yaml(file: str, text: str) -> Document:
    """Read one file. Never raises: what is wrong stands in ``problems``."""
    problems = _tabs(file, text)
    if problems:
        return Document(file, text, None, tuple(problems))
    reader = _Reader(file, text)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        return Document(file, text, None, (*reader.problems, _syntax(file, error)))
    readable = not any(problem.code in ("K001", "K003") for problem in reader.problems)
    return Document(file, text, data if readable else None, tuple(reader.problems))


def _syntax(file: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    words = str(getattr(error, "problem", None) or error).strip()
    context = getattr(error, "context", None)
    detail = f"{words} ({context})" if context else words
    message = f"not readable as YAML: {detail}; check indentation, colons and quotes here and in the line above"
    return Problem("K001", file, int(mark.line) + 1 if mark is not None else None, "", message)


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) on which ``path``, or its nearest existing parent, stands. None for an unreadable text."""
    return lines_of(text, [path])[0]


def lines_of(text: str, paths: list[Path]) -> list[int | None]:
    """``line_of`` for many paths at the cost of reading the text once."""
    try:
        root: Any = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        root = None
    if root is None:
        return [None] * len(paths)
    return [_find(root, path) for path in paths]


def _find(node: Any, path: Path) -> int:
    line = _line(node)
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = _line(node)
            continue
        pair = next((p for p in node.value if p[0].value == part), None) if isinstance(node, yaml.MappingNode) else None
        if pair is None:
            break
        line, node = _line(pair[0]), pair[1]
    return line
