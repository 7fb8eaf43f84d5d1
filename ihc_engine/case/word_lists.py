"""Lists of words, written the short way."""

from __future__ import annotations


def word_list(words: str) -> tuple[str, ...]:
    """The words between bars: ``"core biopsy|cnb"``."""
    return tuple(words.split("|"))
