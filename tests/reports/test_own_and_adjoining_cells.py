"""Cells that are the tumour though they are elsewhere a control, tissue beside the tumour, and tissue that it grows into."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The atypical endothelial cells are positive for CD31, ERG and CD34.",
        "Vascular channels lined by malignant endothelial cells positive for CD31, ERG and CD34.",
        "异型内皮细胞CD31、ERG、CD34均阳性。",
        "Las células endoteliales atípicas son positivas para CD31, ERG y CD34.",
        "Les cellules endothéliales atypiques expriment CD31, ERG et CD34.",
        "Die atypischen Endothelien sind CD31-, ERG- und CD34-positiv.",
        "Atipik endotel hücreleri CD31, ERG ve CD34 ile pozitiftir.",
        "이형 내피세포는 CD31, ERG, CD34에 양성.",
        "As células endoteliais atípicas são positivas para CD31, ERG e CD34.",
        "Le cellule endoteliali atipiche sono positive per CD31, ERG e CD34.",
        "腫瘍性内皮細胞はCD31、ERG、CD34に陽性。",
    ],
)
def test_atypical_endothelium_is_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive", "ERG": "positive", "CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "The endothelial cells are positive for CD34.",
        "Non-neoplastic endothelial cells are positive for CD34.",
        "The vessels are positive for CD34; the pleomorphic cells are negative.",
        "肿瘤血管CD34阳性。",
    ],
)
def test_other_endothelium_is_not(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Hep Par 1 stains only the surrounding hepatocytes.",
        "Hep Par 1 färbt nur die umgebenden Leberzellen an.",
        "Hep Par 1 tiñe solo los hepatocitos adyacentes, con control adecuado.",
        "Hep-Par1 yalnızca tümör çevresindeki hepatositleri boyamıştır.",
        "Hep-Par1 sadece çevre hepatositlerde pozitiftir, tümör hücreleri negatiftir.",
        "Hep Par 1은 주변 간세포에만 염색되었고 종양세포는 음성이었다.",
        "Hep Par 1は周囲の肝細胞のみに陽性。",
    ],
)
def test_hepatocytes_that_stain_are_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"HepPar1": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Desmin stains only the surrounding skeletal muscle.", "negative"),
        ("Desmin is positive in surrounding muscle and negative in tumour.", "negative"),
        ("Nell'esame immunoistochimico la desmina marca solo il muscolo scheletrico adiacente.", "negative"),
        ("Desmin yalnızca çevre iskelet kasını boyamıştır.", "negative"),
        ("The tumour infiltrates the surrounding skeletal muscle and is positive for desmin.", "positive"),
        ("Der Tumor infiltriert die umgebende Skelettmuskulatur und ist Desmin-positiv.", "positive"),
        ("El tumor infiltra el músculo esquelético adyacente y es positivo para desmina.", "positive"),
        ("Tumour cells surrounding the vessels are positive for desmin.", "positive"),
    ],
)
def test_muscle_beside_the_tumour(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"desmin": status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The tumour infiltrates fat and is positive for CD34.", "positive"),
        ("The tumour has thick-walled vessels and is positive for CD34.", "positive"),
        ("Der Tumor zeigt hirschgeweihartige Gefäße und ist CD34-positiv.", "positive"),
        ("La tumeur infiltre la graisse et exprime le CD34.", "positive"),
        ("The tumour is negative and the vessels are positive for CD34.", "negative"),
        ("CD34 highlights invasion of lymphatic vessels.", "negative"),
        ("The tumour contains vessels and is negative for CD34.", "negative"),
    ],
)
def test_what_the_tumour_has_or_invades_does_not_stain_for_it(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"CD34": status}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Die Tumorzellen sind CD31-, ERG- und CD34-positiv.", ("positive", "positive", "positive")),
        ("The cells are CD31-, ERG- or CD34-negative.", ("negative", "negative", "negative")),
        ("CD31-, ERG- and CD34-", ("negative", "negative", "negative")),
        ("CD31-, ERG- and CD34+", ("negative", "negative", "positive")),
        ("CD31-, ERG-, CD34-positive", ("negative", "negative", "positive")),
    ],
)
def test_hyphens_that_wait(read: Read, text: str, statuses: tuple[str, str, str]) -> None:
    assert told(read(text)) == dict(zip(("CD31", "ERG", "CD34"), statuses, strict=True))


def test_epithelioid_histiocytes_are_no_tumour(read: Read) -> None:
    assert told(read("Epithelioid histiocytes are CD68 positive; the tumour is S100 positive.")) == {
        "CD68": "negative",
        "S100": "positive",
    }
