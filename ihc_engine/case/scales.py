"""What a graded result (``0``, ``1+``, ``2+``, ``3+``) means for a marker that has a scale of its own.

Of most stains every grade but 0 is positive. Of HER2 it is not: 1+ is negative and 2+ equivocal, whatever else is told of how
much stains ("1+, faint incomplete membranous staining in 20 %"). The scale stands with the marker in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.vocabulary.models import Graded, Scale

_OUT_OF = ("3", "4")


def grades_in(words: str) -> list[int]:
    """The grades that a graded result names: ``2+`` one, ``1-2+`` two, ``1+/3+`` the first, which is counted out of the last."""
    digits = [character for character in words if character.isdigit()]
    if "/" in words and digits[-1] in _OUT_OF:
        digits = digits[:1]
    return [int(digit) for digit in digits]


def on_scale(grades: Iterable[int], scale: Scale) -> Graded:
    """What grades mean on a scale; equivocal where they mean different things (``1-2+``)."""
    meant = {scale[min(grade, len(scale) - 1)] for grade in grades}
    return next(iter(meant)) if len(meant) == 1 else "equivocal"
