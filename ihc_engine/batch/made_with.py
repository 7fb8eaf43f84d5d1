"""What an output was made with, as far as its rows do not tell it: kept in the metadata of Parquet, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.folder_files import folder_files
from ihc_engine.differential.pretest import Prior

_PRIOR = "prior"


def made_with(prior: Prior) -> Mapping[str, str]:
    """Metadata of an output: its pre-test odds as ``prior_words``."""
    return {_PRIOR: prior_words(prior)}


def prior_words(prior: Prior) -> str:
    """``site``, ``uniform``, or a caller's odds as JSON: shares of their sum, by name, so that equal odds give equal words."""
    if isinstance(prior, str):
        return prior
    total = sum(prior.values())
    return json.dumps({name: float(f"{prior[name] / total:.12g}") for name in sorted(prior)})


def priors_of(output: Path) -> set[str | None]:
    """The pre-test odds that an earlier output was made with, of each of its files; None where a file does not keep them.

    OSError: it is not there.
    """
    if output.is_dir():
        return {prior for file in folder_files(output) for prior in ((None,) if file.path.is_dir() else priors_of(file.path))}
    if output.suffix.lower() != ".parquet":
        return {None}
    try:
        metadata: Mapping[bytes, bytes] = pyarrow_parquet().read_schema(output).metadata or {}
    except pyarrow().ArrowException:
        return {None}  # whoever reads its rows says what is wrong
    found = metadata.get(_PRIOR.encode())
    return {None if found is None else found.decode("utf-8", "replace")}
