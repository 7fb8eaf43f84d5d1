"""What was thought of, asked or referred is not the diagnosis; what is not upheld, dismissed or not called so is excluded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


def _certainties(reading: ReportReading) -> dict[str | None, str]:
    return {each.diagnosis: each.certainty for each in reading.main.diagnoses}


@pytest.mark.parametrize(
    "text",
    [
        "The diagnosis of GIST is not upheld.",
        "The endosonographic suggestion of a GIST is not confirmed.",
        "Granuloma annulare and GIST were considered and dismissed.",
        "GIST can be removed from the list.",
        "Die Diagnose eines GIST wird nicht bestätigt.",
        "Le diagnostic de GIST n'est pas retenu.",
        "El diagnóstico de GIST no se confirma.",
        "La diagnosi di GIST non è confermata.",
        "O diagnóstico de GIST não se confirma.",
    ],
)
def test_what_is_not_upheld_is_excluded(read: Read, text: str) -> None:
    assert _certainties(read(text)) == {"gist": "excluded"}


@pytest.mark.parametrize(
    "text",
    [
        "Q from surgeon: is this a GIST or a lipoma?",
        "Referring diagnosis: GIST.",
        "Sheets of spindle cells gave rise to the question of GIST.",
        "I cannot rule out an undersampled lesion, for instance a GIST.",
    ],
)
def test_what_is_asked_or_referred_is_of_the_differential(read: Read, text: str) -> None:
    assert _certainties(read(text)) == {"gist": "differential"}


def test_what_it_would_not_be_called_leaves_what_it_is(read: Read) -> None:
    said = _certainties(read("I think this is a PEComa and would not call it leiomyosarcoma."))
    assert said == {"pecoma": "stated", "leiomyosarcoma": "excluded"}


def test_a_grade_before_the_name_of_a_tumour_leaves_its_name(read: Read) -> None:
    said = _certainties(
        read("The differential lies between a schwannoma and a low-grade malignant peripheral nerve sheath tumour.")
    )
    assert said == {"schwannoma": "differential", "mpnst": "differential"}
