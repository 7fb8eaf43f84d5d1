"""The state of a sentence while it is read: its markers, the open stretch, and what its parts are about."""

from __future__ import annotations

from typing import Any

from ihc_engine.reports.clauses.appositions import phenotypes_of_excluded
from ihc_engine.reports.clauses.entities import verbs_of_entities
from ihc_engine.reports.grammar.items import CARRIED, FAR_BACK, LOCAL, NONE, Carry, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens and markers of which "respectively" may speak.
_FAR_AHEAD = 120
#: What a part of a sentence may be about that is no result of this specimen.
NOT_HERE = frozenset(("literature", "hypothetical", "earlier"))
#: Cells of which a result is one of the tumour's findings.
OF_THE_TUMOUR = frozenset((("cells", "tumour"), ("cells", "sustentacular")))
_EARLIER = frozenset(("earlier",))


class SentenceState:
    """The state of a sentence while it is read.

    ``group``: markers since the last result; ``head``: what stands before them, held by ``hold``; ``last``: markers that got the
    last result; ``phrase``: the open stretch; ``segment`` and ``chunk``: counts of the parts between semicolons and commas;
    ``contexts``: what each segment is about; ``told_at``: where words of the literature, of a hypothesis or of an earlier
    specimen stand; ``remarks``: chunks with a result that is none of this specimen; ``spoken``: markers of the sentence before
    of which only such results were said; ``passed``: markers before a denial of others ("SMA, but not desmin, ...");
    ``of_all``: what is said of all the markers that the sentence before lists; ``listed``: markers
    before a colon behind which one of them stands again; ``entities``: verbs whose subject is another entity;
    ``excluded``: places of what is told of a diagnosis that is excluded;
    ``of_entity``: the segment whose subject surely is one;
    ``first_sign``: place of the first sign, or behind all where there is none;
    ``ended_with``: how many markers there were when a verb ended its clause;
    ``headed_about``: what a head before a colon says that the list behind it is about ("Outside report: S100 -; CD34 +").
    """

    #: Each held in a place of its own: a sentence is quicker to begin so.
    __slots__ = (  # noqa: SIM905 - as a list, seventy lines
        "tokens items group head hold waiting inherited broke_head phrase gap segment contexts last separated colon "
        "except_from excepting none_but closed joined series before stack header _told told_before used_told unknowns "
        "test_before unknown_here chunk others in_order ordered closers first_sign far link_before slashed column lines "
        "expected_until past_until exception_head excepted_first excepted_behind first_head flushed dealt told_at "
        "remarks spoken chunk_unknown compared relative_at passed of_all listed skipped cells_head unstained cell_told "
        "control_before rest_open rest repeated_unknown present_from joined_to_test entities of_entity excluded "
        "ended_with headed_about index"
    ).split()

    def __init__(self, tokens: list[Token], carry: Carry) -> None:
        self.tokens = tokens
        self.items: list[Item] = []
        self.group: list[Item] = []
        self.head: Phrase | None = carry.head
        self.hold = CARRIED if carry.head is not None else NONE
        self.waiting = carry.waiting
        self.inherited = carry.head
        self.broke_head = False
        self.phrase: Phrase | None = None
        self.gap = 0
        self.segment = 0
        self.contexts: list[set[str]] = [set()]
        self.headed_about: frozenset[str] = frozenset()
        self.last: list[Item] = []
        self.separated = True
        self.colon = False
        self.except_from: Phrase | None = None
        self.excepting = False
        self.none_but = False
        self.closed = False
        self.joined = False
        self.series: list[Phrase] = []
        self.before: Phrase | None = None
        self.stack: list[tuple[Any, ...]] = []
        self.header: Phrase | None = None
        self._told: Phrase | None = carry.told
        self.told_before = carry.told
        self.used_told = False
        self.unknowns = 0
        self.test_before = 0
        self.unknown_here = False
        self.chunk = 0
        self.others: list[Item] = []
        self.in_order = False
        self.ordered = any(t.kind == WORD and t.value.grammar == "respectively" for t in tokens)
        self.closers = _closers(tokens)
        self.first_sign = next((at for at, token in enumerate(tokens) if token.kind == SIGN), len(tokens))
        self.far = False
        self.link_before = False
        self.slashed = 0
        self.column: list[Phrase] = carry.column
        self.lines = carry.lines
        self.expected_until = self.past_until = -1
        self.exception_head = False
        self.excepted_first: list[Item] = []
        self.excepted_behind = False
        self.first_head: Phrase | None = None
        self.flushed = 0
        self.dealt = False
        self.told_at: list[tuple[str, int, int]] = []
        self.remarks: set[int] = set()
        self.spoken = carry.spoken
        self.chunk_unknown = False
        self.compared = self.relative_at = -1
        self.passed: list[Item] = []
        self.of_all: Phrase | None = None
        self.listed: list[Item] = []
        self.skipped = -1
        self.cells_head: Phrase | None = None
        self.unstained: list[Item] = []
        self.cell_told = False
        self.control_before = False
        self.rest_open = False
        self.rest: Phrase | None = None
        self.repeated_unknown = False
        self.present_from = -1
        self.joined_to_test = False
        self.entities = verbs_of_entities(tokens)
        self.of_entity = -1
        self.excluded = phenotypes_of_excluded(tokens)
        self.ended_with = -1
        self.index = 0

    @property
    def told(self) -> Phrase | None:
        """The result said last, in this sentence or before it. Who asks may read the sentence otherwise elsewhere."""
        if self._told is self.told_before:
            self.used_told = True
        return self._told

    @told.setter
    def told(self, phrase: Phrase) -> None:
        self._told = phrase

    @property
    def told_here(self) -> Phrase | None:
        """The result said last in this sentence."""
        return None if self._told is self.told_before else self._told

    def contexts_of(self, segment: int) -> set[str]:
        """The contexts of a part; none of a part of the sentence before, from which a name may wait."""
        return self.contexts[segment] if segment < len(self.contexts) else set()

    def about(self, item: Item) -> set[str]:
        """The contexts of a marker: those of its part of the sentence, without remarks that stand apart from its result.

        "CD34, a marker usually positive in SFT, is negative here"; "S100 is positive, as is usual in schwannoma".
        """
        about = self.contexts_of(item.segment)
        if item.settled or "upheld" in about:
            about = about - {"earlier"}
        about = about | self._carried(item)
        told = item.said or ([item.head] if item.head is not None else [])
        deciding = next((phrase for phrase in told if phrase.decides or "denial" in phrase.notes), None)
        if not about or deciding is None:
            return about
        for context in {"literature", "hypothetical", "earlier"} & about:
            places = [at for what, segment, at in self.told_at if what == context and segment == item.segment]
            if places and all(self._apart(context, at, item, deciding) for at in places):
                about = about - {context}
        return about

    def _carried(self, item: Item) -> set[str]:
        """ "A perineurioma should be EMA positive; and a schwannoma *S100*": what is supposed goes on with the head of a list."""
        head = item.head
        if head is None or item.said or head is self.inherited or not 0 <= head.segment < item.segment:
            return set()
        return self.contexts_of(head.segment) & {"hypothetical"}

    def _apart(self, context: str, at: int, item: Item, deciding: Phrase) -> bool:
        """Whether a remark stands between a marker and its result or, with a result of its own or a usual one, behind both."""
        behind = at > deciding.chunk and (context != "earlier" or at in self.remarks)
        return behind or item.chunk < at < deciding.chunk

    def corrected(self, segment: int | None = None) -> frozenset[str]:
        """Contexts that do not count in a segment, because it says what replaces them."""
        about = self.contexts_of(self.segment if segment is None else segment)
        return _EARLIER if about & {"correction", "upheld"} else frozenset()

    def respectively_ahead(self) -> bool:
        """Whether results are to be dealt out in the order of the markers."""
        if self.in_order:
            return True
        if not self.ordered:
            return False
        for at, token in enumerate(self.tokens[self.index : self.index + _FAR_AHEAD]):
            if token.kind == POINT and token.value in ";.":
                return False
            if token.kind == NAME and at and self.group and not self.series:
                return False  # "A and B are positive, C and D positive and negative, respectively"
            if token.kind == WORD and token.value.grammar in ("respectively", "contrast"):
                return bool(token.value.grammar == "respectively")
        return False

    def waiting_here(self) -> list[Item]:
        """The last markers of this segment of which nothing is said yet, in order."""
        return [item for item in self.items[-_FAR_AHEAD:] if item.segment == self.segment and not item.said]

    def _open_items(self) -> list[Item]:
        return [item for item in self.group[-FAR_BACK:] if item.open]

    def _run_of_waiting(self) -> list[Item]:
        """The markers at the end of the group that wait for a result."""
        run: list[Item] = []
        for item in reversed(self.group):
            if item.said or item.hold > LOCAL:
                break
            run.append(item)
        return run[::-1]

    def _add(self, items: list[Item], phrase: Phrase, rule: str) -> None:
        if phrase.has_content:
            self.told = phrase
        for item in items:
            item.said.append(phrase)
            if rule != "more" or item.rule == "named":
                item.rule = rule

    def _into(self, phrase: Phrase, token: Token) -> None:
        if token.kind == WORD:
            phrase.add_word(token.value, token.end)
        elif token.kind == NUMBER:
            phrase.add_number(token.value[0], token.value[1], token.end)
        else:
            phrase.add_sign(token.value, token.end)


def _closers(tokens: list[Token]) -> dict[int, int]:
    """The place of the closing bracket for that of each opening one that is closed."""
    waiting: list[int] = []
    closers: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.kind == POINT:
            if token.value == "(":
                waiting.append(at)
            elif token.value == ")" and waiting:
                closers[waiting.pop()] = at
    return closers
