"""Writes the outputs and tables of the documents anew: ``python -m tests.docs.write [DOCUMENT ...]``. Review the difference."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.running import ROOT, documents, refreshed


def main(names: list[str]) -> None:
    """Rewrite the named documents, by default all."""
    for path in [Path(name).resolve() for name in names] or documents():
        with tempfile.TemporaryDirectory() as scratch:
            new = refreshed(path, Path(scratch))
        if new != path.read_text(encoding="utf-8"):
            path.write_text(new, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
