"""Figures of the page of the morning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentStatus


class HomeQueries(Protocol):
    """Counting without reading records."""

    def outcomes(self, practitioner_ids: Collection[UUID], span: Interval) -> Mapping[AppointmentStatus, int]:
        """The appointments of agents that begin in the span, by status."""
