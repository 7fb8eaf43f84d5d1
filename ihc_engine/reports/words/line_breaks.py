"""Words that the end of a line broke: "posi-" and "tive", "h-cal-" and "desmon", "CD-" and "34".

Only what together is a word of the lexicon is one, so that "SMA-" above "Desmin-" stays two results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from ihc_engine.reports.text.folding import CleanText
from ihc_engine.reports.words.entry import Entry

#: The end of a line: a word, or the first half of one with its hyphen.
_LEFT = re.compile(r"(?P<word>[a-z0-9]+(?:[-/][a-z0-9]+)*)(?<=[a-z])(?P<hyphen>[-¬]?)[ \t]{0,4}$")
#: The beginning of the next: blanks or the marks of a quoted message, and a word or number.
_RIGHT = re.compile(r"\n[ \t\n>]{0,12}(?P<word>[a-z]+|\d{1,3}(?!\d|[.,)]|\s?%|\s?[cm]m))")
#: A word broken between characters that are not parted by blanks.
_WIDE = re.compile(r"(?<=[぀-ヿ㐀-鿿가-힣]) {0,2}\n {0,4}(?=[぀-ヿ㐀-鿿가-힣])")
#: Characters before a break that may be a word's, and letters of a word that is broken without a hyphen.
_LONGEST_LEFT, _LONG = 40, 6
#: A line that ends in these ends in a whole word.
_COMPLETE = frozenset(".,:;)]+%\n")
#: The end of a line that does not: folding changes none of these. It begins with the line end, by which places are found quickly.
_OPEN_END = re.compile(r"\n(?<![.,:;)\]+%]\n)")
_HYPHENS = frozenset("-\u2010\u2011\u00ad¬ \t")
#: Characters on either side of a break in a word of wide characters.
_WIDE_SIDE = 4


class LineBreaks:
    """Finds what stands inside broken words."""

    def __init__(self, entries: Mapping[str, Entry], known: Set[str], suffixes: tuple[str, ...] = ()) -> None:
        """``known``: the words of all entries."""
        self._suffixes = suffixes
        self._known = known
        told = {p for p, e in entries.items() if e.marker or (e.statement and e.statement[0] in ("polarity", "extent"))}
        self._told = {phrase for phrase in told if len(phrase) >= _LONG and phrase.isalpha() and phrase.isascii()}
        self._wide = {phrase for phrase in told if not phrase.isascii() and " " not in phrase and len(phrase) >= 2}

    def inside(self, text: str, original: str) -> list[tuple[int, int]]:
        """Stretches that stand inside words, in order. ``text``: folded."""
        if "\n" not in text:
            return []
        found: list[tuple[int, int]] = []
        done = 0
        for end in _OPEN_END.finditer(text):  # what ends most lines is passed by
            at = end.start()
            before = original[at - 1] if at else "\n"
            if at < done or before in _COMPLETE or not _may_break(before, original, at):
                continue
            span = self._of_word(at, text, original)
            if span is not None:
                found.append(span)
                done = span[1]
        if not text.isascii():
            found += [match.span() for match in _WIDE.finditer(text) if self._of_wide(text, *match.span())]
            found.sort()
        return found

    def _of_word(self, at: int, text: str, original: str) -> tuple[int, int] | None:
        """What is to be left out round the end of a line, so that two halves are one word; None if they are two words."""
        following = _RIGHT.match(text, at)
        if following is None:
            return None
        first = max(0, at - _LONGEST_LEFT)
        before = _LEFT.search(text, first + text[first:at].rstrip(" \t").rfind(" ") + 1, at)
        if before is None:
            return None
        start, end, right = before.end("word"), following.start("word"), following["word"]
        small = not original[end].isupper() or original[before.start() : start].isupper()
        last = before["word"].rpartition("/")[2]
        if not before["hyphen"]:
            broken = small and right.isalpha() and last not in self._known and f"{last}{right}" in self._told
            return (start, end) if broken else None
        halves = {last, last.rpartition("-")[2]}
        if small and any(self._is_word(f"{half}{right}", len(half)) for half in halves):
            return start, end
        if any(f"{half}-{right}" in self._known for half in halves):
            return start + 1, end  # the hyphen is the word's own
        return None

    def _is_word(self, joined: str, half: int) -> bool:
        """Whether two halves, the first so long, are a word, or one with an ending."""
        if joined in self._known:
            return True
        endings = (ending for ending in self._suffixes if joined.endswith(ending) and len(joined) - len(ending) > half)
        return any(joined[: -len(ending)] in self._known for ending in endings)

    def _of_wide(self, text: str, start: int, end: int) -> bool:
        """Whether a word of wide characters goes over the end of a line."""
        sides = range(1, _WIDE_SIDE + 1)
        return any(
            f"{text[max(0, start - left) : start]}{text[end : end + right]}" in self._wide for left in sides for right in sides
        )


def _may_break(before: str, original: str, at: int) -> bool:
    """Whether a word may go on behind the end of a line; asked of every line, so that it looks at the nearest characters only.

    ``before``: the character before it, with which a word need not be whole."""
    return before in _HYPHENS or not original[at + 1 : at + 2].isupper()


def without(clean: CleanText, stretches: Iterable[tuple[int, int]]) -> CleanText:
    """The text without some stretches, in order, still knowing its places in the report."""
    left_out = list(stretches)
    if not left_out:
        return clean
    pieces: list[str] = []
    done = 0
    for start, end in left_out:
        pieces.append(clean.text[done:start])
        done = end
    pieces.append(clean.text[done:])
    places = list(_places(clean, left_out))
    return CleanText("".join(pieces), tuple(at for at, _ in places), tuple(shift for _, shift in places))


def _places(clean: CleanText, left_out: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where places begin to lie further on in the report, and how far."""
    removed = index = 0
    for at in sorted({*clean.starts, *(end for _, end in left_out)}):
        while index < len(left_out) and left_out[index][1] <= at:
            removed += left_out[index][1] - left_out[index][0]
            index += 1
        if index < len(left_out) and left_out[index][0] < at:
            continue  # inside of what is left out
        yield at - removed, clean.place(at) - at + removed
