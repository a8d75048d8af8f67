"""Writing the time of one act, shared over what bears it, as a part of a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment, AppointmentStatus, Requester
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.request import Request
from cigdesk.domain.retention import require_at_hand
from cigdesk.domain.support import Case, CaseCounter, CaseKind, CaseValues
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import (
    RECORDING,
    TIMED_UNITS,
    WITH_TIME,
    Charge,
    Task,
    TimeEntry,
    TimeValues,
    check_on_case,
    check_time,
    work_of,
)
from cigdesk.domain.values import by_field
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.support_bearing import Bearing, bearing_of, grant_allowance


def entries_of(uow: UnitOfWork, entry_id: UUID) -> list[TimeEntry]:
    """The entries of the act that this one belongs to, the first one first; raises `NotFound`."""
    entry = uow.get(TimeEntry, entry_id)
    head = entry if entry.rest_of_id is None else uow.get(TimeEntry, entry.rest_of_id)
    return [head, *uow.find(TimeEntry, rest_of_id=head.id)]


def write_act(
    uow: UnitOfWork, context: Context, values: TimeValues, act: Sequence[TimeEntry] = ()
) -> TimeEntry:
    """Write the time of an act, in place of the entries of `act` if there are some.

    Raises `InvalidInput` by field, `Refused` where nothing may bear it, `BeyondAllowance` with the rest.
    """
    require_sound(check_time(values, context.today()))
    case = uow.get(Case, values.case_id) if values.case_id else None
    if case is not None:
        require_at_hand(case)
        require_sound(check_on_case(values.day, case.opened_on, case.closed_on, case.number))
    bearing = bearing_of(uow, context, values, case, act)
    if bearing.rest:
        if bearing.allowance is None:
            raise ValueError("time beyond nothing")
        raise BeyondAllowance(bearing.allowance, bearing.rest)
    return _keep(uow, values, case, _granted(uow, case, values.day, bearing), act)


def _granted(uow: UnitOfWork, case: Case | None, day: date, bearing: Bearing) -> Bearing:
    """The first work of a convention grants its allowance."""
    first = bearing.shares[0]
    if case is None or first.charge is not Charge.ASSESSMENT or first.engagement_id is not None:
        return bearing
    granted = replace(first, engagement_id=grant_allowance(uow, case.authority_id, day))
    return replace(bearing, shares=(granted, *bearing.shares[1:]))


def _keep(
    uow: UnitOfWork, values: TimeValues, case: Case | None, bearing: Bearing, act: Sequence[TimeEntry]
) -> TimeEntry:
    """One entry for each share: those that are there are written over, what is too many goes."""
    for each in act[len(bearing.shares) :]:
        uow.remove(each)
    uow.flush()
    told = by_field(values) | {"authority_id": case.authority_id if case else None}
    head: TimeEntry | None = None
    for place, share in enumerate(bearing.shares):
        kept = {**told, **vars(share)}
        if head is not None:
            kept |= {"rest_of_id": head.id, "appointment_id": None}
        written = _written(uow, act[place] if place < len(act) else None, kept)
        head = head or written
    if head is None:
        raise ValueError("time that nothing bears is not written")
    return head


def _written(uow: UnitOfWork, entry: TimeEntry | None, kept: dict[str, Any]) -> TimeEntry:
    if entry is None:
        entry = TimeEntry(id=new_id(), **kept)
        uow.add(entry)
    else:
        for name, value in kept.items():
            setattr(entry, name, value)
    uow.flush()
    return entry


def remove_act(uow: UnitOfWork, act: Sequence[TimeEntry]) -> None:
    """Remove the time of an act with its rests; raises `Refused` where its case is put away."""
    if act[0].case_id is not None:
        require_at_hand(uow.get(Case, act[0].case_id))
    for each in reversed(act):
        uow.remove(each)
        uow.flush()


def values_of(act: Sequence[TimeEntry]) -> TimeValues:
    """What was written of an act: its minutes are those of all its entries together."""
    head = act[0]
    return TimeValues(
        practitioner_id=head.practitioner_id,
        day=head.day,
        minutes=sum(each.minutes for each in act),
        case_id=head.case_id,
        work=head.work,
        mode=head.mode,
        task=head.task,
        appointment_id=head.appointment_id,
    )


def values_of_meeting(
    uow: UnitOfWork, context: Context, appointment: Appointment, minutes: int | None
) -> tuple[TimeValues, Case | None]:
    """The time of a done appointment, and the case that was opened for it, if there was none.

    Raises `Refused` when no time is entered from that appointment.
    """
    if why := why_no_time(uow, appointment):
        raise Refused(why)
    day = day_of(appointment.start, context.zone)
    case, opened = _case_of(uow, appointment, day)
    length = int((appointment.end - appointment.start).total_seconds()) // 60
    values = TimeValues(
        practitioner_id=appointment.practitioner_id,
        day=day,
        minutes=length if minutes is None else minutes,
        case_id=case.id,
        work=work_of(case.kind, Task.MEETING),
        mode=appointment.mode,
        task=Task.MEETING,
        appointment_id=appointment.id,
    )
    return values, opened


def why_no_time(uow: UnitOfWork, appointment: Appointment) -> str:
    """Why no time is entered from an appointment; "" when it is."""
    if appointment.kind not in WITH_TIME or appointment.authority_id is None:
        return "Le temps se saisit pour un rendez-vous d’accompagnement social."
    if uow.get(Practitioner, appointment.practitioner_id).function not in RECORDING:
        return "Le temps se saisit pour les assistants sociaux et les conseillers en économie sociale."
    if appointment.status is not AppointmentStatus.DONE:
        return f"Notez d’abord ce rendez-vous «{NBSP}Honoré{NBSP}»{NBSP}: le temps se saisit ensuite."
    if appointment.engagement_id is not None:
        order = uow.get(Engagement, appointment.engagement_id)
        if order.unit not in TIMED_UNITS:
            return "Ce rendez-vous se compte par sa commande, en journées ou en places."
    return "Le temps de ce rendez-vous est déjà saisi." if _has_time(uow, appointment.id) else ""


def _has_time(uow: UnitOfWork, appointment_id: UUID) -> bool:
    return bool(uow.find(TimeEntry, appointment_id=appointment_id))


def _case_of(uow: UnitOfWork, appointment: Appointment, day: date) -> tuple[Case, Case | None]:
    """The case of the person received, or of the authority for a session; a new one where there is none."""
    kind = CaseKind.INDIVIDUAL if appointment.agent_id else CaseKind.COLLECTIVE
    of_them = uow.find(Case, agent_id=appointment.agent_id, authority_id=appointment.authority_id)
    known = [each for each in of_them if each.kind is kind]
    current = [each for each in known if each.open]
    then = [each for each in known if not each.open and each.opened_on <= day <= (each.closed_on or day)]
    found = next((each for each in (*current, *then) if each.opened_on <= day), None)
    if found is not None:
        return found, None
    if current:
        # Work came before the day that was written as its opening.
        current[0].opened_on = day
        return current[0], None
    opened = add_case(uow, _case_values(uow, appointment, kind, day))
    return opened, opened


def _case_values(uow: UnitOfWork, appointment: Appointment, kind: CaseKind, day: date) -> CaseValues:
    asked = uow.get(Request, appointment.request_id) if appointment.request_id else None
    usual = Requester.AGENT if kind is CaseKind.INDIVIDUAL else Requester.EMPLOYER
    requester = asked.requester if asked else appointment.requester or usual
    if requester is Requester.PARTNER and not (asked and asked.partner):
        requester = usual
    agent = uow.get(Agent, appointment.agent_id) if appointment.agent_id else None
    return CaseValues(
        requester=requester,
        opened_on=day,
        kind=kind,
        authority_id=appointment.authority_id,
        agent_id=appointment.agent_id,
        group_name=appointment.title if kind is CaseKind.COLLECTIVE else "",
        partner=asked.partner if asked else "",
        subject=appointment.subject,
        agent_status=agent.status if agent else None,
        on_sick_leave=agent.on_sick_leave(day) if agent else False,
        referent_id=appointment.practitioner_id,
        request_id=appointment.request_id,
    ).tidied()


def add_case(uow: UnitOfWork, values: CaseValues) -> Case:
    """Open a case under the next number: the counter moves in the transaction that holds the write lock.

    Raises `InvalidInput` under `agent` when the agent has an open case with that employer.
    """
    twin = open_twin(uow, values.agent_id, values.authority_id)
    if twin is not None:
        raise InvalidInput({"agent": f"Cet agent a déjà un dossier ouvert{NBSP}: {twin.number}."})
    record = Case(id=new_id(), sequence=_next_number(uow), **by_field(values))
    uow.add(record)
    uow.flush()
    return record


def open_twin(
    uow: UnitOfWork, agent_id: UUID | None, authority_id: UUID | None, but: UUID | None = None
) -> Case | None:
    """The open case of an agent with that employer, other than `but`: there is one at most."""
    if agent_id is None:
        return None
    others = uow.find(Case, agent_id=agent_id, authority_id=authority_id)
    return next((each for each in others if each.open and each.id != but), None)


def require_alone(uow: UnitOfWork, record: Case) -> None:
    """Raise `Refused` where an open case would stand beside another one of the same person."""
    twin = open_twin(uow, record.agent_id, record.authority_id, record.id) if record.open else None
    if twin is not None:
        raise Refused(f"Cet agent a déjà un dossier ouvert{NBSP}: {twin.number}.")


def _next_number(uow: UnitOfWork) -> int:
    counters = uow.find(CaseCounter)
    counter = counters[0] if counters else CaseCounter(id=new_id())
    if not counters:
        uow.add(counter)
    counter.last += 1
    return counter.last
