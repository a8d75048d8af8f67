"""What is asked of the tables of the agenda: built once, since building takes longer than the answer."""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    String,
    Table,
    UnaryExpression,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.sql.operators import custom_op

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from db.tables import (
    absences,
    agents,
    appointments,
    authorities,
    closures,
    permanences,
    practitioners,
    rooms,
    sites,
    working_hours,
)

HOLDING = [status for status in AppointmentStatus if status.holds_time]


IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)


def _meets(table: Table) -> ColumnElement[bool]:
    return (table.c.start < bindparam("ends")) & (table.c.end > bindparam("begins"))


def _touching(table: Table) -> ColumnElement[bool]:
    """Nothing lasts more than `LONGEST`: the start alone bounds what the index is asked for."""
    return _meets(table) & (table.c.start > bindparam("earliest"))


@cache
def appointments_between() -> Select[Any]:
    return appointment_select().where(_touching(appointments), appointments.c.practitioner_id.in_(IDS))


def _bare(column: ColumnElement[UUID]) -> ColumnElement[str]:
    """The id as it is kept: thousands of rows name the same few."""
    return type_coerce(column, String)


@cache
def busy_between() -> Select[Any]:
    its = appointments.c
    where = (its.mode, _bare(its.authority_id), _bare(its.site_id))
    columns = (_bare(its.practitioner_id), its.start, its.end, its.buffer_minutes, *where)
    held = (_touching(appointments), its.status.in_(HOLDING))
    return select(*columns).where(its.practitioner_id.in_(IDS), *held)


@cache
def on_duty_between() -> Select[Any]:
    its = permanences.c
    held = (_touching(permanences), its.cancelled.is_(False))
    where = (_bare(its.authority_id), _bare(its.site_id))
    columns = (_bare(its.practitioner_id), its.start, its.end, *where)
    return select(*columns).where(its.practitioner_id.in_(IDS), *held)


@cache
def overdue() -> Select[Any]:
    return appointment_select().where(*_wanting())


@cache
def overdue_count() -> Select[Any]:
    return select(func.count()).select_from(appointments).where(*_wanting())


def _wanting() -> tuple[ColumnElement[bool], ...]:
    """Still planned, and over: `before` is bound.

    The index of planned ones alone is taken where the status is told as it stands there, not as a parameter,
    and where the one by practitioner, which holds ten years of each, is kept out by a plus.
    """
    its = appointments.c
    planned: ColumnElement[bool] = its.status == literal_column(f"'{AppointmentStatus.PLANNED.value}'")
    over = (its.start < bindparam("before"), its.end < bindparam("before"))
    owner = UnaryExpression(its.practitioner_id, operator=custom_op("+"), type_=its.practitioner_id.type)
    return planned, *over, owner.in_(IDS), its.kind != AppointmentKind.INTERNAL


@cache
def permanences_between() -> Select[Any]:
    return _permanence_select().where(_touching(permanences), permanences.c.practitioner_id.in_(IDS))


@cache
def absences_between() -> Select[Any]:
    """The columns of an `AbsenceRow`, in its order, by start."""
    its = absences.c
    rows = select(
        its.id, its.practitioner_id, its.start, its.end, its.label, its.series_id, its.overlap_reason
    )
    return rows.where(its.practitioner_id.in_(IDS), _meets(absences)).order_by(its.start)


@cache
def taken_by(column: str) -> Select[Any]:
    its = appointments.c
    held = (_touching(appointments), its.status.in_(HOLDING))
    return _taken_select().where(its[column] == bindparam("owner"), *held)


@cache
def bands_by(column: str) -> Select[Any]:
    its = permanences.c
    held = (_touching(permanences), its.cancelled.is_(False))
    return _band_select().where(its[column] == bindparam("owner"), *held)


@cache
def closures_between() -> Select[Any]:
    its = closures.c
    rows = select(its.start, its.end, its.label)
    return rows.where(its.start <= bindparam("last"), its.end >= bindparam("first")).order_by(its.start)


@cache
def _practitioner_select() -> Select[Any]:
    """The columns of a `PractitionerRow`, in its order, but for the hours."""
    its = practitioners.c
    return select(its.id, its.first_name, its.last_name, its.function, its.colour)


@cache
def active_practitioners() -> Select[Any]:
    return _practitioner_select().where(practitioners.c.active.is_(True)).order_by(practitioners.c.sort_key)


@cache
def practitioners_of_ids() -> Select[Any]:
    return _practitioner_select().where(practitioners.c.id.in_(IDS))


@cache
def every_hours() -> Select[Any]:
    its = working_hours.c
    return select(its.practitioner_id, its.weekday, its.start, its.end)


@cache
def hours_of_some() -> Select[Any]:
    return every_hours().where(working_hours.c.practitioner_id.in_(IDS))


def _text(column: ColumnElement[str]) -> ColumnElement[str]:
    """The text of a record that may not be there."""
    return func.coalesce(column, "")


def appointment_select() -> Select[Any]:
    """The columns of an `AppointmentRow`, in its order, by start."""
    its = appointments.c
    return (
        select(
            its.id, its.practitioner_id, its.kind, its.mode, its.start, its.end, its.status,
            its.agent_id, _text(agents.c.civility), _text(agents.c.first_name), _text(agents.c.last_name),
            agents.c.status, its.authority_id, _text(authorities.c.name), its.site_id, _text(sites.c.name),
            its.room_id, _text(rooms.c.name), its.permanence_id, its.subject, its.requester,
            its.phone, its.video_link, its.title, its.overlap_reason,
            its.buffer_minutes, its.request_id, its.seats, its.moved_from, its.engagement_id, its.units,
            its.circle,
        )
        .select_from(_placed(appointments).outerjoin(agents, agents.c.id == its.agent_id))
        .order_by(its.start, its.id)
    )  # fmt: skip


def _permanence_select() -> Select[Any]:
    """The columns of a `PermanenceRow`, in its order, by start."""
    its = permanences.c
    return (
        select(
            its.id, its.practitioner_id, its.start, its.end, its.slot_minutes, its.cancelled,
            its.authority_id, _text(authorities.c.name), its.site_id, _text(sites.c.name),
            its.room_id, _text(rooms.c.name), its.buffer_minutes, its.subjects, its.series_id,
            its.occurrence, its.changed, its.overlap_reason,
        )
        .select_from(_placed(permanences))
        .order_by(its.start, its.id)
    )  # fmt: skip


def _placed(table: Table) -> FromClause:
    """The table with its authority, site and room, where it has them."""
    return (
        table.outerjoin(authorities, authorities.c.id == table.c.authority_id)
        .outerjoin(sites, sites.c.id == table.c.site_id)
        .outerjoin(rooms, rooms.c.id == table.c.room_id)
    )


def _held_by(table: Table) -> FromClause:
    """The table with its practitioner, and its authority and site for a sentence."""
    return (
        table.join(practitioners, practitioners.c.id == table.c.practitioner_id)
        .outerjoin(authorities, authorities.c.id == table.c.authority_id)
        .outerjoin(sites, sites.c.id == table.c.site_id)
    )


def _taken_select() -> Select[Any]:
    its = appointments.c
    place = func.coalesce(authorities.c.name, sites.c.name, "").label("place")
    named = (practitioners.c.first_name, practitioners.c.last_name, place)
    columns = (its.id, its.practitioner_id, its.start, its.end, its.kind, its.agent_id)
    more = (its.room_id, its.permanence_id, its.title, its.subject, its.buffer_minutes)
    where = (its.mode, its.authority_id, its.site_id)
    return select(*columns, *more, *where, *named).select_from(_held_by(appointments))


def _band_select() -> Select[Any]:
    its = permanences.c
    place = func.coalesce(authorities.c.name, sites.c.name, "").label("place")
    named = (practitioners.c.first_name, practitioners.c.last_name, place)
    columns = (its.id, its.practitioner_id, its.start, its.end, its.slot_minutes, its.room_id)
    more = (its.buffer_minutes, its.subjects, its.authority_id, its.site_id)
    return select(*columns, *more, *named).select_from(_held_by(permanences))


def agent_select() -> Select[Any]:
    its = agents.c
    return select(
        its.id, its.civility, its.first_name, its.last_name, its.status, its.authority_id,
        authorities.c.name, its.phone,
    ).join(authorities, authorities.c.id == its.authority_id)  # fmt: skip
