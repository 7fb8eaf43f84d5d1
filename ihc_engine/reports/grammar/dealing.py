"""Results dealt out in the order of the markers: "A and B were positive and negative, respectively"."""

from __future__ import annotations

from ihc_engine.reports.grammar.items import NAMED, NONE, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.grammar.sentence_state import SentenceState
from ihc_engine.reports.words.tokens import WORD


class Dealing(SentenceState):
    """How results are dealt out."""

    def _joined_to_result(self, phrase: Phrase) -> bool:
        """Whether a result before all names is joined to another: "positive *and negative* for A and B, respectively"."""
        if (self.items and "pronoun" not in phrase.notes) or not phrase.decides:
            return False
        here, following = (self.tokens[at] if at < len(self.tokens) else None for at in (self.index, self.index + 1))
        return bool(
            here is not None
            and following is not None
            and here.kind == following.kind == WORD
            and here.value.conjoins
            and (following.value.statement or ("",))[0] == "polarity"
        )

    def _in_order(self) -> None:
        """Deal results out: "A and B were positive and negative, respectively"."""
        count = len(self.series)
        open_items = self.waiting_here() or [item for item in self.last if item.open]  # "...; these were, respectively, ..."
        markers = open_items[-count:] if count else []
        series, self.series = self.series, []
        if count == len(open_items) + 1 and not any("polarity" in phrase.subjects for phrase in series[1:]):
            for phrase in series[1:]:  # "ER and PR are positive, 90 % and 80 % respectively", "... respectively in few and most"
                phrase.statements = [*series[0].statements, *phrase.statements]
            series, markers, count = series[1:], open_items, count - 1
        if count == 1 and markers:
            self._add(open_items, series[0], "leads_back")
            return
        if not count:
            return
        groups = _parted(open_items)
        if len(markers) != count or len(groups) == count < len(open_items):
            if len(groups) != count:
                self._not_dealt(open_items, series[0])
                return
            for items, phrase in zip(groups, series, strict=True):
                for item in items:
                    item.head = None
                self._add(items, phrase, "respectively")  # "A and B, and C and D, were positive and negative, respectively"
            self.group, self.last = [], open_items
            self.head, self.hold, self.separated = None, NONE, True
            return
        if count < sum(item in self.group for item in open_items):
            self._not_dealt(open_items, series[0])
            return
        first = series[0]
        for item, phrase in zip(markers, series, strict=True):
            if not phrase.decides or not any(s == "polarity" for s, _ in phrase.statements):
                phrase.statements = [s for s in first.statements if s[0] == "polarity"] + phrase.statements
            item.head = None
            self._add([item], phrase, "respectively")
        self.group, self.last = [], markers
        self.head, self.hold, self.separated = None, NONE, True

    def _not_dealt(self, items: list[Item], phrase: Phrase) -> None:
        """More or fewer markers than results: which is whose is not told."""
        self._add(items, phrase, "respectively")
        for item in items:
            item.clash = "its result among several is not clear"


def _parted(items: list[Item]) -> list[list[Item]]:
    """Markers as the commas part them, where each part but one is a list by itself; one part else."""
    named = all(item.hold == NAMED and item.head is not None for item in items)
    parts: dict[int, list[Item]] = {}
    for item in items:
        parts.setdefault(item.head.start if named and item.head is not None else item.chunk, []).append(item)
    groups = list(parts.values())
    return groups if len(groups) > 1 and all(len(group) > 1 for group in groups) else [items]
