"""Numbers in words, persons in brackets, sizes behind their unit, and organs beside the lesion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Mujer de treinta y cuatro años con un tumor del muslo.", 34),
        ("Homem de sessenta e sete anos com tumor da coxa.", 67),
        ("Donna di cinquantotto anni con tumore.", 58),
        ("Frau von siebenundachtzig Jahren mit einem Tumor des Oberschenkels.", 87),
        ("Femme de soixante-dix-huit ans, tumeur de la cuisse.", 78),
        ("Homme de quatre-vingt-douze ans, tumeur de la cuisse.", 92),
        ("Homme de vingt-quatre ans, tumeur de la cuisse.", 24),
        ("Paratesticular mass, boy of 4.", 4),
        ("Tumor do íleo (homem, 63): cromogranina pos, S100 neg.", 63),
        ("免疫组化:CD117(+)。(胃)胃肠间质瘤,大小4.2cm。患者女,61岁。", 61),
    ],
)
def test_ages_in_words_and_in_short(read: Read, text: str, age: int) -> None:
    assert read(text).main.case.get("age") == age


@pytest.mark.parametrize(
    ("text", "sex", "age"),
    [
        ("Patient: 34, female. Left buttock, 8.6 cm.", "female", 34),
        ("COMMENT: 63 y.o. male. Part A: about 70% of the mass is spindled.", "male", 63),
        ("Mdm T, 29 years, known neurofibromatosis type 1.", "female", 29),
    ],
)
def test_persons_told_in_passing(read: Read, text: str, sex: str, age: int) -> None:
    case = read(text).main.case
    assert (case.get("sex"), case.get("age")) == (sex, age)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("CERVICAL LEVEL II NODE, LEFT (excision), 5.4 cm", "lymph_node"),
        ("Left adnexal mass, excision.", "gynaecological"),
        ("Subungual nodule, right thumb.\nDiagnosis: glomus tumour. Adnexal tumour excluded.", "hand"),
    ],
)
def test_nodes_by_their_level_and_adnexa_of_the_skin(read: Read, text: str, site: str) -> None:
    assert read(text).main.case["site"] == site


def test_a_mitotic_count_in_short(read: Read) -> None:
    assert read("Mit 10/10HPF. Focal necrosis.").main.case["mitoses"] == {"count": 10, "per": "10 HPF"}


def test_a_sex_behind_the_specimen_is_read(read: Read) -> None:
    case = read("标本:腹膜后肿物    男 / 34岁    病理号 B26001932").main.case
    assert (case["sex"], case["age"]) == ("male", 34)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Se contaron treinta y cuatro mitosis en diez campos de gran aumento.", {"count": 34, "per": "10 HPF"}),
        ("Si contano ventisei mitosi per dieci HPF.", {"count": 26, "per": "10 HPF"}),
        ("I counted a single mitosis in 50 high power fields.", {"count": 1, "per": "50 HPF"}),
    ],
)
def test_mitoses_counted_in_words(read: Read, text: str, count: dict[str, Any]) -> None:
    assert read(text).main.case["mitoses"] == count


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Utero di cm 18x14x12, deformato da neoformazione intramurale del fondo di cm 12,5x11x9.", 12.5),
        ("IHC : AML +, desmine + focal.\nLéiomyosarcome de grade 2.\nTaille 6,7 cm.", 6.7),
        ("IHC: SMA (+). Uterus, myomectomy: leiomyoma, 6.5 cm.", 6.5),
    ],
)
def test_sizes_behind_their_unit_and_below_stains(read: Read, text: str, size: float) -> None:
    assert read(text).main.case["size_cm"] == size


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Paraganglioma, extra-adrenal, sympathetic. Para-aortic mass.", "para_aortic"),
        ("Incidental retroperitoneal mass on CT for renal colic.", "retroperitoneum"),
        ("Retroperitoneal mass displacing the bladder.", "retroperitoneum"),
        ("Tumor of the thigh attached to the sciatic nerve.", "thigh"),
        ("34F abdo wall mass 6cm.", "abdominal_wall"),
    ],
)
def test_an_organ_beside_the_lesion_is_not_its_site(read: Read, text: str, site: str) -> None:
    assert read(text).main.case["site"] == site


def test_an_organ_beside_the_lesion_is_told_where_no_other_is(read: Read) -> None:
    assert read("A 3 cm nodule attached to the stomach was removed.").main.case["site"] == "stomach"


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("The patient (24, male) had been treated elsewhere.", 24, "male"),
        ("Retired shipyard worker, 72, male. CD34 positive.", 72, "male"),
        ("Tonsillectomy. Patient - woman - 43.", 43, "female"),
        ("F74 / scalp / purple plaque.", 74, "female"),
        ("Patiente (34, femme). CD34 positif.", 34, "female"),
        ("Patient (24, männlich). CD34 positiv.", 24, "male"),
    ],
)
def test_an_age_right_beside_a_sex_needs_no_word_for_years(read: Read, text: str, age: int, sex: str) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize("text", ["M10 / HPF", "M12 / HPF, SMA positive"])
def test_mitoses_of_so_many_fields_are_no_age(read: Read, text: str) -> None:
    assert "age" not in read(text).case
