"""A text in sentences, and what the words of a sentence hold, wherever it stands.

Lines and sentences return in report after report, so that what was found in one is kept with its *wording*, with places counted
from its beginning. A ``Sentence`` is a wording at its place in a report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from ihc_engine.reports.text.memory import Memory
from ihc_engine.reports.words.entry import Entry

if TYPE_CHECKING:
    from ihc_engine.reports.facts.told import Told
    from ihc_engine.reports.stains.said import Remembered
    from ihc_engine.reports.words.labels import Named
    from ihc_engine.reports.words.persons import ShortForms
    from ihc_engine.reports.words.tokens import Token

Fact = TypeVar("Fact")
Beside = ParamSpec("Beside")
#: The letter before a point and a blank, and the letters of an abbreviation behind them.
_LETTER_BEFORE, _LETTERS_BEHIND = re.compile(r"(?<![a-z])([a-z]{1,2})\. $"), re.compile(r" ([a-z]{1,3})\.")
#: Where a sentence ends.
_END = re.compile(r"\n|。|[.!?](?=\s|$)|\?(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])")
#: Lines and sentences that are remembered, and the longest of such lines.
_LINES, _WORDINGS = 8_000, 16_000
_LONGEST_LINE = 4_000
#: Characters after which a sentence ends at the next comma or blank, whatever it says, and those that are looked at for one.
_LONGEST_SENTENCE, _AFTER = 8_000, 200
#: A name in single letters with points between: "s.m.a".
SPELLED = re.compile(r"(?:[a-z]\.){1,4}[a-z]")
#: The longest answer to a question, and where an answer ends.
_LONGEST_ANSWER, _ANSWER_ENDS = 40, re.compile(r"[.!?;,\n。]")
#: Words that may follow an answer, and where a sentence ends.
_FEW, _ENDS = 3, re.compile(r"[.!?;\n。]")
#: Characters behind a question mark among which the word stands that it asks of.
_LONGEST_ASKED = 30


@dataclass(slots=True, eq=False)
class Wording:
    """The words of a sentence. ``text``: folded; ``original``: as they were written, of the same length.

    ``finds``: (entry, start, end); ``flags``: what they must be read for (see ``flags``). What is read later is kept:
    ``tokens``, and ``rewritten``: as they are read for stains, by section; ``heads``: the section that they begin, by whether
    they begin a line; ``labels``: the specimens that they name; ``labelled``: whether they may label a lesion or specimen;
    ``lesions``: those that they name; ``said`` and ``told``: what they say of stains and of the rest, by section; ``carries``:
    sections in which they leave something to the next; ``of_several``: whether they tell of several lesions at once; ``meant``:
    where they begin to tell of the stain before, by section and by whether of that was told what was written; ``asks``: what
    they ask of the passes over a report (see ``asks``), less than nothing until it was asked; ``person``: what they tell
    of a person in short forms; ``facts``: what else was asked of them alone (see ``of_wording``).
    """

    text: str
    original: str
    finds: list[tuple[Entry, int, int]]
    flags: int
    tokens: list[Token] | None = None
    rewritten: dict[str | None, list[Token]] = field(default_factory=dict)
    heads: dict[bool, str | None] = field(default_factory=dict)
    labels: Named | None = None
    labelled: bool | None = None
    lesions: tuple[str, ...] | None = None
    said: dict[str | None, Remembered | None] = field(default_factory=dict)
    told: dict[str | None, Told] = field(default_factory=dict)
    carries: tuple[str | None, ...] = ()
    of_several: bool = False
    meant: dict[tuple[str | None, bool], int | None] = field(default_factory=dict)
    asks: int = -1
    person: ShortForms | None = None
    facts: dict[Any, Any] = field(default_factory=dict)


def of_wording(ask: Callable[Concatenate[Wording, Beside], Fact]) -> Callable[Concatenate[Wording, Beside], Fact]:
    """A function of a wording, and of the words with which it was read, that answers once for each: the same lines stand in
    report after report."""

    @wraps(ask)
    def answer(wording: Wording, /, *beside: Beside.args, **named: Beside.kwargs) -> Fact:
        facts = wording.facts
        if ask not in facts:
            facts[ask] = ask(wording, *beside, **named)
        known: Fact = facts[ask]
        return known

    return answer


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence or line at its place in a text, with its section and specimen. ``of_entity``: it tells what is usual of one.

    ``specimen``: the label of a listed specimen with which it begins (see ``layout.listed``).
    """

    start: int
    end: int
    wording: Wording
    begins_line: bool = False
    section: str | None = None
    part: str | None = None
    of_entity: bool = False
    specimen: str | None = None

    @property
    def flags(self) -> int:
        """What it must be read for."""
        return self.wording.flags


class _Abbreviations(NamedTuple):
    always: frozenset[str]
    before_small: frozenset[str]
    answers: Callable[[str], bool]


class Sentences:
    """Cuts texts into sentences. ``word``: makes a wording of (folded, original). ``abbreviations``: words whose point
    ends no sentence. ``short``: those, such as "pos", whose point ends none before a word in small letters or a bracket.
    ``answers``: whether words answer a question, which does not end before them ("is desmin expressed? No")."""

    def __init__(
        self,
        word: Callable[[str, str], Wording],
        abbreviations: frozenset[str],
        short: frozenset[str],
        answers: Callable[[str], bool],
    ) -> None:
        self._word, self._abbreviations = word, _Abbreviations(abbreviations, short, answers)
        self._lines: Memory[tuple[str, str], list[tuple[int, int, Wording, bool]]] = Memory(_LINES)
        self._wordings: Memory[tuple[str, str], Wording] = Memory(_WORDINGS)

    def of(self, text: str, original: str) -> list[Sentence]:
        """The sentences of a folded text, in order. ``original``: the same text before folding, for its capitals."""
        found: list[Sentence] = []
        start, length = 0, len(text)
        remembered, put = self._lines.get, found.append
        while start < length:
            end = text.find("\n", start) + 1 or length
            line = (text[start:end], original[start:end])
            known = remembered(line)
            if known is None:
                known = self._cut(*line)
                if end - start <= _LONGEST_LINE:
                    self._lines.keep(line, known)
            for at, to, wording, begins in known:
                put(Sentence(start + at, start + to, wording, begins))
            start = end
        return found

    def _cut(self, line: str, original: str) -> list[tuple[int, int, Wording, bool]]:
        """The sentences of a line: place, wording, and whether it begins the line."""
        return [
            (start, end, self._wording(line[start:end], original[start:end]), begins)
            for start, end, begins in _cut(line, original, self._abbreviations)
        ]

    def _wording(self, text: str, original: str) -> Wording:
        key = (text, original)
        wording = self._wordings.get(key)
        if wording is None:
            wording = self._word(text, original)
            self._wordings.keep(key, wording)
        return wording


def _cut(line: str, original: str, abbreviations: _Abbreviations) -> Iterator[tuple[int, int, bool]]:
    """Sentences of a line that are longer than a character."""
    start, begins = 0, True
    for end in _stops(line, original, abbreviations):
        if end - start > 1 or (end == len(line) and line[start:] != "\n"):
            yield start, end, begins
            begins = False
        start = end


def _stops(line: str, original: str, abbreviations: _Abbreviations) -> Iterator[int]:
    """Where the sentences of a line end."""
    done, asked, answered = 0, False, False
    for match in _END.finditer(line):
        end = match.end()
        if line[end - 1] == "." and not answered and not _ends(line, original, end, abbreviations):
            continue
        if line[end - 1] == "?" and _asks_before(line, original, end, asked):
            asked = True
            continue
        if line[end - 1] == "?" and abbreviations.answers(_stretch(line, end)):
            answered = True  # "no." is no number there
            continue
        answered = False
        yield from _too_long(line, done, end)
        yield end
        done = end
    if done < len(line):
        yield from _too_long(line, done, len(line))
        yield len(line)


def _asks_before(line: str, original: str, end: int, again: bool) -> bool:
    """Whether a question mark stands before what it asks of: "Clinical: ? GIST", "thigh mass ? GIST"; not "schwannome ? Les".

    ``again``: one before it in this line does.
    """
    mark = end - 1
    if mark and not line[mark - 1].isspace() and line[mark - 1] not in ":;,(/":
        return False
    word = original[end : end + _LONGEST_ASKED].split()
    short = bool(word) and len(word[0]) > 1 and word[0].rstrip(".,;?").isupper()
    before = line[max(0, mark - _LONGEST_ASKED) : mark].rstrip()
    return again or short or before[-1:] in ("", *":;,(/")


def _stretch(line: str, start: int) -> str:
    """What may be a short answer behind a question mark: the words up to the next point or comma; nothing if it is long."""
    behind = line[start : start + _LONGEST_ANSWER]
    found = _ANSWER_ENDS.search(behind)
    if found is None and start + _LONGEST_ANSWER < len(line):
        return ""
    if found is not None and found[0] == "," and not _ends_soon(line, start + found.end()):
        return ""  # "was CD34 done? Yes, and SMA is positive"
    return behind[: found.start() if found else None].strip()


def _ends_soon(line: str, start: int) -> bool:
    """Whether a sentence ends within a few words."""
    found = _ENDS.search(line, start, start + _LONGEST_ANSWER)
    end = found.start() if found else len(line)
    return end <= start + _LONGEST_ANSWER and len(line[start:end].split()) <= _FEW


def _too_long(line: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence without an end is cut: nobody writes one of so many characters."""
    while end - start > _LONGEST_SENTENCE + _AFTER:
        least = start + _LONGEST_SENTENCE
        stops = [at for mark in ",; " if (at := line.find(mark, least, least + _AFTER)) >= 0]
        start = (stops[0] if stops else least) + 1
        yield start


def _of_letters(text: str, original: str, start: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether a point is one of an abbreviation with a blank in it: "z. T.", "o. B.", "p. ej."; the last may end a sentence."""
    begun, ended = _LETTER_BEFORE.search(text, max(0, start - 4), start), _LETTERS_BEHIND.match(text, end)
    if begun and f"{begun[1]}.{text[start : end - 1]}" in abbreviations:
        return True
    word = text[start : end - 1]
    if not ended or len(word) != 1 or not original[start].islower():
        return False
    return len(ended[1]) == 1 or f"{word}.{ended[1]}" in abbreviations


def _ends(text: str, original: str, end: int, abbreviations: _Abbreviations) -> bool:
    """Whether the point before ``end`` ends a sentence: not after an abbreviation, nor before a word in small letters."""
    start = end - 1
    while start > 0 and start > end - 10 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start : end - 1]
    if word in abbreviations.always or _of_letters(text, original, start, end, abbreviations.always):
        return False
    following = original[end + 1 : end + 2]
    if SPELLED.fullmatch(word) and not following.isupper():
        return False  # "S.M.A. positive", "C.D. 34"
    if word in abbreviations.before_small and (following.islower() or following == "("):
        return False
    return (
        not (word and len(word) <= 4 and following.islower() and not original[start:end].islower())
        and text[end - 2 : end - 1] != "."
    )
