"""Where the knowledge files lie, and the languages among them."""

from __future__ import annotations

import importlib.resources
from functools import cache
from pathlib import Path

import yaml

from ihc_engine.vocabulary.language import Language

# every scalar stays a word: "no" is a denial here, not a truth value
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def places_of_rules() -> tuple[Path, Path]:
    """Where knowledge files may lie: inside the installed package, and the top-level ``rules/`` of a checkout."""
    package = importlib.resources.files("ihc_engine")
    return Path(str(package / "_rules")), Path(str(package)).parent / "rules"


@cache
def shipped_languages() -> tuple[Language, ...]:
    """The languages of the shipped knowledge, by id; none where the knowledge files are missing."""
    folder = next((place for place in places_of_rules() if (place / "manifest.yaml").is_file()), None)
    files = sorted((folder / "reading").glob("*.yaml")) if folder else []
    read = (yaml.load(file.read_text(encoding="utf-8"), _Loader) for file in files)  # noqa: S506 - builds nothing but words
    return tuple(Language.model_validate(data, strict=False) for data in read)
