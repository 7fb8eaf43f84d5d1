"""What was found, invented and missed: precision, recall and their harmonic mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ihc_engine.validation.proportions import DECIMALS, Proportion, proportion

#: Counts of one report or of many, by name; those of many are the sum.
Tally = Counter[str]


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Found:
    """``found`` as the gold has it, ``invented`` (read and not in the gold, or read otherwise), ``missed`` (in the gold and not
    read, or read otherwise). ``f1`` is None where there was nothing to find and nothing was read.
    """

    found: int
    invented: int
    missed: int
    precision: Proportion
    recall: Proportion
    f1: float | None


def found_in(tally: Tally, name: str) -> Found:
    """The figures of one name of a tally."""
    found, invented, missed = (tally[f"{name}.{part}"] for part in ("found", "invented", "missed"))
    whole = 2 * found + invented + missed
    return Found(
        found=found,
        invented=invented,
        missed=missed,
        precision=proportion(found, found + invented),
        recall=proportion(found, found + missed),
        f1=round(2 * found / whole, DECIMALS) if whole else None,
    )


def share_in(tally: Tally, name: str) -> Proportion:
    """``NAME.count`` of ``NAME.of``."""
    return proportion(tally[f"{name}.count"], tally[f"{name}.of"])


def compared(name: str, gold: Mapping[Key, object], read: Mapping[Key, object]) -> Tally:
    """Two tables compared: found where both say the same of a key; said otherwise is invented and missed."""
    found = sum(key in read and read[key] == value for key, value in gold.items())
    return Tally({f"{name}.found": found, f"{name}.invented": len(read) - found, f"{name}.missed": len(gold) - found})
