"""Places where markers are named: exact spans, their status, and statements that are no result of the panel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ihc_engine.reports.model import Mention
from ihc_engine.validation.report_counts import Tally
from ihc_engine.vocabulary.vocabulary import Vocabulary

Place = tuple[int, int]
#: Of a mention: marker, and status; of an index any result.
Said = frozenset[tuple[str, str | None]]
#: Why a mention may be no result of this panel.
REASONS = ("named", "suggested", "hypothetical", "literature", "earlier", "control", "molecular")


def score_mentions(gold: Sequence[Mapping[str, Any]], read: Sequence[Mention], vocabulary: Vocabulary) -> Tally:
    """Counts of one report: ``spans``, ``statuses`` (of spans that both have) and ``counted`` (no results taken for results)."""
    wanted = _by_place(((g["start"], g["end"]), _id(g, vocabulary), g.get("status")) for g in gold)
    there = _by_place(((r.start, r.end), r.marker, _status(r, vocabulary)) for r in read)
    both = wanted.keys() & there.keys()
    tally = Tally(
        {"spans.found": len(both), "spans.missed": len(wanted.keys() - both), "spans.invented": len(there.keys() - both)}
    )
    tally["statuses.of"] = len(both)
    tally["statuses.count"] = sum(wanted[place] == there[place] for place in both)
    for mention in gold:
        if mention.get("status") is None:
            counted = _counted(mention, read, vocabulary)
            for name in ("counted", f"counted {mention.get('why') or 'named'}"):
                tally += Tally({f"{name}.of": 1, f"{name}.count": int(counted)})
    return tally


def wrongly_counted(
    gold: Sequence[Mapping[str, Any]], read: Sequence[Mention], vocabulary: Vocabulary
) -> tuple[Mapping[str, Any], ...]:
    """Gold mentions without a result that were read as results."""
    return tuple(g for g in gold if g.get("status") is None and _counted(g, read, vocabulary))


def _counted(gold: Mapping[str, Any], read: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """Whether a result was read of this marker where the gold has none."""
    id = _id(gold, vocabulary)
    return any(
        r.status is not None and r.marker == id and not r.replaced and r.start < gold["end"] and gold["start"] < r.end
        for r in read
    )


def _by_place(mentions: Iterable[tuple[Place, str, str | None]]) -> dict[Place, Said]:
    places: defaultdict[Place, set[tuple[str, str | None]]] = defaultdict(set)
    for place, marker, status in mentions:
        places[place].add((marker, status))
    return {place: frozenset(said) for place, said in places.items()}


def _id(gold: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    name = vocabulary.marker(gold["marker"])
    return name.id if name else str(gold["marker"])


def _status(mention: Mention, vocabulary: Vocabulary) -> str | None:
    is_index = vocabulary.markers[mention.marker].measures == "index" and mention.status not in (
        None,
        "not_performed",
        "uninterpretable",
    )
    return "index" if is_index else mention.status
