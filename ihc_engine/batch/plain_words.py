"""Words that can be written as UTF-8."""

from __future__ import annotations

import json


def json_words(value: object) -> str:
    """A value as compact JSON that can be written as UTF-8."""
    return plain_words(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def plain_words(words: str) -> str:
    """Words that can be written as UTF-8: half of a character becomes its escape."""
    return words if words.isascii() else words.encode("utf-8", "backslashreplace").decode("utf-8")
