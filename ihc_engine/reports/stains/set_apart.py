"""What is usual of an entity, in a sentence that does not say so: "神经鞘瘤S-100阳性。本例S-100阴性。"

A diagnosis right before a stain may be this tumour's, in brief. Where a later sentence about "this case" has the same stain, it
is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.words.flags import DIAGNOSIS, MARKER
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Cutter, Token

#: Sentences behind the one about the entity, and tokens in which one begins with words such as "this case".
_NEAR, _BEGINNING = 6, 3


def set_apart(sentences: Sequence[Sentence], found: Mapping[str | None, Said], cutter: Cutter) -> None:
    """Take results of entities for such where this case is told of behind them."""
    by_part: dict[str | None, InSentences] = {}
    for at, sentence in enumerate(sentences):
        if sentence.section == "diagnosis" or not may_tell_of_entity(sentence.wording, cutter):
            continue
        if sentence.part not in by_part:
            by_part[sentence.part] = InSentences(found[sentence.part].mentions)
        within = by_part[sentence.part]
        here = {mention.marker for _, mention in within.of(sentence)}
        later = (s for s in sentences[at + 1 : at + 1 + _NEAR] if s.part == sentence.part and _of_this_case(s, cutter))
        if any(m.status is not None and m.marker in here for s in later for _, m in within.of(s)):
            for place, mention in within.of(sentence):
                within.put(place, [replace(mention, status=None, result=None, why="literature")])
            sentence.of_entity = True
    for part, within in by_part.items():
        found[part].mentions = within.all()


def may_tell_of_entity(wording: Wording, cutter: Cutter) -> bool:
    """Whether a wording names a diagnosis right before its first stain."""
    flags = wording.flags
    return bool(flags & DIAGNOSIS and flags & MARKER) and _begins_with_entity(cutter.tokens(wording))


def _begins_with_entity(tokens: Sequence[Token]) -> bool:
    """Whether a diagnosis stands right before the first stain, with no more than a colon between."""
    entity = False
    for token in tokens:
        if token.kind == NAME:
            return entity
        if token.kind == POINT and token.value == ":":
            continue
        if token.kind == POINT or (token.kind == WORD and (token.value.definite or token.value.grammar == "present")):
            return False
        entity = token.kind == WORD and bool(token.value.diagnosis)
    return False


def _of_this_case(sentence: Sentence, cutter: Cutter) -> bool:
    if not sentence.wording.flags & MARKER:
        return False
    beginning = cutter.tokens(sentence.wording)[:_BEGINNING]
    return any(token.kind == WORD and token.value.grammar == "present" for token in beginning)
