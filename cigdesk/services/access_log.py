"""Who opened, exported or printed what: read, verified, purged; `access_noting` notes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final
from uuid import UUID

from cigdesk.domain.accesses import (
    KINDS,
    AccessAct,
    Link,
    Verdict,
    kept_since,
    verified,
)
from cigdesk.domain.agenda.wall import wall_time
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.errors import NotAllowed
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case, case_number
from cigdesk.french import date_medium, initials, time_of_day
from cigdesk.ports import UnitOfWork
from cigdesk.ports.accesses import EVERY_ACCESS, AccessFacets, AccessFilter, AccessLine, AccessOrder
from cigdesk.ports.listing import PAGE
from cigdesk.services.access_noting import Later
from cigdesk.services.context import Context, centre_of
from cigdesk.services.tables import Tell, tell_nobody

TELL_EVERY: Final = 1_000
"""Links read between two words to whoever watches."""


@dataclass(frozen=True)
class AccessRow:
    """One access as it is shown."""

    line: AccessLine
    kind: str
    """« Dossier », « Fiche d’agent »."""
    record: str
    """What the record is called today, or ""; initials for whoever may not read an agent's name."""
    named: bool
    """Whether that is the name of an agent, which F8 masks."""
    near: ClassVar[bool] = False

    @property
    def id(self) -> int:
        """Its number in the journal."""
        return self.line.seq


@dataclass(frozen=True)
class AccessListing:
    """The list as asked, and what it can be filtered by."""

    seqs: Sequence[int]
    """All of it, in the order asked."""
    rows: tuple[AccessRow, ...]
    """The first of them; `AccessLog.lines` reads the others."""
    facets: AccessFacets

    @property
    def ids(self) -> Sequence[int]:
        """The same numbers, as every list has its ids."""
        return self.seqs


class AccessLog:
    """Reads what everybody did, and keeps it as long as the centre says."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Noted

    def note(self, act: AccessAct, kind: str, ids: Iterable[UUID] = (), *, count: int | None = None) -> None:
        """See `AccessNoting.note`."""
        self._context.accesses.note(act, kind, ids, count=count)

    def note_by(self, later: Later) -> None:
        """Have views written when that says so, called from any thread: a window has a worker for it."""
        self._context.accesses.later = later

    def flush(self) -> None:
        """Write what waits."""
        self._context.accesses.flush()

    def opened(self, failed: int, last_failed: datetime) -> None:
        """Keep that the store was opened, after so many wrong passphrases, and purge what is too old."""
        self.note_failed(failed, last_failed)
        self.note(AccessAct.LOGIN, "store")
        self.purge()

    def note_failed(self, failed: int, last_failed: datetime) -> None:
        """Keep that so many wrong passphrases were typed, if any."""
        if failed:
            self._context.accesses.note_failed(failed, last_failed)
            self.flush()

    # Read

    def listing(
        self,
        where: AccessFilter = EVERY_ACCESS,
        order: AccessOrder = AccessOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> AccessListing:
        """The accesses of the whole store."""
        self.flush()
        with self._context.reading(Right.READ_ACCESSES) as uow:
            seqs = uow.accesses.found(where, order, descending=descending, text=text)
            return AccessListing(seqs, self._rows(uow, seqs[:PAGE]), uow.accesses.facets())

    def lines(self, seqs: Sequence[int]) -> tuple[AccessRow, ...]:
        """Those lines of a listing; what was purged since has none."""
        with self._context.reading(Right.READ_ACCESSES) as uow:
            return self._rows(uow, seqs)

    def may_read_case(self, case_id: UUID) -> bool:
        """Whether the person reads who opened that case: they follow it, or read every access."""
        with self._context.reading() as uow:
            return self._reads_case(uow, case_id)

    def of_case(self, case_id: UUID, limit: int = PAGE) -> tuple[AccessRow, ...]:
        """Who opened, changed or exported a case, the latest first.

        Raises `NotAllowed` for whoever neither follows it nor may read every access.
        """
        self.flush()
        with self._context.reading() as uow:
            if not self._reads_case(uow, case_id):
                raise NotAllowed("Seul le référent du dossier lit qui l’a ouvert.")
            seqs = uow.accesses.found(AccessFilter(record_ids=[case_id]))
            return self._rows(uow, seqs[:limit])

    def _reads_case(self, uow: UnitOfWork, case_id: UUID) -> bool:
        if self._context.actor.may(Right.READ_ACCESSES):
            return True
        own = uow.get(Person, self._context.actor.person_id).practitioner_id
        follows = own is not None and uow.get(Case, case_id).referent_id == own
        return follows and self._context.actor.may(Right.SUPPORT)

    def _rows(self, uow: UnitOfWork, seqs: Sequence[int]) -> tuple[AccessRow, ...]:
        return tuple(map(self._row, uow.accesses.lines(seqs)))

    def _row(self, line: AccessLine) -> AccessRow:
        return AccessRow(line, KINDS.get(line.kind, line.kind), self._record(line), bool(line.last_name))

    def _record(self, line: AccessLine) -> str:
        if line.case_sequence is not None:
            return case_number(line.case_sequence)
        if line.start is not None:
            wall = wall_time(line.start, self._context.zone)
            return f"{date_medium(wall.date())}, {time_of_day(wall)}"
        if not line.last_name:
            return ""
        full = agent_name(line.civility or "", line.first_name, line.last_name)
        return full if self._context.actor.may(Right.SEE_NAMES) else initials(full)

    # Kept

    def verify(self, tell: Tell = tell_nobody) -> Verdict:
        """Read the chain through, from what was purged last to its head; `tell` may raise to stop."""
        self.flush()
        with self._context.reading() as uow:
            total = len(uow.accesses.found())
            return verified(_told(uow.accesses.links(), total, tell), uow.accesses.anchor())

    def purge(self) -> int:
        """Delete what is older than the centre keeps; gives how many links. May be asked by anybody."""
        now = self._context.now()
        with self._context.reading() as uow:
            before = kept_since(now, centre_of(uow).access_months)
            if not uow.accesses.any_before(before):
                return 0
        with self._context.store.writing(even_carried=True) as uow:
            count = uow.accesses.purge(before, now, self._context.actor.person_id)
            uow.commit()
        return count


def _told(links: Iterable[Link], total: int, tell: Tell) -> Iterator[Link]:
    for done, link in enumerate(links):
        if done % TELL_EVERY == 0:
            tell(done, total, "")
        yield link
