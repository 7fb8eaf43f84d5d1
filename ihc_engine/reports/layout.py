"""The shape of a report: section heads, specimens A and B, wrapped lines."""

from __future__ import annotations

import re

from ihc_engine.reports.lexicon import Lexicon
from ihc_engine.reports.tokens import Sentence

_LONGEST_HEAD = 48
_PART = re.compile(r"[ \t]*(?:specimens?|parts?)?[ \t]*[#(]?([a-h])[).:](?=\s|$)|[ \t]*(?:specimens?|parts?)[ \t]*#?([a-h1-9])\b[).:]?")
_NAMED_PART = re.compile(r"\b(?:specimen|part|block|blocks)[ \t]{1,2}#?\(?([a-h])[0-9]{0,2}\b")
_BEFORE_HEAD = " \t*#-_=>|.0123456789)("
_WRAPS_AFTER = (",", " and", " or", " for", " with", " of", " the", " in", " are", " is", " were", " was", " to", "/", " by", " but", "(")


def unwrapped(text: str, original: str) -> str:
    """The folded text with line ends inside sentences as blanks; every character stays in its place."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    widest = max(map(len, lines))
    pieces: list[str] = []
    at = 0
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        pieces.append(line)
        at += len(line) + 1
        if at <= len(text):
            pieces.append(" " if _wraps(line, following, original[at : at + 40], widest) else "\n")
    return "".join(pieces)


def _wraps(line: str, following: str, following_original: str, widest: int) -> bool:
    """Whether a line goes on in the next one."""
    if len(line) < 24 or not following.strip() or "|" in line or "\t" in line:
        return False
    end = line.rstrip()
    if not end or end[-1] in ".:;":
        return False
    start = following.lstrip()
    if start[0] in "-|•" or _PART.match(following):
        return False
    if end.endswith(_WRAPS_AFTER):
        return True
    if len(line) < 50 or len(line) < widest - 24:
        return False
    head = start[:_LONGEST_HEAD]
    return following_original.lstrip()[:1].islower() or not (":" in head or ".." in head or "  " in head)


def place_sentences(sentences: list[Sentence], text: str, lexicon: Lexicon) -> list[str]:
    """Give every sentence its section and specimen; the labels of the specimens, in order."""
    section: str | None = None
    part: str | None = None
    labels: list[str] = []
    for sentence in sentences:
        head = _head(sentence, text, lexicon)
        if head is not None:
            section, part = head, None
        label = _label(sentence, text)
        if label is not None:
            part = label
            if label not in labels:
                labels.append(label)
        sentence.section, sentence.part = section, part
    if len(labels) < 2 or sorted(labels)[0] not in ("a", "1"):
        for sentence in sentences:
            sentence.part = None
        return []
    return labels


def _head(sentence: Sentence, text: str, lexicon: Lexicon) -> str | None:
    """The section that a sentence begins."""
    start = sentence.start
    while start < sentence.end and text[start] in _BEFORE_HEAD:
        start += 1
    colon = text.find(":", start, min(start + _LONGEST_HEAD, sentence.end))
    if colon >= 0:
        words = text[start:colon].strip()
        return lexicon.sections.get(words) or (lexicon.sections.get(words.partition("(")[0].strip()) if "(" in words else None)
    if not sentence.begins_line or sentence.end - start > _LONGEST_HEAD:
        return None
    return lexicon.sections.get(text[start : sentence.end].strip(" \n.-=*_#)>"))


def _label(sentence: Sentence, text: str) -> str | None:
    if sentence.begins_line and (match := _PART.match(text, sentence.start, sentence.end)):
        return match[1] or match[2]
    found = _NAMED_PART.search(text, sentence.start, sentence.end)
    return found[1] if found else None
