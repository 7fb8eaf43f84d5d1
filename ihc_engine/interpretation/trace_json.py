"""Traces as JSON, quickly: the bytes of ``serialise``, put together from pieces that return in trace after trace.

What a trace says of a finding or a rule is said again of the next case: weights of all variants before and after tempering, the
pre-test odds of a site, a rule with its premises. Only the scores of the ranking are a case's own.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from ihc_engine.inference.trace import RankedStep, Step, Trace, WeighedStep

#: Pieces that are kept: steps by what they say, and rows of weights by which they are. The latter take some kilobytes each.
_STEPS, _ROWS = 50_000, 10_000


class TraceWriter:
    """Writes traces. One thread at a time."""

    def __init__(self) -> None:
        self._step = lru_cache(_STEPS)(_json)
        self._rows: dict[int, tuple[object, str]] = {}

    def json(self, trace: Trace) -> str:
        """The trace as compact JSON, without a line end."""
        steps = ",".join(map(self._of, trace.steps))
        return f'{{"header":{self._step(trace.header)},"steps":[{steps}],"schema":{_json(trace.schema)}}}'

    def _of(self, step: Step) -> str:
        if isinstance(step, WeighedStep):
            return self._weighed(step)
        return _ranked(step) if isinstance(step, RankedStep) else self._step(step)

    def _weighed(self, step: WeighedStep) -> str:
        """A row of weights is that of one finding and reading, and so are the words before it."""
        before = self._kept(step.weights)
        if before is None:
            said = {"kind": step.kind, "feature": step.feature, "reading": step.reading, "group": step.group}
            before = self._keep(step.weights, f'{_json(said)[:-1]},"weights":{_json(step.weights)},"tempered":')
        tempered = self._kept(step.tempered)
        if tempered is None:
            tempered = self._keep(step.tempered, _json(step.tempered))
        return f'{before}{tempered},"replaced_by":{_json(step.replaced_by)},"step":"weighed"}}'

    def _kept(self, row: object) -> str | None:
        found = self._rows.get(id(row))
        return found[1] if found is not None and found[0] is row else None

    def _keep(self, row: object, words: str) -> str:
        if len(self._rows) >= _ROWS:
            self._rows.clear()
        self._rows[id(row)] = (row, words)  # kept with it, so that no other row takes its place in memory
        return words


def _ranked(step: RankedStep) -> str:
    variants = ",".join([f'{{"hypothesis":{_quoted(v.hypothesis)},"share":{v.share},"score":{v.score}}}' for v in step.variants])
    return (
        f'{{"diagnosis":{_quoted(step.diagnosis)},"rank":{step.rank},"score":{step.score},'
        f'"probability":{step.probability!r},"variants":[{variants}],"step":"ranked"}}'
    )


_quoted = cache(lambda id: json.dumps(id, ensure_ascii=False))


def _json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))
