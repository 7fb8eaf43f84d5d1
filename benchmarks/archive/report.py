"""The page of performance, from what was measured."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.archive.measure import Measured
from benchmarks.rule_engines.measured import PEERS, RulesAlone
from ihc_engine.batch.arrow_rows import Place

PLACE = Place()
_MEGABYTE = 1_000_000
#: Cores that two workers can keep busy, and what two clocks differ in.
_MOST_BUSY = 2 * 1.05
_RULES_ALONE = (
    '"Rules alone" is what other rule engines can do: all rules, generated from the loaded knowledge, one case after the other,',
    "with the leader and the suspected diagnoses told to them, since they do not weigh. clipspy chains forward as experta does,",
    "with one rule for each branch of a condition. ZEN does not chain: five decision tables, one for each stratum, stand one",
    "after the other, which is enough as long as no rule reads a conclusion of its own stratum. Neither keeps a trace as experta",
    "does.",
)


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
    def rate(self) -> str:
        """Rows a second by the wall clock without the start; nothing where more cores than there are would have been busy, which
        tells that the difference of two runs was too short to be one."""
        busy = self.processor / self.wall
        return f"{1 / self.wall:,.0f}" if busy <= _MOST_BUSY else "too short to tell"

    @property
    def processor(self) -> float:
        """Seconds of processor time a row without the start, of all processes."""
        return max(self.whole.processor - self.start.processor, 1e-9) / (self.rows - self.start_rows)


@dataclass(frozen=True, slots=True)
class InMemory:
    """Seconds of processor time a row without reading and writing, of engines that are ready."""

    experta: float
    columnar: float
    naive_bayes: float
    rules: RulesAlone


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured. ``floors``: seconds of processor time a row."""

    rows: int
    distinct: int
    floors: dict[str, float]
    lines: Sequence[Line]
    lengths: Sequence[Line]
    in_memory: InMemory
    traces: Sequence[Line] = ()
    texts: Sequence[Line] = ()


def page(found: Found) -> str:
    """The page."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow"))
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    floor, bayes = found.floors["floor"], found.floors["naive bayes"]
    memory, rules = found.in_memory, found.in_memory.rules
    parts = [
        "# Performance of archives\n",
        "Written by `make archive` (`python -m benchmarks.archive --write`); every number below is of one run on one machine.\n",
        f"Two cores ({platform.machine()}), Python {platform.python_version()}, {versions}, {peers}.",
        "Parquet in, Parquet out, with",
        "outcome, intervals, alerts and what was set aside. The table has 48 columns of stains; each row is a case of its own",
        f"with 6 to 14 stains, drawn from published frequencies (of the first {min(found.rows, 131_072):,} rows,",
        f"{found.distinct:,} are distinct). Processor time is that of all processes together, and is what compares well on a",
        "machine that does other things as well; rows a second are by the wall clock. Both are without the start (the median of",
        "three): the first",
        f"{found.lines[0].start_rows:,} rows, in which every process meets most results for the first time.\n",
        "## Engines\n",
        f"{found.rows:,} rows.\n",
        "| | rows a second | µs of processor a row | of reading and writing | of naive Bayes | start, seconds |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| reading and writing the same columns alone | | {floor * 1e6:.2f} | 1.0 | {floor / bayes:.1f} | |",
        f"| naive Bayes in NumPy, with reading and writing | | {bayes * 1e6:.2f} | {bayes / floor:.1f} | 1.0 | |",
        *(_engine(line, floor, bayes) for line in found.lines),
        "| without reading and writing, ready: | | | | | |",
        _in_memory("naive Bayes in NumPy", memory.naive_bayes, floor, bayes),
        _in_memory("columnar engine: rules, weights, ranking, intervals, alerts", memory.columnar, floor, bayes),
        _in_memory("experta: the same", memory.experta, floor, bayes),
        *(_in_memory(f"{name}: rules alone", seconds, floor, bayes) for name, seconds in rules.seconds.items()),
        "",
        "Naive Bayes reads the same table, looks up the published frequency of every stain in every diagnosis, and writes the",
        "leader and the same probabilities of all that it scored. It leaves out morphology, site, age and sex, variants of a",
        "diagnosis, dependence of stains, rules, intervals, reasons, alerts, and what was set aside.\n",
        f"In memory, the columnar engine needs a {memory.experta / memory.columnar:,.0f}th of the processor time of experta.\n",
        *_RULES_ALONE,
        f"They are the {rules.rules} rules of the knowledge on {rules.cases} rows of the table; {rules.fired:.1f} fire a row",
        "on average. On every row all four engines fire the same ones, else nothing is written here.\n",
    ]
    if found.traces:
        parts.append(traces(found.traces))
    if found.texts:
        parts.append(texts(found.texts))
    if found.lengths:
        parts += [
            "## Length\n",
            "Two workers. Memory is the most that all processes held together: resident, shared pages counted in each, and the",
            "same with shared pages counted once.\n",
            "| rows | rows a second | µs of processor a row | resident, MB | shared pages once, MB |",
            "| --- | --- | --- | --- | --- |",
            *(
                f"| {line.rows:,} | {line.rate} | {line.processor * 1e6:.2f} | {line.whole.memory / _MEGABYTE:,.0f} "
                f"| {line.whole.shared_once / _MEGABYTE:,.0f} |"
                for line in found.lengths
            ),
            "",
        ]
    return "\n".join(parts)


def traces(lines: Sequence[Line]) -> str:
    """The part on traces."""
    parts = [
        "## Traces\n",
        "Two workers. `full` writes the trace of each row as JSON, some 120 kilobytes; `answer` the whole answer with advice,",
        "some 300 kilobytes.\n",
        "| | rows | of them the start | rows a second | µs of processor a row | start, seconds |",
        "| --- | --- | --- | --- | --- | --- |",
        *map(_line, lines),
        "",
    ]
    return "\n".join(parts)


def texts(lines: Sequence[Line]) -> str:
    """The part on texts."""
    parts = [
        "## Texts\n",
        "Reports of two kilobytes in a column `text`, no two alike. How fast they are read depends on whether their sentences",
        "were read before. A laboratory's set phrases return: the paragraphs are those of a stock of 200 reports. At the other",
        "end, numbers, spellings and results are drawn anew for every sentence. Practice lies between the two.\n",
        "| | rows | of them the start | rows a second | µs of processor a row | start, seconds |",
        "| --- | --- | --- | --- | --- | --- |",
        *map(_line, lines),
        "",
    ]
    return "\n".join(parts)


def _line(line: Line) -> str:
    return (
        f"| {line.name} | {line.rows:,} | {line.start_rows:,} | {line.rate} | {line.processor * 1e6:,.0f} "
        f"| {line.start.wall:.1f} |"
    )


def _engine(line: Line, floor: float, bayes: float) -> str:
    return (
        f"| `batch`, {line.name} | {line.rate} | {line.processor * 1e6:.2f} | {line.processor / floor:.1f} "
        f"| {line.processor / bayes:.1f} | {line.start.wall:.1f} |"
    )


def _in_memory(name: str, seconds: float, floor: float, bayes: float) -> str:
    return f"| {name} | | {seconds * 1e6:,.2f} | {seconds / floor:,.1f} | {seconds / bayes:,.1f} | |"
