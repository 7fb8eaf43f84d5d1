"""A name as it is dictated whose number goes on behind it: "K twenty *seven*" is no K20. It is no name that is known.

Names are sought in the text before numbers are put together; so the beginning of a longer number may pass for a name of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, UNKNOWN, WORD, Token


def with_numbers_said_on(tokens: list[Token], text: str, numerals: Mapping[str, int], percent: set[str]) -> list[Token]:
    """The tokens of a sentence, such names as those of unknown stains. ``percent``: words for it, before which a number is a
    share ("K twenty five percent")."""
    read = tokens
    for at in range(len(tokens) - 1):
        name, behind = tokens[at], tokens[at + 1]
        if name.kind != NAME or behind.kind not in (UNKNOWN, WORD):
            continue
        more = numerals.get(behind.value if behind.kind == UNKNOWN else behind.value.phrase)
        said = numerals.get(text[name.start : name.end].rpartition(" ")[2]) if more is not None else None
        if more is None or said is None or not _goes_on(said, more):
            continue
        after = next((t for t in tokens[at + 2 : at + 4] if t.kind == UNKNOWN and t.value in percent), None)
        if after is None:
            read = list(tokens) if read is tokens else read
            read[at] = Token(NAME, Entry(text[name.start : behind.end]), name.start, behind.end)
            read[at + 1] = Token(WORD, Entry("", grammar="filler"), behind.end, behind.end)
    return read


def _goes_on(said: int, more: int) -> bool:
    """Whether two numerals make one number: "twenty seven", "one seventeen"."""
    return (20 <= said < 100 and not said % 10 and 0 < more < 10) or (0 < said < 10 <= more < 100)
