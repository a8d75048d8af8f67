"""The requests and the collective sessions of the demonstration, laid over its agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Contact
from cigdesk.domain.people import Agent
from cigdesk.domain.request import Request, RequestOutcome
from cigdesk.domain.session import Participation, SessionSeats
from cigdesk.services.context import new_id

_ASKED_SHARE: Final = 0.55
"""How many of the appointments with an agent answer a request that was noted."""
_DELAYS: Final = (3, 5, 6, 7, 8, 9, 9, 10, 12, 14, 19)
"""Days from a request to its appointment."""
_WAITING: Final = (0, 1, 1, 2, 4, 5, 6, 8, 11, 16, 18, 23)
"""Days for which each request to treat has waited."""
_CLOSED: Final = 9
_PARTNERS: Final = (
    "Médecine préventive",
    "MNT",
    "CNAS",
    "Mission handicap",
    "Organisation syndicale",
    "Référent social de la CAF",
)
_REQUESTERS: Final = {Requester.EMPLOYER: 45, Requester.AGENT: 40, Requester.PARTNER: 15}
_SUBJECTS: Final = (Subject.HEALTH, Subject.MONEY, Subject.FAMILY, Subject.NEUTRAL)
_SEATS: Final = (12, 14, 15)


class RequestWriter:
    """Draws the requests: some answered by what is planned, some closed, some that wait.

    Args:
        share: how many of the first appointments of an agent answer a request that was noted, from 0 to 1.
    """

    def __init__(
        self,
        today: date,
        zone: ZoneInfo,
        contacts: Iterable[Contact],
        random: Random,
        *,
        share: float = _ASKED_SHARE,
    ) -> None:
        self._today, self._zone, self._random, self._share = today, zone, random, share
        self._seen: set[UUID] = set()
        self._contacts: dict[UUID, list[UUID]] = {}
        for each in contacts:
            self._contacts.setdefault(each.authority_id, []).append(each.id)

    def answered(self, appointments: Sequence[Appointment]) -> Iterator[tuple[Request, Appointment]]:
        """Requests that some of these appointments answer, at most one for each agent in all."""
        for each in sorted(appointments, key=lambda each: each.start):
            kept = each.status is not AppointmentStatus.CANCELLED
            if each.agent_id is None or each.authority_id is None or each.agent_id in self._seen or not kept:
                continue
            self._seen.add(each.agent_id)
            if self._random.random() < self._share:
                yield self._answered_by(each, each.agent_id, each.authority_id), each

    def _answered_by(self, appointment: Appointment, agent_id: UUID, authority_id: UUID) -> Request:
        day = day_of(appointment.start, self._zone) - timedelta(days=self._random.choice(_DELAYS))
        made = self._request(min(day, self._today), authority_id, agent_id, appointment.requester)
        made.subject, made.practitioner_id = appointment.subject, appointment.practitioner_id
        return made

    def waiting(
        self,
        agents: Sequence[Agent],
        practitioners: Sequence[UUID],
        *,
        times: int = 1,
        closed: int = _CLOSED,
        back: int = 60,
    ) -> Iterator[Request]:
        """Requests to treat, `times` as many as a small team has, and some closed in the last `back` days."""
        waits = _WAITING * times
        chosen = self._random.sample(list(agents), min(len(agents), len(waits) + closed))
        for agent, days in zip(chosen, waits, strict=False):
            made = self._request(self._today - timedelta(days=days), agent.authority_id, agent.id)
            made.subject = self._random.choice(_SUBJECTS)
            made.practitioner_id = self._random.choice([None, *practitioners])
            yield made
        for agent in chosen[len(waits) :]:
            received = self._today - timedelta(days=self._random.randint(12, back))
            made = self._request(received, agent.authority_id, agent.id)
            made.closed_on = received + timedelta(days=self._random.randint(0, 9))
            made.outcome = self._random.choice(list(RequestOutcome))
            yield made

    def _request(
        self, day: date, authority_id: UUID, agent_id: UUID, requester: Requester | None = None
    ) -> Request:
        asked = requester or self._random.choices(list(_REQUESTERS), list(_REQUESTERS.values()))[0]
        contacts = self._contacts.get(authority_id, [])
        by_employer = asked is Requester.EMPLOYER and bool(contacts)
        return Request(
            id=new_id(),
            requester=asked,
            received_on=day,
            agent_id=agent_id,
            authority_id=authority_id,
            contact_id=self._random.choice(contacts) if by_employer else None,
            partner=self._random.choice(_PARTNERS) if asked is Requester.PARTNER else "",
        )


class SessionFiller:
    """Gives the collective sessions their seats and their people."""

    def __init__(self, agents: Iterable[Agent], random: Random) -> None:
        self._random = random
        self._agents: dict[UUID, list[Agent]] = {}
        for each in agents:
            self._agents.setdefault(each.authority_id, []).append(each)

    def fill(self, sessions: Iterable[Appointment]) -> Iterator[SessionSeats | Participation]:
        """Seats for the authority of each session and one or two others, and people on most of them."""
        for session in sessions:
            if session.kind is AppointmentKind.COLLECTIVE and session.authority_id is not None:
                session.seats = self._random.choice(_SEATS)
                yield from self._filled(session, session.authority_id)

    def _filled(self, session: Appointment, own: UUID) -> Iterator[SessionSeats | Participation]:
        others = sorted(each for each, known in self._agents.items() if each != own and len(known) > 2)
        gathered = [own, *self._random.sample(others, min(2, len(others)))]
        for authority_id, seats in zip(gathered, (6, 4, 2), strict=False):
            yield SessionSeats(id=new_id(), appointment_id=session.id, authority_id=authority_id, seats=seats)
            known = self._agents.get(authority_id, [])
            for agent in self._random.sample(known, min(len(known), seats - (seats > 2))):
                yield Participation(
                    id=new_id(),
                    appointment_id=session.id,
                    agent_id=agent.id,
                    authority_id=authority_id,
                    status=self._status(session),
                )

    def _status(self, session: Appointment) -> AppointmentStatus:
        if session.status is not AppointmentStatus.DONE:
            return session.status
        missed = (AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)
        return self._random.choice(missed) if self._random.random() < 0.2 else AppointmentStatus.DONE
