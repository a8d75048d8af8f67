"""What can become of the appointments that an absence or a closure would cover: another time, a colleague."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.people import Agent
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow, PractitionerRow
from cigdesk.services.booking import BookingService
from cigdesk.services.context import Context
from cigdesk.services.slot_finding import FoundSlot, SlotFinder, SlotWish

MOST_PROPOSED: Final = 40
"""Appointments for which something is looked for; of a longer list the rest is decided one by one, later."""
MOST_COLLEAGUES: Final = 6
TRIED: Final = 4
"""Free times that are tried for an appointment, where its employer or its agent speaks against the first."""

Away = tuple[UUID, Interval]
"""A practitioner, and when they would be absent."""


@dataclass(frozen=True)
class Covered:
    """An appointment that would be covered, and what is proposed for it."""

    row: AppointmentRow
    next_free: FoundSlot | None = None
    """The next time that its practitioner has for it."""
    colleagues: tuple[FoundSlot, ...] = ()
    """Who would be free for it, and when: at the same hour, or once the centre is open again."""


def stand_in(row: AppointmentRow) -> Confirmation:
    """What a colleague who takes an appointment over has to be told of by nobody: they hold no permanence
    there, and the room is the one of whom they stand in for."""
    return Confirmation(
        "Remplacement d’un collègue absent", frozenset({"no-band", f"room:{row.permanence_id}"})
    )


class Proposals:
    """Looks for another time and for colleagues; each time is proposed once.

    Args:
        away: who would be absent, and when.
        closing: the days on which the centre would be closed: nobody takes over at the same hour.
    """

    def __init__(
        self, uow: UnitOfWork, context: Context, away: Iterable[Away] = (), closing: Iterable[date] = ()
    ) -> None:
        self._uow, self._context = uow, context
        self._held, self._closing = list(away), frozenset(closing)
        self._absent = {each for each, _ in self._held}
        self._people = uow.agenda.practitioners()
        self._functions = {each.id: each.function for each in self._people}
        self._slots, self._bookings = SlotFinder(context), BookingService(context)

    def of(self, rows: Iterable[AppointmentRow]) -> Iterator[Covered]:
        """The appointments with what is proposed for each."""
        for place, row in enumerate(rows):
            if place < MOST_PROPOSED:
                yield Covered(row, self._next_free(row), tuple(self._colleagues(row)))
            else:
                yield Covered(row)

    def _next_free(self, row: AppointmentRow) -> FoundSlot | None:
        return self._slot_with(row, (row.practitioner_id,))

    def _slot_with(self, row: AppointmentRow, practitioner_ids: tuple[UUID, ...]) -> FoundSlot | None:
        kept_free = 0 if row.kind is AppointmentKind.PERMANENCE else row.buffer_minutes
        wish = SlotWish(
            kind=row.kind,
            mode=row.mode,
            minutes=row.span.minutes + kept_free,
            practitioner_ids=practitioner_ids,
            authority_id=row.authority_id,
            agent_id=row.agent_id,
            subject=row.subject,
            after=row.end,
            besides=tuple(self._held),
            closing=self._closing,
        )
        for found in self._slots.find(wish, wanted=TRIED).slots:
            span = Interval(found.span.start, found.span.end - timedelta(minutes=kept_free))
            if self._writable(row, found.practitioner.id, span):
                self._held.append((found.practitioner.id, found.span))
                return FoundSlot(found.practitioner, span, found.permanence)
        return None

    def _writable(self, row: AppointmentRow, practitioner_id: UUID, span: Interval) -> bool:
        """Whether it could be moved there without a question: its employer has to open it on that day too."""
        if not self._receivable(row, span):
            return False
        verdict = self._bookings.check_move(row.id, span, practitioner_id)
        return not verdict.refusal and not verdict.reasons

    def _receivable(self, row: AppointmentRow, span: Interval) -> bool:
        """A visit at home needs a sick leave on its new day too."""
        if row.kind is not AppointmentKind.HOME_VISIT or row.agent_id is None:
            return True
        return self._uow.get(Agent, row.agent_id).on_sick_leave(day_of(span.start, self._context.zone))

    def _colleagues(self, row: AppointmentRow) -> Iterator[FoundSlot]:
        """Those of the same function first; after a closure, the first of them who has time."""
        alike = [each for each in self._others(row) if self._alike(row, each)]
        if self._closing:
            ids = tuple(each.id for each in alike)
            found = self._slot_with(row, ids) if ids else None
            yield from (found,) if found else ()
            return
        able = (each for each in self._others(row) if self._can_take(row, each.id))
        for each in islice(able, MOST_COLLEAGUES):
            yield FoundSlot(each, row.span)

    def _others(self, row: AppointmentRow) -> list[PractitionerRow]:
        others = (each for each in self._people if each.id not in {row.practitioner_id, *self._absent})
        return sorted(others, key=lambda each: not self._alike(row, each))

    def _alike(self, row: AppointmentRow, other: PractitionerRow) -> bool:
        return self._functions.get(row.practitioner_id) is other.function

    def _can_take(self, row: AppointmentRow, practitioner_id: UUID) -> bool:
        agenda = self._uow.agenda
        if agenda.taken(row.span, practitioner_id, None, None) or agenda.away(row.span, practitioner_id):
            return False
        verdict = self._bookings.check_move(row.id, row.span, practitioner_id)
        return not verdict.refusal and (not verdict.reasons or stand_in(row).covers(verdict.reasons))
