"""Labels of specimens and lesions: "Specimen A", "block B2", "tumour 1"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import SpecimenWords

if TYPE_CHECKING:
    from ihc_engine.reports.words.sentences import Wording

#: Labels one of which there must be.
FIRST = ("a", "1")


class Named(NamedTuple):
    """The specimen that a sentence begins, one that it names, and that of the block or line it begins with: "A3 (mass): ...",
    "B - Uterus", or of a line that is nothing else ("B"); the last counts where that specimen is known."""

    begun: str | None
    named: str | None
    block: str | None


#: What most sentences begin and name: no specimen.
NO_LABELS = Named(None, None, None)
_CIRCLED = str.maketrans("①②③④⑤⑥⑦⑧⑨", "123456789")
#: Behind a number or letter that is no label: a size, a share, one of several.
_NO_LABEL = r"(?![\w%]|[.,]\d|\s?(?:cm|mm|x\s?\d|/|%|-\s?\d))"


class Labels:
    """Finds the labels of specimens and lesions, with the words of some languages."""

    def __init__(self, languages: Iterable[SpecimenWords]) -> None:
        words = tuple(languages)
        parts = {folded(word) for each in words for word in each.parts}
        blocks = {folded(word) for each in words for word in each.blocks}
        numbered = {folded(word) for each in words for word in each.numbered}
        concerning = {folded(word) for each in words for word in each.concerning}
        self._blocks = tuple(sorted(parts | blocks))
        self._lesions = {folded(word) for each in words for word in each.lesions}
        #: Words before a label at the head of what is told of it, and those behind a letter that make it a topic.
        self.ahead, self.topics = parts | concerning | self._lesions, {folded(word) for each in words for word in each.topics}
        headed = sorted(
            self._lesions | {folded(word) for each in words for word in each.headed}, key=lambda word: (-len(word), word)
        )
        self.headed = re.compile("|".join(map(re.escape, headed)) or r"(?!)")
        part, block, lesion = _any(parts), _any(parts | blocks), _any(self._lesions)
        heading = _any(parts, ":")
        bare = "|".join(map(re.escape, sorted(parts))) or r"(?!)"
        self._block = re.compile(
            r"[ \t]*+([a-h])(?:-?\d{1,2}(?= ?(?:\([^()\n]{0,40}\))? ?(?:\w{1,20} ){0,2}\w{0,20}:)|"
            r"[ \t]{1,3}-[ \t]{1,3}(?=[^\W\d])|"
            r"[ \t]{0,3}(?:\([^()\n]{0,40}\))?[ \t]*+(?=\n|$))"
        )
        self._begun = re.compile(
            rf"[ \t]*+(?:{heading}|{part})?+[ \t]*+[#(]?([a-h])[).:](?=\s|$)|"
            rf"[ \t]*+(?:{part})[ \t]*+#?([a-h1-9①-⑨])(?![\w])[).:]?|"
            rf"[ \t]*+([1-9①-⑨])[ \t]*+(?:{_any(numbered)})(?:{bare}|[ \t]*+:)|"
            rf"[ \t]*+(?:{_any(concerning)})([a-h1-9])(?= ?(?:\([^()\n]{{0,40}}\))? ?[:)])"
        )
        self._named = re.compile(rf"(?:{block})#?\(?([a-h])[0-9]{{0,2}}(?!\w)|(?:{part})#?\(?([1-9])(?=[ :.)(]|[^\x00-\xff])")
        #: A line that names several specimens and nothing else.
        self.of_several = re.compile(rf"(?:(?:{part})[a-h1-9](?:, ?|[.]?\s*$)){{2,}}")
        self._lesion = re.compile(rf"(?:{lesion})#?\(?([a-d1-6①-⑥])\)?{_NO_LABEL}")
        self._either = re.compile(rf"(?:{lesion}|{part})#?\(?([a-d1-6①-⑥])\)?{_NO_LABEL}")
        joints = [f"{joint}{label}" for joint in (" ", "", " #") for label in (*FIRST, "①")]
        self._labelled = {word: tuple(f"{word}{joint}" for joint in joints) for word in (*self._lesions, *parts)}

    def named_in(self, text: str) -> Named:
        """The specimens that a folded sentence names."""
        begun = self._begun.match(text)
        named = self._named.search(text) if any(word in text for word in self._blocks) else None
        block = self._block.match(text) if begun is None else None
        if begun is None and named is None and block is None:
            return NO_LABELS
        return Named(
            (begun[1] or begun[2] or begun[3] or begun[4]).translate(_CIRCLED) if begun else None,
            (named[1] or named[2]) if named else None,
            block[1] if block else None,
        )

    def names_several(self, text: str) -> bool:
        """Whether a folded text names several specimens or blocks by letters or numbers, or a line begins one."""
        if len({match[1] or match[2] for match in self._named.finditer(text)}) > 1:
            return True
        return any(self._begun.match(line) for line in text.split("\n"))

    def begins(self, text: str) -> bool:
        """Whether a folded line begins a specimen."""
        return self._begun.match(text) is not None

    def may_label(self, wording: Wording) -> bool:
        """Whether a sentence may label a lesion or specimen as the first; asked once of a wording."""
        if wording.labelled is None:
            text = wording.text
            wording.labelled = any(
                word in text and any(name in text for name in labelled) for word, labelled in self._labelled.items()
            )
        return wording.labelled

    def lesions(self, wording: Wording) -> tuple[str, ...]:
        """The lesions that a sentence names, each once; sought once in a wording."""
        if wording.lesions is None:
            wording.lesions = tuple(dict.fromkeys(label for label, _ in _labels(self._lesion, wording)))
        return wording.lesions

    def named(self, wording: Wording) -> list[tuple[str, int]]:
        """The lesions and specimens that a sentence names, each with its place."""
        return list(_labels(self._either, wording))


def _labels(pattern: re.Pattern[str], wording: Wording) -> Iterator[tuple[str, int]]:
    """Labels and where they are named; a letter is one only as a capital ("a lesion A")."""
    for match in pattern.finditer(wording.text):
        label = match[1].translate(_CIRCLED)
        if label.isdigit() or wording.original[match.start(1)].isupper():
            yield label, match.start()


def _any(words: set[str], behind: str = "") -> str:
    """Any of some words, a blank behind those that are written with blanks, or a mark and blanks behind all."""
    parts = [
        rf"(?<![a-z]){re.escape(word)}{behind}[ \t]{{1,2}}" if word.isascii() else rf"{re.escape(word)}{behind}[ \t]*"
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]
    return "|".join(parts) or r"(?!)"
