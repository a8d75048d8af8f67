"""Filling a new store with the demonstration of its centre, in a few transactions of many records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.authority import Authority, AuthorityKind, Contact, Subscription
from cigdesk.domain.closure import Closure
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.people import Agent, Function, Person, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.support import BillingAgreement, Case, CaseCounter
from cigdesk.domain.support_time import RECORDING, Charge, TimeEntry
from cigdesk.ports import UnitOfWork
from cigdesk.services.authority_import import AuthorityImport, Column
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.demonstration import people, places
from cigdesk.services.demonstration.accesses import accesses
from cigdesk.services.demonstration.agenda import AgendaPlanner, Cast, Moment
from cigdesk.services.demonstration.agreements import agree
from cigdesk.services.demonstration.campaign import campaign
from cigdesk.services.demonstration.circle import CircleWriter
from cigdesk.services.demonstration.covers import lacking_covers
from cigdesk.services.demonstration.departures import write_departures
from cigdesk.services.demonstration.inspections import write_inspections
from cigdesk.services.demonstration.next_catalogue import draft_next_year
from cigdesk.services.demonstration.orders import enter_days, put_on_account, trace_moves
from cigdesk.services.demonstration.quotes import QuoteWriter
from cigdesk.services.demonstration.requests import RequestWriter, SessionFiller
from cigdesk.services.demonstration.retention import OldCases
from cigdesk.services.demonstration.rights import asked
from cigdesk.services.demonstration.scenario import KnownAuthority, Scenario
from cigdesk.services.demonstration.statements import draw_up
from cigdesk.services.demonstration.support import SupportWriter
from cigdesk.services.table_import import ReadTable

_SEED: Final = "cigdesk"
_MORE_LIKELY: Final = 8
"""How many more agents are known at an authority of the week than elsewhere."""
_OTHER_ACFI_SHARE: Final = 0.1


@dataclass(frozen=True)
class Extent:
    """How much there is."""

    weeks_before: int = 10
    weeks_after: int = 6
    quotes: int = 150
    agents: int | None = None
    """None for the number that the scenario says."""


def fill(
    context: Context, scenario: Scenario, authorities: ReadTable[Column], extent: Extent | None = None
) -> None:
    """Fill a store that has its centre and its first person, as of the clock of the context.

    The same day gives the same records, but for their ids.
    """
    _Filling(context, scenario, extent or Extent()).run(authorities)


class _Filling:
    """One run: each step is a transaction, and leans on those before it."""

    def __init__(self, context: Context, scenario: Scenario, extent: Extent) -> None:
        self._context, self._scenario, self._extent = context, scenario, extent
        self._today = context.today()
        self._random = Random(_SEED)  # noqa: S311 (the same data each time, nothing secret)
        self._inventor = people.Inventor(scenario.names, scenario.tail, self._random)
        self._practitioners: dict[str, Practitioner] = {}
        self._authorities: dict[str, UUID] = {}
        self._sites: dict[tuple[str, str], Site] = {}
        self._signing: dict[UUID, UUID] = {}
        self._named: dict[str, Agent] = {}
        self._drawn: list[Agent] = []
        self._planned: list[Appointment] = []

    def run(self, authorities: ReadTable[Column]) -> None:
        importing = AuthorityImport(self._context)
        importing.apply(importing.preview(authorities))
        settled = self._centre_and_team, self._places_and_people
        lived = self._agenda, self._requests, self._quotes, self._departures, self._orders
        done = (
            self._agreements,
            self._covers,
            self._old_cases,
            self._support,
            self._inspections,
            self._circle,
            self._campaign,
        )
        told = self._statements, self._rights, self._accesses  # of all the others
        for step in (*settled, *lived, *done, *told):
            with self._context.writing(Right.MANAGE_CENTRE) as uow:
                step(uow)
                uow.commit()
        draft_next_year(self._context)

    def _centre_and_team(self, uow: UnitOfWork) -> None:
        centre = centre_of(uow)
        for name, value in self._scenario.centre_values.items():
            setattr(centre, name, value)
        for member in self._scenario.team:
            self._practitioners[member.key] = people.practitioner(member, self._inventor)
        _add_all(uow, self._practitioners.values())

    def _places_and_people(self, uow: UnitOfWork) -> None:
        self._name_users(uow)
        records = uow.find(Authority)
        self._authorities = {record.name: record.id for record in records}
        for authority in records:
            self._describe(uow, authority)
        centre = centre_of(uow)
        own = places.centre_sites(self._scenario, centre.address, centre.postcode, centre.city)
        self._keep_sites(uow, "", own)
        self._name_agents(uow)

    def _agreements(self, uow: UnitOfWork) -> None:
        agree(uow, self._context)

    def _campaign(self, uow: UnitOfWork) -> None:
        opened, *letters = campaign(uow.campaigns.rows(self._today.year), self._today)
        uow.add(opened)
        uow.flush()
        _add_all(uow, letters)

    def _statements(self, uow: UnitOfWork) -> None:
        draw_up(uow, self._context)

    def _rights(self, uow: UnitOfWork) -> None:
        _add_all(uow, asked(uow.find(Case), uow.find(Person)[0].id, self._today))

    def _accesses(self, uow: UnitOfWork) -> None:
        records = {
            "cases": [each.id for each in uow.find(Case)],
            "agents": [each.id for each in uow.find(Agent)],
            "appointments": [each.id for each in uow.find(Appointment)],
        }
        persons = [each.id for each in uow.find(Person)]
        draws = Random(_SEED)  # noqa: S311 (as above)
        now, zone = self._context.now(), self._context.zone
        uow.accesses.append(accesses(draws, now, zone, persons, records))

    def _name_users(self, uow: UnitOfWork) -> None:
        user = uow.find(Person)[0]
        user.practitioner_id = self._practitioners[self._scenario.user].id
        _add_all(uow, people.colleagues(self._scenario.colleagues, self._context.today()))

    def _describe(self, uow: UnitOfWork, authority: Authority) -> None:
        known = self._scenario.authorities.get(authority.name, KnownAuthority(authority.name))
        if authority.kind is AuthorityKind.COMMUNE:
            authority.address = "Hôtel de ville"
        contacts = people.contacts(authority, known, self._inventor)
        memberships = places.memberships(authority, known, self._scenario, self._today, self._random)
        authority.optional_contribution = self._scenario.optional_contribution and bool(memberships)
        authority.other_acfi = self._random.random() < _OTHER_ACFI_SHARE and not known.heads
        self._note_signing(authority, contacts)
        _add_all(uow, contacts)
        _add_all(uow, memberships)
        _add_all(uow, places.headcounts(authority, known, self._today, self._random))
        _add_all(uow, places.subscriptions(authority, known, self._scenario, self._today, self._random))
        self._keep_sites(uow, authority.name, places.authority_sites(authority, self._scenario))

    def _note_signing(self, authority: Authority, contacts: list[Contact]) -> None:
        signing = next((each for each in contacts if each.signs_quotes), None)
        if signing is not None:
            self._signing[authority.id] = signing.id

    def _keep_sites(self, uow: UnitOfWork, owner: str, sites: list[Site]) -> None:
        self._sites |= {(owner, site.name): site for site in sites}
        _add_all(uow, sites)

    def _name_agents(self, uow: UnitOfWork) -> None:
        visited = [self._authorities[name] for name in sorted(self._scenario.visited)]
        employers = [*self._authorities.values(), *visited * _MORE_LIKELY]
        count = self._extent.agents or self._scenario.agents
        self._named = people.named_agents(self._scenario, self._authorities, self._inventor)
        self._drawn = people.drawn_agents(employers, count, self._today, self._inventor)
        self._twin = people.written_twice(self._named[max(self._named)])
        _add_all(uow, [*self._named.values(), *self._drawn, self._twin])

    def _mistake(self, appointments: Iterable[Appointment]) -> None:
        """The last time that somebody was booked, it was on a second sheet."""
        known = self._named[max(self._named)]
        mine = [each for each in appointments if each.agent_id == known.id]
        if mine:
            max(mine, key=lambda each: each.start).agent_id = self._twin.id

    def _year_end(self) -> Closure:
        """The centre closes between Christmas and the new year."""
        year = self._today.year
        return Closure(
            id=new_id(), start=date(year, 12, 28), end=date(year, 12, 31), label="Fêtes de fin d’année"
        )

    def _agenda(self, uow: UnitOfWork) -> None:
        moment = Moment(self._context.now(), self._context.zone, centre_of(uow).holidays)
        cast = Cast(self._practitioners, self._authorities, self._sites, self._named, tuple(self._drawn))
        planner = AgendaPlanner(self._scenario, cast, moment, self._random)
        agenda = planner.plan(self._extent.weeks_before, self._extent.weeks_after)
        _add_all(uow, agenda.series)
        uow.flush()
        _add_all(uow, [*agenda.permanences, *agenda.absences])
        uow.add(self._year_end())
        self._write_out(uow)
        self._mistake(agenda.appointments)
        _add_all(uow, agenda.appointments)
        self._planned = agenda.appointments

    def _requests(self, uow: UnitOfWork) -> None:
        draws = Random(_SEED)  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
        planned = {each.id: uow.get(Appointment, each.id) for each in self._planned}
        writer = RequestWriter(self._today, self._context.zone, uow.find(Contact), draws)
        answered = list(writer.answered(list(planned.values())))
        received = {each.agent_id for each in planned.values()}
        others = [each for each in self._drawn if each.id not in received]
        team = [each.id for each in self._practitioners.values() if each.function is Function.SOCIAL_WORKER]
        _add_all(uow, [request for request, _appointment in answered])
        _add_all(uow, writer.waiting(others, team))
        uow.flush()
        for request, appointment in answered:
            appointment.request_id = request.id
        _add_all(uow, SessionFiller([*self._named.values(), *self._drawn], draws).fill(planned.values()))

    def _quotes(self, uow: UnitOfWork) -> None:
        writer = QuoteWriter(uow, self._scenario, self._authorities, self._today, self._random)
        writer.write(self._signing, self._extent.quotes)

    def _departures(self, uow: UnitOfWork) -> None:
        draws = Random(_SEED)  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
        write_departures(uow, self._today, self._context.zone, draws)

    def _orders(self, uow: UnitOfWork) -> None:
        enter_days(uow.find(Engagement), {found: name for name, found in self._authorities.items()})
        planned = [uow.get(Appointment, each.id) for each in self._planned]
        put_on_account(uow, planned, self._context.zone)

    def _covers(self, uow: UnitOfWork) -> None:
        """Where hours are not sold, an authority has the social workers who come by an older membership."""
        if not self._scenario.optional_contribution:
            functions = {each.id: each.function for each in self._practitioners.values()}
            planned = [uow.get(Appointment, each.id) for each in self._planned]
            _add_all(uow, lacking_covers(uow, planned, functions, self._context.zone))

    def _old_cases(self, uow: UnitOfWork) -> None:
        """Of people whom nobody has met since: neither an appointment nor a request is theirs."""
        met = {each.agent_id for each in uow.find(Appointment)} | {
            each.agent_id for each in uow.find(Request)
        }
        unmet = [each for each in self._drawn if each.id not in met]
        functions = (each for each in self._practitioners.values() if each.function is Function.SOCIAL_WORKER)
        draws = Random(_SEED)  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
        borne = Charge.ASSESSMENT if self._scenario.optional_contribution else Charge.COVERED
        OldCases(uow, self._context, [each.id for each in functions], draws, borne).write(unmet)

    def _support(self, uow: UnitOfWork) -> None:
        """The time is entered up to Monday; what follows waits."""
        monday = self._today - timedelta(days=self._today.weekday())
        first = monday - timedelta(weeks=self._extent.weeks_before + 1)
        functions = {each.id: each.function for each in self._practitioners.values()}
        writer = SupportWriter(
            uow.find(Engagement),
            functions,
            self._context.zone,
            Random(_SEED),  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
            by_the_hour=self._scenario.optional_contribution,
            statuses={each.id: each.status for each in (*self._named.values(), *self._drawn)},
            noted=[(each.authority_id, each.offer, each.year) for each in uow.find(Subscription)],
            numbered=len(uow.find(Case)),
        )
        span = Interval(
            *(whole_day(day, self._context.zone).start for day in (first, monday + timedelta(days=1)))
        )
        written = list(writer.write(uow.support.waiting(None, span)))
        written.append(writer.finish(self._today))
        team = [each for each, function in functions.items() if function in RECORDING]
        for week in range((monday - first).days // 7):
            written += writer.network(first + timedelta(weeks=week), team)
        # Whatever a record refers to comes before it, and is written before it.
        for kind in (Case, BillingAgreement, CaseCounter):
            _add_all(uow, (each for each in written if isinstance(each, kind)))
            uow.flush()
        times = [each for each in written if isinstance(each, TimeEntry)]
        for rests in (False, True):
            _add_all(uow, (each for each in times if (each.rest_of_id is not None) is rests))
            uow.flush()

    def _inspections(self, uow: UnitOfWork) -> None:
        planned = [uow.get(Appointment, each.id) for each in self._planned]
        write_inspections(uow, self._context, planned)

    def _circle(self, uow: UnitOfWork) -> None:
        draws = Random(_SEED)  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
        moment = Moment(self._context.now(), self._context.zone, centre_of(uow).holidays)
        hosts = {key: each.id for key, each in self._practitioners.items()}
        CircleWriter(uow, moment, hosts, self._sites, draws).write(self._scenario.circle)
        trace_moves(uow, self._context.now(), self._scenario.user_name)

    @staticmethod
    def _write_out(uow: UnitOfWork) -> None:
        """A reading writes what waits: appointments refer to their permanences."""
        uow.find(Practitioner)


def _add_all(uow: UnitOfWork, records: Iterable[object]) -> None:
    for record in records:
        uow.add(record)
