"""The end of the chain of accesses, to which links are added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cigdesk.domain.accesses import Access, Anchor, Link, chained
from db.tables import access_anchors, accesses


def append(session: Session, added: Iterable[Access]) -> None:
    """Add links to the end of the chain, in the transaction of a session that holds the write lock."""
    rows = [_row(link) for link in chained(added, head(session))]
    if rows:
        session.execute(insert(accesses), rows)


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
