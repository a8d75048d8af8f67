"""A team whose agenda holds one of each: what leaves the program is read back from it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import instant
from cigdesk.domain.appointment import (
    Absence,
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
    PlaceMode,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.centre import Centre
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.place import Room, Site
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id

DAY = date(2026, 11, 17)


class Team:
    """Camille and Nadia (who left), Noisy and its hall, M. Lopes and Mme Haddad."""

    day = DAY

    def __init__(self, services) -> None:
        self.services = services
        self.zone = services.context.zone
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        centre = uow.find(Centre)[0]
        centre.address, centre.postcode, centre.city = "1 rue Lucienne-Gérain", "93698", "Pantin cedex"
        centre.phone, centre.mail = "0156968080", "social@cig.exemple"
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        self.hall = Site(
            id=new_id(),
            name="Hôtel de ville",
            authority_id=self.noisy.id,
            address="2 place du Maréchal-Foch",
            postcode="93130",
            city="Noisy-le-Sec",
        )
        self.room = Room(id=new_id(), site_id=self.hall.id, name="Salle 4")
        self.hall.rooms.append(self.room)
        social = Function.SOCIAL_WORKER
        self.camille = Practitioner(id=new_id(), first_name="Camille", last_name="Roussel", function=social)
        self.nadia = Practitioner(
            id=new_id(), first_name="Nadia", last_name="Belkacem", function=social, active=False
        )
        person = {"authority_id": self.noisy.id}
        self.lopes = Agent(id=new_id(), civility=Civility.MR, first_name="Rui", last_name="Lopes", **person)
        self.haddad = Agent(
            id=new_id(),
            civility=Civility.MRS,
            first_name="Leïla",
            last_name="Haddad",
            mail="leila.haddad@noisy.exemple",
            **person,
        )
        for record in (self.noisy, self.hall, self.camille, self.nadia, self.lopes, self.haddad):
            uow.add(record)
        return ()

    def at(self, hour: int, minute: int = 0, day: date = DAY) -> datetime:
        return instant(day, time(hour, minute), self.zone)

    def month(self) -> Interval:
        return Interval(self.at(0, day=date(2026, 11, 1)), self.at(0, day=date(2026, 12, 1)))

    def add(self, record):
        """Keep a record, through the journal."""

        def work(uow):
            uow.add(record)
            return (record.id,)

        return self.services.context.change(Right.BOOK, work, "Essai").ids[0]

    def change(self, record_id, kind=Appointment, **values) -> None:
        def work(uow):
            record = uow.get(kind, record_id)
            for name, value in values.items():
                setattr(record, name, value)
            return (record_id,)

        self.services.context.change(Right.BOOK, work, "Essai")

    def book(self, start=(10, 30), minutes=45, *, day=DAY, **values):
        """A slot of the permanence of Noisy, unless told otherwise."""
        begin = start if isinstance(start, datetime) else self.at(*start, day=day)
        usual = {
            "id": new_id(),
            "practitioner_id": self.camille.id,
            "kind": AppointmentKind.PERMANENCE,
            "mode": PlaceMode.SITE,
            "agent_id": self.lopes.id,
            "authority_id": self.noisy.id,
            "site_id": self.hall.id,
            "room_id": self.room.id,
            "subject": Subject.MONEY,
            "start": begin,
            "end": begin + timedelta(minutes=minutes),
        }
        return self.add(Appointment(**(usual | values)))

    def call(self, start=(14, 0), **values):
        away = {"site_id": None, "room_id": None, "phone": "0612345678"}
        usual = {"kind": AppointmentKind.REMOTE, "mode": PlaceMode.PHONE, "agent_id": self.haddad.id}
        return self.book(start, **(away | usual | values))

    def meet(self, title, start=(16, 0), **values):
        nobody = {"agent_id": None, "authority_id": None, "site_id": None, "room_id": None}
        usual = {"kind": AppointmentKind.INTERNAL, "mode": PlaceMode.CENTRE, "title": title}
        return self.book(start, **(nobody | usual | values))

    def visit(self, start=(8, 0), **values):
        return self.book(start, kind=AppointmentKind.HOME_VISIT, mode=PlaceMode.HOME, **values)

    def open(self, start=(9, 0), hours=3, *, day=DAY, **values):
        begin = self.at(*start, day=day)
        usual = {
            "id": new_id(),
            "practitioner_id": self.camille.id,
            "authority_id": self.noisy.id,
            "site_id": self.hall.id,
            "room_id": self.room.id,
            "start": begin,
            "end": begin + timedelta(hours=hours),
        }
        return self.add(Permanence(**(usual | values)))

    def away(self, start, end, label="Arrêt maladie", **values):
        usual = {"id": new_id(), "practitioner_id": self.camille.id, "label": label}
        return self.add(Absence(start=start, end=end, **(usual | values)))

    def one_of_each(self) -> None:
        """Every kind of event, with every kind of name in it."""
        slot = self.book()
        self.open()
        self.change(slot, permanence_id=None)
        self.book((11, 15), agent_id=self.haddad.id, status=AppointmentStatus.EXCUSED)
        self.book((9, 0), agent_id=self.haddad.id, status=AppointmentStatus.CANCELLED)
        self.call()
        self.call((15, 0), mode=PlaceMode.VIDEO, phone="", video_link="https://visio.exemple/haddad")
        self.meet("Point sur Mme Haddad, suite; à revoir\nurgent")
        self.visit()
        self.away(self.at(17), self.at(18))


@pytest.fixture
def team(services) -> Team:
    return Team(services)
