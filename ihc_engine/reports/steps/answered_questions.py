"""Questions with their answer: "does it express desmin? *No*", "S100 positive? *Yes, diffusely*". The stain has what is answered.

A question that asks of more than whether stains are there (of a control, of another specimen, whether it was done), or of which
it is not plain what the answer answers, is left as it is, and listed (see ``stains.questions``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: What is answered where a question asks for a result, and the answer is that it is not so.
_OTHERWISE = {"positive": "negative", "retained": "lost", "lost": "retained"}
_SAID = {
    (said, shown): Entry("answered", statement=("polarity", shown))
    for said in ("positive", "negative")
    for shown in ("positive", "negative", "retained", "lost")
}
#: Tokens of a question, and words in it that are not known.
_LONGEST, _MOST_UNKNOWN = 12, 2
_PLAIN = frozenset(("filler", "copula", "link", "joining", "expressing", "existence", "pronoun", "same", "only", None))
_ASKED_FOR = frozenset(("polarity", "cells", "extent", "intensity", "pattern"))


def with_answered_questions(tokens: list[Token], text: str, answers: Mapping[str, str]) -> list[Token]:
    """The tokens of a sentence, a question and its answer as the names and what is answered of them: "desmin: no".

    ``text``: the sentence; ``answers``: what answers a question as a whole.
    """
    mark = next((at for at, token in enumerate(tokens) if token.kind == POINT and token.value == "?"), None)
    if mark is None or not 0 < mark <= _LONGEST or mark + 1 == len(tokens):
        return tokens
    question, end = tokens[:mark], _answer_ends(tokens, mark + 1)
    words = text[tokens[mark + 1].start : tokens[end - 1].end].strip()
    if _tells_more(question, tokens, end):
        return [*(t for t in question if t.kind == NAME), tokens[mark]._replace(value=":"), *tokens[end + 1 :]]
    if not _asks_plainly(question) or any(token.kind == NAME for token in tokens[mark + 1 : end]):
        return tokens
    names = [t for t in question if t.kind == NAME or (t.kind == WORD and t.value.conjoins)]
    names = names[next(at for at, token in enumerate(names) if token.kind == NAME) :]
    said, colon = answers.get(words), tokens[mark]._replace(value=":")
    if said is None:
        return [*names, colon, *tokens[mark + 1 :]]
    shown = _shown(question, said)
    if shown is None:
        return tokens
    answer = Token(WORD, _SAID[said, shown], tokens[mark + 1].start, tokens[end - 1].end)
    return [*names, colon, answer, *tokens[end:]]


def _tells_more(question: Sequence[Token], tokens: Sequence[Token], end: int) -> bool:
    """Whether behind an answer to whether a stain was done it is told what it shows: "was CD34 done? Yes, *it is positive*"."""
    if not any(token.kind == WORD and token.value.grammar == "performing" for token in question):
        return False
    if sum(token.kind == NAME for token in question) != 1 or end >= len(tokens) or tokens[end].value != ",":
        return False
    rest = tokens[end + 1 :]
    says = any(t.kind == WORD and t.value.statement in (("polarity", "positive"), ("polarity", "negative")) for t in rest)
    return says and rest[0].kind == WORD and rest[0].value.grammar == "pronoun" and not any(t.kind == NAME for t in rest)


def _answer_ends(tokens: Sequence[Token], at: int) -> int:
    return next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ".,;!?\n"), len(tokens))


def _asks_plainly(question: Sequence[Token]) -> bool:
    """Whether a question asks of named stains whether they are there, and of nothing else."""
    if not any(token.kind == NAME for token in question) or sum(t.kind == UNKNOWN for t in question) > _MOST_UNKNOWN:
        return False
    return all(_plain(token) for token in question)


def _plain(token: Token) -> bool:
    if token.kind in (SIGN, NUMBER):
        return False
    if token.kind == POINT:
        return token.value in ",/-"
    if token.kind != WORD:
        return True
    entry = token.value
    if entry.context or entry.diagnosis or entry.section or entry.morphology or entry.denies or entry.grammar not in _PLAIN:
        return False
    said = entry.statement
    return said is None or (said[0] in _ASKED_FOR and (said[0] != "cells" or said[1] == "tumour"))


def _shown(question: Sequence[Token], said: str) -> str | None:
    """What stains show by "yes" or "no"; None where it is not plain what is answered."""
    stated = {t.value.statement[1] for t in question if t.kind == WORD and (t.value.statement or ("",))[0] == "polarity"}
    expressed = any(t.kind == WORD and t.value.grammar in ("expressing", "existence") for t in question)
    degrees = any(t.kind == WORD and (t.value.statement or ("",))[0] in ("extent", "intensity", "pattern") for t in question)
    if not stated and not expressed and any(token.kind == UNKNOWN for token in question):
        return None  # "was desmin repeated? Yes"
    several = sum(token.kind == NAME for token in question) > 1
    both = any(token.kind == WORD and token.value.conjoins for token in question)
    if len(stated) > 1 or (several and both != (said == "positive")):
        return None  # "are SMA and desmin positive? No", "is SMA or desmin positive? Yes"
    asked = stated.pop() if stated else "positive"
    if said == "positive":
        return asked if asked in ("positive", "negative", "retained", "lost") else None
    return None if degrees else _OTHERWISE.get(asked)  # "is S100 diffusely positive? No"
