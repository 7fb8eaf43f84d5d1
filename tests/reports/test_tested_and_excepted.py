"""Lists that were tested, exceptions with a result, earlier tumours by their year, blocks of other lesions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_SIGNS = {"+": "positive", "-": "negative", "l": "lost", "r": "retained", "n": "not_performed"}


def _claimed(signs: str) -> dict[str, str]:
    return {each[:-1]: _SIGNS[each[-1]] for each in signs.split()}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("The lesion was tested for keratin, S100 and CD34 with negative results.", "keratin- S100- CD34-"),
        ("The lesion was tested for keratin and CD34, with negative results in all three instances.", "keratin- CD34-"),
        ("The tumour was stained for keratin and EMA with a positive result in both.", "keratin+ EMA+"),
        ("The lesion was tested for STAT6 with a negative outcome; CD34 was positive.", "STAT6- CD34+"),
        ("The lesion was tested for keratin, S100 and CD34.", ""),
        ("The lesion was tested for keratin (negative), S100 (positive).", "keratin- S100+"),
        ("The tumour stains for SMA and desmin.", "SMA+ desmin+"),
        ("The tumour was tested for SMA and desmin; both were negative.", "SMA- desmin-"),
        ("Staining requested to establish the lineage: CD56 and CD99 each gave a positive reaction.", "CD56+ CD99+"),
        ("Stains with adequate controls: vimentin positive, S-100 negative.", "vimentin+ S100-"),
        ("SMA was performed, desmin was not.", "desminn"),
        ("No single marker of S100, CD34 and EMA is expressed.", "S100- CD34- EMA-"),
    ],
)
def test_a_test_is_no_result(read: Read, text: str, signs: str) -> None:
    assert told(read(text)) == _claimed(signs)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Apart from focal EMA positivity the panel (S100, SOX10, CD34) is negative.", "EMA+ S100- SOX10- CD34-"),
        ("Other than focal CD99 positivity, desmin and keratin are negative.", "CD99+ desmin- keratin-"),
        ("Except for weak SMA staining the stains (S100, CD34) are negative.", "SMA+ S100- CD34-"),
        ("Besides weak SMA staining the remaining panel (desmin, CD34) was negative.", "SMA+ desmin- CD34-"),
        ("Apart from weak SMA and desmin positivity, S100 and EMA are negative.", "SMA+ desmin+ S100- EMA-"),
        ("Apart from SMA, desmin and S100 are negative.", "SMA+ desmin- S100-"),
        ("Except CD34 positive vessels S100 and SOX10 are negative.", "CD34- S100- SOX10-"),
        ("There was no staining except in vessels for CD34 and SMA.", "CD34- SMA-"),
        ("No staining, except in vessels, was seen with CD34 and SMA.", "CD34- SMA-"),
        ("No staining except for CD34.", "CD34+"),
        ("S100 and SMA show no staining except in vessels.", "S100- SMA-"),
    ],
)
def test_what_is_excepted_first(read: Read, text: str, signs: str) -> None:
    assert told(read(text)) == _claimed(signs)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Her breast cancer of 2015 was ER positive. The lung nodule now is TTF1 positive.", "TTF-1+"),
        ("The melanoma (2015) was S100 positive. This tumour is CD34 positive.", "CD34+"),
        ("He had a GIST (CD117+, DOG1+) of the stomach in 2014. The present mass is desmin positive.", "desmin+"),
        ("SOX10 is negative. The history (naevus, 2015: S100+, p16+) is of no relevance.", "SOX10-"),
        ("SOX10 is negative. Prior naevus of the back, 2015: S100+, p16+.", "SOX10-"),
        ("The GIST according to WHO 2020 is CD117 positive.", "CD117+"),
        ("GIST (CD117+, DOG1+), WHO 2020.", "CD117+ DOG1+"),
        ("Leiomyosarcoma (block 4): SMA +, p16 +. (block 7, leiomyoma: ER +, p16 negative)", "SMA+ p16+"),
        ("Leiomyosarcoma. Stains (block 4): SMA +. Block 7 (leiomyoma): ER +, PR +.", "SMA+"),
        ("Block A2 (schwannoma): S100 +, SOX10 +. CD34 -.", "S100+ SOX10+ CD34-"),
        ("The lymph node has reactive follicles (CD20+, bcl-2 -). The sarcoma is CD34 negative.", "CD34-"),
        ("Differentiation is muscular (desmin +) and not vascular (CD31, ERG negative).", "desmin+ CD31- ERG-"),
        ("The spindle cells (S100 +, EMA -) are bland.", "S100+ EMA-"),
    ],
)
def test_other_times_and_lesions(read: Read, text: str, signs: str) -> None:
    assert told(read(text)) == _claimed(signs)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("MPNST might show loss of H3K27me3, which is retained in this case.", "H3K27me3r"),
        ("Synovial sarcoma may show reduced INI1, which is intact in the present tumour.", "INI1r"),
        ("The tumour shows loss of H3K27me3, which is retained in endothelium.", "H3K27me3l"),
        ("S100, which is positive in this case, supports schwannoma.", "S100+"),
        ("Had the tumour been DOG1 positive, GIST would be favoured. SMA is positive.", "SMA+"),
        ("It is doubtful whether SOX10 is truly positive.", ""),
    ],
)
def test_what_is_told_of_this_case(read: Read, text: str, signs: str) -> None:
    assert told(read(text)) == _claimed(signs)


def test_long_lines_are_read_in_time(read: Read) -> None:
    long = (
        "The tumour was tested for S100, except in vessels apart from focal EMA positivity (GIST, 2015: CD34+), which is " * 180
    )
    assert read(long).language == "en"


@pytest.mark.parametrize("text", ["GIST (CD117+) received 2024, SMA negative.", "GIST (CD117+) resected 2024. SMA negative."])
def test_a_result_beside_a_year_that_may_be_this_specimens_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SMA": "negative"}
    assert [each.text for each in reading.not_understood] == ["CD117+"]
