"""More about the markers that were spoken of last: how much, where, in which cells."""

from __future__ import annotations

from bisect import bisect_left

from ihc_engine.reports.grammar.dealing import Dealing
from ihc_engine.reports.grammar.items import DENIED, LIST, LOCAL, NAMED, OF_SEVERAL, WEAK, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Stretches of one sentence that say something of one marker.
_MOST_SAID = 20
_DOUBTED = frozenset(("equivocal", "uninterpretable"))
_FAILED = frozenset(("uninterpretable", "not_performed"))
_LOST, _RETAINED = {"lost"}, {"retained"}
_OPPOSITE = {"positive", "negative"}


class Addition(Dealing):
    """What is said beside a result."""

    def _is_there(self, phrase: Phrase) -> bool:
        """ "SMA-Expression vorhanden, Desmin-Expression nicht nachweisbar": what is seen ends its part."""
        here = self.tokens[self.index] if self.index < len(self.tokens) else None
        ends = here is not None and here.kind == POINT and here.value in ",;-"
        joins = here is not None and here.kind == WORD and here.value.conjoins
        dashed = here is not None and here.value == "-"
        stains = dashed and "verb" in phrase.notes
        if phrase.notes & {"denial", "naming"} or not (stains or ("existence" in phrase.notes and (ends or joins))):
            return False
        if stains or "expressing" in phrase.notes:
            items = [item for item in self.group if item.open and (item.head is None or item.hold == NAMED)]
        else:  # "Expression von SMA nachweisbar und ...", "zwar sind SMA und CD34 vorhanden, ..."
            items = [item for item in self.group if item.open and item.head is not None and _by_noun(item.head)]
            if not items and (dashed or self._behind_verb()):
                items = [item for item in self.group if item.open and item.head is None]
        if joins and not any(item.head for item in items):
            return False
        if not items or self.separated or len(items) != len(self.group):
            return False
        self._add(items, Phrase(phrase.start, phrase.end, [("polarity", "positive")], [], set(phrase.notes)), "leads_back")
        self.group, self.last, self.separated = [], items, True
        return True

    def _behind_verb(self) -> bool:
        """Whether the verb stands right before the names of a group, as where it begins its clause."""
        at = bisect_left(self.tokens, self.group[0].start, key=lambda token: token.start)
        before = self.tokens[at - 1] if at else None
        return before is not None and before.kind == WORD and before.value.fronted

    def _weakly(self, phrase: Phrase) -> None:
        """ "S100 staining": says that it stains only if nothing else is said in this sentence."""
        if self._is_there(phrase):
            return
        tells = "verb" in phrase.notes or {"expressing", "existence"} <= phrase.notes
        for item in self.group:
            if item.open and (item.head is None or (item.hold == NAMED and tells)):
                item.head, item.hold = phrase, WEAK
                self.told = phrase
            elif item.open and item.hold == DENIED and "performing" in phrase.notes:
                item.said.append(phrase)
            elif item.open and item.head is not None and item.hold == LOCAL and "expressing" in phrase.notes:
                head = item.head  # "strong CD117 staining; DOG1 likewise"
                self.told = Phrase(head.start, phrase.end, list(head.statements), list(head.numbers), head.notes | phrase.notes)
            item.noun = item.hold == DENIED and "expressing" in phrase.notes and "verb" not in phrase.notes
        self.separated = False

    def _behind_comma(self, phrase: Phrase) -> bool:
        """Whether a result says once more what was said: "loss of SDHB: absent" turns it, "SDHB lost, i.e. negative" does not."""
        for token in reversed([t for t in self.tokens if t.end <= phrase.start]):
            if token.kind == POINT:
                return bool(token.value == ",")
            if token.kind != UNKNOWN and (token.kind != WORD or token.value.grammar not in ("link", "filler", "including")):
                return False
        return False

    def _more(self, phrase: Phrase) -> None:
        """More about the markers that were spoken of last ("..., strongly and diffusely")."""
        targets = self.last or (
            [self.group[-1]] if self.group and not self.separated else [i for i in self.group if i.hold == LIST]
        )
        targets = [item for item in targets if len(item.said) < _MOST_SAID]
        if targets and phrase.only_denies and phrase.leads_back and all(map(_only_told_where, targets)):
            self._add(targets, phrase, "more")  # "STAT6 (nuclear): none"
            return
        if (
            not targets
            or phrase.weak
            or (phrase.only_denies and not state_loss(targets))
            or any(at == self.chunk and c == "literature" for c, _, at in self.told_at)
        ):
            return
        if self._of_other_cells(phrase, targets) or self._of_what_was_wrong(phrase, targets):
            return
        if set(phrase.statements) == {("cells", "tumour")} and not phrase.notes and self.chunk_unknown:
            return  # "...; the tumour itself is clean": what is said of it is not known
        if self.chunk_unknown and not phrase.statements and phrase.numbers and all(item.chunk < self.chunk for item in targets):
            return  # a number behind words that are not known ("WT1 positive, somestain <5 %")
        polarity = {v for s, v in phrase.statements if s == "polarity"}
        if polarity and "cells" not in phrase.subjects:
            said = {v for item in targets for p in item.phrases() for s, v in p.statements if s == "polarity"}
            corrected = "correction" in self.contexts[self.segment]
            turned = said <= {"lost", "partial_loss"} and polarity == {"negative"} and not self._behind_comma(phrase)
            if said and polarity == {"negative"} and ("pattern", "nuclear") in phrase.statements:
                phrase.statements = [("pattern", "not nuclear")]  # "membranous +, nuclear -"
            elif (
                not corrected
                and said <= {"negative"}
                and polarity != said
                and _denied(targets)
                and _elsewhere_in_the_cell(phrase)
            ):
                return  # "no nuclear staining, but a cytoplasmic blush"
            elif said and corrected and _replaced(said, polarity):
                for item in targets:  # "could not be read, was repeated and is negative"; "was lost; on re-cut, retained"
                    item.said, item.head = [], None
            elif said == {"positive"} and polarity <= _DOUBTED and phrase.verbal:
                for item in targets:  # "the positivity is spurious"
                    item.said, item.head = [], None
            elif said and not polarity & said and said != {"not_performed"} and not corrected and not turned:
                if "earlier" in self.contexts[self.segment] and phrase.verbal:
                    for item in targets:  # "was reported as positive in error and is negative"
                        item.said, item.head, item.settled = [phrase], None, True
                    return
                if not self.chunk_unknown and any(t.kind == WORD and "specimen" in t.value.context for t in self.tokens):
                    for item in targets:
                        item.clash = OF_SEVERAL  # "S100, positive in the biopsy, was negative in the resection"
                elif polarity == {"not_performed"} and self._behind_aside(targets):
                    for item in targets:  # "GFAP positivity, described by others, was not examined"
                        item.said, item.head = [phrase], None
                elif {*said, *polarity} == _OPPOSITE and self._of_another_place(phrase):
                    for item in targets:
                        item.clash = OF_SEVERAL  # "S100 negative in block A and positive in block B"
                return
        self._add(targets, phrase, "more")
        self.last = targets

    def _behind_aside(self, targets: list[Item]) -> bool:
        """Whether what others found stands between markers and their verb."""
        return any(
            what == "literature" and segment == self.segment and all(item.chunk < at < self.chunk for item in targets)
            for what, segment, at in self.told_at
        )

    def _of_another_place(self, phrase: Phrase) -> bool:
        """Whether "and" stands right before a result, and a place right behind it that is not known."""
        at = bisect_left(self.tokens, phrase.start, key=lambda token: token.start)
        before = self.tokens[at - 1] if at else None
        if before is None or before.kind != WORD or before.value.grammar not in ("joining", "contrast"):
            return False
        behind = self.tokens[at + 1 : at + 4]
        return any(token.kind == UNKNOWN for token in behind) and all(t.kind == UNKNOWN or _filler(t) for t in behind[:1])

    def _of_what_was_wrong(self, phrase: Phrase, targets: list[Item]) -> bool:
        """Whether it tells what was wrongly said of markers of a part before ("S100 is positive; it was erroneously called
        negative"). What is right takes the place of that ("it should read positive")."""
        about = self.contexts[self.segment]
        if not phrase.decides or any(item.segment == self.segment for item in targets):
            return False
        if "righted" in about:
            for item in targets:
                item.said, item.head, item.segment = [], None, self.segment
        return "wronged" in about

    def _of_other_cells(self, phrase: Phrase, targets: list[Item]) -> bool:
        """ "SMA is weakly positive, but strong in vessels": how other cells stain, beside a result that is told.

        "S100 is positive, but only in nerves" restricts what was told.
        """
        cells = {v for s, v in phrase.statements if s == "cells"}
        if not cells or "tumour" in cells or not phrase.only_modifies or "only" in phrase.notes:
            return False
        compared = phrase.subjects & {"intensity", "extent"}
        for item in targets:
            told = [said for said in item.phrases() if said.decides]
            own = set().union(*(said.subjects for said in told)) if told else set()
            if not told or "cells" in own or not (compared & own or (compared and item.segment < self.segment)):
                return False
        return True


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler"


def _replaced(said: set[str], polarity: set[str]) -> bool:
    """Whether what corrects takes the place of all that was said: of a stain that failed, or of a loss by none."""
    if said <= _FAILED:
        return not polarity & _FAILED
    return (said, polarity) in ((_LOST, _RETAINED), (_RETAINED, _LOST))


def _by_noun(head: Phrase) -> bool:
    """Whether a stretch before names says "expression of", and no more."""
    return head.weak and "expressing" in head.notes and "verb" not in head.notes


def state_loss(items: list[Item]) -> bool:
    """Whether a loss of all these markers is stated, and no more than that."""
    said = [{v for p in item.phrases() for s, v in p.statements if s == "polarity"} for item in items]
    return bool(said) and all(values and values <= {"lost", "partial_loss"} for values in said)


def said_of_loss(phrase: Phrase) -> bool:
    """Whether a stretch says that a stain is lost or retained, and not that it is positive or negative."""
    polarities = {value for subject, value in phrase.statements if subject == "polarity"}
    return bool(polarities) and polarities <= {"lost", "retained", "partial_loss"}


def _only_told_where(item: Item) -> bool:
    """Whether nothing but where it stains was said of a marker, in brackets."""
    said = [phrase for phrase in item.phrases() if phrase.has_content]
    return bool(said) and item.rule == "bracketed" and all(phrase.subjects == {"pattern"} and not phrase.notes for phrase in said)


def _denied(items: list[Item]) -> bool:
    """Whether it is told that these markers do not stain."""
    told = [[p for p in item.phrases() if p.says_no or ("pattern", "not nuclear") in p.statements] for item in items]
    return all(told)


def _elsewhere_in_the_cell(phrase: Phrase) -> bool:
    """Whether a stretch speaks of a compartment other than the nucleus."""
    patterns = {value for subject, value in phrase.statements if subject == "pattern"}
    return bool(patterns) and not patterns & {"nuclear", "not nuclear"}
