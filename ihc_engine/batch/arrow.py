"""pyarrow, where it is installed; nothing else in the package asks for it."""

from __future__ import annotations

from types import ModuleType

from ihc_engine.batch.problems import TableError

_MISSING = (
    "Parquet needs pyarrow, which is not installed; install it with: pip install 'ihc-engine[batch]', or use .jsonl or .csv"
)


def pyarrow() -> ModuleType:
    """The module ``pyarrow``. TableError: not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise TableError(_MISSING) from error
    return pyarrow


def pyarrow_parquet() -> ModuleType:
    """The module ``pyarrow.parquet``. TableError: not installed."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise TableError(_MISSING) from error
    return parquet


def pyarrow_compute() -> ModuleType:
    """The module ``pyarrow.compute``. TableError: not installed."""
    try:
        from pyarrow import compute
    except ImportError as error:
        raise TableError(_MISSING) from error
    return compute
