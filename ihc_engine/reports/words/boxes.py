"""Boxes right behind the names of stains, in one line: "CK☐ EMA☐ S100☒ (ticked = positive, unticked = negative)".

What a tick says is told by a key. Without one such a line may be an order for stains, so that it is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Language

#: A box that stands right behind a name.
_BESIDE = re.compile(r"(?<=[^\W_])[☐☒☑]")
#: An unticked box with what stands behind it, or a ticked one; squares that are filled, or are not.
_BOXES = re.compile(r"\[ ?\][^\[\n|;]*+|☐[^☐☒☑\[\n|;]*+|\[x\]|[☒☑]")
_FILLED = {"■": "☑", "□": "☐"}
#: Boxes of a line that make it one of names; characters of a key.
_FEWEST = 2
_LONGEST_KEY = 80
NO_KEY = "boxes behind the names, without a key that says what a tick means"


class Boxes:
    """Reads such lines, with the words of some languages for ticks and results."""

    def __init__(self, languages: Iterable[Language]) -> None:
        several = tuple(languages)
        self._ticked = {folded(word) for each in several for word in each.tables.ticked} | {"☒", "☑"}
        unticked = {folded(word) for each in several for word in each.tables.unticked} | {"☐"}
        said = {
            folded(word): polarity
            for each in several
            for polarity in ("positive", "negative")
            for word in each.result.polarity.get(polarity, ())
        }
        self._said = said
        not_done = {folded(word) for each in several for word in each.result.polarity.get("not_performed", ())}
        undone = "|".join(map(re.escape, sorted(not_done, key=len, reverse=True)))
        self._undone = re.compile(rf"(?:\[ ?\]|☐) *([a-z][^\n]*?)[ .:_-](?:{undone})[ .]*$")
        words = "|".join(map(re.escape, sorted(self._ticked | unticked, key=len, reverse=True)))
        results = "|".join(map(re.escape, sorted(said, key=len, reverse=True)))
        self._key = re.compile(rf"(?<![a-z])({words}) ?[=:] ?({results})(?![a-z])")

    def plain(self, text: str, original: str) -> str:
        """A folded text without boxes and without what an unticked one offers; as long as it was, and as ``original``."""
        if "■" in original and "□" in original:
            text = "".join(_FILLED.get(before, now) for before, now in zip(original, text, strict=True))
        if "(x)" in text and "( )" in text:
            text = text.replace("( )", "[ ]").replace("(x)", "[x]")
        if "[x]" not in text and "☒" not in text and "☑" not in text:
            return text
        return _BOXES.sub(self._without, self.signed(text))

    def _without(self, box: re.Match[str]) -> str:
        """Blanks for a box and its offer; "[ ] SDHA .... not requested" offers nothing, and tells why it is not ticked."""
        if self._undone.match(box[0].rstrip()):
            return box[0].replace("[ ]", "   ").replace("[]", "  ").replace("☐", " ")
        return " " * len(box[0])

    def signed(self, text: str) -> str:
        """A folded text with signs for boxes behind names, where a key tells what they say; as long as it was."""
        key = self._keyed(text)
        if key is None or len(_BESIDE.findall(text)) < _FEWEST:
            return text
        start, end = key
        text = text[:start] + " " * (end - start) + text[end:]
        return _BESIDE.sub(lambda box: "-" if box[0] == "☐" else "+", text)

    def unread(self, text: str) -> Iterator[tuple[int, int]]:
        """Places of lines of a report that have boxes behind names and no key."""
        if "☒" not in text and "☑" not in text and "☐" not in text:
            return
        if self._keyed(folded(text)) is not None:
            return
        start = 0
        for line in text.splitlines(keepends=True):
            found = [match.start() for match in _BESIDE.finditer(line)]
            if len(found) >= _FEWEST:
                yield start, start + found[-1] + 1
            start += len(line)

    def _keyed(self, text: str) -> tuple[int, int] | None:
        """The place of a key by which a tick says positive and a box without one negative."""
        meant = [(match, match[1] in self._ticked, self._said[match[2]]) for match in self._key.finditer(text)]
        ticked = next((match for match, tick, said in meant if tick and said == "positive"), None)
        empty = next((match for match, tick, said in meant if not tick and said == "negative"), None)
        if ticked is None or empty is None or any((said == "positive") != tick for _, tick, said in meant):
            return None
        start, end = min(ticked.start(), empty.start()), max(ticked.end(), empty.end())
        return (start, end) if end - start <= _LONGEST_KEY else None
