"""Collective sessions: seats of each authority, who is registered, who came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Agent, Civility
from cigdesk.domain.rights import Right
from cigdesk.domain.session import (
    Participation,
    SessionSeats,
    check_capacity,
    check_participant_status,
    check_seats,
    check_session,
    gathered,
    left,
    spread,
)
from cigdesk.domain.text import fold
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.engagement_seats import SeatsOrder, account_for_seats, beyond_the_order, orders_of_seats
from cigdesk.services.newcomers import NewAgent, add_newcomer, require_known_agent

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True)
class SeatsLine:
    """The seats of one authority."""

    authority_id: UUID
    authority: str
    seats: int
    left: int
    order: SeatsOrder | None = None
    """On account of what the authority ordered they are."""


@dataclass(frozen=True)
class ParticipantLine:
    """One person registered."""

    id: UUID
    agent_id: UUID
    civility: Civility
    first_name: str
    last_name: str
    authority_id: UUID
    authority: str
    status: AppointmentStatus


@dataclass(frozen=True)
class SessionView:
    """A session with its seats, by authority, and its people, by name."""

    appointment_id: UUID
    capacity: int | None
    seats: tuple[SeatsLine, ...]
    people: tuple[ParticipantLine, ...]

    @property
    def given(self) -> int:
        """The seats of all authorities together."""
        return sum(each.seats for each in self.seats)

    @property
    def expected(self) -> int:
        """How many people came or are still expected."""
        return sum(each.status.holds_time for each in self.people)

    @property
    def came(self) -> Mapping[UUID, int]:
        """How many came for each authority."""
        return Counter(each.authority_id for each in self.people if each.status is AppointmentStatus.DONE)


class SessionService:
    """Reading and changing collective sessions."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, appointment_id: UUID) -> SessionView:
        """A session; raises `NotFound`, or `Refused` for another kind of appointment."""
        with self._context.reading() as uow:
            record = uow.get(Appointment, appointment_id)
            check_session(record)
            seats, people = _seats(uow, appointment_id), _people(uow, appointment_id)
            known = {*seats, *(each.authority_id for each in people)}
            names = {each: uow.get(Authority, each).name for each in known}
            orders = orders_of_seats(uow, self._context, record)
            persons = [(uow.get(Agent, each.agent_id), each) for each in people]
        free = left(seats, people)
        lines = [
            SeatsLine(each, names[each], count, free[each], orders.get(each)) for each, count in seats.items()
        ]
        registered = [_line(agent, each, names[each.authority_id]) for agent, each in persons]
        return SessionView(
            appointment_id,
            record.seats,
            tuple(sorted(lines, key=lambda each: fold(each.authority))),
            tuple(sorted(registered, key=lambda each: fold(f"{each.last_name} {each.first_name}"))),
        )

    def set_seats(
        self, appointment_id: UUID, seats: Mapping[UUID, int], *, confirmation: Confirmation | None = None
    ) -> Change:
        """Give each authority its seats; one that is left out has none.

        Raises `InvalidInput` under `seats`: more than the session holds, or fewer than people sit on; and
        `SlotTaken` for more than what is left of an order, until that is confirmed with its reason.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            check_session(record)
            people = _people(uow, appointment_id)
            seated = Counter(each.authority_id for each in people if each.status.holds_time)
            if fault := check_seats(seats, record.seats, seated):
                raise InvalidInput({"seats": fault})
            before = _seats(uow, appointment_id)
            _rewrite(uow, appointment_id, seats)
            uow.flush()
            account_for_seats(uow, self._context, record)
            grown = [each for each, count in seats.items() if count > before.get(each, 0)]
            found = beyond_the_order(uow, self._context, record, grown)
            answer = confirmation or Confirmation()
            if found and not answer.covers(found):
                raise SlotTaken(found)
            record.overlap_reason = answer.reason.strip() if found else record.overlap_reason
            return (appointment_id,)

        return self._change(work, "Places modifiées", appointment_id)

    def set_capacity(self, appointment_id: UUID, capacity: int | None) -> Change:
        """Say how many people the session can take; None for no limit.

        Raises `InvalidInput` under `capacity` for less than the seats given, or more than `MOST_SEATS`.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            check_session(record)
            if fault := check_capacity(capacity, sum(_seats(uow, appointment_id).values())):
                raise InvalidInput({"capacity": fault})
            record.seats = capacity
            return (appointment_id,)

        return self._change(work, "Capacité modifiée", appointment_id)

    def register(self, appointment_id: UUID, who: UUID | NewAgent) -> Change:
        """Register a person on the seats of the employer: an agent, or somebody new.

        Raises `InvalidInput` for somebody new who cannot be kept, `Refused` without a free seat there, for
        somebody registered already, or once given up.
        """
        record_id = new_id()
        require_known_agent(self._context, who)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record, agent = uow.get(Appointment, appointment_id), _person(uow, who)
            check_session(record)
            if not record.status.holds_time:
                raise Refused("Cette séance est annulée\u00a0: personne ne peut y être inscrit.")
            people = _people(uow, appointment_id)
            if any(each.agent_id == agent.id for each in people):
                raise Refused("Cette personne est déjà inscrite à la séance.")
            self._require_seat(uow, agent.authority_id, left(_seats(uow, appointment_id), people))
            uow.add(
                Participation(
                    id=record_id,
                    appointment_id=appointment_id,
                    agent_id=agent.id,
                    authority_id=agent.authority_id,
                )
            )
            return appointment_id, record_id

        return self._change(work, "Personne inscrite", appointment_id)

    def withdraw(self, participation_id: UUID) -> Change:
        """Take a person off the list who was registered by mistake."""
        with self._context.reading() as uow:
            appointment_id = uow.get(Participation, participation_id).appointment_id

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.remove(uow.get(Participation, participation_id))
            return appointment_id, participation_id

        return self._change(work, "Personne désinscrite", appointment_id)

    def note(self, participation_id: UUID, status: AppointmentStatus) -> Change:
        """Say what became of one person; the session follows (held as soon as one has come).

        Raises `Refused` for who came or did not before it has begun, or for a seat given meanwhile.
        """
        with self._context.reading() as uow:
            appointment_id = uow.get(Participation, participation_id).appointment_id

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            check_participant_status(status, record.start, self._context.now())
            people = _people(uow, appointment_id)
            mine = next(each for each in people if each.id == participation_id)
            if status.holds_time and not mine.status.holds_time:
                self._require_seat(uow, mine.authority_id, left(_seats(uow, appointment_id), people))
            mine.status = status
            past = record.end <= self._context.now()
            record.status = gathered(record.status, [each.status for each in people], past=past)
            return appointment_id, participation_id

        return self._change(work, "Présence notée", appointment_id)

    def note_all(self, appointment_id: UUID, status: AppointmentStatus) -> Change:
        """Say what became of everybody of whom nothing is said, and of the session with them."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            check_session(record)
            check_participant_status(status, record.start, self._context.now())
            record.status = status
            spread_to(uow, record)
            return (appointment_id,)

        return self._change(work, "Présences notées", appointment_id)

    def _require_seat(self, uow: UnitOfWork, authority_id: UUID, free: Mapping[UUID, int]) -> None:
        if free.get(authority_id, 0) > 0:
            return
        name = uow.get(Authority, authority_id).name
        why = "n’a pas de place dans cette séance" if authority_id not in free else "n’a plus de place libre"
        raise Refused(f"{name} {why}{NBSP}: donnez-lui une place d’abord.")

    def _change(self, work: _Work, label: str, appointment_id: UUID) -> Change:
        with self._context.reading() as uow:
            title = uow.get(Appointment, appointment_id).title
        return self._context.change(Right.BOOK, work, label, title)


def spread_to(uow: UnitOfWork, record: Appointment) -> None:
    """Have the people of a session follow its status; other appointments have none."""
    if record.kind is not AppointmentKind.COLLECTIVE:
        return
    people = {each.id: each for each in _people(uow, record.id)}
    for participation_id, status in spread(record.status, people.values()).items():
        people[participation_id].status = status


def _person(uow: UnitOfWork, who: UUID | NewAgent) -> Agent:
    return add_newcomer(uow, who) if isinstance(who, NewAgent) else uow.get(Agent, who)


def _seats(uow: UnitOfWork, appointment_id: UUID) -> dict[UUID, int]:
    return {each.authority_id: each.seats for each in uow.find(SessionSeats, appointment_id=appointment_id)}


def _people(uow: UnitOfWork, appointment_id: UUID) -> list[Participation]:
    return uow.find(Participation, appointment_id=appointment_id)


def _rewrite(uow: UnitOfWork, appointment_id: UUID, seats: Mapping[UUID, int]) -> None:
    kept = {each.authority_id: each for each in uow.find(SessionSeats, appointment_id=appointment_id)}
    for authority_id, count in seats.items():
        if authority_id in kept:
            kept[authority_id].seats = count
        else:
            uow.add(
                SessionSeats(
                    id=new_id(), appointment_id=appointment_id, authority_id=authority_id, seats=count
                )
            )
    for authority_id in kept.keys() - seats.keys():
        uow.remove(kept[authority_id])


def _line(agent: Agent, participation: Participation, authority: str) -> ParticipantLine:
    return ParticipantLine(
        participation.id,
        agent.id,
        agent.civility,
        agent.first_name,
        agent.last_name,
        participation.authority_id,
        authority,
        participation.status,
    )
