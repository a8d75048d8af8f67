"""Closures of the centre, and what they do to the appointments that lie in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.closure import Closure, ClosureValues, check_closure
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import date_range
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True)
class ClosureLine:
    """One closure."""

    id: UUID
    values: ClosureValues


class ClosureService:
    """Reading and changing the days on which the centre is closed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self) -> tuple[ClosureLine, ...]:
        """All of them, the latest first."""
        with self._context.reading() as uow:
            found = [ClosureLine(each.id, read_values(each, ClosureValues)) for each in uow.find(Closure)]
        return tuple(sorted(found, key=lambda each: each.values.start, reverse=True))

    def covered(self, values: ClosureValues) -> tuple[AppointmentRow, ...]:
        """The appointments that hold their time in those days, whoever has them; writes nothing."""
        if check_closure(values):
            return ()
        zone = self._context.zone
        span = Interval(whole_day(values.start, zone).start, whole_day(values.end, zone).end)
        with self._context.reading() as uow:
            everybody = [each.id for each in uow.agenda.practitioners()]
            rows = uow.agenda.appointments(everybody, span)
        return tuple(row for row in rows if row.status.holds_time)

    def add(self, values: ClosureValues) -> Change:
        """Close the centre on those days; raises `InvalidInput` by field."""
        kept = values.tidied()
        record_id = new_id()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_closure(kept))
            uow.add(Closure(id=record_id, **by_field(kept)))
            return (record_id,)

        return self._change(work, "Fermeture notée", kept)

    def edit(self, closure_id: UUID, before: ClosureValues, after: ClosureValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn`."""
        kept = after.tidied()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_closure(kept))
            write_changes(uow.get(Closure, closure_id), before, kept)
            return (closure_id,)

        return self._change(work, "Fermeture modifiée", kept)

    def remove(self, closure_id: UUID) -> Change:
        """Open the centre again on those days."""
        with self._context.reading() as uow:
            gone = read_values(uow.get(Closure, closure_id), ClosureValues)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.remove(uow.get(Closure, closure_id))
            return (closure_id,)

        return self._change(work, "Fermeture retirée", gone)

    def _change(self, work: _Work, label: str, values: ClosureValues) -> Change:
        return self._context.change(Right.MANAGE_CENTRE, work, label, date_range(values.start, values.end))
