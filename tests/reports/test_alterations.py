"""Molecular findings in reports: each with what is said of it, in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]

MDM2, CDK4, SFT, SS18, EWSR1 = (
    "MDM2_amplification",
    "CDK4_amplification",
    "NAB2_STAT6_fusion",
    "SS18_SSX_fusion",
    "EWSR1_rearrangement",
)
KIT, PDGFRA, DFSP = "KIT_mutation", "PDGFRA_mutation", "COL1A1_PDGFB_fusion"


def found(reading: ReportReading) -> dict[str, str]:
    return {each["feature"]: each["status"] for each in reading.case.get("molecular", [])}


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("SS18 rearrangement positive, EWSR1 rearrangement negative by FISH.", [SS18], [EWSR1]),
        ("NGS detected a KIT exon 11 mutation and no PDGFRA mutation.", [KIT], [PDGFRA]),
        ("A NAB2::STAT6 fusion was found, with no NTRK fusions.", [SFT], ["NTRK_fusion"]),
        ("The tumor harboured an EWSR1-ATF1 fusion and lacked MDM2 amplification.", ["EWSR1_ATF1_fusion"], [MDM2]),
        ("FISH for MDM2 amplification was negative, whereas RNA sequencing showed a NAB2-STAT6 fusion.", [SFT], [MDM2]),
        ("No KIT or PDGFRA mutation was detected.", [], ["KIT_PDGFRA_mutation"]),
        ("MDM2 and CDK4 amplification were not found.", [], ["MDM2_CDK4_amplification"]),
        ("MDM2 was amplified and CDK4 negative.", [MDM2], [CDK4]),
        ("MDM2: amplified. CDK4: not amplified.", [MDM2], [CDK4]),
        ("MDM2 (FISH): amplified", [MDM2], []),
        ("MDM2 FISH: amplification not detected", [], [MDM2]),
        ("PDGFRA D842V mutation present, KIT wild type.", [PDGFRA], [KIT]),
        ("KIT and PDGFRA: wild-type.", [], ["KIT_PDGFRA_mutation"]),
        ("FOXO1 positive, SMA negative.", ["FOXO1_fusion"], []),
        ("Desmin negative, NAB2-STAT6 fusion detected by RT-PCR.", [SFT], []),  # what is said of a stain is not said of a gene
        ("CD34 positive and MDM2 amplification negative.", [], [MDM2]),
        ("Negative for S100, SOX10 and MDM2 amplification.", [], [MDM2]),
        ("S100, SOX10 and MDM2 amplification were negative.", [], [MDM2]),
        ("Negative for MDM2 amplification, positive for SS18 rearrangement.", [SS18], [MDM2]),
        ("XYZ9 amplification was not found, an SS18 rearrangement was found.", [SS18], []),
        ("Eine MDM2-Amplifikation wurde nicht nachgewiesen, ein NAB2-STAT6-Fusionstranskript wurde nachgewiesen.", [SFT], [MDM2]),
        ("El estudio por FISH no mostró amplificación de MDM2. Se detectó la fusión NAB2-STAT6.", [SFT], [MDM2]),
        (
            "L'étude par FISH ne montre pas d'amplification de MDM2. Il existe un transcrit de fusion COL1A1-PDGFB.",
            [DFSP],
            [MDM2],
        ),
        ("Non amplificazione di MDM2; riarrangiamento di SS18 presente.", [SS18], [MDM2]),
        ("Sem amplificação de MDM2; mutação de KIT (éxon 11) presente.", [KIT], [MDM2]),
        ("MDM2 amplifikasyonu saptanmadı, SS18 yeniden düzenlenmesi saptandı.", [SS18], [MDM2]),
        ("未检测到MDM2基因扩增,检测到KIT外显子11突变。", [KIT], [MDM2]),
        ("FISH检测:MDM2基因无扩增;SS18基因断裂阳性。", [SS18], [MDM2]),
        ("MDM2遺伝子増幅は認めず、SS18-SSX融合遺伝子を検出した。", [SS18], [MDM2]),
        ("MDM2 증폭은 없었고 SS18-SSX 융합이 확인되었다.", [SS18], [MDM2]),
    ],
)
def test_each_finding_has_what_is_said_of_it(read: Read, text: str, present: list[str], absent: list[str]) -> None:
    assert found(read(text)) == dict.fromkeys(present, "present") | dict.fromkeys(absent, "absent")


@pytest.mark.parametrize(
    "text",
    [
        "Testing for MDM2 amplification by FISH is recommended.",
        "If MDM2 FISH is amplified this would be dedifferentiated liposarcoma.",
        "Molecular studies are pending for SS18 rearrangement.",
        "SFT is characterised by NAB2-STAT6 fusion.",
        "p53 wild type pattern, SMA positive.",
        "STAT6 positive, consistent with a NAB2-STAT6 fusion.",
        "Negative for S100 and desmin, SS18 status to follow.",
    ],
)
def test_what_was_not_found_out_is_not_told(read: Read, text: str) -> None:
    assert found(read(text)) == {}


def test_a_short_french_text_is_known_by_its_elisions(read: Read) -> None:
    assert found(read("Absence d'amplification de MDM2.")) == {"MDM2_amplification": "absent"}
