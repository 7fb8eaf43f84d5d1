"""Tumour and control that both do not stain: "no staining in tumour cells nor in internal control cells"; the stain failed."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between tumour and control, and from them to what is said of both.
_BETWEEN, _NEAR = 7, 5
_FAILED = ("polarity", "uninterpretable")
_NONE = (("polarity", "negative"), ("polarity", "lost"))
_SMALL = frozenset(("filler", "link", "expressing", "copula", "existence", "pronoun"))
_TUMOUR = ("cells", "tumour")


def with_failed_controls(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, a missing stain in tumour and control alike as a stain that failed."""
    if not any(map(_control, tokens)):
        return tokens
    tokens = _with_failure_behind(tokens, lexicon)
    if not any(map(_tumour, tokens)):
        return tokens
    for at, token in enumerate(tokens):
        if not (_control(token) or _tumour(token)):
            continue
        last = _other(tokens, at)
        if last is None:
            continue
        start, end = _denied_before(tokens, at), _denied_behind(tokens, last)
        if end is None and start is None and _only_name(tokens, last + 1):
            end = _denied_behind(tokens, last + 1)  # "腫瘍細胞及内対照*INI1*均陰性"
        if end is not None and start is None:
            names = [token for token in tokens[last + 1 : end] if token.kind == NAME]
            return [*tokens[:at], *names, _failed(tokens, end if names else at, end), *tokens[end + 1 :]]
        if start is not None and not any(_is_comma(token) for token in tokens[at:last]) and not _told_of_control(tokens, last):
            return [*tokens[:start], _failed(tokens, start, last), *tokens[last + 1 :]]
    return tokens


def _with_failure_behind(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """ "INI1 negative; *internal control also negative*": what was said of the stain is said of none."""
    for at in range(1, len(tokens)):
        if not _internal(tokens, at, lexicon):
            continue
        told = next((n for n in range(at - 1, -1, -1) if tokens[n].kind == WORD and tokens[n].value.statement in _NONE), None)
        between = tokens[told + 1 : at] if told is not None else []
        if told is None or not any(map(_parts, between)) or any(t.kind in (NAME, SIGN) for t in between):
            continue
        same = any(t.kind == WORD and t.value.grammar == "same" for t in between)  # "but so is the internal control"
        end = at if same else _denied_behind(tokens, at, passing=("same", "joining"))
        if end is not None and any(t.kind == NAME for t in tokens[:told]):
            begin = next(n for n in range(told + 1, at) if _parts(tokens[n]))
            return [*tokens[:told], _failed(tokens, told, told), *tokens[told + 1 : begin], *tokens[end + 1 :]]
    return tokens


def _internal(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word names a control inside of the slide's own tissue; a "negative control" stays negative as it should."""
    if not _control(tokens[at]):
        return False
    before = tokens[at - 1] if at else None
    if _bare_and_unstained(tokens, at):
        return True
    words = tokens[at].value.phrase + (f" {before.value}" if before is not None and before.kind == UNKNOWN else "")
    return any(word in words for word in lexicon.internal)


def _bare_and_unstained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a control that is told no further does not stain either: "SDHB negative in the tumour; *control negative*"."""
    before, behind = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if " " in tokens[at].value.phrase or before is None or behind is None or not _parts(before):
        return False
    return behind.kind == WORD and behind.value.statement in _NONE


def _parts(token: Token) -> bool:
    if token.kind == POINT:
        return token.value in ";,."
    return bool(token.kind == WORD and token.value.grammar in ("contrast", "joining"))


def _failed(tokens: Sequence[Token], start: int, end: int) -> Token:
    return Token(WORD, Entry("no staining of tumour and control", statement=_FAILED), tokens[start].start, tokens[end].end)


def _other(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the last word of the control that is joined to the tumour at a place, or of the tumour joined to a control."""
    wanted = _tumour if _control(tokens[at]) else _control
    same = _control if wanted is _tumour else _tumour
    joined = unknown = False
    if at + 2 < len(tokens) and _is_comma(tokens[at + 1]) and wanted(tokens[at + 2]):
        return at + 2  # "腫瘍細胞、内部コントロールとも陰性"
    for place in range(at + 1, min(len(tokens), at + 1 + _BETWEEN)):
        token = tokens[place]
        if wanted(token):
            last = next((n for n in range(place + 1, len(tokens)) if not wanted(tokens[n])), len(tokens)) - 1
            return last if joined else None
        if _joint(token):
            joined = True
        elif token.kind == UNKNOWN and not unknown:
            unknown = True  # "in der *internen* Kontrolle"
        elif not (same(token) or _small(token)):
            return None
    return None


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and token.value == ","


def _only_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the one name of a sentence stands at a place."""
    return at < len(tokens) and tokens[at].kind == NAME and sum(token.kind == NAME for token in tokens) == 1


def _joint(token: Token) -> bool:
    if token.kind == POINT:
        return bool(token.value == "/")
    return token.kind == WORD and token.value.grammar in ("joining", "denial") and not token.value.statement


def _denied_before(tokens: Sequence[Token], at: int) -> int | None:
    """Where a missing stain is told right before a place."""
    found = None
    for place in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        token = tokens[place]
        if token.kind == WORD and (token.value.grammar == "denial" or token.value.statement in _NONE):
            found = place
        elif not _small(token):
            break
    return found


def _denied_behind(tokens: Sequence[Token], last: int, passing: Sequence[str] = ()) -> int | None:
    """Where a missing stain is told right behind a place: "tumour cells and internal control are negative"."""
    for place in range(last + 1, min(len(tokens), last + 1 + _NEAR)):
        token = tokens[place]
        if token.kind == WORD and token.value.statement in _NONE:
            return place
        if not (_small(token) or (token.kind == WORD and token.value.grammar in passing)):
            return None
    return None


def _told_of_control(tokens: Sequence[Token], last: int) -> bool:
    """Whether the control has a result of its own: "no staining in the tumour and internal control positive"."""
    for token in tokens[last + 1 : last + 1 + _NEAR]:
        if token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"):
            return True
        if not _small(token) or token.kind == NAME:
            return False
    return False


def _small(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in _SMALL and not token.value.statement


def _control(token: Token) -> bool:
    return token.kind == WORD and ("control" in token.value.context or token.value.statement == ("cells", "control"))


def _tumour(token: Token) -> bool:
    return token.kind == WORD and token.value.statement == _TUMOUR
