"""The columns, heads and items of a board, worked out of the rows of the agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from cigdesk.domain.agenda.hours import stretches
from cigdesk.domain.agenda.wall import day_of, days
from cigdesk.french import WEEKDAYS_SHORT, plural
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.agenda import AgendaSpan
from ui.pages.agenda.board import DAY, Board, Column, Head, Item, ItemKind, Mode, Options
from ui.pages.agenda.items import ItemMaker


def shown_days(span: AgendaSpan, options: Options) -> list[date]:
    """The days that have columns: the weekend only when something is in it, or when it is asked for."""
    every = list(days(span.first, span.last))
    if options.mode is not Mode.WEEK or options.weekend:
        return every
    shown = {each.id for each in span.practitioners}
    booked = [(row.practitioner_id, row.start) for row in span.appointments]
    opened = [(each.row.practitioner_id, each.row.start) for each in span.permanences]
    busy = {day_of(start, span.zone) for owner, start in booked + opened if owner in shown}
    return [day for day in every if day.weekday() < 5 or day in busy]


def make_board(span: AgendaSpan, options: Options) -> Board:
    """The columns, items and heads for these rows."""
    shown = shown_days(span, options)
    places = [(day, each) for day in shown for each in span.practitioners]
    index = {(day, each.id): place for place, (day, each) in enumerate(places)}
    items = tuple(ItemMaker(span, options, index).all())
    today = day_of(options.now, span.zone)
    within: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        within[item.column].append(item)
    columns = tuple(
        _column(span, day, each, today, within[place]) for place, (day, each) in enumerate(places)
    )
    per_day = max(len(span.practitioners), 1)
    return Board(columns, _heads(columns, items, options, per_day), items, options.mode, per_day)


def _column(
    span: AgendaSpan, day: date, practitioner: PractitionerRow, today: date, items: Sequence[Item]
) -> Column:
    return Column(
        day,
        practitioner,
        span.holidays.get(day, ""),
        day == today,
        _closed(practitioner, day),
        counts(items, holiday=day in span.holidays),
    )


def _closed(practitioner: PractitionerRow, day: date) -> tuple[tuple[int, int], ...]:
    if not practitioner.hours:
        return ()
    edges = [0]
    for each in stretches(practitioner.hours, day):
        edges += [each.start.hour * 60 + each.start.minute, each.end.hour * 60 + each.end.minute]
    pairs = zip(edges[::2], [*edges[1::2], DAY], strict=True)
    return tuple((start, end) for start, end in pairs if start < end)


def counts(items: Sequence[Item], *, holiday: bool = False) -> str:
    """« 6 rdv · 1 libre » for the items of a day."""
    if holiday:
        return "Jour férié"
    booked = sum(item.kind is ItemKind.APPOINTMENT and not item.struck for item in items)
    free = sum(item.kind is ItemKind.SLOT for item in items)
    if not booked and not free:
        away = any(item.kind is ItemKind.ABSENCE for item in items)
        return "absence" if away else ""
    said = [plural(booked, "rdv", "rdv")] if booked else []
    return " · ".join([*said, plural(free, "libre")] if free else said)


def _heads(
    columns: Sequence[Column], items: Sequence[Item], options: Options, per_day: int
) -> tuple[Head, ...]:
    if options.mode is Mode.TEAM:
        return tuple(Head(1, "", "", each.counts, each.today, each.practitioner) for each in columns)
    heads = []
    for place in range(0, len(columns), per_day):
        first = columns[place]
        within = [item for item in items if place <= item.column < place + per_day]
        said = counts(within, holiday=bool(first.holiday))
        weekday = WEEKDAYS_SHORT[first.day.weekday()]
        heads.append(Head(per_day, weekday, str(first.day.day), said, first.today))
    return tuple(heads)
