"""Random cases over the real vocabulary, from a seed: whatever a laboratory may write, likely or not.

A third are panels of anything, a third follow the published frequencies of one diagnosis, and a third are the examples of the
rules with some results changed, so that rules fire in company that nobody thought of.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis, EvidenceRow
from ihc_engine.vocabulary.models import Marker

ROOT = Path(__file__).parents[3]
Case = dict[str, Any]
_UNRESOLVED = ("equivocal", "not done", "pending", "failed", "non-contributory", "not interpretable", "")
_PATTERNS = ("nuclear", "cytoplasmic", "membranous", "dot")
_SITES_UNKNOWN = (None, "unknown", "a place that nobody knows")
_KINDS = ("core biopsy", "fine needle aspiration", "biopsy", "resection", "an unknown kind", None)


def random_cases(knowledge: Knowledge, seed: int, count: int) -> Iterator[Case]:
    """So many cases; the same for the same seed."""
    maker = _Maker(knowledge, Random(seed))
    for number in range(count):
        yield maker.case(f"random-{seed}-{number}")


class _Maker:
    def __init__(self, knowledge: Knowledge, random: Random) -> None:
        self._random = random
        self._words = knowledge.vocabulary
        self._diagnoses = list(knowledge.diagnoses.values())
        self._markers = sorted(self._words.markers)
        paths = sorted((ROOT / "fixtures" / "rules").glob("*.yaml"))
        self._examples = [parse_case_yaml(path.read_text(encoding="utf-8")) for path in paths]

    def case(self, name: str) -> Case:
        made = self._random.choice((self._anything, self._typical, self._changed_example))()
        made["case_id"] = name
        self._circumstances(made)
        if self._random.random() < 0.1:  # the same stain twice, which may contradict itself
            again = self._random.choice(made["markers"] or [{"name": "SMA", "result": "positive"}])
            made["markers"].append({"name": again["name"], **self._result(again["name"])})
        if self._random.random() < 0.05:
            made["markers"].append({"name": "a stain that nobody knows", "result": "positive"})
        return made

    def _anything(self) -> Case:
        names = self._random.sample(self._markers, self._random.randint(0, 14))
        return {
            "markers": [{"name": name, **self._result(name)} for name in names],
            "morphology": self._features(self._words.morphology_terms, 6),
            "clinical": self._features(self._words.clinical_terms, 3),
            "molecular": self._features(self._words.molecular_terms, 3),
            "site": self._random.choice((*self._words.sites, *_SITES_UNKNOWN)),
        }

    def _typical(self) -> Case:
        """Results as frequent as they are published in one diagnosis."""
        diagnosis = self._random.choice(self._diagnoses)
        made: Case = {"markers": [], "morphology": [], "clinical": [], "molecular": []}
        for feature, rate in self._random.sample(_rates(diagnosis), k=min(len(diagnosis.evidence), self._random.randint(2, 14))):
            present = self._random.random() < rate
            kind = self._words.kind_of(feature)
            if kind == "marker":
                made["markers"].append({"name": feature, **self._as_reported(self._words.markers[feature], present)})
            else:
                made[kind].append({"feature": feature, "status": "present" if present else "absent"})
        made["site"] = self._random.choice((*self._words.sites, "stomach", "retroperitoneum", "thigh", *_SITES_UNKNOWN))
        return made

    def _changed_example(self) -> Case:
        made = self._random.choice(self._examples).model_dump(exclude_unset=True, exclude_none=True, mode="json")
        made = {key: value for key, value in made.items() if key not in ("diagnosis", "citation", "case_id", "id", "text")}
        for kind in ("markers", "morphology", "clinical", "molecular"):
            made[kind] = [entry for entry in made.get(kind, []) if self._random.random() < 0.9]
        for stain in made["markers"]:
            if self._random.random() < 0.1 and self._words.marker(stain["name"]) is not None:
                stain.update(self._result(stain["name"]))
        if self._random.random() < 0.5:
            extra = self._anything()
            for kind in ("markers", "morphology", "clinical", "molecular"):
                made[kind] += extra[kind][:2]
        if self._random.random() < 0.3:
            made["site"] = self._random.choice((*self._words.sites, *_SITES_UNKNOWN))
        return made

    def _circumstances(self, made: Case) -> None:
        random = self._random
        if random.random() < 0.5:
            made["age"] = random.choice((0.5, 2, 3, 11, 12, 30, 39, 40, 50, 61, 88))
        if random.random() < 0.5:
            made["sex"] = random.choice(("male", "female", "unknown"))
        if random.random() < 0.4:
            made["specimen"] = {
                "kind": random.choice(_KINDS),
                "status": random.choice(("primary", "metastasis", "recurrence", "an unknown status", None)),
                "treated": random.choice((True, False, None)),
            }
        if random.random() < 0.3:
            made["mitoses_per_10hpf"] = random.choice((0, 1, "<5", 4, 5, "5-9", 12, ">20"))
        if random.random() < 0.2:
            made["size_cm"] = random.choice((0.5, 2.9, 3, 11, 25))
        if random.random() < 0.1:
            made["necrosis"] = random.choice((True, False, "unknown"))

    def _features(self, pool: Any, most: int) -> list[Case]:
        names = self._random.sample(sorted(pool), self._random.randint(0, most))
        return [{"feature": n, "status": self._random.choice(("present", "present", "absent", "not assessed"))} for n in names]

    def _result(self, name: str) -> Case:
        """Any result of a stain, in any words."""
        found = self._words.marker(name)
        marker = self._words.markers[found.id] if found is not None else Marker(id=name)
        random = self._random
        if random.random() < 0.12:
            return {"result": random.choice(_UNRESOLVED)}
        if marker.measures == "index":
            return {"result": random.choice(("1%", "5%", "15%", "20%", "40%", "90%", "low", "high", "positive", "10-30%"))}
        made: Case = {"result": random.choice(("positive", "negative", "+", "-", "focal", "patchy", "diffuse", "weak", "strong"))}
        if random.random() < 0.2:
            made["percent"] = random.choice((0, 1, 5, 10, 11, 50, 51, 80, 100))
        if random.random() < 0.2:
            made["intensity"] = random.choice((0, 1, 2, 3, "weak", "moderate", "strong"))
        if random.random() < (0.6 if marker.compartment else 0.1):
            made["pattern"] = random.choice(_PATTERNS)
        if random.random() < 0.05:
            made["cells"] = random.choice(("sustentacular", "vessels", "mast cells"))
        if random.random() < 0.05:
            made["component"] = "heterologous"
        if marker.clones and random.random() < 0.6:
            made["clone"] = random.choice((*(clone.name for clone in marker.clones), "another clone"))
        if marker.measures == "loss" and random.random() < 0.7:
            made = {"result": random.choice(("retained", "lost", "partial loss", "intact"))}
        return made

    def _as_reported(self, marker: Marker, present: bool) -> Case:
        if marker.measures == "index":
            return {"result": "40%" if present else "3%"}
        if marker.measures == "loss":
            return {"result": "lost" if present else "retained"}
        if not present:
            return {"result": "negative"}
        made: Case = {"result": self._random.choice(("positive", "positive", "diffuse", "focal", "weak"))}
        if marker.compartment is not None and self._random.random() < 0.8:
            made["pattern"] = marker.compartment.counts
        return made


def _rates(diagnosis: Diagnosis) -> list[tuple[str, float]]:
    return [(evidence.finding, _rate(evidence.rows[0])) for evidence in diagnosis.evidence if evidence.rows]


def _rate(row: EvidenceRow) -> float:
    if row.positive is not None and row.tested:
        return row.positive / row.tested
    return (row.percent if row.percent is not None else 50.0) / 100
