"""Own reports with one sign, word, name or sentence changed: the reading changes there, and nowhere else.

What is read is compared with the reading of the unchanged report, so that these tests say nothing of how right that one is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import Mention
from ihc_engine.reports.read import ReportReader
from tests.reports.mutations import (
    Mutation,
    inserted_sentences,
    removed_results,
    swapped_heads,
    swapped_names,
    swapped_results,
)
from tests.reports.pieces import own_reports, reader_of

Said = tuple[str, str | None]

#: How many places each kind finds at least; a kind that finds none would test nothing.
KINDS: Mapping[str, tuple[Callable[[Mapping[str, Any]], Iterator[Mutation]], int]] = {
    "sign in brackets swapped": (swapped_results, 60),
    "bare sign swapped": (swapped_results, 30),
    "word swapped": (swapped_results, 80),
    "graded word swapped": (swapped_results, 10),
    "loss swapped": (swapped_results, 3),
    "result removed": (removed_results, 30),
    "names swapped": (swapped_names, 20),
    "words before a list": (swapped_heads, 5),
    "sentence inserted": (inserted_sentences, 300),
}


@pytest.fixture(scope="module")
def reports() -> Mapping[str, Mapping[str, Any]]:
    return {report["report_id"]: report for report in own_reports()}


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ReportReader:
    return reader_of(knowledge)


def mutations_of(kind: str, reports: Mapping[str, Mapping[str, Any]], knowledge: Knowledge) -> list[Mutation]:
    """All of one kind. A marker that must stain in one compartment is not made positive, since that would have to be said too."""
    make, _ = KINDS[kind]
    markers = knowledge.vocabulary.markers
    found = [mutation for report in reports.values() for mutation in make(report) if mutation.kind == kind]

    def compartment(mutation: Mutation, number: int) -> bool:
        return markers[reports[mutation.report_id]["gold"]["mentions"][number]["marker"]].compartment is not None

    return [m for m in found if not any(status == "positive" and compartment(m, number) for number, status in m.changed.items())]


@pytest.mark.parametrize("kind", KINDS)
def test_the_reading_changes_where_the_text_does_and_nowhere_else(
    kind: str, reports: Mapping[str, Mapping[str, Any]], reader: ReportReader, record_property: Callable[[str, object], None]
) -> None:
    found = mutations_of(kind, reports, reader.knowledge)
    record_property("mutations", len(found))
    print(f"{kind}: {len(found)} mutations")
    wrong = [(m.report_id, why) for m in found if (why := what_is_wrong(m, reports[m.report_id], reader))]
    assert wrong == []
    assert len(found) >= KINDS[kind][1]


def what_is_wrong(mutation: Mutation, report: Mapping[str, Any], reader: ReportReader) -> str | None:
    """None if the reading changed as it must; else what is read otherwise."""
    before = reader.read(report["text"])
    if len(before.parts) > 1 and mutation.added:
        return None  # a sentence before the first specimen belongs to none of them
    places = [_number(mention, report) for mention in before.mentions]
    expected: list[Said] = [(m.marker, m.status) for m in before.mentions]
    if mutation.added:
        expected.insert(0, mutation.added)
    for number, changed in mutation.changed.items():
        for at in [place for place, found in enumerate(places) if found == number]:
            marker, status = expected[at]
            expected[at] = (str(changed), status) if mutation.kind == "names swapped" else (marker, changed)
    read = reader.read(mutation.text)
    if read.language != before.language:
        return None  # a sentence more may show the language of a short report, which then is read better
    after: list[Said] = [(m.marker, m.status) for m in read.mentions]
    return None if after == expected else f"{_first_difference(expected, after)}"


def _number(mention: Mention, report: Mapping[str, Any]) -> int | None:
    """The number of a mention in the gold."""
    golden = enumerate(report["gold"]["mentions"])
    return next((n for n, gold in golden if gold["start"] < mention.end and mention.start < gold["end"]), None)


def _first_difference(expected: list[Said], after: list[Said]) -> str:
    if len(expected) != len(after):
        return f"{len(after)} mentions, expected {len(expected)}"
    return "; ".join(f"{a} instead of {e}" for e, a in zip(expected, after, strict=True) if e != a)
