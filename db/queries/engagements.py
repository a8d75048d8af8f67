"""Reading what was ordered, and what is done on its account."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    UnaryExpression,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.operators import custom_op

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.errors import NotFound
from cigdesk.domain.people import Function
from cigdesk.domain.quote import QuoteLineKind, QuoteState
from cigdesk.ports.engagements import AttachedRow, EngagementRow, OnSiteRow, OrderedRow
from db.tables import (
    appointments,
    engagements,
    membership_terms,
    memberships,
    permanences,
    practitioners,
    quote_lines,
    quotes,
    session_seats,
    time_entries,
)

_WAITING: Final = (QuoteState.DRAFT, QuoteState.ISSUED, QuoteState.SENT)
_NUMBER: Final = (quotes.c.prefix, quotes.c.year, quotes.c.sequence, quotes.c.revision)


class SqlEngagementQueries:
    """See `cigdesk.ports.engagements.EngagementQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def within(
        self, authority_id: UUID | None, first: date, last: date, offers: Collection[str] | None = None
    ) -> list[EngagementRow]:
        """Those that share a day with that stretch, the nearest end first; of these offers alone if given."""
        rows = _engagements().where(*_sharing(authority_id, first, last))
        return self._rows(rows if offers is None else rows.where(engagements.c.offer.in_(offers)))

    def of_quote(self, quote_id: UUID) -> list[EngagementRow]:
        """Those that its lines granted."""
        return self._rows(_engagements().where(quote_lines.c.quote_id == quote_id))

    def of_term(self, term_id: UUID) -> list[EngagementRow]:
        """Those that a year of membership granted."""
        return self._rows(_engagements().where(engagements.c.term_id == term_id))

    def one(self, engagement_id: UUID) -> EngagementRow:
        """One of them; raises `NotFound`."""
        found = self._rows(_engagements().where(engagements.c.id == engagement_id))
        if not found:
            raise NotFound("Cette commande n’existe plus : elle a été retirée entre-temps.")
        return found[0]

    def attached(self, authority_id: UUID | None, first: date, last: date) -> list[AttachedRow]:
        """What was put on account of those that `within` gives."""
        return self._attached(*_sharing(authority_id, first, last))

    def attached_to(self, engagement_ids: Collection[UUID]) -> list[AttachedRow]:
        """What was put on account of these."""
        return self._attached(engagements.c.id.in_(engagement_ids))

    def on_site(
        self,
        authority_id: UUID | None,
        start: datetime,
        end: datetime,
        carried: Collection[tuple[UUID, Function]] | None = None,
    ) -> list[OnSiteRow]:
        """The permanences at authorities that begin in that stretch of time.

        If given, `carried` are the authorities where they are looked for, each with who holds them there.
        """
        asked: dict[str, Any] = {"start": start, "end": end}
        rows = _on_site()
        if authority_id is not None:
            rows = rows.where(permanences.c.authority_id == authority_id)
        if carried is not None:
            rows = rows.where(_held_there(carried))
        return [OnSiteRow(*row) for row in self._session.execute(rows, asked)]

    def unaccepted(self, authority_id: UUID) -> list[OrderedRow]:
        """The firm lines of its drafts and of its quotes that wait for an answer."""
        lines, of = quote_lines.c, quotes.c
        rows: Select[Any] = (
            select(of.id, lines.offer, lines.unit, of.state, of.service_day, of.valid_until, *_NUMBER)
            .join(quotes, of.id == lines.quote_id)
            .where(of.authority_id == authority_id, of.state.in_(_WAITING), *_firm())
            .order_by(of.id, lines.position)
        )
        return [OrderedRow(*row) for row in self._session.execute(rows)]

    def ungranted(self, authority_id: UUID | None, since: date, apart: Collection[str]) -> list[UUID]:
        """Accepted quotes with a service day since then, a firm line of which granted nothing."""
        rows = (
            select(quotes.c.id)
            .join(quote_lines, quote_lines.c.quote_id == quotes.c.id)
            .outerjoin(engagements, engagements.c.quote_line_id == quote_lines.c.id)
            .where(quotes.c.state == QuoteState.ACCEPTED, quotes.c.service_day >= since, *_firm())
            .where(quote_lines.c.quantity > 0, quote_lines.c.offer.not_in(apart))
            .where(engagements.c.id.is_(None))
            .distinct()
            .order_by(quotes.c.id)
        )
        mine = rows if authority_id is None else rows.where(quotes.c.authority_id == authority_id)
        return list(self._session.scalars(mine))

    def _rows(self, rows: Select[Any]) -> list[EngagementRow]:
        return [_row(EngagementRow(*row)) for row in self._session.execute(rows)]

    def _attached(self, *where: ColumnElement[bool]) -> list[AttachedRow]:
        # Asked as a list of ids, so that the few that are on account are looked up, and not all read.
        ids = select(engagements.c.id).where(*where)
        whole = _appointments().where(appointments.c.engagement_id.in_(ids))
        seated = _seats().where(session_seats.c.engagement_id.in_(ids))
        worked = _worked().where(time_entries.c.engagement_id.in_(ids))
        return [AttachedRow(*row) for rows in (whole, seated, worked) for row in self._session.execute(rows)]


def _sharing(authority_id: UUID | None, first: date, last: date) -> Sequence[ColumnElement[bool]]:
    shared = (engagements.c.end >= first, engagements.c.start <= last)
    return shared if authority_id is None else (engagements.c.authority_id == authority_id, *shared)


def _firm() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return quote_lines.c.kind == QuoteLineKind.OFFER, quote_lines.c.optional.is_(False)


def _row(row: EngagementRow) -> EngagementRow:
    """As far as the membership that granted it goes."""
    if row.closed_on is None or row.end <= row.closed_on:
        return row
    if row.withdrawn:
        return replace(row, granted=Decimal(0))
    return replace(row, end=row.closed_on)


def _last_day() -> ColumnElement[date]:
    """The end of the membership, or the effect of its denunciation when it comes first."""
    of = memberships.c
    sooner = and_(of.denounced_effect.is_not(None), or_(of.end.is_(None), of.denounced_effect < of.end))
    return case((sooner, of.denounced_effect), else_=of.end)


@cache
def _engagements() -> Select[Any]:
    of = engagements.c
    return (
        select(
            *(of.id, of.authority_id, of.offer, of.label, of.unit, of.granted, of.start, of.end),
            *(of.quote_line_id, of.term_id, quotes.c.id, *_NUMBER),
            _last_day(),
        )
        .outerjoin(quote_lines, quote_lines.c.id == of.quote_line_id)
        .outerjoin(quotes, quotes.c.id == quote_lines.c.quote_id)
        .outerjoin(membership_terms, membership_terms.c.id == of.term_id)
        .outerjoin(memberships, memberships.c.id == membership_terms.c.membership_id)
        .order_by(of.end, of.start, of.id)
    )


@cache
def _appointments() -> Select[Any]:
    """Each with the seats of the authority of the engagement, where it is a session that has some."""
    of = appointments.c
    seats_of_it = and_(
        session_seats.c.appointment_id == of.id,
        session_seats.c.authority_id == engagements.c.authority_id,
    )
    return (
        select(
            *(of.engagement_id, of.id, of.start, of.end, of.status, of.units, of.permanence_id),
            session_seats.c.seats,
        )
        .join(engagements, engagements.c.id == of.engagement_id)
        .outerjoin(session_seats, seats_of_it)
        .where(~_has_time())
    )


@cache
def _seats() -> Select[Any]:
    """The seats of an authority whose session is not already on account of the same engagement."""
    of = appointments.c
    return (
        select(
            *(session_seats.c.engagement_id, of.id, of.start, of.end, of.status),
            *(literal(None), literal(None), session_seats.c.seats),
        )
        .join(appointments, of.id == session_seats.c.appointment_id)
        .where(of.engagement_id.is_distinct_from(session_seats.c.engagement_id))
    )


def _has_time() -> ColumnElement[bool]:
    its = time_entries.c
    of_it = its.appointment_id == appointments.c.id
    return select(its.id).where(of_it).correlate(appointments).exists()


@cache
def _worked() -> Select[Any]:
    """The time entered, in place of the appointment that it is of.

    What was written by hand on the appointment stands, but for an order that is used up by the minute.
    """
    its, of = time_entries.c, appointments.c
    same = and_(of.engagement_id == its.engagement_id, engagements.c.unit != HOUR)
    return (
        select(
            *(its.engagement_id, func.coalesce(its.appointment_id, its.id, type_=its.id.type)),
            *(literal(None), literal(None), literal(AppointmentStatus.DONE, of.status.type)),
            case((same, of.units)),
            *(of.permanence_id, literal(None), its.day, its.minutes),
        )
        .join(engagements, engagements.c.id == its.engagement_id)
        .outerjoin(appointments, of.id == its.appointment_id)
    )


@cache
def _on_site() -> Select[Any]:
    of = permanences.c
    return (
        select(of.id, of.authority_id, practitioners.c.function, of.start, of.end)
        .join(practitioners, practitioners.c.id == of.practitioner_id)
        .where(of.authority_id.is_not(None), of.cancelled.is_(False))
        .where(of.start >= bindparam("start"), of.start < bindparam("end"))
    )


def _held_there(carried: Collection[tuple[UUID, Function]]) -> ColumnElement[bool]:
    """The plus keeps SQLite from looking through ten years of each of these authorities, one by one."""
    its = permanences.c.authority_id
    owner = UnaryExpression(its, operator=custom_op("+"), type_=its.type)
    return tuple_(owner, practitioners.c.function).in_(list(carried))
