"""Somebody who receives and a colleague, whose appointments an absence or a closure covers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from cigdesk.domain.absence import AbsencePlan
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentValues,
    PlaceMode,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, WorkingHours
from cigdesk.domain.rights import Right
from cigdesk.domain.series import SeriesValues
from cigdesk.services.context import new_id
from cigdesk.services.covered import Answer, Treatment

FRIDAY = date(2026, 11, 13)
CANCEL = Answer(treatment=Treatment.CANCEL)


class World:
    """Camille receives at Noisy-le-Sec on Friday mornings; Nadia works the same hours. It is the Thursday."""

    def __init__(self, services) -> None:
        self.services, self.absences = services, services.absences
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")
        self.services.series.open(self.mornings())

    def _fill(self, uow):
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        self.camille, self.nadia = self._practitioner("Camille"), self._practitioner("Nadia")
        self.lopes, self.haddad = (
            Agent(id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id)
            for civility, name in ((Civility.MR, "Lopes"), (Civility.MRS, "Haddad"))
        )
        for record in (self.noisy, self.camille, self.nadia, self.lopes, self.haddad):
            uow.add(record)
        return ()

    def _practitioner(self, name):
        made = Practitioner(
            id=new_id(), first_name=name, last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        for weekday in range(5):
            hours = {"weekday": weekday, "start": time(8), "end": time(19)}
            made.hours.append(WorkingHours(id=new_id(), practitioner_id=made.id, **hours))
        return made

    def mornings(self, **values):
        usual = {
            "practitioner_id": self.camille.id,
            "rule": Repeat.weekly(4, until=date(2026, 12, 18)).rule,
            "start": self.at(9),
            "end": self.at(12),
            "authority_id": self.noisy.id,
        }
        return SeriesValues(**(usual | values))

    def at(self, hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
        return self.services.agenda.instant(day, time(hour, minute))

    def book(self, hour=9, minute=0, *, agent=None, day=FRIDAY):
        start = self.at(hour, minute, day)
        values = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.PERMANENCE,
            mode=PlaceMode.SITE,
            agent_id=(agent or self.lopes).id,
            start=start,
            end=start + timedelta(minutes=45),
            subject=Subject.MONEY,
        )
        return self.services.bookings.book(values).ids[0]

    def row(self, appointment_id):
        return self.services.agenda.appointment(appointment_id)

    def plan(self, first=FRIDAY, last=FRIDAY, *people, until=None):
        return AbsencePlan(
            practitioner_ids=tuple(each.id for each in people) or (self.camille.id,),
            start=self.at(0, day=first),
            end=self.at(0, day=last + timedelta(days=1)),
            until=until,
        )

    def noted(self, day=FRIDAY):
        return self.services.agenda.week([self.camille.id, self.nadia.id], day).absences

    def moving_to(self, covered):
        return Answer(treatment=Treatment.POSTPONE, span=covered.next_free.span)


@pytest.fixture
def world(services):
    return World(services)
