"""Results that were left blank or could not be heard: "desmin ***, SMA positive", "and [inaudible] for CD34". No other result of
the sentence is told of their names.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_BLANK = re.compile(r"\*{2,}|_{2,}|\?{2,}|\[[a-z ?.]{0,24}\]")
_MARKS = "*_?["


def with_blanks(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, such a blank between a name and a comma as an unknown word, one before "for" and a name as the
    end of what was told before."""
    if not any(mark in text for mark in _MARKS):
        return tokens
    starts = [token.start for token in tokens]
    for blank in reversed(list(_BLANK.finditer(text))):
        first, stop = bisect_left(starts, blank.start()), bisect_left(starts, blank.end())
        before = tokens[first - 1] if first else None
        behind = tokens[stop : stop + 2]
        if before is None or not behind or any(token.kind not in (POINT, UNKNOWN) for token in tokens[first:stop]):
            continue
        if before.kind == POINT and before.value in ":=" and first > 1:
            before = tokens[first - 2]
        place = blank.start(), blank.end()
        if before.kind == NAME and behind[0].kind == POINT and behind[0].value in ",;":
            tokens = [*tokens[:first], Token(UNKNOWN, blank[0], *place), *tokens[stop:]]
        elif _leads_on(behind):
            tokens = [*tokens[:first], Token(POINT, ".", *place), *tokens[stop:]]
    return tokens


def _leads_on(behind: list[Token]) -> bool:
    """Whether "for" and a name stand behind a blank."""
    link = behind[0].kind == WORD and behind[0].value.grammar == "link"
    return link and len(behind) > 1 and behind[1].kind == NAME
