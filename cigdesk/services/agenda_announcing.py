"""What an agent is told of an appointment: a slip to keep, a mail to be sent by the person's own program."""

from __future__ import annotations

from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk import french
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import FUNCTIONS, KINDS
from cigdesk.domain.appointment import FOR_AN_AGENT, Appointment, AppointmentKind, PlaceMode
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services import agenda_wording as wording
from cigdesk.services.agenda_sheets import Message, Slip
from cigdesk.services.context import centre_of

_SIGNING: Final = (
    "Arrivez quelques minutes avant le début pour signer la feuille d’émargement, et apportez de quoi écrire."
)


def slip(uow: UnitOfWork, appointment_id: UUID, zone: ZoneInfo, *, named: bool) -> Slip:
    """See `AgendaPrinting.slip`."""
    record, agent = _announced(uow, appointment_id)
    return slip_for(uow, record, agent if named else None, zone)


def slip_for(uow: UnitOfWork, record: Appointment, agent: Agent | None, zone: ZoneInfo) -> Slip:
    """What that person keeps of the appointment or the session; nobody is named without a person."""
    practitioner, centre = uow.get(Practitioner, record.practitioner_id), centre_of(uow)
    start = record.start.astimezone(zone)
    collective = record.kind is AppointmentKind.COLLECTIVE
    return Slip(
        head=wording.letterhead(centre),
        addressee=agent.name if agent else "",
        day=start.date(),
        hour=french.time_of_day(start),
        length=french.hours(Interval(record.start, record.end).minutes),
        practitioner=practitioner.name,
        function=FUNCTIONS[practitioner.function],
        where=wording.meeting_place(uow, record, named=agent is not None),
        bring=_SIGNING if collective else _bring(record),
        moving=_moving(
            french.phone(centre.phone or practitioner.phone), centre.mail or practitioner.mail, collective
        ),
        session=(record.title or KINDS[record.kind].capitalize()) if collective else "",
    )


def message(uow: UnitOfWork, appointment_id: UUID, zone: ZoneInfo) -> Message:
    """See `AgendaPrinting.message`."""
    said, (_, agent) = slip(uow, appointment_id, zone, named=True), _announced(uow, appointment_id)
    return message_of(said, agent.mail)


def message_of(said: Slip, to: str, hidden: tuple[str, ...] = ()) -> Message:
    """The mail that says what a slip says."""
    when = f"{french.date_title(said.day)} à {said.hour}"
    subject = f"{said.session or 'Rendez-vous'}, {when}" if said.session else f"Rendez-vous du {when}"
    return Message(to, french.plain_spaces(subject), french.plain_spaces(_body(said, when)), hidden)


def _announced(uow: UnitOfWork, appointment_id: UUID) -> tuple[Appointment, Agent]:
    record = uow.get(Appointment, appointment_id)
    if record.kind not in FOR_AN_AGENT or record.agent_id is None:
        raise Refused("Ce rendez-vous ne reçoit personne en particulier : il n’y a rien à annoncer.")
    if not record.status.holds_time:
        raise Refused("Ce rendez-vous n’aura pas lieu : il n’y a rien à annoncer.")
    return record, uow.get(Agent, record.agent_id)


def _bring(record: Appointment) -> str:
    near = record.mode in (PlaceMode.PHONE, PlaceMode.VIDEO, PlaceMode.HOME)
    verb = "Gardez près de vous" if near else "Apportez"
    return f"{verb} les documents que vous jugez utiles à cet entretien."


def _moving(phone: str, mail: str, collective: bool) -> str:
    ways = [way for way in (f"au {phone}" if phone else "", f"à l’adresse {mail}" if mail else "") if way]
    how = " ou ".join(ways)
    why = "Si vous ne pouvez pas venir" if collective else "Pour déplacer ou annuler ce rendez-vous"
    return f"{why}, prévenez-nous dès que possible {how}".rstrip() + "."


def _body(said: Slip, when: str) -> str:
    contact = (said.practitioner, said.function, said.head.short_name, said.head.contact)
    what = "Votre rendez-vous est prévu"
    if said.session:
        what = f"Vous êtes inscrite ou inscrit à la séance «{NBSP}{said.session}{NBSP}», prévue"
    lines = (
        "Bonjour,",
        "",
        f"{what} le {when} (durée{NBSP}: {said.length}).",
        f"Avec{NBSP}: {said.practitioner}, {said.function[:1].lower()}{said.function[1:]}.",
        f"Où{NBSP}: {said.where[0]}",
        *said.where[1:],
        "",
        said.bring,
        said.moving,
        "",
        "Cordialement,",
        *(line for line in contact if line),
    )
    return "\n".join(lines)
