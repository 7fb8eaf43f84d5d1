"""Numbers of a result: percentages, scores, fractions, and columns of them."""

from __future__ import annotations

from typing import cast

from ihc_engine.case.findings import Intensity
from ihc_engine.case.intervals import Interval, read_interval
from ihc_engine.case.results import Result
from ihc_engine.vocabulary.result_words import INTENSITIES


def fraction_of(words: str) -> tuple[str, str]:
    """ "3/10", "3 of 10", "3 out of 10": some, and of how many."""
    some, _, of = words.replace("out of", "/").replace("of", "/").partition("/")
    return some.strip(), of.strip()


def by_fraction(numbers: tuple[tuple[str, str], ...]) -> set[str]:
    """``0/6`` is negative, ``6/6`` positive: so many cases or blocks of so many."""
    said = set()
    for unit, words in numbers:
        if unit == "fraction":
            some, all_ = (int(part) for part in fraction_of(words.lstrip("<=> ")))
            if some == 0:  # "0/3", and "0 / 0" of intensity and share
                said.add("negative")
            elif some <= all_:
                said.add("positive")
    return said


def read_numbers(numbers: list[tuple[str, str]]) -> Result:
    """Percentage and scores; of several of a kind, the ones that can be told apart make it unread."""
    found: dict[str, Interval] = {}
    for unit, words in numbers:
        kind, largest = {"percent": ("percent", 100.0), "h_score": ("h_score", 300.0), "allred": ("allred", 8.0)}.get(
            unit, ("", 0.0)
        )
        if not kind:
            continue
        plain = words.replace("percent", "").replace("per cent", "").replace("-ish", "").replace("ish", "").replace("%", " ")
        interval = read_interval(plain.strip(), largest)
        if interval is None:
            continue
        if interval.high > largest or interval.low < 0:
            return Result(impossible=(f"{words} is no {kind}",), unread=f"{words} cannot be")
        found[kind] = interval if kind not in found else _wider(found[kind], interval)
    bare = [words for unit, words in numbers if unit == "number"]
    number = None
    if not found and len(bare) == 1 and bare[0].replace(".", "").replace(",", "").isdigit():
        number = float(bare[0].replace(",", "."))
    return Result(percent=found.get("percent"), h_score=found.get("h_score"), allred=found.get("allred"), number=number)


def of_columns(counted: list[tuple[str, str]]) -> Result | None:
    """Numbers in columns without heads: a score of 1 to 3 and a percentage, their product behind them; zeros are negative."""
    if any(unit != "number" or not words.isdigit() for unit, words in counted):
        return None
    numbers = [int(words) for _, words in counted]
    if not any(numbers):
        return Result(polarity="negative")
    score, percent = min(numbers[:2]), max(numbers[:2])
    if len(numbers) > 3 or not 0 < score <= 3 < percent <= 100 or numbers[2:] not in ([], [score * percent]):
        return Result(unread="numbers that do not tell what they count")
    product = Interval(float(numbers[2]), float(numbers[2])) if len(numbers) > 2 else None
    return Result(
        intensity=cast("Intensity", INTENSITIES[score - 1]), percent=Interval(float(percent), float(percent)), h_score=product
    )


def _wider(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))
