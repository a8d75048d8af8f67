"""A calendar as an iCalendar file (RFC 5545): folding and escaping are the library's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from cigdesk import __version__
from cigdesk.domain.agenda.wall import is_repeated
from cigdesk.exchange.sendable import sendable
from cigdesk.services.agenda_export import AgendaCalendar, CalendarEvent

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

_A_YEAR: Final = timedelta(days=366)


def write_calendar(calendar: AgendaCalendar) -> bytes:
    """The bytes of the file: the same calendar of an unchanged store always gives the same ones.

    Each event keeps its UID from one file to the next, so that a program that reads both has it once.
    """
    content: bytes = _component(calendar).to_ical()
    return content


def uid(event: CalendarEvent) -> str:
    """Of the record alone: neither the computer nor the centre is told."""
    return f"{event.id}@cigdesk"


def _component(calendar: AgendaCalendar) -> Calendar:
    # Imported when first needed: the library is slow to load.
    from icalendar import Calendar, vText

    whole = Calendar()
    whole.add("prodid", f"-//CIGDesk//CIGDesk {__version__}//FR")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", vText(sendable(calendar.name)))
    whole.add("x-wr-timezone", calendar.zone.key)
    whole.add_component(_timezone(calendar))
    for event in calendar.events:
        whole.add_component(_event(event, calendar))
    return whole


def _timezone(calendar: AgendaCalendar) -> Timezone:
    """With the changes of hour of a year before and after: an absence may begin long before the period."""
    from icalendar import Timezone

    ends = [calendar.span, *(event.span for event in calendar.events)]
    first = min(span.start for span in ends).date() - _A_YEAR
    last = max(span.end for span in ends).date() + _A_YEAR
    zone = Timezone.from_tzinfo(calendar.zone, calendar.zone.key, first_date=first, last_date=last)
    zone.pop("comment", None)
    return zone


def _event(event: CalendarEvent, calendar: AgendaCalendar) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", uid(event))
    made.add("dtstamp", _to_the_second(event.changed or calendar.made))
    made.add("dtstart", _wall(event.span.start, calendar.zone))
    made.add("dtend", _wall(event.span.end, calendar.zone))
    made.add("summary", sendable(event.title))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    made.add("categories", [sendable(event.category)])
    made.add("sequence", event.sequence)
    made.add("class", "PRIVATE" if calendar.private else "PUBLIC")
    for name, text in (("location", event.place), ("description", event.detail)):
        if text:
            made.add(name, sendable(text))
    if event.changed is not None:
        made.add("last-modified", _to_the_second(event.changed))
    return made


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The hour on the wall, with its zone; in UTC the second time that it comes, which no hour can say."""
    return moment.astimezone(UTC if is_repeated(moment, zone) else zone)


def _to_the_second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
