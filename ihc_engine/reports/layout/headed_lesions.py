"""Lines headed by one of several lesions: "T1 (block 5): SMA +. T2: ER +", "Tumour (block 1): ... Polyp (block 2): ...",
"IHC (main mass): ... IHC (proximal nodule): ..."."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording

#: A tumour or lesion by its number, with its block.
_NUMBERED = re.compile(r"[ \t\-*]*[tl]([1-9]) ?(?:\([^()\n]{0,40}\) ?)?:")
#: Words with a block behind them.
_OF_BLOCK = re.compile(r"[ \t\-*]*(?:[^\d:;,.()\n]{2,30}, )?([^\d:;,.()\n]{2,40})\([^()\n]{0,20}\d[^()\n]{0,12}\) ?:")
#: The head of a section with words in brackets.
_OF_SECTION = re.compile(r"[ \t\-*]*([^\d:;,.()\n]{2,40})\(([^\d:;,.()\n]{2,40})\) ?:")


def parts_of_headed_lesions(sentences: list[Sentence], lexicon: Lexicon, heads: Collection[int]) -> list[str]:
    """Give the sentences behind such heads their lesion, where stains are told of each; the labels, in order.

    ``heads``: sentences that begin a section, where the last lesion ends.
    """
    return _parts(sentences, heads, _number) or _parts(sentences, heads, lambda wording: _lesion(wording, lexicon))


def _parts(sentences: list[Sentence], heads: Collection[int], label_of: Callable[[Wording], str | None]) -> list[str]:
    lines = [(at, s.wording) for at, s in enumerate(sentences) if s.begins_line and ":" in s.wording.text]
    labelled = [(at, label) for at, wording in lines if (label := label_of(wording)) is not None]
    labels = [label for _, label in labelled]
    if len(labels) < 2 or len(set(labels)) != len(labels):
        return []
    until = [*(at for at, _ in labelled[1:]), len(sentences)]
    places: list[range] = []
    for (start, _), end in zip(labelled, until, strict=True):
        places.append(range(start, next((at for at in range(start + 1, end) if at in heads), end)))
    if not all(any(sentences[at].wording.flags & MARKER for at in place) for place in places):
        return []
    for number, place in enumerate(places, start=1):
        for at in place:
            sentences[at].part = str(number)
    return [str(number) for number in range(1, len(places) + 1)]


def may_head_lesion(wording: Wording, lexicon: Lexicon) -> bool:
    """Whether a wording has such a head."""
    return ":" in wording.text and (_number(wording) is not None or _lesion(wording, lexicon) is not None)


@of_wording
def _number(wording: Wording) -> str | None:
    match = _NUMBERED.match(wording.text)
    return match[1] if match else None


@of_wording
def _lesion(wording: Wording, lexicon: Lexicon) -> str | None:
    """The word for a lesion in such a head: other words may be of other blocks of one lesion ("tumour centre, tumour border")."""
    match = _OF_BLOCK.match(wording.text)
    words = match[1] if match else None
    if match is None and (section := _OF_SECTION.match(wording.text)) is not None:
        words = section[2] if lexicon.sections.get(section[1].strip()) == "immunohistochemistry" else None
    named = lexicon.labels.headed.search(words) if words else None
    return named[0].strip() if named else None
