"""What is on record beside the work itself: closed months, what stands on them, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.statement import CorrectionKind, Month, Source, WorkKey, month_of
from cigdesk.domain.statement_ledger import NOTHING, Account, Due, Months, Override, Standing
from cigdesk.ports import UnitOfWork
from cigdesk.ports.statements import CorrectionRow, LineRow
from cigdesk.services.context import Context

T = TypeVar("T")


def since_of(month: Month) -> date:
    """How far back late work is looked for: the year of the month, and the one before."""
    return date(month.year - 1, 1, 1)


@dataclass(frozen=True)
class OnRecord:
    """For one authority or for all, by piece of work."""

    closed: Mapping[UUID, frozenset[Month]]
    floor: Month
    overrides: Mapping[WorkKey, Override]
    waiting: Mapping[WorkKey, Month]
    standing: Mapping[WorkKey, Standing]

    def months(self, authority_id: UUID) -> Months:
        """The closed months of an authority."""
        return Months(closed=self.closed.get(authority_id, frozenset()), floor=self.floor)

    def account(self, authority_id: UUID) -> Account:
        """What is on record for an authority."""
        return Account(
            standing=self._standing.get(authority_id, {}),
            overrides=self._overrides.get(authority_id, {}),
            waiting=self._waiting.get(authority_id, {}),
            months=self.months(authority_id),
        )

    def takes_late_work(self, month: Month) -> bool:
        """Whether the late work of some authority stands on that month."""
        return any(self.months(each).late_home == month for each in self.closed)

    @property
    def standing_for(self) -> frozenset[UUID]:
        """The authorities of which something that stands is looked at again."""
        return frozenset(self._standing)

    @cached_property
    def _standing(self) -> Mapping[UUID, Mapping[WorkKey, Standing]]:
        return _by_authority(self.standing)

    @cached_property
    def _overrides(self) -> Mapping[UUID, Mapping[WorkKey, Override]]:
        return _by_authority(self.overrides)

    @cached_property
    def _waiting(self) -> Mapping[UUID, Mapping[WorkKey, Month]]:
        return _by_authority(self.waiting)


def read_on_record(uow: UnitOfWork, context: Context, month: Month, authority_id: UUID | None) -> OnRecord:
    """What a month of an authority, or of all, is compared with."""
    corrections = uow.statements.corrections(authority_id)
    overrides = {each.key: override_of(each) for each in corrections if each.kind is CorrectionKind.UNITS}
    others = [each for each in overrides if each.source not in (Source.TERM, Source.ORDER)]
    lines = uow.statements.standing_wholes(authority_id, since_of(month))
    return OnRecord(
        closed=uow.statements.closed_months(authority_id),
        floor=month_of(context.today()) - relativedelta(months=1),
        overrides=overrides,
        waiting=_waiting(corrections),
        standing=standing_together([*lines, *uow.statements.standing_of(others)]),
    )


def override_of(row: CorrectionRow) -> Override:
    """The correction as the ledger takes it."""
    return Override(
        quantity=NOTHING if row.quantity is None else row.quantity,
        unit_price=row.unit_price,
        reason=row.reason,
    )


def standing_together(lines: Iterable[LineRow]) -> dict[WorkKey, Standing]:
    """What closed lines, oldest first, say of each piece of work together."""
    found: dict[WorkKey, Standing] = {}
    for line in lines:
        key, before = line.due.key, found.get(line.due.key)
        due = line.due if before is None else _added(before, line)
        found[key] = Standing(due=due, month=line.month, number=line.number)
    return found


def _added(before: Standing, line: LineRow) -> Due:
    return replace(
        before.due,
        quantity=before.due.quantity + line.due.quantity,
        unit_price=line.due.unit_price,
        amount=before.due.amount + line.due.amount,
    )


def _waiting(corrections: Iterable[CorrectionRow]) -> dict[WorkKey, Month]:
    found: dict[WorkKey, Month] = {}
    for each in corrections:
        if each.kind is CorrectionKind.ASIDE:
            found[each.key] = max(each.month, found.get(each.key, each.month))
    return found


def _by_authority(found: Mapping[WorkKey, T]) -> Mapping[UUID, Mapping[WorkKey, T]]:
    grouped: defaultdict[UUID, dict[WorkKey, T]] = defaultdict(dict)
    for key, value in found.items():
        grouped[key.authority_id][key] = value
    return grouped
