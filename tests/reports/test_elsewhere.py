"""Results of another specimen, another tumour or another reader, beside those of this one: this one's stand, or none is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100, which had been called positive at the outside hospital, is in our opinion negative.", {"S100": "negative"}),
        ("SOX10, interpreted as positive elsewhere, is negative.", {"SOX10": "negative"}),
        ("SDHB was reported elsewhere as lost. On our repeat it is retained.", {"SDHB": "retained"}),
        ("In the original report SMA was erroneously called positive. The correct result is negative.", {"SMA": "negative"}),
        ("CD34 was originally reported as positive. It is negative.", {"CD34": "negative"}),
        ("S100 had been positive in the biopsy but was negative in the resection.", {"S100": "negative"}),
        ("Repeat S100 was negative; the first S100 had been positive.", {"S100": "negative"}),
        ("The previous GIST (2015, CD117 positive) was reviewed. The current lesion is CD117 negative.", {"CD117": "negative"}),
        ("外院免疫组化S-100（+）不予采信。我院S-100阴性。", {"S100": "negative"}),
        ("A previous biopsy of this lesion had been S100 negative; in the present one S100 is positive.", {"S100": "positive"}),
        ("EMA was positive, in the previous biopsy it had been negative.", {"EMA": "positive"}),
    ],
)  # fmt: skip
def test_the_present_result_stands_before_an_earlier_one(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "CD34 and STAT6, both of which were positive in the primary, were lost in the recurrence.",
    ],
)
def test_opposite_results_of_two_specimens_are_listed_where_neither_is_said_to_be_this_one(read: Read, text: str) -> None:
    reading = read(text)
    assert set(stains(reading).values()) == {None}
    assert [reason for _, reason in unread(reading)] == ["differs between lesions or specimens"] * len(stains(reading))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 and desmin were positive in the biopsy.", {"S100": "positive", "desmin": "positive"}),
        ("The resection was positive for CD117; margins were negative.", {"CD117": "positive"}),
        ("SMA was positive focally and negative elsewhere.", {"SMA": "positive"}),
        ("In the previous biopsy, S100 was positive.", {"S100": None}),
        ("Desmin was negative, S100 was positive, in the previous biopsy.", {"desmin": None, "S100": None}),
    ],
)
def test_a_single_specimen_is_this_one_unless_it_is_said_to_be_an_earlier_one(
    read: Read, text: str, said: dict[str, str | None]
) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Although initially considered a GIST, the resected tumour was negative for CD117.", {"CD117": "negative"}),
        ("This differs from the case of Chan et al., who found SMA positivity: in ours, SMA was negative.", {"SMA": "negative"}),
        ("Your own stains for CD34, which came with the slides, I would read as negative.", {"CD34": "negative"}),
        ("Unlike a schwannoma, our tumour was S100 negative.", {"S100": "negative"}),
        ("The metastasis, unlike the primary, was S100 negative.", {"S100": "negative"}),
        ("The tumour, unlike the adjacent muscularis propria, is desmin negative.", {"desmin": "negative"}),
        ("A schwannoma would be S100 positive; our tumour was not.", {"S100": "negative"}),
        ("As S100 is negative, schwannoma is excluded.", {"S100": "negative"}),
        ("CD34 positivity would have raised SFT but was lacking.", {"CD34": "negative"}),
        ("If CAMTA1 were positive it would support EHE, but it is not.", {"CAMTA1": "negative"}),
    ],
)  # fmt: skip
def test_a_remark_about_other_tumours_leaves_the_result_of_this_one(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "If CAMTA1 were positive it would support EHE, but the margins are negative.",
        "In contrast to schwannomas S100 would be negative.",
        "CD34 would be positive in a solitary fibrous tumour.",
    ],
)
def test_what_would_be_is_no_result(read: Read, text: str) -> None:
    assert set(stains(read(text)).values()) == {None}
