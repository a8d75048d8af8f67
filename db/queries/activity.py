"""Counting a year for its activity report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnCollection,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    String,
    and_,
    case,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from cigdesk.domain.activity import KNOWN, MONTHS, MeetingCounts, Tally
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    FOR_AN_AGENT,
    FOR_AN_AUTHORITY,
    AppointmentKind,
    AppointmentStatus,
    CircleKind,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.ports.activity import (
    CircleCounts,
    InspectionCounts,
    PermanenceCounts,
    PermanenceTally,
    SessionCounts,
    SupportCounts,
)
from db.queries.activity_work import circle_counts, inspection_counts, support_counts
from db.tables import (
    appointments,
    participations,
    permanences,
    requests,
    session_seats,
    time_entries,
)

_HOLDS = tuple(status for status in AppointmentStatus if status.holds_time)


class SqlActivityQueries:
    """See `cigdesk.ports.activity.ActivityQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def meetings(self, authority_id: UUID | None, months: Sequence[datetime]) -> MeetingCounts:
        """The appointments of agents that begin in the year and whose outcome is known."""
        met = _met(authority_id, months)
        is_done = met.c.status == AppointmentStatus.DONE.value
        month, status = met.c.month, met.c.status
        kind, mode, subject = met.c.kind, met.c.mode, met.c.subject
        counted = union_all(
            _grouped("outcomes", met, (month, status)),
            _grouped("months", met, (month,)),
            _grouped("statuses", met, (status,)),
            _grouped("whole", met, ()),
            _grouped("ways", met, (kind, mode)).where(is_done),
            _grouped("kinds", met, (kind,)).where(is_done),
            _grouped("modes", met, (mode,)).where(is_done),
            _grouped("subjects", met, (subject,)).where(is_done),
        )
        found: dict[str, dict[Any, Tally]] = {}
        for part, first, second, *figures in self._session.execute(counted):
            found.setdefault(part, {})[_KEYS[part](first, second)] = Tally(*figures)
        whole = found.pop("whole").get(None, Tally())
        return MeetingCounts(**found, whole=whole)

    def unsaid(self, authority_id: UUID | None, span: Interval, now: datetime) -> int:
        """The appointments of agents that are over and of which nobody has said what became of them."""
        its = appointments.c
        rows = (
            select(func.count())
            .where(its.status == AppointmentStatus.PLANNED, *_within(its.start, span), its.end <= now)
            .where(its.kind.in_(FOR_AN_AGENT), *_of(its.authority_id, authority_id))
        )
        return self._session.scalar(rows) or 0

    def other_work(self, authority_id: UUID | None, span: Interval) -> Mapping[AppointmentKind, Tally]:
        """What was done for authorities as such, by kind."""
        its = appointments.c
        rows = (
            select(its.kind, func.count(), _minutes(its))
            .where(*_held_for(authority_id, span), its.kind.in_(FOR_AN_AUTHORITY))
            .group_by(its.kind)
        )
        return {kind: Tally(acts, 0, minutes) for kind, acts, minutes in self._session.execute(rows)}

    def sessions(self, authority_id: UUID | None, span: Interval) -> SessionCounts:
        """The seats and the people of the collective sessions that were held."""
        its = appointments.c
        held = (
            select(its.id)
            .where(*_held_for(authority_id, span), its.kind == AppointmentKind.COLLECTIVE)
            .scalar_subquery()
        )
        seats = select(func.coalesce(func.sum(session_seats.c.seats), 0)).where(
            session_seats.c.appointment_id.in_(held), *_of(session_seats.c.authority_id, authority_id)
        )
        came = select(func.count(), func.count(participations.c.agent_id.distinct())).where(
            participations.c.appointment_id.in_(held),
            participations.c.status == AppointmentStatus.DONE,
            *_of(participations.c.authority_id, authority_id),
        )
        return SessionCounts(self._session.scalar(seats) or 0, *self._session.execute(came).one())

    def permanences(
        self, authority_id: UUID | None, months: Sequence[datetime], now: datetime
    ) -> PermanenceCounts:
        """The permanences that begin in the year and are over at that instant."""
        its, span = permanences.c, Interval(months[0], months[-1])
        over = (*_within(its.start, span), its.end <= now, *_of(its.authority_id, authority_id))
        slots = func.sum(_length(its) // (its.slot_minutes + its.buffer_minutes), type_=Integer)
        by_month = (
            select(_month(its.start, months), func.count(), _minutes(its), slots)
            .where(*over, its.cancelled.is_(False))
            .group_by(_month(its.start, months))
        )
        taken = (
            select(func.count())
            .select_from(appointments)
            .join(permanences, its.id == appointments.c.permanence_id)
            .where(*over, its.cancelled.is_(False), appointments.c.status.in_(_HOLDS))
        )
        cancelled = select(func.count()).where(*over, its.cancelled.is_(True))
        found = {month: PermanenceTally(*figures) for month, *figures in self._session.execute(by_month)}
        return PermanenceCounts(found, self._session.scalar(taken) or 0, self._session.scalar(cancelled) or 0)

    def requests(self, authority_id: UUID | None, first: date, last: date) -> Mapping[Requester, int]:
        """The requests received from a day to another, both included, by who asked."""
        its = requests.c
        rows = (
            select(its.requester, func.count())
            .where(its.received_on >= first, its.received_on <= last, *_of(its.authority_id, authority_id))
            .group_by(its.requester)
        )
        return dict(self._session.execute(rows).all())

    def answered(self, authority_id: UUID | None, first: date, last: date) -> Sequence[tuple[date, datetime]]:
        """When each of them that was answered came in, and when its first appointment begins."""
        its, of = requests.c, appointments.c
        rows = (
            select(its.received_on, func.min(of.start, type_=of.start.type))
            .join(appointments, and_(of.request_id == its.id, of.status != AppointmentStatus.CANCELLED))
            .where(its.received_on >= first, its.received_on <= last, *_of(its.authority_id, authority_id))
            .group_by(its.id)
        )
        return self._session.execute(rows).all()

    def support(self, authority_id: UUID | None, first: date, last: date) -> SupportCounts:
        """The cases of these days, and the time worked on them."""
        return support_counts(self._session, authority_id, first, last)

    def inspections(self, authority_id: UUID | None, first: date, last: date) -> InspectionCounts:
        """The closed inspection days among these."""
        return inspection_counts(self._session, authority_id, first, last)

    def circle(self, authority_id: UUID | None, span: Interval) -> Mapping[CircleKind, CircleCounts]:
        """The events of the Cercle held in that stretch."""
        return circle_counts(self._session, authority_id, span)


def _met(authority_id: UUID | None, months: Sequence[datetime]) -> CTE:
    """The year read once; words come as they are kept, so that one union can count them all."""
    its = appointments.c
    return (
        select(
            _month(its.start, months).label("month"),
            *(
                type_coerce(column, String).label(column.name)
                for column in (its.status, its.kind, its.mode, its.subject)
            ),
            its.agent_id,
            func.coalesce(_entered(), _length(its)).label("minutes"),
        )
        .where(*_within(its.start, Interval(months[0], months[-1])), its.status.in_(KNOWN))
        .where(its.kind.in_(FOR_AN_AGENT), *_of(its.authority_id, authority_id))
        .cte("met")
        .prefix_with("MATERIALIZED")
    )


def _entered() -> ScalarSelect[Any]:
    """The time entered for an appointment, its rests included: it counts in place of the length."""
    its, rest = time_entries.c, time_entries.alias("rests").c
    rests = select(func.sum(rest.minutes)).where(rest.rest_of_id == its.id).scalar_subquery()
    return (
        select(its.minutes + func.coalesce(rests, 0))
        .where(its.appointment_id == appointments.c.id)
        .scalar_subquery()
    )


def _grouped(part: str, met: CTE, by: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """How often, with how many people and how long, for each value of these columns."""
    keys = [*by, *(null() for _ in range(2 - len(by)))]
    figures = (
        func.count(),
        func.count(met.c.agent_id.distinct()),
        func.coalesce(func.sum(met.c.minutes), 0),
    )
    return select(literal(part), *keys, *figures).select_from(met).group_by(*by)


_KEYS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "outcomes": lambda month, status: (month, AppointmentStatus(status)),
    "months": lambda month, _none: month,
    "statuses": lambda status, _none: AppointmentStatus(status),
    "whole": lambda _none, _nothing: None,
    "ways": lambda kind, mode: (AppointmentKind(kind), PlaceMode(mode)),
    "kinds": lambda kind, _none: AppointmentKind(kind),
    "modes": lambda mode, _none: PlaceMode(mode),
    "subjects": lambda subject, _none: Subject(subject),
}
"""What the two words of a row stand for, by what was counted."""


def _held_for(authority_id: UUID | None, span: Interval) -> list[ColumnElement[bool]]:
    """What took place in that stretch, for that authority or with seats of it; the Cercle stands apart."""
    its = appointments.c
    held = [its.status == AppointmentStatus.DONE, its.circle.is_(None), *_within(its.start, span)]
    if authority_id is None:
        return held
    seated = select(session_seats.c.appointment_id).where(session_seats.c.authority_id == authority_id)
    return [*held, or_(its.authority_id == authority_id, its.id.in_(seated))]


def _of(column: ColumnElement[Any], authority_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if authority_id is None else [column == authority_id]


def _within(start: ColumnElement[Any], span: Interval) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return start >= span.start, start < span.end


def _month(start: ColumnElement[Any], months: Sequence[datetime]) -> ColumnElement[int]:
    """The month of the wall in which it lies: the store knows no zone, the instants are given."""
    until = zip(MONTHS, months[1:-1], strict=False)
    return case(
        *((start < end, literal_column(str(month))) for month, end in until), else_=literal_column("12")
    )


def _length(its: ColumnCollection[str, Any]) -> ColumnElement[int]:
    """Whole minutes: instants are kept as seconds."""
    return (type_coerce(its["end"], Integer) - type_coerce(its["start"], Integer)) // literal_column(
        "60", Integer
    )


def _minutes(its: ColumnCollection[str, Any]) -> ColumnElement[int]:
    return func.coalesce(func.sum(_length(its)), 0)
