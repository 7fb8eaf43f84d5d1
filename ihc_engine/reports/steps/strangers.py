"""Plain words that stand where the name of a stain stands, and are none that is known: "Lumican: positive", "SMA and lumican".

They become names without a marker, so that they take the results that are theirs and are listed as unknown stains, never dropped.
A line of its own is a stain's in a section about stains; elsewhere other stains must stand beside it, or the tumour's cells be
told to be positive or negative for it. Words that stand there and name no stain ("Margins: negative") are listed in
``rules/reading``.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words of one name.
_LONGEST_NAME = 3
_SHORTEST_WORD = 3
#: Articles and the like before a name.
_ARTICLES = 3
#: Grammar that may stand in a result without another name.
_IN_RESULTS = frozenset(("copula", "filler", "expressing", "naming", "joining", "denial", "only"))
_PARTS = frozenset(("positive", "negative"))
_TUMOUR = ("cells", "tumour")


def with_strangers(tokens: list[Token], section: str | None, lexicon: Lexicon, original: str) -> list[Token]:
    """The tokens of a sentence, unknown stains as names without a marker. ``original``: the whole text, as it is spelled."""
    tokens = _without_clones(tokens)
    if not any(token.kind == UNKNOWN for token in tokens):
        return tokens
    named = any(token.kind == NAME for token in tokens)
    about_stains = named or section == "immunohistochemistry"
    if not about_stains and not any(token.kind == WORD and token.value.statement == _TUMOUR for token in tokens):
        return tokens
    found = _told_of(tokens, lexicon)
    if about_stains:
        found += [*(_listed(tokens, lexicon) if named else ()), *_shaped(tokens, lexicon)]
    for start, stop in sorted(set(found), reverse=True):
        first, last = tokens[start].start, _end(original, tokens[stop - 1].end)
        tokens = [*tokens[:start], Token(NAME, Entry(original[first:last]), first, last), *tokens[stop:]]
    return tokens


def _end(original: str, at: int) -> int:
    """Where a word ends of which a part is no token: the number of "PD-L1"."""
    while at < len(original) and original[at].isascii() and original[at].isalnum():
        at += 1
    return at


def _without_clones(tokens: list[Token]) -> list[Token]:
    """ "STAT6 | YE361 | positive": what stands in the column behind a name is its clone."""
    clones = [
        at
        for at in range(2, len(tokens))
        if _strange(tokens[at]) and tokens[at - 1].kind == POINT and tokens[at - 1].value in "|\t" and _known(tokens[at - 2])
    ]
    if not clones:
        return tokens
    return [Token(UNKNOWN, t.value.phrase, t.start, t.end) if at in clones else t for at, t in enumerate(tokens)]


def _strange(token: Token) -> bool:
    return token.kind == NAME and token.value.marker is None


def _known(token: Token) -> bool:
    return token.kind == NAME and token.value.marker is not None


def _shaped(tokens: list[Token], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Names that stand alone before their result: ``(start, stop)`` in the tokens."""
    found = []
    begin = depth = 0
    for at in range(len(tokens) + 1):
        token = tokens[at] if at < len(tokens) else None
        if token is not None and token.kind == POINT:
            depth += (token.value == "(") - (token.value == ")")
        stops = token is None or (token.kind == POINT and token.value in ",;." and depth <= 0) or _parts(token)
        if stops or (begin < at and depth <= 0 and _begins_anew(tokens, at)):
            name = _name_before_result(tokens, begin, at, lexicon)
            if name is not None:
                found.append(name)
            begin = at + 1
    return found


def _parts(token: Token) -> bool:
    """Whether a word parts two stains with a result each ("... positive but ... negative")."""
    return token.kind == WORD and token.value.grammar == "contrast"


def _begins_anew(tokens: list[Token], at: int) -> bool:
    """Whether a joint behind a result parts it from the next stain: "CD34 negative *and* actin positive"."""
    token = tokens[at]
    joint = (token.kind == WORD and token.value.grammar == "joining") or (token.kind == POINT and token.value == "/")
    return joint and at > 0 and _decides(tokens[at - 1], last=False)


def _small(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("filler", "link", "naming") and not token.value.statement


def _name_before_result(tokens: list[Token], begin: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    while begin < end and _before_name(tokens[begin]):
        begin += 1
    article = next((at for at in range(begin, min(end, begin + _ARTICLES + 1)) if not _small(tokens[at])), end)
    if begin < article < end and _ends_so(tokens[article], lexicon):
        begin = article  # "la actina es positiva y la desmina negativa"
    stop = begin
    while stop < end and (tokens[stop].kind == UNKNOWN or _glued(tokens, stop, begin)):
        stop += 1
    if not begin < stop < end or not _may_name(tokens[begin:stop], lexicon):
        return None
    while tokens[end - 1].value == "\n":
        end -= 1
    behind = tokens[stop:end]
    if not behind or not (_tells(behind[0]) or _ends_so(tokens[stop - 1], lexicon)):
        return None
    return (begin, stop) if all(map(_of_result, behind)) and any(_decides(t, t is behind[-1]) for t in behind) else None


def _tells(token: Token) -> bool:
    """Whether a sign, colon or bracket shows that a result follows; a word alone follows much else ("which were negative")."""
    return token.kind == SIGN or (token.kind == POINT and token.value in ":(|\t-=")


def _before_name(token: Token) -> bool:
    """Bullets, numbers of lines, the head of a section, "and"."""
    if token.kind == WORD:
        return bool(token.value.section) or token.value.grammar in ("joining", "naming")
    return (token.kind == POINT and token.value != "(") or (token.kind == NUMBER and token.value[0] == "number")


def _glued(tokens: list[Token], at: int, begin: int) -> bool:
    """Whether a hyphen or number belongs to the word before it ("galectin-3")."""
    token = tokens[at]
    if at <= begin or token.start != tokens[at - 1].end:
        return False
    return token.kind == NUMBER or (token.kind == POINT and token.value == "-" and _goes_on(tokens, at))


def _goes_on(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind in (UNKNOWN, NUMBER) and following.start == tokens[at].end


def _may_name(name: list[Token], lexicon: Lexicon) -> bool:
    words = [token.value for token in name if token.kind == UNKNOWN]
    if len(words) > _LONGEST_NAME or len(words[0]) < _SHORTEST_WORD or any(word in lexicon.not_stains for word in words):
        return False
    return words[-1].isascii() or _ends_so(name[-1], lexicon)


def _ends_so(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == UNKNOWN and token.value.endswith(lexicon.stain_endings)


def _of_result(token: Token) -> bool:
    if token.kind == WORD:
        entry = token.value
        named = entry.morphology or entry.molecular or entry.diagnosis or entry.site
        return bool(entry.statement or entry.grammar in _IN_RESULTS or entry.measure) and not named
    return token.kind in (SIGN, NUMBER) or (token.kind == POINT and token.value in "()/:|\t-=>.\n")


def _decides(token: Token, last: bool) -> bool:
    """Whether a token says by itself that something stains or does not; "present" and "absent" are said of much else."""
    if token.kind == WORD:
        statement, grammar = token.value.statement, token.value.grammar
        return statement is not None and statement[0] == "polarity" and statement[1] in _PARTS and grammar in (None, "expressing")
    if token.kind == NUMBER:
        return bool(token.value[0] == "grade")
    return token.kind == SIGN or (token.kind == POINT and token.value == "-" and last)


def _told_of(tokens: list[Token], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Names of which a word before them tells the result: "the cells are positive for PD-L1", "expressed actin but no desmin"."""
    found = []
    for at, token in enumerate(tokens):
        if token.kind != WORD or not _reaches_on(tokens, at):
            continue
        start = at + 1
        while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value.grammar in ("link", "filler"):
            start += 1
        stop = start
        while stop < len(tokens) and (tokens[stop].kind == UNKNOWN or _glued(tokens, stop, start)):
            stop += 1
        if start == stop or not _is_name(tokens[start:stop], lexicon) or not _ends_name(tokens, stop):
            continue
        linked = tokens[at + 1].kind == WORD and tokens[at + 1].value.grammar == "link"
        if linked or _contrasts(tokens, stop):  # "une positivité aberrante et focale" names no stain
            found.append((start, stop))
    return found


def _reaches_on(tokens: list[Token], at: int) -> bool:
    """Whether a word tells the result of what follows it: "positive for", "expressing"."""
    entry = tokens[at].value
    about, value = entry.statement or (None, None)
    if about != "polarity" or value not in _PARTS:
        return False
    if entry.grammar == "expressing":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == WORD and following.value.grammar == "link"


def _contrasts(tokens: list[Token], at: int) -> bool:
    """Whether other names follow behind a contrast: "... but not desmin"."""
    return at < len(tokens) and _parts(tokens[at]) and any(token.kind == NAME for token in tokens[at:])


def _is_name(name: list[Token], lexicon: Lexicon) -> bool:
    words = [token.value for token in name if token.kind == UNKNOWN]
    if name[-1].end - name[0].start < _SHORTEST_WORD or len(words) > _LONGEST_NAME or not words[-1].isascii():
        return False
    return not any(word in lexicon.not_stains or word in lexicon.numerals for word in words)


def _ends_name(tokens: list[Token], at: int) -> bool:
    if at == len(tokens):
        return True
    token = tokens[at]
    return (token.kind == POINT and token.value in ",;.()") or (
        token.kind == WORD and token.value.grammar in ("joining", "contrast", "denial")
    )


def _listed(tokens: list[Token], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Single words in a list of names: between two of them, or beside one where they end as names of stains do."""
    found = []
    for at, token in enumerate(tokens):
        if token.kind != UNKNOWN or not _may_name([token], lexicon):
            continue
        before, after = _beside(tokens, at, -1), _beside(tokens, at, 1)
        ends_so = _ends_so(token, lexicon)
        if (before and after) or (ends_so and ((before and _ends_list(tokens, at)) or (after and _begins_list(tokens, at)))):
            found.append((at, at + 1))
    return found


def _beside(tokens: list[Token], at: int, step: int) -> bool:
    """Whether a name stands beside a place, with a comma or "and" (or both) between."""
    place, joints = at + step, 0
    while 0 <= place < len(tokens) and joints < 2 and _joint(tokens[place]):
        place, joints = place + step, joints + 1
    return bool(joints) and 0 <= place < len(tokens) and tokens[place].kind == NAME


def _joint(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")


def _ends_list(tokens: list[Token], at: int) -> bool:
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    if following.kind == WORD:
        statement = following.value.statement
        return following.value.grammar == "copula" or (statement is not None and statement[0] == "polarity")
    return following.kind == SIGN or (following.kind == POINT and following.value in ",;.:)(")


def _begins_list(tokens: list[Token], at: int) -> bool:
    if at == 0:
        return True
    before = tokens[at - 1]
    return (before.kind == WORD and before.value.grammar in ("link", "naming", "expressing")) or (
        before.kind == POINT and before.value in ":(;"
    )
