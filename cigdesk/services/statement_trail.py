"""The work behind a line of a statement: which record shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Permanence
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.quote import QuoteLine
from cigdesk.domain.statement import Source, WorkKey
from cigdesk.domain.support_time import TimeEntry
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context


class Behind(StrEnum):
    """What kind of record it is."""

    APPOINTMENT = "appointment"
    DAY = "day"
    """A permanence: the day of the agenda on which it stands."""
    CASE = "case"
    MEMBERSHIP = "membership"
    QUOTE = "quote"


@dataclass(frozen=True)
class Trail:
    """The record to show; `day` is that of its work, on the wall."""

    behind: Behind
    record_id: UUID | None = None
    day: date | None = None


class StatementTrail:
    """Follows a line back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, key: WorkKey) -> Trail:
        """What shows that work; raises `NotFound` when it is gone."""
        with self._context.reading() as uow:
            return self._of(uow, key)

    def _of(self, uow: UnitOfWork, key: WorkKey) -> Trail:
        match key.source:
            case Source.APPOINTMENT:
                return Trail(Behind.APPOINTMENT, key.record_id)
            case Source.PERMANENCE:
                start = uow.get(Permanence, key.record_id).start
                return Trail(Behind.DAY, day=day_of(start, self._context.zone))
            case Source.ENTRY:
                entry = uow.get(TimeEntry, key.record_id)
                if entry.appointment_id is not None:
                    return Trail(Behind.APPOINTMENT, entry.appointment_id)
                return Trail(Behind.CASE, entry.case_id, entry.day)
            case Source.TERM:
                return Trail(Behind.MEMBERSHIP, uow.get(MembershipTerms, key.record_id).membership_id)
            case Source.ORDER:
                return Trail(Behind.QUOTE, uow.get(QuoteLine, key.record_id).quote_id)
