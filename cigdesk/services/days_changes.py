"""Days agreed for a year that become others: written with their trace, and told on the package."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from cigdesk.domain.days_change import DaysChange, moves, reason_fault, wants_reason
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_units import PRESENCE_DAY
from cigdesk.domain.engagement_words import part_of
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.identifiers import tidy
from cigdesk.french import month_name
from cigdesk.ports import UnitOfWork
from cigdesk.ports.circle import DaysChangeRow
from cigdesk.services.context import Context, new_id


@dataclass(frozen=True)
class MovedPart:
    """« Inspection », « mars », with its days before and after."""

    words: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class Moved:
    """What was changed in one go."""

    at: datetime
    """On the wall of the centre."""
    by: str
    reason: str
    parts: tuple[MovedPart, ...]


def write_days(
    uow: UnitOfWork, context: Context, kept: Sequence[Engagement], days: Mapping[UUID, Decimal], reason: str
) -> None:
    """Write the days on these engagements, all of one source, and the trace of what was agreed before.

    The first entry of a package changes nothing that was agreed, and leaves none.
    """
    before = {each.id: each.granted for each in kept}
    others = _others(uow, kept)
    changed = wants_reason(before, days, others)
    of_presence = any(each.unit == PRESENCE_DAY for each in kept)
    if fault := reason_fault(reason, wanted=changed and not of_presence):
        raise InvalidInput({"reason": fault})
    for each in kept:
        each.granted = days[each.id]
    for each_id in moves(before, days) if changed else ():
        uow.add(
            DaysChange(
                id=new_id(),
                engagement_id=each_id,
                at=context.now(),
                by=context.actor.name,
                before=before[each_id],
                after=days[each_id],
                reason=tidy(reason),
            )
        )


def _others(uow: UnitOfWork, kept: Sequence[Engagement]) -> Decimal:
    """What the parts granted together with these hold that are not among them."""
    own, found = {each.id for each in kept}, Decimal(0)
    sources = {(each.quote_line_id, each.term_id) for each in kept}
    for line_id, term_id in sources:
        source = {"quote_line_id": line_id} if line_id else {"term_id": term_id}
        beside = [each for each in uow.find(Engagement, **source) if each.id not in own]
        found += sum((each.granted for each in beside), Decimal(0))
    return found


def read_moves(uow: UnitOfWork, context: Context, engagement_ids: Collection[UUID]) -> tuple[Moved, ...]:
    """What became of the days of these, the latest first."""
    rows = uow.circle.days_changes(engagement_ids)
    return tuple(
        Moved(at.astimezone(context.zone), by, reason, tuple(map(_part, group)))
        for (at, by, reason), group in groupby(rows, key=lambda each: (each.at, each.by, each.reason))
    )


def _part(row: DaysChangeRow) -> MovedPart:
    of_presence = row.unit == PRESENCE_DAY
    words = month_name(row.start) if of_presence else part_of(row.offer, row.unit)
    return MovedPart(words, row.before, row.after)
