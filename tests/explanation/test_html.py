"""The page: self-contained, safe, and readable without colour."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from ihc_engine.explanation import to_html
from ihc_engine.interpretation.model import Interpretation, RankedDiagnosis
from ihc_engine.knowledge.model import Knowledge

#: Elements and attributes that make a browser fetch or run something.
LOADING = {"script", "iframe", "object", "embed", "link", "img", "image", "audio", "video", "source", "use", "form", "base"}
FETCHING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href", "style"}
VOID = {"meta", "br", "hr", "rect", "line", "circle", "path"}


class Page(HTMLParser):
    """The elements of a page, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute stands twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def said(self, tag: str) -> list[str]:
        return self.texts.get(tag, [])


@pytest.fixture(scope="module")
def pages(answers: dict[str, Interpretation], knowledge: Knowledge) -> dict[str, Page]:
    return {name: Page(to_html(answer, knowledge)) for name, answer in answers.items()}


@pytest.fixture(scope="module")
def hostile_page(hostile: Interpretation, knowledge: Knowledge) -> Page:
    return Page(to_html(hostile, knowledge))


def assert_self_contained(page: Page) -> None:
    assert page.open == [], "all elements are closed"
    for tag, attributes in page.elements:
        assert tag not in LOADING, tag
        for name, value in attributes.items():
            assert name not in FETCHING, name
            assert not name.startswith("on"), f"{name} would run a script"
            if name == "href":
                target = value or ""
                assert target.startswith(("#", "https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/")), target
    styles = "".join(page.said("style"))
    assert "url(" not in styles
    assert "@import" not in styles


def test_every_page_is_self_contained(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert_self_contained(page)


def test_the_page_forbids_itself_to_load_anything(pages: dict[str, Page]) -> None:
    policy = [a.get("content") for _, a in pages["index-case"].elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_hostile_words_are_only_words(hostile_page: Page, pages: dict[str, Page]) -> None:
    assert_self_contained(hostile_page)
    words = "".join("".join(texts) for tag, texts in hostile_page.texts.items() if tag != "style")
    assert "<script>alert(1)</script>" in words, "they are shown, not dropped"
    assert "\x1b" not in words
    assert "\u202e" not in words
    ordinary = {tag for page in pages.values() for tag, _ in page.elements}
    assert {tag for tag, _ in hostile_page.elements} <= ordinary


def test_links_within_the_page_have_a_target(pages: dict[str, Page]) -> None:
    for page in pages.values():
        targets = [a["id"] for _, a in page.elements if "id" in a]
        assert len(set(targets)) == len(targets)
        assert {a["href"][1:] for _, a in page.elements if (a.get("href") or "").startswith("#") and a["href"]} <= set(targets)


def core(answer: Interpretation) -> list[RankedDiagnosis]:
    return [ranked for ranked in answer.ranking if ranked.role == "core"]


@pytest.mark.parametrize("case", ["index-case", "gist-stomach", "lymphoma-panel", "empty", "all-positive"])
def test_every_core_entity_has_a_bar_and_a_waterfall_with_text_labels(
    case: str, pages: dict[str, Page], answers: dict[str, Interpretation]
) -> None:
    labels = [str(a["aria-label"]) for tag, a in pages[case].elements if tag == "svg"]
    assert all(a.get("role") == "img" for tag, a in pages[case].elements if tag == "svg")
    for ranked in core(answers[case]):
        assert any(label.startswith(f"{ranked.name}: ") and label.endswith("%") for label in labels), ranked.name
        assert any(label.startswith(f"{ranked.name}: ") and label.endswith("against none of these") for label in labels)
    sections = {a.get("id") for tag, a in pages[case].elements if tag == "section"}
    assert {ranked.diagnosis for ranked in core(answers[case])} <= sections


def test_every_finding_that_moves_a_core_entity_is_a_labelled_step(
    pages: dict[str, Page], answers: dict[str, Interpretation]
) -> None:
    labels = pages["index-case"].said("text")
    for ranked in core(answers["index-case"]):
        moving = [item for item in ranked.evidence if abs(item.decibans) >= 0.05]
        for item in moving:
            assert f"{item.finding.replace('_', ' ')} {item.status}" in labels
            assert f"{item.decibans:+.1f} dB" in labels
    assert labels.count("pre-test odds") == labels.count("all together") >= len(core(answers["index-case"]))


def test_every_study_named_has_its_citation_on_the_page(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    page = to_html(answers["index-case"], knowledge)
    listed = page[page.index("<h2>Studies</h2>") :]
    named = {source for rule in answers["index-case"].rules for source in rule.sources}
    assert named
    assert [source for source in named if f"<b>{source}</b>" not in listed] == []


def test_all_studies_named_beside_a_weight_are_cited(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    """The page shows every study of a finding, some of them behind a fold: each must be in the list of studies."""
    answer = answers["index-case"]
    page = to_html(answer, knowledge)
    listed = page[page.index("<h2>Studies</h2>") :]
    shown = {
        study.source
        for ranked in core(answer)
        for item in ranked.evidence
        if abs(item.decibans) >= 0.05
        for study in item.studies
    }
    assert sorted(source for source in shown if f"<b>{source}</b>" not in listed) == []
