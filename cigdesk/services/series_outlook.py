"""What a change of a series of permanences would do to its half-days and their appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Reason
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import Permanence
from cigdesk.domain.series import PermanenceSeries, SeriesValues
from cigdesk.ports import UnitOfWork
from cigdesk.services.series_renewal import Pair, planned_in

Asked = tuple[Interval, UUID | None]
"""A time that has to be free, and the half-day that takes it, if it is there already."""


@dataclass(frozen=True)
class SeriesOutlook:
    """What a change of a series would do: nothing is written.

    Attributes:
        half_days: how many the series has from then on.
        opened, removed: half-days that it gains and loses.
        alone: half-days changed by themselves, that stay as they are.
        apart: half-days without a place any more, kept apart because they have appointments.
        moved: planned appointments that move with their half-day.
        closed: the days left out, and why.
    """

    half_days: int = 0
    opened: int = 0
    removed: int = 0
    alone: int = 0
    apart: int = 0
    moved: int = 0
    closed: tuple[tuple[date, str], ...] = ()
    reasons: tuple[Reason, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Plan:
    """The half-days concerned by a change, each with its new time."""

    series: PermanenceSeries
    values: SeriesValues
    first: datetime
    pairs: tuple[Pair, ...]
    closed: tuple[tuple[date, str], ...]

    @property
    def own(self) -> frozenset[UUID]:
        """The half-days concerned: none of them is an obstacle to the others."""
        return frozenset(row.id for row, _ in self.pairs if row is not None)

    @property
    def asked(self) -> list[Asked]:
        """The times that have to be free."""
        return [
            (span, row.id if row else None)
            for row, span in self.pairs
            if span is not None and not (row and row.changed)
        ]

    def outlook(self, uow: UnitOfWork, found: tuple[Reason, ...]) -> SeriesOutlook:
        """How many half-days and appointments would move, come and go."""
        lost = [row for row, span in self.pairs if row is not None and span is None]
        apart = [row for row in lost if uow.agenda.of_permanence(row.id)]
        kept = [(row, span) for row, span in self.pairs if row is not None and span is not None]
        moving = [row for row, span in kept if not row.changed and self._moves(row, span)]
        opened = sum(row is None for row, _ in self.pairs)
        return SeriesOutlook(
            half_days=len(kept) + opened,
            opened=opened,
            removed=sum(row.cancelled or not row.changed for row in lost if row not in apart),
            alone=sum(row.changed for row, _ in kept),
            apart=len(apart),
            moved=len(planned_in(uow, moving)),
            closed=self.closed,
            reasons=found,
        )

    def _moves(self, row: Permanence, span: Interval) -> bool:
        return (row.start, row.practitioner_id) != (span.start, self.values.practitioner_id)
