"""Measured things: mitoses per 10 high-power fields, size, necrosis as a yes or no."""

from __future__ import annotations

import re
from dataclasses import replace

from ihc_engine.case.features import Statement, read_feature
from ihc_engine.case.intervals import Interval, read_interval, straight
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.model import Case, Mitoses
from ihc_engine.case.problems import CaseProblem
from ihc_engine.case.shapes import MOST_MITOSES

#: Assumed area of one high-power field, in square millimetres; stated in an alert wherever it is used.
FIELD_MM2 = 0.2
_PER = re.compile(
    r"(?:per\s+|/\s*)?(\d+(?:[.,]\d+)?)?\s*(?:x\s*)?(hpf|hpfs|high[- ]power fields?|fields?|mm2|mm\^2|sq\.? ?mm)\.?"
)
_WRITTEN = re.compile(r"(.+?)\s*(?:mitoses|mitosis|mitotic figures|mitotic figure|mf)?\s*(?:/|per|in)\s*(.+)")


def read_mitoses(case: Case, ledger: Ledger) -> list[Statement]:
    """The mitotic count as a measure and, where it is clearly low or high, as a feature."""
    counts: dict[str, tuple[Interval, str]] = {}
    for path, value in (("mitoses", case.mitoses), ("mitoses_per_10hpf", case.mitoses_per_10hpf)):
        if value is None:
            continue
        if isinstance(value, Mitoses):
            ledger.unknown_fields(path, value.__pydantic_extra__, frozenset(Mitoses.model_fields))
        words = words_of_count(value)
        rate = _rate(value, path, ledger)
        if rate is None:
            ledger.give_up(path, words, 'no mitotic count: write {"count": 12, "per": "10 HPF"}')
        elif rate.low < 0 or rate.high > MOST_MITOSES:
            limit = f"it lies between 0 and {MOST_MITOSES:g} per 10 HPF"
            ledger.problems.append(CaseProblem(path, f"{words} is no mitotic count: {limit}"))
        else:
            counts[path] = (rate, words)
    return _from_counts(counts, ledger)


def words_of_count(value: Mitoses | str | float) -> str:
    """A count as the caller wrote it."""
    if isinstance(value, Mitoses):
        return f"{_shown(value.count)} per {_shown(value.per)}"
    return _shown(value)


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _rate(value: Mitoses | str | float, path: str, ledger: Ledger) -> Interval | None:
    """Mitoses per 10 high-power fields."""
    if isinstance(value, Mitoses):
        return _converted(_shown(value.count), _shown(value.per), ledger)
    if path == "mitoses_per_10hpf" and (rate := read_interval(_shown(value), MOST_MITOSES)) is not None:
        return rate
    if _shown(value) == "0":  # none in whatever area
        return Interval(0, 0)
    match = _WRITTEN.fullmatch(straight(value)) if isinstance(value, str) else None
    return _converted(match[1], match[2], ledger) if match else None


def _converted(count: str, per: str, ledger: Ledger) -> Interval | None:
    counted, area = read_interval(count, MOST_MITOSES), _PER.fullmatch(straight(per))
    if counted is None or area is None:
        return None
    amount = float((area[1] or "1").replace(",", "."))
    if amount <= 0:
        return None
    if "mm" not in area[2]:
        return counted.scaled(10 / amount)
    ledger.warn("field_area_assumed", "info", f"mitoses per mm2 are converted with an assumed field of {FIELD_MM2:g} mm2")
    return counted.scaled(10 * FIELD_MM2 / amount)


def _from_counts(counts: dict[str, tuple[Interval, str]], ledger: Ledger) -> list[Statement]:
    rates = {rate for rate, _ in counts.values()}
    if len(rates) > 1 and not _overlap(*rates):
        said = " / ".join(words for _, words in counts.values())
        ledger.warn("contradiction", "warning", f"mitoses: two counts that differ ({said}); both are set aside")
        for path, (_, words) in counts.items():
            ledger.leave_out("mitoses_per_10hpf", path, words, "contradiction", "two mitotic counts that differ")
        return []
    paths = sorted(counts)
    for path in paths[1:]:
        ledger.leave_out("mitoses_per_10hpf", path, counts[path][1], "repeated", "the same count stands beside it")
    if not paths:
        return []
    rate, words = counts[paths[0]]
    ledger.measures.append(("mitoses_per_10hpf", *rate.ends))
    return _binned(rate, paths[0], words, ledger)


def _overlap(one: Interval, other: Interval) -> bool:
    return max(one.low, other.low) <= min(one.high, other.high) + 1e-9


def _binned(rate: Interval, path: str, words: str, ledger: Ledger) -> list[Statement]:
    """Low and high as features, each with the other as absent; nothing in between."""
    pair = ("low_mitoses", "high_mitoses")
    if not all(feature in ledger.vocabulary.morphology_terms for feature in pair):
        return []
    if rate.lies_below(ledger.numbers.mitoses_low_below):
        present, absent = pair
    elif rate.lies_from(ledger.numbers.mitoses_high_from):
        absent, present = pair
    else:
        return []
    other = f"excluded by {ledger.vocabulary.term(present).label}"
    return [
        Statement("morphology", present, "present", path, words),
        Statement("morphology", absent, "absent", path, words, other),
    ]


def forget_contradicted_count(ledger: Ledger) -> None:
    """A count that words of the case contradict is no measure either."""
    paths = {item.path for item in ledger.set_aside if item.code == "contradiction"}
    if paths & {"mitoses", "mitoses_per_10hpf"}:
        ledger.measures = [measure for measure in ledger.measures if measure[0] != "mitoses_per_10hpf"]


def read_necrosis(case: Case, ledger: Ledger) -> list[Statement]:
    """``necrosis: false``, ``necrosis: "focal"``."""
    if case.necrosis is None:
        return []
    named = ledger.vocabulary.morphology(case.necrosis) if isinstance(case.necrosis, str) else None
    if isinstance(case.necrosis, str) and named is not None and named.id == "necrosis":  # "no necrosis"
        return read_feature("morphology", case.necrosis, "present", "necrosis", ledger)
    words = words_of_necrosis(case.necrosis)
    said = read_feature("morphology", "necrosis", _by_percent(case.necrosis), "necrosis", ledger)
    return [replace(statement, words=words) for statement in said]


def words_of_necrosis(value: str | bool) -> str:
    """Necrosis as the caller wrote it."""
    return f"necrosis: {value if isinstance(value, str) else str(value).lower()}"


def _by_percent(words: str | bool) -> str | bool:
    """A share of necrosis ("30%") as presence or absence, where it is either."""
    share = read_interval(words.replace("%", " "), 100.0) if isinstance(words, str) and "%" in words else None
    if share is None or not 0 <= share.low <= share.high <= 100:
        return words
    return "present" if share.low > 0 or share.low_open else "absent" if share.high == 0 else words


def read_size(case: Case, ledger: Ledger) -> None:
    """Largest diameter in centimetres."""
    if case.size_cm is not None:
        ledger.measures.append(("size_cm", case.size_cm, case.size_cm))
