"""A year of the Cercle as tables: its events with their authorities, what each authority did; only counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cigdesk.domain.circle import EVENTS, EventState
from cigdesk.french import time_of_day
from cigdesk.services.circle_listing import CircleEvent, CircleYear
from cigdesk.services.tables import Cell, CellKind, Column, Table

STATE_NAMES: Final = {
    EventState.TO_NOTE: "Présences à noter",
    EventState.PLANNED: "Prévu",
    EventState.HELD: "Tenu",
    EventState.CANCELLED: "Annulé",
}

_EVENTS: Final = (
    Column("Date", CellKind.DATE, 12),
    Column("Heure", width=10),
    Column("Événement", width=22),
    Column("Thème", width=36),
    Column("Lieu", width=30),
    Column("Animation", width=22),
    Column("État", width=18),
    Column("Places", CellKind.NUMBER, 9),
    Column("Collectivité", width=32),
    Column("Inscrits", CellKind.NUMBER, 10),
    Column("Présents", CellKind.NUMBER, 10),
)
_MEMBERS: Final = (
    Column("Collectivité", width=32),
    Column("Accès", width=18),
    Column("Événements suivis", CellKind.NUMBER, 18),
    Column("Événements tenus", CellKind.NUMBER, 18),
    Column("Inscrits", CellKind.NUMBER, 10),
    Column("Présents", CellKind.NUMBER, 10),
)


def events_table(events: Sequence[CircleEvent], year: int) -> Table:
    """A line for each authority of each of these events; one line for an event that has none."""
    cells = [line for event in events for line in _lines(event)]
    return Table(f"Cercle {year}", _EVENTS, len(cells), cells)


def attendance_table(year: CircleYear) -> Table:
    """A line for each authority that has the Cercle in that year."""
    held = len(year.held_ids)
    cells = [
        (
            each.row.name,
            "Forfait ACFI" if each.row.by_package else "Option Cercle",
            each.attendance.events,
            held,
            each.attendance.registered,
            each.attendance.people,
        )
        for each in year.members
    ]
    return Table(f"Cercle {year.year}, bilan", _MEMBERS, len(cells), cells)


def _lines(event: CircleEvent) -> Iterator[Sequence[Cell]]:
    row = event.row
    head: tuple[Cell, ...] = (
        *(event.start.date(), time_of_day(event.start), EVENTS[row.kind], row.theme),
        *(event.place, row.host, STATE_NAMES[event.state], row.seats),
    )
    if not event.turnouts:
        yield (*head, "", None, None)
    for each in event.turnouts:
        yield (*head, each.authority, each.registered, each.came)
