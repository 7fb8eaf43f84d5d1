"""Verbs that are told by how they begin or end: in Turkish "*ken" ends a clause, whatever the verb says ("izlenirken")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Language

_ANY = "*"


def words_like(pattern: str, kind: str, language: Language) -> Iterator[str]:
    """A word itself, or all words of results and verbs that begin ("izlenm*") or end ("*ken") as a pattern says.

    ``kind``: the list of words of grammar that holds it; what is "unseen" is negative.
    """
    part = folded(pattern.strip(_ANY))
    if _ANY not in pattern:
        yield part
        return
    fits = str.startswith if pattern.endswith(_ANY) else str.endswith
    grammar, polarity = language.grammar, language.result.polarity
    verbs = chain(grammar.expressing, grammar.existence, *polarity.values())
    for word in map(folded, polarity.get("negative", ()) if kind == "unseen" else verbs):
        if fits(word, part):
            yield word
