"""Each appointment, slot, permanence and absence as an item of the grid, with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, days, wall_minutes
from cigdesk.domain.agenda.words import KINDS, STATUSES, SUBJECTS, agent_name, dated
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from cigdesk.french import NBSP, date_title, hours, time_of_day, time_range
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PermanenceRow
from cigdesk.services.agenda import AgendaSpan, OpenPermanence
from ui.pages.agenda.board import (
    DAY,
    FAMILY_OF,
    LAYER_OF,
    STATUS_OF,
    Board,
    Item,
    ItemKind,
    Layer,
    Options,
    icon_of,
)
from ui.theme import Accent

CONFIRMED = "Confirmé malgré un avertissement"
"""What stands before the reason that was kept when something was written over a warning."""
_SECOND = timedelta(seconds=1)


@dataclass
class ItemMaker:
    """Makes the items of a span, one by one: of a whole team that was read, those of the columns."""

    span: AgendaSpan
    options: Options
    index: Mapping[tuple[date, UUID], int]
    _booked: defaultdict[UUID, list[Interval]] = field(default_factory=lambda: defaultdict(list))
    _opened: dict[UUID, OpenPermanence] = field(default_factory=dict)
    _shown: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        """Know the permanences, and the appointments of each, whatever became of them."""
        self._shown = frozenset(each.id for each in self.span.practitioners)
        self._opened = {each.row.id: each for each in self.span.permanences}
        for row in self.span.appointments:
            if row.permanence_id is not None:
                self._booked[row.permanence_id].append(row.span)

    def all(self) -> Iterator[Item]:
        """Absences first, then permanences with what is free in them, then appointments: back to front."""
        if self._shows(Layer.ABSENCES):
            for absence in self.span.absences:
                if absence.practitioner_id in self._shown:
                    yield from self._absence(absence)
        if self._shows(Layer.PERMANENCES):
            for opened in self.span.permanences:
                if opened.row.practitioner_id in self._shown:
                    yield from self._permanence(opened)
        for row in self.span.appointments:
            layer = LAYER_OF.get(row.kind)
            if row.practitioner_id in self._shown and (layer is None or self._shows(layer)):
                yield from self._appointment(row)

    def _shows(self, layer: Layer) -> bool:
        return layer not in self.options.hidden

    def _pieces(self, practitioner_id: UUID, span: Interval) -> Iterator[tuple[int, int, int]]:
        """Column, start and end of each day that the interval touches."""
        zone = self.span.zone
        first, last = span.start.astimezone(zone), (span.end - _SECOND).astimezone(zone)
        for day in days(first.date(), last.date()):
            column = self.index.get((day, practitioner_id))
            if column is not None:
                start = max(wall_minutes(first, day, zone), 0)
                end = min(wall_minutes(span.end, day, zone), DAY)
                # An hour that comes twice can end, on the wall, before it began.
                yield column, start, max(end, min(start + span.minutes, DAY) if end <= start else end)

    def _hours(self, span: Interval) -> str:
        zone = self.span.zone
        start, end = (time_of_day(each.astimezone(zone)) for each in (span.start, span.end))
        return f"{date_title(day_of(span.start, zone))}, {start} à {end}"

    def _absence(self, row: AbsenceRow) -> Iterator[Item]:
        for column, start, end in self._pieces(row.practitioner_id, row.span):
            yield Item(
                ItemKind.ABSENCE,
                ("absence", row.id, column),
                column,
                start,
                end,
                row.span,
                name="Absence",
                place=row.label,
                extra=self._range(row.span),
                icon="calendar-off",
                speak=partial(self._absence_spoken, row),
                explain=partial(self._absence_tooltip, row),
                absence=row,
                practitioner_id=row.practitioner_id,
            )

    def _absence_spoken(self, row: AbsenceRow) -> str:
        return f"{self._hours(row.span)}, absence{', ' + row.label if row.label else ''}"

    def _absence_tooltip(self, row: AbsenceRow) -> str:
        return _lines("Absence", row.label, dated(row.span, self.span.zone), _confirmed(row.overlap_reason))

    def _range(self, span: Interval) -> str:
        start, end = (each.astimezone(self.span.zone) for each in (span.start, span.end))
        return time_range(start, end) if start.date() == end.date() else dated(span, self.span.zone)

    def _permanence(self, opened: OpenPermanence) -> Iterator[Item]:
        row = opened.row
        for column, start, end in self._pieces(row.practitioner_id, row.span):
            slots = self._shown_slots(opened)
            taken = opened.slots - len(slots)
            key = ("permanence", row.id, column)
            said = f"{'annulée' if row.cancelled else f'{taken} pris sur {opened.slots}'}{_series_words(row)}"
            yield Item(
                ItemKind.BAND,
                key,
                column,
                start,
                end,
                row.span,
                name=row.place,
                extra="annulée" if row.cancelled else f"{taken}/{opened.slots}",
                icon="map-pin",
                family=Accent.ACCENT,
                speak=partial(self._permanence_spoken, row, said),
                explain=partial(self._permanence_tooltip, row, said),
                permanence=opened,
                practitioner_id=row.practitioner_id,
            )
            yield from self._slots(opened, slots, key)

    def _permanence_spoken(self, row: PermanenceRow, said: str) -> str:
        return f"{self._hours(row.span)}, permanence {row.place}, {said}"

    def _permanence_tooltip(self, row: PermanenceRow, said: str) -> str:
        return _lines(
            f"Permanence {row.place}, {said}",
            dated(row.span, self.span.zone),
            ", ".join(part for part in (row.site, row.room) if part),
            _confirmed(row.overlap_reason),
        )

    def _shown_slots(self, opened: OpenPermanence) -> list[Interval]:
        """The free slots; one that is over and was somebody's shows what became of it instead."""
        return [
            slot
            for slot in opened.free
            if slot.start >= self.options.now
            or not any(slot.overlaps(each) for each in self._booked.get(opened.row.id, ()))
        ]

    def _slots(
        self, opened: OpenPermanence, slots: Sequence[Interval], band: tuple[object, ...]
    ) -> Iterator[Item]:
        row = opened.row
        for slot in slots:
            missed = slot.start < self.options.now
            for column, start, end in self._pieces(row.practitioner_id, slot):
                yield Item(
                    ItemKind.MISSED_SLOT if missed else ItemKind.SLOT,
                    ("slot", row.id, slot.start),
                    column,
                    start,
                    end,
                    slot,
                    time=time_of_day(slot.start.astimezone(self.span.zone)),
                    name="Non pourvu" if missed else "Libre",
                    icon="" if missed else "plus",
                    family=Accent.ACCENT,
                    speak=partial(self._slot_spoken, opened, slot, "non pourvu" if missed else "libre"),
                    band=band,
                    permanence=opened,
                    practitioner_id=row.practitioner_id,
                )

    def _slot_spoken(self, opened: OpenPermanence, slot: Interval, said: str) -> str:
        return f"{self._hours(slot)}, {said}, permanence {opened.row.place}, {_rank(opened, slot)}"

    def _appointment(self, row: AppointmentRow) -> Iterator[Item]:
        shown = row.shown_status(self.options.now)
        # Nobody is expected at a meeting: it is held, or cancelled.
        quiet = row.kind is AppointmentKind.INTERNAL and row.status is AppointmentStatus.PLANNED
        status = "" if quiet else STATUSES[shown]
        opened, span = self._band_of(row), row.span
        name = who(row, masked=self.options.masked)
        place = SUBJECTS[row.subject] if opened else where(row)
        for column, start, end in self._pieces(row.practitioner_id, span):
            yield Item(
                ItemKind.APPOINTMENT,
                ("appointment", row.id, column),
                column,
                start,
                end,
                span,
                time=time_of_day(row.start.astimezone(self.span.zone)),
                name=name,
                place=place,
                extra=hours(span.minutes),
                icon=icon_of(row.kind, row.mode),
                family=FAMILY_OF[row.kind],
                status=None if quiet else STATUS_OF[shown],
                speak=partial(self._spoken, row, name, status, opened),
                explain=partial(self._tooltip, row, name, status, place),
                band=("permanence", opened.row.id, column) if opened else None,
                appointment=row,
                practitioner_id=row.practitioner_id,
            )

    def _band_of(self, row: AppointmentRow) -> OpenPermanence | None:
        """The permanence that it is drawn in."""
        if row.permanence_id is None or not self._shows(Layer.PERMANENCES):
            return None
        opened = self._opened.get(row.permanence_id)
        return opened if opened is not None and opened.row.span.covers(row.span) else None

    def _spoken(self, row: AppointmentRow, name: str, status: str, opened: OpenPermanence | None) -> str:
        kind = KINDS[row.kind] + (f" {opened.row.place}" if opened else "")
        parts = [self._hours(row.span), name, kind, "" if opened else where(row), status]
        parts.append(_rank(opened, row.span) if opened else "")
        return ", ".join(part for part in parts if part)

    def _tooltip(self, row: AppointmentRow, name: str, status: str, place: str) -> str:
        return _lines(
            f"{name}, {status}" if status else name,
            f"{KINDS[row.kind].capitalize()}, {self._range(row.span)}",
            place,
            _confirmed(row.overlap_reason),
        )


def _series_words(row: PermanenceRow) -> str:
    if row.series_id is None:
        return ""
    return ", d’une série, modifiée" if row.changed and not row.cancelled else ", d’une série"


def who(row: AppointmentRow, *, masked: bool = False) -> str:
    """The person received, or what the meeting is about."""
    if row.agent_id is not None:
        return agent_name(row.civility, row.first_name, row.last_name, masked=masked)
    return row.title or KINDS[row.kind].capitalize()


def where(row: AppointmentRow) -> str:
    """The employer, or the site of what concerns no employer."""
    return row.authority or ", ".join(part for part in (row.site, row.room) if part)


def _rank(opened: OpenPermanence, span: Interval) -> str:
    """« créneau 3 sur 4 »."""
    passed = (span.start - opened.row.start) // timedelta(minutes=opened.row.slot_minutes)
    return f"créneau {passed + 1} sur {opened.slots}"


def _confirmed(reason: str) -> str:
    return f"{CONFIRMED}{NBSP}: {reason}" if reason else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def rank_of(board: Board, item: Item) -> str:
    """« créneau 3 sur 4 de la permanence », or nothing outside a permanence."""
    if item.band is None:
        return ""
    opened = next((each.permanence for each in board.items if each.key == item.band), None)
    return f"{_rank(opened, item.span)} de la permanence" if opened else ""
