"""Results in a row below or behind their names, double minus signs, equals signs, and adjectives before a noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]
_FOUR = {"SMA": "positive", "S100": "negative", "CD34": "negative", "Ki-67": "equivocal"}


@pytest.mark.parametrize(
    "text",
    [
        "SMA S100 CD34 Ki-67\n3+  0  0  10%",
        "SMA S100 CD34 Ki-67\n3+ 0 0 10%",
        "SMA  S100  CD34  Ki-67\n +    -     -    10%",
        "SMA  S100  CD34  Ki-67\n3+ (90%)  0  0  10%",
        "SMA S100 CD34 Ki-67 3+ 0 0 10%",
        "SMA, S100, CD34, Ki-67: 3+, 0, 0, 10%",
        "SMA, S100, CD34, Ki-67: ++, --, --, 10%",
        "SMA | S100 | CD34 | Ki-67\n3+ | 0 | 0 | 10%",
        "SMA: ++ ; S100: -- ; CD34: -- ; Ki-67: 10%",
        "SMA=+ , S100=- , CD34=- , Ki-67=10%",
        "SMA=+;S100=-;CD34=-;Ki-67=10%",
    ],
)
def test_each_name_takes_its_own_of_a_row(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == _FOUR
    assert [mention.percent for mention in reading.mentions if mention.marker in ("S100", "CD34")] == [None, None]


def test_a_row_with_too_few_results_is_not_dealt_out(read: Read) -> None:
    reading = read("SMA S100 CD34 Ki-67\n3+ 0 0")
    assert told(reading) == {}
    assert len(unread(reading)) >= 3


@pytest.mark.parametrize(
    "text", ["SMA, desmin + 80%", "SMA, desmin: 3+, 80%", "SMA, desmin\n3+ 80%", "SMA, desmin and calponin + 80%"]
)
def test_a_percentage_behind_one_result_is_of_all(read: Read, text: str) -> None:
    assert {mention.percent for mention in read(text).mentions if mention.status} == {"80"}


@pytest.mark.parametrize("text", ["S100=-", "S100 = -", "S100 --", "S100: --", "S100:-", "S100 | --", "PS100=- ;"])
def test_a_minus_behind_a_sign_is_the_result(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative"}


def test_dashes_before_a_result_lead_to_it(read: Read) -> None:
    assert stains(read("SMA ---- positive")) == {"SMA": "positive"}
    assert stains(read("SMA -- positive")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text", ["Beta-catenin (nuclear) 0 / 0", "Beta-catenin (nuclear): 0/3", "Beta-catenin 0 / 0", "Beta-catenin (nuclear) 0/300"]
)
def test_none_of_any_is_negative(read: Read, text: str) -> None:
    assert stains(read(text)) == {"beta-catenin": "negative"}
    assert stains(read("Beta-catenin (nuclear) 3/3")) == {"beta-catenin": "positive"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There is weak, granular staining with desmin.", "positive"),
        ("There is patchy, weak, cytoplasmic positivity for desmin.", "positive"),
        ("There is equivocal, granular staining with desmin.", "equivocal"),
    ],
)
def test_adjectives_parted_by_commas_belong_to_the_noun(read: Read, text: str, status: str) -> None:
    assert stains(read(text)) == {"desmin": status}


def test_a_word_of_tests_may_tell_how_a_stain_looks(read: Read) -> None:
    assert stains(read("MDM2: amplified nuclear staining, positive.")) == {"MDM2": "positive"}
    assert stains(read("MDM2 was amplified.")) == {"MDM2": None}


@pytest.mark.parametrize(
    "text",
    [
        "Negative (desmin, S100, SMA (vessels only), CD34).",
        "Negative stains [desmin, S100, SMA, CD34 (except endothelium)].",
        "Negative: desmin, S100, SMA (vessels only), CD34.",
    ],
)
def test_remarks_in_a_bracketed_list_are_of_their_names(read: Read, text: str) -> None:
    assert stains(read(text)) == dict.fromkeys(("desmin", "S100", "SMA", "CD34"), "negative")


@pytest.mark.parametrize(
    "text",
    [
        "INI1 expression has been abrogated.",
        "INI1 immunoreactivity was abolished in the tumour cells.",
        "INI1 staining disappeared in the tumour cells.",
        "INI1 was wanting in the tumour cells.",
        "INI1-Expression ist erloschen.",
        "L'expression d'INI1 est abolie.",
        "La expresión de INI1 ha desaparecido.",
        "L'espressione di INI1 è abolita.",
        "A expressão de INI1 desapareceu.",
        "INI1 was abolished in the cells while the endothelium retained staining, prompting referral for germline testing.",
    ],
)
def test_words_for_a_loss(read: Read, text: str) -> None:
    assert stains(read(text)) == {"INI1": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        "Should the excision specimen show more S100 staining, a schwannoma would need to be considered.",
        "S100 and SOX10 are reported to be positive in about 95% of schwannomas.",
    ],
)
def test_what_would_be_and_what_is_reported_of_others(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert "reported_diagnosis" not in reading.case


@pytest.mark.parametrize(
    "text",
    [
        "S100 staining was spectral.",
        "Expression of S100 was spectral.",
        "S100 expression was ruled out.",
        "S100 expression was spectral, SMA was positive.",
        "L'expression de la PS100 était spectrale dans les cellules tumorales.",
    ],
)
def test_staining_of_which_a_verb_says_an_unknown_word_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert "S100" not in told(reading)
    assert unread(reading)


@pytest.mark.parametrize(
    "text",
    [
        "S100 staining was convincingly demonstrated.",
        "S100 staining was crisp and strong.",
        "The tumour shows S100 expression.",
        "S100 expression is consistent with schwannoma.",
        "S100 staining was striking.",
    ],
)
def test_staining_that_is_seen_is_positive(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive"}


@pytest.mark.parametrize("text", ["STAT6 (nuclear): none", "STAT6 (nuclear): no", "STAT6 (nuclear): not seen", "STAT6: none"])
def test_a_denial_behind_a_remark_denies(read: Read, text: str) -> None:
    assert stains(read(text)) == {"STAT6": "negative"}


@pytest.mark.parametrize(
    "text", ["SMA S100 CD34\npos neg neg", "SMA S100 CD34 pos neg neg", "SMA, S100, CD34: positive, negative, negative"]
)
def test_words_in_rows(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "S100": "negative", "CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 + (vessels), - (tumour)", {"CD34": "negative"}),
        ("CD34 + (tumour), - (vessels)", {"CD34": "positive"}),
        ("CD34 - (stroma only), SMA +", {"CD34": "negative", "SMA": "positive"}),
        ("CD34 (-) (vessels only)", {"CD34": "negative"}),
        ("CD34 -ve (stroma only), SMA +", {"CD34": "negative", "SMA": "positive"}),
        ("S100 - (tumour cells), SOX10 +", {"S100": "negative", "SOX10": "positive"}),
        ("HMB-45 - (vessels +)", {"HMB45": "negative"}),
    ],
)
def test_a_minus_before_brackets_of_cells_is_a_sign(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Keratin +, desmin/S100 all -.", {"keratin": "positive", "desmin": "negative", "S100": "negative"}),
        ("SMA, desmin: both -", {"SMA": "negative", "desmin": "negative"}),
        ("SMA, desmin: all - positive", {"SMA": "positive", "desmin": "positive"}),
    ],
)
def test_a_dash_behind_all_is_a_minus_where_nothing_follows(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said
