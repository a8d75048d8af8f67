"""Permanences: what opens a practitioner's time on site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation, Reason, SlotTaken, Wish
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import SLOT_MINUTES
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.agenda.words import dated
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
    PlaceMode,
    Subject,
    check_permanence,
)
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.series import PermanenceSeries, check_buffer
from cigdesk.domain.values import read_values, write_values
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_checks import Verdict, Watch, examine, require_free
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.engagement_recruitment import not_opened_yet

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True, kw_only=True)
class PermanenceValues:
    """A half-day on site: `authority_id` is empty for one held at the centre."""

    practitioner_id: UUID
    start: datetime
    end: datetime
    slot_minutes: int = SLOT_MINUTES
    buffer_minutes: int = 0
    subjects: tuple[Subject, ...] = ()
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None


class PermanenceService:
    """Half-days on site, each change with what it does to the appointments there."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, values: PermanenceValues, *, record_id: UUID | None = None) -> Verdict:
        """What a permanence with these values would meet; writes nothing."""
        if check_permanence(values.start, values.end, values.slot_minutes):
            return Verdict()
        with self._context.reading() as uow:
            before = uow.get(Permanence, record_id) if record_id else None
            refusal = self._awaited(uow, values, before)
            verdict = examine(uow, self._context, permanence_wish(values, record_id))
            return replace(verdict, refusal=refusal or verdict.refusal)

    def open(self, values: PermanenceValues, *, confirmation: Confirmation | None = None) -> Change:
        """Open a permanence.

        Raises `InvalidInput`, `SlotTaken` for what has to be confirmed, and `Refused` for an authority whose
        membership still waits for the recruitment.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _checked(values)
            self._require_recruited(uow, values, None)
            reason = require_free(uow, self._context, permanence_wish(values, None), confirmation)
            record = Permanence(id=new_id(), overlap_reason=reason, **vars(values))
            uow.add(record)
            return (record.id,)

        return self._change(work, "Permanence ouverte", values.start, values.end)

    def change(
        self, permanence_id: UUID, values: PermanenceValues, *, confirmation: Confirmation | None = None
    ) -> Change:
        """Correct or move a permanence: the planned appointments in it move with its start.

        Raises as `open` does, and `Refused` when one of them has an outcome and would have to move.
        """
        watch = Watch(self._context)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _checked(values)
            record = uow.get(Permanence, permanence_id)
            self._require_recruited(uow, values, record)
            wish = permanence_wish(values, permanence_id)
            record.overlap_reason = require_free(uow, self._context, wish, confirmation)
            moved = move_along(uow, record, values, watch)
            write_values(record, values)
            record.changed = record.series_id is not None
            return (permanence_id, *moved)

        return self._change(work, "Permanence modifiée", values.start, values.end, watch)

    def cancel(self, permanence_id: UUID, *, confirmation: Confirmation | None = None) -> Change:
        """Give a permanence up, and cancel the planned appointments in it once that is confirmed."""
        watch = Watch(self._context)
        span = self._span(permanence_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Permanence, permanence_id)
            planned = _planned(uow, permanence_id)
            _require_confirmed(_with_it(planned), confirmation)
            record.cancelled = True
            record.changed = record.series_id is not None
            for appointment in planned:
                watch.follow(uow, appointment)
                appointment.status = AppointmentStatus.CANCELLED
            return (permanence_id, *(each.id for each in planned))

        return self._change(work, "Permanence annulée", span.start, span.end, watch)

    def restore(self, permanence_id: UUID, *, confirmation: Confirmation | None = None) -> Change:
        """Hold a permanence again that was given up; the appointments cancelled with it stay cancelled.

        Raises `SlotTaken` when its time is no longer free, `Refused` as `open` does.
        """
        span = self._span(permanence_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Permanence, permanence_id)
            values = read_values(record, PermanenceValues)
            self._require_recruited(uow, values, None)
            wish = permanence_wish(values, permanence_id)
            record.overlap_reason = require_free(uow, self._context, wish, confirmation)
            record.cancelled = False
            record.changed = _differs(uow, record)
            return (permanence_id,)

        return self._change(work, "Permanence rétablie", span.start, span.end)

    def moved_with(self, permanence_id: UUID, values: PermanenceValues) -> int:
        """How many planned appointments `change` would move; writes nothing."""
        with self._context.reading() as uow:
            record = uow.get(Permanence, permanence_id)
            still = (values.start, values.practitioner_id) == (record.start, record.practitioner_id)
            return 0 if still else len(_planned(uow, permanence_id))

    def delete(self, permanence_id: UUID) -> Change:
        """Remove a permanence opened by mistake. Raises `Refused` when an appointment belongs to it."""
        span = self._span(permanence_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if uow.agenda.of_permanence(permanence_id):
                raise Refused(
                    "Des rendez-vous appartiennent à cette permanence\u00a0: "
                    "annulez-la au lieu de la supprimer."
                )
            uow.remove(uow.get(Permanence, permanence_id))
            return (permanence_id,)

        return self._change(work, "Permanence supprimée", span.start, span.end)

    def _require_recruited(
        self, uow: UnitOfWork, values: PermanenceValues, before: Permanence | None
    ) -> None:
        if refusal := self._awaited(uow, values, before):
            raise Refused(refusal)

    def _awaited(self, uow: UnitOfWork, values: PermanenceValues, before: Permanence | None) -> str:
        """Why it cannot be held yet; what was opened before is not asked about while it stays of that day."""
        day = day_of(values.start, self._context.zone)
        if before is not None:
            kept = before.practitioner_id, before.authority_id, day_of(before.start, self._context.zone)
            if kept == (values.practitioner_id, values.authority_id, day):
                return ""
        return not_opened_yet(uow, values.practitioner_id, values.authority_id, (day,))

    def _span(self, permanence_id: UUID) -> Interval:
        with self._context.reading() as uow:
            record = uow.get(Permanence, permanence_id)
            return Interval(record.start, record.end)

    def _change(
        self, work: _Work, label: str, start: datetime, end: datetime, watch: Watch | None = None
    ) -> Change:
        detail = dated(Interval(start, end), self._context.zone)
        allowed = (watch or Watch(self._context)).still_allowed
        return self._context.change(Right.BOOK, work, label, detail, still_allowed=allowed)


def move_along(
    uow: UnitOfWork, record: Permanence, values: PermanenceValues, watch: Watch
) -> tuple[UUID, ...]:
    """Move the planned appointments of a permanence with its start, before it takes these values.

    Raises `Refused` when one of them has an outcome and would have to move.
    """
    shift = values.start - record.start
    if not shift and values.practitioner_id == record.practitioner_id:
        return ()
    planned = _planned(uow, record.id)
    if len(planned) < len(uow.agenda.of_permanence(record.id)):
        raise Refused(
            f"Des rendez-vous de cette permanence ont déjà un statut{NBSP}: elle ne se déplace plus."
        )
    for appointment in planned:
        watch.follow(uow, appointment)
        appointment.moved_from = appointment.start if shift else appointment.moved_from
        appointment.start, appointment.end = appointment.start + shift, appointment.end + shift
        appointment.practitioner_id = values.practitioner_id
    return tuple(each.id for each in planned)


def permanence_wish(values: PermanenceValues, record_id: UUID | None) -> Wish:
    """The time that a permanence asks for; `record_id` is the one that would be changed."""
    mode = PlaceMode.SITE if values.authority_id else PlaceMode.CENTRE
    return Wish(
        practitioner_id=values.practitioner_id,
        span=Interval(values.start, values.end),
        kind=AppointmentKind.INTERNAL,
        room_id=values.room_id,
        where=Whereabouts(mode=mode, authority_id=values.authority_id, site_id=values.site_id),
        record_id=record_id,
    )


def _checked(values: PermanenceValues) -> None:
    errors = {
        **check_permanence(values.start, values.end, values.slot_minutes),
        **check_buffer(values.buffer_minutes),
    }
    if values.authority_id is None and values.site_id is None:
        errors["authority"] = "Indiquez où se tient la permanence."
    if errors:
        raise InvalidInput(errors)


def _planned(uow: UnitOfWork, permanence_id: UUID) -> list[Appointment]:
    return uow.find(Appointment, permanence_id=permanence_id, status=AppointmentStatus.PLANNED)


_OF_SERIES = (
    "practitioner_id",
    "authority_id",
    "site_id",
    "room_id",
    "slot_minutes",
    "buffer_minutes",
    "subjects",
)


def _differs(uow: UnitOfWork, record: Permanence) -> bool:
    """Whether an occurrence is other than its series would have it."""
    if record.series_id is None:
        return False
    series = uow.get(PermanenceSeries, record.series_id)
    lengths = {series.end - series.start}
    if series.second_start is not None and series.second_end is not None:
        lengths.add(series.second_end - series.second_start)
    moved = record.start != record.occurrence or record.end - record.start not in lengths
    return moved or any(getattr(record, name) != getattr(series, name) for name in _OF_SERIES)


def _with_it(planned: list[Appointment]) -> tuple[Reason, ...]:
    if not planned:
        return ()
    said = f"1 rendez-vous y est prévu{NBSP}: il sera annulé avec elle."
    if len(planned) > 1:
        said = f"{len(planned)} rendez-vous y sont prévus{NBSP}: ils seront annulés avec elle."
    return (Reason(_key(each.id for each in planned), said),)


def _key(record_ids: Iterable[UUID]) -> str:
    return "appointments:" + ",".join(sorted(str(each) for each in record_ids))


def _require_confirmed(found: tuple[Reason, ...], confirmation: Confirmation | None) -> None:
    if found and not (confirmation or Confirmation()).covers(found):
        raise SlotTaken(found)
