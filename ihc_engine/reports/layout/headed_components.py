"""Lines headed by a benign lesion below one that is headed by the tumour: "High-grade part: CD34 -. *Neurofibroma*: CD34 +".

They tell of another tumour than the one that is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.sentences import Sentence

_LONGEST_HEAD = 80


def set_benign_components_apart(sentences: Sequence[Sentence]) -> None:
    """Give the sentences of such lines the section of other tumours, where a line above them in their section is the tumour's."""
    section: str | None = None
    graver = apart = False
    for sentence in sentences:
        if sentence.section != section:
            section, graver = sentence.section, False
        if sentence.begins_line:
            stained = bool(sentence.wording.flags & MARKER)
            told = _head(sentence) if stained or sentence.wording.text.rstrip().endswith(":") else None
            graver = graver or told == "graver"
            apart = graver and stained and told == "benign"
        if apart:
            sentence.section = "earlier"


def _head(sentence: Sentence) -> str | None:
    """What the head of a line names before any stain: a graver component, a benign lesion, or neither."""
    colon = sentence.wording.text.find(":", 0, _LONGEST_HEAD)
    named = [entry for entry, _, end in sentence.wording.finds if end <= colon]
    if colon < 0 or any(entry.marker or entry.certainty or entry.purpose for entry in named):
        return None  # "Stains to exclude schwannoma: ..."
    if any(entry.graver for entry in named):
        return "graver"
    return "benign" if any(entry.precursor for entry in named) else None
