"""The chain of accesses: added to, read, purged from its beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Row, Select, delete, func, select, update
from sqlalchemy.orm import Session

from cigdesk.domain.accesses import Access, AccessAct, Anchor, Link
from cigdesk.ports.accesses import EVERY_ACCESS, AccessFacets, AccessFilter, AccessLine, AccessOrder
from db.access_chain import anchor, append, head
from db.queries.journal_lists import JournalList, Sorting
from db.tables import access_anchors, accesses, agents, appointments, cases, persons

_SLICE: Final = 1_000
"""Links in memory at a time, when all are read."""
_LIST: Final = JournalList(accesses, accesses.c.kind)
_ORDERS: Final[dict[AccessOrder, Column[Any]]] = {
    # A wrong passphrase is noted by the opening that follows it.
    AccessOrder.AT: accesses.c.at,
    AccessOrder.PERSON: persons.c.name,
    AccessOrder.ACT: accesses.c.act,
    AccessOrder.KIND: accesses.c.kind,
}


class SqlAccessQueries:
    """See `cigdesk.ports.accesses.AccessQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, accesses: Iterable[Access]) -> None:
        """Add them to the end."""
        append(self._session, accesses)

    def found(
        self,
        where: AccessFilter = EVERY_ACCESS,
        order: AccessOrder = AccessOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> Sequence[int]:
        """The numbers of all that match, in that order."""
        wanted = _LIST.wanted(where)
        if where.act is not None:
            wanted.append(accesses.c.act == where.act)
        latest_first = descending or order is not AccessOrder.AT
        sorting = Sorting(_ORDERS[order], descending, latest_first)
        return _LIST.numbers(self._session, wanted, text, sorting)

    def lines(self, seqs: Sequence[int]) -> list[AccessLine]:
        """Those lines, in the same order; one that was purged since has none."""
        rows = _lines().where(accesses.c.seq.in_(seqs))
        lines = {row.seq: AccessLine(**row._mapping) for row in self._session.execute(rows)}
        return [lines[each] for each in seqs if each in lines]

    def facets(self) -> AccessFacets:
        """What the list can be filtered by."""
        people = _LIST.people(self._session)
        acts = self._counted(accesses.c.act)
        kinds = self._counted(accesses.c.kind)
        return AccessFacets(people, {each: acts[each] for each in AccessAct if each in acts}, kinds)

    def _counted(self, column: ColumnElement[Any]) -> dict[Any, int]:
        rows = select(column, func.count()).group_by(column).order_by(func.count().desc())
        return {row[0]: row[1] for row in self._session.execute(rows)}

    def anchor(self) -> Anchor:
        """What the first kept link stands on."""
        return anchor(self._session)

    def links(self) -> Iterator[Link]:
        """All of them, as they follow each other."""
        rows = select(accesses).order_by(accesses.c.seq).execution_options(yield_per=_SLICE)
        return map(_link, self._session.execute(rows))

    def any_before(self, instant: datetime) -> bool:
        """Whether the oldest kept link is older than that."""
        oldest = self._session.scalar(select(accesses.c.at).order_by(accesses.c.seq).limit(1))
        return oldest is not None and oldest < instant

    def purge(self, before: datetime, now: datetime, person_id: UUID | None) -> int:
        """Delete the links older than that; the chain then stands on the last of them."""
        first_kept = self._session.scalar(select(func.min(accesses.c.seq)).where(accesses.c.at >= before))
        anchor = self._anchor_before(first_kept)
        count = anchor.seq - self.anchor().seq
        if count <= 0:
            return 0
        append(self._session, [Access(now, person_id, AccessAct.PURGE, "accesses", count=count)])
        self._session.execute(update(access_anchors).values(seq=anchor.seq, hash=anchor.hash))
        self._session.execute(delete(accesses).where(accesses.c.seq <= anchor.seq))
        return count

    def _anchor_before(self, first_kept: int | None) -> Anchor:
        if first_kept is None:
            return head(self._session)
        rows = select(accesses.c.seq, accesses.c.hash).where(accesses.c.seq == first_kept - 1)
        row = self._session.execute(rows).first()
        return Anchor(row.seq, row.hash) if row else self.anchor()


def _link(row: Row[Any]) -> Link:
    access = Access(row.at, row.person_id, row.act, row.kind, row.record_id, row._mapping["count"])
    return Link(row.seq, access, row.previous, row.hash)


def _lines() -> Select[Any]:
    """The columns of an `AccessLine`: who it was, and what the record is called today."""
    its = accesses.c
    return (
        select(
            *(its.seq, its.at, its.person_id, func.coalesce(persons.c.name, "").label("person")),
            *(its.act, its.kind, its.record_id, its["count"], its.hash),
            *(agents.c.civility, func.coalesce(agents.c.first_name, "").label("first_name")),
            func.coalesce(agents.c.last_name, "").label("last_name"),
            *(cases.c.sequence.label("case_sequence"), appointments.c.start),
        )
        .outerjoin(persons, persons.c.id == its.person_id)
        .outerjoin(agents, agents.c.id == its.record_id)
        .outerjoin(cases, cases.c.id == its.record_id)
        .outerjoin(appointments, appointments.c.id == its.record_id)
    )
