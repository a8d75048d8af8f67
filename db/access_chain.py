"""The end of the chain of accesses, to which links are added, also those of a chain that went another way."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.orm import Session

from cigdesk.domain.accesses import Access, Anchor, Link, chained
from db.tables import access_anchors, accesses


def append(session: Session, added: Iterable[Access]) -> None:
    """Add links to the end of the chain, in the transaction of a session that holds the write lock."""
    rows = [_row(link) for link in chained(added, head(session))]
    if rows:
        session.execute(insert(accesses), rows)


def join(session: Session, other: Connection, parted: datetime, persons_known: Container[UUID]) -> int:
    """Add what another chain holds since both parted at that instant; gives how many links that were.

    They keep their hour and take new places. Somebody whom this store does not know is noted as nobody.
    """
    added = [_access(row) for row in _not_in(session, other, parted)]
    append(session, [_of_known(each, persons_known) for each in added])
    return len(added)


def _not_in(session: Session, other: Connection, parted: datetime) -> list[Row[Any]]:
    """The links of the other chain after the last one that both have."""
    beyond: list[Row[Any]] = []
    latest_first = select(accesses).where(accesses.c.at >= parted).order_by(accesses.c.seq.desc())
    for row in other.execute(latest_first):
        if session.scalar(select(accesses.c.hash).where(accesses.c.seq == row.seq)) == row.hash:
            break
        beyond.append(row)
    return beyond[::-1]


def _access(row: Row[Any]) -> Access:
    return Access(row.at, row.person_id, row.act, row.kind, row.record_id, row._mapping["count"])


def _of_known(access: Access, persons_known: Container[UUID]) -> Access:
    return access if access.person_id in persons_known else replace(access, person_id=None)


def _row(link: Link) -> dict[str, Any]:
    its = link.access
    told = {"at": its.at, "person_id": its.person_id, "act": its.act, "kind": its.kind}
    what = {"record_id": its.record_id, "count": its.count}
    return {"seq": link.seq, **told, **what, "previous": link.previous, "hash": link.hash}


def head(session: Session) -> Anchor:
    """Where the next link is added."""
    last = select(accesses.c.seq, accesses.c.hash).order_by(accesses.c.seq.desc()).limit(1)
    row = session.execute(last).first()
    return Anchor(row.seq, row.hash) if row else anchor(session)


def anchor(session: Session) -> Anchor:
    """Where the chain begins: the end of what was purged."""
    row = session.execute(select(access_anchors.c.seq, access_anchors.c.hash)).one()
    return Anchor(row.seq, row.hash)
