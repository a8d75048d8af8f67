"""How the quotes of the demonstration left, and the engagement numbers that came back with some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import Quote, QuoteSending, QuoteState
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id

_LEFT: Final = (QuoteState.SENT, QuoteState.ACCEPTED, QuoteState.REFUSED, QuoteState.REPLACED)
_BY_POST: Final = 0.2
_REQUIRING: Final = 0.4
"""Share of the authorities that want their engagement number on what is billed to them."""
_NUMBER_COMES_WITHIN: Final = timedelta(days=60)
_LATE: Final = 0.5
"""Share of the recent agreements whose number is still awaited."""
_REMINDED_AFTER: Final = timedelta(days=25)
_REMINDED: Final = 0.5


def write_departures(uow: UnitOfWork, today: date, zone: ZoneInfo, random: Random) -> None:
    """Say which authorities require a number, then as `log_departures`."""
    draw_requirements(uow.find(Authority), random)
    log_departures(uow, today, zone, random)


def draw_requirements(authorities: Iterable[Authority], random: Random) -> None:
    """Some want their engagement number on what is billed to them."""
    for authority in authorities:
        authority.requires_engagement = random.random() < _REQUIRING


def log_departures(uow: UnitOfWork, today: date, zone: ZoneInfo, random: Random) -> None:
    """Log a departure of each quote that left, and note the numbers of those that were accepted."""
    names = {each.id: each.name for each in uow.find(Authority)}
    mails = {each.id: each.mail for each in uow.find(Contact)}
    for quote in uow.find(Quote):
        if quote.state in _LEFT and quote.issued_on is not None:
            mail = mails.get(quote.contact_id, "") if quote.contact_id else ""
            for at in _instants(quote, today, zone, random):
                by_mail = bool(mail) and random.random() >= _BY_POST
                uow.add(_departure(quote, at, mail if by_mail else "", names[quote.authority_id]))
        _note_number(quote, today, random)


def _departure(quote: Quote, at: datetime, mail: str, name: str) -> QuoteSending:
    """By mail where there is an address, else by post."""
    way = Way.MAIL if mail else Way.POST
    return QuoteSending(id=new_id(), quote_id=quote.id, at=at, way=way, recipient=mail or name)


def _instants(quote: Quote, today: date, zone: ZoneInfo, random: Random) -> Iterator[datetime]:
    for day in _days(quote, today, random):
        yield datetime.combine(day, time(9 + random.randrange(8), random.randrange(60)), zone)


def _days(quote: Quote, today: date, random: Random) -> Iterable[date]:
    """The day after the issue, and a reminder for some that are long without an answer."""
    first = min((quote.issued_on or today) + timedelta(days=1), today)
    again = first + _REMINDED_AFTER
    late = quote.state is QuoteState.SENT and again <= today and random.random() < _REMINDED
    return (first, again) if late else (first,)


def _note_number(quote: Quote, today: date, random: Random) -> None:
    if quote.state is not QuoteState.ACCEPTED or quote.engagement_number:
        return
    recent = quote.state_on is not None and today - quote.state_on < _NUMBER_COMES_WITHIN
    if not recent or random.random() >= _LATE:
        quote.engagement_number = f"{quote.year}-E{random.randrange(100, 9_999):05d}"
