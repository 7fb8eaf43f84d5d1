"""The knowledge that ships: clean, and not one source can be taken away unnoticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ihc_engine.knowledge.checks.sources import citations
from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.lint import CITATIONS, lint
from ihc_engine.knowledge.load import check_knowledge, rules_location
from ihc_engine.knowledge.reading import read_draft, read_texts

#: Every so many sources are taken away one by one and linted.
SAMPLED = 40


@pytest.fixture(scope="module")
def shipped() -> Draft:
    draft, _, complete = read_draft(read_texts(rules_location())[0])
    assert complete
    return draft


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert [str(problem) for problem in check_knowledge()] == []


def test_every_source_is_cited_so_that_none_can_be_taken_away(shipped: Draft) -> None:
    cited = {source for source, _, _ in citations(shipped)}
    assert {placed.record.id for placed in shipped.sources} <= cited


def test_taking_a_source_away_is_an_error(shipped: Draft) -> None:
    for source in shipped.sources[::SAMPLED]:
        without = replace(shipped, sources=tuple(other for other in shipped.sources if other is not source))
        remarks = lint(without, CITATIONS)
        assert {remark.code for remark in remarks} == {"K103"}
        assert all(repr(source.record.id) in remark.message for remark in remarks)
