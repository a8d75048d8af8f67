"""Counting a year of cases, of inspections and of the Cercle for the activity report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.activity import Tally
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentStatus, CircleKind
from cigdesk.domain.inspection import InspectionState
from cigdesk.ports.activity import CircleCounts, InspectionCounts, SupportCounts
from db.tables import appointments, cases, inspections, observations, session_seats, time_entries


def support_counts(session: Session, authority_id: UUID | None, first: date, last: date) -> SupportCounts:
    """The cases of these days, both included, and the time worked on them."""
    its, entry = cases.c, time_entries.c
    opened, closed = its.opened_on.between(first, last), its.closed_on.between(first, last)
    followed = (its.opened_on <= last) & or_(its.closed_on.is_(None), its.closed_on >= first)
    of_cases = select(
        *(func.coalesce(func.sum(case((each, 1), else_=0)), 0) for each in (opened, followed, closed))
    )
    worked = (
        select(func.count(), func.count(entry.case_id.distinct()), func.sum(entry.minutes))
        .select_from(time_entries)
        .outerjoin(cases, its.id == entry.case_id)
        .where(entry.day.between(first, last))
    )
    if authority_id is not None:
        of_cases = of_cases.where(its.authority_id == authority_id)
        worked = worked.where(entry.authority_id == authority_id)
    opened_ones, followed_ones, closed_ones = session.execute(of_cases).one()
    whole = session.execute(worked).one()
    return SupportCounts(
        opened_ones,
        followed_ones,
        closed_ones,
        _by(session, worked, its.subject),
        _by(session, worked, entry.task),
        Tally(whole[0], whole[1], whole[2] or 0),
    )


def _by(session: Session, worked: Select[*tuple[Any, ...]], key: ColumnElement[Any]) -> dict[Any, Tally]:
    rows = session.execute(worked.add_columns(key).group_by(key))
    return {row[3]: Tally(row[0], row[1], row[2]) for row in rows}


def inspection_counts(
    session: Session, authority_id: UUID | None, first: date, last: date
) -> InspectionCounts:
    """The inspection days that are closed, and what they found."""
    its, seen = inspections.c, observations.c
    closed = [its.state == InspectionState.CLOSED, its.day.between(first, last)]
    if authority_id is not None:
        closed.append(its.authority_id == authority_id)
    days = select(its.kind, func.count()).where(*closed).group_by(its.kind)
    found = (
        select(seen.severity, seen.follow_up, func.count())
        .join(inspections, its.id == seen.inspection_id)
        .where(*closed)
        .group_by(seen.severity, seen.follow_up)
    )
    return InspectionCounts(
        dict(session.execute(days).all()),
        {(severity, state): count for severity, state, count in session.execute(found)},
    )


def circle_counts(
    session: Session, authority_id: UUID | None, span: Interval
) -> Mapping[CircleKind, CircleCounts]:
    """The events of the Cercle that were held, and who was there."""
    its, seats = appointments.c, session_seats.c
    there = case((seats.came > 0, seats.authority_id))
    rows = (
        select(
            its.circle,
            func.count(its.id.distinct()),
            func.count(there.distinct()),
            func.coalesce(func.sum(seats.came), 0),
        )
        .outerjoin(session_seats, seats.appointment_id == its.id)
        .where(its.circle.is_not(None), its.status == AppointmentStatus.DONE)
        .where(its.start >= span.start, its.start < span.end)
        .group_by(its.circle)
    )
    if authority_id is not None:
        rows = rows.where(seats.authority_id == authority_id, seats.came > 0)
    return {kind: CircleCounts(*figures) for kind, *figures in session.execute(rows)}
