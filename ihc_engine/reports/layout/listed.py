"""Specimens that a report lists at its beginning by bare numbers or letters, and marks below that take one of them up again:
"Jars: (1) skin; (2) axillary mass. ... (2) S100 is positive.", "I. Lid / II. Finger ... Zu II: ...", "①腹膜后肿物；②胆囊".

A number before a line says nothing in most reports. It is that of a specimen where the report lists its specimens so.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ihc_engine.reports.words.flags import DIAGNOSIS, MARKER
from ihc_engine.reports.words.labels import FIRST
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import Cutter

#: A number, letter or Roman number with its sign, or a circled number, and a word behind it.
_MARK = re.compile(
    r"(?<![^\s:,;./|(])\(?(?:(?P<number>[1-6])|(?P<letter>[a-f])|(?P<roman>i{1,3}|iv))"
    r"(?:\)[.:]?| ?[.:](?![\d).:])|(?= - )|(?P<bare>(?= ?\()))(?=[ \t-]*[\"'(]?[^\W\d_]|[ \t]+\d)|(?P<circled>[①-⑥])"
)
_ROMANS = ("i", "ii", "iii", "iv")
_CIRCLED = "①②③④⑤⑥"
_LETTERS = ("A", "B", "C", "D", "E", "F")
_SECOND = re.compile(r"(?<!\w)(?:2|b|ii)(?: ?[).:]| - )|②")
#: Lines among which specimens are listed, and characters of a head before them.
_LINES, _LONGEST_HEAD = 12, 40
#: What may stand before the words of a line, and what ends those before a mark inside of it.
_BEFORE, _ENDS = " \t-*#|", ".;,)|/:。"


#: The specimen of what stands behind the list, in the next line: of all.
SHARED = ""


class _Mark(NamedTuple):
    """A mark in a text. ``kind``: of its sign, ``label``: a digit or letter."""

    start: int
    kind: str
    label: str


class _Line(NamedTuple):
    """A line with its marks. ``introduced``: what the report was made from may be listed there; ``parted``: an empty line stands
    before it."""

    start: int
    end: int
    introduced: bool
    parted: bool
    marks: tuple[_Mark, ...]


#: Where what is told below the last mark ends.
_NEVER, _NEXT, _PARTED = range(3)


def may_list(wording: Wording) -> bool:
    """Whether a wording holds the mark of a second specimen, without which no report lists any."""
    return _SECOND.search(wording.text) is not None


class ListedSpecimens:
    """Finds them, with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._sections = lexicon.sections
        ahead, topics = _any(lexicon.labels.ahead), _any(lexicon.labels.topics)
        self._ahead = re.compile(rf"(?:{ahead})[ \t]*(?:n[.]?[oº°][.]?[ \t]*|#)?")
        self._ahead_last = re.compile(rf"(?<!\w)(?:{ahead})[ \t]*$")
        self._topic = re.compile(rf"(?<![^.。;\s])(?P<letter>[a-f])(?:{topics})")

    def cut(self, sentences: list[Sentence], text: str, original: str, cutter: Cutter) -> list[Sentence]:
        """The sentences, cut where such a mark stands inside of one; those that begin with one have its label as ``specimen``.

        They stay as they are where the report lists no specimens, takes none of them up, or tells no stains below such a mark.
        """
        marks = self._taken_up(sentences, text, original)
        found = list(_cut(sentences, marks, cutter)) if marks else sentences
        return found if _tell_stains(found) else sentences

    def _taken_up(self, sentences: Sequence[Sentence], text: str, original: str) -> dict[int, str]:
        """The places of the marks of a list of specimens and of those behind it, each with its label; none without these."""
        lines = (line._replace(marks=self._marks(text, original, line)) for line in self._lines(text))
        listed: list[_Mark] = []
        last: list[_Line] = []
        for line in itertools.islice(lines, _LINES):
            if len(listed) > 1 and not _go_on(listed, line.marks):
                last.append(line)
                break
            listed = _listed(listed, line)
        if len(listed) < 2 or not _are_specimens(sentences, listed):
            return {}
        behind = _behind(listed, itertools.chain(last, lines))
        return {mark.start: mark.label for mark in listed} | behind if any(behind.values()) else {}

    def _lines(self, text: str) -> Iterator[_Line]:
        """Lines that are not empty."""
        at, introduced, parted = 0, True, False
        for line in text.split("\n"):
            if line.strip():
                section = self._sections.get(line[:_LONGEST_HEAD].partition(":")[0].strip(_BEFORE))
                if section is not None:
                    introduced = section == "specimen"
                yield _Line(at, at + len(line), introduced, parted, ())
            parted = not line.strip()
            at += len(line) + 1

    def _marks(self, text: str, original: str, line: _Line) -> tuple[_Mark, ...]:
        """The marks of a line, in order: at its beginning or behind its head, those that count on from there, and topics."""
        start, end = line.start, line.end
        content, before = self._content(text, start, end), ""
        found: list[_Mark] = []
        matches = [*_MARK.finditer(text, start, end), *self._topic.finditer(text, start, end)]
        for match in sorted(matches, key=re.Match.start):
            kind, label = _label(match)
            if kind in ("letter", "roman") and not original[match.start(kind)].isupper():
                continue
            topic = match.re is self._topic
            named = self._ahead_last.search(text, max(start, match.start() - _LONGEST_HEAD), match.start()) is not None
            if not topic and not named and match["bare"] is not None:
                continue  # "2 (two)"
            circled = match.lastgroup == "circled" and text[match.start() - 1] in _ENDS + " "
            counts_on = bool(before) and ord(label) == ord(before) + 1 and self._is_parted(text, start, match)
            if match.start() == content or named or circled or counts_on or topic:
                before = label
                found.append(_Mark(match.start(), kind, label))
        if not found and end - start < _LONGEST_HEAD and original[start:end].rstrip(" :")[-2:].strip() in _LETTERS:
            found.append(_Mark(start, "letter", text[start:end].rstrip(" :")[-1]))  # "Stains on B:"
        return tuple(found)

    def _content(self, text: str, start: int, end: int) -> int:
        """Where a line begins, behind its head and the words before a label."""
        colon = text.find(":", start, min(end, start + _LONGEST_HEAD))
        if colon >= 0 and _MARK.match(text, colon + 1 + text.startswith(" ", colon + 1)):
            start = colon + 1
        elif text[start:end].partition(" ")[0] in self._sections:
            start = text.find(" ", start)
        while start < end and text[start] in _BEFORE:
            start += 1
        ahead = self._ahead.match(text, start, end)
        return ahead.end() if ahead else start

    def _is_parted(self, text: str, start: int, mark: re.Match[str]) -> bool:
        """Whether a mark inside of a line stands behind the end of what was told before it, or can be nothing else."""
        if mark.lastgroup == "circled" or ")" in mark[0] or text[mark.start() - 2 : mark.start()].isspace():
            return True
        start = max(start, mark.start() - _LONGEST_HEAD)
        words = self._ahead_last.search(text, start, mark.start())
        before = text[start : words.start() if words else mark.start()].rstrip()
        rest, _, last = before.rpartition(" ")
        return (rest.rstrip() if last in self._sections else before)[-1:] in _ENDS  # "... benign. Diagnosis B: ..."


def _any(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


def _label(match: re.Match[str]) -> tuple[str, str]:
    """The kind of a mark, and its label."""
    kind = next(kind for kind, sign in match.groupdict().items() if sign)
    sign = match[kind]
    if kind == "circled":
        return "number", str(_CIRCLED.index(sign) + 1)
    return kind, str(_ROMANS.index(sign) + 1) if kind == "roman" else sign


def _listed(listed: list[_Mark], line: _Line) -> list[_Mark]:
    """The specimens listed so far, with those of one more line, which may begin a list anew."""
    marks = line.marks
    if _go_on(listed, marks):
        return [*listed, *marks]
    if line.introduced and marks and marks[0].label in FIRST and _count(marks):
        return [*marks]
    return listed if not marks and line.introduced else []


def _behind(listed: Sequence[_Mark], lines: Iterable[_Line]) -> dict[int, str]:
    """The places of marks behind the list with their labels, and those of lines from which on all is shared again: behind
    marks that share a line, and behind an empty line where each had a line and no more."""
    known = {(mark.kind, mark.label) for mark in listed}
    found: dict[int, str] = {}
    last, ends = 0, _NEXT
    for line in lines:
        marks = [mark for mark in line.marks if (mark.kind, mark.label) in known]
        found |= {mark.start: mark.label for mark in marks}
        if not marks and (ends == _NEXT or (ends == _PARTED and line.parted)):
            found[line.start] = SHARED
        one = _PARTED if last == 1 and not line.parted else _NEVER
        ends = _NEXT if len(marks) > 1 else one if marks else _NEVER
        last = len(marks)
    return found


def _go_on(listed: Sequence[_Mark], marks: Sequence[_Mark]) -> bool:
    """Whether the marks of a line go on with the list."""
    return bool(listed and marks) and _count([listed[-1], *marks])


def _count(marks: Sequence[_Mark]) -> bool:
    """Whether marks are of one kind and count on."""
    return all(b.kind == a.kind and ord(b.label) == ord(a.label) + 1 for a, b in itertools.pairwise(marks))


def _are_specimens(sentences: Sequence[Sentence], listed: list[_Mark]) -> bool:
    """Whether what is listed may be specimens: no stain and no diagnosis is named there."""
    first, last = listed[0].start, listed[-1].start
    return not any(s.flags & (MARKER | DIAGNOSIS) for s in sentences if s.end > first and s.start <= last)


def _cut(sentences: Sequence[Sentence], marks: Mapping[int, str], cutter: Cutter) -> Iterator[Sentence]:
    """Sentences cut before each mark."""
    places = iter(sorted(marks))
    place = next(places, None)
    for sentence in sentences:
        starts: list[int] = []
        while place is not None and place < sentence.end:
            starts.append(place)
            place = next(places, None)
        if not starts:
            yield sentence
            continue
        wording, base = sentence.wording, sentence.start
        labels = [marks[start] for start in starts]
        if ":" in wording.text[: starts[0] - base] or starts[0] - base > _LONGEST_HEAD:
            yield _piece(sentence, base, starts[0], cutter)
        else:
            starts[0] = base  # words before the label: "Zu I: ..."
        for label, start, end in zip(labels, starts, [*starts[1:], sentence.end], strict=True):
            piece = _piece(sentence, start, end, cutter)
            piece.specimen = label
            yield piece


def _piece(sentence: Sentence, start: int, end: int, cutter: Cutter) -> Sentence:
    """A stretch of a sentence as one of its own."""
    if (start, end) == (sentence.start, sentence.end):
        return sentence
    a, b = start - sentence.start, end - sentence.start
    wording = sentence.wording
    return Sentence(start, end, cutter.wording(wording.text[a:b], wording.original[a:b]), sentence.begins_line and not a)


def _tell_stains(sentences: Sequence[Sentence]) -> bool:
    """Whether a stain is told below a mark."""
    below = False
    for sentence in sentences:
        below = bool(sentence.specimen) or (below and sentence.specimen is None)
        if below and sentence.flags & MARKER:
            return True
    return False
