"""How several stretches about one stain make one result: they complete, replace or deny each other."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ihc_engine.case.results import Clause, Result, merged
from ihc_engine.reports.grammar.counts import by_fraction, of_columns, read_numbers
from ihc_engine.reports.grammar.phrase import Key, Phrase
from ihc_engine.reports.grammar.scales import on_scale_of
from ihc_engine.vocabulary.models import Scale

#: Why two results are none.
_BOTH = "says both negative and positive"


def result_of(phrases: list[Phrase], scale: Scale | None = None) -> Result | None:
    """The result that stretches about one stain make together; None if they say nothing of one. ``Result.unread``: a clash.

    ``scale``: what its grades mean, if it has a scale of its own.
    """
    return _result(on_scale_of(tuple(phrase.key for phrase in phrases), scale))


@lru_cache(maxsize=50_000)
def _result(keys: tuple[Key, ...]) -> Result | None:
    clauses: list[Clause] = []
    counted: list[tuple[str, str]] = []
    for joint in _joined(keys):
        statements, numbers, notes = joint
        counted += numbers
        clauses += _clauses(statements, numbers, notes)
    numbers_read = read_numbers(counted)
    if len(counted) > 1 and not any(statements or notes for statements, _, notes in keys):
        told = of_columns(counted)
        if told is not None:
            return told
    if numbers_read.unread or numbers_read.impossible:
        return numbers_read
    only_tumour = Clause(cells={"tumour"}) if numbers_read.number is not None else Clause()  # "tumour cells: S100 3"
    clauses = [clause for clause in clauses if clause not in (Clause(), only_tumour)]
    if not clauses and not (
        numbers_read.percent or numbers_read.h_score or numbers_read.allred or numbers_read.number is not None
    ):
        return None
    if not clauses and numbers_read.number is not None:
        return numbers_read
    result = merged(clauses, numbers_read)
    if numbers_read.percent is not None and not any(clause.polarity for clause in clauses) and not result.unread:
        result = replace(result, polarity=None)  # the number tells whether it stains
    if numbers_read.number == 0 and result.polarity == "positive" and not (result.unread or result.cells):
        result = replace(result, unread=_BOTH)  # cells of two columns without heads: "CD34   0   +++"
    return None if result.unread == "states no result" else result


def _joined(keys: tuple[Key, ...]) -> list[Key]:
    """Stretches as one where they complete each other; apart where each speaks of cells of its own; a later result of the same
    cells takes the place of an earlier one."""
    parts: list[Key] = []
    for key in keys:
        if not parts:
            parts.append(key)
            continue
        last = parts[-1]
        both_decide = _decides(last) and _decides(key)
        if _cells(key) - {"tumour"} and not _decides(key) and _says_negative(last):
            continue  # "negative; mast cells": what else stains changes nothing
        elif _polarities(last) in ({"lost"}, {"partial_loss"}) and _polarities(key) == {"negative"} and not _cells(key):
            parts[-1] = (last[0], last[1] + key[1], last[2] | {"denial"})  # "loss ... is not seen"
        elif "denial" in key[2] and not key[0] and not key[1]:
            parts[-1] = (last[0], last[1], last[2] | key[2])  # "positive for CD117, for S100 not"
        elif _decides(key) and (_cells(key) or _cells(last)) and _cells(key) != _cells(last) and _tells(last, key):
            parts.append(key)
        elif both_decide and _polarities(last) and _polarities(key) and (_open(last) or not _agree(last, key)):
            parts[-1] = key
        else:
            parts[-1] = (last[0] + key[0], last[1] + key[1], last[2] | key[2])
    return parts


def _tells(last: Key, key: Key) -> bool:
    """Whether a stretch says whether it stains, so that one about other cells is another result: "marks sustentacular cells"."""
    if _polarities(last):
        return _decides(last)
    if not last[2] & {"expressing", "existence"}:
        return False
    return bool(_cells(last) and _cells(key)) if "denial" not in last[2] else bool(_polarities(key) and _cells(key))


def _open(key: Key) -> bool:
    return _polarities(key) == {"not_performed"}


def _says_negative(key: Key) -> bool:
    return bool(_polarity_of(key) & {"negative", "lost"})


def _decides(key: Key) -> bool:
    return "denial" in key[2] or any(subject == "polarity" for subject, _ in key[0])


def _cells(key: Key) -> frozenset[str]:
    return frozenset(value for subject, value in key[0] if subject == "cells")


def _polarities(key: Key) -> frozenset[str]:
    return frozenset(value for subject, value in key[0] if subject == "polarity")


def _agree(one: Key, other: Key) -> bool:
    opposite = {"positive": "negative", "negative": "positive"}
    a, b = _polarity_of(one), _polarity_of(other)
    return not any(opposite.get(p) in b for p in a)


def _polarity_of(key: Key) -> frozenset[str]:
    stated = _polarities(key)
    if "denial" in key[2]:
        return frozenset({"negative"} if stated <= {"positive"} else {"positive"} if stated == {"negative"} else stated)
    return stated


def _clauses(
    statements: tuple[tuple[str, str], ...], numbers: tuple[tuple[str, str], ...], notes: frozenset[str]
) -> list[Clause]:
    clause = Clause(only="only" in notes)
    for subject, value in statements:
        getattr(clause, subject).add(value)
    _deny_level(clause, denied="denial" in notes)
    if "performing" in notes and not clause.polarity:
        if "denial" in notes:
            clause.polarity.add("not_performed")
    elif "denial" in notes and not (clause.level and not clause.polarity):
        _deny(clause)
    elif clause.polarity == {"positive"} and by_fraction(numbers) == {"negative"}:
        clause.polarity = {"negative"}  # "positive in 0 of 3 blocks"
    elif not clause.polarity and not clause.level:
        if any(unit == "number" and words == "0" for unit, words in numbers):
            clause.polarity.add("negative")
        elif notes & {"expressing", "existence"} and any(unit == "percent" for unit, _ in numbers):
            if any(unit == "percent" and words.startswith("<=") for unit, words in numbers):
                clause.polarity.add("positive")  # "stains no more than 5 % of the cells"; else the number tells
        elif notes & {"expressing", "existence"}:
            clause.polarity.add("positive")
        elif not (clause.extent or clause.intensity or clause.cells - {"tumour"}):
            counted = by_fraction(numbers)
            clause.polarity |= counted if not clause.pattern else counted - {"positive"}  # "(nuclear) 0/3"
    if {"equivocal", "positive"} <= clause.polarity and "diffuse" in clause.extent:
        clause.polarity.discard("equivocal")  # "p53 mutant pattern, diffusely positive"; not "equivocal (1+)"
    return [clause]


def _deny_level(clause: Clause, *, denied: bool) -> None:
    """A level that is not high is low for an index ("Ki-67 *ist nicht erhöht*"); other stains are not read by it."""
    if "not high" in clause.level or (denied and clause.level == {"high"}):
        clause.level = {"low"}
    elif denied and clause.level == {"low"}:
        clause.level = set()  # "not low" may be anything above


def _deny(clause: Clause) -> None:
    """A denial turns what is stated, and takes what it tells of extent and intensity with it."""
    stated = clause.polarity
    if not stated or stated == {"positive"} or ("positive" in stated and stated <= {"positive", "negative"}):
        clause.polarity = {"negative"}
        clause.extent, clause.intensity = set(), set()
        if clause.pattern and not clause.pattern - {"nuclear"}:
            clause.pattern, clause.polarity = {"not nuclear"}, {"negative"}
        else:
            clause.pattern = set()
    elif stated <= {"lost", "partial_loss", "positive"}:
        clause.polarity = {"retained"}
        clause.extent, clause.intensity = set(), set()
    elif stated == {"retained"}:
        clause.polarity = {"lost"}
    elif stated == {"negative"}:
        clause.extent, clause.intensity = set(), set()
