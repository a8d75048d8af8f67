"""Reading what authorities did of what inspections found."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.inspection import InspectionState
from cigdesk.domain.observation import FollowUpState
from cigdesk.ports.follow_ups import AnswerRow, DepartureRow, FollowUpRow
from db.tables import (
    authorities,
    inspection_departures,
    inspections,
    observation_answers,
    observations,
    practitioners,
    sites,
)

_ROW: Final = [each.name for each in fields(FollowUpRow)]
_ANSWER: Final = [each.name for each in fields(AnswerRow)]
_DEPARTURE: Final = [each.name for each in fields(DepartureRow)]
_OPEN: Final = observations.c.follow_up.in_([each for each in FollowUpState if each.is_open])
_CLOSED: Final = inspections.c.state == InspectionState.CLOSED
_DEADLINE: Final = func.coalesce(observations.c.planned_for, observations.c.due)


class SqlFollowUpQueries:
    """See `cigdesk.ports.follow_ups.FollowUpQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_year(self, year: int) -> list[FollowUpRow]:
        """What the closed days of that year found, the oldest first."""
        return self._rows(inspections.c.day.between(date(year, 1, 1), date(year, 12, 31)))

    def still_open(self, authority_id: UUID | None = None) -> list[FollowUpRow]:
        """What closed days found and is not settled, the oldest first; of one authority, or of all."""
        whose = [] if authority_id is None else [inspections.c.authority_id == authority_id]
        return self._rows(_OPEN, *whose)

    def of_inspection(self, inspection_id: UUID) -> list[FollowUpRow]:
        """What that closed day found, in the order of its report."""
        return self._rows(inspections.c.id == inspection_id)

    def last_before(self, inspection_id: UUID) -> UUID | None:
        """The closed day before that one, at the same authority, that found something; None for the first."""
        this, its = inspections.alias("this"), inspections.c
        found = select(observations.c.id).where(observations.c.inspection_id == its.id).exists()
        days = (
            select(its.id)
            .join(this, this.c.authority_id == its.authority_id)
            .where(this.c.id == inspection_id, its.id != inspection_id, its.day <= this.c.day, _CLOSED, found)
            .order_by(its.day.desc(), its.id.desc())
            .limit(1)
        )
        return self._session.scalar(days)

    def answers(self, observation_id: UUID) -> list[AnswerRow]:
        """Its answers, the latest first."""
        its = observation_answers.c
        rows = select(*(its[name] for name in _ANSWER)).where(its.observation_id == observation_id)
        latest = rows.order_by(its.noted_at.desc(), its.id.desc())
        return [AnswerRow(*row) for row in self._session.execute(latest)]

    def departures(self, inspection_id: UUID) -> list[DepartureRow]:
        """What left about that day, the latest first."""
        its = inspection_departures.c
        rows = select(*(its[name] for name in _DEPARTURE)).where(its.inspection_id == inspection_id)
        return [
            DepartureRow(*row) for row in self._session.execute(rows.order_by(its.at.desc(), its.id.desc()))
        ]

    def overdue_count(self, today: date) -> int:
        """How many observations are open although their date is over."""
        return self._count(_OPEN, today > _DEADLINE)

    def silent_count(self, today: date, sent_before: date) -> int:
        """How many whose date is not over nobody answered, of reports that left before the second day."""
        unanswered = observations.c.follow_up == FollowUpState.OPEN
        not_over = or_(_DEADLINE.is_(None), today <= _DEADLINE)
        return self._count(unanswered, not_over, inspections.c.sent_on < sent_before)

    def _count(self, *where: ColumnElement[bool]) -> int:
        counted = (
            select(func.count())
            .select_from(observations)
            .join(inspections, inspections.c.id == observations.c.inspection_id)
            .where(_CLOSED, *where)
        )
        return self._session.scalar(counted) or 0

    def _rows(self, *where: ColumnElement[bool]) -> list[FollowUpRow]:
        its = observations.c
        rows = (
            _lines()
            .where(_CLOSED, *where)
            .order_by(inspections.c.day, its.inspection_id, its.position, its.id)
        )
        return [FollowUpRow(**dict(zip(_ROW, row, strict=True))) for row in self._session.execute(rows)]


def _lines() -> Select[Any]:
    """The columns named in `_ROW`, in that order."""
    days = ("authority_id", "practitioner_id", "kind", "day", "report_year", "report_sequence")
    columns: dict[str, ColumnElement[Any]] = {
        **observations.c,
        **{name: inspections.c[name] for name in (*days, "sent_on", "reminded_on")},
        "authority": authorities.c.name,
        "practitioner_first_name": practitioners.c.first_name,
        "practitioner_last_name": practitioners.c.last_name,
        "site": func.coalesce(sites.c.name, ""),
    }
    return (
        select(*(columns[name].label(name) for name in _ROW))
        .join_from(observations, inspections, inspections.c.id == observations.c.inspection_id)
        .join(authorities, authorities.c.id == inspections.c.authority_id)
        .join(practitioners, practitioners.c.id == inspections.c.practitioner_id)
        .outerjoin(sites, sites.c.id == observations.c.site_id)
    )
