"""Markdown that hostile words cannot break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ihc_engine.explanation import to_markdown
from ihc_engine.explanation.markdown import escaped
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import Knowledge

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
#: What an explanation is made of; words of a caller add none of it.
PLAIN = {"paragraph", "inline", "text", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
OWN = {*PLAIN, "heading", "softbreak", "strong", "em", "code_inline"}


def tokens(text: str) -> list[Token]:
    return [inner for token in READER.parse(text) for inner in (token, *(token.children or ()))]


def kinds(text: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="<>&\"'`*_[]()|#\\~!-+=: \n\t\x1b\u202eab1.", max_size=40))
def test_escaped_words_are_one_line_of_text_wherever_they_stand(words: str) -> None:
    made = escaped(words)
    assert "\n" not in made
    assert kinds(f"- x {made}") <= PLAIN
    row = tokens(f"| a | b |\n|---|---|\n| x {made} | y |")
    assert [token.type for token in row].count("td_open") == 2
    assert kinds(f"| a | b |\n|---|---|\n| x {made} | y |") <= PLAIN
    assert [token.type for token in tokens(f"# x {made}")].count("heading_open") == 1


def test_an_ordinary_explanation_reads_as_what_it_is(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    for answer in answers.values():
        text = to_markdown(answer, knowledge)
        assert kinds(text) <= OWN
        heads = [token for token in tokens(text) if token.type == "heading_open"]
        assert [token.tag for token in heads].count("h1") == 1


def test_hostile_words_add_no_markup(hostile: Interpretation, knowledge: Knowledge) -> None:
    text = to_markdown(hostile, knowledge)
    assert kinds(text) <= OWN
    assert "\x1b" not in text
    assert "\u202e" not in text
    headings = [token.content for token in tokens(text) if token.type == "inline" and token.content]
    assert "Heading" not in headings, "a line of a case is no heading"
    rendered = READER.render(text)
    assert "<script" not in rendered
    assert "<a " not in rendered


def test_every_row_of_a_table_has_as_many_cells_as_its_head(hostile: Interpretation, knowledge: Knowledge) -> None:
    width = cells = heads = 0
    for token in READER.parse(to_markdown(hostile, knowledge)):
        if token.type == "table_open":
            width, heads = 0, heads + 1
        elif token.type == "tr_open":
            cells = 0
        elif token.type in ("th_open", "td_open"):
            cells += 1
        elif token.type == "tr_close":
            width = width or cells
            assert cells == width
    assert heads >= 6, "the ranking and the five core entities"


@pytest.mark.parametrize("case", ["index-case", "lymphoma-panel", "empty"])
def test_every_diagnosis_stands_in_the_table_of_ranks(
    case: str, answers: dict[str, Interpretation], knowledge: Knowledge
) -> None:
    text = to_markdown(answers[case], knowledge)
    for ranked in answers[case].ranking:
        assert f"| {ranked.rank} | {ranked.name} |" in text
    assert f"| {answers[case].other_rank} | *none of these* |" in text
