"""The case around its findings: site and specimen."""

from __future__ import annotations

import re

from ihc_engine.case.intervals import straight
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.model import Case, Specimen
from ihc_engine.case.word_lists import word_list
from ihc_engine.vocabulary.vocabulary import Vocabulary

_UNKNOWN = frozenset({"", "unknown", "not known", "not stated", "not given", "unspecified", "n/a", "na", "unknown primary"})
_SIDES = re.compile(
    r"\b(?:left|right|bilateral|upper|lower|proximal|distal|anterior|posterior|lateral|medial|deep|superficial|the|region of)\b"
)
_PARTS = re.compile(r"\s*[/,;()]\s*|\s+and\s+")

_KIND_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        word_list(
            "core biopsy|core needle biopsy|needle core biopsy|core_biopsy|core|cnb|needle biopsy|tru-cut biopsy|"
            "trucut biopsy|trucut|tru-cut|needle core|trucut core|core bx|"
            "ct-guided biopsy|image-guided biopsy|percutaneous biopsy|punch biopsy"
        ),
        ("biopsy", "core_biopsy"),
    ),
    "punch biopsy": ("biopsy",),
    **dict.fromkeys(
        word_list(
            "fine needle aspiration|fine-needle aspiration|fine_needle_aspiration|fna|fnac|fna cytology|aspirate|"
            "needle aspirate|fine needle aspirate|eus-fna|cytology|cell block"
        ),
        ("fine_needle_aspiration",),
    ),
    **dict.fromkeys(
        word_list(
            "biopsy|incisional biopsy|incision biopsy|endoscopic biopsy|open biopsy|mucosal biopsy|excisional biopsy|"
            "transurethral resection|tur|turbt|curettage|curettings"
        ),
        ("biopsy",),
    ),
    **dict.fromkeys(
        word_list(
            "resection|excision|surgical resection|resection specimen|resected|wide excision|enucleation|nephrectomy|"
            "radical nephrectomy|gastrectomy|hysterectomy|amputation|surgical specimen|surgical excision|"
            "local excision|complete excision|en bloc resection|marginal excision|adrenalectomy|cystectomy|"
            "wedge resection|polypectomy|esd|emr|autopsy|whole tumour|whole tumor"
        ),
        ("resection",),
    ),
}
_STATUS_WORDS = {
    **dict.fromkeys(("primary", "primary tumour", "primary tumor", "de novo", "first", "initial"), "primary"),
    **dict.fromkeys(
        ("metastasis", "metastatic", "metastases", "metastatic deposit", "secondary", "distant metastasis"), "metastasis"
    ),
    **dict.fromkeys(
        ("recurrence", "recurrent", "local recurrence", "relapse", "locally recurrent", "relapsed", "residual"), "recurrence"
    ),
}
_SPECIMEN_FIELDS = frozenset(Specimen.model_fields)


def read_site(case: Case, ledger: Ledger) -> tuple[str | None, str | None]:
    """Id of the site and the words for it. The site of the case stands before that of the specimen."""
    of_specimen = case.specimen.site if case.specimen else None
    found: list[tuple[str, str, str]] = []
    for path, words in (("site", case.site), ("specimen.site", of_specimen)):
        if words is None or straight(words) in _UNKNOWN:
            continue
        site = find_site(words, ledger.vocabulary)
        if site is None:
            ledger.give_up(path, words, "unknown site", ledger.vocabulary.suggest("site", words))
        else:
            found.append((path, words, site))
    for path, words, site in found[1:]:
        ledger.leave_out(site, path, words, "site_of_specimen", "the site of the tumour is stated apart")
    written = next((words for words in (case.site, of_specimen) if words is not None), None)
    return (found[0][2], found[0][1]) if found else (None, written)


def find_site(words: str, vocabulary: Vocabulary) -> str | None:
    """The site that words name: as they are, without a side, or by their parts where one part lies in all the others."""
    if (site := _one_site(words, vocabulary)) is not None:
        return site
    parts = [part for part in _PARTS.split(straight(words)) if part]
    sites = [_one_site(part, vocabulary) for part in parts]
    if len(parts) < 2 or None in sites:
        return None
    named = sorted({site for site in sites if site is not None})
    return next((s for s in named if all(vocabulary.site_lies_in(s, other) for other in named)), None)


def _one_site(words: str, vocabulary: Vocabulary) -> str | None:
    found = vocabulary.site(words)
    if found is None:
        bare = _SIDES.sub(" ", straight(words)).strip(" ,")
        found = vocabulary.site(bare) if re.search(r"\w", bare) else None
    return found


def read_specimen(case: Case, ledger: Ledger) -> tuple[str, ...]:
    """Words of the specimen that rules may ask for, sorted."""
    specimen = case.specimen
    if specimen is None:
        return ()
    ledger.unknown_fields("specimen", specimen.__pydantic_extra__, _SPECIMEN_FIELDS)
    words: set[str] = {"treated"} if specimen.treated else set()
    if specimen.kind is not None and straight(specimen.kind) not in _UNKNOWN:
        kinds = _KIND_WORDS.get(straight(specimen.kind))
        if kinds is None:
            ledger.give_up(
                "specimen.kind", specimen.kind, "unknown kind: write core biopsy, fine needle aspiration, biopsy or resection"
            )
        words.update(kinds or ())
    if specimen.status is not None and straight(specimen.status) not in _UNKNOWN:
        status = _STATUS_WORDS.get(straight(specimen.status))
        if status is None:
            ledger.give_up("specimen.status", specimen.status, "unknown status: write primary, recurrence or metastasis")
        else:
            words.add(status)
    return tuple(sorted(words))
