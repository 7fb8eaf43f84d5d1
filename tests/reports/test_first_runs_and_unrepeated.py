"""What was not done again stands as it was reported; what a first run showed falls where the repeat tells its result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Outside immunohistochemistry: HMB45 {}, SMA positive. HMB45 was not repeated by us.|positive|negative",
        "Auswärtige Immunhistochemie: HMB45 {}, SMA positiv. HMB45 wurde nicht wiederholt.|positiv|negativ",
        "Immunohistochimie du centre initial : HMB45 {}, SMA positif. HMB45 n'a pas été refait ici.|positif|négatif",
        "Inmunohistoquímica de su centro: HMB45 {}, SMA positivo. HMB45 no lo hemos repetido.|positivo|negativo",
        "Imuno-histoquímica do hospital de origem: HMB45 {}, SMA positivo. O HMB45 não foi repetido por nós.|positivo|negativo",
        "Immunoistochimica della sede di origine: HMB45 {}, SMA positivo. HMB45 non è stato ripetuto da noi.|positivo|negativo",
        "Dış merkez immünhistokimyası: HMB45 {}, SMA pozitif. HMB45 tekrarlanmadı.|pozitif|negatif",
        "外院免疫组化：HMB45{}，SMA阳性。HMB45我科未重复，以外院结果为准。|阳性|阴性",
        "貴院での染色では HMB45 {}、SMA 陽性でした。HMB45 は再検しておりませんが、貴院の結果を確認いたしました。|陽性|陰性",
        "귀원 면역염색: HMB45 {}, SMA 양성. HMB45는 본원에서 재염색하지 않았으며 귀원 결과를 확인하였음.|양성|음성",
    ],
)
@pytest.mark.parametrize("which", [1, 2])
def test_what_was_not_repeated_stands_as_it_was_reported(read: Read, text: str, which: int) -> None:
    sentence, *signs = text.split("|")
    said = told(read(sentence.format(signs[which - 1])))
    assert said == {"HMB45": "positive" if which == 1 else "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "HHV8 was negative on the first run (external control also negative, invalid); repeated: nuclear positive.",
        "HHV8 nuclear positive - in the first run no signal, the control was silent too; repeat clearly positive.",
        "HHV8 nukl. positiv - im ersten Lauf ohne Signal, auch die Kontrolle war stumm; Wiederholung eindeutig pos.",
        "HHV8 négatif lors du premier passage (témoin négatif également) ; technique répétée : positif nucléaire.",
        "HHV8 negativo en la primera tinción (control externo también negativo, no válida); repetida: positivo nuclear.",
        "HHV8 negativo na primeira coloração (controlo externo também negativo, inválida); repetida: positivo nuclear.",
        "HHV8 negativo al primo allestimento (controllo esterno anch'esso negativo, non valido); ripetuto: positivo nucleare.",
        "HHV8 ilk çalışmada boyanmadı (dış kontrolde de boyanma yoktu, geçersiz); tekrar edildi: nükleer (+).",
        "HHV8第一次染色阴性（外对照亦阴性，无效）；重新染色：核阳性。",
        "HHV8 は初回は陰性（外部対照も陰性で無効）、再染色で核に陽性。",
        "HHV8은 1차 염색에서 음성(외부 대조도 음성, 무효), 재염색 결과 핵 양성.",
    ],
)
def test_what_a_first_run_showed_falls_where_a_repeat_tells(read: Read, text: str) -> None:
    assert told(read(text)) == {"HHV8": "positive"}


def test_the_result_of_a_repeat_may_stand_before_it(read: Read) -> None:
    assert told(read("CD34 was positive on the first run, negative on repeat with positive control.")) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 was not repeated; S100 positive, SMA negative.", {"S100": "positive", "SMA": "negative"}),
        ("CD34 negative, not repeated. S100 positive.", {"CD34": "negative", "S100": "positive"}),
        ("HHV8 negative on the first run. CD34 repeated: positive.", {"HHV8": "negative", "CD34": "positive"}),
    ],
)
def test_a_run_without_a_repeat_and_a_result_of_its_own_stand(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "SMA positive. MUC4 was not done for lack of reagent. S100 negative.",
        "L'actine muscle lisse est positive et MUC4 n'a pas été recherché, faute de réactif. S100 négatif.",
        "SMA positivo, y MUC4 no se ha investigado por falta de reactivo. S100 negativo.",
        "SMA positivo, e MUC4 não foi pesquisado por falta de reagente. S100 negativo.",
        "SMA positivo, e MUC4 non è stato ricercato per mancanza di reagente. S100 negativo.",
        "SMA positiv, und MUC4 wurde mangels Reagenz nicht untersucht. S100 negativ.",
        "SMA pozitif ve MUC4 reaktif olmadığı için çalışılmamıştır. S100 negatif.",
        "SMA阳性，MUC4因无试剂未做。S100阴性。",
        "SMA 양성. MUC4는 시약이 없어 시행하지 못하였음. S100 음성.",
        "SMA 양성. MUC4는 조직이 소진되어 시행하지 못함. S100 음성.",
    ],
)
def test_a_reagent_that_was_missing_is_no_reaction(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "MUC4": "not_performed", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin mit schwacher Anfärbung einzelner Zellen, als fraglich gewertet; S100 negativ.",
        "Desmin ile nadir hücrede zayıf boyanma, şüpheli olarak değerlendirildi; S100 negatif.",
        "Desmin 个别细胞点状弱着色，判为可疑；S100 阴性。",
        "desmin은 드물게 약하게 염색되어 판정보류. S100 음성.",
    ],
)
def test_staining_that_the_report_calls_doubtful_is_no_positive(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "equivocal", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "In the background mucosa endocrine cells are chromogranin positive, unrelated to this lesion. S100 is negative.",
        "In der Umgebungsschleimhaut Chromogranin-positive endokrine Zellen, ohne Bezug zur Läsion. S100 ist negativ.",
        "En la mucosa de fondo hay células positivas para cromogranina, sin relación con la lesión. S100 es negativo.",
        "Dans la muqueuse adjacente, des cellules expriment la chromogranine, sans rapport avec la lésion. S100 est négatif.",
        "Na mucosa de fundo há células positivas para cromogranina, sem relação com a lesão. S100 é negativo.",
        "Nella mucosa di fondo cellule positive per cromogranina, senza relazione con la lesione. S100 è negativo.",
        "Zemin mukozadaki endokrin hücreler kromogranin pozitiftir, lezyonla ilişkisizdir. S100 negatiftir.",
        "背景黏膜内分泌细胞CgA阳性，与本病变无关。S100阴性。",
        "背景粘膜中の内分泌細胞に chromogranin A 陽性像がありますが、本病変とは無関係です。S100は陰性です。",
        "배경 점막의 내분비세포에서 chromogranin 양성이나 본 병변과는 무관함. S100 음성.",
    ],
)
def test_what_is_unrelated_to_the_lesion_is_not_its_result(read: Read, text: str) -> None:
    said = told(read(text))
    assert said.get("chromogranin") in (None, "negative")
    assert said["S100"] == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "Smooth muscle: SMA focal +, desmin -.\nVascular: ERG -, CD34 -.",
        "glatte Muskulatur: SMA fokal +, Desmin –\nvaskulär: ERG –, CD34 –",
        "muscle lisse : SMA +, desmine –\nvasculaire : ERG –, CD34 –",
        "músculo liso: SMA focal +, desmina –\nvascular: ERG –, CD34 –",
        "muscolo liscio: SMA focale +, desmina –\nvascolare: ERG –, CD34 –",
        "düz kas: SMA fokal +, desmin –\nvasküler: ERG –, CD34 –",
        "平滑肌：SMA灶+，desmin-\n血管：ERG-，CD34-",
        "평활근: SMA 국소+, desmin-\n혈관: ERG-, CD34-",
    ],
)
def test_a_list_with_a_negative_below_a_line_of_differentiation_is_the_tumours(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative", "ERG": "negative", "CD34": "negative"}


def test_vessels_that_stain_are_not_the_tumour(read: Read) -> None:
    assert told(read("Vessels: CD34 +. Tumour cells: CD34 -.")) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin negative (muscularis propria as internal control, positive); S100 negative.",
        "Desmina negativa (muscular propia como control interno, positiva); S100 negativo.",
        "Desmine négative (musculeuse comme témoin interne, positive) ; S100 négatif.",
        "Desmina negativa (muscolare propria come controllo interno, positiva); S100 negativo.",
        "Desmina negativa (muscular própria como controlo interno, positiva); S100 negativo.",
        "Desmin阴性（固有肌层作内对照，阳性）；S-100阴性（肌间神经丛内对照阳性）。",
    ],
)
def test_a_control_in_brackets_is_no_second_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative", "S100": "negative"}


def test_a_control_that_failed_in_brackets_is_told(read: Read) -> None:
    assert told(read("S100 negative (internal control negative, not interpretable).")).get("S100") != "positive"


@pytest.mark.parametrize(
    "text",
    [
        "▲ MUC4\n▼ S100\nLegend: ▲ expressed; ▼ not expressed",
        "▲ MUC4\n▼ S100\nLegenda: ▲ espresso; ▼ non espresso",
        "▲ MUC4\n▼ S100\nLégende : ▲ exprimé ; ▼ non exprimé",
        "▲ MUC4\n▼ S100\nLegende: ▲ exprimiert; ▼ nicht exprimiert",
        "不表达者有：S100。MUC4阳性。",
    ],
)
def test_what_is_not_expressed_is_negative_by_a_key_too(read: Read, text: str) -> None:
    assert told(read(text)) == {"MUC4": "positive", "S100": "negative"}


@pytest.mark.parametrize("head", ["", "6) İmmün profil\n", "Tumour\n"])
def test_lettered_lines_that_all_begin_with_stains_are_one_panel(read: Read, head: str) -> None:
    text = f"{head}a. CD99 – pozitif\nb. NKX2.2 – pozitif\nc. Desmin – negatif"
    reading = read(text)
    assert len(reading.parts) == 1
    assert told(reading) == {"CD99": "positive", "NKX2.2": "positive", "desmin": "negative"}


def test_a_drawing_is_no_desmin(read: Read) -> None:
    assert "desmin" not in told(read("S100 ne dessine que les cellules sustentaculaires. SDHB conservé."))


@pytest.mark.parametrize(
    "text",
    [
        "N.B. the IHC sheet of the first report (CD10+) belonged to another patient. IHC: CD10 -, SMA +.",
        "N.B. il foglio IIC allegato (CD10+) apparteneva ad altra paziente, ignorarlo. IIC: CD10 -, actina muscolo liscio +.",
        "N.B. la feuille d'IHC jointe (CD10+) appartenait à une autre patiente. IHC : CD10 -, actine muscle lisse +.",
        "Das beigelegte IHC-Blatt (CD10+) gehörte zu einer anderen Patientin. IHC: CD10 -, SMA +.",
        "İlk gönderime ekli İHK formu (CD10+) başka bir hastaya aitti. İHK: CD10 -, SMA +.",
        "首次所附免疫组化单（CD10+）属于另一位患者。免疫组化：CD10-，SMA+。",
        "처음 첨부된 용지(CD10+)는 다른 환자의 것이었습니다. 면역염색: CD10 -, SMA +.",
    ],
)
def test_a_sheet_that_was_another_patients_tells_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD10": "negative", "SMA": "positive"}
