"""Evidence rows: never a number without its source, no patient counted twice, judgement called judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.models import Diagnosis, Evidence, EvidenceRow, Source
from ihc_engine.knowledge.problem import Path, Remark

#: From this many patients on, equal counts in two sources are taken for one cohort published twice unless a reason is given.
IDENTICAL_FROM = 10
#: How far the shares of variants may be from 1.
SHARE_TOLERANCE = 0.0015


def check_rows(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K201, K203 to K205, K207, K210: each row by itself."""
    for placed in draft.diagnoses:
        for path, row in _rows(placed.record):
            for code, key, message in (*_number_faults(row), *_standing_faults(row)):
                yield Remark(code, placed.file, (*path, key) if key else path, message)


def check_cells(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K202, K208, K209: the rows of one finding in one diagnosis beside each other."""
    sources = {p.record.id: p.record for p in draft.sources}
    for placed in draft.diagnoses:
        seen: set[str] = set()
        for index, block in enumerate(placed.record.evidence):
            path: Path = ("evidence", index)
            if block.finding in seen:
                message = f"{block.finding!r} has a block already: put all its rows there"
                yield Remark("K209", placed.file, (*path, "finding"), message)
            seen.add(block.finding)
            yield from _same_patients(block, placed.file, path)
            yield from _identical_counts(block, placed.file, path, sources)


def check_shares(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K206: shares of variants add up to 1."""
    for placed in draft.diagnoses:
        total = sum(variant.share for variant in placed.record.variants)
        if abs(total - 1) > SHARE_TOLERANCE:
            message = f"the shares of the variants add up to {total:.4g}: make them 1"
            yield Remark("K206", placed.file, ("variants",), message)


def check_priors(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K203, K212, K213: series at a site."""
    if draft.priors is None:
        return
    file, counts = draft.priors.file, draft.priors.record.at_site
    totals: dict[tuple[str, str, int], int] = {}
    seen: set[tuple[str, str, str]] = set()
    for index, count in enumerate(counts):
        path: Path = ("at_site", index)
        if count.positive > count.tested:
            message = f"{count.positive} of {count.tested}: more than there are"
            yield Remark("K203", file, (*path, "positive"), message)
        key = (count.diagnosis, count.site, count.source)
        if key in seen:
            message = f"{count.diagnosis} at {count.site} has a row from {count.source} already"
            yield Remark("K213", file, path, message)
        seen.add(key)
        series = (count.site, count.source, count.tested)
        totals[series] = totals.get(series, 0) + count.positive
        if totals[series] > count.tested >= count.positive:
            message = f"the diagnoses of this series at {count.site} add up to {totals[series]} of {count.tested}"
            yield Remark("K212", file, path, message)


def _rows(diagnosis: Diagnosis) -> Iterator[tuple[Path, EvidenceRow]]:
    for block_index, block in enumerate(diagnosis.evidence):
        for index, row in enumerate(block.rows):
            yield ("evidence", block_index, "rows", index), row


def _number_faults(row: EvidenceRow) -> Iterator[tuple[str, str, str]]:
    if row.positive is not None and row.tested is not None and row.positive > row.tested:
        yield "K203", "positive", f"{row.positive} positive of {row.tested} tested: correct one of them"
    if row.positive is not None and row.percent is not None:
        yield "K210", "percent", "a count and a percentage: keep the count"
    if row.positive is not None and row.tested is None:
        yield "K204", "positive", "a count needs the number tested: add 'tested'"
    if row.positive is None and row.percent is None and row.frequency is None:
        yield "K204", "", "a row needs positive and tested, or percent, or (judged) frequency"


def _standing_faults(row: EvidenceRow) -> Iterator[tuple[str, str, str]]:
    judged = row.verified == "judgement"
    has_number = row.positive is not None or row.percent is not None
    if row.source is None and not judged:
        yield "K201", "", "a published figure needs its source: add 'source', or write 'verified: judgement' with a word"
    if row.frequency is not None and not judged:
        yield "K205", "verified", "a word of frequency is a judgement: write 'verified: judgement'"
    if judged and has_number:
        yield "K205", "verified", "a number is no judgement: name its source, or write a word ('frequency') instead"
    if not row.weigh and not row.why:
        yield "K207", "weigh", "a row that is not weighed says why: add 'why'"
    if row.weigh and row.verified == "memory":
        yield "K207", "verified", "a figure from memory is not weighed: write 'weigh: false' and why"


def _cell_key(row: EvidenceRow) -> tuple[str, ...]:
    applies = row.applies_to
    return (applies.variant or "", applies.site or "", row.extent or "")


def _same_patients(block: Evidence, file: str, path: Path) -> Iterator[Remark]:
    """Two weighed rows of one source on the same patients; a different context, variant, site or extent tells them apart."""
    seen: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(block.rows):
        if not row.weigh or row.source is None:
            continue
        key = (row.source, row.context or "", *_cell_key(row))
        if key in seen:
            message = (
                f"{row.source} is weighed in row {seen[key]} of this finding already: leave one out of the weighing "
                "('weigh: false' with why), or say in 'context' or 'applies_to' which other patients these are"
            )
            yield Remark("K208", file, (*path, "rows", index), message)
        seen.setdefault(key, index)


def _identical_counts(block: Evidence, file: str, path: Path, sources: Mapping[str, Source]) -> Iterator[Remark]:
    """Equal counts from several sources are most often one cohort that was published twice."""
    counted = [
        (index, row)
        for index, row in enumerate(block.rows)
        if row.weigh and row.positive is not None and row.tested is not None and row.tested >= IDENTICAL_FROM
    ]

    def counts(item: tuple[int, EvidenceRow]) -> tuple[str, ...]:
        return (str(item[1].positive), str(item[1].tested), *_cell_key(item[1]))

    for _, group in groupby(sorted(counted, key=counts), key=counts):
        first, *others = group
        for index, row in others:
            if row.source == first[1].source or row.why or first[1].why or _other_cohort(row, first[1], sources):
                continue
            message = (
                f"{row.source} counts {row.positive} of {row.tested} as {first[1].source} does: if it is the same cohort "
                "write 'weigh: false' with why; if not, say so in 'why'"
            )
            yield Remark("K202", file, (*path, "rows", index), message)


def _other_cohort(row: EvidenceRow, other: EvidenceRow, sources: Mapping[str, Source]) -> bool:
    known = [sources[r.source] for r in (row, other) if r.source is not None and r.source in sources]
    mine, theirs = (source.cohort for source in known) if len(known) == 2 else (None, None)
    return mine is not None and theirs is not None and mine != theirs
