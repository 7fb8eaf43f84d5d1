"""A stain that some of the tumour shows and some does not: "CD34 lost in the solid areas but present elsewhere".

Neither of the two results is the tumour's: it stains in part, and of a stain that is lost or retained a part is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token
from ihc_engine.vocabulary.models import Marker

_STAINS, _UNSTAINED = frozenset(("positive", "retained")), frozenset(("negative", "lost"))
_PARTLY = frozenset(("focal", "patchy", "most"))
_JOINTS = frozenset(("joining", "filler"))
_KEPT = frozenset(("extent", "intensity", "pattern"))


def with_portions(tokens: list[Token], markers: Mapping[str, Marker]) -> list[Token]:
    """The tokens of a sentence, opposite results of two parts of the tumour as one of staining in part."""
    tokens = _with_verbs(tokens)
    if sum(_polarity(token) is not None for token in tokens) < 2 or not any(_portion(token) for token in tokens):
        return tokens
    changed: dict[int, Token] = {}
    names = [at for at, token in enumerate(tokens) if token.kind == NAME]
    for at, name in enumerate(names):
        end = _stop(tokens, name + 1, names[at + 1] if at + 1 < len(names) else len(tokens))
        if sum(_polarity(token) is not None for token in tokens[name + 1 : end]) != 2:
            continue
        first = next((n for n in range(at, -1, -1) if n == 0 or not _listed(tokens, names[n - 1], names[n])), 0)
        ids = [tokens[n].value.marker.id for n in names[first : at + 1] if tokens[n].value.marker]
        loss = bool(ids) and all(markers[id].measures == "loss" for id in ids)
        changed |= _in_part(tokens, _start(tokens, names[first]), name + 1, end, loss)
    return [changed.get(at, token) for at, token in enumerate(tokens)] if changed else tokens


def _with_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a verb before two parts of one tumour as the positive result that it tells of the first: "*marks*
    the spindle cells and is absent from the epithelioid cells", "labels the spindle cells *but not* the epithelioid cells"."""
    verbs = [at for at, token in enumerate(tokens) if _marks(tokens, at, token)]
    if len(verbs) != 1 or sum(token.kind == NAME for token in tokens) != 1:
        return tokens
    verb = verbs[0]
    told = [at for at, token in enumerate(tokens) if _polarity(token) is not None]
    denials = [at for at, token in enumerate(tokens) if _denies_alone(token)]
    if len(told) == 1 and not denials and _polarity(tokens[told[0]]) in _UNSTAINED:
        unstained = told[0]
    elif not told and len(denials) == 1 and _parts(tokens[denials[0] - 1]):
        unstained = denials[0]
    else:
        return tokens
    read = list(tokens)
    read[verb] = _stating(tokens[verb], ("polarity", "positive"))
    if not told:
        read[unstained] = _stating(tokens[unstained], ("polarity", "negative"))
    ends = [(verb, max(verb, unstained)), (unstained, len(tokens))]
    return read if verb < unstained and all(any(map(_cells_of_part, tokens[a:b])) for a, b in ends) else tokens


def _marks(tokens: Sequence[Token], at: int, token: Token) -> bool:
    """Whether a verb of staining stands right behind a name."""
    if not at or tokens[at - 1].kind != NAME or token.kind != WORD:
        return False
    return bool(token.value.grammar == "expressing" and token.value.statement is None)


def _denies_alone(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial" and token.value.statement is None


def _cells_of_part(token: Token) -> bool:
    """Whether a token is of cells of the tumour that are only a part of it: "spindle cells"."""
    return _portion(token) and _stated(token) == ("cells", "tumour")


def _listed(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two names stand in one list."""
    between = tokens[one + 1 : other]
    return all(
        (t.kind == POINT and t.value in ",/") or (t.kind == WORD and t.value.grammar in ("joining", "filler")) for t in between
    )


def _stop(tokens: Sequence[Token], begin: int, end: int) -> int:
    return next((at for at in range(begin, end) if tokens[at].kind == POINT and tokens[at].value in ".\n"), end)


def _start(tokens: Sequence[Token], name: int) -> int:
    """Where the words before a name begin that may tell where it stains: "in the solid areas CD34 is ..."."""
    while name and (tokens[name - 1].kind == WORD or tokens[name - 1].value == ",") and _polarity(tokens[name - 1]) is None:
        name -= 1
    return name


def _in_part(tokens: Sequence[Token], start: int, begin: int, end: int, loss: bool) -> dict[int, Token]:
    """What replaces the tokens between two places, behind names, if they tell opposite things of two parts."""
    told = [at for at in range(begin, end) if _polarity(tokens[at]) is not None]
    if len(told) != 2 or any(_speaks_of_others(token) for token in tokens[begin:end]):
        return {}
    sides = [_polarity(tokens[at]) for at in told]
    if not ((sides[0] in _STAINS and sides[1] in _UNSTAINED) or (sides[0] in _UNSTAINED and sides[1] in _STAINS)):
        return {}
    border = next((at for at in range(told[0] + 1, told[1]) if _parts(tokens[at])), told[0])
    halves = (range(start, border + 1), range(border + 1, end))
    if (
        end < len(tokens)
        and tokens[end].kind == NAME
        and tokens[end - 1].kind == WORD
        and tokens[end - 1].value.grammar == "link"
    ):
        return {}  # "negative in some areas, positive in others for desmin"
    if not all(any(_portion(tokens[at]) or _other_parts(tokens, at) for at in half) for half in halves):
        return {}
    unstained = 0 if sides[0] in _UNSTAINED else 1
    changed = {at: _silent(tokens[at]) for at in halves[unstained] if _how_much(tokens[at])}
    changed |= {at: _silent(tokens[at]) for at in range(begin, end) if _is_rest(tokens[at])}
    if _parts(tokens[border]):
        changed[border] = _silent(tokens[border])
    at = told[unstained]
    if loss:
        changed |= {n: _silent(tokens[n]) for n in (*halves[1 - unstained], told[1 - unstained]) if _how_much(tokens[n])}
        changed[told[1 - unstained]] = _silent(tokens[told[1 - unstained]])
        changed[at] = _stating(tokens[at], ("polarity", "partial_loss"))
        return changed
    focal = any(_stated(tokens[n]) in (("extent", "focal"), ("extent", "patchy")) for n in halves[1 - unstained])
    changed[at] = _silent(tokens[at]) if focal else _stating(tokens[at], ("extent", "patchy"))
    if sides[1 - unstained] == "retained":
        changed[told[1 - unstained]] = _stating(tokens[told[1 - unstained]], ("polarity", "positive"))
    return changed


def _stated(token: Token) -> tuple[str, str] | None:
    return token.value.statement if token.kind == WORD else None


def _polarity(token: Token) -> str | None:
    stated = _stated(token)
    if stated is not None:
        return stated[1] if stated[0] == "polarity" and token.value.grammar != "link" else None
    return "positive" if token.kind == SIGN and token.value == "+" else None


def _portion(token: Token) -> bool:
    """Whether a token tells of a part of the tumour: "areas", "elsewhere", "a few"."""
    stated = _stated(token)
    shape = stated == ("cells", "tumour") and token.value.morphology is not None  # "spindle cells", beside "epithelioid cells"
    partly = stated is not None and stated[0] == "extent" and stated[1] in _PARTLY
    return token.kind == WORD and bool(token.value.portion or shape or partly)


def _other_parts(tokens: Sequence[Token], at: int) -> bool:
    """ "positive in some areas, negative *in others*"."""
    return _is_rest(tokens[at]) and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar in ("filler", "link")


def _is_rest(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "rest"


def _speaks_of_others(token: Token) -> bool:
    """Whether a token speaks of other cells or of another specimen, denies, or counts."""
    if token.kind == NUMBER:
        return True
    if token.kind != WORD:
        return token.kind == SIGN and token.value != "+"
    stated = _stated(token)
    other = stated is not None and stated[0] in ("cells", "component") and stated[1] != "tumour"
    denies = token.value.grammar in ("denial", "exception", "excepted", "only") and stated is None
    return other or denies or bool(token.value.context) or bool(token.value.around)


def _how_much(token: Token) -> bool:
    stated = _stated(token)
    return stated is not None and stated[0] in _KEPT


def _parts(token: Token) -> bool:
    """Whether a token parts two results."""
    if token.kind == POINT:
        return token.value in ",;"
    return token.kind == WORD and token.value.grammar in ("contrast", "joining", "present")


def _silent(token: Token) -> Token:
    phrase = token.value.phrase if token.kind == WORD else str(token.value)
    return Token(WORD, Entry(phrase, grammar="filler"), token.start, token.end)


def _stating(token: Token, statement: tuple[str, str]) -> Token:
    phrase = token.value.phrase if token.kind == WORD else str(token.value)
    return Token(WORD, Entry(phrase, statement=statement), token.start, token.end)
