"""The markers that names stand for."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, Token


def markers_of(names: Sequence[Token]) -> set[str]:
    """The markers that some tokens name; a stain that the vocabulary does not know is one too."""
    return {t.value.marker.id if t.value.marker else t.value.phrase for t in names if t.kind == NAME}
