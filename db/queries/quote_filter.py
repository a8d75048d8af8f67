"""Which quotes a list keeps, and what is told of those that are looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from cigdesk.domain.quote import QuoteState
from cigdesk.domain.quote_follow_up import EXPIRES_WITHIN, REMIND_AFTER, FollowUp, reminded_from
from cigdesk.ports.quotes import DraftTotals, QuoteFilter
from db.queries.quote_order import day_of_quote, standing_on, total_of
from db.tables import authorities, quote_lines, quote_sendings, quotes
from db.types import Cents

_ITS = quotes.c
_OTHER = quotes.alias("candidates").c


@dataclass(frozen=True)
class CentreDay:
    """A day, and the zone in which the centre counts its days."""

    today: date
    zone: ZoneInfo


def kept_by(where: QuoteFilter, day: CentreDay, drafts: DraftTotals) -> Iterator[ColumnElement[bool]]:
    """The conditions of that filter on that day."""
    if where.standing is not None:
        yield standing_on(day.today) == where.standing.value
    if where.follow_up is not None:
        yield follow_up_on(where.follow_up, day)
    if where.authority_id is not None:
        yield _ITS.authority_id == where.authority_id
    if where.year is not None:
        yield func.substr(day_of_quote(), 1, 4) == str(where.year)
    if where.follower:
        yield _ITS.follower == where.follower
    if where.offer:
        yield _ITS.id.in_(select(quote_lines.c.quote_id).where(quote_lines.c.offer == where.offer))
    if where.least is not None:
        yield total_of(drafts) >= literal(where.least, Cents)
    if where.most is not None:
        yield total_of(drafts) <= literal(where.most, Cents)


def follow_up_on(follow_up: FollowUp, day: CentreDay) -> ColumnElement[bool]:
    """See `cigdesk.domain.quote_follow_up.follow_ups_of`."""
    conditions = {
        FollowUp.TO_REMIND: _to_remind(day),
        FollowUp.EXPIRING: _expiring(day.today),
        FollowUp.WITHOUT_ENGAGEMENT: _without_engagement(),
        FollowUp.DUE: or_(_to_remind(day), _expiring(day.today), _awaited()),
    }
    return conditions[follow_up]


def sum_followed(follow_up: FollowUp, day: CentreDay) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """How many ask for that, and what they come to: none of them is a draft."""
    asks = follow_up_on(follow_up, day)
    return func.sum(case((asks, 1), else_=0)), func.sum(case((asks, _ITS.total)), type_=Cents)


def _to_remind(day: CentreDay) -> ColumnElement[bool]:
    waiting = _among(_OTHER.state == QuoteState.SENT, _OTHER.valid_until >= day.today)
    return and_(waiting, _left_long_ago(day))


def _left_long_ago(day: CentreDay) -> ColumnElement[bool]:
    """By its last departure; by the day it was said to be sent where none was noted."""
    late = func.max(quote_sendings.c.at) < reminded_from(day.today, day.zone)
    noted = select(late).where(quote_sendings.c.quote_id == _ITS.id).correlate(quotes).scalar_subquery()
    return func.coalesce(noted, _ITS.state_on < day.today - REMIND_AFTER)


def _expiring(today: date) -> ColumnElement[bool]:
    waiting = _OTHER.state.in_((QuoteState.ISSUED, QuoteState.SENT))
    return _among(waiting, _OTHER.valid_until >= today, _OTHER.valid_until <= today + EXPIRES_WITHIN)


def _without_engagement() -> ColumnElement[bool]:
    return _among(_OTHER.state == QuoteState.ACCEPTED, _OTHER.engagement_number == "")


def _awaited() -> ColumnElement[bool]:
    requiring = select(authorities.c.id).where(authorities.c.requires_engagement)
    return and_(_without_engagement(), _ITS.authority_id.in_(requiring))


def _among(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Those that an index finds alone: a quote that was issued is large, none is read to be left out."""
    return _ITS.id.in_(select(_OTHER.id).where(*conditions))
