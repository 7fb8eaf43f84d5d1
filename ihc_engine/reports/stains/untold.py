"""What a whole report leaves without a word: stains named beside results without one, and reports that tell of others' alone.

A sentence is read by itself; only the whole report shows what got lost. What is found here is no result: it is listed, so that
a person looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ihc_engine.reports.grammar.items import Item
from ihc_engine.reports.model import Mention, NotRead
from ihc_engine.reports.stains.said import Said

_NAMED = "named beside results, and none is read of it"
_ELSEWHERE = "told of another time, tumour or text, in a report that tells of no stain of its own"
_OTHERS = frozenset(("earlier", "literature"))
_NO_RESULT = frozenset((None, "not_performed", "uninterpretable"))
#: Stains from which on names without any result, or others' results alone, are not believed.
_FEWEST = 3
#: The same where all of them stand under a head that may tell of the history or of the cells in the background.
_FEWEST_HEADED = 2


def untold(item: Item, mentions: Sequence[Mention], *, tells: bool) -> list[int]:
    """The place of a marker that was read without a result. ``tells``: whether its sentence tells one of any other."""
    first = mentions[0]
    if not tells or first.why != "named" or item.excepted or _of_other_cells(item):
        return []
    return [first.start]


def list_untold(found: Mapping[str | None, Said]) -> None:
    """List what the whole report leaves without a result."""
    mentions = [mention for said in found.values() for mention in said.mentions]
    open_ = [mention for mention in mentions if mention.why is not None]
    if not open_:  # as in most reports: each has its result
        return
    told = {mention.marker for mention in mentions if mention.status is not None or mention.why == "unread"}
    listed = any(said.not_read for said in found.values())
    named = [mention for mention in open_ if mention.why == "named" and mention.marker not in told]
    bare = {mention.marker for mention in named if not mention.words}
    for said in found.values() if named else ():
        places = set(said.untold)
        lost = [
            m
            for m in said.mentions
            if m.why == "named" and m.marker not in told and (m.start in places or (len(bare) >= _FEWEST and m.marker in bare))
        ]
        read = {each.start for each in said.not_read}
        said.not_read += [NotRead(m.start, m.end, m.text, _NAMED) for m in lost if m.start not in read]
    if listed or any(mention.status not in _NO_RESULT for mention in mentions):
        return
    others = [mention for mention in mentions if mention.why in _OTHERS and mention.words]
    fewest = _FEWEST_HEADED if all(mention.section == "clinical" for mention in others) else _FEWEST
    if len({mention.marker for mention in others}) >= fewest:
        for said in found.values():
            of_others = [m for m in said.mentions if m.why in _OTHERS and m.words]
            said.not_read += [NotRead(m.start, m.end, m.text, _ELSEWHERE) for m in of_others]


def _of_other_cells(item: Item) -> bool:
    return any(subject == "cells" and cells != "tumour" for phrase in item.phrases() for subject, cells in phrase.statements)
