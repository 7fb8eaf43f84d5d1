"""Names inside longer phrases: the cells of "fascicles of spindle cells", the gene of "MDM2 amplification"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.words.entry import Entry


def add_inner_names(entries: dict[str, Entry], knowledge: Knowledge) -> None:
    """Tell the entries of longer phrases which names they hold."""
    terms = knowledge.vocabulary.morphology_terms
    shapes = [id for id, term in terms.items() if term.group == "cell_shape"]
    names = {
        phrase: entry.morphology.id
        for phrase, entry in entries.items()
        if entry.morphology and entry.morphology.id in shapes and entry.morphology.status == "present" and len(phrase) > 5
    }
    cells = {phrase: phrase for phrase, entry in entries.items() if entry.statement and entry.statement[0] == "cells"}
    lesions = {phrase for phrase in cells if entries[phrase].statement == ("cells", "tumour")}
    placing = {phrase for phrase, entry in entries.items() if entry.around}
    for phrase, entry in entries.items():
        around = entry.morphology is not None and not placing.isdisjoint(phrase.split()[1:])  # "cells around vessels"
        entry.invading = entry.invading or (entry.morphology is not None and _begins_invading(phrase, entries))  # "invades fat"
        if (
            entry.morphology
            and not (entry.statement or around or entry.invading)
            and (found := _inside(phrase, cells)) is not None
            and phrase[found[2] :].lstrip() not in lesions  # a "vascular tumour" is one
        ):
            entry.statement = entries[found[0]].statement  # "scattered mast cells" names mast cells
            entry.found = _exists(entries.get(phrase.rpartition(" ")[2]))
        if entry.morphology is not None and entry.morphology.id not in shapes and (found := _inside(phrase, names)) is not None:
            entry.within = ((names[found[0]], found[1], found[2]),)
        counted = entries.get(phrase.partition(" ")[2]) if entry.morphology is not None else None
        if counted is not None and entry.measure is None:
            entry.measure = counted.measure  # "no mitoses" is a count where fields are told
        if entry.molecular is not None:
            entry.found = _exists(entries.get(phrase.rpartition(" ")[2]))
            first = re.match(r"[a-z0-9]+(?:-?[0-9]+)?", phrase)
            named = entries.get(first[0]) if first else None
            if first and named is not None and named.marker is not None:
                entry.stain = (named.marker, 0, first.end())


def _exists(last: Entry | None) -> bool:
    """Whether the last word of a phrase says that something is there."""
    return last is not None and (last.grammar == "existence" or last.statement == ("polarity", "positive"))


def _begins_invading(phrase: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a phrase begins with words by which the tumour lies in tissue."""
    words = phrase.split()
    starts = (entries.get(" ".join(words[:length])) for length in range(1, min(4, len(words))))
    return any(start is not None and start.invading for start in starts)


def _inside(phrase: str, names: Mapping[str, str]) -> tuple[str, int, int] | None:
    """The longest of some names that stands in a phrase as whole words, and its place."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,/()]+", phrase)]
    for length in range(min(3, len(words) - 1), 0, -1):
        for at in range(len(words) - length + 1):
            start, end = words[at][0], words[at + length - 1][1]
            if phrase[start:end] in names:
                return phrase[start:end], start, end
    return None
