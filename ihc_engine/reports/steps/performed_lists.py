"""Stains that are listed as done before each is told with its result: "*行S100、desmin免疫组化染色*，S100阳性".

"S100とdesminの免疫染色を行い、S100は陽性であった": what is told behind it is of S100 alone, and nothing is told of desmin. A
name of the list that stands again right behind it says that the list tells no result of its own.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens between the last name of a list and the name that stands again.
_FAR = 8
#: Words for a stain and its being done, and small words beside them.
_DONE = frozenset(("naming", "expressing", "performing"))
_SMALL = frozenset(("filler", "copula", "link", "joining", None))


def with_performed_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, with a semicolon between such a list and the name that stands again."""
    listed: set[int] = set()
    since, done, comma = 0, False, None
    read: list[Token] | None = None
    for token in tokens:
        if token.kind == NAME:
            if done and listed and id(token.value.marker) in listed:
                read = list(tokens) if read is None else read
                _part(read, comma, token)
                listed = set()
            elif done:
                listed = set()
            listed.add(id(token.value.marker))
            since, done, comma = 0, False, None
            continue
        since += 1
        if token.kind == POINT and token.value in ",/":
            comma = token if done else None
        elif since > _FAR or not (token.kind == UNKNOWN or _passed(token)):
            listed.clear()
        done = done or _does(token)
    return tokens if read is None else read


def _part(read: list[Token], comma: Token | None, name: Token) -> None:
    """Put a semicolon in the place of a comma, or before a name."""
    for place in range(len(read) - 1, -1, -1):
        if read[place] is comma:
            read[place] = comma._replace(value=";")
            return
        if comma is None and read[place] is name:
            read.insert(place, Token(POINT, ";", name.start, name.start))
            return


def _does(token: Token) -> bool:
    """Whether a word is for a stain, or says that it was done."""
    return token.kind == WORD and (token.value.grammar in _DONE or bool(token.value.undertaken))


def _passed(token: Token) -> bool:
    """Whether a word tells nothing of a result: no sign, no "positive", no denial."""
    if token.kind != WORD or token.value.statement is not None or token.value.denies:
        return False
    return token.value.grammar in _SMALL or _does(token)
