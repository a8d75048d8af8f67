"""Filling a new store with years of work, in a few transactions of very many records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any, Final, cast
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.authority import Authority, AuthorityKind, Contact
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.people import Function, Person, Practitioner
from cigdesk.domain.quote import Quote, QuoteCounter, QuoteSending
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.support import BillingAgreement, Case, CaseCounter
from cigdesk.domain.support_time import TimeEntry
from cigdesk.domain.vat import VatRegime
from cigdesk.ports import UnitOfWork
from cigdesk.services.authority_import import AuthorityImport, Column
from cigdesk.services.context import Context, centre_of
from cigdesk.services.demonstration.departures import draw_requirements, log_departures
from cigdesk.services.demonstration.history import bodies as bodies_of
from cigdesk.services.demonstration.history import people as people_of
from cigdesk.services.demonstration.history.agenda import HistoryPlanner, Month, Span
from cigdesk.services.demonstration.history.bodies import Body
from cigdesk.services.demonstration.history.quotes import (
    HistoryQuotes,
    Period,
    Shelf,
    freeze_in_its_year,
)
from cigdesk.services.demonstration.inspections import InspectionWriter, in_bulk
from cigdesk.services.demonstration.people import Inventor, colleagues, contacts
from cigdesk.services.demonstration.requests import RequestWriter
from cigdesk.services.demonstration.scenario import KnownAuthority, Scenario
from cigdesk.services.demonstration.support import SupportWriter
from cigdesk.services.table_import import ReadTable

Tell = Callable[[str, int, int], None]
"""Told which part is being written, and how many of how many are done; it may raise to stop."""

_SEED: Final = "cigdesk, dix ans"
_AHEAD: Final = timedelta(weeks=13)
"""How far the agenda goes beyond today."""
_OTHER_ACFI_SHARE: Final = 0.1
_ASKED_SHARE: Final = 0.25
"""How many of the first appointments answer a request that was noted."""
_CLOSED_SHARE: Final = 0.03
"""For how many of the agents a request was closed without an appointment."""
_UNWRITTEN: Final = timedelta(weeks=2)
"""The time of the last days is still to be entered."""
_WRITTEN_UP_SHARE: Final = 0.25
"""How many of the inspections held were written up, with what they found."""
_CLOSED_CASES: Final = 0.95
"""Of those on which nothing was done for long."""
_SMALL_TEAM: Final = 6
"""Of the small demonstration."""


@dataclass(frozen=True)
class History:
    """How much there is. `authorities` and `appointments` are at most: a small centre has fewer bodies."""

    authorities: int
    practitioners: int
    agents: int
    appointments: int
    quotes: int
    years: int = 10


TEN_YEARS: Final = History(400, 60, 20_000, 400_000, 20_000)
TENTH: Final = History(40, 6, 2_000, 40_000, 2_000)


def fill_history(
    context: Context,
    scenario: Scenario,
    shipped: ReadTable[Column],
    history: History,
    tell: Tell | None = None,
) -> None:
    """Fill a store that has its centre and its first person, as of the clock of the context.

    The same day gives the same records, but for their ids. The journal tells of the authorities' import and
    of the centre's settings alone: what happened in those years was done by nobody at this desk.
    """
    _Filling(context, scenario, history, tell or _unheard).run(shipped)


@dataclass
class _Known:
    """What the quotes lean on."""

    records: list[Any] = field(default_factory=list)
    signing: dict[UUID, UUID] = field(default_factory=dict)


class _Filling:
    """One run: each step is a transaction, and leans on those before it."""

    def __init__(self, context: Context, scenario: Scenario, history: History, tell: Tell) -> None:
        self._context, self._scenario, self._history, self._tell = context, scenario, history, tell
        self._today = context.today()
        self._first = self._today + _AHEAD - timedelta(days=round(365.25 * history.years))
        self._random = Random(_SEED)  # noqa: S311 (the same data each time, nothing secret)
        self._inventor = Inventor(scenario.names, scenario.tail, self._random)
        self._team: list[Practitioner] = []
        self._bodies: list[Body] = []
        self._known = _Known()

    def run(self, shipped: ReadTable[Column]) -> None:
        self._tell("Collectivités", 0, self._history.authorities)
        importing = AuthorityImport(self._context)
        importing.apply(importing.preview(bodies_of.table_of(shipped, self._history.authorities)))
        for step in self._steps():
            with self._context.writing(Right.MANAGE_CENTRE) as uow:
                step(uow)
                uow.commit()

    def _steps(self) -> tuple[Callable[[UnitOfWork], None], ...]:
        lived = self._write_agenda, self._write_quotes, self._write_time
        return (self._describe_all, self._meet_people, *lived)

    # Authorities

    def _describe_all(self, uow: UnitOfWork) -> None:
        records = uow.find(Authority)
        populations = {each.name: each.population or 0 for each in records}
        draw_requirements(records, Random(_SEED))  # noqa: S311 (nothing secret; its own, as below)
        for authority in records:
            self._describe(authority, populations)
        uow.add_unjournaled(body.site for body in self._bodies)
        uow.add_unjournaled(sorted(self._known.records, key=lambda record: type(record).__name__))
        self._known.records += [centre_of(uow), *records]
        self._tell("Collectivités", len(records), len(records))

    def _describe(self, authority: Authority, populations: dict[str, int]) -> None:
        if authority.kind is AuthorityKind.COMMUNE:
            authority.address = "Hôtel de ville"
        heads = bodies_of.heads_of(authority, populations, self._random)
        body = Body(authority, bodies_of.site_of(authority), heads, bodies_of.is_remote(self._random))
        self._bodies.append(body)
        self._known.records += [*self._contacts(authority), *self._conditions(body)]
        authority.optional_contribution = self._scenario.optional_contribution
        authority.other_acfi = self._random.random() < _OTHER_ACFI_SHARE

    def _contacts(self, authority: Authority) -> list[Contact]:
        found = contacts(authority, KnownAuthority(authority.name), self._inventor)
        self._known.signing[authority.id] = next(each.id for each in found if each.signs_quotes)
        return found

    def _conditions(self, body: Body) -> Iterator[Any]:
        """Headcounts, conventions and what is held, for each year."""
        first, today, random = self._first.year, self._today, self._random
        yield from bodies_of.headcounts(body, first, today, random)
        yield from bodies_of.memberships(body, self._scenario.conventions, first, today, random)
        yield from bodies_of.subscriptions(body, self._scenario.remote_offer, first, today)

    # People

    def _meet_people(self, uow: UnitOfWork) -> None:
        centre = centre_of(uow)
        for name, value in self._scenario.centre_values.items():
            setattr(centre, name, value)
        self._team = people_of.team(self._scenario, self._history.practitioners, self._inventor)
        uow.add_unjournaled(self._team)
        self._name_user(uow)
        self._tell("Agents", 0, self._history.agents)
        found = people_of.agents(self._bodies, self._history.agents, self._first, self._today, self._inventor)
        uow.add_unjournaled(found)

    def _name_user(self, uow: UnitOfWork) -> None:
        user = uow.find(Person)[0]
        user.practitioner_id = next((each.id for each in self._team if each.name == user.name), None)
        for each in colleagues(self._scenario.colleagues, self._today):
            uow.add(each)

    # Agenda

    def _write_agenda(self, uow: UnitOfWork) -> None:
        centre = centre_of(uow)
        address = centre.address, centre.postcode, centre.city
        site = people_of.centre_site(self._scenario, self._team, address)
        uow.add_unjournaled([site])
        planner = HistoryPlanner(self._span(centre), site, self._random)
        uow.add_unjournaled(planner.engage(self._team, self._bodies))
        asked = self._requests(uow)
        inspections = InspectionWriter(self._context, Random(_SEED))  # noqa: S311 (its own, as above)
        done, count = 0, self._history.appointments
        for month in planner.months(count):
            self._tell("Rendez-vous", done, count)
            uow.add_unjournaled(month.permanences)
            uow.add_unjournaled(_answered(asked, month))
            uow.add_unjournaled(month.appointments)
            uow.add_unjournaled(in_bulk(inspections, month.appointments, _WRITTEN_UP_SHARE))
            done += len(month.appointments)
        uow.add_unjournaled(self._left_open(asked))
        self._tell("Rendez-vous", done, done)

    def _requests(self, uow: UnitOfWork) -> RequestWriter:
        random = Random(_SEED)  # noqa: S311 (its own, so that what is drawn elsewhere stays as it was)
        zone, contacts = self._context.zone, uow.find(Contact)
        return RequestWriter(self._today, zone, contacts, random, share=_ASKED_SHARE)

    def _left_open(self, asked: RequestWriter) -> Iterator[Request]:
        """What waits for an appointment, and what was closed without one in all those years."""
        agents = [agent for body in self._bodies for agent in body.agents]
        team = [each.id for each in self._team if each.function is Function.SOCIAL_WORKER]
        times, closed = max(1, len(self._team) // _SMALL_TEAM), round(len(agents) * _CLOSED_SHARE)
        return asked.waiting(agents, team, times=times, closed=closed, back=(self._today - self._first).days)

    def _span(self, centre: Centre) -> Span:
        now, zone = self._context.now(), self._context.zone
        return Span(self._first, self._today + _AHEAD, now, zone, centre.holidays)

    # Quotes

    def _write_quotes(self, uow: UnitOfWork) -> None:
        # It is asked for nothing but what pricing, numbering and departures read.
        shelf = Shelf(self._with_settings(uow))
        records = cast("UnitOfWork", shelf)
        authorities = {body.authority.name: body.authority.id for body in self._bodies}
        writer = HistoryQuotes(
            records,
            self._scenario,
            authorities,
            self._today,
            self._random,
            freezing=freeze_in_its_year,
        )
        period = Period(self._first, self._today)
        writer.write_all(period, self._known.signing, self._history.quotes, partial(self._tell, "Devis"))
        log_departures(records, self._today, self._context.zone, Random(_SEED))  # noqa: S311 (as above)
        for kind in (QuoteCounter, Quote, QuoteSending, Engagement):
            uow.add_unjournaled(shelf.find(kind))

    # Time

    def _write_time(self, uow: UnitOfWork) -> None:
        """The time of what was worked by the hour, year by year, up to two weeks ago."""
        functions = {each.id: each.function for each in self._team}
        writer = SupportWriter(
            uow.find(Engagement),
            functions,
            self._context.zone,
            Random(_SEED),  # noqa: S311 (as above)
            by_the_hour=self._scenario.optional_contribution,
        )
        last = self._today - _UNWRITTEN
        written: list[Any] = []
        for year in range(self._first.year, last.year + 1):
            self._tell("Temps", year - self._first.year, last.year + 1 - self._first.year)
            days = date(year, 1, 1), min(date(year + 1, 1, 1), last)
            span = Interval(*(whole_day(day, self._context.zone).start for day in days))
            written += writer.write(uow.support.waiting(None, span, by_the_hour=True))
        # A case is closed once its last work is known, and is there before its time.
        written.append(writer.finish(self._today, _CLOSED_CASES))
        for kind in (Case, BillingAgreement, TimeEntry, CaseCounter):
            uow.add_unjournaled(each for each in written if isinstance(each, kind))

    def _with_settings(self, uow: UnitOfWork) -> Iterable[Any]:
        """The centre as it is now, beside all that was known of the authorities."""
        known = (each for each in self._known.records if not isinstance(each, Centre))
        return [*known, centre_of(uow), *uow.find(VatRegime)]


def _answered(asked: RequestWriter, month: Month) -> Iterator[Request]:
    """The requests that the appointments of the month answer, each told to its appointment."""
    for request, appointment in asked.answered(month.appointments):
        appointment.request_id = request.id
        yield request


def _unheard(_part: str, _done: int, _total: int) -> None:
    """Nobody listens."""
