"""Two centres with work that is due: written as it stands in the store."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.bootstrap import create_store, open_store
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
    PlaceMode,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Agent, Function, Practitioner
from cigdesk.domain.quote import Quote, QuoteLine, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.statement import Source, WorkKey
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.centres import shipped_centres
from cigdesk.services.context import new_id
from db.crypto import Cost

DONE, NO_SHOW, EXCUSED, PLANNED, CANCELLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.PLANNED,
    AppointmentStatus.CANCELLED,
)
SEPTEMBER, OCTOBER, NOVEMBER, JANUARY = (date(2026, month, 1) for month in (9, 10, 11, 1))

_PASSPHRASE = "quatre mots à retenir"


class World:
    """A centre with two authorities and its people; what was done is written as it stands in the store."""

    def __init__(self, services, zone):
        self.services, self.statements, self.zone = services, services.statements, ZoneInfo(zone)
        self.quotes = 0
        self.town, self.other = (
            Authority(
                id=new_id(),
                name=name,
                kind=AuthorityKind.COMMUNE,
                optional_contribution=True,
                other_acfi=True,
            )
            for name in ("Choisy-le-Roi", "Stains")
        )
        self.people = {
            function: Practitioner(id=new_id(), first_name="A", last_name=function.value, function=function)
            for function in (Function.PSYCHOLOGIST, Function.SOCIAL_WORKER, Function.ACFI, Function.OTHER)
        }
        self.agent = Agent(id=new_id(), last_name="Adam", authority_id=self.town.id)
        self.write(self.town, self.other, *self.people.values(), self.agent, *self.conventions())

    def conventions(self):
        for authority in (self.town, self.other):
            yield Headcount(id=new_id(), authority_id=authority.id, year=2026, heads=1284)
            for convention in (Convention.CADRE, Convention.ACCOMPAGNEMENT_SOCIAL):
                yield Membership(
                    id=new_id(), authority_id=authority.id, convention=convention, start=date(2026, 1, 1)
                )

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return tuple(each.id for each in records)

        return self.services.context.change(Right.BOOK, work, "")

    def change(self, kind, record_id, **values):
        def work(uow):
            record = uow.get(kind, record_id)
            for name, value in values.items():
                setattr(record, name, value)
            return (record_id,)

        return self.services.context.change(Right.BOOK, work, "Modifié")

    def remove(self, kind, record_id):
        def work(uow):
            uow.remove(uow.get(kind, record_id))
            return ()

        return self.services.context.change(Right.BOOK, work, "")

    def accepted(self, code, quantity=1, authority=None, price=None, participants=None):
        """The engagement of an accepted quote of one line, at the price that the quote froze."""
        self.quotes += 1
        offer = shipped_catalogues()["cig-petite-couronne-2026"].offers[code]
        unit_price, count = Decimal(price or offer.flat_price), Decimal(quantity)
        quote = Quote(
            id=new_id(),
            authority_id=(authority or self.town).id,
            object=offer.label,
            service_day=date(2026, 10, 5),
            state=QuoteState.ACCEPTED,
            year=2026,
            sequence=self.quotes,
            signed_on=date(2026, 10, 5),
            created_at=self.services.context.now(),
        )
        line = QuoteLine(
            id=new_id(),
            quote_id=quote.id,
            position=0,
            offer=code,
            label=offer.label,
            unit=offer.unit.id,
            quantity=count,
            participants=participants,
            unit_price=unit_price,
            amount=unit_price * count * (participants or 1),
        )
        quote.lines.append(line)
        self.write(quote)
        self.services.engagements.grant_missing(quote.authority_id)
        with self.services.context.reading() as uow:
            return uow.engagements.of_quote(quote.id)[0]

    def span(self, day, hour, minutes):
        start = datetime.combine(day, time(hour), self.zone).astimezone(UTC)
        return {"start": start, "end": start + timedelta(minutes=minutes)}

    def meeting(self, kind, day, minutes, status=DONE, *, by, order=None, authority=None, hour=9, **known):
        made = Appointment(
            id=new_id(),
            practitioner_id=self.people[by].id,
            kind=kind,
            mode=known.pop("mode", PlaceMode.SITE),
            status=status,
            authority_id=(authority or self.town).id,
            engagement_id=order.id if order else None,
            **self.span(day, hour, minutes),
            **known,
        )
        self.write(made)
        return made

    def permanence(self, day, *, by, hour=9, minutes=180, authority=None, **known):
        made = Permanence(
            id=new_id(),
            practitioner_id=self.people[by].id,
            authority_id=(authority or self.town).id,
            **self.span(day, hour, minutes),
            **known,
        )
        self.write(made)
        return made

    def entry(self, day, minutes, charge, **known):
        made = TimeEntry(
            id=new_id(),
            authority_id=self.town.id,
            practitioner_id=self.people[Function.SOCIAL_WORKER].id,
            day=day,
            minutes=minutes,
            work=WorkKind.INDIVIDUAL,
            mode=PlaceMode.PHONE,
            task=Task.MEETING,
            charge=charge,
            **known,
        )
        self.write(made)
        return made

    def lines(self, month=OCTOBER, authority=None):
        view = self.statements.view((authority or self.town).id, month)
        return [(each.day.day, each.offer, each.words, each.amount) for each in view.lines]

    def total(self, month=OCTOBER, authority=None):
        return self.statements.view((authority or self.town).id, month).total

    def key(self, record, source=Source.APPOINTMENT):
        return WorkKey(source, record.id, self.town.id)

    def close(self, month=OCTOBER, authority=None):
        return self.statements.close((authority or self.town).id, month)

    def month_of_the_cig(self, clock):
        """Choisy-le-Roi in October 2026, and the seats of Stains in a shared session."""
        psychologist, inspector, social = Function.PSYCHOLOGIST, Function.ACFI, Function.SOCIAL_WORKER
        self.accepted("PSY-IND", "4", price="480")
        package, extra = self.accepted("ACFI", price=13905), self.accepted("ACFI-SUP", "2")
        seats = self.accepted("GAPP-INTER", "1", participants=4)
        theirs = self.accepted("GAPP-INTER", "1", authority=self.other, participants=3)
        membership = Membership(
            id=new_id(), authority_id=self.town.id, convention=Convention.SOCIAL, start=date(2026, 3, 1)
        )
        terms = MembershipTerms(
            id=new_id(), membership_id=membership.id, year=2026, offer="SST-60", amount=Decimal(42000)
        )
        self.write(membership, terms)
        # Two half-days held, one with nobody; one given up.
        self.permanence(date(2026, 10, 6), by=psychologist)
        self.permanence(date(2026, 10, 13), by=psychologist, hour=14)
        self.permanence(date(2026, 10, 20), by=psychologist, cancelled=True)
        self.permanence(date(2026, 10, 8), by=social)
        inspection, visit = AppointmentKind.INSPECTION, {"by": inspector, "title": "Ateliers"}
        self.meeting(inspection, date(2026, 10, 7), 420, order=package, **visit)
        self.meeting(inspection, date(2026, 10, 14), 420, order=extra, **visit)
        self.meeting(inspection, date(2026, 10, 15), 180, order=extra, **visit)
        self.meeting(
            inspection, date(2026, 10, 16), 180, EXCUSED, by=inspector, order=extra, title="Ateliers"
        )
        self.meeting(AppointmentKind.REMOTE, date(2026, 10, 9), 45, by=social, mode=PlaceMode.PHONE)
        self.meeting(AppointmentKind.REMOTE, date(2026, 10, 9), 45, CANCELLED, by=social, hour=11)
        session = self.meeting(
            AppointmentKind.COLLECTIVE, date(2026, 10, 21), 180, by=Function.OTHER, title="Groupe"
        )
        for authority, count, order in ((self.town, 4, seats), (self.other, 3, theirs)):
            self.write(
                SessionSeats(
                    id=new_id(),
                    appointment_id=session.id,
                    authority_id=authority.id,
                    seats=count,
                    engagement_id=order.id,
                )
            )
        clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
        return session

    def month_of_martinique(self):
        """October 2026: an assessment, billed time, an hour that nobody came to, one without its time."""
        social, hourly = Function.SOCIAL_WORKER, AppointmentKind.HOURLY
        met = self.meeting(hourly, date(2026, 10, 6), 60, by=social, agent_id=self.agent.id)
        self.entry(date(2026, 10, 5), 120, Charge.ASSESSMENT)
        entry = self.entry(date(2026, 10, 6), 90, Charge.BILLED, appointment_id=met.id)
        self.entry(date(2026, 10, 6), 25, Charge.ASSESSMENT, rest_of_id=entry.id)
        self.entry(date(2026, 10, 8), 37, Charge.BILLED)
        self.entry(date(2026, 10, 8), 30, Charge.UNCHARGED)
        missed = self.meeting(hourly, date(2026, 10, 13), 60, NO_SHOW, by=social, agent_id=self.agent.id)
        self.meeting(hourly, date(2026, 10, 14), 45, by=social, agent_id=self.agent.id)
        self.meeting(hourly, date(2026, 10, 15), 60, EXCUSED, by=social, agent_id=self.agent.id)
        return met, missed

    def charge_no_shows(self):
        def work(uow):
            uow.find(Centre)[0].no_show_charged = True
            return ()

        self.services.context.change(Right.MANAGE_CENTRE, work, "")


@pytest.fixture
def cig(services, clock):
    clock.instant = datetime(2026, 10, 5, 8, tzinfo=UTC)
    return World(services, "Europe/Paris")


@pytest.fixture(scope="session")
def founded_martinique(tmp_path_factory):
    """A store of the CDG Martinique with nothing in it; copied, never opened."""
    path = tmp_path_factory.mktemp("martinique") / "base.cigdesk"
    values = next(each.values for each in shipped_centres() if each.id == "cdg-martinique")
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    create_store(path, values, "Line Ozier", _PASSPHRASE, cost=cheap).store.close()
    return path


@pytest.fixture
def martinique(founded_martinique, tmp_path, clock):
    shutil.copytree(founded_martinique.parent, tmp_path / "martinique")
    desk = open_store(tmp_path / "martinique" / founded_martinique.name, _PASSPHRASE, clock=clock)
    yield World(desk.services, "America/Martinique")
    desk.store.close()
