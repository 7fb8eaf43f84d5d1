"""The page of performance, from what was measured."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.archive.measure import Measured
from ihc_engine.batch.arrow_rows import Place

PLACE = Place()
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One way of scoring ``rows``. ``start``: a run of the first ``start_rows`` of them; ``whole``: the run."""

    name: str
    rows: int
    start_rows: int
    start: Measured
    whole: Measured

    @property
    def wall(self) -> float:
        """Seconds a row without the start."""
        return max(self.whole.wall - self.start.wall, 1e-9) / (self.rows - self.start_rows)

    @property
    def processor(self) -> float:
        """Seconds of processor time a row without the start, of all processes."""
        return max(self.whole.processor - self.start.processor, 1e-9) / (self.rows - self.start_rows)


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured. ``floors`` and ``experta``: seconds of processor time a row."""

    rows: int
    distinct: int
    floors: dict[str, float]
    lines: Sequence[Line]
    lengths: Sequence[Line]
    experta: float


def page(found: Found) -> str:
    """The page."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow"))
    floor, bayes = found.floors["floor"], found.floors["naive bayes"]
    parts = [
        "# Performance of archives\n",
        "Written by `make archive` (`python -m benchmarks.archive --write`); every number below is of one run on one machine.\n",
        f"Two cores ({platform.machine()}), Python {platform.python_version()}, {versions}. Parquet in, Parquet out, with",
        "outcome, intervals, alerts and what was set aside. The table has 48 columns of stains; each row is a case of its own",
        f"with 6 to 14 stains, drawn from published frequencies (of the first {min(found.rows, 131_072):,} rows,",
        f"{found.distinct:,} are distinct). Processor time is that of all processes together, and is what compares well on a",
        "machine that does other things as well; rows a second are by the wall clock. Both are without the start: the first",
        f"{found.lines[0].start_rows:,} rows (with whole traces: {found.lines[-1].start_rows:,}), in which every process meets",
        "most results for the first time.\n",
        "## Engines\n",
        f"{found.rows:,} rows (whole traces: {found.lines[-1].rows:,}).\n",
        "| | rows a second | µs of processor a row | of reading and writing | of naive Bayes | start, seconds |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| reading and writing the same columns alone | | {floor * 1e6:.2f} | 1.0 | {floor / bayes:.1f} | |",
        f"| naive Bayes in NumPy, with reading and writing | | {bayes * 1e6:.2f} | {bayes / floor:.1f} | 1.0 | |",
        *(_engine(line, floor, bayes) for line in found.lines),
        f"| experta, ready, without reading and writing | | {found.experta * 1e6:,.0f} | {found.experta / floor:,.0f} "
        f"| {found.experta / bayes:,.0f} | |",
        "",
        "Naive Bayes reads the same table, looks up the published frequency of every stain in every diagnosis, and writes the",
        "leader and the same probabilities of all that it scored. It leaves out morphology, site, age and sex, variants of a",
        "diagnosis, dependence of stains, rules, intervals, reasons, alerts, and what was set aside.\n",
        f"The columnar engine needs a {found.experta / found.lines[0].processor:,.0f}th of the processor time of experta.\n",
    ]
    if found.lengths:
        parts += [
            "## Length\n",
            "Two workers. Memory is the most that all processes held together: resident, shared pages counted in each, and the",
            "same with shared pages counted once.\n",
            "| rows | rows a second | µs of processor a row | resident, MB | shared pages once, MB |",
            "| --- | --- | --- | --- | --- |",
            *(
                f"| {line.rows:,} | {1 / line.wall:,.0f} | {line.processor * 1e6:.2f} | {line.whole.memory / _MEGABYTE:,.0f} "
                f"| {line.whole.shared_once / _MEGABYTE:,.0f} |"
                for line in found.lengths
            ),
            "",
        ]
    return "\n".join(parts)


def _engine(line: Line, floor: float, bayes: float) -> str:
    return (
        f"| `batch`, {line.name} | {1 / line.wall:,.0f} | {line.processor * 1e6:.2f} | {line.processor / floor:.1f} "
        f"| {line.processor / bayes:.1f} | {line.start.wall:.1f} |"
    )
