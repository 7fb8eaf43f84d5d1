"""Lines headed by a benign lesion below one that is headed by the tumour: "High-grade part: CD34 -. *Neurofibroma*: CD34 +".

They tell of another tumour than the one that is reported. So does what is headed by the block of a benign lesion, beside another
block of a report of another tumour: "Leiomyosarcoma (block 4): SMA +. *Block 7 (leiomyoma)*: ER +".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.asks import BENIGN, BLOCK, GRAVER
from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording

_LONGEST_HEAD, _LONGEST_BLOCK = 80, 70


_ASKS = {"graver": GRAVER, "benign": BENIGN, "other": BLOCK, None: 0}


def component_of(wording: Wording) -> int:
    """What a wording asks (see ``asks``): a graver component, a benign lesion or a block at its head. Nothing is set apart where
    there is no benign one, or nothing else."""
    return _ASKS[_head(wording)] | _ASKS[_block(wording)] if ":" in wording.text else 0


def set_benign_components_apart(sentences: Sequence[Sentence]) -> None:
    """Give the sentences of such lines the section of other tumours, where a line above them in their section is the tumour's."""
    section: str | None = None
    graver = apart = False
    for sentence in sentences:
        if sentence.section != section:
            section, graver = sentence.section, False
        if sentence.begins_line:
            stained = bool(sentence.wording.flags & MARKER)
            told = _head(sentence.wording)
            graver = graver or told == "graver"
            apart = graver and stained and told == "benign"
        if apart:
            sentence.section = "earlier"
    _set_blocks_apart(sentences)


def _set_blocks_apart(sentences: Sequence[Sentence]) -> None:
    """Give what is headed by the block of a benign lesion the section of other tumours."""
    blocks = {at: block for at, s in enumerate(sentences) if ":" in s.wording.text and (block := _block(s.wording))}
    if len(blocks) < 2 or len(set(blocks.values())) < 2:
        return
    if not any(entry.diagnosis and not entry.precursor for sentence in sentences for entry, _, _ in sentence.wording.finds):
        return
    apart = False
    for at, sentence in enumerate(sentences):
        if at in blocks:
            apart = blocks[at] == "benign"
        elif sentence.begins_line or ":" in sentence.wording.text:
            apart = False
        if apart:
            sentence.section = "earlier"


@of_wording
def _block(wording: Wording) -> str | None:
    """Whether a sentence is headed by a block, and whether that is of a benign lesion."""
    text = wording.text
    colon = text.find(":", 0, _LONGEST_BLOCK)
    if colon < 0 or not any(map(str.isdigit, text[:colon])):
        return None
    named = [entry for entry, _, end in wording.finds if end <= colon]
    if any(entry.marker or entry.context for entry in named) or not any(entry.material for entry in named):
        return None
    return "benign" if any(entry.precursor for entry in named) and not any(entry.graver for entry in named) else "other"


@of_wording
def _head(wording: Wording) -> str | None:
    """What the head of a line that tells of stains, or is no more than a head, names before any stain: a graver component, a
    benign lesion, or neither."""
    if not wording.flags & MARKER and not wording.text.rstrip().endswith(":"):
        return None
    colon = wording.text.find(":", 0, _LONGEST_HEAD)
    named = [entry for entry, _, end in wording.finds if end <= colon]
    if colon < 0 or any(entry.marker or entry.certainty or entry.purpose for entry in named):
        return None  # "Stains to exclude schwannoma: ..."
    if any(entry.graver for entry in named):
        return "graver"
    return "benign" if any(entry.precursor for entry in named) else None
