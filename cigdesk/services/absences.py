"""Absences, and in the same act what becomes of the appointments that they cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.absence import AbsencePlan, AbsenceValues, absence_spans, check_absence_plan
from cigdesk.domain.agenda.conflicts import Reason
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import dated
from cigdesk.domain.appointment import Absence
from cigdesk.domain.rights import Right
from cigdesk.domain.values import write_values
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_checks import Watch
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.covered import Answers, Settlement, planned_under
from cigdesk.services.covered_proposals import Away, Covered, Proposals
from cigdesk.services.editing import require_sound

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


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
            rows = _newly_under(uow, away, absence_id)
            covered = tuple(Proposals(uow, self._context, away).of(rows))
        return AbsencePreview(tuple(spans), covered)

    def reasons(self, values: AbsenceValues, *, absence_id: UUID | None = None) -> tuple[Reason, ...]:
        """The appointments that one absence would cover, in a sentence; writes nothing."""
        if check_absence_plan(_plan_of(values), self._context.zone):
            return ()
        away = [(values.practitioner_id, Interval(values.start, values.end))]
        with self._context.reading() as uow:
            rows = _newly_under(uow, away, absence_id)
        return (self._settlement(None).reason(rows),) if rows else ()

    def add(self, values: AbsenceValues, answers: Answers | None = None) -> Change:
        """Note one absence; as `note`."""
        return self.note(_plan_of(values), answers)

    def note(self, plan: AbsencePlan, answers: Answers | None = None) -> Change:
        """Note the absences and do with the appointments under them what was decided.

        Raises `InvalidInput`; `SlotTaken` for appointments without an answer; `Refused` when an answer cannot
        be carried out any more: nothing is then written.
        """
        act = self._settlement(answers)
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
            treated = act.settle(uow, away)
            for each in records:
                each.overlap_reason = act.confirmed(each.practitioner_id, Interval(each.start, each.end))
            return (*(each.id for each in records), *treated)

        several = len(plan.practitioner_ids) > 1 or plan.until is not None
        label = act.told("Absences notées" if several else "Absence notée")
        return self._change(work, label, Interval(plan.start, plan.end), act)

    def change(self, absence_id: UUID, values: AbsenceValues, answers: Answers | None = None) -> Change:
        """Correct or move one absence. Raises as `note` does."""
        act = self._settlement(answers)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_absence_plan(_plan_of(values), self._context.zone))
            known = _known(uow, absence_id)
            record, span = uow.get(Absence, absence_id), Interval(values.start, values.end)
            write_values(record, values)
            treated = act.settle(uow, [(values.practitioner_id, span)], known)
            record.overlap_reason = act.confirmed(values.practitioner_id, span)
            return (absence_id, *treated)

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

    def _settlement(self, answers: Answers | None) -> Settlement:
        return Settlement(self._context, "cette absence", dict(answers or {}))

    def _change(self, work: _Work, label: str, span: Interval, act: Settlement | None) -> Change:
        detail = dated(span, self._context.zone)
        allowed = (act.watch if act else Watch(self._context)).still_allowed
        return self._context.change(Right.BOOK, work, label, detail, still_allowed=allowed)


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
    return frozenset(row.id for row in planned_under(uow, away))


def _newly_under(uow: UnitOfWork, away: Iterable[Away], absence_id: UUID | None) -> list[AppointmentRow]:
    known = _known(uow, absence_id)
    return [row for row in planned_under(uow, away) if row.id not in known]
