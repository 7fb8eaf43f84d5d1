"""The words of reports, made once for a state of knowledge: readers of the same knowledge share them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.words.lexicon import Lexicon

_LOADED: WeakKeyDictionary[Knowledge, dict[tuple[str, ...], Lexicon]] = WeakKeyDictionary()


def lexicon_of(knowledge: Knowledge, *languages: str) -> Lexicon:
    """The words of some languages, by their ids; those that the knowledge does not have are left out, and repeats."""
    known = knowledge.vocabulary.languages
    chosen = tuple(id for id in dict.fromkeys(languages) if id in known)
    loaded = _LOADED.setdefault(knowledge, {})
    if chosen not in loaded:
        loaded[chosen] = Lexicon(knowledge, tuple(known[id] for id in chosen))
    return loaded[chosen]
