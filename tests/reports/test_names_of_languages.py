"""Names of markers, sites and tumours as pathologists of nine languages beside English write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.read import ReportReader
from tests.reports.said import stains

Read = Callable[[str], ReportReading]

#: What a sentence of each language says around a name.
_POSITIVE = {
    "de": "Immunhistochemisch sind die Tumorzellen positiv für {}.",
    "es": "Las células tumorales son positivas para {}.",
    "fr": "Les cellules tumorales sont positives pour {}.",
    "it": "Le cellule neoplastiche sono risultate positive per {}.",
    "pt": "As células neoplásicas são positivas para {}.",
    "tr": "Tümör hücreleri için {} pozitif izlendi.",
    "zh": "肿瘤细胞{}阳性。",
    "ja": "腫瘍細胞は{}に陽性です。",
    "ko": "종양세포는 {} 양성임.",
    "en": "The tumour cells are positive for {}.",
}
_NAMES = [
    ("SMA", {
        "es": ["actina de músculo liso", "actina ML", "alfa-SMA"], "pt": ["actina alfa do músculo liso", "alfa-actina"],
        "it": ["actina muscolo liscio", "actina ML"], "fr": ["actine muscle lisse", "actine ML"],
        "de": ["glattmuskuläres Aktin", "SM-Aktin"], "tr": ["düz kas aktini"], "ja": ["α平滑筋アクチン"], "ko": ["평활근 액틴"],
        "en": ["actin smooth muscle"]}),
    ("keratin", {
        "es": ["CKAE1AE3", "pan-citoqueratina"], "pt": ["pool de citoqueratinas", "ceratina"],
        "it": ["CK pool", "pool citocheratine"],
        "fr": ["AE1-AE3", "pankératine"], "de": ["Pan-Zytokeratin", "Panzytokeratine"], "tr": ["pan-sitokeratin"],
        "zh": ["CK广", "CK(pan)"], "ja": ["サイトケラチンAE1/AE3"], "ko": ["판사이토케라틴"]}),
    ("cyclin D1", {
        "es": ["ciclina D1"], "pt": ["ciclina D1"], "it": ["ciclina D1"], "fr": ["cycline D1"], "de": ["Zyklin D1"],
        "tr": ["siklin D1"], "ja": ["サイクリンD1"], "ko": ["사이클린 D1"]}),
    ("cathepsin K", {
        "es": ["catepsina K"], "pt": ["catepsina K"], "it": ["catepsina K"], "fr": ["cathepsine K"], "de": ["Kathepsin K"],
        "tr": ["katepsin K"], "ja": ["カテプシンK"], "ko": ["카텝신 K"]}),
    ("collagen IV", {
        "es": ["colágeno de tipo IV"], "pt": ["colagénio tipo IV"], "it": ["collagene tipo IV"], "fr": ["coll. IV"],
        "de": ["Kollagen Typ 4"], "tr": ["tip IV kolajen"], "zh": ["Ⅳ型胶原"], "ja": ["Ⅳ型コラーゲン"], "ko": ["콜라겐 IV"]}),
    ("beta-catenin", {"es": ["BCATENINA"], "fr": ["b-caténine"], "tr": ["beta katenin"], "zh": ["β-连环蛋白"]}),
    ("factor VIII", {"zh": ["FⅧ"], "ja": ["第Ⅷ因子関連抗原"], "tr": ["Faktör 8"]}),
    ("factor XIIIa", {"zh": ["FⅩⅢa"], "ja": ["第XIIIa因子"], "de": ["Faktor XIIIa"]}),
    ("SS18-SSX", {"zh": ["SS18-SSX融合特异性抗体"], "fr": ["SS18/SSX"], "ko": ["SS18-SSX 융합단백"]}),
    ("inhibin", {"es": ["alfa-inhibina"], "pt": ["inibina alfa"], "it": ["α-inibina"], "fr": ["α-inhibine"]}),
    ("ER", {"fr": ["récepteurs aux estrogènes"], "it": ["recettori per estrogeni"], "de": ["Östrogen-Rezeptor"]}),
    ("PR", {"fr": ["récepteurs à la progestérone"], "it": ["recettori per progesterone"], "pt": ["recetores de progesterona"]}),
    ("claudin-1", {"es": ["claudina-1"], "fr": ["claudine-1"], "it": ["claudina-1"], "tr": ["klaudin-1"]}),
    ("SDHB", {"de": ["SDH-B"], "it": ["SDH-B"]}),
    ("S100", {"en": ["S - 100"], "pt": ["prot. S-100"], "fr": ["PS100"]}),
    ("CD34", {"en": ["CD - 34"], "es": ["ce de 34"]}),
    ("HepPar1", {"en": ["Hep Par"]}),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ReportReader:
    return ReportReader(knowledge)


@pytest.mark.parametrize(
    ("marker", "language", "name"),
    [(marker, language, name) for marker, names in _NAMES for language, written in names.items() for name in written],
)
def test_a_marker_is_known_by_the_name_that_its_language_gives_it(
    reader: ReportReader, marker: str, language: str, name: str
) -> None:
    said = stains(reader.read(_POSITIVE[language].format(name)))
    # a loss marker is retained, beta-catenin open without its compartment
    assert set(said) == {marker}
    assert said[marker] in ("positive", "retained", "equivocal")


@pytest.mark.parametrize(
    ("text", "percent"),
    [("SMA +, Ki 1-2%", "1-2%"), ("SMA +, Ki 5%", "5%"), ("SMA +, Ki: 3%", "3%"), ("SMA +, Ki - 67  8 %", "8%")],
)
def test_ki_before_a_percentage_is_ki67(read: Read, text: str, percent: str) -> None:
    markers = read(text).case["markers"]
    assert set(markers) == {"SMA", "Ki-67"}
    assert percent in str(markers["Ki-67"])


def test_a_name_with_a_point_in_it_ends_no_sentence(read: Read) -> None:
    reading = read("Agobiopsia della coscia, cellule fusate.\nACTINA MUSC. LISCIO: POS.\nCOLL. IV: NEG.")
    assert stains(reading) == {"SMA": "positive", "collagen IV": "negative"}


def test_ki1_is_cd30_and_a_short_word_names_no_marker(read: Read) -> None:
    assert stains(read("Ki-1 is positive.")) == {"CD30": "positive"}
    assert stains(read("Tümörde görüldü ki CD34 negatif izlendi.")) == {"CD34": "negative"}
    assert stains(read("Die KI-gestützte Auswertung ist erfolgt, SMA ist positiv.")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Diagnose: Desmoidfibromatose des Mesenteriums.", "mesentery"),
        ("Conclusion : angiosarcome mammaire.", "breast"),
        ("Conclusione: tumore fibroso solitario, sede pleurica.", "pleura"),
        ("Tanı: Plevral soliter fibröz tümör, kitle çıkarıldı.", "pleura"),
        ("诊断:PEComa(肾)。", "kidney"),
        ("診断:頸動脈小体傍神経節腫です。", "carotid_body"),
        ("Diagnosis: mesenteric fibromatosis.", "mesentery"),
        ("Diagnóstico: sarcoma sinovial de hombro derecho.", "upper_limb"),
        ("Histologie: spindelzelliger Tumor.\nLokalisation Fuss links.", "foot"),
    ],
)
def test_a_site_is_known_by_its_adjective_and_its_case(read: Read, text: str, site: str) -> None:
    assert read(text).case.get("site") == site


@pytest.mark.parametrize(
    "text",
    [
        "骨与软组织肿瘤组讨论:梭形细胞肿瘤。",
        "骨軟部腫瘍カンファレンス。紡錘形細胞の腫瘍です。",
        "골연부종양 회의: 방추세포 종양임.",
    ],
)
def test_a_board_is_no_site(read: Read, text: str) -> None:
    assert "site" not in read(text).case


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("CONCLUSION: Desmoid-type fibromatosis.", "desmoid_fibromatosis"),
        ("DIAGNOSIS: Sarcomatoid (spindle cell) carcinoma.", "sarcomatoid_carcinoma"),
        ("SONUÇ: İNFLAMATUVAR MYOFİBROBLASTİK TÜMÖR, AKCİĞER", "inflammatory_myofibroblastic_tumor"),
        ("의견: 방광의 염증성 근섬유모세포 종양에 합당함.", "inflammatory_myofibroblastic_tumor"),
        ("진단: 악성 말초신경초 종양", "mpnst"),
        ("Nodule du doigt. => T. glomique, avec actine positive.", "glomus_tumor"),
        ("Comentário. CD34 negativo. Dx: fibromatose desmoide da parede abdominal.", "desmoid_fibromatosis"),
        ("Leiomyosarcomaでよろしいのではないでしょうか。", "leiomyosarcoma"),
        ("Yorum: GIST ile uyumlu değildir. Desmin pozitif izlendi.", None),
        ("Kommentar: Ein Schwannom ist nicht auszuschließen.", None),
    ],
)
def test_a_diagnosis_is_read_as_it_is_spelled_and_headed(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).reported_diagnosis == diagnosis


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("IHQ: VIM +++ / AML ++ / BCATENINA - (NUCLEO) / CKAE1AE3 +. TUMOR INFLAMATORIO, VEJIGA", "es"),
        ("IHC | CD31:POS | ERG:POS | DIAGNOSE: ANGIOSARKOM, MAMMA RECHTS", "de"),
        ("Plevral kitle: STAT6 +, CD34 +. SFT ile uyumlu.", "tr"),
        ("Agobiopsia pleurica: cellule fusate. STAT6 +++, CD34 ++. Non mitosi.", "it"),
        ("Mme D., 52 ans. Masse de la paroi abdominale.", "fr"),
        ("Coxa esquerda, nódulo. S100 REAGENTE.", "pt"),
    ],
)
def test_a_short_report_is_known_by_the_words_of_its_language(read: Read, text: str, language: str) -> None:
    assert read(text).language == language
