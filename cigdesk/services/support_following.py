"""What becomes of the time entered when its appointment changes afterwards.

Its hour and its length say nothing any more: the minutes were written by a person. Its day, its practitioner
and its way of meeting are followed. Another person or authority, another kind of work, an outcome taken back
and a deletion are refused, with what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import Refused
from cigdesk.domain.support import Case
from cigdesk.domain.support_time import WITH_TIME, TimeEntry, check_on_case
from cigdesk.french import NBSP, date_long, hours
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context
from cigdesk.services.support_acts import entries_of


def require_no_time(uow: UnitOfWork, appointment_id: UUID, then: str) -> None:
    """Raise `Refused` where time is entered for the appointment; `then` is what it stands in the way of."""
    act = _act(uow, appointment_id)
    if act:
        raise Refused(f"{_told(uow, act)}{NBSP}: retirez-le d’abord pour {then}.")


def follow_appointment(uow: UnitOfWork, context: Context, record: Appointment) -> None:
    """Have the time of an appointment that was corrected follow it; raises `Refused` where it cannot."""
    act = _act(uow, record.id)
    if not act:
        return
    _require_same_case(uow, record, act)
    day = day_of(record.start, context.zone)
    if day != act[0].day:
        _require_still_borne(uow, act, day, context.today())
    for each in act:
        each.day, each.practitioner_id, each.mode = day, record.practitioner_id, record.mode


def require_time_stands(uow: UnitOfWork, appointment_ids: Iterable[UUID]) -> None:
    """Raise `Refused` when a change that was taken back leaves time without its done appointment."""
    for each in appointment_ids:
        act = _act(uow, each)
        if not act:
            continue
        (record,) = uow.find(Appointment, id=each)
        if record.status is not AppointmentStatus.DONE:
            raise Refused(f"{_told(uow, act)}{NBSP}: retirez-le d’abord.")
        _require_same_case(uow, record, act)


def _act(uow: UnitOfWork, appointment_id: UUID) -> Sequence[TimeEntry]:
    heads = uow.find(TimeEntry, appointment_id=appointment_id)
    return entries_of(uow, heads[0].id) if heads else ()


def _told(uow: UnitOfWork, act: Sequence[TimeEntry]) -> str:
    """« 45 min sont saisies pour ce rendez-vous dans le dossier SST-0012 »."""
    minutes = sum(each.minutes for each in act)
    case = uow.get(Case, act[0].case_id) if act[0].case_id else None
    where = f" dans le dossier {case.number}" if case else ""
    return f"Du temps ({hours(minutes)}) est saisi pour ce rendez-vous{where}"


def _require_same_case(uow: UnitOfWork, record: Appointment, act: Sequence[TimeEntry]) -> None:
    case = uow.get(Case, act[0].case_id) if act[0].case_id else None
    if case is None:
        return
    same = record.kind in WITH_TIME and record.authority_id == case.authority_id
    if not same or record.agent_id != case.agent_id:
        change = "changer la personne, la collectivité ou la nature du rendez-vous"
        raise Refused(f"{_told(uow, act)}{NBSP}: retirez-le d’abord pour {change}.")


def _require_still_borne(uow: UnitOfWork, act: Sequence[TimeEntry], day: date, today: date) -> None:
    if day > today:
        raise Refused(f"{_told(uow, act)}{NBSP}: il ne peut pas être reporté après aujourd’hui.")
    case = uow.get(Case, act[0].case_id) if act[0].case_id else None
    if case is not None and (faults := check_on_case(day, case.opened_on, case.closed_on, case.number)):
        raise Refused(" ".join(faults.values()))
    for each in act:
        order = uow.get(Engagement, each.engagement_id) if each.engagement_id else None
        if order is not None and not order.start <= day <= order.end:
            raise Refused(
                f"{_told(uow, act)}, au titre d’une commande qui ne couvre pas le {date_long(day)}{NBSP}: "
                "retirez-le d’abord."
            )
