"""The only door to NumPy, and the names of its arrays."""

from __future__ import annotations

from typing import TypeAlias

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

__all__ = ["Codes", "Floats", "Ints", "Mask", "NDArray", "np"]
