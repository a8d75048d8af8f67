"""The reminders of a membership: its end in 6, 3 and 1 months, and the last day to denounce it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.membership import MembershipState, Period
from cigdesk.domain.membership_life import due_for_renewal, last_day_to_denounce, may_renew


class ReminderKind(StrEnum):
    """Which reminder; those of the end are named by the months that are left at most."""

    DUE = "due"
    """It renews by itself and its notice is over: the next period is to be written down."""
    LAST_NOTICE = "last-notice"
    """The last day to denounce comes within a month."""
    ONE_MONTH = "one-month"
    THREE_MONTHS = "three-months"
    SIX_MONTHS = "six-months"

    @property
    def label(self) -> str:
        """« 3 mois »."""
        return _LABELS[self]


_LABELS: Final = {
    ReminderKind.DUE: "À reconduire",
    ReminderKind.LAST_NOTICE: "Fin du préavis",
    ReminderKind.ONE_MONTH: "1 mois",
    ReminderKind.THREE_MONTHS: "3 mois",
    ReminderKind.SIX_MONTHS: "6 mois",
}
_STEPS: Final = ((1, ReminderKind.ONE_MONTH), (3, ReminderKind.THREE_MONTHS), (6, ReminderKind.SIX_MONTHS))
_BEFORE_NOTICE: Final = relativedelta(months=1)


@dataclass(frozen=True)
class Reminder:
    """One thing to remember: of which membership, and the day that it is about."""

    membership_id: UUID
    kind: ReminderKind
    day: date
    """The end of the period, or the last day to denounce it."""


def reminders_of(membership: Period, others: Iterable[Period], today: date) -> tuple[Reminder, ...]:
    """What is to be remembered of a membership today, `others` being the periods of its convention.

    Nothing of one that is only proposed, denounced, over, without end, or already followed: but one that
    renews by itself stays due until its next period is written.
    """
    return tuple(_reminders(membership, tuple(others), today))


def _reminders(membership: Period, others: tuple[Period, ...], today: date) -> Iterator[Reminder]:
    end = membership.end
    if membership.state is MembershipState.PROPOSED or end is None or not may_renew(membership, others):
        return
    if due_for_renewal(membership, others, today):
        yield Reminder(membership.id, ReminderKind.DUE, end)
        return
    last = last_day_to_denounce(membership)
    if membership.tacit and last is not None and last - _BEFORE_NOTICE <= today <= last:
        yield Reminder(membership.id, ReminderKind.LAST_NOTICE, last)
    kind = end_reminder(end, today)
    if kind is not None:
        yield Reminder(membership.id, kind, end)


def end_reminder(end: date, today: date) -> ReminderKind | None:
    """Which of the reminders at 6, 3 and 1 months holds that day: the nearest one, none before or after."""
    if today > end:
        return None
    return next((kind for months, kind in _STEPS if end - relativedelta(months=months) <= today), None)
