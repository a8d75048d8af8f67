"""The days that each layout shows, what they are called, and what comes before and after. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cigdesk.french import NBSP, date_range, date_title, month_year
from ui.pages.agenda.board import Mode
from ui.pages.agenda.list_rows import ListPeriod
from ui.pages.agenda.month_board import month_bounds

Days = tuple[date, date]


def bounds(mode: Mode, day: date, listed: ListPeriod) -> Days:
    """The first and the last day to be read."""
    if mode is Mode.WEEK:
        return ListPeriod.WEEK.bounds(day)
    if mode is Mode.MONTH:
        return month_bounds(day)
    return listed.bounds(day) if mode is Mode.LIST else (day, day)


def title(mode: Mode, day: date, listed: ListPeriod, shown: Sequence[date]) -> str:
    """« 9 – 13 novembre 2026 », the day, or the month; `shown` are the days that have columns."""
    if mode is Mode.MONTH or (mode is Mode.LIST and listed is ListPeriod.MONTH):
        return month_year(day).capitalize()
    if mode in (Mode.DAY, Mode.TEAM):
        return date_title(day)
    days = list(shown) or list(bounds(mode, day, listed))
    return date_range(days[0], days[-1])


def detail(mode: Mode, day: date, listed: ListPeriod) -> str:
    """« Semaine 46 » beside a week."""
    weekly = mode is Mode.WEEK or (mode is Mode.LIST and listed is ListPeriod.WEEK)
    return f"Semaine{NBSP}{day.isocalendar().week}" if weekly else ""


def stepped(mode: Mode, day: date, listed: ListPeriod, steps: int) -> date:
    """A day of the period that lies so many steps further."""
    if mode is Mode.MONTH or (mode is Mode.LIST and listed is ListPeriod.MONTH):
        return _in_month(day, steps)
    length = 7 if mode in (Mode.WEEK, Mode.LIST) else 1
    return day + timedelta(days=steps * length)


def _in_month(day: date, steps: int) -> date:
    """The same number in another month, or the last day of a shorter one."""
    months = day.year * 12 + day.month - 1 + steps
    year, month = max(months // 12, 1), months % 12 + 1
    first, last = ListPeriod.MONTH.bounds(date(year, month, 1))
    return min(first + timedelta(days=day.day - 1), last)
