"""Cases of social support and the time worked for them, on a real store of the Martinique."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.ports.support import CaseFilter, CaseOrder
from cigdesk.services.context import new_id

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 12)


def at(day, hour):
    return datetime.combine(day, time(hour), PARIS).astimezone(UTC)


class Records:
    """Two towns, a social worker, an agent of the first, and an order of four hours."""

    def __init__(self, services):
        self.services = services
        self.town, self.other = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE) for name in ("Le Lamentin", "Ducos")
        )
        self.worker = Practitioner(
            id=new_id(), first_name="Maryse", last_name="Jean", function=Function.SOCIAL_WORKER
        )
        self.agent = Agent(id=new_id(), civility=Civility.MRS, last_name="Élise", authority_id=self.town.id)
        self.order = Engagement(
            id=new_id(),
            authority_id=self.town.id,
            offer="MQ-EDL",
            label="État des lieux",
            unit="hour",
            granted=Decimal(240),
            start=date(2026, 1, 1),
            end=date(2027, 12, 31),
        )
        for each in (self.town, self.other, self.worker, self.agent, self.order):
            self.write(each)

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return ()

        return self.services.context.change(Right.SUPPORT, work, "")

    def case(self, sequence, **known):
        usual = {
            "authority_id": self.town.id,
            "agent_id": self.agent.id,
            "requester": Requester.AGENT,
            "referent_id": self.worker.id,
            "opened_on": TODAY - timedelta(days=40),
        }
        record = Case(id=new_id(), sequence=sequence, **(usual | known))
        self.write(record)
        return record

    def meeting(self, hour=9, day=TODAY - timedelta(days=2), **known):
        usual = {
            "practitioner_id": self.worker.id,
            "kind": AppointmentKind.HOURLY,
            "mode": PlaceMode.CENTRE,
            "start": at(day, hour),
            "end": at(day, hour) + timedelta(minutes=90),
            "status": AppointmentStatus.DONE,
            "agent_id": self.agent.id,
            "authority_id": self.town.id,
            "engagement_id": self.order.id,
        }
        record = Appointment(id=new_id(), **(usual | known))
        self.write(record)
        return record

    def time(self, case, minutes, **known):
        usual = {
            "authority_id": case.authority_id if case else None,
            "case_id": case.id if case else None,
            "practitioner_id": self.worker.id,
            "day": TODAY - timedelta(days=2),
            "minutes": minutes,
            "work": WorkKind.INDIVIDUAL,
            "mode": PlaceMode.CENTRE,
            "task": Task.STEPS,
            "charge": Charge.ASSESSMENT,
            "engagement_id": self.order.id,
        }
        record = TimeEntry(id=new_id(), **(usual | known))
        self.write(record)
        return record

    def done(self):
        (line,) = self.services.engagements.balances(self.town.id, 2026).lines
        return line.balance.done

    def read(self, query):
        with self.services.context.reading() as uow:
            return query(uow.support)


@pytest.fixture
def records(services):
    return Records(services)


def test_the_balance_counts_the_time_in_place_of_the_meeting(records):
    case = records.case(1)
    meeting = records.meeting()
    assert records.done() == 90
    entry = records.time(case, 70, appointment_id=meeting.id)
    records.time(case, 10, rest_of_id=entry.id)
    assert records.done() == 80
    records.time(case, 25)
    assert records.done() == 105


def test_cases_are_found_by_number_by_name_and_by_what_filters_them(records):
    first = records.case(1, subject=Subject.MONEY)
    second = records.case(2, authority_id=records.other.id, closed_on=TODAY)
    records.time(first, 30, charge=Charge.BILLED, engagement_id=None)
    found = lambda text="", **how: [  # noqa: E731
        each.id for each in records.read(lambda of: of.listing(text, **how))
    ]
    assert found() == [second.id, first.id]
    assert found("sst-0001") == found("1") == [first.id]
    assert found("elise ducos") == [second.id]
    assert found(where=CaseFilter(open=True)) == found(where=CaseFilter(subject=Subject.MONEY)) == [first.id]
    assert found(order=CaseOrder.MINUTES) == [first.id, second.id]
    line = records.read(lambda of: of.one(first.id))
    assert (line.number, line.minutes, line.billed, line.last_day) == (
        "SST-0001",
        30,
        30,
        TODAY - timedelta(days=2),
    )
    facets = records.read(lambda of: of.facets())
    assert (facets.open, facets.closed, facets.subjects[Subject.MONEY]) == (1, 1, 1)
    assert facets.referents[records.worker.id] == ("Maryse", "Jean", 2)


def test_the_time_of_an_authority_between_two_days(records):
    case = records.case(1, subject=Subject.FAMILY)
    entry = records.time(case, 30)
    records.time(None, 45, work=WorkKind.NETWORK, charge=Charge.UNCHARGED, engagement_id=None)
    day = entry.day
    (row,) = records.read(lambda of: of.entries(records.town.id, day, day))
    assert (row.id, row.case_number, row.minutes, row.subject, row.offer) == (
        entry.id,
        "SST-0001",
        30,
        Subject.FAMILY,
        "MQ-EDL",
    )
    assert [each.minutes for each in records.read(lambda of: of.entries(None, day, day))] == [30, 45]
    assert records.read(lambda of: of.entries(records.town.id, date(2026, 1, 1), day - timedelta(1))) == []


def test_a_done_meeting_waits_for_its_time(records):
    case, meeting = records.case(1), records.meeting()
    records.meeting(hour=14, kind=AppointmentKind.PERMANENCE, engagement_id=None)
    records.meeting(hour=16, status=AppointmentStatus.NO_SHOW)
    month = Interval(at(date(2026, 11, 1), 0), at(date(2026, 12, 1), 0))
    waiting = records.read(lambda of: of.waiting([records.worker.id], month))
    assert [(each.kind, each.minutes) for each in waiting] == [
        (AppointmentKind.HOURLY, 90),
        (AppointmentKind.PERMANENCE, 90),
    ]
    assert records.read(lambda of: of.waiting_count(None, month)) == 1
    records.time(case, 80, appointment_id=meeting.id)
    assert records.read(lambda of: of.waiting_count(None, month)) == 0
