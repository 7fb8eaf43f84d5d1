"""How a command ends when its input cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from ihc_engine.case.problems import CaseError
from ihc_engine.explanation.words import printable
from ihc_engine.knowledge.problem import KnowledgeError

UNUSABLE = 2


def fail(message: str) -> typer.Exit:
    """Say what is wrong on stderr; raise what this returns."""
    typer.echo("\n".join(printable(line) for line in f"ihc-engine: {message}".split("\n")), err=True)
    return typer.Exit(UNUSABLE)


def knowledge_folder(folder: Path | None, option: str = "--knowledge") -> Path | None:
    """The folder as it is, if it looks like one of knowledge; any other may hold thousands of files that are none."""
    if folder is not None and not any((folder / part).exists() for part in ("manifest.yaml", "vocabulary", "diagnoses")):
        raise fail(f"{option} {folder}: no folder of knowledge files: it holds manifest.yaml, vocabulary/ and diagnoses/")
    return folder


@contextmanager
def usable_input() -> Iterator[None]:
    """Turn unreadable cases, knowledge and files into exit code 2 with all their problems."""
    try:
        yield
    except CaseError as error:
        raise fail(str(error)) from error
    except KnowledgeError as error:
        raise fail(str(error)) from error
    except UnicodeDecodeError as error:
        raise fail(f"the input is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except BrokenPipeError:  # whoever reads the output has seen enough
        raise
    except OSError as error:
        raise fail(f"{error.filename or 'input'}: {error.strerror or error}") from error
