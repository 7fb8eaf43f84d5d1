"""Which language a text is written in: by its script, else by its frequent words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Language

_HAN, _KANA, _HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
_WORD = re.compile(r"[a-zß]+")
#: Letters of a word that alone tells a language, where no word is English ("SDHB conservado"), and of one that no other has
#: ("CD34 yok").
_TELLS_ALONE, _TELLS_ONE = 5, 3
#: Words of a text that is so short that a short word may tell.
_FEW = 6
#: A word without its last vowel before another: "absence *d*'expression", "*l*'espressione", and languages that write so.
_ELIDED, _ELIDING = re.compile(r"(?<![a-z'])[dln]'[aeiou]"), frozenset(("fr", "it"))
#: Characters that are looked at.
_ENOUGH = 4000


def language_of(text: str, original: str, languages: Mapping[str, Language]) -> str:
    """Id of the language of a folded text; English where nothing tells. ``original``: before folding, for its letters."""
    sample = text[:_ENOUGH]
    if not sample.isascii():
        for id, script in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN)):
            if id in languages and script.search(sample):
                return "ja" if id == "zh" and _of_letters(original, languages.get("ja")) else id
    elif " the " in sample or " of " in sample:
        return "en"
    words = set(_WORD.findall(sample))
    known = _known(languages)
    counts = {id: len(words & own) for id, own in known.items()}
    if not sample.isascii() or not original.isascii():
        letters = set(original[:_ENOUGH])
        for id, language in languages.items():
            counts[id] += bool(letters & set(language.letters))
    if _ELIDED.search(sample):
        for id in _ELIDING & counts.keys():
            counts[id] += 1
    english = counts.pop("en", 0)
    best = max(counts, key=lambda id: (counts[id], len(words & known[id])), default="en")
    if counts.get(best, 0) > max(english, 1):
        return best
    told = {word for word in words & known.get(best, frozenset()) if _tells(word, words, known)}
    return best if told and not (words & known.get("en", frozenset())) - _international(languages[best]) else "en"


def _tells(word: str, words: set[str], known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word tells a language by itself."""
    if len(word) >= _TELLS_ALONE:
        return True
    return len(words) <= _FEW and len(word) >= _TELLS_ONE and sum(word in own for own in known.values()) == 1


def _of_letters(original: str, language: Language | None) -> bool:
    """Whether a text has letters that no other language has: Japanese without kana ("女性、62歳、検体: 大腿")."""
    return language is not None and not set(language.letters).isdisjoint(original[:_ENOUGH])


def _international(language: Language) -> frozenset[str]:
    """Words that a language has, whether or not English has them too ("pos", "focal")."""
    key = (language.id, id(language))
    if key not in _international_of:
        _international_of[key] = _words(language)
    return _international_of[key]


_international_of: dict[tuple[str, int], frozenset[str]] = {}
_cache: dict[int, dict[str, frozenset[str]]] = {}


def _known(languages: Mapping[str, Language]) -> dict[str, frozenset[str]]:
    """Frequent words of each language: those listed, and its words of grammar that are not English ones too."""
    key = id(languages)
    if key not in _cache:
        english = _english(languages["en"]) if "en" in languages else frozenset()
        _cache[key] = {
            name: _words(tongue) - _not_english(languages) if name == "en" else _more_words(tongue) - english
            for name, tongue in languages.items()
        }
    return _cache[key]


def _not_english(languages: Mapping[str, Language]) -> frozenset[str]:
    """Small words of other languages that are spelled like the short form of an English result: "ne"."""
    return frozenset(folded(word) for language in languages.values() for word in language.not_results)


def _english(language: Language) -> frozenset[str]:
    """Words that tell of no other language: the frequent ones of English, and every long one that English has."""
    return _words(language) | {word for word in _every_word(language.model_dump()) if len(word) >= _TELLS_ALONE}


def _every_word(part: Any) -> Iterator[str]:
    """Every word of every phrase."""
    if isinstance(part, str):
        yield from _WORD.findall(folded(part))
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _every_word(value)
    elif isinstance(part, (tuple, list)):
        for value in part:
            yield from _every_word(value)


def _more_words(language: Language) -> frozenset[str]:
    """Words of a language other than English: verbs of staining too, which English has as nouns of other languages."""
    grammar = language.grammar
    verbs = (*grammar.expressing, *grammar.existence, *grammar.only, *grammar.pronoun)
    return _words(language) | _single(verbs) | _single(language.not_results)


def _words(language: Language) -> frozenset[str]:
    grammar = language.grammar
    roles = (grammar.denial, grammar.link, grammar.copula, grammar.joining, grammar.contrast, grammar.exception)
    result = language.result
    tables = (result.polarity, result.extent, result.intensity, result.pattern, result.cells)
    stated = (phrase for table in tables for phrases in table.values() for phrase in phrases)
    phrases = (*language.known_by, *(phrase for role in roles for phrase in role), *stated)
    return _single(phrases)


def _single(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases if _WORD.fullmatch(word := folded(phrase)) and len(word) > 1)
