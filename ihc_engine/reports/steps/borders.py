"""Where a list that has its result ends, and the next clause begins with names of its own.

"The cells express desmin, *and CD34, SOX10 and S100* were negative"; "although they lack desmin, *CD34* was positive";
"positive for SMA - *S100* is negative". A list has "and" before its last name alone, so two lists in a row can be told apart.
Where more than one place may be the border, none is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ihc_engine.reports.clauses.clauses import contexts_of
from ihc_engine.reports.clauses.entities import verbs_of_entities
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens before a list, behind it, and between two of its names.
_HEAD, _BEHIND, _JOINT = 16, 14, 6
#: Tokens up to a word such as "that" behind the verb of a sentence: "it is to be noted that".
_FIRST = 4
_ELSEWHERE = frozenset(("literature", "hypothetical", "earlier", "suggested", "another"))
_STRONG = ("denial", "copula")
_LEADING = ("denial", "expressing", "existence", "naming", "link", "copula")
_TURNING = ("denial", "exception", "excepted", "only", "rest", "pronoun", "same", "respectively")
_OTHER = {"positive": "negative", "negative": "positive"}
_POSITIVE, _NEGATIVE = ("positive", "retained"), ("negative", "lost")


class _Joint(NamedTuple):
    """What stands between two names of a list: its place, and its kinds."""

    start: int
    end: int
    comma: bool
    conjoins: bool
    linked: bool
    dash: bool


def with_borders(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a point where a list that has its result ends and the next clause begins."""
    names = [at for at, token in enumerate(tokens) if token.kind == NAME]
    if len(names) < 2 or not any(map(_joins, tokens[names[0] : names[-1]])):
        return tokens
    if contexts_of(tokens) & _ELSEWHERE or verbs_of_entities(tokens):
        return tokens
    borders = {at: at + 1 for at, t in enumerate(tokens) if _is(t, ";") and has_own_verb(tokens, at + 1)}
    at = names[0]
    while 0 <= at < len(tokens):
        joints, end = list_from(tokens, at)
        found = _border(tokens, at, joints, end)
        if found is not None:
            borders[found[0]] = found[1]
            at = found[1] if found[1] > at else end
        else:
            at = end
        at = next((place for place in range(at, len(tokens)) if tokens[place].kind == NAME), -1)
    if not borders:
        return tokens
    read: list[Token] = []
    skipped = -1
    for at, token in enumerate(tokens):
        if at in borders:
            read.append(Token(POINT, ".", token.end, token.end))
            skipped = borders[at]
        if at >= skipped:
            read.append(token)
    return read


def has_own_verb(tokens: Sequence[Token], at: int = 0) -> bool:
    """Whether a line or clause begins with a list whose verb stands behind it: the result before it is not its own."""
    first = next((place for place in range(at, len(tokens)) if tokens[place].kind not in (WORD, UNKNOWN)), len(tokens))
    if first >= len(tokens) or tokens[first].kind != NAME or first - at > _HEAD:
        return False
    if any(t.kind == WORD and (_polar(t) or t.value.grammar in _TURNING or t.value.context) for t in tokens[at:first]):
        return False
    _, end = list_from(tokens, first)
    behind = behind_list(tokens, end)
    verb = any(t.kind == WORD and t.value.grammar in ("copula", "denial", "expressing") for t in behind)
    return verb and says(behind) is not None


def _polar(token: Token) -> bool:
    return token.value.statement is not None and token.value.statement[0] == "polarity"


def list_from(tokens: Sequence[Token], start: int) -> tuple[list[_Joint], int]:
    """What stands between the names of the list that begins at a place, and where it ends."""
    joints: list[_Joint] = []
    end = _past_brackets(tokens, start + 1)
    while True:
        joint = _joint(tokens, end)
        if joint is None:
            return joints, end
        joints.append(joint)
        end = _past_brackets(tokens, joint.end + 1)


def _past_brackets(tokens: Sequence[Token], at: int) -> int:
    """The place behind brackets that hold another name of the stain and nothing else: "CD117 (c-kit)"."""
    inside = tokens[at : at + 3]
    if len(inside) == 3 and _is(inside[0], "(") and inside[1].kind == NAME and _is(inside[2], ")"):
        return at + 3
    return at


def _joint(tokens: Sequence[Token], start: int) -> _Joint | None:
    comma = conjoins = linked = dash = False
    for at in range(start, min(len(tokens), start + _JOINT)):
        token = tokens[at]
        if token.kind == NAME:
            return _Joint(start, at, comma, conjoins, linked, dash) if at > start else None
        if _is(token, ",") and at == start:
            comma = True
        elif at == start and _parting(tokens, at):
            dash = True
        elif token.kind != WORD or dash is None:
            return None
        elif token.value.grammar == "joining" or token.value.nor:
            conjoins = True
        elif token.value.grammar == "link":
            linked = True
        elif token.value.grammar != "filler":
            return None
    return None


def _border(tokens: Sequence[Token], start: int, joints: Sequence[_Joint], end: int) -> tuple[int, int] | None:
    """The stretch between two clauses inside of a list or behind it; None where there is none, or none that is certain."""
    head = _head(tokens, start)
    said = says(head)
    if said is None or (head and not _leads_on(head)):
        return _dash_behind(tokens, end)
    granted = _granted(tokens, start - len(head), head)
    if granted and end < len(tokens) and _is(tokens[end], ",") and _clause_from(tokens, end + 1):
        return end, end + 1  # "although it lacks S100, the stain for SMA is positive"
    if _parting(tokens, end) and not _signs(tokens[start:end]) and _tells_of_another(tokens, end + 1):
        return end, end + 1  # "positive for SMA - negative for S100"
    begin = end + _is(tokens[end], ",") if end < len(tokens) else end
    if begin < len(tokens) and _and(tokens[begin]) and _tells_of_another(tokens, begin + 1, of=_OTHER[said]):
        return end, begin + 1  # "positive for SMA, and no staining for S100 is seen"
    if not joints:
        return None
    told = _own_words(head, behind_list(tokens, end))
    if _waits_for_verb(head) and not (said == "negative" and _is_positive(told)):
        return None
    behind, verb = (
        says(told),
        any(t.kind == WORD and (t.value.grammar in _STRONG or t.value.finite or t.value.several) for t in told),
    )
    dashes = [joint for joint in joints if joint.dash]
    if behind is None or (behind == said and not dashes):
        return None
    joined = _joined(tokens, start, head)
    if joined is not None:
        return joined, joined + 1
    strong = verb and (_predicates(head) or _direct(head))
    parting = [
        joint
        for at, joint in enumerate(joints)
        if not joint.linked and one_list(joints[:at]) and one_list(joints[at + 1 :]) and (joint.dash or not dashes)
    ]
    behind_comma = (joints[joints.index(joint) + 1 :] for joint in parting if joint.comma and not joint.conjoins)
    if not granted and any(sum(joint.conjoins for joint in rest) < 2 for rest in behind_comma):
        strong = False  # "absence of CD31 and ERG, S100 and SOX10 positive": the comma is as good a border
    found = [
        joint
        for joint in parting
        if joint.dash or (joint.comma != joint.conjoins if granted else joint.conjoins and (joint.comma or strong))
    ]
    if granted and len(found) > 1:
        found = [joint for joint in found if joint.comma]
    return (found[0].start, _name_of(tokens, found[0])) if len(found) == 1 else None


def _joined(tokens: Sequence[Token], start: int, head: Sequence[Token]) -> int | None:
    """The place of an "and" before a list, behind names that have their own result: "SMA is positive *and* S100 and CD34 are
    negative"; None where there is none."""
    begun = start - len(head)
    at = next((place for place in range(start - 1, begun - 1, -1) if not _filler(tokens[place])), begun)
    closed = at > begun and _and(tokens[at]) and begun > 0 and tokens[begun - 1].kind == NAME
    return at if closed else None


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler"


def _waits_for_verb(head: Sequence[Token]) -> bool:
    """Whether a list is the subject of a verb that stands before it, or of a noun whose verb is to come: "demgegenüber *zeigen
    sich* ERG und p63 negativ", "während eine *Reaktivität* für ERG und p63 nicht nachweisbar ist"."""
    contrast = next((at for at, t in enumerate(head) if t.kind == WORD and t.value.grammar == "contrast"), None)
    if contrast is None:
        return False
    words = [t.value for t in head[contrast + 1 :] if t.kind == WORD]
    if words and words[0].fronted:
        return True
    verb = any(word.grammar == "copula" or word.finite or word.fronted or word.subjectless or word.showing for word in words)
    return not verb and any(word.grammar == "expressing" and not word.several for word in words)


def _is_positive(behind: Sequence[Token]) -> bool:
    """Whether words say "is positive", which no denied noun before them can be: "although there be no expression of A, *B is
    positive*"."""
    words = [t.value for t in behind if t.kind == WORD]
    return any(w.grammar == "copula" for w in words) and any(
        w.statement == ("polarity", "positive") and not w.grammar for w in words
    )


def _own_words(head: Sequence[Token], behind: Sequence[Token]) -> Sequence[Token]:
    """The words behind a list without its own noun or the verb of that: "no evidence of S100 or SMA *expression*", "no staining
    for S100 and SMA *was seen*"."""
    if behind and behind[0].kind == WORD and behind[0].value.grammar == "expressing" and not behind[0].value.finite:
        return behind[1:]
    words = [t.value for t in behind if t.kind == WORD]
    exists = any(word.grammar == "existence" for word in words) and not any(word.grammar == "denial" for word in words)
    verb = any(t.kind == WORD and (t.value.grammar == "copula" or t.value.finite or t.value.subjectless) for t in head)
    return () if exists and not verb and any(t.kind == WORD and t.value.denies for t in head) else behind


def _name_of(tokens: Sequence[Token], joint: _Joint) -> int:
    """The place behind a point or "and": articles before the name stay."""
    at = joint.start
    while at < joint.end and not (tokens[at].kind == WORD and tokens[at].value.grammar == "filler"):
        at += 1
    return at


def one_list(joints: Sequence[_Joint]) -> bool:
    """Whether names are one list: commas, and "and" before the last name alone."""
    if not joints:
        return True
    *before, last = joints
    if any(joint.dash for joint in joints) or not last.conjoins or (last.comma and not before):
        return False
    if all(joint.conjoins for joint in joints):
        return len(joints) == 1 or not any(joint.comma for joint in joints)
    return not any(joint.conjoins for joint in before)


def _head(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The words before a list that lead on to it."""
    at = start
    if at and _is(tokens[at - 1], ":"):
        at -= 1
    while at > 0 and start - at < _HEAD and tokens[at - 1].kind in (WORD, UNKNOWN) and not _of_speech(tokens, at - 1):
        if tokens[at - 1].kind == WORD and tokens[at - 1].value.closing:
            break  # a verb that ends its clause, behind its names
        at -= 1
        if tokens[at].kind == WORD and tokens[at].value.grammar == "contrast":
            break
    return tokens[at:start]


def _of_speech(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as "that" stands behind a verb: "the study showed *that* the cells express SMA", "note *that*"."""
    if not (tokens[at].kind == WORD and tokens[at].value.relative):
        return False
    before = tokens[at - 1] if at else None
    if before is None or (before.kind == WORD and before.value.grammar in ("copula", "existence")):
        return True
    return before.kind == UNKNOWN and at <= _FIRST and all(t.kind != WORD or t.value.statement is None for t in tokens[:at])


def behind_list(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """The verb or result right behind a list, if it leads on to no other name."""
    at = end
    for at in range(end, min(len(tokens), end + _BEHIND)):
        token = tokens[at]
        if token.kind == NAME:
            return ()
        if token.kind == POINT and not (token.value in ":(" and at == end):
            break
        if token.kind == WORD and (token.value.grammar in ("contrast", "joining") or token.value.relative):
            break
    else:
        at += 1
    behind = tokens[end:at]
    return behind if behind and behind[0].kind != UNKNOWN else ()


def says(tokens: Sequence[Token]) -> str | None:
    """Whether words say that something stains or that it does not; None where they say neither, or are a part of a subject."""
    told = None
    for token in tokens:
        if token.kind == SIGN:
            return "positive" if token.value[:1] == "+" else "negative" if token.value == "-" else None
        if token.kind != WORD:
            continue
        entry = token.value
        if entry.relative or entry.context or entry.grammar in ("exception", "excepted", "only", "rest", "pronoun"):
            return None
        if entry.grammar == "denial":
            return "negative"
        stated = entry.statement
        if stated is not None and stated[0] == "polarity":
            told = "positive" if stated[1] in _POSITIVE else "negative" if stated[1] in _NEGATIVE else None
            if told is None or told == "negative":
                return told
        elif stated is not None and stated[0] == "cells" and stated[1] != "tumour":
            return None
        elif entry.grammar in ("expressing", "existence"):
            told = told or "positive"
    return told


def _predicates(head: Sequence[Token]) -> bool:
    """Whether words before a list have a verb, and are no bare denial: "*no* desmin and CD34 was positive" may say either."""
    words = [t for t in head if t.kind != WORD or t.value.grammar not in ("filler", "contrast", "joining")]
    verbs = [t for t in words if t.kind == WORD and t.value.grammar in _STRONG]
    return any(t.value.grammar == "copula" or t.value.several or len(words) > 1 for t in verbs)


def _direct(head: Sequence[Token]) -> bool:
    """Whether a verb stands right before the names: "the cells express *desmin*"."""
    words = [t for t in head if t.kind != WORD or t.value.grammar != "filler"]
    return bool(words) and words[-1].kind == WORD and words[-1].value.finite


def _granted(tokens: Sequence[Token], at: int, head: Sequence[Token]) -> bool:
    """Whether a clause begins with a word such as "although", and nothing is said before it."""
    first = next((place for place, t in enumerate(head) if t.kind == WORD and t.value.grammar == "contrast"), None)
    if first is None:
        return False
    return not any(t.kind in (NAME, SIGN) or (t.kind == WORD and t.value.statement) for t in tokens[: at + first])


def _clause_from(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name and a result stand between a place and the next point."""
    stop = next((place for place in range(at, len(tokens)) if tokens[place].kind == POINT), len(tokens))
    clause = tokens[at:stop]
    return any(t.kind == NAME for t in clause) and says([t for t in clause if t.kind != NAME]) is not None


def _leads_on(head: Sequence[Token]) -> bool:
    """Whether the words before a list are more than a word such as "although" or "and"."""
    return any(t.kind == WORD and (t.value.statement or t.value.grammar in _LEADING) for t in head)


def _dash_behind(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """ "SMA is positive - the stain for S100 is negative": the place of a dash behind the result of a list."""
    behind = behind_list(tokens, end)
    dash = end + len(behind)
    if says(behind) is None or not _parting(tokens, dash) or not _clause_from(tokens, dash + 1):
        return None
    return dash, dash + 1


def _and(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.conjoins)


def _tells_of_another(tokens: Sequence[Token], at: int, of: str | None = None) -> bool:
    """Whether the words from a place on lead on to a name: "negative for S100", "negative: S100"; ``of``: what they say."""
    name = next((place for place in range(at, min(len(tokens), at + _HEAD)) if tokens[place].kind == NAME), None)
    if name is None:
        return False
    head = tokens[at:name]
    if not head or not all(t.kind in (WORD, UNKNOWN) or _is(t, ":") for t in head):
        return False
    told = says(head)
    return told is not None and told == (of or told)


def _parting(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash between blanks stands at a place."""
    if not 0 < at < len(tokens) - 1 or not _is(tokens[at], "-"):
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _signs(tokens: Sequence[Token]) -> bool:
    return any(t.kind in (SIGN, NUMBER) for t in tokens)


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",;-") or (token.kind == WORD and token.value.grammar == "joining")


def _is(token: Token, point: str) -> bool:
    return token.kind == POINT and bool(token.value == point)
