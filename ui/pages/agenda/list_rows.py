"""Which appointments the list shows, and how each is written. No widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.words import KINDS, MODES, STATUSES
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    ShownStatus,
    possible_statuses,
)
from cigdesk.french import date_short, fold, time_of_day
from cigdesk.ports.agenda import AppointmentRow
from ui.pages.agenda.items import where, who


class Sought(Enum):
    """What the list is narrowed to, by status."""

    TO_FILL = "to_fill"
    ALL = "all"
    COMING = "coming"
    DONE = "done"
    ABSENT = "absent"
    CANCELLED = "cancelled"


SOUGHT_WORDS: Mapping[Sought, str] = {
    Sought.TO_FILL: "À renseigner",
    Sought.ALL: "Tous",
    Sought.COMING: "À venir",
    Sought.DONE: "Honorés",
    Sought.ABSENT: "Absents",
    Sought.CANCELLED: "Annulés",
}

_STATUSES: Mapping[Sought, frozenset[ShownStatus]] = {
    Sought.ALL: frozenset(ShownStatus),
    Sought.TO_FILL: frozenset({ShownStatus.TO_FILL_IN}),
    Sought.COMING: frozenset({ShownStatus.UPCOMING, ShownStatus.ONGOING}),
    Sought.DONE: frozenset({ShownStatus.DONE}),
    Sought.ABSENT: frozenset({ShownStatus.EXCUSED, ShownStatus.NO_SHOW}),
    Sought.CANCELLED: frozenset({ShownStatus.CANCELLED}),
}


def matching(rows: Iterable[AppointmentRow], sought: Sought, now: datetime) -> list[AppointmentRow]:
    """Those whose status is sought."""
    return [row for row in rows if shown_status(row, now) in _STATUSES[sought]]


def counted(rows: Iterable[AppointmentRow], now: datetime) -> dict[Sought, int]:
    """How many each choice would leave."""
    found = Counter(shown_status(row, now) for row in rows)
    return {sought: sum(found[each] for each in statuses) for sought, statuses in _STATUSES.items()}


def shown_status(row: AppointmentRow, now: datetime) -> ShownStatus:
    """The status as the list shows it: nobody is awaited at a meeting, it is held or cancelled."""
    shown = row.shown_status(now)
    quiet = row.kind is AppointmentKind.INTERNAL and shown is ShownStatus.TO_FILL_IN
    return ShownStatus.DONE if quiet else shown


def common_statuses(rows: Sequence[AppointmentRow], now: datetime) -> frozenset[AppointmentStatus]:
    """The outcomes that every one of them can take now."""
    each = [possible_statuses(row.status, row.start, now) for row in rows]
    return frozenset.intersection(*map(frozenset, each)) if each else frozenset()


class ListPeriod(Enum):
    """How many days the list shows."""

    WEEK = "week"
    MONTH = "month"

    def bounds(self, day: date) -> tuple[date, date]:
        """The first and the last day of the period that holds that one."""
        if self is ListPeriod.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class ListColumn(IntEnum):
    """The columns, from the left."""

    DAY = 0
    TIME = 1
    WHO = 2
    PRACTITIONER = 3
    KIND = 4
    PLACE = 5
    STATUS = 6


TITLES: Mapping[ListColumn, str] = {
    ListColumn.DAY: "Jour",
    ListColumn.TIME: "Heure",
    ListColumn.WHO: "Avec",
    ListColumn.PRACTITIONER: "Intervenant",
    ListColumn.KIND: "Activité",
    ListColumn.PLACE: "Lieu",
    ListColumn.STATUS: "Statut",
}


@dataclass(frozen=True)
class Writing:
    """How a row is written now: the instant, the zone, the names."""

    now: datetime
    zone: ZoneInfo
    practitioners: Mapping[Any, str]
    masked: bool = False

    def text(self, row: AppointmentRow, column: int) -> str:
        """The words of a cell."""
        return self._writers[ListColumn(column)](row)

    @property
    def _writers(self) -> Mapping[ListColumn, Callable[[AppointmentRow], str]]:
        return {
            ListColumn.DAY: lambda row: date_short(row.start.astimezone(self.zone).date()),
            ListColumn.TIME: lambda row: time_of_day(row.start.astimezone(self.zone)),
            ListColumn.WHO: lambda row: who(row, masked=self.masked),
            ListColumn.PRACTITIONER: lambda row: self.practitioners.get(row.practitioner_id, ""),
            ListColumn.KIND: lambda row: KINDS[row.kind].capitalize(),
            ListColumn.PLACE: _place,
            ListColumn.STATUS: lambda row: (
                STATUSES[shown_status(row, self.now)].replace("statut ", "").capitalize()
            ),
        }

    def order(self, row: AppointmentRow, column: int) -> tuple[Any, ...]:
        """What sorts a column; days and hours by time, words as a dictionary does."""
        local = row.start.astimezone(self.zone)
        if column == ListColumn.DAY:
            return (row.start,)
        if column == ListColumn.TIME:
            return (local.time(), row.start)
        return (fold(self.text(row, column)), row.start)


def _place(row: AppointmentRow) -> str:
    if row.mode in (PlaceMode.PHONE, PlaceMode.VIDEO, PlaceMode.HOME):
        return ", ".join(part for part in (MODES[row.mode].capitalize(), row.authority) if part)
    return where(row) or MODES[row.mode].capitalize()
