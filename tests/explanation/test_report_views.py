"""The views of a report: every place is marked by sign and word, nothing of the text is lost, hostile text stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ihc_engine.explanation import panel_to_text, report_to_html, report_to_text
from ihc_engine.explanation.report_text import STYLE
from ihc_engine.explanation.report_words import LEGEND, marks_of
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement
from tests.explanation.conftest import HOSTILE
from tests.explanation.test_html import Page, assert_self_contained
from tests.kept import loaded, reader_of

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
TAG = re.compile(r"\[[^\[\]]*\]")


def place(text: str, words: str) -> dict[str, object]:
    """Start, end and text of words that stand in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


TEXT = (
    "A 61-year-old man. No necrosis.\nSMA: diffuse +, S-100 (-). CD34 in vessels only; STAT6 failed; ALK pending. Desmin -.\n"
    "CD117 is expected. Ki-67 35 %. QX-77 (+). Corrected: Desmin +.\nLeiomyosarcoma, not GIST."
)


def mention(words: str, /, **said: object) -> Mention:
    return Mention(**{"marker": words, **place(TEXT, words), **said})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reading() -> ReportReading:
    """A report with one mention of each kind."""
    mentions = (
        mention("SMA", status="positive", extent="diffuse", words="diffuse +"),
        mention("S-100", marker="S100", status="negative", words="(-)"),
        mention("CD34", status="negative", cells="vessels", inferred="only vessels stained", words="in vessels only"),
        mention("STAT6", status="uninterpretable"),
        mention("ALK", status="not_performed"),
        mention("Desmin", marker="desmin", status="negative", replaced=True),
        mention("CD117", why="hypothetical"),
        mention("Ki-67", status="high", percent="35"),
    )
    main = Part(
        None,
        0,
        len(TEXT),
        {"markers": {"SMA": "positive"}},
        mentions,
        (
            Statement("age", 61, **place(TEXT, "61-year-old")),  # type: ignore[arg-type]
            Statement("morphology", "necrosis", **place(TEXT, "necrosis"), status="absent"),  # type: ignore[arg-type]
        ),
        (
            DiagnosisMention("leiomyosarcoma", "stated", **place(TEXT, "Leiomyosarcoma")),  # type: ignore[arg-type]
            DiagnosisMention("gist", "excluded", **place(TEXT, "GIST")),  # type: ignore[arg-type]
        ),
        (NotRead(**place(TEXT, "QX-77 (+)"), reason="unknown stain", suggestion="CD77"),),  # type: ignore[arg-type]
        ("desmin: - and +",),
    )
    return ReportReading(TEXT, "en", (main,), main, ("the field of view is assumed",))


@pytest.fixture(scope="module")
def hostile_reading() -> ReportReading:
    """A report whose every word is hostile, marked from end to end."""
    text = HOSTILE * 3
    third = len(HOSTILE)
    main = Part(
        HOSTILE,
        0,
        len(text),
        {},
        (Mention(HOSTILE, 0, third, HOSTILE, "positive", words=HOSTILE, inferred=HOSTILE, cells=HOSTILE, component=HOSTILE),),
        (Statement("site", HOSTILE, third, 2 * third, HOSTILE),),
        (DiagnosisMention(None, "stated", third, 2 * third, HOSTILE),),
        (NotRead(2 * third, 3 * third, HOSTILE, HOSTILE, HOSTILE),),
        (HOSTILE,),
    )
    return ReportReading(text, HOSTILE, (main, Part("b", 0, 0, {})), main, (HOSTILE,))


@pytest.fixture(scope="module")
def real(knowledge: Knowledge) -> list[ReportReading]:
    """Every seventh report of the fixtures, in all languages."""
    lines = [line for file in sorted(REPORTS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    reader = reader_of(knowledge)
    return [reader.read(json.loads(line)["text"]) for line in lines[::7]]


SHOWN = [
    "SMA[+ positive, diffuse]",
    "S-100[- negative]",
    "CD34[- negative, vessels only]",
    "STAT6[× cannot be interpreted]",
    "ALK[○ not done]",
    "Desmin[~ replaced, was negative]",
    "CD117[· hypothetical]",
    "Ki-67[↑ high, 35 %]",
    "QX-77 (+)[? unknown stain]",
    "necrosis[- absent]",
    "61-year-old[= 61 years]",
    "Leiomyosarcoma[◆ stated]",
    "GIST[◆ excluded]",
]


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("marked", SHOWN)
def test_sign_and_word_stand_beside_every_place(marked: str, reading: ReportReading, knowledge: Knowledge) -> None:
    assert marked in unwrapped(report_to_text(reading, knowledge))


def test_every_sign_has_its_line_in_the_legend(reading: ReportReading, knowledge: Knowledge) -> None:
    legend = report_to_text(reading, knowledge).split("\n\n")[0]
    used = {sign for mark in marks_of(reading, knowledge) for sign, _ in mark.notes}
    for sign, meaning, _ in LEGEND:
        assert (f"{sign} {meaning}" in unwrapped(legend)) == (sign in used)


def test_tables_name_stains_features_diagnoses_and_what_was_not_understood(reading: ReportReading, knowledge: Knowledge) -> None:
    shown = report_to_text(reading, knowledge)
    heads = ["Stains", "Features and facts", "Diagnoses", "Contradictions", "Not understood", "Remarks"]
    assert [line for line in shown.splitlines() if line in heads] == heads
    assert re.search(r"^  CD34 +- negative +vessels only +\d+-\d+  “in vessels only”$", shown, re.MULTILINE)
    assert "inferred: only vessels stained" in shown
    assert "◆ excluded: Gastrointestinal stromal tumour" in shown
    assert "QX-77 (+): unknown stain; did you mean CD77?" in shown
    assert "the field of view is assumed" in shown


def test_nothing_of_a_real_report_is_lost(real: list[ReportReading], knowledge: Knowledge) -> None:
    """Without its tags the marked text is the text."""
    for reading in real:
        if "[" in reading.text or "]" in reading.text:
            continue
        shown = report_to_text(reading, knowledge, width=90).split("\n\n", 1)[1]
        text = "".join(TAG.sub("", shown).split())
        assert text.startswith("".join(reading.text.split()))


def test_lines_fit_the_width(real: list[ReportReading], knowledge: Knowledge) -> None:
    for reading in real:
        for line in report_to_text(reading, knowledge, width=80).splitlines():
            assert cell_len(line) <= 80 or TAG.search(line), line
        assert all(cell_len(line) <= 80 for line in panel_to_text(reading, knowledge, width=80).splitlines())


def test_the_panel_is_compact_and_leaves_out_what_is_no_result(reading: ReportReading, knowledge: Knowledge) -> None:
    panel = panel_to_text(reading, knowledge)
    assert "SMA[+ positive, diffuse]   S100[- negative]" in panel
    assert "desmin[" not in panel, "replaced"
    assert "CD117" not in panel, "hypothetical"
    assert "? not understood: QX-77 (+)" in panel
    assert "! contradiction: desmin: - and +" in panel
    assert len(panel.splitlines()) < 8


def test_colour_is_only_added(reading: ReportReading, knowledge: Knowledge) -> None:
    plain = report_to_text(reading, knowledge)
    coloured = report_to_text(reading, knowledge, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()
    assert set(STYLE) == {look for _, _, look in LEGEND}


@cache
def _shipped() -> Knowledge:
    """Not a fixture, since hypothesis would print it."""
    return loaded()


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    text=st.text(alphabet="ab \n\t阳+[]<&\x1b", min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 12)), max_size=6),
)
def test_any_places_in_any_text_are_marked_once_and_in_order(text: str, spans: list[tuple[int, int]]) -> None:
    knowledge = _shipped()
    placed = [(start, min(len(text), start + length)) for start, length in spans if start < len(text)]
    mentions = tuple(Mention("SMA", a, b, text[a:b], "positive") for a, b in placed)
    main = Part(None, 0, len(text), {}, mentions)
    reading = ReportReading(text, "en", (main,), main)
    marks = marks_of(reading, knowledge)
    assert {mark.start for mark in marks} == {start for start, _ in placed}
    assert all(mark.start < mark.end for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    shown = report_to_text(reading, knowledge, width=40)
    assert "\x1b" not in shown
    page = Page(report_to_html(reading, knowledge))
    assert sum(tag == "mark" for tag, _ in page.elements) == len(marks)
    assert_self_contained(page)


def test_another_specimen_says_so_at_each_place(knowledge: Knowledge) -> None:
    text = "A: SMA +. B: S100 +."
    main = Part("a", 0, 9, {}, (Mention("SMA", 3, 6, "SMA", "positive"),))
    other = Part("b", 10, 20, {}, (Mention("S100", 13, 17, "S100", "positive"),))
    reading = ReportReading(text, "en", (main, other), main)
    for shown in (report_to_text(reading, knowledge), report_to_html(reading, knowledge)):
        assert "+ specimen B: positive" in shown
        assert "+ specimen A: positive" not in shown
        assert "pecimen B (not used)" in shown


@pytest.mark.parametrize("marked", SHOWN)
def test_the_page_marks_every_place_by_sign_and_word(marked: str, reading: ReportReading, knowledge: Knowledge) -> None:
    words, tag = marked.removesuffix("]").split("[")
    page = report_to_html(reading, knowledge)
    assert re.search(
        rf'<mark class="\w+" title="[^"]+">{re.escape(words)}<span class="tag" lang="en">{re.escape(tag)}</span>', page
    )


def test_pages_of_real_reports_are_self_contained_and_hold_the_whole_text(
    real: list[ReportReading], knowledge: Knowledge
) -> None:
    for reading in real:
        text = report_to_html(reading, knowledge)
        assert_self_contained(Page(text))
        body = text[text.index('<div class="report') : text.index("</div>")]
        words = re.sub(r"<[^>]+>", "", re.sub(r'<span class="tag"[^>]*>[^<]*</span>', "", body))
        assert "".join(words.split()) == "".join(_escaped(reading.text).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#x27;")


def test_a_hostile_report_is_only_words(hostile_reading: ReportReading, knowledge: Knowledge) -> None:
    page = Page(report_to_html(hostile_reading, knowledge, title=HOSTILE))
    assert_self_contained(page)
    words = "".join("".join(texts) for tag, texts in page.texts.items() if tag != "style")
    assert "<script>alert(1)</script>" in words
    for shown in (words, report_to_text(hostile_reading, knowledge), panel_to_text(hostile_reading, knowledge)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def _palettes() -> Iterator[dict[str, str]]:
    """The colours of the page, in light and in dark."""
    style = "".join(
        resources.files("ihc_engine.explanation").joinpath(name).read_text(encoding="utf-8")
        for name in ("page.css", "report.css")
    )
    roots = re.findall(r"(@media \(prefers-color-scheme:dark\)\{)?:root\{([^}]*)\}", style)
    light = dict(pair for dark, rules in roots if not dark for pair in re.findall(r"--([\w-]+):(#\w+)", rules))
    dark = dict(pair for dark, rules in roots if dark for pair in re.findall(r"--([\w-]+):(#\w+)", rules))
    yield light
    yield {**light, **dark}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("look", sorted({look for _, _, look in LEGEND}))
def test_every_mark_can_be_read_in_light_and_in_dark(look: str, scheme: int) -> None:
    """WCAG 2.2, contrast of at least 4.5 (AA)."""
    colours = list(_palettes())[scheme]
    light, dark = sorted((_luminance(colours[look]), _luminance(colours[f"{look}-paper"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
