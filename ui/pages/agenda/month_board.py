"""What the month shows, worked out of the agenda's rows: a day is a few lines. No widget, no pixel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.french import date_title, initials
from cigdesk.services.agenda import AgendaSpan
from ui.pages.agenda.board import Item, ItemKind, Options
from ui.pages.agenda.board_making import counts
from ui.pages.agenda.items import ItemMaker

WEEKS, WEEK = 6, 7
SPOKEN = 12
"""So many appointments of a day are read out; the day itself says them all."""


@dataclass(frozen=True)
class MonthDay:
    """One day of the six weeks; `bands` are its permanences, `booked` what is booked, by start."""

    day: date
    outside: bool = False
    """Of the month before or after."""
    today: bool = False
    holiday: str = ""
    counts: str = ""
    bands: tuple[Item, ...] = ()
    absences: tuple[Item, ...] = ()
    booked: tuple[Item, ...] = ()

    @property
    def lines(self) -> tuple[Item, ...]:
        """All that is written in the day, in the order in which it is shown."""
        alone = len({item.practitioner_id for item in (*self.absences, *self.bands)}) < 2
        first, second = (self.absences, self.bands) if alone else (self.bands, self.absences)
        return (*first, *second, *self.booked)

    @property
    def spoken(self) -> str:
        """The day as a screen reader says it."""
        said = [date_title(self.day), "aujourd’hui" if self.today else "", self.holiday]
        said.append(self.counts if self.counts != "Jour férié" else "")
        said += [f"permanence {each.name} {each.extra}" for each in self.bands]
        said += [f"absence {each.place}".strip() for each in self.absences]
        said += [f"{each.time} {each.name}" for each in self.booked[:SPOKEN]]
        return ", ".join(part for part in said if part)


@dataclass(frozen=True)
class Month:
    """Six weeks, Monday first, around the month of `first`."""

    first: date
    days: tuple[MonthDay, ...] = ()

    def place(self, day: date) -> int:
        """The place of that day among the days, or -1."""
        return next((place for place, each in enumerate(self.days) if each.day == day), -1)


def month_bounds(day: date) -> tuple[date, date]:
    """The first and the last day of the six weeks that show the month of that day."""
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    return monday, monday + timedelta(days=WEEKS * WEEK - 1)


def make_month(span: AgendaSpan, options: Options, day: date) -> Month:
    """The month of that day for these rows."""
    monday, _ = month_bounds(day)
    shown = [monday + timedelta(days=place) for place in range(WEEKS * WEEK)]
    index = {(each, who.id): place for place, each in enumerate(shown) for who in span.practitioners}
    within: defaultdict[int, list[Item]] = defaultdict(list)
    letters: dict[UUID | None, str] = {who.id: initials(who.name) for who in span.practitioners}
    for item in ItemMaker(span, options, index).all():
        named = item if len(letters) < 2 else _named(item, letters[item.practitioner_id])
        within[item.column].append(named)
    today = day_of(options.now, span.zone)
    made = (_day(each, span, within[place], today, day) for place, each in enumerate(shown))
    return Month(day.replace(day=1), tuple(made))


def _day(day: date, span: AgendaSpan, items: Sequence[Item], today: date, month: date) -> MonthDay:
    return MonthDay(
        day,
        outside=day.month != month.month,
        today=day == today,
        holiday=span.holidays.get(day, ""),
        counts=counts(items, holiday=day in span.holidays),
        bands=_of(items, ItemKind.BAND),
        absences=_of(items, ItemKind.ABSENCE),
        booked=_of(items, ItemKind.APPOINTMENT),
    )


def _named(item: Item, letters: str) -> Item:
    """Whose it is, where several are shown."""
    if item.kind is ItemKind.ABSENCE:
        return replace(item, place=f"{letters} · {item.place or item.name}")
    return replace(item, name=f"{letters} · {item.name}")


def _of(items: Sequence[Item], kind: ItemKind) -> tuple[Item, ...]:
    return tuple(sorted((item for item in items if item.kind is kind), key=lambda item: item.start))
