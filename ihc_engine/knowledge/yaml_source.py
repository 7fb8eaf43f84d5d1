"""Strict YAML: the small part of the language that two readers cannot understand differently.

Duplicate keys, anchors, aliases, merge keys, tags and tabs are mistakes. ``true`` and ``false`` are the only booleans,
so ``no``, ``on`` and dates stay the strings they look like; only decimal numbers are numbers. Sequences become tuples.
Lines are found again on demand from the text, so that a file without mistakes pays nothing for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ihc_engine.knowledge.problem import Path, Problem, path_text

Value = str | int | float | bool | None | tuple["Value", ...] | dict[str, "Value"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_MAYBE_SHARED = re.compile(r"(?:^|[\s\[{,:?-])[&*!]\S", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One YAML file: ``data`` is None if the text could not be read at all; ``problems`` are its mistakes of form."""

    file: str
    text: str
    data: Value
    problems: tuple[Problem, ...]


@dataclass
class _Reader:
    """Turns composed nodes into plain data and notes what is not allowed on the way."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, line: int | None, path: Path, message: str) -> None:
        self.problems.append(Problem(code, self.file, line, path_text(path), message))

    def value(self, node: yaml.Node, path: Path) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple([self.value(item, (*path, index)) for index, item in enumerate(node.value)])
        return self.mapping(node, path)

    def scalar(self, node: yaml.ScalarNode, path: Path) -> Value:
        text: str = node.value
        if node.style:  # quoted or block: a string, whatever it looks like
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text == "" or text == "~":
            self.note("K005", _line(node), path, "the value is empty: write it, or leave the key out")
            return None
        if text[0] in "-0123456789":
            if _INT.fullmatch(text):
                return int(text)
            if _FLOAT.fullmatch(text):
                return float(text)
        return text

    def mapping(self, node: yaml.Node, path: Path) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.note("K001", _line(key_node), path, "a key must be a word, not a list or mapping")
                continue
            key: str = key_node.value
            here = (*path, key)
            if key == "<<" and not key_node.style:
                self.note("K003", _line(key_node), path, "merge keys (<<) are not allowed: write the keys out")
            elif key in result:
                first = next(_line(other) for other, _ in node.value if other.value == key)
                message = f"the key {key!r} stands twice, first in line {first}: keep one"
                self.note("K002", _line(key_node), here, message)
            else:
                result[key] = self.value(value_node, here)
        return result


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _compose(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def _shared_or_tagged(file: str, text: str) -> list[Problem]:
    """Anchors, aliases and tags; the scan over tokens runs only where a character hints at one."""
    if not _MAYBE_SHARED.search(text):
        return []
    what = {yaml.AnchorToken: "an anchor (&)", yaml.AliasToken: "an alias (*)", yaml.TagToken: "a tag (!)"}
    problems = []
    for token in yaml.scan(text, Loader=_LOADER):
        name = what.get(type(token))
        if name:
            message = f"{name} is not allowed: write the value out, and quote a text that starts with such a sign"
            problems.append(Problem("K003", file, int(token.start_mark.line) + 1, "", message))
    return problems


def _tabs(file: str, text: str) -> list[Problem]:
    if "\t" not in text:
        return []
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if "\t" in line]
    return [Problem("K004", file, number, "", "a tab: use spaces") for number in lines]


def read_yaml(file: str, text: str) -> Document:
    """Read one file. Never raises: what is wrong stands in ``problems``."""
    problems = _tabs(file, text)
    try:
        problems += _shared_or_tagged(file, text)
        node = None if problems else _compose(text)
    except yaml.YAMLError as error:
        return Document(file, text, None, (*problems, _syntax(file, error)))
    if problems:
        return Document(file, text, None, tuple(problems))
    if node is None:
        empty = Problem("K001", file, 1, "", "the file is empty: write its entries or remove it")
        return Document(file, text, None, (empty,))
    reader = _Reader(file)
    data = reader.value(node, ())
    return Document(file, text, data, tuple(reader.problems))


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
        root = _compose(text)
    except yaml.YAMLError:
        root = None
    if root is None:
        return [None] * len(paths)
    return [_find(root, path) for path in paths]


def _find(node: yaml.Node, path: Path) -> int:
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
