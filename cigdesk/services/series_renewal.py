"""What becomes of the half-days of a series when its values change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import Appointment, AppointmentStatus, Permanence
from cigdesk.domain.series import SeriesValues
from cigdesk.domain.values import by_field, read_values, write_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_checks import Watch
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues, move_along

Pair = tuple[Permanence | None, Interval | None]
"""A half-day with its new time: none for one without a place, no half-day for one that is new."""


@dataclass(frozen=True)
class Renewal:
    """Occurrences that take the values of their series, renewed."""

    values: SeriesValues
    series_id: UUID
    watch: Watch
    confirmed: Mapping[Interval, str]
    """What was confirmed against some of their times."""

    def apply(self, uow: UnitOfWork, row: Permanence | None, span: Interval | None) -> None:
        """Move an occurrence to its new time, open one that is new, give up one without a place."""
        if row is None:
            if span is not None:
                add_half_day(uow, self.values, self.series_id, span, self.confirmed.get(span, ""))
        elif span is not None:
            self._move(uow, row, span)
        elif uow.agenda.of_permanence(row.id):
            row.series_id = row.occurrence = None
        elif row.cancelled or not row.changed:
            uow.remove(row)

    def _move(self, uow: UnitOfWork, row: Permanence, span: Interval) -> None:
        values = permanence_values(self.values, span)
        if not row.changed:
            move_along(uow, row, values, self.watch)
            write_values(row, values)
            row.overlap_reason = self.confirmed.get(span, "")
        elif not row.cancelled and read_values(row, PermanenceValues) == values:
            # The series has come to where this one had been moved before: it is as the others again.
            row.changed = False
        row.series_id, row.occurrence = self.series_id, span.start


def add_half_day(
    uow: UnitOfWork, values: SeriesValues, series_id: UUID, span: Interval, confirmed: str = ""
) -> UUID:
    """Open one half-day of the series, over what was confirmed if anything, and give its id."""
    ready = by_field(permanence_values(values, span)) | {"overlap_reason": confirmed}
    record = Permanence(id=new_id(), series_id=series_id, occurrence=span.start, **ready)
    uow.add(record)
    return record.id


def permanence_values(values: SeriesValues, span: Interval) -> PermanenceValues:
    """One half-day of the series."""
    return PermanenceValues(
        practitioner_id=values.practitioner_id,
        start=span.start,
        end=span.end,
        slot_minutes=values.slot_minutes,
        buffer_minutes=values.buffer_minutes,
        subjects=values.subjects,
        authority_id=values.authority_id,
        site_id=values.site_id,
        room_id=values.room_id,
    )


def planned_start(record: Permanence) -> datetime:
    """The start that the rule gave it, wherever it was moved since."""
    return record.occurrence or record.start


def planned_in(uow: UnitOfWork, rows: list[Permanence]) -> list[Appointment]:
    """The appointments still planned in those permanences."""
    return [
        each
        for row in rows
        for each in uow.find(Appointment, permanence_id=row.id, status=AppointmentStatus.PLANNED)
    ]


def matched(
    rows: list[Permanence], spans: list[Interval], key: Callable[[datetime], Hashable]
) -> tuple[list[Pair], list[Permanence], list[Interval]]:
    """The rows and spans that share a key, in their order; then the rows and the spans that are left."""
    wanted: defaultdict[Hashable, list[Interval]] = defaultdict(list)
    for span in spans:
        wanted[key(span.start)].append(span)
    pairs: list[Pair] = []
    left = []
    for row in rows:
        mine = wanted[key(planned_start(row))]
        if mine:
            pairs.append((row, mine.pop(0)))
        else:
            left.append(row)
    taken = {span for _, span in pairs}
    return pairs, left, [span for span in spans if span not in taken]
