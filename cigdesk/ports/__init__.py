"""What the services need from the store: one unit of work, and read queries that give frozen rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar
from uuid import UUID

from cigdesk.ports.accesses import AccessQueries
from cigdesk.ports.activity import ActivityQueries
from cigdesk.ports.agenda import AgendaQueries
from cigdesk.ports.agenda_export import AgendaExportQueries
from cigdesk.ports.authorities import AuthorityQueries
from cigdesk.ports.campaigns import CampaignQueries
from cigdesk.ports.carrying import CarryQueries
from cigdesk.ports.catalogues import CatalogueQueries
from cigdesk.ports.changes import ChangeQueries
from cigdesk.ports.circle import CircleQueries
from cigdesk.ports.engagements import EngagementQueries
from cigdesk.ports.erasure import ErasureQueries
from cigdesk.ports.follow_ups import FollowUpQueries
from cigdesk.ports.home import HomeQueries
from cigdesk.ports.inspections import InspectionQueries
from cigdesk.ports.memberships import MembershipQueries
from cigdesk.ports.people import PeopleQueries
from cigdesk.ports.quotes import QuoteQueries
from cigdesk.ports.requests import RequestQueries
from cigdesk.ports.retention import RetentionQueries
from cigdesk.ports.search import SearchQueries
from cigdesk.ports.statements import StatementQueries
from cigdesk.ports.support import SupportQueries
from cigdesk.ports.vaults import VaultQueries

T = TypeVar("T")


class Record(Protocol):
    """What every persisted class has."""

    id: UUID
    rev: int


@dataclass(frozen=True)
class Commit:
    """What was written: the transaction by which it can be taken back, and the tables it touched."""

    transaction: UUID
    kinds: frozenset[str]


class UnitOfWork(Protocol):
    """One transaction: rolled back unless committed, journaled when it is."""

    @property
    def accesses(self) -> AccessQueries: ...
    @property
    def authorities(self) -> AuthorityQueries: ...
    @property
    def people(self) -> PeopleQueries: ...
    @property
    def agenda(self) -> AgendaQueries: ...
    @property
    def agenda_export(self) -> AgendaExportQueries: ...
    @property
    def catalogues(self) -> CatalogueQueries: ...
    @property
    def quotes(self) -> QuoteQueries: ...
    @property
    def engagements(self) -> EngagementQueries: ...
    @property
    def search(self) -> SearchQueries: ...
    @property
    def requests(self) -> RequestQueries: ...
    @property
    def home(self) -> HomeQueries: ...
    @property
    def follow_ups(self) -> FollowUpQueries: ...
    @property
    def inspections(self) -> InspectionQueries: ...
    @property
    def activity(self) -> ActivityQueries: ...
    @property
    def campaigns(self) -> CampaignQueries: ...
    @property
    def memberships(self) -> MembershipQueries: ...
    @property
    def support(self) -> SupportQueries: ...
    @property
    def changes(self) -> ChangeQueries: ...
    @property
    def circle(self) -> CircleQueries: ...
    @property
    def statements(self) -> StatementQueries: ...
    @property
    def retention(self) -> RetentionQueries: ...
    @property
    def erasure(self) -> ErasureQueries: ...
    @property
    def carries(self) -> CarryQueries: ...
    @property
    def vaults(self) -> VaultQueries: ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def get(self, kind: type[T], record_id: UUID) -> T:
        """The record; raises `NotFound`."""

    def find(self, kind: type[T], **equal: Any) -> list[T]:
        """The records whose attributes equal the values, oldest first."""

    def add(self, record: object) -> None:
        """Keep a new record."""

    def add_unjournaled(self, records: Iterable[object]) -> None:
        """Write very many new records now, owners before what refers to them, without a journal entry each.

        For a store that nobody uses yet: nobody is told, and it can't be taken back. What is done to it
        later can.
        """

    def remove(self, record: object) -> None:
        """Delete a record and what it owns."""

    def flush(self) -> None:
        """Send what was done so far to the transaction: long work goes in slices that can be counted."""

    def commit(self) -> Commit:
        """Write everything, with its journal."""

    def revert(self, transaction: UUID) -> None:
        """Take a committed transaction back, field by field.

        Raises `MovedOn` when a record or field has changed since. Itself to be committed.
        """


class Store(Protocol):
    """Where units of work come from."""

    def reading(self) -> UnitOfWork:
        """A transaction that only reads."""

    def writing(self, *, even_carried: bool = False) -> UnitOfWork:
        """A transaction that holds the write lock from its start.

        Entering it raises `Carried` while work goes on in another file of this store. `even_carried` is for
        what says so itself: departures and returns, the log of who opened what, which is owed for readings
        too, and an erasure that was decided.
        """


class Clock(Protocol):
    """The present instant, so that tests and demonstrations choose theirs."""

    def now(self) -> datetime:
        """An aware instant in UTC."""
