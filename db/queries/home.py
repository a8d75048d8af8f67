"""Counting for the page of the morning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentStatus
from db.tables import appointments


class SqlHomeQueries:
    """See `cigdesk.ports.home.HomeQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def outcomes(self, practitioner_ids: Collection[UUID], span: Interval) -> Mapping[AppointmentStatus, int]:
        """The appointments of agents that begin in the span, by status."""
        its = appointments.c
        counted = (
            select(its.status, func.count())
            .where(its.practitioner_id.in_(practitioner_ids), its.kind.in_(FOR_AN_AGENT))
            .where(its.start >= span.start, its.start < span.end)
            .group_by(its.status)
        )
        return {row[0]: row[1] for row in self._session.execute(counted)}
