"""What texts are made of in tests of reading: words of the vocabulary, signs, points, own reports."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader

FOLDER = Path(__file__).parents[2] / "fixtures" / "reports"

SIGNS = (
    *(
        "(+)",
        "(-)",
        "+",
        "-",
        "++",
        "+++",
        "±",
        "+/-",
        "（+）",
        "（-）",
        "−",
        "–",
        "3+",
        "(1+)",
        "+ve",
        "-ve",
        "80%",
        "<1%",
        "5-10 %",
    ),
    *("H-score 180", "3/5", "0", "100%", "(3+, 80%)", "ＣＤ３４", "[+]", "[x]", "☑", "☐", "→", "≥10%", "１０％"),
)
POINTS = (
    *(
        " ",
        ", ",
        ". ",
        "; ",
        ": ",
        "\n",
        "\n\n",
        "\t",
        " | ",
        "(",
        ")",
        "[",
        "]",
        "/",
        "、",
        "，",
        "。",
        "；",
        "：",
        "・",
        "-",
        "—",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\r\n",
        "\x0b",
        "\x00",
        "\u0301",
        "\u2028",
        "'",
        '"',
        "*",
        "#",
        "=",
        "_",
        "…",
        "ﬁ",
        "İ",
        "ß",
        "㎜",
    ),
)
PLAIN_WORDS = (
    *("the", "tumour cells", "are", "is", "for", "of", "in", "with", "and", "or", "but", "not", "no", "except", "respectively"),
    *("Specimen A", "B.", "ADDENDUM", "COMMENT", "DIAGNOSIS", "Note:", "block 3", "12", "2021", "mitoses per 10 HPF", "cm"),
)


def own_reports() -> list[dict[str, Any]]:
    """All gold reports, in the order of their files."""
    lines = [line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").split("\n")]
    return [json.loads(line) for line in lines if line]


def marker_words(knowledge: Knowledge) -> list[str]:
    """Every spelling of every stain."""
    vocabulary = knowledge.vocabulary
    return sorted({word for marker in vocabulary.markers.values() for word in (marker.id, *marker.synonyms)})


def language_words(knowledge: Knowledge) -> list[str]:
    """Every word of every language: results, contexts, heads of sections."""
    found: set[str] = set()
    for language in knowledge.vocabulary.languages.values():
        _collect(language.model_dump(), found)
    return sorted(found)


def _collect(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, dict):
        for part in value.items():
            _collect(part, found)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            _collect(part, found)


@cache
def reader_of(knowledge: Knowledge) -> ReportReader:
    """One reader for all tests: the words of a language take a second to load."""
    return ReportReader(knowledge)
