"""The published cases: facts with a citation, all readable, every word known."""

from __future__ import annotations

import json

from ihc_engine import Knowledge
from ihc_engine.validation.cases import LabelledCase, read_cases
from ihc_engine.validation.words import unknown_words

#: Fields that hold facts or say where they come from; anything else would be text of the source.
FACTS = {"case_id", "site", "age", "sex", "specimen", "morphology", "mitoses", "necrosis", "size_cm", "molecular", "markers"}
LABELS = {"diagnosis", "citation", "pmid", "doi", "source", "lang", "difficulty", "series"}
#: Longest name of a site, a feature or a result; a sentence is longer.
LONGEST_FACT = 40


def test_every_row_is_readable(published: list[str], shipped: Knowledge) -> None:
    assert [row for row in read_cases(published, shipped) if not isinstance(row, LabelledCase)] == []


def test_every_word_is_understood(published: list[str], shipped: Knowledge) -> None:
    cases = [row for row in read_cases(published, shipped) if isinstance(row, LabelledCase)]
    assert unknown_words(cases) == ()


def test_rows_hold_facts_and_a_citation_and_no_text(published: list[str]) -> None:
    for row in map(json.loads, published):
        assert set(row) <= FACTS | LABELS
        assert row["citation"]
        facts = [row["site"], *row["morphology"], *row["markers"], *(v for v in row["markers"].values() if isinstance(v, str))]
        assert all(len(fact) <= LONGEST_FACT for fact in facts), row["case_id"]


def test_case_ids_are_unique(published: list[str]) -> None:
    ids = [json.loads(line)["case_id"] for line in published]
    assert len(ids) == len(set(ids))


def test_a_stated_source_is_one_of_the_knowledge(published: list[str], shipped: Knowledge) -> None:
    stated = {row["source"] for row in map(json.loads, published) if "source" in row}
    assert stated
    assert stated <= set(shipped.sources)
