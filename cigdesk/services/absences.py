"""Absences, and in the same act what becomes of the appointments that they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.absence import AbsencePlan, AbsenceValues, absence_spans, check_absence_plan
from cigdesk.domain.agenda.conflicts import Reason, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import KINDS, dated
from cigdesk.domain.appointment import Absence, AppointmentStatus
from cigdesk.domain.errors import CigdeskError, InvalidInput, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.values import write_values
from cigdesk.french import NBSP, agree
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.absence_proposals import Covered, Proposals, stand_in
from cigdesk.services.agenda_checks import Watch
from cigdesk.services.booking import BookingService
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


class Treatment(StrEnum):
    """What becomes of an appointment that an absence covers."""

    LEAVE = "leave"
    POSTPONE = "postpone"
    ENTRUST = "entrust"
    CANCEL = "cancel"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the person decided for one appointment: `span` for one put off, `practitioner_id` for one
    entrusted to a colleague."""

    treatment: Treatment
    span: Interval | None = None
    practitioner_id: UUID | None = None


Answers = Mapping[UUID, Answer]
"""By appointment."""
LEFT = Answer(treatment=Treatment.LEAVE)


@dataclass(frozen=True)
class AbsencePreview:
    """What a plan would do: nothing is written."""

    spans: tuple[Interval, ...] = ()
    covered: tuple[Covered, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


class AbsenceService:
    """Absences: noted, changed, taken away; the appointments under them are decided in the same act."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._bookings = BookingService(context)

    def preview(self, plan: AbsencePlan, *, absence_id: UUID | None = None) -> AbsencePreview:
        """The planned appointments that it would cover, each with another time and colleagues who are free.

        `absence_id` is the absence that would be changed: what it covers already has been decided.
        """
        faults = check_absence_plan(plan, self._context.zone)
        if faults:
            return AbsencePreview(faults=tuple(faults.items()))
        spans = absence_spans(plan, self._context.zone)
        away = [(each, span) for each in plan.practitioner_ids for span in spans]
        with self._context.reading() as uow:
            rows = _under(uow, away, _known(uow, absence_id))
            covered = tuple(Proposals(uow, self._context, away).of(rows))
        return AbsencePreview(tuple(spans), covered)

    def reasons(self, values: AbsenceValues, *, absence_id: UUID | None = None) -> tuple[Reason, ...]:
        """The appointments that one absence would cover, in a sentence; writes nothing."""
        if check_absence_plan(_plan_of(values), self._context.zone):
            return ()
        away = [(values.practitioner_id, Interval(values.start, values.end))]
        with self._context.reading() as uow:
            rows = _under(uow, away, _known(uow, absence_id))
        return (self._unsettled(rows),) if rows else ()

    def add(self, values: AbsenceValues, answers: Answers | None = None) -> Change:
        """Note one absence; as `note`."""
        return self.note(_plan_of(values), answers)

    def note(self, plan: AbsencePlan, answers: Answers | None = None) -> Change:
        """Note the absences and do with the appointments under them what was decided.

        Raises `InvalidInput`; `SlotTaken` for appointments without an answer; `Refused` when an answer cannot
        be carried out any more: nothing is then written.
        """
        act = _Act(self._bookings, Watch(self._context), dict(answers or {}))
        spans: list[Interval] = []

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_absence_plan(plan, self._context.zone))
            spans[:] = absence_spans(plan, self._context.zone)
            away = [(each, span) for each in plan.practitioner_ids for span in spans]
            series_id = new_id() if len(away) > 1 else None
            records = [
                Absence(
                    id=new_id(),
                    practitioner_id=practitioner_id,
                    start=span.start,
                    end=span.end,
                    label=plan.label,
                    series_id=series_id,
                )
                for practitioner_id, span in away
            ]
            for each in records:
                uow.add(each)
            self._treat(uow, act, away)
            return (*(each.id for each in records), *act.done)

        several = len(plan.practitioner_ids) > 1 or plan.until is not None
        label = act.told("Absences notées" if several else "Absence notée")
        return self._change(work, label, Interval(plan.start, plan.end), act)

    def change(self, absence_id: UUID, values: AbsenceValues, answers: Answers | None = None) -> Change:
        """Correct or move one absence. Raises as `note` does."""
        act = _Act(self._bookings, Watch(self._context), dict(answers or {}))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_absence_plan(_plan_of(values), self._context.zone))
            known = _known(uow, absence_id)
            write_values(uow.get(Absence, absence_id), values)
            self._treat(uow, act, [(values.practitioner_id, Interval(values.start, values.end))], known)
            return (absence_id, *act.done)

        label = act.told("Absence modifiée")
        return self._change(work, label, Interval(values.start, values.end), act)

    def siblings(self, absence_id: UUID) -> int:
        """How many were noted in one go with it, itself included."""
        with self._context.reading() as uow:
            return len(_together(uow, uow.get(Absence, absence_id)))

    def delete(self, absence_id: UUID, *, every: bool = False) -> Change:
        """Take an absence away, or `every` one that was noted in the same go: the time is open again."""
        with self._context.reading() as uow:
            gone = uow.get(Absence, absence_id)
            count = len(_together(uow, gone)) if every else 1

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Absence, absence_id)
            rows = _together(uow, record) if every else [record]
            for each in rows:
                uow.remove(each)
            return tuple(each.id for each in rows)

        label = "Absence supprimée" if count == 1 else f"{count}{NBSP}absences supprimées"
        return self._change(work, label, Interval(gone.start, gone.end), None)

    def _treat(
        self,
        uow: UnitOfWork,
        act: _Act,
        away: list[tuple[UUID, Interval]],
        known: frozenset[UUID] = frozenset(),
    ) -> None:
        uow.flush()
        rows = _under(uow, away, known)
        unsettled = [row for row in rows if row.id not in act.answers]
        if unsettled:
            raise SlotTaken((self._unsettled(unsettled),))
        for row in rows:
            act.settle(uow, row, self._said(row))

    def _unsettled(self, rows: list[AppointmentRow]) -> Reason:
        about = f"{KINDS[rows[0].kind]}, {dated(rows[0].span, self._context.zone)}"
        said = f"1 rendez-vous tombe pendant cette absence ({about})."
        if len(rows) > 1:
            said = f"{len(rows)} rendez-vous tombent pendant cette absence, le premier{NBSP}: {about}."
        return Reason("appointments:" + ",".join(sorted(str(row.id) for row in rows)), said)

    def _said(self, row: AppointmentRow) -> str:
        return dated(row.span, self._context.zone)

    def _change(self, work: _Work, label: str, span: Interval, act: _Act | None) -> Change:
        detail = dated(span, self._context.zone)
        allowed = (act.watch if act else Watch(self._context)).still_allowed
        return self._context.change(Right.BOOK, work, label, detail, still_allowed=allowed)


@dataclass
class _Act:
    """The answers, carried out one by one in the transaction of the absence."""

    bookings: BookingService
    watch: Watch
    answers: dict[UUID, Answer]
    done: tuple[UUID, ...] = ()

    def settle(self, uow: UnitOfWork, row: AppointmentRow, said: str) -> None:
        """Do what was decided for that appointment; raises `Refused` when that cannot be any more."""
        answer = self.answers[row.id]
        if answer.treatment is Treatment.LEAVE:
            return
        try:
            self._carry_out(uow, row, answer)
        except (SlotTaken, InvalidInput) as error:
            raise Refused(
                f"Ce qui était prévu pour le rendez-vous du {said} n’est plus possible{NBSP}: "
                f"{_first_of(error)} Rien n’a été modifié."
            ) from error
        self.done += (row.id,)

    def _carry_out(self, uow: UnitOfWork, row: AppointmentRow, answer: Answer) -> None:
        if answer.treatment is Treatment.CANCEL:
            self.bookings.cancel_within(uow, row.id, self.watch)
        elif answer.treatment is Treatment.POSTPONE and answer.span is not None:
            self.bookings.move_within(uow, row.id, answer.span, answer.practitioner_id, watch=self.watch)
        elif answer.practitioner_id is not None:
            self.bookings.move_within(
                uow,
                row.id,
                row.span,
                answer.practitioner_id,
                watch=self.watch,
                confirmation=stand_in(row),
            )

    def told(self, head: str) -> str:
        """« Absence notée, 2 rendez-vous reportés, 1 annulé »."""
        chosen = Counter(each.treatment for each in self.answers.values())
        counts = [(chosen[each], word) for each, word in _DONE.items() if chosen[each]]
        said = [
            f"{count}{NBSP}{'' if place else 'rendez-vous '}{agree(count, word)}"
            for place, (count, word) in enumerate(counts)
        ]
        return ", ".join([head, *said])


_DONE = {Treatment.POSTPONE: "reporté", Treatment.ENTRUST: "confié", Treatment.CANCEL: "annulé"}


def _first_of(error: CigdeskError) -> str:
    if isinstance(error, SlotTaken):
        return error.found[0].sentence
    return next(iter(error.errors.values())) if isinstance(error, InvalidInput) else str(error)


def _plan_of(values: AbsenceValues) -> AbsencePlan:
    return AbsencePlan(
        practitioner_ids=(values.practitioner_id,), start=values.start, end=values.end, label=values.label
    )


def _together(uow: UnitOfWork, record: Absence) -> list[Absence]:
    return uow.find(Absence, series_id=record.series_id) if record.series_id else [record]


def _known(uow: UnitOfWork, absence_id: UUID | None) -> frozenset[UUID]:
    """The appointments that lie under an absence as it is."""
    if absence_id is None:
        return frozenset()
    record = uow.get(Absence, absence_id)
    away = [(record.practitioner_id, Interval(record.start, record.end))]
    return frozenset(row.id for row in _under(uow, away, frozenset()))


def _under(
    uow: UnitOfWork, away: Iterable[tuple[UUID, Interval]], known: frozenset[UUID]
) -> list[AppointmentRow]:
    """The planned appointments of the absent under their absences, by start, without those known."""
    found = {
        row.id: row
        for practitioner_id, span in away
        for row in uow.agenda.appointments([practitioner_id], span)
        if row.status is AppointmentStatus.PLANNED and row.id not in known
    }
    return sorted(found.values(), key=lambda row: (row.start, row.id))
