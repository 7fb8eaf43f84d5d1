"""Results of this tumour by another laboratory or in the first report: they stand where the report tells none of its own.

"Outside slides reviewed: CD34 (+), S100 (-). Our stains: STAT6 (+)." The tumour is CD34 positive. Where the report says
anything of CD34 itself, what others found does not stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.said import InSentences, Said
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.flags import DIAGNOSIS, MARKER
from ihc_engine.reports.words.sentences import Sentence
from ihc_engine.reports.words.tokens import NUMBER, WORD, Cutter, Token

#: Contexts beside which such a result may stand; any other one tells of another tumour, or takes it back.
_BESIDES = frozenset(("earlier", "lent", "specimen"))
_OWN = frozenset((None, "named", "unread"))
#: Tokens with which a sentence begins.
_BEGINNING = 3
_LENT = Entry("", grammar="filler", context={"earlier", "lent"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_WRONG = frozenset(("wronged", "mistake"))
_DOUBTED = "a result of another report that this one may take back"
_READ = frozenset(("positive", "negative", "retained", "lost", "low", "high"))


def is_lent(about: Collection[str]) -> bool:
    """Whether a part of a sentence tells of this tumour as others reported it, and of nothing else."""
    return "lent" in about and _BESIDES.issuperset(about)


def begins_with_then(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a word for another time: "Stains *then*: CD34 (+)"."""
    return any(token.kind == WORD and "earlier" in token.value.context for token in tokens[:_BEGINNING])


def goes_on_with_lent(sentence: Sentence, prior: Sentence | None, tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with "then" and the one before it, without a stain, tells of such a report: "Original report:
    spindle cell tumour of the thigh. Stains *then*: CD34 (+)"."""
    if prior is None or prior.part != sentence.part or prior.wording.flags & (MARKER | DIAGNOSIS):
        return False
    return begins_with_then(tokens) and any("lent" in entry.context for entry, _, _ in prior.wording.finds)


def as_lent(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of such a sentence, with a word that says of whom it tells for that with which it begins."""
    begun = [
        token._replace(value=_LENT) if token.kind == WORD and "earlier" in token.value.context else token
        for token in tokens[:_BEGINNING]
    ]
    return [*begun, *tokens[_BEGINNING:]]


def lent_at(place: int) -> Token:
    """A word at a place that says of what follows that others reported it."""
    return Token(WORD, _LENT, place, place)


def lend(sentences: Sequence[Sentence], found: Mapping[str | None, Said], cutter: Cutter, original: str) -> None:
    """Let results of other reports stand where nothing else is said of the stain in the specimen, and take the others for none.

    Until then such a mention holds both its result and ``why`` it is none. One that the next sentence may take back is not read.
    """
    for part, said in found.items():
        if not any(map(waits, said.mentions)):
            continue
        others = [m for each in (said, found[None]) for m in each.mentions if m.why in _OWN]
        own = {m.marker for m in others if m.why != "named"}
        named = {m.marker for m in others} | {m.marker for m in said.mentions if m.why == "control"}
        within = InSentences(said.mentions)
        for at, sentence in enumerate(sentences):
            if sentence.part != part:
                continue
            waiting = [(place, mention) for place, mention in within.of(sentence) if waits(mention)]
            of_tumour = bool(waiting) and _of_tumour(sentence, cutter)
            unclear = bool(waiting) and _of_specimen(sentence)
            doubts = bool(waiting) and any(_doubts(behind, cutter) for behind in sentences[at + 1 : at + 2])
            for place, mention in waiting:
                stands = mention.marker not in own and mention.status in _READ
                doubted = doubts or unclear or not of_tumour or mention.marker in named
                if stands and doubted:
                    end = max(mention.end, mention.words_end or 0)
                    said.not_read.append(NotRead(mention.start, end, original[mention.start : end], _DOUBTED))
                within.put(place, [_settled(mention, stands and not doubted, "unread" if stands else "earlier")])
        said.mentions = within.all()


def _of_tumour(sentence: Sentence, cutter: Cutter) -> bool:
    """Whether a sentence names no diagnosis and no year, with which it may tell of another tumour."""
    if sentence.wording.flags & DIAGNOSIS:
        return False
    return not any(token.kind == NUMBER and _YEAR.fullmatch(str(token.value[1])) for token in cutter.tokens(sentence.wording))


def _of_specimen(sentence: Sentence) -> bool:
    """Whether a sentence names what was taken out elsewhere, which may be another specimen: "*Excision* at an outside hospital:
    S100 positive"."""
    return any("specimen" in entry.context for entry, _, _ in sentence.wording.finds)


def _doubts(sentence: Sentence, cutter: Cutter) -> bool:
    """Whether a sentence may say that the results before it do not hold: "We could not confirm this"."""
    if sentence.wording.flags & MARKER:
        return False
    words = [token.value for token in cutter.tokens(sentence.wording) if token.kind == WORD]
    return any(map(_denies, words)) and not any(w.morphology or w.diagnosis or w.site or w.molecular or w.section for w in words)


def _denies(word: Entry) -> bool:
    told = word.statement in (("polarity", "uninterpretable"), ("polarity", "equivocal"))
    return told or word.grammar == "denial" or word.denies or word.unconfirmed or bool(word.context & _WRONG)


def waits(mention: Mention) -> bool:
    """Whether a mention is a result of another report that may stand."""
    return mention.why == "earlier" and mention.status is not None


def _settled(mention: Mention, stands: bool, why: str) -> Mention:
    if stands:
        return replace(mention, why=None, rule=f"{mention.rule}, reported before".replace(", correction", ""))
    return Mention(
        mention.marker, mention.start, mention.end, mention.text, clone=mention.clone, words=mention.words,
        words_start=mention.words_start, words_end=mention.words_end, rule=mention.rule, why=why, section=mention.section,
    )  # fmt: skip
