"""From the stains of a case to findings: names, results, repeats and contradictions.

Results of one marker in a case are brought together:
  * opposite results contradict each other: all are set aside, with an alert;
  * results that agree are one; the one that says most is kept, the others are set aside as repeats;
  * a usable result stands before one that is equivocal, failed or not done;
  * staining of other cells ("vessels only") does not contradict a result of the tumour;
  * a positive heterologous component beside a negative rest is focal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ihc_engine.case.features import Statement, read_feature, state_of
from ihc_engine.case.findings import UNRESOLVED, Finding
from ihc_engine.case.intervals import straight
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.model import Stain
from ihc_engine.case.problems import CaseProblem
from ihc_engine.case.results import Result, read_result
from ihc_engine.case.stain_names import find_stain, known_clone
from ihc_engine.case.stain_result import near_phrase, result_of, words_of_stain
from ihc_engine.case.verdict import Verdict, percent_of, verdict_of
from ihc_engine.vocabulary.models import Marker
from ihc_engine.vocabulary.result_words import INTENSITIES
from ihc_engine.vocabulary.vocabulary import MarkerName

_FIELDS = frozenset(Stain.model_fields)
_DENIAL = re.compile(r"^(?:not |no |non-|un)")
_OPPOSITES = {"positive": "negative", "lost": "retained", "low": "high"}


@dataclass(frozen=True, slots=True)
class _Read:
    """One result of one marker, read. ``of_other_cells``: the status was inferred from cells that are no tumour."""

    finding: Finding
    of_other_cells: bool


def read_stains(stains: Iterable[Stain], ledger: Ledger) -> list[Statement]:
    """Read all stains of a case into the ledger; the molecular results among them ("MDM2 FISH": "amplified") are returned."""
    by_feature: dict[str, list[_Read]] = {}
    molecular: list[Statement] = []
    for path, stain in placed(stains):
        ledger.unknown_fields(path, stain.__pydantic_extra__, _FIELDS)
        name = find_stain(stain.name, ledger.vocabulary)
        if name is None:
            molecular += _read_other_name(stain, path, ledger)
            continue
        if (said := _molecular_result(stain, ledger.vocabulary.markers[name.id], path, ledger)) is not None:
            molecular += said
            continue
        for read in _read_stain(stain, name, path, ledger):
            by_feature.setdefault(read.finding.feature, []).append(read)
    for feature in sorted(by_feature):
        _bring_together(feature, by_feature[feature], ledger)
    if ledger.assumed:
        named = ", ".join(sorted(set(ledger.assumed)))
        ledger.warn("compartment_assumed", "info", f"{named}: the compartment is not stated; nuclear staining is assumed")
    return molecular


def placed(stains: Iterable[Stain]) -> list[tuple[str, Stain]]:
    """Stains with their paths, in an order of their own; of several with one name the second is ``markers.NAME (2)``."""
    found: dict[str, int] = {}
    result = []
    ordered = sorted(stains, key=lambda s: s.name)
    if len({stain.name for stain in ordered}) < len(ordered):
        ordered.sort(key=lambda s: (s.name, repr(s)))
    for stain in ordered:
        number = found[stain.name] = found.get(stain.name, 0) + 1
        result.append((f"markers.{stain.name}" + (f" ({number})" if number > 1 else ""), stain))
    return result


def _read_other_name(stain: Stain, path: str, ledger: Ledger) -> list[Statement]:
    """A name that is no stain: a molecular test, or unknown."""
    if ledger.vocabulary.molecular(stain.name) is not None:
        status = f"{stain.result:g}" if isinstance(stain.result, float) else stain.result
        return read_feature("molecular", stain.name, status, path, ledger)
    suggestion = ledger.vocabulary.suggest("marker", stain.name)
    ledger.give_up(path, f"{stain.name}: {words_of_stain(stain)}", "unknown stain", suggestion)
    return []


def _molecular_result(stain: Stain, marker: Marker, path: str, ledger: Ledger) -> list[Statement] | None:
    """The statement of a result that only a molecular test has ("MDM2": "amplified"); None for all others."""
    if not isinstance(stain.result, str) or not read_result(stain.result, ledger.vocabulary.phrases).unknown:
        return None
    stated, alteration = state_of(stain.result, ledger.vocabulary.phrases), _DENIAL.sub("", straight(stain.result))
    tests = [f"{name} {alteration}" for name in (marker.id, *marker.synonyms)]
    test = next((test for test in tests if ledger.vocabulary.molecular(test) is not None), None)
    if test is None or stated not in ("present", "absent"):
        return None
    return read_feature("molecular", test, stated, path, ledger)


def _read_stain(stain: Stain, name: MarkerName, path: str, ledger: Ledger) -> list[_Read]:
    words = words_of_stain(stain)
    marker = ledger.vocabulary.markers[name.id]
    if stain.note:
        ledger.leave_out(name.id, f"{path}.note", stain.note, "free_text", "a note is kept and not read")
    result = result_of(stain, name, marker, path, ledger)
    if result.unread:
        ledger.give_up(path, words, result.unread, _suggestion(result, stain, ledger))
        return []
    verdict = verdict_of(marker, result, name.states_loss, ledger.numbers)
    if verdict.status in ("low", "high", "equivocal") and result.number is not None and result.number > 100:
        ledger.problems.append(CaseProblem(path, f"{result.number:g} is no percentage: it lies between 0 and 100"))
    found = _finding(marker, verdict, stain, result, path, words, name)
    read = _keep(verdict, found, result, ledger)
    if result.sustentacular and marker.sustentacular_id:
        beside = replace(result, cells="sustentacular", polarity=result.sustentacular, extent=None, intensity=None, percent=None)
        other = verdict_of(marker, beside, False, ledger.numbers)
        read += _keep(other, _finding(marker, other, stain, beside, path, words, name), beside, ledger)
    return read


def _suggestion(result: Result, stain: Stain, ledger: Ledger) -> str | None:
    """The phrase nearest to the words that were not understood, not to those beside them."""
    near = (near_phrase(word, ledger.vocabulary.phrases) for word in result.unknown or (stain.result,))
    return next((phrase for phrase in near if phrase), None)


def _keep(verdict: Verdict, finding: Finding, result: Result, ledger: Ledger) -> list[_Read]:
    """Note what a verdict says beside its status; the reading, if there is a status."""
    if verdict.doubt:
        ledger.warn("result_in_doubt", "caution", verdict.doubt)
    if verdict.assumed:
        ledger.assumed.append(ledger.vocabulary.markers[verdict.feature].label)
    if verdict.unread:
        ledger.give_up(finding.path, finding.words, verdict.unread)
        return []
    if verdict.aside:
        ledger.leave_out_finding(finding, *verdict.aside)
    if verdict.status is None:
        return []
    return [_Read(finding, result.cells not in (None, "sustentacular"))]


def _finding(marker: Marker, verdict: Verdict, stain: Stain, result: Result, path: str, words: str, name: MarkerName) -> Finding:
    percent = percent_of(marker, result)
    return Finding(
        kind="marker",
        feature=verdict.feature,
        status=verdict.status or "equivocal",
        path=path,
        words=words,
        extent=verdict.extent,
        intensity=verdict.intensity,
        pattern=verdict.pattern,
        cells=result.cells,
        component=result.component,
        percent=percent.ends if percent else None,
        clone=_clone(marker, stain.clone or result.clone or name.clone),
        block=stain.block,
        inferred=verdict.inferred,
    )


def _clone(marker: Marker, words: str | None) -> str | None:
    """The clone by the name the vocabulary gives it, else as written."""
    return None if words is None else known_clone(words, marker) or words


def _bring_together(feature: str, reads: Sequence[_Read], ledger: Ledger) -> None:
    """One finding of one feature from all its results, or none where they contradict each other."""
    reads = _tumour_first(reads, ledger)
    if len(reads) == 1:
        _accept(reads[0].finding, ledger)
        return
    reads = _component_first(reads, ledger)
    usable = [r.finding for r in reads if r.finding.status not in UNRESOLVED]
    if _contradict(feature, [r.finding for r in reads], ledger):
        label = ledger.vocabulary.markers[feature].label
        said = " / ".join(sorted({f"{f.words} = {f.status}" for f in usable}))
        ledger.contradicted.append(feature)
        ledger.warn("contradiction", "warning", f"{label}: opposite results ({said}); all are set aside, repeat the stain")
        for read in reads:
            ledger.leave_out_finding(read.finding, "contradiction", "the same stain with opposite results")
        return
    kept = max(usable or [r.finding for r in reads], key=_detail)
    _accept(kept, ledger)
    for read in reads:
        if read.finding is not kept:
            reason = (
                "agrees with a result that says more"
                if read.finding.status == kept.status
                else "a usable result stands beside it"
            )
            ledger.leave_out_finding(read.finding, "repeated", reason)


def _accept(finding: Finding, ledger: Ledger) -> None:
    ledger.findings.append(finding)
    marker = ledger.vocabulary.markers[finding.feature]
    if marker.measures == "index" and finding.percent and finding.status in ("low", "high", "equivocal"):
        ledger.measures.append((marker.id, *finding.percent))


def _tumour_first(reads: Sequence[_Read], ledger: Ledger) -> Sequence[_Read]:
    """Staining of other cells says nothing once there is a result of the tumour itself."""
    of_tumour = [r for r in reads if not r.of_other_cells and r.finding.status not in UNRESOLVED]
    if not of_tumour:
        return reads
    for read in reads:
        if read.of_other_cells:
            ledger.leave_out_finding(read.finding, "other_cells", "speaks of other cells; the tumour has a result of its own")
    return [r for r in reads if not r.of_other_cells]


def _component_first(reads: Sequence[_Read], ledger: Ledger) -> Sequence[_Read]:
    """A positive component beside a negative rest: focal, and no contradiction."""
    positive = [r for r in reads if r.finding.status == "positive"]
    if not positive or not all(r.finding.component == "heterologous" for r in positive):
        return reads
    rest = [r for r in reads if r.finding.status == "negative" and r.finding.component != "heterologous"]
    for read in rest:
        ledger.leave_out_finding(read.finding, "component", "the rest of the tumour; a component stains, which is focal")
    return [r for r in reads if r not in rest]


def _contradict(feature: str, findings: Sequence[Finding], ledger: Ledger) -> bool:
    statuses = {f.status for f in findings}
    if ledger.vocabulary.markers[feature].measures == "index":
        return len({f.status for f in findings if f.status in ("low", "high") or (f.status == "equivocal" and f.percent)}) > 1
    return any(one in statuses and other in statuses for one, other in _OPPOSITES.items())


def _detail(finding: Finding) -> tuple[int, str, str]:
    """How much a finding says; ties by its words and path, so that the order of the input does not matter."""
    said = (finding.percent, finding.extent, finding.intensity, finding.pattern, finding.component, finding.clone, finding.block)
    rank = INTENSITIES.index(finding.intensity) if finding.intensity else 0
    return (10 * sum(value is not None for value in said) + rank, finding.words, finding.path)
