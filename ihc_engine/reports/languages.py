"""Which language a text is written in: by its script, else by its frequent words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ihc_engine.reports.folding import folded
from ihc_engine.vocabulary.language import Language

_HAN, _KANA, _HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
_WORD = re.compile(r"[a-zß]+")
#: Characters that are looked at.
_ENOUGH = 4000


def language_of(text: str, original: str, languages: Mapping[str, Language]) -> str:
    """Id of the language of a folded text; English where nothing tells. ``original``: before folding, for its letters."""
    sample = text[:_ENOUGH]
    if not sample.isascii():
        for id, script in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN)):
            if id in languages and script.search(sample):
                return id
    elif " the " in sample or " of " in sample:
        return "en"
    words = set(_WORD.findall(sample))
    counts = {id: len(words & known) for id, known in _known(languages).items()}
    if not sample.isascii() or not original.isascii():
        letters = set(original[:_ENOUGH])
        for id, language in languages.items():
            counts[id] += bool(letters & set(language.letters))
    best = max(counts, key=lambda id: (counts[id], id == "en"), default="en")
    return best if counts.get(best, 0) > max(counts.get("en", 0), 1) else "en"


_cache: dict[int, dict[str, frozenset[str]]] = {}


def _known(languages: Mapping[str, Language]) -> dict[str, frozenset[str]]:
    """Frequent words of each language: those listed, and its words of grammar that are not English ones too."""
    key = id(languages)
    if key not in _cache:
        english = _words(languages["en"]) if "en" in languages else frozenset()
        _cache[key] = {name: _words(tongue) - (english if name != "en" else frozenset()) for name, tongue in languages.items()}
    return _cache[key]


def _words(language: Language) -> frozenset[str]:
    grammar = language.grammar
    roles = (grammar.denial, grammar.link, grammar.copula, grammar.joining, grammar.contrast, grammar.exception)
    result = language.result
    tables = (result.polarity, result.extent, result.intensity, result.pattern, result.cells)
    stated = (phrase for table in tables for phrases in table.values() for phrase in phrases)
    phrases = (*language.known_by, *(phrase for role in roles for phrase in role), *stated)
    return frozenset(word for phrase in phrases if _WORD.fullmatch(word := folded(phrase)) and len(word) > 1)
