"""Reading the Cercle de la prévention, and what prevention keeps beside the orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    cast,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from cigdesk.domain.circle import OPENING
from cigdesk.domain.engagement_offers import PACKAGE
from cigdesk.domain.errors import NotFound
from cigdesk.domain.membership import MembershipState
from cigdesk.domain.quote import QuoteLineKind, QuoteState
from cigdesk.ports.circle import (
    CircleEventRow,
    CircleMemberRow,
    CirclePlaceRow,
    DaysChangeRow,
    TurnoutRow,
)
from db.tables import (
    appointments,
    authorities,
    contacts,
    days_changes,
    engagements,
    membership_terms,
    memberships,
    practitioners,
    quote_lines,
    quotes,
    rooms,
    session_seats,
    sites,
    subscriptions,
)


class SqlCircleQueries:
    """See `cigdesk.ports.circle.CircleQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def events(self, start: datetime, end: datetime) -> list[CircleEventRow]:
        """Those that begin in that stretch, by start."""
        its = appointments.c
        rows = _events().where(its.start >= start, its.start < end)
        return [CircleEventRow(*row) for row in self._session.execute(rows)]

    def event(self, event_id: UUID) -> CircleEventRow:
        """One of them; raises `NotFound`."""
        row = self._session.execute(_events().where(appointments.c.id == event_id)).first()
        if row is None:
            raise NotFound("Cet événement n’existe plus : il a été supprimé entre-temps.")
        return CircleEventRow(*row)

    def turnouts(self, start: datetime, end: datetime) -> list[TurnoutRow]:
        """What each authority has in them, by name of authority."""
        its, of = session_seats.c, appointments.c
        rows = (
            select(its.appointment_id, its.authority_id, authorities.c.name, its.seats, its.came, its.contact)
            .join(appointments, of.id == its.appointment_id)
            .join(authorities, authorities.c.id == its.authority_id)
            .where(of.circle.is_not(None), of.start >= start, of.start < end)
            .order_by(authorities.c.sort_key, authorities.c.id)
        )
        return [TurnoutRow(*row) for row in self._session.execute(rows)]

    def members(self, year: int) -> list[CircleMemberRow]:
        """The authorities that have the Cercle in that year, by name."""
        holding = _holding(year).subquery()
        its = authorities.c
        rows = (
            select(its.id, its.name, its.mail, func.max(cast(holding.c.offer == PACKAGE, Integer)))
            .join(holding, holding.c.authority_id == its.id)
            .where(its.archived.is_(False))
            .group_by(its.id)
            .order_by(its.sort_key, its.id)
        )
        found = self._session.execute(rows)
        return [CircleMemberRow(each, name, mail, bool(package)) for each, name, mail, package in found]

    def mails(self, authority_ids: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
        """The addresses of the contacts of these authorities."""
        its = contacts.c
        rows = select(its.authority_id, its.mail).where(its.mail != "", its.authority_id.in_(authority_ids))
        found: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
        for authority_id, mail in self._session.execute(rows.order_by(its.id)):
            found[authority_id] += (mail,)
        return found

    def places(self) -> list[CirclePlaceRow]:
        """The sites of the centre, then those of the authorities."""
        owner = func.coalesce(authorities.c.name, "")
        rows = (
            select(sites.c.id, rooms.c.id, owner, sites.c.name, rooms.c.name)
            .outerjoin(rooms, (rooms.c.site_id == sites.c.id) & rooms.c.archived.is_(False))
            .outerjoin(authorities, authorities.c.id == sites.c.authority_id)
            .where(sites.c.archived.is_(False), func.coalesce(authorities.c.archived, False).is_(False))
            .order_by(func.coalesce(authorities.c.sort_key, ""), sites.c.name, rooms.c.name)
        )
        return [
            CirclePlaceRow(site_id, room_id, of, ", ".join(part for part in (site, room) if part))
            for site_id, room_id, of, site, room in self._session.execute(rows)
        ]

    def first_packages(self) -> Mapping[UUID, int]:
        """The first year for which each authority had an ACFI package."""
        years = _package_years().subquery()
        rows = select(years.c.authority_id, func.min(years.c.year).label("year")).group_by(
            years.c.authority_id
        )
        return {each.authority_id: each.year for each in self._session.execute(rows)}

    def days_changes(self, engagement_ids: Collection[UUID]) -> list[DaysChangeRow]:
        """What became of the days of these, the latest first."""
        its, of = days_changes.c, engagements.c
        rows = (
            select(
                *(its.engagement_id, of.offer, of.unit, of.start),
                *(its.at, its.by, its.before, its.after, its.reason),
            )
            .join(engagements, of.id == its.engagement_id)
            .where(its.engagement_id.in_(engagement_ids))
            .order_by(its.at.desc(), its.id)
        )
        return [DaysChangeRow(*row) for row in self._session.execute(rows)]


@cache
def _events() -> Select[Any]:
    """The columns of a `CircleEventRow`, in its order, by start."""
    its, owner = appointments.c, aliased(authorities)
    return (
        select(
            *(its.id, its.circle, its.title, its.start, its.end, its.status, its.mode, its.practitioner_id),
            *(practitioners.c.first_name, practitioners.c.last_name),
            *(its.site_id, func.coalesce(sites.c.name, ""), func.coalesce(owner.c.name, "")),
            *(its.room_id, func.coalesce(rooms.c.name, ""), its.video_link, its.seats, its.invited_on),
        )
        .join(practitioners, practitioners.c.id == its.practitioner_id)
        .outerjoin(sites, sites.c.id == its.site_id)
        .outerjoin(owner, owner.c.id == sites.c.authority_id)
        .outerjoin(rooms, rooms.c.id == its.room_id)
        .where(its.circle.is_not(None))
        .order_by(its.start, its.id)
    )


def _holding(year: int) -> Any:
    """Which authority has which of the opening offers in that year: noted, ordered, or of a membership."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return union_all(
        select(subscriptions.c.authority_id, subscriptions.c.offer).where(
            subscriptions.c.year == year, subscriptions.c.offer.in_(OPENING)
        ),
        _ordered().where(quotes.c.service_day.between(first, last), quote_lines.c.offer.in_(OPENING)),
        _agreed(first, last).where(membership_terms.c.year == year, membership_terms.c.offer.in_(OPENING)),
    )


def _ordered() -> Select[Any]:
    """The firm lines of accepted quotes."""
    return (
        select(quotes.c.authority_id, quote_lines.c.offer)
        .join(quote_lines, quote_lines.c.quote_id == quotes.c.id)
        .where(quotes.c.state == QuoteState.ACCEPTED, quote_lines.c.optional.is_(False))
        .where(quote_lines.c.kind == QuoteLineKind.OFFER)
    )


def _agreed(first: date, last: date) -> Select[Any]:
    """The yearly terms of memberships that are in force on some day between these."""
    its = memberships.c
    running = [or_(each.is_(None), each >= first) for each in (its.end, its.denounced_effect)]
    return (
        select(its.authority_id, membership_terms.c.offer)
        .join(membership_terms, membership_terms.c.membership_id == its.id)
        .where(its.state == MembershipState.SIGNED, its.start <= last, *running)
    )


def _package_years() -> Any:
    """Each year for which something says that an authority had the package."""
    return union_all(
        select(subscriptions.c.authority_id, subscriptions.c.year).where(subscriptions.c.offer == PACKAGE),
        select(engagements.c.authority_id, _year(engagements.c.start).label("year")).where(
            engagements.c.offer == PACKAGE
        ),
        select(memberships.c.authority_id, membership_terms.c.year)
        .join(membership_terms, membership_terms.c.membership_id == memberships.c.id)
        .where(memberships.c.state == MembershipState.SIGNED, membership_terms.c.offer == PACKAGE),
    )


def _year(day: ColumnElement[date] | BindParameter[date]) -> ColumnElement[int]:
    return cast(func.substr(cast(day, String), 1, 4), Integer)
