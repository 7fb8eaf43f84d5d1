"""Lines below the head of another laboratory's stains, where the head of one's own follows:

"Outside immunostains:", a line for each, "Our stains:", a line for each. What the first lines tell was reported by others of this
tumour (see ``lent``). So it is with the lines right below a head that says so in brackets: "Immunostains (outside report):".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.sentences import Sentence, Wording, of_wording

#: Characters of a head, and lines below it.
_LONGEST, _MOST = 90, 60


def lent_lines(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of such sentences."""
    heads = [at for at, sentence in enumerate(sentences) if sentence.begins_line and _is_head(sentence.wording)]
    found: list[int] = []
    for at, following in itertools.pairwise(heads):
        lines = range(at + 1, following)
        if not _of_others(sentences[at].wording) or not _of_ours(sentences[following]) or not 0 < len(lines) <= _MOST:
            continue
        if all(sentences[n].part == sentences[at].part for n in lines):
            found += [n for n in lines if sentences[n].wording.flags & MARKER]
    for at in heads:
        if _of_others(sentences[at].wording) and "(" in sentences[at].wording.text:
            found += _lines_right_below(sentences, at)
    return frozenset(found)


def _lines_right_below(sentences: Sequence[Sentence], head: int) -> list[int]:
    """The numbers of the sentences with stains right below a head, without one between that names none."""
    part = sentences[head].part
    below = range(head + 1, min(head + 1 + _MOST, len(sentences)))
    stained = itertools.takewhile(lambda n: sentences[n].wording.flags & MARKER and sentences[n].part == part, below)
    return list(stained)


@of_wording
def _is_head(wording: Wording) -> bool:
    return len(wording.text) <= _LONGEST and not wording.flags & MARKER and wording.text.rstrip()[-1:] == ":"


def heads_lent(wording: Wording) -> bool:
    """Whether a wording may be the head of what another laboratory found, without which there are no such lines."""
    return _is_head(wording) and _of_others(wording)


def _of_others(wording: Wording) -> bool:
    contexts = [entry.context for entry, _, _ in wording.finds]
    return any("lent" in context for context in contexts) and not any("correction" in context for context in contexts)


def _of_ours(sentence: Sentence) -> bool:
    finds = [entry for entry, _, _ in sentence.wording.finds]
    ours = any("correction" in entry.context or entry.grammar == "present" for entry in finds)
    return ours and not any("lent" in entry.context for entry in finds)
