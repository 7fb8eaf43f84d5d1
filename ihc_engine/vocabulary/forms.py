"""Phrases that stand for many: "<be> not <seen>" is "is not seen", "was not found" and all the others.

A language lists its verbs and endings once, as ``forms``; a phrase names the list in angle brackets, or writes out the choice
("stain<s|ed|>").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TypeVar

from pydantic import BaseModel

from ihc_engine.vocabulary.language import Language

_CHOICE = re.compile(r"<([^<>]*)>")
_Model = TypeVar("_Model", bound=BaseModel)
Forms = Mapping[str, tuple[str, ...]]


def spelled_out(phrase: str, forms: Forms) -> tuple[str, ...]:
    """The phrases that one with forms stands for, in the order of the forms. KeyError, with its name, for forms not there."""
    if "<" not in phrase:
        return (phrase,)
    before, *rest = _CHOICE.split(phrase)
    written = [before]
    for name, behind in zip(rest[::2], rest[1::2], strict=True):
        choice = tuple(name.split("|")) if "|" in name else _forms_of(name, forms)
        written = [f"{begun}{form}{behind}" for begun in written for form in choice]
    return tuple(written)


def _forms_of(name: str, forms: Forms) -> tuple[str, ...]:
    """The forms of a list, whose own phrases may ask for lists before it."""
    before = _before(name, forms)
    return tuple(way for phrase in forms[name] for way in spelled_out(phrase, before))


def _before(name: str, forms: Forms) -> Forms:
    return dict(takewhile(lambda item: item[0] != name, forms.items()))


def forms_before(path: tuple[str | int, ...], language: Language) -> Forms:
    """The lists that a phrase at a place may ask for: all, or those before its own list."""
    match path:
        case ("forms", str(name), *_):
            return _before(name, language.forms)
    return language.forms


def unknown_forms(phrase: str, forms: Forms) -> list[str]:
    """The names in angle brackets that no form has."""
    return [name for name in _CHOICE.findall(phrase) if "|" not in name and name not in forms]


def with_forms(language: Language) -> Language:
    """A language whose phrases are all spelled out. KeyError as ``spelled_out``."""
    if not language.forms:
        return language
    return _spelled(language, language.forms).model_copy(update={"forms": {}})


def _spelled(part: _Model, forms: Forms) -> _Model:
    """A part of a language with its phrases spelled out, each once."""
    return part.model_copy(update={name: _value(getattr(part, name), forms) for name in type(part).model_fields})


def _value(value: object, forms: Forms) -> object:
    if isinstance(value, BaseModel):
        return _spelled(value, forms)
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(way for phrase in value for way in spelled_out(phrase, forms)))
    if isinstance(value, dict):
        return {key: _value(inner, forms) for key, inner in value.items()}
    return value


def phrases_with_places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every phrase of a language as it is written, and its path in the file."""
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from phrases_with_places(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from phrases_with_places(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from phrases_with_places(inner, (*path, index))
