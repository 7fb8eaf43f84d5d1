"""The only door to NumPy, and the names of its arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypeVar

try:
    import numpy as np
except ImportError as error:  # an extra, not needed for single cases
    raise ImportError("the columnar engine needs NumPy: pip install 'ihc-engine[columnar]'") from error
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
#: State codes (see ``states``), one a finding.
Codes: TypeAlias = NDArray[np.uint16]

_Element = TypeVar("_Element", bound=np.generic)

__all__ = ["Codes", "Floats", "Ints", "Mask", "NDArray", "joined", "np"]


def joined(parts: Sequence[NDArray[_Element]]) -> NDArray[_Element]:
    """Arrays one after the other; the only one as it is, since most tables have one part."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
