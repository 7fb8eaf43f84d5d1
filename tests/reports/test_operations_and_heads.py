"""Who, where and how large, as heads of specimens and gross descriptions tell it in ten languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("AGE / SEX : 36 / MALE\nSPECIMEN: THIGH MASS, EXCISION", 36, "male"),
        ("Sex / Age : Female / 47 yrs. Uterus, hysterectomy.", 47, "female"),
        ("Patient age & sex: 71, female. Gastric tumour.", 71, "female"),
        ("DOB/Age/Sex: 12/03/1961 / 62 / M\nStomach, GIST", 62, "male"),
        ("Geschlecht/Alter: W/54 J.\nOberschenkel links, Exzision", 54, "female"),
        ("Âge / Sexe : 62 ans / M\nPièce de gastrectomie", 62, "male"),
        ("Edad y sexo: 47 años, mujer. Útero.", 47, "female"),
        ("Sesso/età: F/54 anni\nCoscia sinistra", 54, "female"),
        ("Sexo / Idade: feminino / 54 anos. Coxa esquerda.", 54, "female"),
        ("Yaşı / Cinsiyeti : 47 / Kadın. Uterus.", 47, "female"),
        ("年龄/性别:62/男\n胃肿物切除标本", 62, "male"),
        ("性別・年齢:女性・54歳\n左大腿腫瘤", 54, "female"),
        ("성별/연령: F/54세\n왼쪽 허벅지 종괴", 54, "female"),
    ],
)
def test_age_and_sex_stand_under_one_head(read: Read, text: str, age: int, sex: str) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("COLL 02/11        F 77Y\nLYMPH NODE, LEFT AXILLA, EXCISION", 77, "female"),
        ("Rec'd 14/03   M 58Y   Ward 6\nThigh, excision", 58, "male"),
        ("Collected 2024-03-11 M, 47 yrs\nThigh, excision", 47, "male"),
    ],
)
def test_the_month_of_a_date_is_no_age(read: Read, text: str, age: int, sex: str) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    ("text", "site", "sex"),
    [
        ("Right orchidectomy. Solid tumour 4 cm.", "testis", "male"),
        ("Left mastectomy: tumour 5 cm, angiosarcoma.", "breast", None),
        ("Right hemicolectomy, 70F. Polypoid mass 3 cm. Leiomyosarcoma.", "colon", "female"),
        ("A. Laparoscopic left nephrectomy. Tumour 3.1 cm.", "kidney", None),
        ("Nephrektomiepräparat links, Tumor 8 cm.", "kidney", None),
        ("Pièce d'hystérectomie. Tumeur de 5,5 cm.", "uterus", "female"),
        ("Pieza de histerectomía. Tumor de 5,5 cm.", "uterus", "female"),
        ("Lobectomia superiore destra. Nodulo di 3 cm.", "lung", None),
        ("Orquiectomia direita. O tumor mede 4 cm.", "testis", "male"),
        ("Sağ orşiektomi. Tümör 4 cm.", "testis", "male"),
        ("子宫切除标本:肿瘤5.5cm。", "uterus", "female"),
        ("全子宮切除検体。腫瘍径5.5cm。", "uterus", "female"),
        ("전자궁절제술. 종양 5.5 cm.", "uterus", "female"),
    ],
)
def test_an_operation_names_the_organ_and_who_has_it(read: Read, text: str, site: str, sex: str | None) -> None:
    case = read(text).case
    assert (case.get("site"), case.get("sex")) == (site, sex)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Post mastectomy. Chest wall nodule 2 cm, angiosarcoma.", "chest_wall"),
        ("She underwent nephrectomy in 2012. Now retroperitoneal mass, 7 cm. Leiomyosarcoma.", "retroperitoneum"),
        ("Zustand nach Nephrektomie. Jetzt Tumor der Lunge, 3 cm, mit Spindelzellen.", "lung"),
        ("Hysterectomy and bilateral salpingo-oophorectomy. Left ovarian tumour 8 cm. Fibroma.", "ovary"),
        ("Left nephrectomy. Tumour in the renal vein, 4 cm. Leiomyosarcoma.", "renal_vein"),
        ("Nephrectomy 3 years ago; now a nodule of 2 cm.", None),
    ],
)
def test_an_operation_of_before_or_beside_names_no_site(read: Read, text: str, site: str | None) -> None:
    assert read(text).case.get("site") == site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Specimen: L retroperitoneal tumour with kidney, 21 cm. Kidney uninvolved.", "retroperitoneum"),
        ("Retroperitonealer Tumor mit Niere, 21 cm. Niere tumorfrei.", "retroperitoneum"),
        ("Tumeur rétropéritonéale avec rein, 21 cm. Rein indemne.", "retroperitoneum"),
        ("Tumor retroperitoneal con riñón, 21 cm. Riñón sin alteraciones.", "retroperitoneum"),
        ("Massa retroperitoneale con rene, 21 cm. Rene indenne.", "retroperitoneum"),
        ("腹膜后肿物及右肾切除标本,肿物21cm。肾脏未受累。", "retroperitoneum"),
        ("後腹膜腫瘍、右腎合併切除。腫瘍径21cm。腎臓に浸潤なし。", "retroperitoneum"),
        ("KIDNEY, RIGHT, RADICAL NEPHRECTOMY\nAdrenal: uninvolved; incidental cortical adenoma 1.1 cm", "kidney"),
        ("Right upper lobe, lobectomy.\nMacroscopically there is a 6.2 cm chest-wall-abutting mass.", "lung"),
        ("Sacrum S2-S4, needle biopsy. MRI: midline mass with presacral extension.\nChordoma.", "pelvic_bone"),
        ("SPECIMENS\nA. Uterus, cervix, tubes and ovaries\nDIAGNOSIS\nPEComa, 6.7 cm, of uterine corpus.", "uterus"),
        ("Lump L side of neck. Flattened nerve at one pole.\nDx: Schwannoma.", "neck"),
        ("Lump volar forearm, 26 M. 17mm nodule on superficial fascia. Nodular fasciitis.", "upper_limb"),
        ("Skin & breast tissue, punch biopsies.\nPost-radiation angiosarcoma.", "breast"),
        ("55-year-old with kidney mass. Renal tumour 5 cm. PEComa.", "kidney"),
        ("Uterus with leiomyosarcoma of the cervix, 4 cm.", "cervix"),
        ("Stomach: unremarkable mucosa; submucosal tumour 3 cm. GIST.", "stomach"),
        ("Sciatic nerve, tumour 4 cm. Schwannoma.", "peripheral_nerve"),
    ],
)
def test_what_lies_beside_or_comes_along_is_no_site(read: Read, text: str, site: str) -> None:
    assert read(text).case.get("site") == site


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Gross: Skin covered tissue 7x5x3 cm, with dermal nodule 2.8 cm.", 2.8),
        (
            "GROSS: A tan tumor with an attached 9.0 x 6.5 cm strip of perinephric fat. On sectioning the tumor is 4.2 x 1.5 cm.",
            4.2,
        ),
        ("Makroskopie: Tumor mit anhängendem Fettgewebe von 9 x 6 cm. Der Tumor misst 4,2 cm.", 4.2),
        ("Macroscopie : tumeur avec graisse attenante de 9 x 6 cm. La tumeur mesure 4,2 cm.", 4.2),
        ("Macroscopía: tumor con tejido adiposo adherido de 9 x 6 cm. El tumor mide 4,2 cm.", 4.2),
        ("Macroscopia: losanga di cute di 6 x 3 cm con nodulo di 1,2 cm.", 1.2),
        ("Macroscopia: fuso de pele medindo 6 x 3 cm, com nódulo de 1,2 cm.", 1.2),
        ("Makroskopi: 6x3 cm ölçülerinde deri elipsi, üzerinde 1,2 cm çapında nodül izlendi.", 1.2),
        ("大体:带皮组织6×3×2cm,皮下见一结节,直径1.2cm。", 1.2),
        ("肉眼:皮膚付き組織6×3cm、皮下に1.2cmの結節を認める。", 1.2),
        ("육안: 피부를 포함한 조직 6x3 cm, 진피 내 결절 1.2 cm.", 1.2),
        ("Two fragments, the larger measuring 6 mm across. Leiomyoma.", 0.6),
        ("Core biopsies: three cores, the longest 1.4 cm. Thigh.", None),
        ("RE: ileal tumour, 41-year-old lady, small bowel obstruction, 5.1 cm, ulcerating\nDiagnosis: GIST.", 5.1),
        ("Tumour attached to the serosa of the stomach, 5 cm.", 5.0),
        ("Tumeur rétropéritonéale avec rein, 21 cm. Rein indemne.", 21.0),
    ],
)
def test_what_is_attached_has_a_size_of_its_own(read: Read, text: str, size: float | None) -> None:
    assert read(text).case.get("size_cm") == size
