"""The JSON of a reading is the reading: it fits its schema, keeps every place, and is the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

import pytest
from jsonschema import Draft202012Validator

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import Mention, Part, ReportReading
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.serialise import ReportRecord, from_json, json_schema, record_of, to_dict, to_json

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.fixture(scope="module")
def readings(knowledge: Knowledge) -> list[ReportReading]:
    """Every sixth report of the fixtures, in all languages, and one with nothing in it."""
    lines = [line for file in sorted(REPORTS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    reader = ReportReader(knowledge)
    return [reader.read(json.loads(line)["text"]) for line in lines[::6]] + [reader.read("")]


def test_every_reading_fits_the_schema(readings: list[ReportReading], knowledge: Knowledge) -> None:
    Draft202012Validator.check_schema(json_schema())
    validator = Draft202012Validator(json_schema())
    assert [error.message for r in readings for error in validator.iter_errors(json.loads(to_json(r, knowledge)))] == []


def test_the_schema_refuses_another_version(readings: list[ReportReading], knowledge: Knowledge) -> None:
    record = to_dict(readings[0], knowledge)
    assert Draft202012Validator(json_schema()).is_valid(record)
    assert not Draft202012Validator(json_schema()).is_valid({**record, "schema": "ihc-reading/0"})


def test_the_same_text_gives_the_same_bytes(readings: list[ReportReading], knowledge: Knowledge) -> None:
    again = ReportReader(knowledge)
    for reading in readings[:10]:
        assert to_json(again.read(reading.text), knowledge) == to_json(reading, knowledge)


def test_json_plain_data_and_the_record_say_the_same(readings: list[ReportReading], knowledge: Knowledge) -> None:
    for reading in readings:
        data = to_json(reading, knowledge)
        assert json.loads(data) == to_dict(reading, knowledge)
        assert from_json(data) == record_of(reading, knowledge)


def test_every_place_leads_to_its_words(readings: list[ReportReading], knowledge: Knowledge) -> None:
    for reading in readings:
        record = to_dict(reading, knowledge)
        for part in record["parts"]:
            for kind in ("mentions", "statements", "diagnoses", "not_understood"):
                for item in part[kind]:
                    assert reading.text[item["start"] : item["end"]] == item["text"], kind


def test_mappings_of_every_kind_are_plain_in_json(knowledge: Knowledge) -> None:
    result = MappingProxyType({"result": "positive"})
    part = Part(
        None, 0, 3, MappingProxyType({"markers": {"SMA": result}}), (Mention("SMA", 0, 3, "SMA", "positive", result=result),)
    )
    record = json.loads(to_json(ReportReading("SMA", "en", (part,), part), knowledge))
    assert record["case"] == {"markers": {"SMA": {"result": "positive"}}}
    assert record["mentions"][0]["result"] == {"result": "positive"}


def test_the_top_level_is_the_main_part(readings: list[ReportReading], knowledge: Knowledge) -> None:
    for reading in readings:
        record = to_dict(reading, knowledge)
        main = record["parts"][record["main_part"]]
        assert {name: record[name] for name in ("case", "mentions", "not_understood")} == {
            name: main[name] for name in ("case", "mentions", "not_understood")
        }


def test_the_knowledge_is_named_and_the_text_is_not_repeated(knowledge: Knowledge) -> None:
    text = "SMA is positive. " + "Nothing of interest here. " * 20
    record = to_dict(ReportReader(knowledge).read(text), knowledge)
    assert record["knowledge"] == {"version": knowledge.manifest.version, "digest": knowledge.digest}
    assert set(record) == {field.name for field in fields(ReportRecord)}
    assert set(record["mentions"][0]) == {field.name for field in fields(Mention)}
    assert "Nothing of interest" not in json.dumps(record)
