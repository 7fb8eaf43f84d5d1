"""What is wrong with the knowledge: a problem points to file and line and says what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Path = tuple[str | int, ...]
ProblemSeverity = Literal["error", "warning"]

#: From this similarity on (0 to 1) a known name is offered as what was meant.
SUGGEST_FROM = 0.7
#: So many problems are spelt out in the text of an exception; all of them are in its list.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    ``file`` is relative to the rules folder, ``line`` counts from 1, ``path`` names the key
    (``evidence[2].rows[0].source``).
    """

    code: str
    file: str
    line: int | None
    path: str
    message: str
    severity: ProblemSeverity = "error"

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f" {self.path}:" if self.path else ""
        return f"{place}: {self.code} {self.severity}:{where} {self.message}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem before its line is known; ``line`` is set only where ``path`` cannot tell it."""

    code: str
    file: str
    path: Path
    message: str
    line: int | None = None


class KnowledgeError(Exception):
    """The knowledge cannot be used. ``problems`` holds every mistake of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"... and {len(self.problems) - SHOWN} more (ihc-engine rules check lists them all)")
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__("\n".join([f"{count} in the knowledge files:", *lines]))


def path_text(path: Path) -> str:
    """``("rows", 0, "source")`` as ``rows[0].source``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the nearest known name, else nothing."""
    by_lower = {name.lower(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=SUGGEST_FROM)
    return f"; did you mean {by_lower[found[0]]!r}?" if found else ""


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line, path and code, without repetitions."""
    return sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.path, p.code, p.message))
