"""What is to be dealt with this morning, in groups: the first of each, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from uuid import UUID

from cigdesk.domain.engagement_pace import PaceState
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.domain.request import RequestState
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
    packages: Group[PreventionRow]
    """Days of prevention that do not keep up, those most behind first."""
    quotes: Group[QuoteItem]
    headcounts: MissingHeadcounts

    @property
    def total(self) -> int:
        """All of it, the headcounts being one thing to do."""
        groups = (self.statuses, self.requests, self.reminders, self.packages, self.quotes)
        return sum(group.total for group in groups) + bool(self.headcounts.count)


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

    def read(self, *, everybody: bool) -> Waiting:
        """Of the person, where the work is somebody's, or of the whole service."""
        own = self.agenda.own_practitioner()
        mine = own if own is not None and not everybody else None
        return Waiting(
            self._statuses(mine),
            self._requests(mine),
            _first(self.memberships.reminders()),
            self._packages(),
            self._quotes(),
            self._headcounts(),
        )

    def _statuses(self, mine: UUID | None) -> Group[AppointmentRow]:
        ids = [mine] if mine else [each.id for each in self.agenda.practitioners()]
        return _first(self.agenda.overdue(ids))

    def _requests(self, mine: UUID | None) -> Group[RequestView]:
        where = RequestFilter(state=RequestState.TO_TREAT, practitioner_id=mine)
        return _first(self.requests.listing("", where).rows)

    def _packages(self) -> Group[PreventionRow]:
        packages = packages_of(self.prevention.year(self.context.today().year))
        late = [each for each in packages if each.state is PaceState.LATE]
        return _first(tuple(sorted(late, key=lambda each: (-each.behind, each.name))))

    def _quotes(self) -> Group[QuoteItem]:
        listing = self.quotes.listing("", QuoteFilter(follow_up=FollowUp.DUE))
        return Group(listing.rows[:SHOWN], len(listing.ids))

    def _headcounts(self) -> MissingHeadcounts:
        year = self.context.today().year
        return MissingHeadcounts(year, self.campaigns.missing(year))


def _first(found: tuple[T, ...]) -> Group[T]:
    return Group(found[:SHOWN], len(found))
