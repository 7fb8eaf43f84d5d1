"""Chinese, Japanese and Korean: tumours named after cells, lists of what was done, what was expected, seen first or is normal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "inhibin、S-100阳性这一点支持血管母细胞瘤。",
        "inhibin、S-100が陽性である点から血管芽腫を考える。",
        "inhibin과 S-100이 양성인 점으로 보아 혈관모세포종에 합당.",
    ],
)
def test_a_tumour_named_after_vessels_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {"inhibin": "positive", "S100": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "desmin陽性である点は血管筋線維芽細胞腫として矛盾しません。",
        "desmin 양성으로 혈관근섬유모세포종에 합당하다.",
        "desmin 양성으로 혈관섬유종을 시사함.",
        "desmin、CD34阳性，符合血管肌纤维母细胞瘤。",
    ],
)
def test_nor_is_one_named_after_several_kinds_of_cells(read: Read, text: str) -> None:
    assert told(read(text))["desmin"] == "positive"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("血管和肿瘤细胞均CD34阳性。", "positive"),
        ("周围血管CD34阳性，考虑血管外皮瘤。", "negative"),
        ("背景の血管はCD34陽性。血管腫の成分はない。", "negative"),
        ("혈관과 종양세포에서 CD34 양성.", "positive"),
        ("혈관에서 CD34 양성.", "negative"),
    ],
)
def test_vessels_beside_a_tumour_are_vessels(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"CD34": status}


@pytest.mark.parametrize(
    "text",
    [
        "ATRX核表达缺失；DAXX核表达正常。",
        "ATRXの核発現は消失し、DAXXの核発現は正常である。",
        "ATRX 핵 발현은 소실되었고 DAXX 핵 발현은 정상이다.",
    ],
)
def test_normal_expression_is_retained_and_no_normal_tissue(read: Read, text: str) -> None:
    assert told(read(text)) == {"ATRX": "lost", "DAXX": "retained"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("肌上皮标记p63、SMA阳性，内皮标记物ERG阴性。", {"p63": "positive", "SMA": "positive", "ERG": "negative"}),
        ("间皮标记calretinin阳性，骨骼肌标记myogenin阳性。", {"calretinin": "positive", "myogenin": "positive"}),
        ("筋上皮マーカーのp63、calponin、SMAは陽性。", {"p63": "positive", "calponin": "positive", "SMA": "positive"}),
        ("근상피 표지자인 p63, SMA는 양성.", {"p63": "positive", "SMA": "positive"}),
    ],
)
def test_markers_of_a_lineage_are_no_cells(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "CD1a、Langerin阳性的组织细胞样细胞增生。",
        "CD1a、Langerin陽性の組織球様細胞の増殖が見られる。",
        "CD1a, Langerin 양성인 조직구양 세포의 증식이 관찰된다.",
    ],
)
def test_cells_like_histiocytes_are_the_tumours(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD1a": "positive", "langerin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD68阳性的大组织细胞增生。",
        "CD68陽性の大型組織球が増生し、炎症細胞の取り込みを伴う。",
        "CD68 양성인 큰 조직구들이 보이며 emperipolesis가 동반됨.",
    ],
)
def test_large_or_proliferating_histiocytes_may_be_either(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)


def test_scattered_histiocytes_are_none_of_it(read: Read) -> None:
    assert told(read("背景にCD68陽性の組織球が散見される。")) == {"CD68": "negative"}
    assert told(read("CD68 양성인 조직구들이 배경에 보인다.")) == {"CD68": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "不规则吻合的血管腔隙内衬细胞ERG阳性。",
        "不規則に吻合する血管腔を裏打ちする細胞はERGに陽性である。",
        "불규칙하게 문합하는 혈관강을 피복하는 세포들은 ERG에 양성이다.",
    ],
)
def test_what_lines_anastomosing_channels_is_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"ERG": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "β-catenin胞浆阳性，但核未见阳性。",
        "β-cateninは細胞質に陽性だが核には陽性像を認めない。",
        "β-catenin은 세포질에 양성이나 핵에는 양성 소견이 없다.",
    ],
)
def test_nothing_in_the_nucleus(read: Read, text: str) -> None:
    assert told(read(text)) == {"beta-catenin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "HE形态预期CD34阳性，但实际未着色。",
        "HE所見ではCD34陽性が予想されたが、実際には染まらなかった。",
        "HE 소견상 CD34 양성이 예상되었으나 실제로는 염색되지 않았다.",
    ],
)
def test_what_was_expected_and_what_is(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100最初呈弱阳性，复染不着色，最终判定为阴性。",
        "S100は当初弱陽性に見えたが、再染色で染まらず、最終的に陰性と判定した。",
        "S100은 처음에 약양성으로 보였으나 재염색에서 염색되지 않아 최종적으로 음성으로 판정함.",
    ],
)
def test_what_was_seen_first_and_on_repeat(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "为鉴别，将行S-100、desmin免疫组化染色。",
        "鑑別のためS-100、desminの免疫染色を行います。",
        "감별을 위해 S-100, desmin 면역염색을 시행하겠습니다.",
    ],
)
def test_stains_that_will_be_done(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "not_performed", "desmin": "not_performed"}


@pytest.mark.parametrize(
    "text",
    [
        "行S100、desmin免疫组化染色，S100阳性。",
        "S100とdesminの免疫染色を行ったところ、S100陽性であった。",
        "S100과 desmin 면역염색을 시행한 결과 S100 양성이었다.",
        "Immunostains for S100 and desmin were performed, S100 is positive.",
    ],
)
def test_a_list_of_what_was_done_tells_no_result(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"S100": "positive"}
    assert any("desmin" in words for words, _ in unread(reading))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("S100とdesminの免疫染色を行い、S100は陽性、desminは陰性であった。", {"S100": "positive", "desmin": "negative"}),
        ("行S100、desmin免疫组化染色，S100阳性，desmin阴性。", {"S100": "positive", "desmin": "negative"}),
        ("S100과 desmin 면역염색을 시행하였고 S100은 양성, desmin은 음성이었다.", {"S100": "positive", "desmin": "negative"}),
        ("S100、desminの免疫染色を行ったところ、いずれも陰性であった。", {"S100": "negative", "desmin": "negative"}),
        ("腫瘍細胞はCD34とSTAT6を発現し、CD34はびまん性に陽性である。", {"CD34": "positive", "STAT6": "positive"}),
        ("肿瘤细胞表达CD34及STAT6，CD34弥漫强阳性。", {"CD34": "positive", "STAT6": "positive"}),
        ("The cells express S100 and SOX10, S100 is diffuse.", {"S100": "positive", "SOX10": "positive"}),
        ("S-100、SOX10の免疫染色を行った。", {}),
    ],
)
def test_each_result_behind_such_a_list_is_its_own(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("조직학적으로 양성(benign) 병변이며 desmin은 염색되지 않음.", {"desmin": "negative"}),
        ("TFE3は核に淡く染まるようにも見えるが、陽性とは断定し難い。", {"TFE3": "equivocal"}),
        ("TFE3는 핵에 희미하게 염색되는 것처럼 보이나 양성으로 단정하기 어렵다.", {"TFE3": "equivocal"}),
        ("TFE3核似有淡染，但难以判定为阳性。", {"TFE3": "equivocal"}),
    ],
)
def test_benign_is_not_positive_and_doubt_is_doubt(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses
