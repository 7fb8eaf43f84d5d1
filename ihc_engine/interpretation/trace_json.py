"""Traces as JSON, quickly: the bytes of ``serialise``, put together from pieces that return in trace after trace.

What a trace says of a finding or a rule is said again of the next case: weights of all variants before and after tempering, the
pre-test odds of a site, a rule with its premises. Only the scores of the ranking are a case's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from ihc_engine.differential.ranking import in_order_of
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.same import OncePerObject
from ihc_engine.inference.trace import (
    TRACE_SCHEMA,
    PriorStep,
    RankedStep,
    ReadStep,
    Step,
    Trace,
    TraceHeader,
    VariantScore,
    VariantWeight,
    WeighedStep,
)

#: Pieces that are kept: steps by what they say; steps and weights that are the same ones in many traces, which take up to some
#: kilobytes each, by which they are; and pre-test odds of sites.
_STEPS, _SAME, _SITES = 50_000, 10_000, 500
#: What is written of a weighed finding before it is tempered.
_BEFORE = ("kind", "feature", "reading", "group", "weights")


class TraceWriter:
    """Writes traces. One thread at a time."""

    def __init__(self) -> None:
        self._step = lru_cache(_STEPS)(lambda step: f",{_json(step)}")
        self._knowledge = cache(lambda header: _json(header).removeprefix('{"case_id":null,'))
        self._reads: OncePerObject[Step, str] = OncePerObject(self._step, _SAME)
        self._result: OncePerObject[WeighedStep, tuple[str, str]] = OncePerObject(self._weighed, _SAME)
        self._weights: OncePerObject[Sequence[VariantWeight], str] = OncePerObject(_weights, _SAME)
        self._shares: OncePerObject[Mapping[str, int], Sequence[str]] = OncePerObject(_before_scores, _SAME)
        self._sites: dict[tuple[int, ...], tuple[tuple[PriorStep, ...], str]] = {}
        self._of: dict[type[Step], Callable[[Any], Sequence[str]]] = {
            RankedStep: _ranking,
            PriorStep: self._priors,
            WeighedStep: self._results,
            ReadStep: lambda steps: list(map(self._reads, steps)),
        }

    def json(self, trace: Trace) -> str:
        """The trace as compact JSON, without a line end."""
        return "".join(self.pieces(trace, trace.header.case_id))

    def pieces(self, trace: Trace, case_id: str | None, ranking: str = "") -> list[str]:
        """The same in pieces, of which most return in other traces, of a case by this name.

        ``ranking``: words of the ranked steps (``ranking``), where the trace has none; they follow the pre-test odds.
        """
        pieces = ["".join(self.head(trace.header, case_id))]
        for kind, steps in groupby(trace.steps, type):
            pieces += self._of.get(kind, self._others)(tuple(steps))
            if kind is PriorStep:
                pieces.append(ranking)
        if trace.steps:
            pieces[1] = pieces[1].removeprefix(",")
        pieces.append(self.end(trace.schema))
        return pieces

    def head(self, header: TraceHeader, case_id: str | None) -> tuple[str, str]:
        """What stands before the steps: of a case by this name, and of all cases."""
        anyone = header if header.case_id is None else replace(header, case_id=None)
        return f'{{"header":{{"case_id":{_json(case_id)},', f'{self._knowledge(anyone)},"steps":['

    def end(self, schema: str = TRACE_SCHEMA) -> str:
        """What stands behind the steps."""
        return f'],"schema":{_quoted(schema)}}}'

    def step(self, step: Step) -> str:
        """Words of one step, behind a comma."""
        return self._step(step)

    def weighed(self, step: WeighedStep) -> tuple[str, str]:
        """The same of a weighed finding: before it is tempered, which returns with many others beside it, and after."""
        return self._weighed(step)

    def ranking(self, case: CaseWeighing, totals: Mapping[str, int], probabilities: Mapping[str, float]) -> str:
        """Words of the ranked steps of a case whose variants are scored, without making them."""
        weights, scores, said, shares = case.weights, case.scores, list(map(str, case.scores)), case.shares()
        before = self._shares(shares, weights.keys)
        variants = {}
        for diagnosis, i, j in weights.spans:
            order = sorted(range(i, j), key=lambda place: (-scores[place], weights.keys[place])) if j - i > 1 else (i,)
            variants[diagnosis] = ",".join([f"{before[place]}{said[place]}}}" for place in order])
        ranked = enumerate(in_order_of(probabilities), start=1)
        return "".join([_ranked(d, rank, totals[d], probabilities[d], variants[d]) for rank, d in ranked])

    def _others(self, steps: tuple[Step, ...]) -> list[str]:
        return [self._step(step) for step in steps]

    def _priors(self, steps: tuple[PriorStep, ...]) -> tuple[str]:
        """Those of a site are the same objects in all of its traces."""
        same = tuple(map(id, steps))
        known = self._sites.get(same)
        if known is None:
            if len(self._sites) >= _SITES:
                self._sites.clear()
            known = self._sites[same] = steps, "".join([f",{_json(step)}" for step in steps])
        return (known[1],)

    def _results(self, steps: tuple[WeighedStep, ...]) -> list[str]:
        """Results that were weighed together before are the same objects."""
        return [piece for step in steps for piece in self._result(step)]

    def _weighed(self, step: WeighedStep) -> tuple[str, str]:
        by = "null" if step.replaced_by is None else _quoted(step.replaced_by)
        left = ",".join(map(str, step.tempered))
        return self._weights(step.weights, step), f',"tempered":[{left}],"replaced_by":{by},"step":"weighed"}}'


def _weights(_: Sequence[VariantWeight], step: WeighedStep) -> str:
    """Weights are of one finding and reading, which are written with them."""
    return f",{_json({name: getattr(step, name) for name in _BEFORE})[:-1]}"


def _ranking(steps: tuple[RankedStep, ...]) -> tuple[str]:
    """One piece: the scores are a case's own."""
    return ("".join([_ranked(s.diagnosis, s.rank, s.score, s.probability, ",".join(map(_variant, s.variants))) for s in steps]),)


def _ranked(diagnosis: str, rank: int, score: int, probability: float, variants: str) -> str:
    return f"{before_total(diagnosis, rank)}{score}{before_variants(probability)}{variants}{AFTER_VARIANTS}"


def _variant(variant: VariantScore) -> str:
    return f"{before_score(variant.hypothesis, variant.share)}{variant.score}}}"


#: What stands behind the last variant of a ranked hypothesis.
AFTER_VARIANTS = '],"step":"ranked"}'


def before_total(diagnosis: str, rank: int) -> str:
    """What stands before the score of a ranked hypothesis."""
    return f',{{"diagnosis":{_quoted(diagnosis)},"rank":{rank},"score":'


def before_variants(probability: float) -> str:
    """What stands between this score and the variants of the hypothesis."""
    return f',"probability":{_decimal(probability)},"variants":['


def before_score(variant: str, share: int) -> str:
    """What stands before the score of a variant; behind it stands ``}``."""
    return f'{{"hypothesis":{_quoted(variant)},"share":{share},"score":'


def _before_scores(shares: Mapping[str, int], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(before_score(key, shares[key]) for key in keys)


#: Most hypotheses have one of few small probabilities.
_decimal = lru_cache(50_000)(repr)
_quoted = cache(lambda id: json.dumps(id, ensure_ascii=False))


def _json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))
