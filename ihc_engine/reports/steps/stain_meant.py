"""The stain named last, meant by a word or by a noun: "S100 was performed. *It* is positive", "...; *the stain* is positive".

Read only where one stain was named, and where the clause says no more than whether it stains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.sentences import Wording, of_wording
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Cutter, Token

#: Tokens between the word and its result, and behind the result up to the end of the clause.
_FAR, _BEHIND = 6, 6
_SETTLED = frozenset(("positive", "negative", "lost", "retained"))
_HOW_MUCH = frozenset(("extent", "intensity", "pattern", "level"))
_IT = Entry("it", grammar="pronoun")
_CORRECTING = frozenset(("mistake", "wronged", "rightly", "righted", "correction"))
_RIGHT = frozenset(("righted", "rightly"))
_CORRECTS = Entry("it", grammar="filler", context={"correction"})


def with_stain_meant(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "the stain" and the like behind a semicolon or "but" as a pronoun of the one marker before."""
    if not any(token.kind == WORD and _may_lead(token.value) for token in tokens):
        return tokens
    read, but_is = list(tokens), []
    named: set[str] = set()
    told = False
    for at, token in enumerate(tokens):
        named |= markers_of([token])
        if len(named) > 1:
            break
        begins = (token.kind == POINT and token.value in ",;:") or (token.kind == WORD and token.value.grammar == "contrast")
        leads = begins and bool(named) and told
        told = told or settled(token)
        if not leads:
            continue
        if token.kind == WORD and _only_written(tokens, at):
            but_is.append(at)
            continue
        noun = at + 1 if _means_it(tokens, at) else _noun(tokens, at + 1)
        if noun is not None and (end := bare_result(tokens, noun + 1)) is not None and ends_clause(tokens, end + 1):
            read[at + 1] = Token(WORD, _IT, tokens[at + 1].start, tokens[at + 1].end)
            for place in range(at + 2, noun + 1):
                read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
    for at in reversed(but_is):
        read.insert(at + 1, Token(WORD, _IT, tokens[at].end, tokens[at].end))
    return read


def _may_lead(entry: Entry) -> bool:
    return entry.material or entry.stained or entry.written or entry.meant


def _means_it(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as "it" stands behind a semicolon."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    means = following is not None and following.kind == WORD and bool(following.value.meant)
    return means and tokens[at].value == ";" and _copula(tokens, at + 2)


def _only_written(tokens: Sequence[Token], at: int) -> bool:
    """Whether "but" at a place leads from what was written to what is so: "was entered as positive *but is* negative"."""
    if not (_written(tokens[:at]) and (_copula(tokens, at + 1) or _copula(tokens, at - 1))):
        return False
    end = bare_result(tokens, at + 1)
    return end is not None and ends_clause(tokens, end + 1)


@of_wording
def is_called_wrong(wording: Wording) -> bool:
    """Whether a sentence says of the one before that it is wrong: "This is an error"."""
    return any("mistake" in entry.context for entry, _, _ in wording.finds)


def as_corrected(before: Sequence[Token], tokens: list[Token]) -> list[Token] | None:
    """The tokens of a sentence that says anew what a stain of another, which was called wrong, shows; None if it does not.

    "DOG1 negative. This was a typing error. *DOG1 is positive.*"
    """
    named = markers_of(tokens)
    if len(named) != 1 or not named <= markers_of(before):
        return None
    if not any(map(settled, tokens)):
        return None
    start = tokens[0].start
    return [Token(WORD, _CORRECTS, start, start), *tokens]


def meant_at(tokens: Sequence[Token], original: str, written: bool = False) -> int | None:
    """Where a sentence without a name begins to tell of the stain named in the one before: "It is positive".

    ``written``: that one tells what was written of it, so that a result alone tells what is so. Behind what tells of a repeat it
    may stand behind "and", or be told of the tumour: "We repeated it *and the tumour cells are negative*".
    """
    if any(token.kind == WORD and token.value.grammar == "pronoun" and not token.value.meant for token in tokens):
        return None  # "these stains were all negative"
    if written and tokens and settled(tokens[0]) and _ends_part(tokens, 1):
        return 0
    named = any(token.kind == NAME for token in tokens)
    repeated = False
    for at in range(len(tokens)):
        if at and tokens[at - 1].kind == NAME:
            return None  # "ALK was given as negative; it is positive" speaks of its own stain
        repeated = repeated or (at > 0 and not named and _corrects(tokens[at - 1]))
        of_tumour = repeated and tokens[at].kind == WORD and tokens[at].value.statement == ("cells", "tumour")
        joins = repeated and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar == "joining"
        begins = at == 0 or _begins(tokens[at - 1]) or joins or (not named and _corrects(tokens[at - 1]))
        if not (begins or of_tumour):
            continue
        word = at + 1 if of_tumour else _word(tokens, at, original)
        told = None if word is None else bare_result(tokens, word)
        if told is not None and _ends_part(tokens, told + 1):
            return at
    return None


def with_name(tokens: Sequence[Token], at: int, name: Token, corrects: bool) -> list[Token]:
    """The tokens with the name that is meant at a place. ``corrects``: what was said of it before was only written."""
    first = tokens[at]
    meant = Token(NAME, replace(name.value, refers=False), first.start, first.end)
    verb = settled(first) or (first.kind == WORD and first.value.grammar == "copula")
    before = [t._replace(kind=WORD, value=Entry("", grammar="filler")) for t in tokens[:at] if t.kind == UNKNOWN]
    corrects = corrects or any(t.kind == WORD and t.value.context & _CORRECTING for t in tokens[:at])
    corrects = corrects or _is_right(tokens, at)
    said = [Token(WORD, _CORRECTS, first.start, first.start)] if corrects else []
    rest = list(tokens[at:] if verb else tokens[at + 1 :])
    return [*before, *said, meant, *(map(_is_so, rest) if corrects else rest)]


def _is_so(token: Token) -> Token:
    """ "Should be positive" behind what was only written is what is so."""
    if token.kind != WORD or not {"righted", "hypothetical"} & token.value.context or not settled(token):
        return token
    return token._replace(value=replace(token.value, context=token.value.context - {"hypothetical"}))


def _is_right(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the true result", "the correct result" stands at a place: what was said before it is not so."""
    words = [token.value for token in tokens[at : at + 3] if token.kind == WORD]
    return any(entry.genuine or entry.context & _RIGHT for entry in words)


@of_wording
def was_written(wording: Wording, cutter: Cutter) -> bool:
    """Whether a sentence tells what was written of a stain, not what it shows: "was transcribed as negative", "... is wrong"."""
    return _written(cutter.tokens(wording))


def _written(tokens: Sequence[Token]) -> bool:
    return any(token.kind == WORD and (token.value.written or "mistake" in token.value.context) for token in tokens)


def _begins(before: Token) -> bool:
    """Whether a clause may begin behind a token: a point, "but", "in fact"."""
    if before.kind == POINT:
        return before.value in ",;:"
    return before.kind == WORD and (before.value.grammar == "contrast" or "rightly" in before.value.context)


def _corrects(before: Token) -> bool:
    """Whether a token leads to what a second look shows of the stain before: "*On re-cut* it is retained"."""
    return before.kind == WORD and "correction" in before.value.context


def _noun(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the noun in "the stain", "the true result", "actual result"."""
    pointed = False
    for place in range(at, min(len(tokens), at + 3)):
        token = tokens[place]
        if token.kind != WORD:
            return None
        entry = token.value
        if entry.context & _RIGHT and _copula(tokens, place + 1):
            return place  # "the correct result is"
        if entry.material or entry.stained:
            return place if pointed else None
        if not (entry.definite or entry.genuine):
            return None
        pointed = True
    return None


def _word(tokens: Sequence[Token], at: int, original: str) -> int | None:
    """Where the verb is looked for behind a word such as "it", or behind "the stain"; None if no such word stands at a place."""
    token = tokens[at]
    if token.kind == NAME:  # German "Er" at the beginning of a sentence is no receptor
        return at + 1 if token.value.meant and original[token.start : token.end].istitle() and _copula(tokens, at + 1) else None
    if token.kind != WORD:
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.value.meant and (_copula(tokens, at + 1) or (behind is not None and settled(behind) and _has_verb(behind))):
        return at + 1
    if token.value.meant and behind is not None and behind.kind == WORD and "righted" in behind.value.context:
        return at + 1  # "It should read positive"
    if at == 0 and token.value.context & _RIGHT and behind is not None and (settled(behind) or _copula(tokens, at + 1)):
        return at + 1  # "Correct is positive"
    if at == 0 and token.value.genuine and behind is not None and behind.kind == POINT and behind.value == ":":
        return at + 2  # "Correct: positive"
    if at == 0 and token.value.subjectless:
        accented = not original[token.start : token.end].isascii()  # Italian "È", which is no "e"
        return at if token.value.grammar == "copula" else at + 1 if accented else None
    noun = _noun(tokens, at)
    return None if noun is None else noun + 1


def _copula(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar in ("copula", "denial")


def _has_verb(result: Token) -> bool:
    """Whether a result has its verb in one phrase: "is not positive"."""
    return result.kind == WORD and bool(result.value.several)


def bare_result(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the result, if nothing but a verb, adverbs and how much stand before it."""
    for place in range(at, min(len(tokens), at + _FAR)):
        token = tokens[place]
        if token.kind == NUMBER:
            continue
        if settled(token):
            return place
        if token.kind != WORD or not _says_little(token.value):
            return None
    return None


def settled(token: Token) -> bool:
    """Whether a token says of a stain that it is positive, negative, lost or retained."""
    if token.kind == SIGN:
        return True
    stated = token.value.statement if token.kind == WORD else None
    told = stated is not None and stated[0] == "polarity" and stated[1] in _SETTLED
    return told and token.value.grammar not in ("existence", "expressing")  # "it is seen in the dermis" is of the tumour


def _says_little(entry: Entry) -> bool:
    if entry.statement is not None and entry.statement[0] != "polarity":
        return entry.statement[0] in _HOW_MUCH
    return entry.grammar in ("copula", "filler", "joining", "denial", "same", "inside") or bool(entry.context)


def ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause ends before a place."""
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ",;.\n")


def _ends_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but how much and in which cells it stains stands up to the end of the clause."""
    for token in tokens[at : at + _BEHIND]:
        if token.kind == POINT:
            return token.value in ",;.\n("
        if token.kind == NUMBER:
            continue
        if token.kind != WORD or token.value.grammar in ("link", "naming") or token.value.diagnosis or token.value.morphology:
            return False
    return True
