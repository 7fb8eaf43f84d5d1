"""Brackets that begin with a label of another lesion: "p16 positive (*block 7, leiomyoma:* ER +, p16 negative)", "a finding
told of (*naevus of the back, 2015:* S100+)".

What stands there is listed: it is not certain that the lesion is none of this report's tumours.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

#: Tokens from the bracket to the colon behind its label.
_LONGEST = 9


def labelled_apart(tokens: Sequence[Token], bracket: int) -> bool:
    """Whether the label of a bracket has a year behind a comma, or the number of a block and a lesion that is benign; beside
    such a block a stain is named before the bracket, or nothing stands there."""
    label = _label(tokens, bracket)
    if len(label) < 3 or any(token.kind == WORD and token.value.classification for token in label):
        return False
    if is_year(label[-1]) and _is_comma(label[-2]):
        return True
    numbered = any(token.kind == NUMBER and not is_year(token) for token in label)
    benign = any(token.kind == WORD and token.value.precursor for token in label)
    if not numbered or not benign or not any(map(_is_comma, label)):
        return False
    return bracket == 0 or any(token.kind == NAME for token in tokens[:bracket])


def _label(tokens: Sequence[Token], bracket: int) -> Sequence[Token]:
    """The tokens between a bracket and a colon with a name right behind it; none where they are no label."""
    for at in range(bracket + 1, min(len(tokens) - 1, bracket + 2 + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT and token.value == ":":
            return tokens[bracket + 1 : at] if tokens[at + 1].kind == NAME else ()
        if token.kind not in (WORD, UNKNOWN, NUMBER) and not _is_comma(token):
            return ()
        if token.kind == WORD and (token.value.statement is not None or token.value.grammar == "present"):
            return ()
    return ()


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and token.value == ","
