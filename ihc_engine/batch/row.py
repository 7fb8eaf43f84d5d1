"""The short form of an answer that a batch row holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_dict
from ihc_engine.reports.intake import not_understood
from ihc_engine.reports.model import NotRead

TraceDepth = Literal["none", "fired", "full", "answer"]
#: Depths with the ids of fired rules; and with the trace of each row, which is long.
FIRED: frozenset[TraceDepth] = frozenset(("fired", "full"))
TRACED: frozenset[TraceDepth] = frozenset(("full", "answer"))


def row_of(answer: Interpretation, trace: TraceDepth = "none") -> dict[str, Any]:
    """``none``: outcome and ranking. ``fired``: with the ids of fired rules. ``full``: with these and the trace. ``answer``: the
    whole interpretation."""
    if trace == "answer":
        return to_dict(answer)
    row: dict[str, Any] = {
        "case_id": answer.case_id,
        "outcome": answer.outcome,
        "reasons": [reason.code for reason in answer.reasons],
        "leader": answer.leader,
        "ranking": [
            {"rank": d.rank, "diagnosis": d.diagnosis, "probability": d.probability, "interval": d.interval}
            for d in answer.ranking
        ],
        "other_probability": answer.other_probability,
        "alerts": [alert.code for alert in answer.alerts],
        "set_aside": [{"path": s.path, "words": s.words, "code": s.code} for s in answer.input.set_aside],
        "not_understood": [{"path": n.path, "words": n.words, "suggestion": n.suggestion} for n in answer.input.not_understood],
        "knowledge": {"version": answer.knowledge.version, "digest": answer.knowledge.digest},
    }
    if trace in FIRED:
        row["rules"] = [rule.rule for rule in answer.rules]
    if trace == "full":
        row["trace"] = to_dict(answer)["trace"]
    return row


def with_places(items: list[dict[str, Any]], in_text: Iterable[NotRead]) -> list[dict[str, Any]]:
    """Words that were not understood, those of a text with their place in it."""
    places = {not_understood(unread).path: unread for unread in in_text}
    return [_with_place(item, places.get(item["path"])) for item in items]


def _with_place(item: dict[str, Any], unread: NotRead | None) -> dict[str, Any]:
    return item if unread is None else {**item, "start": unread.start, "end": unread.end, "reason": unread.reason}


def error_row(case_id: str | None, code: str, message: str, problems: list[dict[str, str]]) -> dict[str, Any]:
    """What stands in place of a row that cannot be interpreted; words of the row are cut where they are endless."""
    listed = [{key: shortened(words) for key, words in item.items()} for item in problems]
    return {
        "case_id": case_id,
        "outcome": "error",
        "error": {"code": code, "message": shortened(message, 2000), "problems": listed},
    }


def shortened(words: str, most: int = 200) -> str:
    """Words of at most so many characters."""
    return words if len(words) <= most else f"{words[: most - 1]}…"
