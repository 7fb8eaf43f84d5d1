"""Tissue that served as control, with its stains: "controls adequate (*tonsil BCL2 positive, skin S100 positive*)".

It stands in brackets behind the control, or is listed behind it piece by piece, each beginning with its tissue; or its stains
stand in brackets before it: "the myometrium (*SMA 3*) served as control". What is said of it is said of no tumour: brackets that
tell of nothing else are left out early (``with_control_brackets``), names in other lists keep their results as those of controls
(``with_control_lists``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of the clause before brackets, in them, and from a control to brackets that list its tissue.
_BEFORE, _LONGEST, _NEAR = 12, 60, 5
_OWN = ("tumour", "sustentacular")


def is_control(token: Token) -> bool:
    """Whether a token tells of a control."""
    return token.kind == WORD and ("control" in token.value.context or token.value.statement == ("cells", "control"))


def control_tissue(tokens: Sequence[Token]) -> set[int]:
    """The places of all that is told of the tissue of controls."""
    return _in_brackets(tokens) | _listed(tokens)


def with_control_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what brackets tell of the tissue of a control."""
    if not any(map(is_control, tokens)):
        return tokens
    inside = _in_brackets(tokens)
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if at in inside else t for at, t in enumerate(tokens)]


def with_control_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, stains of the tissue of controls as names that tell of controls."""
    places = _listed(tokens)
    return [_as_control(t) if n in places and t.kind == NAME else t for n, t in enumerate(tokens)] if places else tokens


def _in_brackets(tokens: Sequence[Token]) -> set[int]:
    """The places in brackets whose clause speaks of a control, and that tell of tissue and not of the tumour."""
    found: set[int] = set()
    for begin, end in _brackets(tokens):
        stated = [_stated(token) for token in tokens[begin:end]]
        tissue = any(subject == "cells" for subject, _ in stated) or any(map(_is_tissue, tokens[begin:end]))
        if ("cells", "tumour") in stated:
            continue
        if (tissue and _behind_control(tokens, begin)) or _is_control(tokens, begin, end) or _stains(tokens, begin, end):
            found |= set(range(begin + 1, end))
    return found


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    begin = None
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "(":
            begin = at
        elif token.kind == POINT and token.value == ")" and begin is not None:
            if at - begin <= _LONGEST:
                yield begin, at
            begin = None


def _behind_control(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the clause before brackets speaks of a control and names no stain."""
    control = False
    for token in reversed(tokens[max(0, begin - _BEFORE) : begin]):
        if token.kind == NAME or (token.kind == POINT and token.value in ";.)\n"):
            return control and token.kind != NAME
        control = control or is_control(token)
    return control


def _stains(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether brackets right behind a result say that the control stains: "negative (muscle *as internal control, positive*)"."""
    inside = tokens[begin + 1 : end]
    if not any(map(is_control, inside)) or any(token.kind in (NAME, SIGN, NUMBER) for token in inside):
        return False
    told = {value for subject, value in map(_stated, inside) if subject == "polarity"}
    denied = any(token.kind == WORD and token.value.grammar in ("denial", "contrast") for token in inside)
    return told == {"positive"} and not denied and (tokens[begin - 1].kind == SIGN or _stated(tokens[begin - 1])[0] == "polarity")


def _is_control(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether what stands before brackets is said to be a control behind them, and is no tumour."""
    for token in reversed(tokens[max(0, begin - _BEFORE) : begin]):
        if token.kind == POINT and token.value in ",;.)\n":
            break
        if token.kind == NAME or _stated(token) == ("cells", "tumour") or (token.kind == WORD and token.value.diagnosis):
            return False
    behind = tokens[end + 1 : end + 1 + _BEFORE]
    verb = bool(behind) and behind[0].kind == UNKNOWN  # "sirve de control interno"
    for at, token in enumerate(behind):
        if token.kind in (NAME, POINT) or _stated(token)[0] == "polarity":
            return False  # "was negative with the control antibody"
        if is_control(token):
            return verb or (at == 0 and end + 2 < len(tokens) and tokens[end + 2].value in (".", ";"))
        verb = verb or (token.kind == WORD and token.value.grammar == "copula")
    return False


def _listed(tokens: Sequence[Token]) -> set[int]:
    """The places of tissue with its stains, in brackets right behind a control or piece by piece behind it."""
    places: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind != WORD or "control" not in token.value.context or at in places:
            continue
        opening = _opening(tokens, at)
        if opening is not None:
            close = _closing(tokens, opening)
            places |= set(range(opening, close)) if _lists_tissue(tokens[opening + 1 : close]) else set()
        elif names := _names_of_control(tokens, at):
            places |= names
        elif not any(t.kind == NAME for t in tokens[:at]):
            places |= _pieces_behind(tokens, at)
    return places


def _names_of_control(tokens: Sequence[Token], at: int) -> set[int]:
    """The places of the stains that controls were for, in a list with "and": "controls for *SMA, S100 and CD34* stained"."""
    names: set[int] = set()
    linked = joined = False
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.kind == NAME:
            names.add(place)
            if joined:
                return names
        elif token.kind == WORD and token.value.statement is None and token.value.grammar in ("link", "filler", "joining"):
            linked = linked or token.value.grammar == "link"
            joined = bool(names) and token.value.grammar == "joining"
        elif not (names and token.kind == POINT and token.value == ","):
            break
        if names and not linked:
            break
    return set()


def _opening(tokens: Sequence[Token], at: int) -> int | None:
    """Where brackets open behind a control, with nothing but a word or two between."""
    for place in range(at + 1, min(len(tokens), at + 1 + _NEAR)):
        token = tokens[place]
        if token.kind == POINT and token.value == "(":
            return place
        subject, value = _stated(token)
        if token.kind not in (WORD, UNKNOWN) or (subject == "polarity" and value != "positive"):
            return None
    return None


def _closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for place in range(opening, len(tokens)):
        if tokens[place].kind == POINT and tokens[place].value in "()":
            depth += 1 if tokens[place].value == "(" else -1
            if not depth:
                return place
    return len(tokens)


def _lists_tissue(inside: Sequence[Token]) -> bool:
    """Whether brackets begin with tissue that stains, or is named with its stains: "(Appendix für Desmin)"."""
    if not inside or inside[0].kind == NAME or not any(t.kind == NAME for t in inside):
        return False
    return inside[0].kind == UNKNOWN or _begins_with_tissue(inside[0])


def _pieces_behind(tokens: Sequence[Token], at: int) -> set[int]:
    """The pieces right behind a control that begin with tissue: "control: *tonsil BCL2 positive, skin S100 positive*"."""
    places: set[int] = set()
    begins, inside = True, False
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.kind == POINT and token.value in ",:;":
            begins, inside = True, False
            continue
        if begins:
            inside, begins = _begins_with_tissue(token), False
        if token.kind == NAME and not inside and places:
            break
        if inside:
            places.add(place)
    return places if sum(tokens[p].kind == NAME for p in places) > 1 else set()


def _stated(token: Token) -> tuple[str, str]:
    return (token.value.statement or ("", "")) if token.kind == WORD else ("", "")


def _is_tissue(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.site or token.value.tissue)


def _begins_with_tissue(token: Token) -> bool:
    subject, value = _stated(token)
    return (token.kind == WORD and bool(token.value.site)) or (subject == "cells" and value not in _OWN)


def _as_control(token: Token) -> Token:
    return token._replace(value=replace(token.value, context=token.value.context | {"control"}))
