"""Results and names as laboratories write them: the clear is read, the ambiguous is not, and no polarity is turned."""

from __future__ import annotations

from typing import Any

import pytest

from tests.case.conftest import Read

#: how a result is written, the status it states, and what else is said
CLEAR: dict[str, str] = {
    "+ve": "positive",
    "-ve": "negative",
    "+ve (focal)": "positive focal",
    "'-'": "negative",
    "strong & diffuse": "positive diffuse strong",
    "foc. +": "positive focal",
    "diff pos": "positive diffuse",
    "str +": "positive strong",
    "occ. cells +": "positive focal",
    "+ + +": "positive strong",
    "+/++": "positive weak",
    "+ to ++": "positive weak",
    "1 (weak)": "positive weak",
    "score 3 (strong)": "positive strong",
    "0 (negative)": "negative",
    ".5%": "negative",
    "between 10 and 20%": "positive focal",
    "Allred 2+1": "positive weak",
    "Allred 8 (5+3)": "positive strong",
    "no significant staining": "negative",
    "no convincing staining": "negative",
    "completely negative": "negative",
    "tumour cells do not express": "negative",
    "stains negative": "negative",
    "negative on repeat": "negative",
    "negative x2": "negative",
    "positive (Ventana)": "positive",
    "positive (D33)": "positive",
    "diffus positiv": "positive diffuse",
    "focalement positif": "positive focal",
    "大部分+": "positive diffuse",
    # controls that work say nothing, wherever they are named
    "negative with positive internal control": "negative",
    "neg (int. control +)": "negative",
    "control (+), tumour (-)": "negative",
    # the minus counts, also behind the word it belongs to
    "nuclear -": "negative",
    "cytoplasmic +, nuclear -": "positive cytoplasmic",
    "nuclear-/cytoplasmic+": "positive cytoplasmic",
    "nuclear (-), cytoplasmic (+)": "positive cytoplasmic",
    "nuclear - cytoplasmic +": "positive cytoplasmic",
    "membrane +, cytoplasm -": "positive membranous",
    "tumour cells -, vessels +": "negative",
    "negative except mast cells": "negative",
    "negative (only vessels)": "negative",
    "positive - focal": "positive focal",
    "80% - strong": "positive diffuse strong",
    "2-3+": "positive moderate",
    # neither the one nor the other
    "+-": "equivocal",
    "+ -": "equivocal",
    "- to +": "equivocal",
    "(+)/-": "equivocal",
    "positive?": "equivocal",
    "?negative": "equivocal",
    "probably negative": "equivocal",
    "unconvincing": "equivocal",
    "background staining": "equivocal",
    "positive, background": "equivocal",
    "high background": "uninterpretable",
    "failed, to be repeated": "uninterpretable",
    "insufficient tissue": "uninterpretable",
    "NP": "not_performed",
    "N.T.": "not_performed",
    "cancelled": "not_performed",
    "no tumour on slide": "not_performed",
}

#: what two readers may understand differently, or what contradicts itself
UNREAD = [
    "none",
    "None",
    "nil",
    "--",
    "---",
    "no",
    "yes",
    "N",
    "normal",
    "benign",
    "spindle cells +, epithelioid cells -",
    "negative in most cells",
    "mostly negative",
    "- positive",
    "- focal",
    "positive, to be repeated",
    "positive (0)",
    "negative (3)",
    "strong (1)",
    "score 3",
    "not negative",
    "negative except rare cells",
    "tumour + sustentacular -",
]

#: marker, result, status of the marker
OF_A_MARKER: list[tuple[str, str, str]] = [
    ("STAT6", "cytoplasmic +, nuclear -", "negative"),
    ("STAT6", "nuclear: negative; cytoplasmic: positive", "negative"),
    ("beta-catenin", "membrane +, nuclear -", "negative"),
    ("beta-catenin", "nuclear +, membrane -", "positive"),
    ("INI1", "nuclear -", "lost"),
    ("INI1", "normal expression", "retained"),
    ("SDHB", "not retained", "lost"),
    ("SDHB", "loss with retained internal control", "lost"),
    ("SDHB", "loss of expression in 100 %", "lost"),
    ("SDHB", "loss in 60 %", "equivocal"),
    ("Ki-67", "30-40", "high"),
    ("Ki-67", "<5", "low"),
    ("Ki-67", "hot spot 40%", "high"),
    ("DOG1", "positive (K9)", "positive"),
]


@pytest.mark.parametrize(("words", "stated"), CLEAR.items())
def test_what_is_clear_is_read(read: Read, words: str, stated: str) -> None:
    reading = read(markers={"desmin": words})
    assert not reading.not_understood
    (found,) = reading.findings
    said = [found.status, found.extent, found.intensity, found.pattern]
    assert [word for word in said if word] == stated.split()


@pytest.mark.parametrize("words", UNREAD)
def test_what_has_two_meanings_is_listed_and_not_read(read: Read, words: str) -> None:
    reading = read(markers={"desmin": words})
    assert (reading.findings, [n.path for n in reading.not_understood]) == ((), ["markers.desmin"])


@pytest.mark.parametrize(("marker", "words", "status"), OF_A_MARKER)
def test_the_same_words_mean_what_the_marker_measures(read: Read, marker: str, words: str, status: str) -> None:
    (found,) = read(markers={marker: words}).findings
    assert found.status == status


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sustentacular -", [("S100 sustentacular", "negative")]),
        ("no sustentacular cells", [("S100", "negative")]),  # no cell stains
        ("tumour -, sustentacular +", [("S100", "negative"), ("S100 sustentacular", "positive")]),
    ],
)
def test_sustentacular_cells_and_tumour_are_kept_apart(read: Read, words: str, found: list[tuple[str, str]]) -> None:
    findings = read(markers={"S100": words}).findings
    assert [(f.feature.replace("_", " "), f.status) for f in findings] == found


@pytest.mark.parametrize(
    ("name", "feature", "clone"),
    [
        ("SMA (1A4)", "SMA", None),
        ("DOG1 [K9]", "DOG1", "K9"),
        ("Desmin IHC", "desmin", None),
        ("anti-desmin", "desmin", None),
        ("h-Caldesmon (h-CD)", "h-caldesmon", None),
    ],
)
def test_names_with_a_clone_or_the_method(read: Read, name: str, feature: str, clone: str | None) -> None:
    (found,) = read(markers={name: "+"}).findings
    assert (found.feature, found.clone) == (feature, clone)


@pytest.mark.parametrize("name", ["CD34 (vessels)", "desmin (SMA)", "IHC", "anti-"])
def test_a_name_with_something_else_in_it_stays_unknown(read: Read, name: str) -> None:
    reading = read(markers={name: "+"})
    assert (reading.findings, len(reading.not_understood)) == ((), 1)


@pytest.mark.parametrize(
    ("words", "status"), [("amplified", "present"), ("not amplified", "absent"), ("no amplification", "absent")]
)
def test_a_molecular_result_beside_the_name_of_a_stain_is_molecular(read: Read, words: str, status: str) -> None:
    (found,) = read(markers={"MDM2": words}).findings
    assert (found.kind, found.feature, found.status) == ("molecular", "MDM2_amplification", status)


def test_a_mutation_beside_any_name_of_the_stain_is_molecular(read: Read) -> None:
    findings = [read(markers={name: "mutated"}).findings for name in ("CD117", "c-KIT")]
    assert [(f.kind, f.feature, f.status) for (f,) in findings] == [("molecular", "KIT_mutation", "present")] * 2


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("postive", "positive"),
        ("negtive, weak", "negative"),
        ("abnormal", None),
        ("mostly positive", "most"),
        ("not negative", None),
    ],
)
def test_a_suggestion_never_turns_a_result(read: Read, words: str, suggestion: Any) -> None:
    (missed,) = read(markers={"desmin": words}).not_understood
    assert missed.suggestion == suggestion
