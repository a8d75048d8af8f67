"""How a year of the Cercle is said on the screen. No widgets."""

from __future__ import annotations

from typing import Final

from cigdesk.domain.appointment import CircleKind, PlaceMode
from cigdesk.domain.circle import EVENTS, EventState
from cigdesk.french import agree, capitalised, date_short, number, plural, time_range
from cigdesk.services.circle_listing import CircleEvent, CircleMember, CircleYear, ShownEvents
from cigdesk.services.circle_tables import STATE_NAMES
from ui.theme import Accent
from ui.widgets.gauge import GaugeData
from ui.widgets.pill import PillData

_LOOKS: Final = {
    EventState.TO_NOTE: (Accent.WARN, "list-check"),
    EventState.PLANNED: (Accent.NEUTRAL, "calendar-event"),
    EventState.HELD: (Accent.OK, "check"),
    EventState.CANCELLED: (Accent.NEUTRAL, "ban"),
}
PILLS: Final = {state: PillData(STATE_NAMES[state], *look) for state, look in _LOOKS.items()}

CHIPS: Final = {
    ShownEvents.ALL: ("Tous", ""),
    ShownEvents.PLANNED: ("Prévus", "calendar-event"),
    ShownEvents.TO_NOTE: ("Présences à noter", "list-check"),
    ShownEvents.HELD: ("Tenus", "check"),
    ShownEvents.CANCELLED: ("Annulés", "ban"),
}
KINDS: Final = (
    (EVENTS[CircleKind.MORNING], CircleKind.MORNING),
    (EVENTS[CircleKind.MEETING], CircleKind.MEETING),
)
SHORT: Final = {CircleKind.MORNING: "Matinée", CircleKind.MEETING: "Rencontre"}
_COUNTED: Final = {
    CircleKind.MORNING: ("matinée", "matinées"),
    CircleKind.MEETING: ("rencontre", "rencontres"),
}


def when(event: CircleEvent, *, year: bool = True) -> str:
    """« mar. 17 nov. 2026, 9 h 00 – 12 h 00 »."""
    return f"{date_short(event.start.date(), year=year)}, {time_range(event.start, event.end)}"


def where(event: CircleEvent) -> str:
    """« Pantin, Hôtel de ville », « En visio », « Lieu à préciser »."""
    if event.row.mode is PlaceMode.VIDEO:
        return "En visio"
    return event.place or "Lieu à préciser"


def seats_text(event: CircleEvent) -> str:
    """« 18 sur 40 »; without a limit, the count alone."""
    count, seats = event.registered, event.row.seats
    return number(count) if seats is None else f"{number(count)} sur {number(seats)}"


def seats_gauge(event: CircleEvent) -> GaugeData | None:
    """The seats taken; nothing to draw where there is no limit."""
    seats = event.row.seats
    if seats is None:
        return None
    full = event.registered >= seats
    family = Accent.NEUTRAL if event.state is EventState.CANCELLED else Accent.WARN if full else Accent.ACCENT
    spoken = f"{plural(event.registered, 'inscrit')} sur {plural(seats, 'place')}"
    return GaugeData(event.registered, 0, seats, family=family, spoken=spoken)


def registered_text(event: CircleEvent) -> str:
    """« 18 inscrits sur 40 places, 7 collectivités »."""
    count, seats = event.registered, event.row.seats
    said = plural(count, "inscrit")
    if seats is not None:
        said += f" sur {plural(seats, 'place')}"
    return f"{said}, {plural(event.authorities, 'collectivité')}" if event.authorities else said


def came_text(event: CircleEvent) -> str:
    """« 15 présents, rien de noté pour 2 collectivités »."""
    said = plural(event.came, "présent")
    if not event.unsaid:
        return said
    missing = f"rien de noté pour {plural(event.unsaid, 'collectivité')}"
    return f"{said}, {missing}" if event.came else capitalised(missing)


def progress(year: CircleYear, kind: CircleKind) -> str:
    """« 6 matinées tenues sur 8, 2 prévues »."""
    held, planned, expected = year.held(kind), year.planned(kind), year.expected.of(kind)
    said = f"{plural(held, *_COUNTED[kind])} {agree(held, 'tenue', 'tenues')} sur {number(expected)}"
    return f"{said}, {plural(planned, 'prévue')}" if planned else said


def year_gauge(year: CircleYear) -> GaugeData:
    """Both kinds together: held, planned, of what the year holds."""
    held, planned = (sum(of(kind) for kind in CircleKind) for of in (year.held, year.planned))
    expected = sum(year.expected.of(kind) for kind in CircleKind)
    spoken = f"{plural(held, 'événement tenu', 'événements tenus')} sur {number(expected)}"
    return GaugeData(held, planned, max(expected, held + planned), spoken=spoken)


def year_text(year: CircleYear) -> str:
    """« 26 collectivités, 112 présences »."""
    members = plural(len(year.holders), "collectivité a le Cercle", "collectivités ont le Cercle")
    return f"{members}, {plural(year.people, 'présence')}"


def member_text(member: CircleMember, held: int) -> str:
    """« 3 événements sur 6, 5 présents »."""
    if not held:
        return "aucun événement tenu"
    attended = member.attendance
    if not attended.events:
        return "jamais venue"
    events = f"{plural(attended.events, 'événement')} sur {number(held)}"
    return f"{events}, {plural(attended.people, 'présent')}"


def invited_text(event: CircleEvent) -> str:
    """« Invitations préparées le 3 nov. 2026 »; "" before."""
    day = event.row.invited_on
    return f"Invitations préparées le {date_short(day)}" if day else ""


def absent_text(year: CircleYear) -> str:
    """« 4 collectivités ne sont jamais venues »."""
    count = len(year.never_came)
    return plural(count, "collectivité n’est jamais venue", "collectivités ne sont jamais venues")


def absent_of(year: CircleYear) -> str:
    """« sur 14, pour 6 événements tenus »."""
    held = plural(len(year.held_ids), "événement tenu", "événements tenus")
    return f"sur {number(len(year.holders))}, pour {held}"
