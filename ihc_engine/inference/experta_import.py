"""The only door to experta.

experta 1.9.4, its last release, pins frozendict 1.2, which looks for ``collections.Mapping`` (gone since Python 3.10), and
it puts a handler on the root logger when imported. Both are mended here for the length of the import and undone after it.
"""

from __future__ import annotations

import collections
import collections.abc
import logging
import threading
from types import ModuleType
from typing import Any, cast

_lock = threading.Lock()


def import_experta() -> ModuleType:
    """Import experta without leaving traces in ``collections`` or in the root logger."""
    with _lock:
        root = logging.getLogger()
        handlers, level = list(root.handlers), root.level
        lent = not hasattr(collections, "Mapping")
        # setattr/delattr, because the name is not part of the typed module any more
        if lent:
            namespace: Any = collections
            namespace.Mapping = collections.abc.Mapping
        try:
            import experta
        finally:
            if lent:
                del namespace.Mapping
            root.handlers[:] = handlers
            root.setLevel(level)
    return cast(ModuleType, experta)
