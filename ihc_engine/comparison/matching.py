"""Rows of two outputs brought together, in constant memory whatever their order.

A row is matched by its ``case_id``. Rows without one, and rows whose id stands more than once in either output, are matched by
place: the first of that id with the first, the second with the second. The ids lie in a temporary database that no other
process sees and that goes away by itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Literal

from ihc_engine.batch import TableError
from ihc_engine.comparison.kept_answers import KeptAnswer

#: ``row``: nothing to match, since one row was scored twice.
By = Literal["case_id", "place", "row"]
_TABLES = """
create table old (place integer primary key, id text not null, body text not null);
create table new (place integer primary key, id text not null);
"""
#: Brings both together once all ids are known; ``nth``: of the rows with this id.
_JOIN = """
create index old_id on old (id);
create index new_id on new (id);
create table old_nth as select place, id, row_number() over (partition by id order by place) as nth,
  count(*) over (partition by id) as times from old;
create table new_nth as select place, id, row_number() over (partition by id order by place) as nth,
  count(*) over (partition by id) as times from new;
create unique index old_nth_id on old_nth (id, nth);
create unique index new_nth_id on new_nth (id, nth);
create unique index new_nth_place on new_nth (place);
"""
_PAIRS = """
select old.body, new_nth.id = '' or new_nth.times > 1 or coalesce(old_nth.times, 1) > 1
from new_nth left join old_nth on old_nth.id = new_nth.id and old_nth.nth = new_nth.nth left join old on old.place = old_nth.place
order by new_nth.place
"""
_ONLY_OLD = """
select old.body from old join old_nth on old.place = old_nth.place
where not exists (select 1 from new_nth where new_nth.id = old_nth.id and new_nth.nth = old_nth.nth) order by old.place
"""
_UNEVEN = """
select count(*) from (select id, times from old_nth where nth = 1) as o join (select id, times from new_nth where nth = 1) as n
on o.id = n.id where o.times <> n.times
"""


@dataclass(frozen=True, slots=True)
class Match:
    """What an earlier output says of a row of the new one; None where it has no such row."""

    old: KeptAnswer | None
    by: By


class Matching:
    """The rows of an earlier output, then the ids of a new one; a context that lets the database go.

    ``digests``: of the knowledge behind the earlier rows, with its version; ``keeps_whole``: whether any is a whole answer.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("")  # on disk as far as it grows, deleted when it is closed
        self._database.executescript(_TABLES)
        self.digests: dict[str, str] = {}
        self.keeps_whole = False

    def __enter__(self) -> Matching:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._database.close()

    def add_old(self, answers: Iterable[KeptAnswer]) -> int:
        """Take in the rows of the earlier output; how many there are. TableError: no room for them."""

        def rows() -> Iterator[tuple[str, str]]:
            for answer in answers:
                if answer.digest is not None:
                    self.digests.setdefault(answer.digest, answer.version or "")
                self.keeps_whole |= answer.whole is not None
                yield answer.case_id or "", json.dumps(asdict(answer))

        return self._insert("insert into old (id, body) values (?, ?)", rows())

    def add_new(self, ids: Iterable[str | None]) -> int:
        """Take in the ids of the new output, in its order; how many there are. TableError: no room for them."""
        count = self._insert("insert into new (id) values (?)", ((id or "",) for id in ids))
        self._run(_JOIN)
        return count

    def matches(self) -> Iterator[Match]:
        """One match for each row of the new output, in its order."""
        with closing(self._database.execute(_PAIRS)) as found:
            for body, by_place in found:
                yield Match(None if body is None else _answer(body), "place" if by_place else "case_id")

    def only_old(self) -> Iterator[KeptAnswer]:
        """Rows of the earlier output that the new one lacks, in their order."""
        with closing(self._database.execute(_ONLY_OLD)) as found:
            for (body,) in found:
                yield _answer(body)

    def uneven(self) -> int:
        """Ids (no id counts as one) that stand more often in one output than in the other, so that place is a guess for them."""
        return int(self._database.execute(_UNEVEN).fetchone()[0])

    def _insert(self, statement: str, rows: Iterator[tuple[str, ...]]) -> int:
        try:
            with self._database:
                return max(0, self._database.executemany(statement, rows).rowcount)
        except sqlite3.OperationalError as error:
            raise _no_room(error) from error

    def _run(self, script: str) -> None:
        try:
            self._database.executescript(script)
        except sqlite3.OperationalError as error:
            raise _no_room(error) from error


def _no_room(error: sqlite3.OperationalError) -> TableError:
    return TableError(f"the rows cannot be kept for comparison ({error}); make room in the folder of temporary files (TMPDIR)")


def _answer(body: str) -> KeptAnswer:
    data = json.loads(body)
    for name in ("reasons", "rules"):
        data[name] = None if data[name] is None else tuple(data[name])
    return KeptAnswer(**data)
