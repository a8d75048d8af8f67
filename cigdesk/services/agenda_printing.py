"""The agenda on paper: the day of a place, weeks, lists, and what is given or sent to an agent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final, TypeVar
from uuid import UUID

from cigdesk import french
from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, days, wall_minutes, whole_day
from cigdesk.domain.agenda.words import FUNCTIONS, STATUSES, practitioner_name
from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from cigdesk.domain.errors import Refused
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.services import agenda_announcing as announcing
from cigdesk.services import agenda_wording as wording
from cigdesk.services import session_papers
from cigdesk.services.agenda import AgendaService, AgendaSpan, OpenPermanence
from cigdesk.services.agenda_sheets import (
    AppointmentList,
    Attendance,
    BlockKind,
    DayRow,
    DaySheet,
    Letterhead,
    ListRow,
    Message,
    Names,
    Place,
    PlaceDay,
    RowState,
    Slip,
    WeekBlock,
    WeekDay,
    Weeks,
    WeekSheet,
)
from cigdesk.services.context import Context, centre_of

T = TypeVar("T")

MOST_LISTED: Final = 5_000
"""Appointments on one list: some two hundred pages."""

_DAY: Final = 24 * 60
_FAMILIES: Final = {
    AppointmentKind.REMOTE: "indigo",
    AppointmentKind.HOURLY: "plum",
    AppointmentKind.INSPECTION: "brown",
    AppointmentKind.ADVICE: "brown",
    AppointmentKind.INTERNAL: "neutral",
}


class AgendaPrinting:
    """Reads the agenda and gives sheets; `cigdesk.documents` draws them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._agenda = AgendaService(context)

    # the day of a place

    def places(self, day: date) -> dict[Place, str]:
        """Where somebody is received on that day, by name: first where a permanence is held."""
        read = self._read(day, day)
        opened = [each.row for each in _held(read)]
        rows: list[AppointmentRow | PermanenceRow] = [*opened, *_on_site(read.appointments)]
        found = {wording.place_key(row): wording.place_label(row) for row in rows}
        named = {place: label for place, label in found.items() if label}
        held = {wording.place_key(row) for row in opened}
        return dict(sorted(named.items(), key=lambda pair: (pair[0] not in held, french.fold(pair[1]))))

    def place_day(self, place: Place, day: date, names: Names = Names.HIDDEN) -> PlaceDay:
        """A sheet for each permanence held there, and for what each practitioner receives there besides."""
        read = self._read(day, day)
        people = {each.id: each for each in read.practitioners}
        opened = [each for each in _held(read) if wording.place_key(each.row) == place]
        held = [row for row in read.appointments if row.status.holds_time]
        rest = _besides(held, opened, place)
        printed = [row for row in held if any(_lies_in(row, each) for each in opened)]
        self._note_printed([*printed, *(row for rows in rest.values() for row in rows)], names)
        sheets = [
            _permanence_sheet(self, each, held, people[each.row.practitioner_id], names) for each in opened
        ]
        sheets += [_besides_sheet(self, rows, people[owner], names) for owner, rows in rest.items()]
        with self._context.reading() as uow:
            return PlaceDay(
                head=self._head(uow),
                place=wording.place_name(uow, place),
                address=wording.place_address(uow, place),
                day=day,
                names=names,
                closed=read.holidays.get(day, ""),
                sheets=tuple(sheets),
            )

    # weeks

    def weeks(self, practitioner_ids: Collection[UUID], day: date, names: Names = Names.INITIALS) -> Weeks:
        """The week of that day; the days of the week-end only where something is in them."""
        monday = day - timedelta(days=day.weekday())
        read = self._agenda.week(practitioner_ids, day)
        self._note_printed(read.appointments, names)
        with self._context.reading() as uow:
            head = self._head(uow)
        sheets = tuple(_WeekOf(self, read, each, names).sheet() for each in read.practitioners)
        return Weeks(head=head, first=monday, last=monday + timedelta(days=6), names=names, sheets=sheets)

    # lists

    def listing(
        self,
        practitioner_ids: Collection[UUID] | None,
        first: date,
        last: date,
        names: Names = Names.INITIALS,
    ) -> AppointmentList:
        """What begins from the first to the last day, both included; of all practitioners for None.

        Raises `Refused` for more than `MOST_LISTED` appointments.
        """
        span = Interval(self.whole(first).start, self.whole(last).end)
        with self._context.reading() as uow:
            people = {each.id: each for each in uow.agenda_export.practitioners()}
            ids = [each for each in people if practitioner_ids is None or each in practitioner_ids]
            rows = [row for row in uow.agenda.appointments(ids, span) if span.holds(row.start)] if ids else []
            head = self._head(uow)
        if len(rows) > MOST_LISTED:
            raise Refused(
                f"Cette liste aurait {french.number(len(rows))} rendez-vous{NBSP}: choisissez moins de jours."
            )
        self._note_printed(rows, names)
        shown: defaultdict[date, list[ListRow]] = defaultdict(list)
        for row in rows:
            owner = people[row.practitioner_id]
            said = practitioner_name(owner.first_name, owner.last_name)
            shown[self.day_of(row)].append(self._line(row, said, names))
        whose = people[ids[0]].name if len(ids) == 1 else "Tous les intervenants"
        if practitioner_ids is not None and len(ids) > 1:
            whose = ", ".join(people[each].name for each in ids)
        days_shown = {day: tuple(lines) for day, lines in shown.items()}
        return AppointmentList(head=head, first=first, last=last, names=names, whose=whose, days=days_shown)

    def _line(self, row: AppointmentRow, practitioner: str, names: Names) -> ListRow:
        return ListRow(
            hours=self.hours(row.span),
            practitioner=practitioner,
            kind=wording.kind_label(row),
            place=wording.place_said(row),
            who="" if names is Names.HIDDEN else wording.person(row, names) or wording.UNSAID,
            status=STATUSES[row.shown_status(self._context.now())].capitalize(),
            gone=not row.status.holds_time,
        )

    # for the agent

    def slip(self, appointment_id: UUID, *, named: bool = True) -> Slip:
        """What the agent keeps; unnamed, it says neither who nor the number that will be called.

        Raises `Refused` for what receives no agent, or was given up.
        """
        with self._context.reading() as uow:
            slip = announcing.slip(uow, appointment_id, self._context.zone, named=named)
        return self._noted(AccessAct.PRINT, appointment_id, slip)

    def message(self, appointment_id: UUID) -> Message:
        """A mail that says the same as the slip; raises as `slip`."""
        with self._context.reading() as uow:
            message = announcing.message(uow, appointment_id, self._context.zone)
        return self._noted(AccessAct.EXPORT, appointment_id, message)

    # for those who come to a session

    def attendance(self, appointment_id: UUID, names: Names = Names.FULL) -> Attendance:
        """What those who come to a collective session sign; initials are no names to be signed beside.

        Raises `Refused` for another kind of appointment, or a session that was given up.
        """
        with self._context.reading() as uow:
            paper = session_papers.attendance(uow, appointment_id, self._context.zone, names)
        return self._noted(AccessAct.PRINT, appointment_id, paper)

    def session_slips(
        self, appointment_id: UUID, participation_id: UUID | None = None, *, named: bool = True
    ) -> tuple[Slip, ...]:
        """What each person who is expected keeps of a session, by name, or one of them.

        Raises as `attendance`, and `Refused` where nobody is expected.
        """
        with self._context.reading() as uow:
            wanted = session_papers.Wanted(appointment_id, participation_id)
            slips = session_papers.slips(uow, wanted, self._context.zone, named=named)
        return self._noted(AccessAct.PRINT, appointment_id, slips)

    def session_message(self, appointment_id: UUID, participation_id: UUID | None = None) -> Message:
        """A mail for one of those who are expected, or for all whose address is known.

        Raises as `session_slips`.
        """
        with self._context.reading() as uow:
            wanted = session_papers.Wanted(appointment_id, participation_id)
            message = session_papers.message(uow, wanted, self._context.zone)
        return self._noted(AccessAct.EXPORT, appointment_id, message)

    # shared

    def _note_printed(self, rows: Iterable[AppointmentRow], names: Names) -> None:
        """A paper that names nobody is no access to anybody."""
        ids = [row.id for row in rows if row.agent_id is not None]
        if ids and names is not Names.HIDDEN:
            self._context.accesses.note(AccessAct.PRINT, "appointments", ids)

    def _noted(self, act: AccessAct, appointment_id: UUID, paper: T) -> T:
        self._context.accesses.note(act, "appointments", [appointment_id])
        return paper

    def hours(self, span: Interval) -> str:
        """« 10 h 30 – 11 h 15 » on the wall."""
        zone = self._context.zone
        return french.time_range(span.start.astimezone(zone), span.end.astimezone(zone))

    def day_of(self, row: AppointmentRow) -> date:
        """The day on which it begins."""
        return day_of(row.start, self._context.zone)

    def whole(self, day: date) -> Interval:
        """That day from midnight to midnight."""
        return whole_day(day, self._context.zone)

    def _read(self, first: date, last: date) -> AgendaSpan:
        return self._agenda.span_of(self._agenda.practitioners(), first, last)

    def _head(self, uow: UnitOfWork) -> Letterhead:
        return wording.letterhead(centre_of(uow))


def _held(read: AgendaSpan) -> list[OpenPermanence]:
    return [each for each in read.permanences if not each.row.cancelled]


def _on_site(rows: Iterable[AppointmentRow]) -> list[AppointmentRow]:
    """What is received where the paper hangs."""
    return [row for row in rows if _receives_there(row) and row.status.holds_time]


def _receives_there(row: AppointmentRow) -> bool:
    """A meeting of the service receives nobody."""
    there = row.mode in (PlaceMode.SITE, PlaceMode.CENTRE)
    return there and row.kind is not AppointmentKind.INTERNAL


# the day of a place


def _besides(
    rows: Iterable[AppointmentRow], opened: Collection[OpenPermanence], place: Place
) -> dict[UUID, list[AppointmentRow]]:
    """By practitioner, what is received at the place outside of the permanences held there."""
    found: defaultdict[UUID, list[AppointmentRow]] = defaultdict(list)
    for row in _on_site(rows):
        if wording.place_key(row) == place and not any(_lies_in(row, each) for each in opened):
            found[row.practitioner_id].append(row)
    return found


def _lies_in(row: AppointmentRow, opened: OpenPermanence) -> bool:
    mine = row.practitioner_id == opened.row.practitioner_id
    return mine and row.span.overlaps(opened.row.span)


def _permanence_sheet(
    papers: AgendaPrinting,
    opened: OpenPermanence,
    rows: Iterable[AppointmentRow],
    practitioner: PractitionerRow,
    names: Names,
) -> DaySheet:
    taken = [row for row in rows if _lies_in(row, opened)]
    lines = {row.span: _taken(papers, row, wording.place_key(opened.row), names) for row in taken}
    lines |= {slot: DayRow(papers.hours(slot), "", RowState.FREE) for slot in opened.free}
    booked = sum(line.state is RowState.TAKEN for line in lines.values())
    return DaySheet(
        hours=papers.hours(opened.row.span),
        practitioner=practitioner.name,
        function=FUNCTIONS[practitioner.function],
        room=opened.row.room,
        summary=_counted(booked, len(opened.free)),
        rows=tuple(lines[span] for span in sorted(lines)),
    )


def _besides_sheet(
    papers: AgendaPrinting, rows: list[AppointmentRow], practitioner: PractitionerRow, names: Names
) -> DaySheet:
    rooms = dict.fromkeys(row.room for row in rows if row.room)
    return DaySheet(
        hours=papers.hours(Interval(rows[0].start, max(row.end for row in rows))),
        practitioner=practitioner.name,
        function=FUNCTIONS[practitioner.function],
        room=", ".join(rooms),
        summary=french.plural(len(rows), "rendez-vous", "rendez-vous"),
        rows=tuple(_taken(papers, row, wording.place_key(row), names) for row in rows),
    )


def _taken(papers: AgendaPrinting, row: AppointmentRow, place: Place, names: Names) -> DayRow:
    """Whoever is received elsewhere, or by phone, is nobody's business where the paper hangs."""
    hours = papers.hours(row.span)
    if not _receives_there(row) or wording.place_key(row) != place:
        return DayRow(hours, "Indisponible", RowState.CLOSED)
    note = "" if row.kind is AppointmentKind.PERMANENCE else wording.kind_label(row)
    return DayRow(hours, wording.person(row, names) or "Créneau pris", RowState.TAKEN, note)


def _counted(booked: int, free: int) -> str:
    taken = french.plural(booked, "créneau pris", "créneaux pris") if booked else "aucun créneau pris"
    return f"{taken}, {french.plural(free, 'libre')}" if free else taken


# weeks


class _WeekOf:
    """The columns of one practitioner."""

    def __init__(self, papers: AgendaPrinting, read: AgendaSpan, who: PractitionerRow, names: Names) -> None:
        self._papers, self._read, self._who, self._names = papers, read, who, names

    def sheet(self) -> WeekSheet:
        columns = [self._column(day) for day in days(self._read.first, self._read.last)]
        shown = [each for each in columns if each.day.weekday() < 5 or each.blocks]
        return WeekSheet(
            practitioner=self._who.name,
            function=FUNCTIONS[self._who.function],
            days=tuple(shown),
        )

    def _column(self, day: date) -> WeekDay:
        blocks = [*self._absences(day), *self._permanences(day), *self._appointments(day)]
        return WeekDay(day, self._read.holidays.get(day, ""), tuple(blocks))

    def _absences(self, day: date) -> Iterator[WeekBlock]:
        for row in self._read.absences:
            if self._mine(row, day):
                said = row.label if self._names is Names.FULL and row.label else "Absence"
                yield self._block(BlockKind.ABSENCE, row.span, day, (said,))

    def _permanences(self, day: date) -> Iterator[WeekBlock]:
        for each in _held(self._read):
            if self._mine(each.row, day):
                free = french.plural(len(each.free), "libre") if each.free else "complet"
                label = f"{each.row.place or 'Permanence'}, {free}"
                yield self._block(BlockKind.PERMANENCE, each.row.span, day, (label,))

    def _appointments(self, day: date) -> Iterator[WeekBlock]:
        for row in self._read.appointments:
            if row.status.holds_time and self._mine(row, day):
                kind = wording.kind_label(row)
                lines = dict.fromkeys(
                    (wording.person(row, self._names) or kind, wording.place_said(row), kind)
                )
                family = _FAMILIES.get(row.kind, "accent")
                yield self._block(BlockKind.APPOINTMENT, row.span, day, tuple(lines), family)

    def _mine(self, row: AppointmentRow | AbsenceRow | PermanenceRow, day: date) -> bool:
        return row.practitioner_id == self._who.id and row.span.overlaps(self._papers.whole(day))

    def _block(
        self, kind: BlockKind, span: Interval, day: date, lines: tuple[str, ...], family: str = "accent"
    ) -> WeekBlock:
        start, end = (wall_minutes(moment, day, self._read.zone) for moment in (span.start, span.end))
        # When the hour goes back, what ends on the wall before it began keeps its length.
        end = max(end, start + span.minutes) if end <= start else end
        return WeekBlock(
            kind=kind,
            start=max(start, 0),
            end=min(end, _DAY),
            hours=self._papers.hours(span),
            lines=lines,
            family=family,
        )
