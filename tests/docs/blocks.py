"""Markdown cut into prose and fenced blocks, and put together again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

_FENCE = re.compile(r"^(`{3,})(.*)$")


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines between fenced blocks."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as they stand in the document."""
        return "".join(f"{line}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block: its language, the words and ``key=value`` attributes behind it, and its lines."""

    fence: str
    info: str
    lines: tuple[str, ...]
    line: int

    @property
    def language(self) -> str:
        """First word behind the fence; empty if there is none."""
        return self.info.split(" ")[0]

    @property
    def attributes(self) -> Mapping[str, str]:
        """What stands behind the language; a word without a value has an empty one."""
        parts = (part.partition("=") for part in shlex.split(self.info)[1:])
        return {key: value for key, _, value in parts}

    @property
    def body(self) -> str:
        """The lines inside."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def text(self) -> str:
        """The block as it stands in the document."""
        return f"{self.fence}{self.info}\n{self.body}{self.fence}\n"

    def holding(self, body: str) -> Fenced:
        """The same block with other lines inside."""
        return replace(self, lines=tuple(body.rstrip("\n").split("\n")) if body.strip() else ())


def parse(text: str) -> list[Prose | Fenced]:
    """All parts of a document, in order. ValueError: a fence that is not closed."""
    parts: list[Prose | Fenced] = []
    prose: list[str] = []
    lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    number = 0
    while number < len(lines):
        opened = _FENCE.match(lines[number])
        if opened is None:
            prose.append(lines[number])
            number += 1
            continue
        parts.append(Prose(tuple(prose)))
        prose = []
        start = number
        number += 1
        while number < len(lines) and lines[number] != opened[1]:
            number += 1
        if number == len(lines):
            raise ValueError(f"line {start + 1}: the fence is not closed")
        parts.append(Fenced(opened[1], opened[2].strip(), tuple(lines[start + 1 : number]), start + 1))
        number += 1
    parts.append(Prose(tuple(prose)))
    return [part for part in parts if part.text]


def commands(block: Fenced) -> Iterator[str]:
    """The commands of a console block: lines after ``$``, joined with their ``>`` continuations."""
    current: list[str] = []
    for line in block.lines:
        if line.startswith("$ "):
            if current:
                yield "\n".join(current)
            current = [line[2:]]
        elif line.startswith("> ") and current and current[-1].endswith("\\"):
            current.append(line[2:])
        elif current:
            yield "\n".join(current)
            current = []
    if current:
        yield "\n".join(current)


def shown(command: str) -> str:
    """A command as it stands in a console block."""
    return "$ " + command.replace("\n", "\n> ") + "\n"
