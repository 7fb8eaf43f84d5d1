"""Knowledge that is read once, and what is made ready of it, for all tests of a process.

A folder is read again only where one of its files has changed. What is kept is shared, which no answer may show.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import digest_of, load_knowledge, rules_location
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.reading import read_texts
from ihc_engine.reports.read import ReportReader

#: States of knowledge that are kept: the shipped one, and the few that a test or a page is about.
_KEPT = 4


def loaded(path: Path | None = None) -> Knowledge:
    """What ``load_knowledge`` gives, and the same object again while the files are the same."""
    folder = rules_location() if path is None else path
    texts, unreadable = read_texts(folder)
    return load_knowledge(folder) if unreadable else _read(folder, folder.resolve(), digest_of(texts))


@lru_cache(_KEPT)
def _read(folder: Path, place: Path, digest: str) -> Knowledge:
    """``place`` and ``digest`` tell apart what one name may stand for."""
    return load_knowledge(folder)


@lru_cache(_KEPT)
def interpreter_of(knowledge: Knowledge) -> Interpreter:
    """An interpreter whose rules are made ready once."""
    return Interpreter(knowledge)


@lru_cache(_KEPT)
def columnar_of(knowledge: Knowledge) -> ColumnarInterpreter:
    """The columnar engine, compiled once."""
    return ColumnarInterpreter(knowledge)


def reader_of(knowledge: Knowledge) -> ReportReader:
    """A reader whose words are made ready once."""
    return interpreter_of(knowledge).reports
