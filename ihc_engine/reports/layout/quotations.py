"""What another is quoted as having reported, over several sentences: `You wrote: "S100 positive. Neurofibroma."`."""

from __future__ import annotations

from ihc_engine.reports.words.sentences import Sentence

#: Sentences of a quotation; one that does not end is none.
_MOST = 12


def set_quoted_apart(sentences: list[Sentence], text: str) -> None:
    """Make the sentences of such a quotation, behind that which begins it, some of an earlier report."""
    if '"' not in text:
        return
    until = -1
    for index, sentence in enumerate(sentences):
        if index <= until:
            sentence.section = "earlier"
        elif text.count('"', sentence.start, sentence.end) % 2 and _is_begun(sentence, text):
            behind = sentences[index + 1 : index + 1 + _MOST]
            until = next((index + 1 + n for n, s in enumerate(behind) if text.find('"', s.start, s.end) >= 0), -1)


def _is_begun(sentence: Sentence, text: str) -> bool:
    """Whether a quotation that begins in a sentence is that of a report elsewhere."""
    mark = text.rfind('"', sentence.start, sentence.end)
    if text[sentence.start : mark].rstrip()[-1:] not in (":", ","):
        return False
    before = mark - sentence.start
    return any(start < before and ("earlier" in entry.context or entry.remarked) for entry, start, _ in sentence.wording.finds)
