"""Corrections that name no stain: "Erratum: *should read positive*". Where none was found for it, a correction is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ihc_engine.reports.model import NotRead
from ihc_engine.reports.stains.said import Said
from ihc_engine.reports.steps.stain_meant import settled
from ihc_engine.reports.words.flags import MARKER, REFERENCE, RESULT
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording
from ihc_engine.reports.words.tokens import WORD, Cutter

_UNNAMED = "corrects a result, and it is not told of which stain"
#: Characters of such a sentence.
_LONGEST = 160


def list_unnamed(sentences: Sequence[Sentence], found: Mapping[str | None, Said], cutter: Cutter, original: str) -> None:
    """List what tells how a result should read, names no stain and was read of none."""
    for sentence in sentences:
        if not corrects_unnamed(sentence.wording, cutter):
            continue
        said = found[sentence.part]
        read = [m.start for each in found.values() for m in each.mentions] + [n.start for n in said.not_read]
        if not any(sentence.start <= start < sentence.end for start in read):
            words = original[sentence.start : sentence.end].strip()
            start = original.index(words, sentence.start)
            said.not_read.append(NotRead(start, start + len(words), words, _UNNAMED))


def corrects_unnamed(wording: Wording, cutter: Cutter) -> bool:
    """Whether a wording corrects a result and names no stain."""
    flags = wording.flags
    return bool(flags & RESULT) and not flags & (MARKER | REFERENCE) and _corrects(wording, cutter)


@of_wording
def _corrects(wording: Wording, cutter: Cutter) -> bool:
    """Whether a sentence tells what a result should be, and of nothing else: no diagnosis, site or gene."""
    if len(wording.text) > _LONGEST:
        return False
    tokens = cutter.tokens(wording)
    entries = [token.value for token in tokens if token.kind == WORD]
    if any(entry.diagnosis or entry.morphology or entry.site or entry.molecular or entry.alteration for entry in entries):
        return False
    rights = any(("righted" in entry.context and "hypothetical" not in entry.context) or entry.reads for entry in entries)
    return rights and any(map(settled, tokens))
