"""Names of stains as orders and reports write them: with the clone, with "IHC" or "anti-" around a known spelling.

``SMA (1A4)``, ``CD34 (QBEnd/10)``, ``anti-desmin``, ``Desmin IHC``. What stands in brackets must name the same stain or one of
its clones; otherwise the name stays unknown ("CD34 (vessels)" is no name).
"""

from __future__ import annotations

import re

from ihc_engine.vocabulary.models import Marker
from ihc_engine.vocabulary.names import name_key
from ihc_engine.vocabulary.vocabulary import MarkerName, Vocabulary

_IN_BRACKETS = re.compile(r"\s*([^()\[\]]+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")
_STAIN = r"ihc|immunohistochemistry|immunohistochemical stain|immunostain|immunostaining|immunoperoxidase|antibody|stain|staining"
_BEFORE = re.compile(rf"^\s*(?:(?:{_STAIN})(?:\s+for)?|anti)[\s:,-]+", re.IGNORECASE)
_AFTER = re.compile(rf"[\s:,-]+(?:{_STAIN})\s*$", re.IGNORECASE)
_WORDS = frozenset(name_key(word) for word in _STAIN.split("|"))


def find_stain(words: str, vocabulary: Vocabulary) -> MarkerName | None:
    """The stain that a name means: as it is, without "IHC" and the like, or with its clone or second name in brackets."""
    if (known := vocabulary.marker(words)) is not None:
        return known
    bare = _AFTER.sub("", _BEFORE.sub("", words))
    if bare != words and (known := vocabulary.marker(bare)) is not None:
        return known
    match = _IN_BRACKETS.fullmatch(bare)
    first = vocabulary.marker(match[1]) if match else None
    if match is None or first is None:
        return None
    if name_key(match[2]) in _WORDS:
        return first
    marker = vocabulary.markers[first.id]
    if not names_again(match[2], marker, vocabulary):
        return None
    return first._replace(clone=first.clone or known_clone(match[2], marker))


def names_again(words: str, marker: Marker, vocabulary: Vocabulary) -> bool:
    """Whether words are another spelling or a clone of a marker, and state no result."""
    name = vocabulary.marker(words)
    return known_clone(words, marker) is not None or (name is not None and name.id == marker.id and not name.states_loss)


def known_clone(words: str, marker: Marker) -> str | None:
    """The clone that words name among those that the vocabulary lists for a marker."""
    key = name_key(words)
    names = ((name, clone.name) for clone in marker.clones for name in (clone.name, *clone.synonyms))
    return next((clone for name, clone in names if name_key(name) == key), None)
