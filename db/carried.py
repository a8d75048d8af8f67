"""The one place that keeps a store from being written to while work goes on in its other file."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cigdesk.domain.carry import Carried, Side, is_writable, sentence
from cigdesk.ports.carrying import CarryRow
from db.queries.carries import last_carry
from db.tables import carries, centres


def require_writable(session: Session) -> None:
    """Raise `Carried` when this file is only read; asked inside each transaction that writes."""
    last = select(carries.c.side, carries.c.state).order_by(carries.c.id.desc()).limit(1)
    known = session.execute(last).first()
    if known is not None and not is_writable(known.side, known.state):
        raise _carried(session)


def _carried(session: Session) -> Carried:
    carry = last_carry(session)
    if carry is None:
        raise RuntimeError("the departure went away within one transaction")
    zone = session.scalar(select(centres.c.zone))
    at = _said_of(carry).astimezone(ZoneInfo(zone) if zone else None)
    return Carried(sentence(carry.side, at.date(), carry.by, carry.label))


def _said_of(carry: CarryRow) -> datetime:
    """Of a travelling file, the return; of the others, the departure."""
    returned = carry.closed_at if carry.side is Side.TRAVELLING else None
    return returned or carry.taken_at
