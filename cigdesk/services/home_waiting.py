"""What is to be dealt with this morning, in groups: the first of each, and how many there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from uuid import UUID

from cigdesk.domain.engagement_balance import ZERO
from cigdesk.domain.engagement_pace import PaceState, paces_together
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.domain.request import RequestState
from cigdesk.domain.rights import Right
from cigdesk.domain.statement import Month, previous_month
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.ports.quotes import QuoteFilter
from cigdesk.ports.requests import RequestFilter
from cigdesk.services.agenda import AgendaService
from cigdesk.services.campaigns import CampaignService
from cigdesk.services.context import Context
from cigdesk.services.membership_reminders import MembershipReminder
from cigdesk.services.memberships import MembershipService
from cigdesk.services.prevention import PreventionService
from cigdesk.services.prevention_listing import PreventionRow, packages_of
from cigdesk.services.quote_listing import QuoteItem, QuoteLists
from cigdesk.services.requests import RequestService, RequestView

if TYPE_CHECKING:
    from cigdesk.services.observation_answers import ObservationAnswers
    from cigdesk.services.person_rights import PersonRequestView, PersonRightsService
    from cigdesk.services.retention import KeptCase, RetentionService
    from cigdesk.services.statement_view import StatementListRow
    from cigdesk.services.statements import StatementService
    from cigdesk.services.support_time import TimeService

SHOWN: Final = 3
"""Items of a group that stand on the page."""

T = TypeVar("T")


@dataclass(frozen=True)
class Group(Generic[T]):
    """The most urgent of a kind, and how many there are."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True)
class MissingHeadcounts:
    """How many members have not declared, in the campaign of that year."""

    year: int
    count: int


@dataclass(frozen=True)
class Waiting:
    """Everything that waits."""

    statuses: Group[AppointmentRow]
    requests: Group[RequestView]
    reminders: Group[MembershipReminder]
    quotes: Group[QuoteItem]
    headcounts: MissingHeadcounts
    times: int = 0
    """Done appointments by the hour without the time that they took."""
    observations: int = 0
    """What inspections found, not settled although its date is over."""
    due_cases: Group[KeptCase] = field(default_factory=lambda: Group((), 0))
    """Cases that nobody has met for long, for whoever decides of them."""
    rights: Group[PersonRequestView] = field(default_factory=lambda: Group((), 0))
    """What people asked of their data, for whoever decides of it: the earliest due first."""

    @property
    def total(self) -> int:
        """All of it; headcounts, times, observations and cases are one thing to do each."""
        groups = (self.statuses, self.requests, self.reminders, self.quotes, self.rights)
        counted = (self.headcounts.count, self.times, self.observations, self.due_cases.total)
        return sum(group.total for group in groups) + sum(map(bool, counted))


@dataclass(frozen=True)
class OrderedDays:
    """The days of prevention that authorities ordered for a year: packages and what goes beyond them."""

    year: int
    granted: Decimal
    done: Decimal
    planned: Decimal
    pace: Decimal
    """The part that should be done or planned by now, from 0 to 1."""

    @property
    def dateless(self) -> Decimal:
        """What has no date yet; days beyond the orders leave nothing."""
        return max(self.granted - self.done - self.planned, ZERO)


@dataclass(frozen=True)
class Packages:
    """How far the days of prevention have come, and the authorities whose days do not keep up."""

    days: OrderedDays
    late: Group[PreventionRow]
    """Those most behind first."""


@dataclass(frozen=True)
class StatementsToClose:
    """What can be closed, or must be checked first, of the month that is over."""

    month: Month
    ready: int
    group: Group[StatementListRow]
    """Those that are ready first, the largest before the others."""


@dataclass(frozen=True)
class HomeWaiting:
    """Asks each part of the program what waits there."""

    context: Context
    agenda: AgendaService
    requests: RequestService
    memberships: MembershipService
    quotes: QuoteLists
    campaigns: CampaignService
    prevention: PreventionService
    statements: StatementService
    time: TimeService
    answers: ObservationAnswers
    retention: RetentionService
    rights: PersonRightsService

    def read(self, *, everybody: bool) -> Waiting:
        """Of the person, where the work is somebody's, or of the whole service: what they read alone."""
        support = self.context.actor.may(Right.READ_SUPPORT)
        mine = None if everybody else self.agenda.own_practitioner()
        return Waiting(
            self._statuses(self.agenda.scope(everybody=everybody)),
            self._requests(mine) if support else Group((), 0),
            _first(self.memberships.reminders()),
            self._quotes(),
            self._headcounts(),
            self.time.to_enter(self.agenda.scope(everybody=everybody)) if support else 0,
            self.answers.overdue_count(),
            self._due_cases(None if everybody else self.agenda.own_practitioner()),
            _first(self.rights.open()),
        )

    def _statuses(self, ids: Collection[UUID]) -> Group[AppointmentRow]:
        return Group(self.agenda.overdue(ids, SHOWN), self.agenda.overdue_count(ids))

    def _requests(self, mine: UUID | None) -> Group[RequestView]:
        where = RequestFilter(state=RequestState.TO_TREAT, practitioner_id=mine)
        return _first(self.requests.listing("", where).rows)

    def _due_cases(self, mine: UUID | None) -> Group[KeptCase]:
        due = self.retention.due()
        return _first(tuple(each for each in due if mine in (None, each.facts.referent_id)))

    def packages(self) -> Packages:
        """The days of prevention of the year, read apart: it takes longest."""
        year = self.context.today().year
        rows = packages_of(self.prevention.rows(year))
        pace = paces_together(row.pace for row in rows)
        done, planned = (
            sum((getattr(row.balance, name) for row in rows), ZERO) for name in ("done", "planned")
        )
        late = [each for each in rows if each.state is PaceState.LATE]
        most_behind = tuple(sorted(late, key=lambda each: (-each.behind, each.name)))
        return Packages(OrderedDays(year, pace.granted, done, planned, pace.share), _first(most_behind))

    def to_close(self) -> StatementsToClose:
        """The statements of the last month, read apart: they are computed from its work."""
        month = previous_month(self.context.today())
        listing = self.statements.listing(month)
        waiting = [each for each in listing.rows if each.points or each.authority_id in listing.ready]
        pressing = sorted(waiting, key=lambda each: (bool(each.points), -each.total, each.name))
        return StatementsToClose(month, len(listing.ready), _first(tuple(pressing)))

    def _quotes(self) -> Group[QuoteItem]:
        listing = self.quotes.listing("", QuoteFilter(follow_up=FollowUp.DUE))
        return Group(listing.rows[:SHOWN], len(listing.ids))

    def _headcounts(self) -> MissingHeadcounts:
        year = self.context.today().year
        return MissingHeadcounts(year, self.campaigns.missing(year))


def _first(found: tuple[T, ...]) -> Group[T]:
    return Group(found[:SHOWN], len(found))
