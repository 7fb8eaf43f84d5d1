"""From a folded text to sentences, and from a sentence to tokens: names, words, numbers, signs, punctuation, unknown words.

The finds of the lexicon come first; what lies between them is cut into short words, numbers and signs, and remembered, because
the same stretches ("and", "(+),") return over and over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ihc_engine.reports.entry import Entry
from ihc_engine.reports.folding import folded
from ihc_engine.reports.lexicon import MARKER, RESULT, STRANGE, Lexicon

#: Kinds of tokens.
NAME, WORD, NUMBER, SIGN, POINT, UNKNOWN = range(6)


class Token(NamedTuple):
    """One token. ``value``: an Entry (NAME, WORD), ``(unit, words)`` (NUMBER), the sign, the point, or the unknown word."""

    kind: int
    value: Any
    start: int
    end: int


_N = r"\d{1,6}(?:[.,]\d{1,3})?"
_BOUND = r"(?:(?:<=|>=|=<|=>|[<>≤≥~≈])\s?)?"
_PIECE = re.compile(
    rf"(?P<sign>\(\s?(?:\+{{1,4}}|-{{1,3}}|\+\s?/\s?-|-\s?/\s?\+|±)\s?\)|\+\s?/\s?-(?!\w)|±|(?<!\w)-\s?/\s?\+|\+ve\b|-ve\b)"
    rf"|(?P<percent>{_BOUND}{_N}(?:\s?%?\s?(?:-|~|to)\s?{_N})?\s?(?:%|percent\b|per cent\b)|%\s?{_BOUND}{_N}(?:\s?-\s?{_N})?)"
    r"|(?P<grade>(?<![\da-z.])[0-4](?:\s?\+?\s?(?:-|to|/)\s?[1-4])?\s?\+(?![\d+])|(?<![\w+])\+[1-4](?![\d.%]))"
    r"|(?P<fraction>\d{1,3}\s?(?:/|of|out of)\s?\d{1,3}(?!\d|[.,]\d|\s?%))"
    rf"|(?P<number>(?<![a-z]){_BOUND}{_N}(?:\s?-\s?{_N})?)"
    r"|(?P<plus>\+{1,4})"
    r"|(?P<word>[a-zß]+(?:'[a-z]+)?|[^\W\d_a-z]+)"
    r"|(?P<leader>\.{2,}|_{2,}|-{2,}|={2,}|:)"
    r"|(?P<point>[,;()|/\n\t?.=>-])"
)
#: What looks like the name of a stain: capitals with a number, or capitals right before a sign.
_STRANGER = re.compile(
    r"(?<![\w.-])(?:[A-Z][A-Za-z]{1,7}+-?\d{1,4}[A-Za-z]?|[A-Z]\d{2,3}[a-z]|[A-Z][A-Z0-9]{2,7}(?=\s?\([+-])"
    r"|[a-z]{3,12}+-\d{1,2}(?=:? ?\(?[+-]|:? (?:pos|neg)))(?![\w-]*\w)"
)
#: Two capitals alone, or capitals with a number; a sign behind a word of two letters; a number behind a hyphen with a result.
_CAPITALS = re.compile(r"[A-Z](?:[A-Z](?![A-Za-z])|[A-Za-z]{0,7}-?\d|[A-Z0-9]{2,7}\s?\([+-])")
_BEHIND = re.compile(r"[+(-](?:(?<=\b[a-z]{2}.)|(?<=\b[a-z]{2} .))|-\d{1,2}:? ?(?:\(?[+-]|pos|neg)")
#: Where a sentence ends.
_END = re.compile(r"\n|。|[.!?](?=\s|$)")
_ABBREVIATED = frozenset(
    [
        "e.g",
        "i.e",
        "approx",
        "vs",
        "no",
        "dr",
        "fig",
        "figs",
        "cf",
        "ca",
        "max",
        "min",
        "incl",
        "resp",
        "st",
        "mod",
        "foc",
        "diff",
        "str",
        "occ",
        "int",
        "ext",
        "esp",
        "al",
        "nr",
        "bzw",
        "z.b",
        "ggf",
        "p.ej",
        "aprox",
    ]
)
#: What a word of a spaced language is made of.
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
#: Characters behind a false find in which a name that it hides may end.
_LONGEST_HIDDEN = 60
_MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class Sentence:
    """A sentence or line with what was found in it. ``flags``: what it must be read for (see ``lexicon``)."""

    start: int
    end: int
    finds: list[tuple[Entry, int, int]] = field(default_factory=list)
    flags: int = 0
    section: str | None = None
    part: str | None = None
    begins_line: bool = False
    tokens: list[Token] | None = None


#: Makes a token without a call of its own: there are hundreds in a report.
_new = tuple.__new__


class Cutter:
    """Cuts texts into sentences and sentences into tokens, with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._remembered: dict[str, tuple[tuple[int, Any, int, int], ...]] = {}

    def sentences(self, text: str, original: str) -> list[Sentence]:
        """The sentences of a folded text. ``original``: the same text before folding, for its capitals."""
        result: list[Sentence] = []
        start, begins_line = 0, True
        for match in _END.finditer(text):
            end = match.end()
            if text[end - 1] == "." and not _ends(text, original, end):
                continue
            if end - start > 1:
                result.append(Sentence(start, end, begins_line=begins_line))
            begins_line = text[end - 1] == "\n" or (begins_line and end - start <= 1)
            start = end
        if start < len(text):
            result.append(Sentence(start, len(text), begins_line=begins_line))
        self._place_finds(text, original, result)
        _mark_strange(text, original, result)
        return result

    def _place_finds(self, text: str, original: str, sentences: list[Sentence]) -> None:
        """Give each find that is a whole word to its sentence."""
        if not sentences:
            return
        places = iter(sentences)
        here = next(places)
        suffixes = self.lexicon.suffixes
        length = len(text)
        waiting = self.lexicon.find(text)
        waiting.reverse()
        done = 0
        while waiting:
            entry, start, end = waiting.pop()
            if start < done:
                continue
            if (
                start
                and text[start - 1] in _LETTERS
                and text[start] in _LETTERS
                and not (entry.measure == "fields" and text[start - 1].isdigit())
            ):
                if entry.several:
                    waiting += self._later(text, start, end)
                continue
            cut = end < length and text[end] in _LETTERS and text[end - 1] in _LETTERS
            if cut and not (suffixes and _is_suffix(text, end, suffixes)):
                if entry.several:
                    waiting += self._shorter(text, start, end)
                continue
            if entry.only_in_capitals and original[start:end].islower():
                continue
            done = end
            while start >= here.end:
                here = next(places)
            here.finds.append((entry, start, end))
            here.flags |= entry.flags

    def _later(self, text: str, start: int, end: int) -> list[tuple[Entry, int, int]]:
        """Finds that begin inside a find which begins inside a word: "er a" in "per actina" hides "actina"."""
        while start < end and start and text[start - 1] in _LETTERS and text[start] in _LETTERS:
            start += 1
        if start >= end:
            return []
        stop = end
        while stop < len(text) and stop < end + _LONGEST_HIDDEN and text[stop] not in "\n.;":
            stop += 1
        found = [(entry, start + at, start + to) for entry, at, to in self.lexicon.find(text[start:stop]) if start + at < end]
        return found[::-1]

    def _shorter(self, text: str, start: int, end: int) -> list[tuple[Entry, int, int]]:
        """Finds in a stretch whose last word was cut: "chromogranin a" in "chromogranin and" leaves "chromogranin" and "and"."""
        cut = end
        while cut > start and text[cut - 1] in _LETTERS:
            cut -= 1
        if cut == start:
            return []
        found = [(entry, start + at, start + to) for entry, at, to in self.lexicon.find(text[start:cut])]
        return self._later(text, cut, end) + found[::-1]

    def tokens(self, sentence: Sentence, text: str, original: str) -> list[Token]:
        """The tokens of a sentence, in order; made once."""
        if sentence.tokens is not None:
            return sentence.tokens
        tokens: list[Token] = []
        done = sentence.start
        for entry, start, end in sentence.finds:
            if start > done:
                self._between(text, original, done, start, tokens)
            counted = entry.measure == "fields" and tokens and tokens[-1].kind == NUMBER  # "10 CGA" are fields, no chromogranin
            tokens.append(_new(Token, (NAME if entry.marker and not counted else WORD, entry, start, end)))
            done = end
        if sentence.end > done:
            self._between(text, original, done, sentence.end, tokens)
        if sentence.flags & STRANGE:
            tokens = self._with_strangers(sentence, original, tokens)
        sentence.tokens = tokens
        return tokens

    def _with_strangers(self, sentence: Sentence, original: str, tokens: list[Token]) -> list[Token]:
        """Words that look like the name of a stain and are none that is known, as names without a marker."""
        result: list[Token] = []
        at = 0
        for match in _STRANGER.finditer(original, sentence.start, sentence.end):
            start, end = match.span()
            while at < len(tokens) and tokens[at].end <= start:
                result.append(tokens[at])
                at += 1
            inside = at
            while inside < len(tokens) and tokens[inside].start < end:
                inside += 1
            if inside > at and self._strange(original, start, match[0], tokens[at:inside]):
                result.append(Token(NAME, Entry(match[0]), start, end))
                at = inside
        return result + tokens[at:]

    def _strange(self, original: str, start: int, name: str, inside: list[Token]) -> bool:
        announced = original[max(0, start - 8) : start].lower().strip(" (:").endswith(("clone", "klon", "block"))
        return not announced and folded(name) not in self.lexicon.not_stains and all(t.kind not in (NAME, WORD) for t in inside)

    def _between(self, text: str, original: str, start: int, end: int, tokens: list[Token]) -> None:
        gap = text[start:end]
        if gap == " ":
            return
        pieces = self._remembered.get(gap)
        if pieces is None:
            pieces = self._cut(gap)
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            if len(gap) <= 80:
                self._remembered[gap] = pieces
        for kind, value, at, to in pieces:
            if kind == NAME and value.only_in_capitals and original[start + at : start + to].islower():
                tokens.append(Token(UNKNOWN, value.phrase, start + at, start + to))
            else:
                tokens.append(_new(Token, (kind, value, start + at, start + to)))

    def _cut(self, gap: str) -> tuple[tuple[int, Any, int, int], ...]:
        pieces: list[tuple[int, Any, int, int]] = []
        for match in _PIECE.finditer(gap):
            name, words = match.lastgroup, match[0]
            start, end = match.span()
            if name == "word":
                entry = self.lexicon.short.get(words)
                point = self.lexicon.points.get(words)
                if point is not None:
                    pieces.append((POINT, point, start, end))
                    continue
                kind = UNKNOWN if entry is None else NAME if entry.marker else WORD
                pieces.append((kind, entry or words, start, end))
            elif name == "sign" or name == "plus":
                pieces.append((SIGN, _sign(words), start, end))
            elif name == "point":
                pieces.append((POINT, words, start, end))
            elif name == "leader":
                pieces.append((POINT, ":", start, end))
            else:
                pieces.append((NUMBER, (name, words), start, end))
        return tuple(pieces)


def _mark_strange(text: str, original: str, sentences: list[Sentence]) -> None:
    """Flag the sentences that may name a stain of two letters, or one that is not known.

    Capitals, signs and numbers behind hyphens are sought first, because they are rare; what they mean is judged when the sentence
    is read.
    """
    places = [match.start() for match in _CAPITALS.finditer(original)]
    places += [match.start() for match in _BEHIND.finditer(text)]
    places.sort()
    waiting = iter(sentences)
    here = next(waiting, None)
    for place in places:
        while here is not None and place >= here.end:
            here = next(waiting, None)
        if here is None:
            return
        if place >= here.start:
            here.flags |= STRANGE


def _sign(words: str) -> str:
    bare = "".join(c for c in words if c in "+-/±ve")
    if "ve" in bare:
        return bare[0]
    if "±" in bare or ("+" in bare and "-" in bare):
        return "+/-"
    return bare if bare[0] == "+" else "-"


def _ends(text: str, original: str, end: int) -> bool:
    """Whether the point before ``end`` ends a sentence: not after an abbreviation, nor before a word in small letters."""
    start = end - 1
    while start > 0 and start > end - 10 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start : end - 1]
    if word in _ABBREVIATED:
        return False
    following = original[end + 1 : end + 2]
    return (
        not (word and len(word) <= 4 and following.islower() and not original[start:end].islower())
        and text[end - 2 : end - 1] != "."
    )


def _is_suffix(text: str, end: int, suffixes: tuple[str, ...]) -> bool:
    for suffix in suffixes:
        stop = end + len(suffix)
        if text.startswith(suffix, end) and not (stop < len(text) and text[stop].isascii() and text[stop].isalnum()):
            return True
    return False


#: Flags of sentences that may hold stains.
MAY_HOLD_STAINS = MARKER | RESULT
