"""From the words of a sentence to tokens: names, words, numbers, signs, punctuation, unknown words.

The finds of the lexicon come first; what lies between them is cut into short words, numbers and signs, and remembered, because
the same stretches ("and", "(+),") return over and over.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.text.memory import Memory
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.finds import Finder, may_name_a_stranger
from ihc_engine.reports.words.flags import STRANGE
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.sentences import SPELLED, Sentences, Wording

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
    rf"|(?P<percent>{_BOUND}{_N}(?:\s?%?\s?(?:-|~|to)\s?{_N})?\s?(?:-?ish\s?)?(?:%|percent\b|per cent\b)"
    rf"|%\s?{_BOUND}{_N}(?:\s?-\s?{_N})?)"
    r"|(?P<grade>(?<![\da-z.])[0-4](?:\s?\+?\s?(?:-|to|/)\s?[1-4])?\s?\+(?![\d+])|(?<![\w+])\+[1-4](?![\d.%]))"
    r"|(?P<code>(?<![\w.,/+-])\d{1,2}(?!of|to|mm|cm|um|x|h\d|v)[a-z]{1,2}\d{1,4}(?![\w%]|[.,]\d))"
    r"|(?P<fraction>\d{1,3}\s?(?:/|of|out of)\s?\d{1,3}(?!\d|[.,]\d|\s?%))"
    rf"|(?P<number>(?<![a-z\d]){_BOUND}{_N}(?:\s?[-~]\s?{_N})?)"
    r"|(?P<plus>\+{1,4})|(?P<cross>✗)"
    r"|(?P<word>[a-zß]+(?:'[a-z]+)?|[^\W\d_a-z]+)"
    r"|(?P<leader>\.{2,}|_{2,}|-{2,}|={2,}|:)"
    r"|(?P<point>[,;()|/\n\t?.=>-])"
)
#: What looks like the name of a stain: capitals with a number, or capitals right before a sign.
_STRANGER = re.compile(
    r"(?<![\w.-])(?:[A-Z][A-Za-z]{1,7}+-?\d{1,4}[A-Za-z]?|[A-Z]\d{2,3}[a-z]|[A-Z][A-Z0-9]{2,7}(?=\s?\([+-])|[A-Z]{3,6}[/-][A-Z]\d{1,3}"
    r"|[a-z]{3,12}+-\d{1,2}(?=:? ?\(?[+-]|:? (?:pos|neg)))(?![\w-]*\w)"
)
#: Stretches between finds that are remembered, and the longest of them.
_MOST_REMEMBERED = 20_000
_LONGEST_GAP = 80


#: Makes a token without a call of its own: there are hundreds in a report.
_new = tuple.__new__


class Cutter:
    """Cuts texts into sentences and sentences into tokens, with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.sentences = Sentences(self.wording, lexicon.abbreviations, lexicon.short_results, lexicon.answers_a_question)
        self._finder = Finder(lexicon)
        self._gaps: Memory[str, tuple[tuple[int, Any, int, int], ...]] = Memory(_MOST_REMEMBERED)

    def wording(self, text: str, original: str) -> Wording:
        """The words of a sentence; ``text``: folded, ``original``: as they were written."""
        finds, flags = self._finder.finds(text, original)
        return Wording(text, original, finds, flags | STRANGE if may_name_a_stranger(text, original) else flags)

    def tokens(self, wording: Wording) -> list[Token]:
        """The tokens of a wording, in order; made once."""
        if wording.tokens is not None:
            return wording.tokens
        text, original = wording.text, wording.original
        tokens: list[Token] = []
        done = 0
        for entry, start, end in wording.finds:
            if start > done:
                self._between(text, original, done, start, tokens)
            counted = entry.measure == "fields" and tokens and tokens[-1].kind == NUMBER  # "10 CGA" are fields, no chromogranin
            tokens.append(_new(Token, (NAME if entry.marker and not counted else WORD, entry, start, end)))
            done = end
            if entry.several and text.startswith(". ", end) and SPELLED.fullmatch(text, start, end):
                done = end + 1  # the last point of "S.M.A. and E.M.A. are ..." ends nothing
        if len(text) > done:
            self._between(text, original, done, len(text), tokens)
        if wording.flags & STRANGE:
            tokens = self._with_strangers(original, tokens)
        wording.tokens = tokens
        return tokens

    def _with_strangers(self, original: str, tokens: list[Token]) -> list[Token]:
        """Words that look like the name of a stain and are none that is known, as names without a marker."""
        result: list[Token] = []
        at = 0
        for match in _STRANGER.finditer(original):
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
        known = any(t.kind in (NAME, WORD) and t.end - t.start > 1 for t in inside)  # the last letter of "PRKAR1A" is no word
        return not announced and not known and folded(name) not in self.lexicon.not_stains

    def _between(self, text: str, original: str, start: int, end: int, tokens: list[Token]) -> None:
        gap = text[start:end]
        if gap == " ":
            return
        pieces = self._gaps.get(gap)
        if pieces is None:
            pieces = self._cut(gap)
            if len(gap) <= _LONGEST_GAP:
                self._gaps.keep(gap, pieces)
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
                if entry is None and (glued := self._glued(words)) is not None:
                    named, result = glued
                    pieces.append((NAME, named, start, start + len(named.phrase)))
                    pieces.append((WORD, result, start + len(named.phrase), end))
                    continue
                kind = UNKNOWN if entry is None else NAME if entry.marker else WORD
                pieces.append((kind, entry or words, start, end))
            elif name == "code":  # "1E2", a clone
                pieces.append((UNKNOWN, words, start, end))
            elif name == "sign" or name == "plus":
                pieces.append((SIGN, _sign(words), start, end))
            elif name == "cross":
                pieces.append((SIGN, "-", start, end))
            elif name == "point":
                pieces.append((POINT, words, start, end))
            elif name == "leader":
                pieces.append((POINT, ":", start, end))
            else:
                pieces.append((NUMBER, (name, words), start, end))
        return tuple(pieces)

    def _glued(self, word: str) -> tuple[Entry, Entry] | None:
        """The short name and the result that are written as one word: "ERpos", "PRneg"."""
        for ending, result in self.lexicon.glued.items():
            if word.endswith(ending):
                name = self.lexicon.short.get(word[: -len(ending)])
                if name is not None and name.marker is not None:
                    return name, result
        return None


def _sign(words: str) -> str:
    bare = "".join(c for c in words if c in "+-/±ve")
    if "ve" in bare:
        return bare[0]
    if "±" in bare or ("+" in bare and "-" in bare):
        return "+/-"
    return bare if bare[0] == "+" else "-"
