"""What is said of stains and could not be read: words that are not known, unknown stains, results of several lesions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.steps.wild_types import wild_type_of_protein
from ihc_engine.reports.words.tokens import Token

#: What stands behind a name as a result: a code in capitals, or words behind a colon.
_CODE = re.compile(r"\s?(?::.*|[A-Z]{1,4})", re.DOTALL)
#: Characters of a result in words that are not known.
_LONGEST_RESULT = 25


def unknown_result(
    item: Item, mentions: list[Mention], tokens: list[Token], text: str, *, tells: bool, patterns: Mapping[int, int]
) -> list[NotRead]:
    """ "S100 NR, SMA positive": a word or two that stand where a result is said of other markers. ``tells``: whether one is;
    ``patterns``: as from ``aberrant_patterns``."""
    if mentions[0].why == "molecular" and (end := wild_type_of_protein(item, tokens, text)):
        return [NotRead(item.start, end, text[item.start : end], "states no result that is known")]
    if mentions[0].why != "named":
        return []
    if end := patterns.get(item.start, 0):
        return [NotRead(item.start, end, text[item.start : end], "states no result that is known")]
    if item.phrases():
        return []
    if item.predicated:
        end = item.unknown_end if item.end < item.unknown_end < item.end + _LONGEST_RESULT else item.end
        return [NotRead(item.start, end, text[item.start : end], "states no result that is known")]
    if not item.unknown_end:
        return []
    words = text[item.start : item.unknown_end]
    if len(words) - (item.end - item.start) > _LONGEST_RESULT:
        return []
    if not tells and not _CODE.fullmatch(words, item.end - item.start):
        return []
    return [NotRead(item.start, item.unknown_end, words, "states no result that is known")]


def unknown_stain(item: Item, text: str) -> list[NotRead]:
    """A stain that the vocabulary does not know, where a result of it is said."""
    phrases = [phrase for phrase in item.phrases() if phrase.has_content]
    if not any(phrase.decides or phrase.notes & {"expressing", "denial"} for phrase in phrases):
        return []
    near = min(phrases, key=lambda p: min(abs(p.start - item.end), abs(item.start - p.end)))
    start, end = (item.start, item.end) if near.end - item.start > 60 else (min(item.start, near.start), max(item.end, near.end))
    if end < len(text) and text[end] == ")" and "(" in text[start:end]:
        end += 1
    return [NotRead(start, end, text[start:end], "unknown stain")]


def unread(mentions: list[Mention], item: Item, text: str, why: str) -> tuple[list[Mention], list[NotRead]]:
    """A marker with a result for each of several lesions: which is whose was not read."""
    first = mentions[0]
    start, end = item.start, max([item.end, *(phrase.end for phrase in item.said)])
    unread = NotRead(start, end, text[start:end], why)
    return [Mention(first.marker, first.start, first.end, first.text, why="unread", section=first.section)], [unread]
