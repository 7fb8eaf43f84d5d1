"""The tables of the reference that follow from code or knowledge."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml
from typer.models import ArgumentInfo

from ihc_engine.cli.app import app
from ihc_engine.knowledge.codes import CODES, WARNINGS
from ihc_engine.vocabulary.result_words import ResultPhrases
from ihc_engine.vocabulary.shipped import shipped_languages
from tests.kept import loaded

RULES = Path(__file__).parents[2] / "rules"
_ROOMS = {
    "K0": "Form",
    "K1": "Names",
    "K2": "Evidence",
    "K3": "Sources",
    "K4": "Vocabulary",
    "K5": "Rules",
    "K6": "Texts",
}
_SUBJECTS = {
    "polarity": "What the stain shows",
    "extent": "How much stains",
    "intensity": "How strongly",
    "level": "Level (Ki-67, or an intensity)",
    "pattern": "Where in the cell",
    "cells": "Which cells",
    "component": "Which component",
}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def lint_codes() -> str:
    """All codes of ``rules check`` by room."""
    text = ""
    for start, room in _ROOMS.items():
        rows = [
            (f"`{code}`", "warning" if code in WARNINGS else "error", meaning)
            for code, meaning in CODES.items()
            if code.startswith(start)
        ]
        text += f"\n### {room}\n\n{table(('code', 'severity', 'meaning'), rows)}"
    return f"{text}\n"


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument (``names`` is its placeholder) or an option of a command, as it is declared in the code."""

    names: tuple[str, ...]
    choices: tuple[str, ...]
    placeholder: str
    default: str
    help: str


def cli_commands() -> Iterator[tuple[str, str, tuple[Parameter, ...]]]:
    """Every command: full name, description, arguments and options."""
    if app.registered_callback is not None and app.registered_callback.callback is not None:
        yield _declared("ihc-engine", app.registered_callback.callback)
    groups = [("ihc-engine", app), *((f"ihc-engine {group.name}", group.typer_instance) for group in app.registered_groups)]
    for prefix, group in groups:
        for command in group.registered_commands if group is not None else ():
            assert command.callback is not None
            yield _declared(f"{prefix} {command.name or command.callback.__name__}", command.callback)


def _declared(name: str, function: Callable[..., Any]) -> tuple[str, str, tuple[Parameter, ...]]:
    hints = get_type_hints(function, include_extras=True)
    parameters = (_parameter(p, hints[p.name]) for p in inspect.signature(function).parameters.values())
    return name, " ".join((function.__doc__ or "").split()), tuple(parameters)


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    plain, info = get_args(hint)[:2]
    # inside Annotated, typer takes the first declared name for a default
    first = (info.default,) if isinstance(info.default, str) and info.default.startswith("-") else ()
    names = tuple(part for name in (*first, *(info.param_decls or ())) for part in name.split("/"))
    if isinstance(info, ArgumentInfo):
        names = (str(info.metavar or parameter.name.upper()),)
    choices = tuple(str(choice.value) for choice in plain) if isinstance(plain, type) and issubclass(plain, Enum) else ()
    return Parameter(
        names or (f"--{parameter.name.replace('_', '-')}",),
        choices,
        str(info.metavar or "") if not isinstance(info, ArgumentInfo) else "",
        _default(parameter.default),
        " ".join((info.help or "").split()),
    )


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return "required"
    if value is None or value is False:
        return ""
    return "on" if value is True else f"`{value.value if isinstance(value, Enum) else value}`"


def cli() -> str:
    """All commands with their arguments and options."""
    text = ""
    for name, words, parameters in cli_commands():
        rows = [
            (
                " ".join([", ".join(f"`{n}`" for n in p.names), *([f"`{p.placeholder}`"] if p.placeholder else ())]),
                p.default,
                p.help + (f" One of {', '.join(f'`{c}`' for c in p.choices)}." if p.choices else ""),
            )
            for p in parameters
        ]
        rows.append(("`--help`", "", "Show the help of the command and leave."))
        text += f"\n### `{name}`\n\n{words}\n\n{table(('argument or option', 'default', 'meaning'), rows)}"
    return f"{text}\n"


def result_words() -> str:
    """All words in which results are read, by what they state."""
    by_meaning: dict[tuple[str, str], list[str]] = {}
    for phrase, meaning in ResultPhrases.of(shipped_languages()).statements.items():
        by_meaning.setdefault(meaning, []).append(phrase)
    text = ""
    for subject, title in _SUBJECTS.items():
        rows = [(f"`{value}`", ", ".join(sorted(phrases))) for (about, value), phrases in by_meaning.items() if about == subject]
        text += f"\n### {title}\n\n{table(('read as', 'words'), rows)}"
    return f"{text}\n"


def diagnoses() -> str:
    """All diagnoses, the core entities first."""
    rows = [
        (f"`{d.id}`", d.name, "core" if d.role == "core" else "mimic", str(len(d.variants)), str(_studies(d.evidence)))
        for d in sorted(loaded().diagnoses.values(), key=lambda d: (d.role, d.name))
    ]
    return table(("id", "name", "role", "variants", "evidence rows with a source"), rows)


def _studies(evidence: Iterable[Any]) -> int:
    return sum(1 for part in evidence for row in part.rows if row.source and row.frequency is None)


def size() -> str:
    """How much knowledge there is, in one sentence."""
    k = loaded()
    rows = sum(_studies(d.evidence) for d in k.diagnoses.values())
    known = f"{len(k.diagnoses)} diagnoses ({len(k.core)} core entities and their mimics), {len(k.vocabulary.markers)} stains"
    return f"It knows {known}, {rows:,} published frequencies,\n{len(k.sources)} sources and {len(k.rules)} rules.\n"


def policy_values() -> Mapping[str, str]:
    """Every number of rules/policy.yaml by its dotted name."""

    def walk(prefix: str, value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                yield from walk(f"{prefix}.{key}" if prefix else str(key), inner)
        else:
            yield prefix, f"{value:g}" if isinstance(value, float) else str(value)

    return dict(walk("", yaml.safe_load((RULES / "policy.yaml").read_text(encoding="utf-8"))))


def base_odds() -> str:
    """The base odds of all diagnoses that have their own."""
    base = loaded().policy.prior.base
    return table(("diagnosis", "relative odds"), ((f"`{name}`", f"{odds:g}") for name, odds in base.items()))


#: Name in the documents to what makes the table.
TABLES: Mapping[str, Callable[[], str]] = {
    "base-odds": base_odds,
    "cli": cli,
    "diagnoses": diagnoses,
    "lint-codes": lint_codes,
    "result-words": result_words,
    "size": size,
}
