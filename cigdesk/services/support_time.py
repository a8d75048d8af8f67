"""The time worked in social support: from an appointment in one act, by hand, or in a cell of the week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.appointment import Appointment, PlaceMode
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_offers import ASSESSMENT
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.support import AgreementValues, Case
from cigdesk.domain.support_time import (
    CHARGES,
    RECORDING,
    Charge,
    Kept,
    Task,
    TimeEntry,
    TimeValues,
    edited_cell,
    minutes_fault,
    work_of,
)
from cigdesk.french import NBSP, date_short, hours
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.ports.support import CaseLine, TimeRow, WaitingRow
from cigdesk.services.changes import Change
from cigdesk.services.context import Context
from cigdesk.services.in_turn import Item, Outcome, in_turn
from cigdesk.services.support_acts import (
    entries_of,
    remove_act,
    values_of,
    values_of_meeting,
    why_no_time,
    write_act,
)
from cigdesk.services.support_bearing import Bearing, bearing_of
from cigdesk.services.support_cases import add_agreement
from cigdesk.services.tables import Tell, tell_nobody

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]

LOOKED_BACK: Final = timedelta(days=62)
"""How far back done appointments without time are counted."""


@dataclass(frozen=True)
class Cell:
    """One day of one row of the week."""

    entries: tuple[TimeRow, ...] = ()

    @property
    def minutes(self) -> int:
        """All that was worked."""
        return sum(each.minutes for each in self.entries)

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The acts that it holds, with the minutes of all their shares."""
        by_act: defaultdict[UUID, int] = defaultdict(int)
        for each in self.entries:
            by_act[each.act_id] += each.minutes
        meetings = {each.id for each in self.entries if each.appointment_id is not None}
        return tuple(Kept(act, minutes, act in meetings) for act, minutes in by_act.items())


@dataclass(frozen=True)
class WeekRow:
    """A case, or the network, over the days of a week."""

    case: CaseLine | None
    cells: tuple[Cell, ...]

    @property
    def minutes(self) -> int:
        """All that was worked."""
        return sum(each.minutes for each in self.cells)


@dataclass(frozen=True)
class Week:
    """The week of one practitioner, from Monday to Sunday."""

    practitioner: PractitionerRow
    days: tuple[date, ...]
    rows: tuple[WeekRow, ...]
    """The network with partners, then the cases: those of the week first, then those worked on lately."""
    waiting: tuple[WaitingRow, ...]
    """The done appointments of the week without time, by start."""
    closed: dict[date, str]
    """Public holidays and closures of the centre, with why."""

    def minutes_on(self, place: int) -> int:
        """All that was worked on one day."""
        return sum(each.cells[place].minutes for each in self.rows)

    @property
    def minutes(self) -> int:
        """All that was worked."""
        return sum(each.minutes for each in self.rows)


@dataclass(frozen=True)
class MeetingTime:
    """The time of an appointment: what is entered, else what it comes to, or why none is entered from it."""

    entries: tuple[TimeRow, ...]
    minutes: int
    why_not: str


class TimeService:
    """Reading and writing the time worked."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # reading

    def today(self) -> date:
        """The present day of the centre."""
        return self._context.today()

    def recorders(self) -> tuple[PractitionerRow, ...]:
        """Those whose time is kept, by name."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return tuple(each for each in uow.agenda.practitioners() if each.function in RECORDING)

    def to_enter(self, practitioner_ids: Collection[UUID] | None = None) -> int:
        """How many done appointments by the hour of the last two months have no time yet."""
        span = self._span(self._context.today() - LOOKED_BACK, self._context.today())
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return uow.support.waiting_count(practitioner_ids, span)

    def week(self, practitioner_id: UUID, day: date) -> Week:
        """The week of that day: the open cases of the practitioner, those worked on, the network."""
        monday = day - timedelta(days=day.weekday())
        days = tuple(monday + timedelta(days=place) for place in range(7))
        with self._context.reading(Right.READ_SUPPORT) as uow:
            entries = uow.support.entries(None, days[0], days[-1], [practitioner_id])
            cases = uow.support.busy_cases(practitioner_id, days[0], days[-1])
            return Week(
                uow.agenda.practitioner(practitioner_id),
                days,
                (_row(None, days, entries), *_lately_first(_row(case, days, entries) for case in cases)),
                tuple(uow.support.waiting([practitioner_id], self._span(days[0], days[-1]))),
                uow.agenda.closed(days[0], days[-1]),
            )

    def of_appointment(self, appointment_id: UUID) -> MeetingTime:
        """The time of an appointment, entered or to enter; raises `NotFound`."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            record = uow.get(Appointment, appointment_id)
            entries = tuple(uow.support.of_appointment(appointment_id))
            length = int((record.end - record.start).total_seconds()) // 60
            return MeetingTime(entries, length, "" if entries else why_no_time(uow, record))

    def propose(self, values: TimeValues, entry_id: UUID | None = None) -> Bearing:
        """How the time would be shared, `entry_id` being what it takes the place of; writes nothing.

        Raises `Refused` where nothing may bear it.
        """
        with self._context.reading(Right.READ_SUPPORT) as uow:
            act = entries_of(uow, entry_id) if entry_id else []
            case = uow.get(Case, values.case_id) if values.case_id else None
            return bearing_of(uow, self._context, values, case, act)

    # writing

    def enter(self, values: TimeValues, *, agreement: AgreementValues | None = None) -> Change:
        """Note time on a case or with partners.

        Raises:
            InvalidInput: by field.
            Refused: nothing may bear it, or its appointment has time already.
            BeyondAllowance: the allowance is used up and no agreement, nor the one given, bears the rest.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            self._agree(uow, values.case_id, agreement)
            return (write_act(uow, self._context, values).id,)

        return self._change(work, "Temps saisi", _said(values))

    def from_appointment(
        self,
        appointment_id: UUID,
        minutes: int | None = None,
        *,
        agreement: AgreementValues | None = None,
    ) -> Change:
        """Note the time of a done appointment: its length, or those minutes.

        It goes on the open case of the person with that employer, or of the authority for a session; one is
        opened where there is none. Raises as `enter` does.
        """
        opened: list[Case] = []

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            meeting = uow.get(Appointment, appointment_id)
            values, case = values_of_meeting(uow, self._context, meeting, minutes)
            opened.extend([case] if case else [])
            self._agree(uow, values.case_id, agreement)
            return (write_act(uow, self._context, values).id,)

        change = self._change(work, "Temps saisi", self._meeting_said(appointment_id, minutes))
        if not opened:
            return change
        return replace(change, label=f"Temps saisi, dossier {opened[0].number} ouvert")

    def take_all(self, rows: Sequence[WaitingRow], tell: Tell = tell_nobody) -> Outcome:
        """Note the time of several appointments, each in its own transaction; those refused say why."""
        items = [Item(each.id, _named(each)) for each in rows]
        return in_turn(items, lambda item: self.from_appointment(item.id), _taken, tell)

    def edit(self, entry_id: UUID, values: TimeValues, *, agreement: AgreementValues | None = None) -> Change:
        """Correct an act with its rests: it is shared again. Raises as `enter` does."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            act = entries_of(uow, entry_id)
            self._agree(uow, values.case_id, agreement)
            kept = replace(values, appointment_id=act[0].appointment_id)
            return (write_act(uow, self._context, kept, act).id,)

        return self._change(work, "Temps corrigé", _said(values))

    def remove(self, entry_id: UUID) -> Change:
        """Remove an act with its rests; its appointment has no time any more."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            said = _said(values_of(entries_of(uow, entry_id)))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            remove_act(uow, entries_of(uow, entry_id))
            return (entry_id,)

        return self._change(work, "Temps retiré", said)

    def set_cell(
        self,
        practitioner_id: UUID,
        case_id: UUID | None,
        day: date,
        minutes: int,
        *,
        task: Task = Task.STEPS,
        mode: PlaceMode = PlaceMode.CENTRE,
        agreement: AgreementValues | None = None,
    ) -> Change:
        """Have a cell of the week come to so many minutes, 0 for none; a new act has that task and mode.

        Raises `InvalidInput` under `minutes`, and as `enter` does.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            rows = uow.support.entries(None, day, day, [practitioner_id])
            cell = Cell(tuple(each for each in rows if each.case_id == case_id))
            self._agree(uow, case_id, agreement)
            values = TimeValues(
                practitioner_id=practitioner_id,
                day=day,
                minutes=minutes,
                case_id=case_id,
                mode=mode,
                task=task,
            )
            return self._write_cell(uow, cell, values)

        return self._change(work, "Temps saisi" if minutes else "Temps retiré", _cell_said(day, minutes))

    def _write_cell(self, uow: UnitOfWork, cell: Cell, values: TimeValues) -> tuple[UUID, ...]:
        try:
            edit = edited_cell(cell.kept, values.minutes)
        except ValueError as error:
            raise InvalidInput({"minutes": str(error)}) from error
        if edit.minutes is None:
            return ()
        if edit.entry_id is None:
            case = uow.get(Case, values.case_id) if values.case_id else None
            work = work_of(case.kind if case else None, values.task)
            task = values.task if case else Task.PARTNERS
            return (
                write_act(uow, self._context, replace(values, minutes=edit.minutes, work=work, task=task)).id,
            )
        act = entries_of(uow, edit.entry_id)
        if edit.minutes == 0:
            remove_act(uow, act)
            return ()
        return (write_act(uow, self._context, replace(values_of(act), minutes=edit.minutes), act).id,)

    def _agree(self, uow: UnitOfWork, case_id: UUID | None, agreement: AgreementValues | None) -> None:
        if agreement is not None and case_id is not None:
            add_agreement(uow, case_id, agreement, self._context.today())

    def _change(self, work: _Work, label: str, detail: str) -> Change:
        concerned: set[tuple[UUID, date]] = set()

        def noted(uow: UnitOfWork) -> tuple[UUID, ...]:
            ids = work(uow)
            for each in ids:
                for entry in uow.find(TimeEntry, id=each):
                    if entry.authority_id is not None:
                        concerned.add((entry.authority_id, entry.day))
            return ids

        def allowed(uow: UnitOfWork) -> None:
            for authority_id, day in concerned:
                self._require_within(uow, authority_id, day)

        return self._context.change(Right.SUPPORT, noted, label, detail, still_allowed=allowed)

    def _require_within(self, uow: UnitOfWork, authority_id: UUID, day: date) -> None:
        """What was taken back and is done again stays within the allowance, which others may have used."""
        orders = [
            each
            for each in uow.find(Engagement, authority_id=authority_id, offer=ASSESSMENT)
            if each.start <= day <= each.end
        ]
        borne = sum(entry.minutes for each in orders for entry in uow.find(TimeEntry, engagement_id=each.id))
        granted = max((each.granted for each in orders), default=Decimal(0))
        if borne > granted:
            raise Refused(
                f"L’état des lieux ({hours(int(granted))}) a été utilisé entre-temps{NBSP}: "
                "saisissez ce temps de nouveau."
            )

    def _meeting_said(self, appointment_id: UUID, minutes: int | None) -> str:
        with self._context.reading(Right.READ_SUPPORT) as uow:
            row = uow.agenda.appointment(appointment_id)
        length = int((row.end - row.start).total_seconds()) // 60
        who = agent_name(row.civility, row.first_name, row.last_name) if row.agent_id else row.title
        return ", ".join(part for part in (who, hours(minutes or length)) if part)

    def _span(self, first: date, last: date) -> Interval:
        zone = self._context.zone
        return Interval(whole_day(first, zone).start, whole_day(last, zone).end)

    def day_of(self, row: WaitingRow) -> date:
        """The day on the wall of an appointment."""
        return day_of(row.start, self._context.zone)


def _row(case: CaseLine | None, days: Sequence[date], entries: Sequence[TimeRow]) -> WeekRow:
    case_id = case.id if case else None
    mine = [each for each in entries if each.case_id == case_id]
    return WeekRow(case, tuple(Cell(tuple(each for each in mine if each.day == day)) for day in days))


def _lately_first(rows: Iterable[WeekRow]) -> list[WeekRow]:
    def when(row: WeekRow) -> tuple[bool, date, int]:
        if row.case is None:
            raise ValueError("only cases are worked on lately or not")
        return bool(row.minutes), row.case.last_day or row.case.opened_on, row.case.sequence

    return sorted(rows, key=when, reverse=True)


def _said(values: TimeValues) -> str:
    return f"{date_short(values.day)}, {hours(values.minutes)}"


def _cell_said(day: date, minutes: int) -> str:
    return f"{date_short(day)}, {hours(minutes)}" if minutes else date_short(day)


def _named(row: WaitingRow) -> str:
    return agent_name(row.civility or "", row.first_name, row.last_name) if row.agent_id else row.title


def _taken(count: int) -> str:
    return f"{count} temps saisis" if count > 1 else "1 temps saisi"


def share_words(charge: Charge, minutes: int) -> str:
    """« 45 min état des lieux »."""
    return f"{hours(minutes)} {CHARGES[charge]}"


def typed_fault(minutes: int) -> str:
    """Why so many minutes are no entry of the week; "" when they are, or when they remove it."""
    return minutes_fault(minutes) if minutes else ""
