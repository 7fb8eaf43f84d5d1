"""Signs in the place of words, losing as a verb, comparisons with a result, amounts of what is excepted, and clefts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
P, N, LOST = "positive", "negative", "lost"


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("Tumor is + for ERG, CD31; - for keratin, HHV8.", {"ERG": P, "CD31": P, "keratin": N, "HHV8": N}),
        ("+ for: SMA, desmin. - for: S100, CD34.", {"SMA": P, "desmin": P, "S100": N, "CD34": N}),
        ("Tumour cells are 3+ for CD34 and 0 for S100.", {"CD34": P, "S100": N}),
        ("Las células son + para CD34 y - para S100.", {"CD34": P, "S100": N}),
        ("Zellen + für CD34, - für S100.", {"CD34": P, "S100": N}),
        ("CD34 +, S100 - for the tumour cells.", {"CD34": P, "S100": N}),
    ],
)
def test_a_sign_before_a_preposition_stands_for_a_word(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("The keratin- and EMA-positive cells have lost INI1.", {"keratin": P, "EMA": P, "INI1": LOST}),
        ("S100-negative cells have lost SMARCB1 and express EMA.", {"S100": N, "INI1": LOST, "EMA": P}),
        ("Les cellules CD34 positives ont perdu INI1.", {"CD34": P, "INI1": LOST}),
        ("SDHB has been lost; CD117 is positive.", {"SDHB": LOST, "CD117": P}),
        ("INI1: no nuclear staining in neoplastic cells; lymphocytes retain staining.", {"INI1": LOST}),
    ],
)
def test_what_cells_have_lost_is_the_stain_behind_the_verb(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("SMA is diffuse, in contrast to desmin, which is restricted to a few cells.", {"SMA": P, "desmin": P}),
        (
            "SMA is widespread, in contrast to desmin, expression of which is confined to scattered cells.",
            {"SMA": P, "desmin": P},
        ),
        ("CD34 is negative, unlike STAT6, which shows nuclear staining.", {"CD34": N, "STAT6": P}),
        ("CD34 is negative, unlike STAT6 (nuclear, diffuse), and S100 is negative.", {"CD34": N, "STAT6": P, "S100": N}),
        ("SMA ist diffus positiv, im Gegensatz zu Desmin, das nur fokal exprimiert wird.", {"SMA": P, "desmin": P}),
        ("SMA is diffuse, in contrast to desmin, which is absent.", {"SMA": P, "desmin": N}),
        ("CD34 is diffusely positive, in contrast to S100.", {"CD34": P, "S100": N}),
    ],
)
def test_what_a_result_is_compared_with_keeps_its_own(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        (
            "Besides weak CD99, no marker is expressed; S100, desmin, CD34 negative.",
            {"CD99": P, "S100": N, "desmin": N, "CD34": N},
        ),
        (
            "Other than focal actin (SMA) staining, no lineage marker is expressed: S100, CD34 negative.",
            {"SMA": P, "S100": N, "CD34": N},
        ),
        ("Except for focal SMA, none of the markers is expressed.", {"SMA": P}),
        ("Hormis une AML focale, aucun marqueur n'est exprimé.", {"SMA": P}),
        ("Apart from focal SMA, S100 is negative.", {"SMA": P, "S100": N}),
    ],
)
def test_how_much_is_seen_of_what_is_excepted_says_that_it_stains(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("It is desmin, not SMA, that is expressed.", {"desmin": P, "SMA": N}),
        ("It is CD34 that is negative.", {"CD34": N}),
        ("It is not S100 but SOX10 that is positive.", {"S100": N, "SOX10": P}),
        ("I do not agree with the interpretation of CD31 as negative: it is positive in the tumor cells.", {"CD31": P}),
        ("We do not agree with the diagnosis of schwannoma: S100 is negative and desmin positive.", {"S100": N, "desmin": P}),
    ],
)
def test_names_set_in_front_and_disagreement(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    "text",
    [
        "The S100 stain does not support schwannoma.",
        "The S100 and SOX10 stains do not support schwannoma.",
        "The S100 stain excludes schwannoma.",
    ],
)
def test_a_stain_that_speaks_for_or_against_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}
