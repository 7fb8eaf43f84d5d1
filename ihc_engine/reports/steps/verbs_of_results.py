"""A result with its verb in one phrase: "CK7 and p63 stain the urothelium and *are blank* in the tumour".

What asks where a clause has its verb looks for it before the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import WORD, Token

_SIDES = (("polarity", "negative"), ("polarity", "positive"))


def with_verbs_of_results(tokens: list[Token], short: Mapping[str, Entry]) -> list[Token]:
    """The tokens of a sentence, such a verb as a token of its own. ``short``: short words by their phrase."""
    read: list[Token] = []
    for token in tokens:
        verb, _, rest = token.value.phrase.partition(" ") if token.kind == WORD and token.value.several else ("", "", "")
        entry = short.get(verb) if rest and token.value.statement in _SIDES else None
        if entry is None or entry.grammar != "copula":
            read.append(token)
            continue
        end = token.start + len(verb)
        read += (Token(WORD, entry, token.start, end), Token(WORD, replace(token.value, phrase=rest), end + 1, token.end))
    return read if len(read) > len(tokens) else tokens
