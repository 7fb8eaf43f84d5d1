"""A control told with its stains before what the tumour shows of them.

"Muscle serves as control for desmin and myoglobin; *tumour cells are negative for both*": the names are the tumour's too, so that
what else is told of the control falls silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.steps.control_tissue import is_control
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens of the clause of the control, and of that of the tumour.
_LONGEST, _NEAR = 24, 12
_TOLD = frozenset(("positive", "negative", "lost", "retained"))


def with_controls_before(tokens: list[Token]) -> list[Token]:
    """The tokens of such a sentence, the names of the control before what is told of the tumour."""
    if len(tokens) > _LONGEST + _NEAR + 2:
        return tokens  # longer than both clauses can be
    stop = next((n for n, t in enumerate(tokens) if t.kind == POINT and t.value in ";,"), 0)
    while 0 < stop < len(tokens) and not (_of_control(tokens[:stop]) and _of_tumour(tokens[stop + 1 :])):
        stop = next((n for n in range(stop + 1, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";,"), 0)
    if not 0 < stop <= _LONGEST:
        return tokens
    names = [n for n in range(stop) if tokens[n].kind == NAME]
    kept = [
        _plain(t) if n in names else t if n > names[0] and (_joins(t) or t.kind == POINT) else _silent(t)
        for n, t in enumerate(tokens[: names[-1] + 1])
    ]
    told = [_silent(t) if t.kind == WORD and _of_both(tokens, n) else t for n, t in enumerate(tokens) if n > stop]
    return [*kept, *map(_silent, tokens[names[-1] + 1 : stop + 1]), *told]


def _of_control(clause: Sequence[Token]) -> bool:
    """Whether a clause tells of a control of the stains that it names, and of nothing that failed."""
    words = [token.value for token in clause if token.kind == WORD]
    failed = any(word.grammar in ("denial", "contrast", "exception") or _polar(word, _TOLD - {"positive"}) for word in words)
    failed = failed or any((word.statement or ("",))[0] == "polarity" and not _polar(word, _TOLD) for word in words)
    own = any(word.statement == ("cells", "tumour") for word in words)
    at = next((n for n, token in enumerate(clause) if is_control(token)), len(clause))
    named = [n for n, token in enumerate(clause) if token.kind == NAME]
    return at < len(clause) and bool(named) and not failed and not own and at < named[0]


def _of_tumour(clause: Sequence[Token]) -> bool:
    """Whether a clause tells of the tumour, without a name and up to the end, whether it stains."""
    words = [token for token in clause if not (token.kind == POINT and token.value in ".\n")]
    if not 2 < len(words) <= _NEAR or any(token.kind != WORD for token in words):
        return False
    cells = next((n for n, token in enumerate(words) if token.value.statement == ("cells", "tumour")), _NEAR)
    verb = cells + 1 < len(words) and words[cells + 1].value.grammar == "copula"
    begins = all(token.value.grammar in ("filler", "joining", "contrast") for token in words[:cells])
    told = [token for token in words if (token.value.statement or ("",))[0] == "polarity"]
    denied = any(token.value.grammar in ("denial", "exception") for token in words)
    return begins and verb and not denied and len(told) == 1 and _polar(told[0].value, _TOLD)


def _of_both(tokens: Sequence[Token], at: int) -> bool:
    """Whether "for both" stands at a place: what it means stands before it now."""
    here = tokens[at].value
    if here.grammar == "pronoun":
        return at > 0 and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar == "link"
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return here.grammar == "link" and behind is not None and behind.kind == WORD and behind.value.grammar == "pronoun"


def _polar(entry: Entry, values: frozenset[str]) -> bool:
    stated = entry.statement or ("", "")
    return stated[0] == "polarity" and stated[1] in values


def _plain(token: Token) -> Token:
    return token._replace(value=replace(token.value, context=token.value.context - {"control"}))


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"


def _silent(token: Token) -> Token:
    return Token(WORD, Entry("", grammar="filler"), token.start, token.end)
