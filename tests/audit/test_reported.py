"""Reported words mean the diagnosis that they name, and nothing where they name none, several, or one in doubt."""

from __future__ import annotations

import pytest

from ihc_engine.audit.reported import ReportedNames
from ihc_engine.knowledge.model import Knowledge


@pytest.fixture(scope="module")
def names(knowledge: Knowledge) -> ReportedNames:
    return ReportedNames(knowledge, knowledge.vocabulary.languages.values())


def test_every_id_name_and_synonym_means_its_diagnosis(names: ReportedNames, knowledge: Knowledge) -> None:
    wrong = [
        (name, meaning)
        for diagnosis in knowledge.diagnoses.values()
        for name in (diagnosis.id, diagnosis.name, *diagnosis.synonyms)
        if (meaning := names.meaning(name)).diagnosis != diagnosis.id
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "diagnosis"),
    [
        ("GIST", "gist"),
        ("Gastrointestinal stromal tumours", "gist"),
        ("Leiomyosarcoma, high grade; margins not free", "leiomyosarcoma"),
        ("retroperitoneal LEIOMYOSARCOMA (FNCLCC 2)", "leiomyosarcoma"),
        ("Consistent with schwannoma, cellular type", "schwannoma"),
        ("favour: solitary fibrous tumor", "solitary_fibrous_tumor"),
        ("Malignant peripheral nerve sheath tumour", "mpnst"),
        ("gangliocytic paraganglioma", "gangliocytic_paraganglioma"),
        ("pheochromocytoma", "paraganglioma"),
        ("Mesothelioma, sarcomatoid", "sarcomatoid_mesothelioma"),
        ("Liposarcoma, dedifferentiated, grade 3", "dedifferentiated_liposarcoma"),
        ("hemangiopericytoma", "solitary_fibrous_tumor"),
        ("leiomyosarcoma arising in a leiomyoma", "leiomyosarcoma"),
    ],
)
def test_words_around_a_name_do_not_hide_it(names: ReportedNames, words: str, diagnosis: str) -> None:
    assert names.meaning(words).diagnosis == diagnosis


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (None, "no_report"),
        ("", "no_report"),
        (" - ", "no_report"),
        ("spindle cell neoplasm", "not_listed"),
        ("sarcoma NOS", "not_listed"),
        ("hepatocellular carcinoma", "not_listed"),
        ("epithelioid sarcoma-like haemangioendothelioma", "not_listed"),
        ("GIST versus schwannoma", "several"),
        ("leiomyosarcoma / MPNST", "several"),
        ("cannot exclude GIST", "uncertain"),
        ("no evidence of leiomyosarcoma", "uncertain"),
        ("GIST?", "uncertain"),
    ],
)
def test_words_that_name_no_single_diagnosis_are_not_judged(names: ReportedNames, words: str | None, why: str) -> None:
    meaning = names.meaning(words)
    assert (meaning.diagnosis, meaning.why) == (None, why)
