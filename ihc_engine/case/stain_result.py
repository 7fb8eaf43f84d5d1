"""One stain of a case with all its fields, brought to one result.

The fields beside a result (percent, intensity, pattern, cells, control ...) stand before what the result itself says of them.
A field that is not understood is reported and counts for nothing; only unknown ``cells`` leave the stain open, because the
tumour may be unstained.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ihc_engine.case.intervals import Interval, read_interval, straight
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.model import Stain
from ihc_engine.case.results import Polarity, Result, read_result
from ihc_engine.case.stain_names import known_clone, names_again
from ihc_engine.case.word_lists import word_list
from ihc_engine.vocabulary.models import Marker, Scale
from ihc_engine.vocabulary.names import NameIndex, name_key
from ihc_engine.vocabulary.result_words import ResultPhrases
from ihc_engine.vocabulary.vocabulary import MarkerName, Vocabulary

_CONTROL_WELL = frozenset(
    word_list("adequate|ok|okay|good|valid|positive|satisfactory|appropriate|works|worked|present|yes|retained|intact|true")
)
_CONTROL_FAILED = frozenset(
    word_list("inadequate|failed|invalid|negative|unsatisfactory|absent|no|lost|weak|insufficient|false|failure")
)


#: "<5", "30-40"; a number alone is read as such, and "3+" is an intensity.
_NO_UNIT = re.compile(r"(?=.*[^\d.,\s-]|.*\d\s*-)[^%+]+")
_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")


def result_of(stain: Stain, name: MarkerName, marker: Marker, path: str, ledger: Ledger) -> Result:
    """What a stain says: its result, its fields, and the compartment that its name states."""
    return _named_compartment(
        stain, marker, _fields(stain, _result(stain, name, marker, ledger.vocabulary), marker, path, ledger)
    )


def words_of_stain(stain: Stain) -> str:
    """The result as the caller wrote it, with the fields beside it."""
    said = [] if stain.result is None else [_plain(stain.result)]
    fields = ("extent", "intensity", "percent", "h_score", "allred", "pattern", "cells", "component", "clone", "block", "control")
    said += [f"{key} {_plain(value)}" for key in fields if (value := getattr(stain, key)) is not None]
    return ", ".join(said) or "(no result)"


def _plain(value: str | float | bool) -> str:
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value:g}"


def _result(stain: Stain, name: MarkerName, marker: Marker, vocabulary: Vocabulary) -> Result:
    """What the result itself says, before its fields."""
    value = stain.result
    if value is None:
        stated = (
            stain.percent,
            stain.h_score,
            stain.allred,
            stain.extent,
            stain.intensity,
            stain.pattern,
            stain.cells,
            stain.control,
        )
        if any(v is not None for v in stated):
            return Result()
        if stain.unknown_fields:
            return Result(unread="no result: write it in the field `result`")
        return Result(polarity="not_performed")
    if isinstance(value, bool):
        if not name.states_loss:
            return Result(unread="true and false could also mean done and not done: write positive or negative")
        return Result(polarity="lost" if value else "retained")
    if isinstance(value, float):
        return read_result(f"{value:g}", vocabulary.phrases)
    if straight(value) in ("yes", "no") and name.states_loss:
        return Result(polarity="lost" if straight(value) == "yes" else "retained")
    if name_key(stain.name).endswith(("negative", "lost", "absent")) and (
        read_result(value, vocabulary.phrases, marker.scale).polarity == "negative"
    ):
        return Result(unread="the name states the loss and the result denies something: write the marker with retained or lost")
    return _worded(value, marker, vocabulary)


def _worded(words: str, marker: Marker, vocabulary: Vocabulary) -> Result:
    """What words say of this marker: an index without its unit is a percentage; in brackets may stand a clone or the name."""
    if marker.measures == "index" and _NO_UNIT.fullmatch(words) and read_interval(words, 100.0):
        return read_result(f"{words} %", vocabulary.phrases)
    for named in _IN_BRACKETS.finditer(words):
        if names_again(named[1], marker, vocabulary):
            rest = read_result(f"{words[: named.start()]} {words[named.end() :]}", vocabulary.phrases, marker.scale)
            return replace(rest, clone=rest.clone or known_clone(named[1], marker))
    return read_result(words, vocabulary.phrases, marker.scale)


def _fields(stain: Stain, result: Result, marker: Marker, path: str, ledger: Ledger) -> Result:
    """The result with what its fields say; a field that is not understood is reported and counts for nothing."""
    if result.unread:
        return result
    changed = result
    for key in ("extent", "pattern", "cells", "component"):
        words = getattr(stain, key)
        if words is not None:
            changed = _with_words(key, words, changed, path, ledger)
    if stain.intensity is not None:
        changed = _with_intensity(stain.intensity, changed, marker.scale, path, ledger)
    percent = _percent(stain.percent, path, ledger)
    changed = replace(
        changed,
        percent=percent or changed.percent,
        h_score=_score(stain.h_score) or changed.h_score,
        allred=_score(stain.allred) or changed.allred,
        polarity=changed.polarity or _implied(changed),
    )
    if stain.control is not None:
        changed = _with_control(stain.control, changed, path, ledger)
    stated = (changed.polarity, changed.percent, changed.h_score, changed.allred, changed.number, changed.level)
    return changed if any(v is not None for v in stated) else Result(unread="states no result")


def _implied(result: Result) -> Polarity | None:
    """An extent, an intensity, a pattern or cells without a result say that something stains."""
    named = result.extent or result.intensity or result.patterns or result.cells
    return "positive" if named and not (result.percent or result.h_score or result.allred or result.level) else None


def _with_words(key: str, words: str, result: Result, path: str, ledger: Ledger) -> Result:
    said = read_result(words, ledger.vocabulary.phrases)
    if key == "extent" and said.percent and not said.impossible:
        return replace(result, percent=said.percent)
    if key == "extent" and said.extent and not said.unread:
        return replace(result, extent=said.extent)
    if key == "pattern" and said.patterns and not said.unread:
        return replace(result, patterns=said.patterns)
    if key == "component":
        heterologous = said.component == "heterologous" or "heterolog" in words.casefold() or "rhabdomyo" in words.casefold()
        return replace(result, component="heterologous" if heterologous else words)
    if key == "cells":
        if said.cells and not said.unread:
            return replace(result, cells=said.cells, sustentacular=None)
        if ledger.vocabulary.phrases.statements.get(straight(words)) == ("cells", "tumour"):
            return result
        ledger.give_up(
            f"{path}.cells",
            words,
            "unknown cells; whether the tumour stains stays open",
            near_phrase(words, ledger.vocabulary.phrases),
        )
        return replace(result, polarity="equivocal")
    ledger.give_up(f"{path}.{key}", words, f"unknown {key}", near_phrase(words, ledger.vocabulary.phrases))
    return result


def _with_intensity(value: str | float, result: Result, scale: Scale | None, path: str, ledger: Ledger) -> Result:
    """An intensity beside a result. On the scale of its marker it is a result itself."""
    words = f"{value:g}+" if isinstance(value, float) else value
    words = f"{straight(words)}+" if straight(words) in ("0", "1", "2", "3") else words
    said = read_result(words, ledger.vocabulary.phrases, scale)
    if isinstance(value, float) and not value.is_integer():
        said = Result()
    if said.unstained and result.polarity is None:
        return replace(result, polarity="negative", unstained=True)
    if said.intensity and said.polarity == "equivocal":
        return replace(result, intensity=said.intensity, polarity="equivocal")
    if said.intensity:
        return replace(result, intensity=said.intensity)
    if said.polarity == "negative":
        clash = result.polarity in ("positive", "retained")
        return replace(result, polarity="equivocal" if clash else result.polarity or "negative")
    ledger.give_up(
        f"{path}.intensity",
        _plain(value),
        "unknown intensity: write 0 to 3, or weak, moderate, strong",
        near_phrase(value, ledger.vocabulary.phrases),
    )
    return result


def _percent(value: str | float | None, path: str, ledger: Ledger) -> Interval | None:
    if value is None:
        return None
    if isinstance(value, float):
        return Interval(value, value)
    interval = read_interval(value.replace("%", " "), 100.0)
    if interval is None or interval.high > 100:
        ledger.give_up(f"{path}.percent", value, "no percentage: write a number such as 30, 30-50 or <1")
        return None
    return interval


def _score(value: float | None) -> Interval | None:
    return None if value is None else Interval(value, value)


def _with_control(control: str | bool, result: Result, path: str, ledger: Ledger) -> Result:
    words = straight(_plain(control))
    if words in _CONTROL_FAILED or read_result(words, ledger.vocabulary.phrases).polarity == "uninterpretable":
        return replace(result, polarity="uninterpretable")
    if words not in _CONTROL_WELL:
        ledger.give_up(f"{path}.control", _plain(control), "unknown state of the control: write adequate or failed")
    return result


def _named_compartment(stain: Stain, marker: Marker, result: Result) -> Result:
    """A compartment that the name states ("nuclear beta-catenin") holds where the result states none."""
    if marker.compartment is None or result.patterns or result.cells:
        return result
    key = name_key(stain.name)
    named = {pattern for pattern in ("nuclear", "cytoplasmic", "membranous") if pattern in key}
    return replace(result, patterns=frozenset(named)) if named else result


@cache
def _index(phrases: ResultPhrases) -> NameIndex[str]:
    index: NameIndex[str] = NameIndex()
    for phrase, (subject, _) in phrases.statements.items():
        if phrase.isascii() and subject != "filler" and name_key(phrase) and index.find(phrase) is None:
            index.add(phrase, name_key(phrase))
    return index


def near_phrase(value: object, phrases: ResultPhrases) -> str | None:
    """The known phrase nearest to words that were not understood."""
    if not isinstance(value, str):
        return None
    words, near = straight(value), _index(phrases).nearest(value)
    if near is None or near == words:
        return None
    # short words are like too many others, "unexpressed" is no misspelling of "expressed", nor "abnormal" of "are normal"
    return near if len(words) > 4 and words[0] == near[0] and near.count(" ") <= words.count(" ") else None
