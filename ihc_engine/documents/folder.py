"""All documents of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ihc_engine.documents.model import DocumentError, DocumentText
from ihc_engine.documents.read import text_of


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file: its name relative to the folder (with ``/``), and its text or why there is none."""

    name: str
    document: DocumentText | DocumentError


def rows_of_folder(folder: str | os.PathLike[str]) -> Iterator[DocumentRow]:
    """Every file of a folder and of the folders in it, sorted by name, read one at a time.

    A file that cannot be read is a row with a DocumentError. Raised: DocumentError, if the folder itself cannot be listed.
    """
    root = Path(folder)
    for name, problem in sorted(_names(root), key=lambda entry: entry[0].as_posix()):
        relative = name.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
        yield DocumentRow(relative, problem.at(relative) if problem else _read(root, name, relative))


def _read(root: Path, name: Path, relative: str) -> DocumentText | DocumentError:
    try:
        return text_of(root / name)
    except DocumentError as error:
        return DocumentError(error.problem, error.remedy, error.where.replace(str(root / name), relative, 1))


def _names(root: Path) -> Iterator[tuple[Path, DocumentError | None]]:
    """Files by relative path, and what cannot be walked into, with the reason."""
    refused: list[OSError] = []
    if not root.is_dir():
        raise DocumentError("not a folder", "name the folder of the documents", str(root))
    for place, folders, files in os.walk(root, onerror=refused.append):
        here = Path(place).relative_to(root)
        for name in folders:
            if (Path(place) / name).is_symlink():
                yield here / name, DocumentError("a link to another folder is not followed", "read that folder by itself")
        for name in files:
            yield here / name, None
    for error in refused:
        unlisted = Path(error.filename).relative_to(root)
        if unlisted == Path("."):
            raise DocumentError(f"cannot be listed ({error.strerror})", "check the permissions", str(root)) from error
        yield unlisted, DocumentError(f"cannot be listed ({error.strerror})", "check the permissions")
