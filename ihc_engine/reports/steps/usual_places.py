"""Where a stain is usual: "CD34 is positive in *most schwannomas*", "positive *in schwannoma*", no "in the schwannoma".

Several tumours of a kind are those of others, and so is one beside which it is told of this tumour. Else one without an article
may be this one, told in brief, so that it is listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Words between "in" and the diagnosis.
_FAR = 4


def with_usual_places(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, diagnoses in which a stain is said to be usual with what they tell."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.among or not (token.value.several or _told(tokens, at)):
            continue
        found = _diagnosis(tokens, at)
        if found is not None:
            read = list(tokens) if read is None else read
            several = (
                token.value.several
                or tokens[found].value.plural
                or tokens[found].value.kinds
                or any(map(_present, tokens[found:]))
            )
            about = "literature" if several else "another"
            read[found] = tokens[found]._replace(
                value=replace(tokens[found].value, context=tokens[found].value.context | {about})
            )
    return tokens if read is None else read


def _told(tokens: Sequence[Token], at: int) -> bool:
    """Whether the result of a stain stands right before a place, and before it its name or the verb of a name."""
    if not at:
        return False
    before = tokens[at - 1]
    settled = before.kind == WORD and (before.value.statement or ("",))[0] in ("polarity", "extent", "intensity")
    expresses = before.kind == WORD and before.value.grammar in ("expressing", "existence")
    if not (settled or expresses or before.kind == SIGN):
        return False
    return any(token.kind == NAME for token in tokens[:at])


def _diagnosis(tokens: Sequence[Token], at: int) -> int | None:
    """The place of a diagnosis behind "in" and words of how many, where nothing tells that it is this one."""
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        token = tokens[place]
        if token.kind != WORD:
            return None
        entry = token.value
        if entry.diagnosis or entry.kinds:
            if entry.plural or entry.kinds or tokens[at].value.several:
                return place
            return place if place == at + 1 and _ends(tokens, place + 1) else None
        if entry.grammar in ("present", "copula", "denial", "expressing") or entry.definite or entry.neoplastic:
            return None
    return None


def _present(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "present")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the diagnosis stands for itself: no "GIST *cells*"."""
    if at >= len(tokens) or tokens[at].kind == POINT:
        return True
    entry = tokens[at].value if tokens[at].kind == WORD else None
    return entry is not None and entry.grammar in ("joining", "contrast", "copula", "denial")
