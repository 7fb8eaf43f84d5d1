"""The strict part of YAML that knowledge files are written in."""

from __future__ import annotations

import pytest

from ihc_engine.knowledge.yaml_source import Value, line_of, read_yaml


def value_of(text: str) -> Value:
    document = read_yaml("x.yaml", text)
    assert document.problems == ()
    return document.data


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("OFF", "OFF"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("12", 12),
        ("-3", -3),
        ("0.25", 0.25),
        ('"12"', "12"),
        ("'true'", "true"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("6E7", "6E7"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".5", ".5"),
        ("12:30", "12:30"),
        ("2022-05-01", "2022-05-01"),
        ("8890/3", "8890/3"),
        (".nan", ".nan"),
    ],
)
def test_only_plain_decimal_numbers_and_two_words_are_not_text(written: str, read: Value) -> None:
    value = value_of(f"key: {written}\n")
    assert value == {"key": read}
    assert isinstance(value, dict)
    assert type(value["key"]) is type(read)


def test_lists_become_tuples_and_keys_stay_text() -> None:
    assert value_of("1: [a, {b: [2]}]\nyes: []\n") == {"1": ("a", {"b": (2,)}), "yes": ()}


def test_signs_inside_texts_are_no_anchors_or_tags() -> None:
    text = 'a: "R&D, *very* !important"\nb: Smith & Jones * 3!\nc: [x&y, "*", "&"]\n'
    assert value_of(text) == {"a": "R&D, *very* !important", "b": "Smith & Jones * 3!", "c": ("x&y", "*", "&")}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: {c: 1, c: 2}\n", "K002", 2),
        ("a: &x 1\n", "K003", 1),
        ("a: 1\nb: !!int 3\n", "K003", 2),
        ("a: {<<: {b: 1}}\n", "K003", 1),
        ("a: 1\n\tb: 2\n", "K004", 2),
        ("a: 1\nb:\n", "K005", 2),
        ("a: ~\n", "K005", 1),
        ("a: [1, 2\nb: 3\n", "K001", 2),
        ("? [a]\n: 1\n", "K001", 1),
        ("a: 1\n---\nb: 2\n", "K001", 2),
        ("", "K001", 1),
        ("# only words\n", "K001", 1),
    ],
)
def test_what_is_not_allowed_has_a_code_and_a_line(text: str, code: str, line: int) -> None:
    problems = read_yaml("x.yaml", text).problems
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_lines_are_found_for_paths_and_for_parents_of_missing_keys() -> None:
    text = "a:\n  b:\n    - {c: 1}\n    - {c: 2,\n       d: 3}\n"
    assert line_of(text, ("a", "b", 1, "d")) == 5
    assert line_of(text, ("a", "b", 1, "missing")) == 4
    assert line_of(text, ("a",)) == 1
    assert line_of("a: [", ("a",)) is None
