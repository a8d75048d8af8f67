"""What a quote still asks of the centre once it has left: a reminder, an answer before its end, a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.quote import QuoteStanding, QuoteState, standing_of

REMIND_AFTER: Final = timedelta(days=21)
"""A quote that left more than so many days of the centre ago, without an answer, is to be sent again."""
EXPIRES_WITHIN: Final = timedelta(days=15)
"""A quote without an answer that ends within so long, its last day included, is about to expire."""


class FollowUp(StrEnum):
    """Why a quote is looked at again."""

    DUE = "due"
    """Any of the three below; the missing number only where the authority requires one."""
    TO_REMIND = "to-remind"
    EXPIRING = "expiring"
    WITHOUT_ENGAGEMENT = "without-engagement"
    """Accepted, and the authority's engagement number is not known."""

    @property
    def label(self) -> str:
        """« À relancer »."""
        return _LABELS[self]


_LABELS: Final = {
    FollowUp.DUE: "À traiter",
    FollowUp.TO_REMIND: "À relancer",
    FollowUp.EXPIRING: f"Expirent sous {EXPIRES_WITHIN.days}\u00a0jours",
    FollowUp.WITHOUT_ENGAGEMENT: "Acceptés sans n°\u202fd’engagement",
}


@dataclass(frozen=True, kw_only=True)
class FollowedQuote:
    """What the follow-up of a quote depends on; for `left_on`, see `day_left`."""

    state: QuoteState
    valid_until: date | None = None
    left_on: date | None = None
    engagement_number: str = ""
    engagement_required: bool = False


def day_left(last_sent: datetime | None, sent_on: date | None, zone: ZoneInfo) -> date | None:
    """The day of the centre on which a quote last left for the authority.

    Args:
        last_sent: its last departure, where departures were noted.
        sent_on: the day it was said to be sent, for want of one.
    """
    return sent_on if last_sent is None else last_sent.astimezone(zone).date()


def reminded_from(today: date, zone: ZoneInfo) -> datetime:
    """The instant since when a departure is recent enough not to be reminded of today."""
    return datetime.combine(today - REMIND_AFTER, time.min, zone)


def follow_ups_of(quote: FollowedQuote, today: date) -> frozenset[FollowUp]:
    """Every reason to look at that quote again today."""
    found = set()
    waits = standing_of(quote.state, quote.valid_until, today) in (QuoteStanding.ISSUED, QuoteStanding.SENT)
    if waits and quote.state is QuoteState.SENT and quote.left_on and today - quote.left_on > REMIND_AFTER:
        found.add(FollowUp.TO_REMIND)
    if waits and quote.valid_until is not None and quote.valid_until - today <= EXPIRES_WITHIN:
        found.add(FollowUp.EXPIRING)
    if quote.state is QuoteState.ACCEPTED and not quote.engagement_number:
        found.add(FollowUp.WITHOUT_ENGAGEMENT)
    due = found if quote.engagement_required else found - {FollowUp.WITHOUT_ENGAGEMENT}
    return frozenset(found | {FollowUp.DUE} if due else found)
