"""The unit of work over one SQLAlchemy session: journaled, indexed, rolled back unless committed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import Engine, event, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from cigdesk.domain.errors import MovedOn, NotFound
from cigdesk.ports import Clock, Commit
from db import bulk
from db.carried import require_writable
from db.engine import WRITING
from db.journal import SESSION_KEY, Journal, listen, revert
from db.mapping import KINDS, map_all
from db.queries.accesses import SqlAccessQueries
from db.queries.activity import SqlActivityQueries
from db.queries.agenda import SqlAgendaQueries
from db.queries.agenda_export import SqlAgendaExportQueries
from db.queries.authorities import SqlAuthorityQueries
from db.queries.campaigns import SqlCampaignQueries
from db.queries.carries import SqlCarryQueries
from db.queries.catalogues import SqlCatalogueQueries
from db.queries.changes import SqlChangeQueries
from db.queries.circle import SqlCircleQueries
from db.queries.engagements import SqlEngagementQueries
from db.queries.erasure import SqlErasureQueries
from db.queries.follow_ups import SqlFollowUpQueries
from db.queries.home import SqlHomeQueries
from db.queries.inspections import SqlInspectionQueries
from db.queries.memberships import SqlMembershipQueries
from db.queries.people import SqlPeopleQueries
from db.queries.quotes import SqlQuoteQueries
from db.queries.requests import SqlRequestQueries
from db.queries.retention import SqlRetentionQueries
from db.queries.search import SqlSearchQueries
from db.queries.statements import SqlStatementQueries
from db.queries.support import SqlSupportQueries
from db.queries.vaults import SqlVaultQueries
from db.statement_late import note_late
from db.statement_lock import refuse_locked

T = TypeVar("T")

_MAPPING = Lock()


def map_records() -> None:
    """Map the classes and listen for the journal, once per process: before the first record is made."""
    with _MAPPING:
        if map_all():
            listen()


@dataclass(frozen=True)
class Units:
    """Gives units of work of one store, signed by one person."""

    engine: Engine
    clock: Clock
    person_id: UUID | None
    founding: bool = False
    """Whether the store is being made: what it begins with is no access to anybody."""

    def __post_init__(self) -> None:
        """The classes are mapped before the first record is made."""
        map_records()

    def reading(self) -> SqlUnitOfWork:
        """A transaction that cannot write: the connection refuses it."""
        return SqlUnitOfWork(Session(self.engine, expire_on_commit=False), None)

    def writing(self, *, even_carried: bool = False) -> SqlUnitOfWork:
        """A transaction that takes the write lock at once: what it checks stays true until it writes.

        Entering it raises `Carried` while work goes on in another file, unless `even_carried`.
        """
        writer = self.engine.execution_options(**{WRITING: True})
        session = Session(writer, expire_on_commit=False)
        journal = Journal(uuid_utils.compat.uuid7(), self.person_id, self.clock.now(), founding=self.founding)
        session.info[SESSION_KEY] = journal
        event.listen(session, "before_flush", refuse_locked)
        event.listen(session, "before_flush", note_late)
        event.listen(session, "after_flush", journal.after_flush)
        return SqlUnitOfWork(session, journal, even_carried=even_carried)


class SqlUnitOfWork:
    """See `cigdesk.ports.UnitOfWork`."""

    def __init__(self, session: Session, journal: Journal | None, *, even_carried: bool = False) -> None:
        self._session = session
        self._journal = journal
        self.accesses = SqlAccessQueries(session)
        self._guarded = journal is not None and not even_carried
        self.authorities = SqlAuthorityQueries(session)
        self.people = SqlPeopleQueries(session)
        self.agenda = SqlAgendaQueries(session)
        self.agenda_export = SqlAgendaExportQueries(session)
        self.catalogues = SqlCatalogueQueries(session)
        self.quotes = SqlQuoteQueries(session)
        self.engagements = SqlEngagementQueries(session)
        self.search = SqlSearchQueries(session)
        self.requests = SqlRequestQueries(session)
        self.activity = SqlActivityQueries(session)
        self.campaigns = SqlCampaignQueries(session)
        self.home = SqlHomeQueries(session)
        self.follow_ups = SqlFollowUpQueries(session)
        self.inspections = SqlInspectionQueries(session)
        self.memberships = SqlMembershipQueries(session)
        self.support = SqlSupportQueries(session)
        self.changes = SqlChangeQueries(session)
        self.circle = SqlCircleQueries(session)
        self.statements = SqlStatementQueries(session)
        self.retention = SqlRetentionQueries(session)
        self.erasure = SqlErasureQueries(session)
        self.carries = SqlCarryQueries(session)
        self.vaults = SqlVaultQueries(session)

    def __enter__(self) -> Self:
        # The lock is taken here, not at the first statement: what is read next is what will be written over.
        self._session.connection()
        if self._guarded:
            self._require_writable()
        return self

    def _require_writable(self) -> None:
        try:
            require_writable(self._session)
        except BaseException:
            # Nothing leaves a block that was not entered.
            self._session.close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def get(self, kind: type[T], record_id: UUID) -> T:
        """The record; raises `NotFound`."""
        record = self._session.get(kind, record_id)
        if record is None:
            raise NotFound("Cette fiche n’existe plus : elle a été supprimée entre-temps.")
        return record

    def find(self, kind: type[T], **equal: Any) -> list[T]:
        """The records whose attributes equal the values, oldest first (UUIDv7 keys follow time)."""
        return list(self._session.scalars(select(kind).filter_by(**equal).order_by(KINDS[kind].c.id)))

    def add(self, record: object) -> None:
        """Keep a new record."""
        self._session.add(record)

    def add_unjournaled(self, records: Iterable[object]) -> None:
        """Write very many new records now, and what they own, without a journal entry for each."""
        bulk.write(self._session, records)

    def remove(self, record: object) -> None:
        """Delete a record and the lists it owns; anything else that refers to it refuses the deletion."""
        self._session.delete(record)

    def flush(self) -> None:
        """Send what was done so far to the transaction."""
        self._session.flush()

    def revert(self, transaction: UUID) -> None:
        """Take a committed transaction back; raises `MovedOn` when something changed or leans on it since."""
        try:
            revert(self._session, transaction)
        except IntegrityError as error:
            reason = "Une autre fiche s’appuie sur celle-ci, ou a pris sa place. Rien n’a été annulé."
            raise MovedOn(reason) from error

    def commit(self) -> Commit:
        """Write everything with its journal; raises `MovedOn` when a record was changed by somebody else."""
        if self._journal is None:
            raise RuntimeError("a reading unit of work has nothing to commit")
        try:
            self._session.commit()
        except StaleDataError as error:
            raise MovedOn("Cette fiche vient d’être modifiée ailleurs. Rouvrez-la pour continuer.") from error
        return Commit(self._journal.transaction, frozenset(self._journal.kinds))
