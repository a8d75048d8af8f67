"""A service of several people on one encrypted store, each with a pair of keys; a case and an appointment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Civility, Function, Person, Practitioner
from cigdesk.domain.rights import Role
from cigdesk.domain.support import Case
from cigdesk.services.context import Actor, Context, new_id
from cigdesk.services.social_notes import NoteService
from cigdesk.services.vault_keys import KeyRing
from cigdesk.services.vaults import VaultService
from db.crypto import PersonKey
from db.uow import Units
from db.vault_crypto import VaultSealing


class HeldSecrecy(VaultSealing):
    """The pair of one person, over a store that somebody else may have opened."""

    def __init__(self, store, pair):
        self._store, self.identity = store, pair

    def checkpoint(self):
        self._store.checkpoint()


class Seat:
    """Somebody at the keyboard, with the services of secrecy."""

    def __init__(self, desk, clock, person, pair):
        self.person, self.pair, self.id = person, pair, person.id
        actor = Actor(person.id, person.name, frozenset(person.roles))
        zone = desk.services.context.zone
        self.context = Context(Units(desk.store.engine, clock, person.id), clock, actor, zone)
        ring = KeyRing(self.context, HeldSecrecy(desk.store, pair))
        self.vaults = VaultService(self.context, ring)
        self.notes = NoteService(self.context, self.vaults, ring)

    @property
    def fingerprint(self):
        return self.vaults.own_fingerprint()


class Office:
    """Makes people, and changes them behind the services' back."""

    def __init__(self, desk, clock):
        self.desk, self.clock, self.store = desk, clock, desk.store
        self.town = Authority(id=new_id(), name="Le Lamentin", kind=AuthorityKind.COMMUNE)
        worker = Practitioner(
            id=new_id(), first_name="Maryse", last_name="Jean", function=Function.SOCIAL_WORKER
        )
        agent = Agent(
            id=new_id(),
            civility=Civility.MRS,
            first_name="Rose",
            last_name="Élise",
            authority_id=self.town.id,
        )
        self.agent = agent
        self.case = self._case(agent, worker, 1)
        self.appointment = self._appointment(agent, worker, 9)
        self.later = self._appointment(agent, worker, 11)
        for each in (self.town, worker, agent, self.case, self.appointment, self.later):
            self.write(each)
        # Who made the store keeps its people here, and has no part in its notes.
        self.change(desk.services.context.actor.person_id, roles=(Role.ADMINISTRATOR,))

    def _case(self, agent, worker, sequence):
        return Case(
            id=new_id(),
            sequence=sequence,
            authority_id=self.town.id,
            agent_id=agent.id,
            requester=Requester.AGENT,
            subject=Subject.MONEY,
            referent_id=worker.id,
            opened_on=date(2026, 11, 2),
        )

    def _appointment(self, agent, worker, hour):
        return Appointment(
            id=new_id(),
            practitioner_id=worker.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=datetime(2026, 11, 10, hour, tzinfo=UTC),
            end=datetime(2026, 11, 10, hour + 1, tzinfo=UTC),
            status=AppointmentStatus.DONE,
            agent_id=agent.id,
            authority_id=self.town.id,
            subject=Subject.MONEY,
        )

    def write(self, record):
        with Units(self.store.engine, self.clock, None).writing() as uow:
            uow.add(record)
            uow.commit()

    def change(self, person_id, **values):
        with Units(self.store.engine, self.clock, None).writing() as uow:
            person = uow.get(Person, person_id)
            for name, value in values.items():
                setattr(person, name, value)
            uow.commit()

    def hire(self, name, *roles, **more):
        pair = PersonKey.generate()
        person = Person(id=new_id(), name=name, roles=roles, public_key=pair.public.hex(), **more)
        self.write(person)
        return self.seat(person.id, pair)

    def seat(self, person_id, pair):
        with Units(self.store.engine, self.clock, None).reading() as uow:
            return Seat(self.desk, self.clock, uow.get(Person, person_id), pair)

    def renewed(self, seat):
        """The same person with another pair, as after a forgotten passphrase."""
        pair = PersonKey.generate()
        self.change(seat.id, public_key=pair.public.hex())
        return self.seat(seat.id, pair)


@pytest.fixture
def office(desk, clock):
    return Office(desk, clock)


@pytest.fixture
def maryse(office):
    return office.hire("Maryse Jean", Role.SOCIAL_WORKER)


@pytest.fixture
def nadia(office):
    return office.hire("Nadia Belkacem", Role.SOCIAL_WORKER)


@pytest.fixture
def sheet(maryse):
    """The pair of the recovery sheet, with which the circle of the team began."""
    pair = PersonKey.generate()
    maryse.vaults.admit_recovery(pair.public)
    return pair


@pytest.fixture
def team(maryse, nadia, sheet):
    """Both read what either writes."""
    maryse.vaults.admit(nadia.id, nadia.fingerprint)
    return SimpleNamespace(maryse=maryse, nadia=nadia, sheet=sheet)
