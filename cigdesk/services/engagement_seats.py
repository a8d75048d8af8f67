"""On whose account the seats of each authority in a session go: each uses up its own order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Reason
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.engagement_offers import CIRCLE, suits
from cigdesk.domain.engagement_units import measure_of, use_of
from cigdesk.domain.engagement_words import account_name, over_balance, remainder
from cigdesk.domain.session import SessionSeats
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import EngagementRow
from cigdesk.services.context import Context
from cigdesk.services.engagement_granting import grant_missing
from cigdesk.services.engagement_reading import Books, read_books


@dataclass(frozen=True)
class SeatsOrder:
    """« Devis 2026-0042, GAPP-INTER, reste 3 places »."""

    words: str
    overspent: bool


def account_for_seats(uow: UnitOfWork, context: Context, session: Appointment) -> None:
    """Put the seats that are on nobody's account on the open order of their authority, if it has one.

    That of the offer of the session first, then the nearest end. The authority for which the session itself
    is on account has its seats counted there.
    """
    offer = _offer_of(uow, session)
    for seats in uow.find(SessionSeats, appointment_id=session.id):
        carried = session.engagement_id is not None and seats.authority_id == session.authority_id
        if carried:
            seats.engagement_id = None
        elif seats.engagement_id is None:
            seats.engagement_id = _open_order(uow, context, session, seats, offer)


def _offer_of(uow: UnitOfWork, session: Appointment) -> str:
    """What the session is ordered as; an event of the Cercle is on account of nothing else."""
    if session.circle is not None:
        return CIRCLE
    return uow.engagements.one(session.engagement_id).offer if session.engagement_id else ""


def beyond_the_order(
    uow: UnitOfWork, context: Context, session: Appointment, asked: Collection[UUID]
) -> tuple[Reason, ...]:
    """What the seats of these authorities take beyond what is left of their orders, as they stand now."""
    uow.flush()
    found = []
    for seats in uow.find(SessionSeats, appointment_id=session.id):
        carried = session.engagement_id if seats.authority_id == session.authority_id else None
        engagement_id = seats.engagement_id or carried
        by_hand = carried is not None and session.units is not None
        if seats.authority_id in asked and engagement_id is not None and not by_hand:
            found += _beyond(uow, context, session, uow.engagements.one(engagement_id), seats.seats)
    return tuple(found)


def _beyond(
    uow: UnitOfWork, context: Context, session: Appointment, row: EngagementRow, seats: int
) -> list[Reason]:
    use = use_of(row.unit, session.end - session.start, seats)
    books = read_books(uow, context, row.authority_id, row.start, row.start, apart_from=session.id)
    balance = books.balances[row.id]
    if balance.endless or use <= balance.left or not measure_of(row.unit).by_seats:
        return []
    name = account_name(row.number, row.start.year, row.offer, row.unit)
    said = over_balance(name, row.unit, balance, use, "ces places en prennent")
    return [Reason(f"order:over:{row.id}", said)]


def orders_of_seats(uow: UnitOfWork, context: Context, session: Appointment) -> Mapping[UUID, SeatsOrder]:
    """On whose account the seats of each authority are; one that ordered nothing is not among them."""
    found = {}
    for seats in uow.find(SessionSeats, appointment_id=session.id):
        carried = session.engagement_id if seats.authority_id == session.authority_id else None
        engagement_id = seats.engagement_id or carried
        if engagement_id is not None:
            found[seats.authority_id] = _order_of(uow, context, engagement_id)
    return found


def _order_of(uow: UnitOfWork, context: Context, engagement_id: UUID) -> SeatsOrder:
    row = uow.engagements.one(engagement_id)
    books = read_books(uow, context, row.authority_id, row.start, row.start)
    balance = books.balances[row.id]
    name = account_name(row.number, row.start.year, row.offer, row.unit)
    return SeatsOrder(f"{name}, {remainder(row.unit, balance)}", bool(balance.overspent))


def _open_order(
    uow: UnitOfWork, context: Context, session: Appointment, seats: SessionSeats, offer: str
) -> UUID | None:
    grant_missing(uow, seats.authority_id, context.today())
    day = day_of(session.start, context.zone)
    books = read_books(uow, context, seats.authority_id, day, day)
    usable = [
        each for each in books.rows if suits(each.offer, each.unit, session.kind) and _left(books, each.id)
    ]
    same = [each for each in usable if each.offer == offer]
    chosen = same or ([] if offer else usable)
    return chosen[0].id if chosen else None


def _left(books: Books, engagement_id: UUID) -> bool:
    balance = books.balances[engagement_id]
    return bool(balance.left) or balance.endless
