"""Where a clause ends that has said all before its list: "while negative for S100, SMA and desmin were positive".

Its list reads on into the next clause, unless the comma that parts them is told from those within the list: a list that has had
its "or" ends at the next comma, and one that has had none at the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Words before one such as "although", and tokens of a list.
_BEFORE, _LONGEST = 7, 40
_VERBS = ("copula", "expressing", "denial")


def with_clauses_before(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop between a clause that is set against the next, or has its own verb, and that."""
    stops = {stop for names, begin in _clauses(tokens) if (stop := _stop(tokens, begin, names)) is not None}
    return [Token(POINT, ";", t.start, t.end) if at in stops else t for at, t in enumerate(tokens)] if stops else tokens


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first name of each clause that has words before it, and where the clause begins."""
    begin, named = 0, False
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ",;.:-\n":
            begin, named = at + 1, False
        elif token.kind == NAME and not named:
            named = True
            if begin < at:
                yield at, begin


def _stop(tokens: Sequence[Token], begin: int, names: int) -> int | None:
    """The place of what parts a clause from the next one."""
    clause = tokens[begin:names]
    first = next((at for at, t in enumerate(clause[:_BEFORE]) if t.kind == WORD and t.value.grammar == "contrast"), None)
    if first is None:
        return _joint(tokens, names) if _has_verb(clause) and _says_of_list(clause) else None
    if any(token.kind == NAME for token in tokens[:begin]) or not _says_of_list(clause[first + 1 :]):
        return None
    said = clause[first + 1 :]
    end = _end_of_list(tokens, names, _has_subject(said) or any(map(_is_adjective, said)))
    return end if end is not None and _has_a_verb(tokens, end + 1) else None


def _says_of_list(tokens: Sequence[Token]) -> bool:
    """Whether a result with its verb or adjective stands before the first name; "no staining for" waits for its verb."""
    if any(token.kind == POINT for token in tokens):
        return False
    words = [token.value for token in tokens if token.kind == WORD]
    if any(word.diagnosis for word in words):
        return False  # "schwannoma is favoured because S100 and SOX10 are positive"
    polar = any((word.statement or ("",))[0] == "polarity" and word.grammar is None for word in words)
    noun = any(word.denies or word.stained or word.noun or (word.grammar == "expressing" and not word.finite) for word in words)
    told = polar or any(word.grammar in ("expressing", "denial") for word in words)
    told = told or (_has_verb(tokens) and _named_behind_subject(words))
    return told and (_has_subject(tokens) or not noun)


def _named_behind_subject(words: Sequence[Entry]) -> bool:
    """ "The cells stained with", but not "免疫染色では", which only tells by what method."""
    subjects = (n for n, word in enumerate(words) if word.grammar in ("copula", "existence") or word.finite or _of_cells(word))
    subject = next(subjects, len(words))
    return any(word.grammar == "naming" for word in words[subject + 1 :])


def _of_cells(word: Entry) -> bool:
    return (word.statement or ("",))[0] == "cells" or word.whichever


def _is_adjective(token: Token) -> bool:
    """Whether a word is a result that leads on to names: "negative for"."""
    polar = token.kind == WORD and token.value.grammar is None and (token.value.statement or ("",))[0] == "polarity"
    return polar and not token.value.several


def _has_verb(tokens: Sequence[Token]) -> bool:
    cells = False
    for entry in (token.value for token in tokens if token.kind == WORD):
        if (
            entry.grammar in ("copula", "existence")
            or entry.finite
            or entry.subjectless
            or (entry.showing and entry.grammar is None)
        ):
            return True
        worded = entry.statement is not None and entry.statement[0] == "polarity" and " " in entry.phrase
        if cells and (worded or entry.grammar in ("denial", "naming")):
            return True  # "the cells did not (react)", "the cells stained with"
        cells = cells or (entry.statement or ("",))[0] == "cells" or entry.whichever
    return False


def _has_subject(tokens: Sequence[Token]) -> bool:
    """Whether a clause has had its verb before the first name, or cells that do something."""
    if _has_verb(tokens):
        return True
    for at, token in enumerate(tokens):
        if token.kind != WORD:
            continue
        entry = token.value
        cells = (entry.statement or ("",))[0] == "cells" or entry.whichever
        noun = next((t for t in tokens[at + 1 : at + 2] if t.kind == WORD and t.value.grammar in ("expressing", "naming")), None)
        if cells or (entry.definite and noun is None):
            return True
    return False


def _end_of_list(tokens: Sequence[Token], at: int, has_verb: bool) -> int | None:
    """The place of the comma behind the list that begins here. ``has_verb``: the one behind the names is not its own."""
    first: int | None = None
    closed = False
    last = min(len(tokens), at + _LONGEST)
    while at < last:
        token = tokens[at]
        joins = _joins(token)
        if token.kind == POINT and token.value == ",":
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            if behind is None or closed:
                return at if behind is not None else None
            if _joins(behind):
                joins, at = True, at + 1  # "A, B, or C"
            elif first is None:
                first = at
                if behind.kind != NAME:
                    return first
        elif token.kind == NAME or (token.kind == WORD and token.value.grammar in ("filler", "link")) or _noun_behind(tokens, at):
            pass
        elif not joins:
            return first if has_verb else None
        closed = closed or joins
        at += 1
    return first


def _joint(tokens: Sequence[Token], names: int) -> int | None:
    """What parts a clause with its verb and one name from the next: "we found expression of A, *B fails* to stain", "no staining
    was seen for A *and B was* positive"."""
    names += _noun_behind(tokens, names + 1)
    if names + 4 >= len(tokens):
        return None
    joint, second = tokens[names + 1], tokens[names + 2]
    if joint.kind == POINT and joint.value == "," and _joins(second) and tokens[names + 3].kind == NAME:
        return names + 1 if _tells_by_a_verb(tokens, names + 4) else None  # "A, and B is"
    if second.kind != NAME or not (_joins(joint) or (joint.kind == POINT and joint.value == ",")):
        return None
    verb = names + 3
    if tokens[verb].kind == WORD and tokens[verb].value.nor:
        return None
    if sum(token.kind == NAME and token.value.marker == second.value.marker for token in tokens) > 1:
        return None  # told of two areas, each with a clause of several stains
    if joint.kind == POINT and _joins(tokens[verb]) and names + 5 < len(tokens) and tokens[names + 4].kind == NAME:
        verb = names + 5  # "A, B and C are"
    return names + 1 if _tells_by_a_verb(tokens, verb) else None


def _noun_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun such as "expression" closes a list: "no evidence of SMA *expression*, and ..."."""
    closes = at + 1 < len(tokens) and (_joins(tokens[at + 1]) or (tokens[at + 1].kind == POINT and tokens[at + 1].value == ","))
    return closes and tokens[at].kind == WORD and tokens[at].value.grammar == "expressing" and not tokens[at].value.finite


def _tells_by_a_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands at a place: "is", "fails to", "highlights the tumour cells"."""
    if tokens[at].kind != WORD:
        return False
    entry = tokens[at].value
    following = tokens[at + 1 : at + 2]
    cells = any(t.kind == WORD and (t.value.statement == ("cells", "tumour") or t.value.definite) for t in following)
    denies = entry.grammar == "denial" and any(
        t.kind == WORD for t in following
    )  # "fails to stain it", but no "nicht" at the end
    return entry.grammar == "copula" or denies or entry.finite or (entry.grammar == "expressing" and cells)


def _has_a_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether names with a verb of their own, or a subject with its verb and names, stand from a place on."""
    named = told = False
    for token in tokens[at : at + _LONGEST]:
        if token.kind == NAME:
            named = True
        elif token.kind == SIGN or (token.kind == POINT and token.value in ";.:"):
            return False
        elif token.kind == WORD and (token.value.grammar in _VERBS or token.value.finite):
            told = True
        elif token.kind == WORD and (token.value.grammar == "contrast" or token.value.relative):
            return False
        if named and told:
            return True
    return False


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"
