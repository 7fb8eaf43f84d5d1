"""A row that holds a report and no markers is the case that the report states, beside what its other columns say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ihc_engine.batch.problems import TableError
from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.reports.model import ReportReading

#: Characters of the longest report, as in a case.
LONGEST_TEXT = 1_000_000
#: What a column and a report may both add to; of all other fields the column is right.
_BOTH_COUNT = ("morphology", "clinical", "molecular")


class TextReader(Protocol):
    """Reads reports, as ``ihc_engine.reports.read.ReportReader`` does."""

    def read(self, text: str, /) -> ReportReading:
        """What a report states, every statement with its place."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row read from text: ``case`` in the shape of its JSON, without the text itself, and the reading it comes from."""

    case: Mapping[str, Any]
    reading: ReportReading


def is_text_row(data: Mapping[str, Any]) -> bool:
    """Whether the panel of a row stands in its text."""
    text = data.get("text")
    return isinstance(text, str) and bool(text.strip()) and not data.get("markers")


def read_text_row(data: Mapping[str, Any], reader: TextReader) -> TextRow:
    """Read the text of a row. CaseError: too long, or half characters in it. TableError: what reading needs is not installed."""
    text: str = data["text"]
    if len(text) > LONGEST_TEXT:
        raise CaseError([CaseProblem("text", f"more than {LONGEST_TEXT:,} characters: send one report at a time")])
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise CaseError([CaseProblem("text", "halves of characters: save the text as UTF-8")])
    try:
        reading = reader.read(text)
    except ModuleNotFoundError as error:
        raise TableError(f"reports need {error.name}, which is not installed: pip install 'ihc-engine[reports]'") from error
    return TextRow(_joined(data, reading.case), reading)


def _joined(columns: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """The case of both. A column stands for what the report says of the same; features of both are kept."""
    stated = {
        name: value for name, value in columns.items() if name not in ("text", "markers") and value not in (None, "", [], {})
    }
    joined = {**{name: value for name, value in read.items() if name != "text"}, **stated}
    for name in _BOTH_COUNT:
        if name in stated and read.get(name):
            joined[name] = [*_features(stated[name]), *_features(read[name])]
    return joined


def _features(stated: object) -> list[object]:
    """Features as a list, however they are written."""
    if isinstance(stated, str):
        return [part.strip() for part in stated.replace("\n", ";").split(";") if part.strip()]
    if isinstance(stated, Mapping):
        return [{"feature": name, "status": status} for name, status in stated.items()]
    return list(stated) if isinstance(stated, list | tuple) else [stated]
