"""Own reports with one thing changed, and what must change in their reading.

A result is changed only where it clearly is one marker's own: it stands right behind the name, another result or a boundary
stands before the name, and the marker is named nowhere else in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

OPPOSITE = {"positive": "negative", "negative": "positive", "retained": "lost", "lost": "retained"}
#: Words for positive and negative, pairwise.
WORDS = (
    *(("positive", "negative"), ("Positive", "Negative"), ("POSITIVE", "NEGATIVE"), ("POS", "NEG"), ("pos", "neg")),
    *(("positivo", "negativo"), ("positiva", "negativa"), ("positif", "négatif"), ("positiv", "negativ"), ("pozitif", "negatif")),
    *(("阳性", "阴性"), ("陽性", "陰性"), ("양성", "음성")),
)
SIGNS = (("(+)", "(-)"), ("（+）", "（-）"), ("(+)", "(–)"), ("（＋）", "（－）"))
LOSS = (("retained", "lost"), ("intact", "lost"))
_BETWEEN = r"[ \t]*(?:[:=|]|\.{2,}|->)?[ \t]*"
_ENDS = r"(?=[ \t]*(?:[,;.|、，；。\n]|$))"
_GRADED = re.compile(
    rf"({_BETWEEN})((?:strong|diffuse|focal|weak|patchy|moderate|nuclear|strongly|diffusely|focally|weakly)[ ,/]{{1,2}}"
    rf"(?:and (?:strong|strongly) )?(?:positive|\+))(?![\w%+])"
)
_GRADED_BEHIND = re.compile(rf"({_BETWEEN})(positive,? (?:\((?:focal|diffuse|weak|strong)\)|focal|diffuse|weak|strong)){_ENDS}")
_BARE = re.compile(rf"((?:[ \t]*[:=|]|[ \t]|\.{{2,}})[ \t]*)([+-]){_ENDS}")
#: Words that only a positive result has; a negative one with them says two things.
_ONLY_POSITIVE = re.compile(r"focal|patchy|diffus|strong|weak|scattered|subset|rare|\d ?%", re.IGNORECASE)
_BOUNDARY = re.compile(r"[\n.;。；:：]")
_RESULT = re.compile(
    r"[(（][^()（）]*[)）]|[+]|(?<=[ :|])-(?=[ ,|\n])|%|\b(?:pos|neg|ret|lost|foc|dif|not done|int)|性|성", re.IGNORECASE
)


@dataclass(frozen=True)
class Mutation:
    """A changed text, and the statuses that must change: by number of the mention in the gold, counted from 0.

    ``added``: a marker whose mention, with this status, must stand before all others.
    """

    kind: str
    report_id: str
    text: str
    changed: Mapping[int, str | None] = field(default_factory=dict)
    added: tuple[str, str | None] | None = None


def own_results(report: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Mentions that may have a result of their own: number, mention, and the text behind the name."""
    mentions, text = report["gold"]["mentions"], report["text"]
    named = [mention["marker"] for mention in mentions]
    end = 0
    for number, mention in enumerate(mentions):
        between = text[end : mention["start"]]
        end = mention["end"]
        alone = number == 0 or _BOUNDARY.search(between) or _RESULT.search(between)
        if alone and mention["status"] in OPPOSITE and named.count(mention["marker"]) == 1 and "cells" not in mention:
            yield number, mention, text[mention["end"] : mention["end"] + 60]


def result_behind(behind: str, status: str) -> Iterator[tuple[str, int, int, str]]:
    """Own results right behind a name: (kind, start, end, the opposite result)."""
    side = 0 if status in ("positive", "retained") else 1
    for kind, pairs in (("sign in brackets", SIGNS), ("word", WORDS), ("loss", LOSS)):
        for pair in pairs:
            wanted, other = pair[side], pair[1 - side]
            match = re.match(rf"({_BETWEEN}|[ \t]*)({re.escape(wanted)})" + (_ENDS if kind != "sign in brackets" else ""), behind)
            if match:
                yield kind, match.start(2), match.end(2), other
                break
    if (match := _BARE.match(behind)) and (match[2] == "+") == (side == 0):
        yield "bare sign", match.start(2), match.end(2), "-" if side == 0 else "+"
    if side == 0 and (match := _GRADED.match(behind) or _GRADED_BEHIND.match(behind)):
        yield "graded word", match.start(2), match.end(2), "negative"


def swapped_results(report: Mapping[str, Any]) -> Iterator[Mutation]:
    """Each own result turned into its opposite."""
    text = report["text"]
    for number, mention, behind in own_results(report):
        for kind, start, end, other in result_behind(behind, mention["status"]):
            at = mention["end"]
            line = text[at + end : (text + "\n").find("\n", at + end)]
            if _ONLY_POSITIVE.search(line if "|" in line else re.split(r"[;.,、，；。]", line.lstrip(",、，"))[0]):
                continue
            changed = text[: at + start] + other + text[at + end :]
            yield Mutation(f"{kind} swapped", report["report_id"], changed, {number: OPPOSITE[mention["status"]]})


def removed_results(report: Mapping[str, Any]) -> Iterator[Mutation]:
    """Own results taken away from lines that hold one name and one result."""
    text = report["text"]
    for number, mention, behind in own_results(report):
        line_start = text.rfind("\n", 0, mention["start"]) + 1
        if text[line_start : mention["start"]].strip(" \t-*|0123456789.)") or line_start == 0:
            continue
        for _, _, end, _ in list(result_behind(behind, mention["status"]))[:1]:
            at = mention["end"]
            rest = text[at + end : (text + "\n").find("\n", at + end)]
            if not rest.strip(" \t|.,;"):
                yield Mutation("result removed", report["report_id"], text[:at] + text[at + end :], {number: None})


def swapped_names(report: Mapping[str, Any]) -> Iterator[Mutation]:
    """Neighbours with own, opposite results: their names exchanged."""
    text = report["text"]
    found = [(n, m) for n, m, behind in own_results(report) if any(result_behind(behind, m["status"]))]
    for (first, a), (second, b) in pairwise(found):
        if {a["status"], b["status"]} == {"positive", "negative"} and second == first + 1:
            changed = text[: a["start"]] + b["text"] + text[a["end"] : b["start"]] + a["text"] + text[b["end"] :]
            yield Mutation("names swapped", report["report_id"], changed, {first: b["marker"], second: a["marker"]})


#: Words before a list of names, the opposite of them, and what it says.
_HEADS = {
    "positive for": ("negative for", "negative"),
    "reactive for": ("negative for", "negative"),
    "expressed": ("did not express", "negative"),
    "negative for": ("positive for", "positive"),
    "no reactivity was seen with antibodies to": ("reactivity was seen with antibodies to", "positive"),
    **{f"{p}:": (f"{n}:", "negative") for p, n in WORDS},
    **{f"{n}:": (f"{p}:", "positive") for p, n in WORDS},
    **{f"{p}：": (f"{n}：", "negative") for p, n in WORDS},
    **{f"{n}：": (f"{p}：", "positive") for p, n in WORDS},
}
_ADVERBS = r"(?:(?:diffusely|strongly|uniformly) (?:and (?:diffusely|strongly) )?)?"
_HEAD = re.compile(
    rf"(?:\b{_ADVERBS}|(?<=[。，；]))({'|'.join(map(re.escape, sorted(_HEADS, key=len, reverse=True)))})(?=[ \n]|(?<=：))"
)
_LIST_ENDS = re.compile(
    r"[.;:()\n。；：（）]|\b(?:but|while|whereas|with|without|negative|positive|except|not|no|is|are|was|were|for|which|focal|in|on|show|shows|\w+ly)\b"
)
_PLAIN_ENDS = (None, ".", ";", "\n", "。", "；", "but", "while", "whereas", "negative", "positive", "show", "shows")
_DENIED_OR_GRADED = re.compile(r"\b(not|non|no|neither|nor|only|\w+ly)\W*$", re.IGNORECASE)


def swapped_heads(report: Mapping[str, Any]) -> Iterator[Mutation]:
    """The words before a list of names turned into their opposite: all names of the list, and no other, change."""
    text, mentions = report["text"], report["gold"]["mentions"]
    named, nameless = [mention["marker"] for mention in mentions], _without_names(text, mentions)
    for match in _HEAD.finditer(text):
        words, status = _HEADS[match[1]]
        stop = _LIST_ENDS.search(nameless, match.end())
        until = stop.start() if stop else len(text)
        inside = [n for n, m in enumerate(mentions) if match.end() <= m["start"] < until]
        plain = all(mentions[n]["status"] == OPPOSITE[status] and named.count(named[n]) == 1 for n in inside)
        ends = stop[0] if stop else None
        if inside and plain and ends in _PLAIN_ENDS and not _DENIED_OR_GRADED.search(text[: match.start()][-20:]):
            changed = text[: match.start()] + words + text[match.end() :]
            yield Mutation("words before a list", report["report_id"], changed, dict.fromkeys(inside, status))


def _without_names(text: str, mentions: Sequence[Mapping[str, Any]]) -> str:
    """Names blanked out, so that their points and words end no list."""
    for mention in mentions:
        text = text[: mention["start"]] + "_" * (mention["end"] - mention["start"]) + text[mention["end"] :]
    return text


_INSERTED = {
    "en": (
        ("There is no evidence of {} expression.", "negative"),
        ("{} is diffusely positive.", "positive"),
        ("{} was not performed.", "not_performed"),
        ("{} is recommended if clinically indicated.", None),
        ("In published series {} is positive in half of the cases.", None),
    ),
    "de": (("{} ist negativ.", "negative"), ("{} ist kräftig positiv.", "positive")),
    "fr": (("Le marqueur {} est négatif.", "negative"), ("Le marqueur {} est positif.", "positive")),
    "es": (("{} es negativo.", "negative"), ("{} es positivo.", "positive")),
    "zh": (("{}（-）。", "negative"), ("{}（+）。", "positive")),
    "ja": (("{}は陰性。", "negative"), ("{}は陽性。", "positive")),
    "ko": (("{} 음성.", "negative"), ("{} 양성.", "positive")),
    "pt": (("{} é negativo.", "negative"), ("{} é positivo.", "positive")),
    "it": (("{} è negativo.", "negative"), ("{} è positivo.", "positive")),
    "tr": (("{} negatiftir.", "negative"), ("{} pozitiftir.", "positive")),
}
_NEW = ("calretinin", "GFAP", "CD68", "CD45", "myogenin", "PAX8")


def inserted_sentences(report: Mapping[str, Any]) -> Iterator[Mutation]:
    """A sentence about a marker that the report does not name, put before it."""
    named = {mention["marker"] for mention in report["gold"]["mentions"]}
    marker = next(name for name in _NEW if name not in named and name.lower() not in report["text"].lower())
    for sentence, status in _INSERTED[report["language"]]:
        text = f"{sentence.format(marker)}\n\n{report['text']}"
        yield Mutation("sentence inserted", report["report_id"], text, added=(marker, status))
