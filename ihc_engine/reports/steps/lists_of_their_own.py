"""A list with a result of its own behind a result that leads on: "loss of PMS2, *with MLH1, MSH2 and MSH6 retained*".

The result before leads on to the first name, and would lead on through the whole list. The list is parted from it where a word
shows that it begins anew: another preposition than the one before the first name, an article, or a remark of the first name
before the comma ("positivity for ALK *in a cytoplasmic pattern*, ROS1 and TRK negative"). Where none does, it is not told to
which of the two the names in the middle belong ("loss of PMS2, *MLH1, MSH2* and MSH6 retained").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: What a name in the middle is about, of which it is not told to which result it belongs.
OF_EITHER = "of either"
#: Tokens from a result to the first name, of a remark before a comma, of a list, and from a list to its result.
_AHEAD, _REMARK, _LONGEST, _BEHIND = 6, 6, 40, 6
#: Tokens from the word with which a clause begins to the first name.
_GRANTED = 12
_NO = frozenset(("negative", "lost"))
_YES = frozenset(("positive", "retained"))
_SMALL = frozenset(("filler", "link", "joining"))
_BETWEEN = frozenset(("copula", "filler", "expressing"))


def with_lists_of_their_own(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a point where such a list begins; names of which it is not told are marked."""
    read = tokens
    done = 0
    for at, token in enumerate(tokens):
        if token.kind != NAME or at < done:
            continue
        names, commas, end = _list(tokens, at)
        done = end
        said = _result(tokens, end)
        head = None if len(names) < 2 or said is None else _head(tokens, at)
        if head is None:
            continue
        if head[0] == said:
            begin = None if said or not head[2] else _beside_loss(tokens, names, commas, end)
            if begin is not None:
                read = list(tokens) if read is tokens else read
                read[begin] = Token(POINT, ";", tokens[begin].start, tokens[begin].end)
            continue
        if not commas or (not head[0] and _is_seen(tokens, end)):
            continue
        begin = _begins(tokens, names, commas, head[2])
        if begin is not None:
            read = list(tokens) if read is tokens else read
            read[begin] = Token(POINT, ";", tokens[begin].start, tokens[begin].end)
        elif head[1] and len(names) > 2 and _conjoins_last(tokens, names) and not _granted(tokens, at):
            read = list(tokens) if read is tokens else read
            for name in names[1:-1]:
                entry = tokens[name].value
                read[name] = tokens[name]._replace(value=replace(entry, context=entry.context | {OF_EITHER}))
    return read


def _list(tokens: Sequence[Token], begin: int) -> tuple[list[int], list[int], int]:
    """The places of the names and of the commas of a list, and the place behind it."""
    names, commas, end = [begin], [], begin + 1
    comma: int | None = None
    gap, apart = 0, False
    at, stop = begin + 1, min(len(tokens), begin + _LONGEST)
    while at < stop:
        token = tokens[at]
        if token.kind == NAME:
            if apart and comma is None:
                break  # "loss of PMS2 with MLH1 retained", "ALK in a cytoplasmic pattern ROS1"
            names.append(at)
            commas += [] if comma is None else [comma]
            end, comma, gap, apart = at + 1, None, 0, False
        elif token.kind == POINT and token.value == ",":
            if comma is not None:
                break
            comma = at
        elif token.kind == POINT and token.value == "(" and comma is None and (close := _closed(tokens, at)):
            at, apart = close, True
        elif token.kind == WORD and token.value.grammar in _SMALL and not token.value.statement:
            apart = apart or (token.value.grammar == "link" and tokens[at - 1].kind == NAME)
        elif gap < _REMARK and _remarks(token) and (comma is None or token.kind == WORD):
            gap, apart = gap + 1, apart or comma is None
        else:
            break
        at += 1
    return names, commas, end


def _closed(tokens: Sequence[Token], at: int) -> int | None:
    """The place where brackets close that hold nothing but remarks."""
    for place in range(at + 1, min(len(tokens), at + 2 + _REMARK)):
        if tokens[place].kind == POINT and tokens[place].value == ")":
            return place
        if not _remarks(tokens[place]):
            return None
    return None


def _remarks(token: Token) -> bool:
    """Whether a token tells how or where something stains, and not whether."""
    if token.kind == UNKNOWN:
        return True
    if token.kind != WORD or token.value.grammar not in (None, "expressing", "naming"):
        return False
    return (token.value.statement or ("",))[0] in ("", "pattern", "extent", "intensity") and not token.value.context


def _side(token: Token) -> bool | None:
    """Whether a result says that something stains; None where it says neither."""
    if token.kind == SIGN:
        return None if "/" in token.value else bool(token.value[0] == "+")
    about, value = (token.value.statement or ("", "")) if token.kind == WORD else ("", "")
    return None if about != "polarity" or value not in _NO | _YES else value in _YES


def _result(tokens: Sequence[Token], end: int) -> bool | None:
    """What is said of a list right behind it, where its part ends there; None where nothing is."""
    for at in range(end, min(len(tokens), end + _BEHIND)):
        said = False if _without(tokens, at) else True if _is_focal(tokens, at) else _side(tokens[at])
        if said is not None:
            return said if _ends(tokens, at + 1 + _without(tokens, at)) else None
        if not (_remarks(tokens[at]) or (tokens[at].kind == WORD and tokens[at].value.grammar in _BETWEEN)):
            return None
    return None


def _beside_loss(tokens: Sequence[Token], names: Sequence[int], commas: Sequence[int], end: int) -> int | None:
    """The place where what is negative begins behind a loss: "loss of INI1, *desmin absent*", "and *desmin negative*". "Loss of A
    and B *not seen*" denies the loss."""
    joints = [at for at in range(names[0], names[-1]) if tokens[at].kind == WORD and tokens[at].value.grammar == "joining"]
    denies = any(
        t.kind == WORD and (t.value.grammar in ("denial", "existence") or t.value.unseen) for t in tokens[end : end + _BEHIND]
    )
    lost = any(t.kind == WORD and t.value.statement == ("polarity", "lost") for t in tokens[end : end + _BEHIND])
    verb = tokens[end].kind == WORD and tokens[end].value.grammar == "copula"
    if lost or (denies and (joints or not commas)) or (verb and not commas):
        return None  # "loss of INI1 and desmin *is* negative": a clause, which is parted where it is known of what it tells
    return commas[0] if commas else joints[-1] if joints else None


def _is_seen(tokens: Sequence[Token], end: int) -> bool:
    """Whether a list ends with what a denial before it says is not there: "no staining for S100 or SMA *was seen*"."""
    return any(token.kind == WORD and token.value.grammar == "existence" for token in tokens[end : end + _BEHIND])


def _is_focal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb and how much stains stand at a place and end their part: "S100 *is focal*"."""
    extent = tokens[at].kind == WORD and (tokens[at].value.statement or ("",))[0] == "extent"
    return extent and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar == "copula" and _ends(tokens, at + 1)


def _without(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial and the staining that it denies stand at a place: "devoid of reactivity"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].kind == tokens[at + 1].kind == WORD
        and tokens[at].value.grammar == "denial"
        and tokens[at + 1].value.grammar == "expressing"
    )


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing follows for which the result would be: "are negative *for desmin*"."""
    following = tokens[at] if at < len(tokens) else None
    if following is None or following.kind in (POINT, NUMBER):
        return True
    return following.kind == WORD and following.value.grammar != "link"


def _head(tokens: Sequence[Token], name: int) -> tuple[bool, bool, bool] | None:
    """What a result says that leads on to a name, whether it is more than a noun of which a result may yet be said, and whether
    it tells of a loss."""
    linked = False
    for at in range(name - 1, max(-1, name - 1 - _AHEAD), -1):
        token = tokens[at]
        if token.kind != WORD:
            return None
        said = _side(token)
        noun = token.value.grammar == "expressing"
        if said is None and noun and (linked or token.value.finite):
            said = True
        if said is not None:
            if not (linked or noun or (at == name - 1 and _ends_in_link(token))):
                return None
            denied = any(t.kind == WORD and t.value.grammar == "denial" for t in tokens[max(0, at - _AHEAD) : name])
            lost = token.value.statement in (("polarity", "lost"), ("polarity", "retained"))
            return said != denied, not noun, lost
        if token.value.grammar == "link":
            linked = True
        elif token.value.grammar not in (None, "filler", "existence", "expressing"):
            return None
    return None


def _begins(tokens: Sequence[Token], names: Sequence[int], commas: Sequence[int], kept: bool) -> int | None:
    """The place of the comma at which a list of its own begins; None where nothing shows it. ``kept``: the result before is a
    loss, whose single name an "A and B" behind the only comma does not go on with."""
    joints = [at for at in range(names[0], names[-1]) if _conjoins(tokens[at])]
    for comma in commas:
        if comma + 1 in joints and joints[-1] > comma + 1:
            return comma  # "positive for A, and B and C are negative"
        if any(joint < comma and joint - 1 not in commas for joint in joints):
            return comma  # "positive for A and B, C and D negative"
    link, verb = _word_before(tokens, names[0])
    for comma in commas:
        following = tokens[comma + 1]
        if (
            following.kind == WORD
            and following.value.grammar == "link"
            and link not in (None, following.value.phrase.rpartition(" ")[2])
        ):
            return comma
        if (following.kind == WORD and following.value.definite and verb) or tokens[comma - 1].kind != NAME:
            return comma
    linked = [name for name in names[1:] if tokens[name - 1].kind == WORD and tokens[name - 1].value.grammar == "link"]
    if linked:  # "positive for CD34, for STAT6, S100 and SOX10 are negative"
        return next((comma for comma in commas if comma > linked[-1]), None)
    two = len(names) == 2 and not joints  # "loss of H3K27me3, S100 is focal"
    return commas[0] if two or (kept and len(names) == len(commas) + 2 == 3) else None


def _conjoins(token: Token) -> bool:
    return token.kind == WORD and token.value.conjoins


def _conjoins_last(tokens: Sequence[Token], names: Sequence[int]) -> bool:
    """Whether "and" stands between the last two names; where a comma does, the last has a result of its own."""
    return any(map(_conjoins, tokens[names[-2] : names[-1]]))


def _granted(tokens: Sequence[Token], name: int) -> bool:
    """Whether the clause before a name begins with a word that sets it against the next: "*although* negative for"."""
    begin = next((at + 1 for at in range(name - 1, max(-1, name - 1 - _GRANTED), -1) if tokens[at].kind == POINT), None)
    if begin is None:
        begin = 0 if name <= _GRANTED else name
    return tokens[begin].kind == WORD and tokens[begin].value.grammar == "contrast"


def _ends_in_link(token: Token) -> bool:
    """Whether a loss or what is kept is a phrase that may hold its preposition: "isolated loss *of*"."""
    return bool(token.value.several and (token.value.statement or ("", ""))[1] in ("lost", "retained"))


def _word_before(tokens: Sequence[Token], name: int) -> tuple[str | None, bool]:
    """The preposition before the first name, and whether a verb stands right before it, without one and without an article."""
    for at in range(name - 1, max(-1, name - 1 - 3), -1):
        if tokens[at].kind != WORD:
            break
        if tokens[at].value.grammar == "link" or (at == name - 1 and _ends_in_link(tokens[at])):
            return tokens[at].value.phrase.rpartition(" ")[2], False
        if tokens[at].value.grammar == "expressing":
            return None, at == name - 1 and tokens[at].value.finite
    return None, False
