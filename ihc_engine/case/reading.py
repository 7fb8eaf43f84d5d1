"""``read_case``: from the words of a case to findings in the terms of the vocabulary.

Nothing is lost and nothing is guessed: every part of the input ends as a finding, a measure or a circumstance, as set aside
(understood, with a reason why it does not count) or as not understood (with the nearest known spelling).
"""

from __future__ import annotations

from ihc_engine.case.circumstances import read_site, read_specimen
from ihc_engine.case.features import accept, read_features
from ihc_engine.case.findings import CaseReading
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.measures import forget_contradicted_count, read_mitoses, read_necrosis, read_size
from ihc_engine.case.model import ANNOTATIONS, Case
from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.case.problems import CaseError
from ihc_engine.case.stains import read_stains
from ihc_engine.vocabulary.vocabulary import Vocabulary

_FIELDS = frozenset(Case.model_fields) | ANNOTATIONS


def read_case(case: Case, vocabulary: Vocabulary, numbers: ReadingNumbers) -> CaseReading:
    """Read a case. The order of its findings does not matter. CaseError: impossible values that only the vocabulary shows."""
    ledger = Ledger(vocabulary, numbers)
    extra = {name: value for name, value in (case.__pydantic_extra__ or {}).items() if name not in ANNOTATIONS}
    ledger.unknown_fields("", extra, _FIELDS)
    statements = read_stains(case.markers, ledger)
    statements += read_features("morphology", case.morphology, ledger)
    statements += read_features("clinical", case.clinical, ledger)
    statements += read_features("molecular", case.molecular, ledger)
    statements += read_necrosis(case, ledger)
    statements += read_mitoses(case, ledger)
    accept(statements, ledger)
    forget_contradicted_count(ledger)
    read_size(case, ledger)
    _leave_out_texts(case, ledger)
    site, site_words = read_site(case, ledger)
    specimen = read_specimen(case, ledger)
    if ledger.problems:
        raise CaseError(ledger.problems)
    return CaseReading(
        case_id=case.case_id or case.id,
        findings=tuple(sorted(ledger.findings, key=lambda f: (f.kind, f.feature, f.path))),
        site=site,
        site_words=site_words,
        age=case.age,
        sex=case.sex,
        specimen=specimen,
        measures=tuple(sorted(set(ledger.measures))),
        contradicted=tuple(sorted(ledger.contradicted)),
        set_aside=tuple(sorted(set(ledger.set_aside), key=lambda s: (s.path, s.feature, s.code, s.words))),
        not_understood=tuple(sorted(set(ledger.not_understood), key=lambda n: (n.path, n.words, n.reason))),
        alerts=tuple(sorted(set(ledger.alerts), key=lambda a: (a.code, a.message))),
        reported_diagnosis=case.reported_diagnosis,
    )


def _leave_out_texts(case: Case, ledger: Ledger) -> None:
    """Free text is not read here; that it was there is said."""
    for path, words in (("clinical_note", case.clinical_note), ("text", case.text)):
        if words and words.strip():
            ledger.leave_out(path, path, " ".join(words.split()), "free_text", "free text of a case is not read")
    if case.text and case.text.strip():
        message = "the free text of this case is not read: write what it says as markers, morphology and site"
        ledger.warn("free_text_not_read", "caution", message)
    if case.case_id is not None and case.id is not None and case.case_id != case.id:
        ledger.leave_out("id", "id", case.id, "repeated", "case_id stands beside it")
