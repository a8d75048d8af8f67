"""What gestures, keys and menus have written: moved, given an outcome, taken away. No widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import CigdeskError
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PractitionerRow
from cigdesk.services.changes import Change
from cigdesk.services.permanences import PermanenceValues
from ui.pages.agenda.board import Item, ItemKind
from ui.pages.agenda.presenter import AgendaPresenter


class AgendaDeeds(QObject):
    """Asks the services to write; what has to be confirmed or decided is told, never assumed."""

    occurrence_moved = Signal(object)
    """(PermanenceRow where it is now): one half-day of a series was moved alone."""
    absence_met = Signal(object, object)
    """(AbsenceRow, the span it was dropped on): it would lie over appointments, which have to be decided."""
    conflict_met = Signal(object, object, object)
    """(title, error, retry with a confirmation): something asks before it is written."""

    def __init__(self, presenter: AgendaPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._services, self._operations = presenter.services, presenter.operations

    def probe(
        self, item: Item, target: tuple[int, int, int], tell: Callable[[tuple[int, int, int], str], None]
    ) -> None:
        """Ask what would speak against dropping the item there, and tell it in a few words."""
        practitioner, span = self._landing(item, target)

        def ask() -> str:
            if item.appointment is not None:
                verdict = self._services.bookings.check_move(item.appointment.id, span, practitioner.id)
            elif item.absence is not None:
                moved = _moved_absence(item.absence, practitioner, span)
                found = self._services.absences.reasons(moved, absence_id=item.absence.id)
                return found[0].sentence if found else ""
            else:
                values = self._moved_permanence(item, practitioner, span)
                verdict = self._services.permanences.check(values, record_id=_permanence_id(item))
            first = verdict.reasons[0].sentence if verdict.reasons else ""
            return verdict.refusal or first

        self._operations.query((id(self), "probe"), ask, lambda note: tell(target, note))

    def drop(self, item: Item, target: tuple[int, int, int]) -> None:
        """Move or stretch an appointment, a permanence or an absence."""
        self._drop_at(item, *self._landing(item, target))

    def drop_on_day(self, item: Item, day: date) -> None:
        """Move it to another day, at the same hour, with the same practitioner."""
        owner = next(
            (each for each in self._presenter.practitioners if each.id == item.practitioner_id), None
        )
        if owner is not None:
            start = self._presenter.instant(day, item.start)
            self._drop_at(item, owner, Interval(start, start + item.span.duration))

    def _drop_at(self, item: Item, practitioner: PractitionerRow, span: Interval) -> None:
        bookings, permanences = self._services.bookings, self._services.permanences
        if item.appointment is not None:
            record_id = item.appointment.id
            self.run(
                "Déplacer le rendez-vous",
                lambda answer: bookings.move(
                    record_id, span, practitioner_id=practitioner.id, confirmation=answer
                ),
            )
            return
        if item.absence is not None:
            self._drop_absence(item.absence, practitioner, span)
            return
        values = self._moved_permanence(item, practitioner, span)
        permanence_id = _permanence_id(item)
        self.run(
            "Déplacer la permanence",
            lambda answer: permanences.change(permanence_id, values, confirmation=answer),
            lambda: self._tell_of_series(item, values),
        )

    def _drop_absence(self, row: AbsenceRow, practitioner: PractitionerRow, span: Interval) -> None:
        values, absences = _moved_absence(row, practitioner, span), self._services.absences

        def failed(error: CigdeskError) -> None:
            if isinstance(error, SlotTaken):
                self.absence_met.emit(replace(row, practitioner_id=practitioner.id), span)
            else:
                self._operations.refused.emit("Déplacer l’absence", error)

        self._operations.change(
            lambda: absences.change(row.id, values), on_error=failed, label="Déplacer l’absence"
        )

    def _tell_of_series(self, item: Item, values: PermanenceValues) -> None:
        row = item.permanence.row if item.permanence else None
        if row is not None and row.series_id is not None:
            moved = replace(row, start=values.start, end=values.end, changed=True)
            self.occurrence_moved.emit(replace(moved, practitioner_id=values.practitioner_id))

    def _landing(self, item: Item, target: tuple[int, int, int]) -> tuple[PractitionerRow, Interval]:
        """A move keeps the length in real time, also over a change of hour; a stretch takes its end."""
        practitioner, span = self._presenter.span_of(*target)
        if target[2] - target[1] == item.end - item.start:
            return practitioner, Interval(span.start, span.start + item.span.duration)
        return practitioner, span

    def _moved_permanence(
        self, item: Item, practitioner: PractitionerRow, span: Interval
    ) -> PermanenceValues:
        if item.permanence is None:
            raise ValueError("only appointments and permanences move")
        row = item.permanence.row
        return PermanenceValues(
            practitioner_id=practitioner.id,
            start=span.start,
            end=span.end,
            slot_minutes=row.slot_minutes,
            buffer_minutes=row.buffer_minutes,
            subjects=row.subjects,
            authority_id=row.authority_id,
            site_id=row.site_id,
            room_id=row.room_id,
        )

    def reschedule(
        self, appointment_id: UUID, practitioner_id: UUID, span: Interval, done: Callable[[], None]
    ) -> None:
        """Give an appointment another time, and tell once it has it."""
        move = partial(self._services.bookings.move, appointment_id, span, practitioner_id=practitioner_id)
        self.run("Reporter le rendez-vous", lambda answer: move(confirmation=answer), done)

    def copy(
        self, appointment_id: UUID, practitioner_id: UUID, span: Interval, done: Callable[[], None]
    ) -> None:
        """Book the same once more, at another time."""
        copy = partial(self._services.bookings.copy, appointment_id, span, practitioner_id=practitioner_id)
        self.run("Copier le rendez-vous", lambda answer: copy(confirmation=answer), done)

    def set_status(self, row: AppointmentRow, status: AppointmentStatus) -> None:
        """Record what became of an appointment."""
        bookings = self._services.bookings
        self.run(
            "Remettre à venir",
            lambda answer: bookings.set_status(row.id, status, confirmation=answer),
        )

    def set_statuses(self, rows: Sequence[AppointmentRow], status: AppointmentStatus) -> None:
        """Record what became of several appointments, in one go."""
        bookings, ids = self._services.bookings, [row.id for row in rows]
        self.run(
            "Renseigner les rendez-vous",
            lambda answer: bookings.set_statuses(ids, status, confirmation=answer),
        )

    def delete(self, item: Item) -> None:
        """Remove what was written by mistake."""
        services = self._services
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            appointment_id = item.appointment.id
            self.run("Supprimer", lambda _answer: services.bookings.delete(appointment_id))
        elif item.kind is ItemKind.BAND:
            permanence_id = _permanence_id(item)
            self.run("Supprimer", lambda _answer: services.permanences.delete(permanence_id))
        elif item.absence is not None:
            absence_id = item.absence.id
            self.run("Supprimer", lambda _answer: services.absences.delete(absence_id))

    def cancel(self, item: Item) -> None:
        """Give up an appointment or a permanence; an absence goes away."""
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            if item.appointment.status is AppointmentStatus.PLANNED:
                self.set_status(item.appointment, AppointmentStatus.CANCELLED)
        elif item.kind is ItemKind.BAND and not item.struck:
            permanences, permanence_id = self._services.permanences, _permanence_id(item)
            self.run(
                "Annuler la permanence",
                lambda answer: permanences.cancel(permanence_id, confirmation=answer),
            )
        elif item.absence is not None:
            self.delete(item)

    def restore(self, item: Item) -> None:
        """Hold again a permanence that was given up."""
        permanences, permanence_id = self._services.permanences, _permanence_id(item)
        self.run(
            "Rétablir la permanence",
            lambda answer: permanences.restore(permanence_id, confirmation=answer),
        )

    def stop_series(self, item: Item) -> None:
        """End the series before that half-day."""
        series, permanence_id = self._services.series, _permanence_id(item)
        self.run("Arrêter la série", lambda answer: series.stop(permanence_id, confirmation=answer))

    def delete_siblings(self, item: Item) -> None:
        """Take away every absence that was noted in the same go."""
        if item.absence is not None:
            absences, absence_id = self._services.absences, item.absence.id
            self.run("Supprimer", lambda _answer: absences.delete(absence_id, every=True))

    def run(
        self,
        title: str,
        act: Callable[[Confirmation | None], Change],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do it, and `then` something more once it is done at the first go.

        What has to be confirmed is told by `conflict_met`, the rest by the window.
        """

        def failed(error: CigdeskError) -> None:
            self.conflict_met.emit(title, error, act)

        self._operations.change(
            lambda: act(None), on_done=lambda _change: then(), on_error=failed, label=title
        )


def _moved_absence(row: AbsenceRow, practitioner: PractitionerRow, span: Interval) -> AbsenceValues:
    return AbsenceValues(practitioner_id=practitioner.id, start=span.start, end=span.end, label=row.label)


def _permanence_id(item: Item) -> UUID:
    if item.permanence is None:
        raise ValueError("this item is no permanence")
    return item.permanence.row.id
