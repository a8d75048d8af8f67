"""The papers of a collective session: what is signed on the day, what each person is told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk import french
from cigdesk.domain.agenda.words import FUNCTIONS, KINDS
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.session import Participation, SessionSeats, check_session, left
from cigdesk.ports import UnitOfWork
from cigdesk.services import agenda_announcing as announcing
from cigdesk.services import agenda_wording as wording
from cigdesk.services.agenda_sheets import Attendance, Message, Names, SeatsCount, Signer, Slip
from cigdesk.services.context import centre_of

_NOON: Final = time(12)
_LATE_LUNCH: Final = time(14)
"""A session that begins before the one and ends after the other is signed in the morning and after lunch."""


@dataclass(frozen=True)
class Wanted:
    """A session, and one of its people or all of them."""

    appointment_id: UUID
    participation_id: UUID | None = None


def attendance(uow: UnitOfWork, appointment_id: UUID, zone: ZoneInfo, names: Names) -> Attendance:
    """See `AgendaPrinting.attendance`."""
    record = _held(uow, appointment_id)
    facilitator = uow.get(Practitioner, record.practitioner_id)
    start, end = (moment.astimezone(zone) for moment in (record.start, record.end))
    expected = _expected(uow, record)
    seats = uow.find(SessionSeats, appointment_id=record.id)
    employers = _employers(
        uow, [*(each.authority_id for each in seats), *(p.authority_id for _, p in expected)]
    )
    given = {each.authority_id: each.seats for each in seats}
    free = left(given, [participation for _, participation in expected])
    return Attendance(
        head=wording.letterhead(centre_of(uow)),
        title=record.title or KINDS[record.kind].capitalize(),
        day=start.date(),
        hours=french.time_range(start, end),
        length=french.hours(round((record.end - record.start).total_seconds() / 60)),
        where=wording.meeting_place(uow, record, named=False),
        facilitator=facilitator.name,
        function=FUNCTIONS[facilitator.function],
        signed=_signatures(start, end),
        signers=(
            *_registered(expected, employers, named=names is Names.FULL),
            *_free(free, employers, (record.seats or 0) - sum(given.values())),
        ),
        seats=tuple(_counts(given, free, employers)),
        names=names,
    )


def slips(uow: UnitOfWork, wanted: Wanted, zone: ZoneInfo, *, named: bool) -> tuple[Slip, ...]:
    """See `AgendaPrinting.session_slips`."""
    record = _held(uow, wanted.appointment_id)
    people = [agent for agent, _ in _wanted(uow, record, wanted)]
    if not named:
        return (announcing.slip_for(uow, record, None, zone),)
    return tuple(announcing.slip_for(uow, record, agent, zone) for agent in people)


def message(uow: UnitOfWork, wanted: Wanted, zone: ZoneInfo) -> Message:
    """See `AgendaPrinting.session_message`: nobody learns who else comes."""
    record = _held(uow, wanted.appointment_id)
    people = [agent for agent, _ in _wanted(uow, record, wanted)]
    if wanted.participation_id is not None:
        (agent,) = people
        return announcing.message_of(announcing.slip_for(uow, record, agent, zone), agent.mail)
    hidden = tuple(dict.fromkeys(agent.mail for agent in people if agent.mail))
    return announcing.message_of(announcing.slip_for(uow, record, None, zone), "", hidden)


# who is expected


def _held(uow: UnitOfWork, appointment_id: UUID) -> Appointment:
    record = uow.get(Appointment, appointment_id)
    check_session(record)
    if not record.status.holds_time:
        raise Refused(f"Cette séance n’aura pas lieu{french.NBSP}: il n’y a rien à signer ni à annoncer.")
    return record


def _expected(uow: UnitOfWork, record: Appointment) -> list[tuple[Agent, Participation]]:
    """Those who came, or have not given up, by name."""
    people = uow.find(Participation, appointment_id=record.id)
    known = [(uow.get(Agent, each.agent_id), each) for each in people if each.status.holds_time]
    return sorted(known, key=lambda pair: french.fold(f"{pair[0].last_name} {pair[0].first_name}"))


def _wanted(uow: UnitOfWork, record: Appointment, wanted: Wanted) -> list[tuple[Agent, Participation]]:
    one = wanted.participation_id
    found = [pair for pair in _expected(uow, record) if one in (None, pair[1].id)]
    if not found:
        raise Refused(f"Personne n’est attendu à cette séance{french.NBSP}: il n’y a rien à annoncer.")
    return found


def _employers(uow: UnitOfWork, ids: list[UUID]) -> dict[UUID, str]:
    """Their names, in the order of the alphabet."""
    names = {each: uow.get(Authority, each).name for each in set(ids)}
    return dict(sorted(names.items(), key=lambda pair: french.fold(pair[1])))


# the lines of the sheet


def _registered(
    expected: list[tuple[Agent, Participation]], employers: Mapping[UUID, str], *, named: bool
) -> Iterator[Signer]:
    """By employer, then by name: each authority finds its people together."""
    for authority_id, employer in employers.items():
        for agent, participation in expected:
            if participation.authority_id == authority_id:
                yield Signer(_listed(agent) if named else "", employer)


def _listed(agent: Agent) -> str:
    """« HADDAD Leïla »: the name by which one looks oneself up."""
    return f"{agent.last_name.upper()} {agent.first_name}".strip()


def _free(free: Mapping[UUID, int], employers: Mapping[UUID, str], unheld: int) -> Iterator[Signer]:
    """The seats that are left, to be filled in by hand; then those that no authority holds."""
    for authority_id, employer in employers.items():
        for _ in range(free.get(authority_id, 0)):
            yield Signer("", employer)
    for _ in range(unheld):
        yield Signer("", "")


def _counts(
    given: Mapping[UUID, int], free: Mapping[UUID, int], employers: Mapping[UUID, str]
) -> Iterator[SeatsCount]:
    for authority_id, employer in employers.items():
        if authority_id in given:
            yield SeatsCount(employer, given[authority_id], given[authority_id] - free[authority_id])


def _signatures(start: datetime, end: datetime) -> tuple[str, ...]:
    whole_day = start.time() < _NOON and (end.time() > _LATE_LUNCH or end.date() > start.date())
    return ("Matin", "Après-midi") if whole_day else ("Signature",)
