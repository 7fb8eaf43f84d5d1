"""From markers with their stretches of text to mentions, and from all mentions of a marker to the one result that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from ihc_engine.case.findings import UNRESOLVED, Intensity
from ihc_engine.case.intervals import Interval
from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.case.results import Polarity, Result
from ihc_engine.case.scales import on_scale
from ihc_engine.case.verdict import Verdict, verdict_of
from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.phrase_results import result_of
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.lent import is_lent
from ihc_engine.reports.steps.own_cells import UNCLEAR
from ihc_engine.vocabulary.models import Scale
from ihc_engine.vocabulary.result_words import INTENSITIES
from ihc_engine.vocabulary.vocabulary import MarkerName, Vocabulary

#: How the rule of a mention ends of which it is told that its result was wrong.
CALLED_WRONG = "called wrong"
_CORRECTING = ("correction", CALLED_WRONG)
_OPPOSITES = (("positive", "negative"), ("lost", "retained"), ("low", "high"))
_TURNED: dict[str, Polarity] = {"positive": "negative", "negative": "positive", "lost": "retained", "retained": "lost"}
#: How a case writes a polarity.
_WORDS = {"not_performed": "not done", "uninterpretable": "failed", "partial_loss": "partial loss"}
_MOST_REMEMBERED = 50_000
#: Cells that are a tumour or stand in the epidermis; few of them are no tumour.
_LANGERHANS = "Langerhans cells"
#: Cells of which it is not told whether they are the tumour's.
_UNCLEAR = {
    "stroma": "the stroma stains: of the tumour, or beside it?",
    _LANGERHANS: "Langerhans cells stain: are they the tumour, or beside it?",
    UNCLEAR: "atypical lymphocytes or histiocytes stain: of the tumour, or beside it?",
}
_BARE = "a number of which no scale is told"
_WHOSE = "a result beside other cells: of these, or of the tumour?"
_OTHER_SECTIONS = {"clinical": "earlier", "earlier": "earlier", "literature": "literature", "molecular": "molecular"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stretch says of a marker, as a mention shows it. ``said``: what was read; ``unread``: why it could not be."""

    status: str | None = None
    extent: str | None = None
    intensity: str | None = None
    percent: str | None = None
    pattern: str | None = None
    cells: str | None = None
    component: str | None = None
    inferred: str | None = None
    why: str | None = None
    result: Mapping[str, Any] | None = None
    said: Result | None = None
    unread: str | None = None


class Judge:
    """Makes mentions. What a stretch says of a marker is judged once and remembered: the same words return over and over."""

    def __init__(self, vocabulary: Vocabulary, numbers: ReadingNumbers) -> None:
        self.vocabulary = vocabulary
        self._numbers = numbers
        self._remembered: dict[tuple[Any, ...], tuple[Judgement, ...]] = {}

    def mentions_of(self, item: Item, text: str, section: str | None, correcting: bool) -> tuple[list[Mention], list[NotRead]]:
        """The mention of one marker (two, where sustentacular cells have a result of their own), and what could not be read."""
        name = item.entry.marker
        assert name is not None
        phrases = item.phrases()
        if phrases and item.opposite:
            judged = self._judge(name, phrases, item)
        else:
            key = (name, *[phrase.key for phrase in phrases])
            known = self._remembered.get(key)
            if known is None:
                if len(self._remembered) >= _MOST_REMEMBERED:
                    self._remembered.clear()
                known = self._remembered[key] = self._judge(name, phrases, item)
            judged = known
        place = _place(phrases, item) if phrases else None
        start, end = item.start, item.end
        said, said_from, said_to = ("", None, None) if place is None else (text[place[0] : place[1]], place[0], place[1])
        why = _no_result_of_this_panel(item, section, judged[0].said, phrases)
        if why == "earlier" and section not in _OTHER_SECTIONS and not item.past and is_lent(item.about):
            judged = tuple(replace(j, why=j.why or why) for j in judged)  # until it is known what the report itself says
        elif why is not None:
            judged = (Judgement(why=why),)
        rule = f"{item.rule}, correction" if correcting and (judged[0].status is not None or judged[0].unread) else item.rule
        mentions = [
            Mention(
                name.id, start, end, text[start:end], j.status, j.extent, j.intensity, j.percent, j.pattern, j.cells, j.component,
                name.clone, j.inferred, said, said_from, said_to, rule, j.why, section, False, j.result,
            )
            for j in judged
        ]  # fmt: skip
        if why is None and judged[0].unread:
            start, end = min(start, place[0]) if place else start, max(end, place[1]) if place else end
            return mentions, [NotRead(start, end, text[start:end], judged[0].unread)]
        return mentions, []

    def _judge(self, name: MarkerName, phrases: list[Phrase], item: Item) -> tuple[Judgement, ...]:
        turns = item.opposite and not any(map(_tells, item.said))
        said = [p for p in phrases if p not in item.said] if turns else phrases  # "negative except CD34 (focal)"
        marker = self.vocabulary.markers[name.id]
        result = result_of(said, marker.scale) if said else None
        if result is None:
            return (Judgement(why="named"),)
        if turns and result.polarity in _TURNED:
            turned = _TURNED[result.polarity]
            result = replace(result, polarity=turned, extent=_own(item, "extent"), intensity=_own(item, "intensity"))
        if result.polarity is None and marker.measures != "index" and result.number in (0.0, 1.0, 2.0, 3.0):
            result = _scored(result, marker.scale)
        verdict = (
            Verdict(name.id, unread=result.unread)
            if result.unread
            else verdict_of(marker, result, name.states_loss, self._numbers)
        )
        if verdict.aside and verdict.aside[0] == "index_without_number":
            return (Judgement(why="named", said=result),)
        if verdict.unread or (verdict.status is None and verdict.aside is None):
            if result.polarity is None and result.number is not None and not result.unread:
                return (Judgement(why="unread", said=result, unread=_BARE),)
            return (Judgement(why="unread", said=result, unread=verdict.unread or "states no result"),)
        if verdict.status is None and _of_whom(phrases):
            return (Judgement(why="unread", said=result, unread=_WHOSE),)
        if verdict.status is None:
            return (Judgement(why="control" if "control" in (result.cells or "") else "named", said=result),)
        cells = UNCLEAR if UNCLEAR in (result.cells or "") else result.cells
        few = cells == _LANGERHANS and result.extent is not None  # "stains scattered Langerhans cells"
        if cells in _UNCLEAR and verdict.inferred and not few and not any("only" in phrase.notes for phrase in said):
            return (Judgement(why="unread", said=result, unread=_UNCLEAR[cells]),)
        judged = [_judged(verdict, result, marker.id, name.clone)]
        if result.sustentacular and marker.sustentacular_id:
            beside = replace(
                result, cells="sustentacular", polarity=result.sustentacular, extent=None, intensity=None, percent=None
            )
            judged.append(_judged(verdict_of(marker, beside, False, self._numbers), beside, marker.id, name.clone))
        return tuple(judged)


def _of_whom(phrases: list[Phrase]) -> bool:
    """Whether one stretch names other cells and another tells a result of none: "marks vessels, but is otherwise negative"."""
    told = [{subject for subject, _ in phrase.statements} for phrase in phrases]
    others = any("cells" in each and "polarity" not in each for each in told)
    return others and any("polarity" in each and "cells" not in each for each in told)


def _tells(phrase: Phrase) -> bool:
    """Whether a stretch says itself that a stain is there or not: "positive", "which shows weak focal reactivity", "which marks
    vessels", no "which marks *tumour cells*, not vessels"."""
    cells = {value for subject, value in phrase.statements if subject == "cells"}
    others = bool(cells) and "tumour" not in cells
    if phrase.decides or "denial" in phrase.notes:
        return phrase.decides or not others
    return "expressing" in phrase.notes and (others or (phrase.verbal and "tumour" not in cells))


def _scored(result: Result, scale: Scale | None) -> Result:
    """A bare 0 to 3 as a score: 0 is negative, 1 to 3 weak to strong; or what the scale of the marker says."""
    score = int(result.number or 0)
    meant = on_scale([score], scale) if scale is not None else "positive" if score else "negative"
    if not score or meant == "negative":
        return replace(result, polarity="negative", number=None)
    return replace(result, polarity=meant, intensity=cast("Intensity", INTENSITIES[score - 1]), number=None)


def _own(item: Item, subject: str) -> Any:
    """What a marker's own words say of a subject ("except focal SMA")."""
    own = [*item.said, *((item.before,) if item.before else ())]
    return next((value for phrase in own for stated, value in phrase.statements if stated == subject), None)


def _judged(verdict: Verdict, result: Result, marker: str, clone: str | None) -> Judgement:
    """What a mention shows of a verdict, and the stain as a case states it."""
    percent = _percent(result)
    cells = result.cells
    sustentacular = verdict.feature != marker
    # staining outside the compartment that counts is said as it is written; what it means is judged with the case
    unstained = "not nuclear" in result.patterns and verdict.status == "negative"
    outside = (
        not unstained and verdict.status == "negative" and result.polarity == "positive" and not cells and bool(result.patterns)
    )
    stated = verdict.status if result.polarity in ("lost", "retained") and verdict.status in ("positive", "negative") else None
    polarity = stated or result.polarity
    stain: dict[str, Any] = {"result": _WORDS.get(polarity, polarity)} if polarity else {}
    if unstained or (verdict.status in ("negative", "lost") and verdict.inferred and cells and not sustentacular):
        stain = {"result": verdict.status}
    else:
        fields = {
            "extent": result.extent,
            "intensity": result.intensity,
            "percent": percent,
            "h_score": _single(result.h_score),
            "allred": _single(result.allred),
            "pattern": _pattern(result),
            "cells": cells,
            "component": result.component,
        }
        stain |= {key: value for key, value in fields.items() if value is not None}
        if result.level and not result.polarity:
            stain["result"] = result.level
        if result.number is not None and percent is None:
            stain["percent"] = f"{result.number:g}"
    if clone:
        stain["clone"] = clone
    return Judgement(
        status="positive" if outside else verdict.status,
        extent=verdict.extent or (result.extent if verdict.status == "positive" else None),
        intensity=verdict.intensity,
        percent=percent or (f"{result.number:g}" if result.number is not None else None),
        pattern=verdict.pattern or _pattern(result),
        cells=cells,
        component=result.component,
        inferred=verdict.inferred,
        result=MappingProxyType(stain),
        said=result,
    )


def _single(interval: Interval | None) -> float | None:
    return interval.low if interval is not None and interval.low == interval.high else None


def _pattern(result: Result) -> str | None:
    shown = [p for p in ("nuclear", "membranous", "cytoplasmic", "dot") if p in result.patterns]
    if "not nuclear" in result.patterns:
        return next((p for p in shown if p != "nuclear"), None)
    return shown[0] if shown else None


def _percent(result: Result) -> str | None:
    if result.percent is None:
        return None
    low, high = result.percent.low, result.percent.high
    if result.percent.high_open:
        return f"<{high:g}"
    if result.percent.low_open:
        return f">{low:g}"
    if low == high:
        return f"{low:g}"
    return f">={low:g}" if high == 100.0 and low > 0 else f"{low:g}-{high:g}"


def _place(phrases: list[Phrase], item: Item) -> tuple[int, int] | None:
    """Where the result stands: the stretch nearest to the name."""
    told = [p for p in phrases if p.has_content]
    if not told:
        return None
    if len(told) == 1:
        return told[0].start, told[0].end
    nearest = min(told, key=lambda p: min(abs(p.start - item.end), abs(item.start - p.end)))
    return nearest.start, nearest.end


def _no_result_of_this_panel(item: Item, section: str | None, result: Result | None, phrases: list[Phrase]) -> str | None:
    """Why a mention is no result of this panel; None if it may be one."""
    if section in _OTHER_SECTIONS:
        return _OTHER_SECTIONS[section]
    about = item.about
    if item.molecular:
        return "molecular"
    if item.expected:
        return "literature"
    if item.past:
        return "earlier"
    if item.control:
        return "control"
    if item.excepted:
        return "named"
    if not about:
        return None
    for context in ("hypothetical", "earlier", "literature"):
        if context in about and not (context == "earlier" and "correction" in about):
            return context
    if "suggested" in about and (result is None or not any(p.decides for p in phrases)):
        return "suggested"
    if "control" in about and _only_controls(phrases):
        return "control"
    return None


#: Words of a result beside which a control is spoken of ("no CD34 expression; internal controls are adequate").
_TELLING = frozenset(("expressing", "unstained", "denial", "existence"))


def _only_controls(phrases: list[Phrase]) -> bool:
    told = [p for p in phrases if p.decides or p.notes & _TELLING]
    return not told or all(("cells", "control") in p.statements for p in told)


def one_result_each(mentions: list[Mention], vocabulary: Vocabulary) -> tuple[list[tuple[str, Any]], list[Mention], list[str]]:
    """The stains of the case as (name, result), the mentions with the replaced ones marked, and the contradicted markers.

    A correction stands before what was said earlier; staining of other cells does not contradict a result of the tumour; a usable
    result stands before one that failed; of results that agree the one that says most is kept; opposite results are all kept.
    """
    replaced = _before_unread_corrections(mentions)
    told = [m for m in mentions if m.status is not None and m.result is not None and m.start not in replaced]
    by_feature: dict[str, list[Mention]] = {}
    for mention in told:
        by_feature.setdefault(_feature(mention, vocabulary), []).append(mention)
    stains: list[tuple[str, Any]] = []
    contradicted: list[str] = []
    for feature, said in by_feature.items():
        if len(said) == 1 and feature == said[0].marker:
            stains.append((feature, _plain(said[0].result or {})))
            continue
        standing = _standing(said, replaced)
        usable = [m for m in standing if m.status not in UNRESOLVED] or standing
        of_tumour = [m for m in usable if not (m.cells and m.inferred)] or usable
        if _oppose(of_tumour):
            contradicted.append(of_tumour[0].marker)
            stains += [(of_tumour[0].marker, _plain(m.result)) for m in of_tumour if m.result is not None]
            continue
        kept = max(of_tumour, key=lambda m: (len(m.result or ()), m.percent is not None, -m.start))
        assert kept.result is not None
        name = kept.marker if feature == kept.marker or kept.marker not in by_feature else feature
        stains.append((name, _plain(_without_cells(kept.result) if name == feature != kept.marker else kept.result)))
    if replaced:
        mentions = [replace(m, replaced=True) if m.start in replaced else m for m in mentions]
    return stains, mentions, contradicted


def _before_unread_corrections(mentions: list[Mention]) -> set[int]:
    """Results before a correction that could not be read: they do not stand."""
    correcting = [m for m in mentions if m.rule.endswith(_CORRECTING)]
    unread = {m.marker: m.start for m in correcting if m.why == "unread" and m.rule.endswith("correction")}
    called = {
        (m.marker, wrong): m.start
        for m in correcting
        if m.rule.endswith(CALLED_WRONG)
        for wrong in ("positive", "negative")
        if wrong in m.rule
    }
    if not (unread or called):
        return set()
    return {
        m.start
        for m in mentions
        if not m.rule.endswith("correction")
        and (m.start < unread.get(m.marker, -1) or m.start < called.get((m.marker, m.status or ""), -1))
    }


def _feature(mention: Mention, vocabulary: Vocabulary) -> str:
    if mention.cells != "sustentacular":
        return mention.marker
    return vocabulary.markers[mention.marker].sustentacular_id or mention.marker


def _standing(said: list[Mention], replaced: set[int]) -> list[Mention]:
    """What stands after corrections: the last corrected result and those after it."""
    corrections = [m for m in said if m.rule.endswith("correction") and m.status not in ("not_performed",)]
    if not corrections:
        return said
    last = corrections[-1]
    stands = {id(last), *(id(m) for m in corrections if m.status == last.status)}
    replaced.update(m.start for m in said if id(m) not in stands)
    return [m for m in said if id(m) in stands]


def _oppose(mentions: list[Mention]) -> bool:
    statuses = {m.status for m in mentions}
    return any(a in statuses and b in statuses for a, b in _OPPOSITES)


def _without_cells(stain: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stain.items() if key != "cells"}


def _plain(stain: Mapping[str, Any]) -> Any:
    """A stain as a case writes it: a word where nothing else is said."""
    if len(stain) == 1 and "result" in stain:
        return stain["result"]
    if len(stain) == 1 and "percent" in stain:
        return f"{stain['percent']}%"
    return dict(stain)
