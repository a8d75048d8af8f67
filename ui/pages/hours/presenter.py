"""The week that is shown: whose, which days, what is typed in its cells, what is taken in. No widgets."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import Task, TimeValues, edited_cell, minutes_fault, work_of
from cigdesk.french import parse_worked
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.ports.support import WaitingRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.support_time import Week, WeekRow
from ui.operations import Operations, Progress
from ui.pages.cases.time_presenter import Asked

Place = tuple[UUID | None, int]
"""A cell: its case, None for the network; and its day, from 0."""


class HoursPresenter(QObject):
    """Reads a week at once; writes each cell as it is typed."""

    shown = Signal(object)
    """(Week): read again."""
    team_read = Signal(object)
    """(tuple of PractitionerRow): whose time is kept."""
    refused = Signal(object, str)
    """(Place, sentence): what is typed there is not kept."""
    beyond = Signal(object, object)
    """(Place, Asked): what is typed there wants the employer's agreement."""
    not_taken = Signal(object)
    """({appointment id: sentence}): those whose time was refused."""
    wants_agreement = Signal(object)
    """(Asked): the time of an appointment wants the employer's agreement."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.practitioner_id: UUID | None = None
        self.day = services.context.today()
        self.task, self.mode = Task.STEPS, PlaceMode.CENTRE
        self.week: Week | None = None

    @property
    def zone(self) -> ZoneInfo:
        """In which hours are shown."""
        return self._services.context.zone

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    # what is shown

    def read(self) -> None:
        """Read the team and the week, in the background."""
        time, agenda, wanted, day = self._services.time, self._services.agenda, self.practitioner_id, self.day

        def job() -> tuple[tuple[PractitionerRow, ...], Week | None]:
            team = time.recorders()
            known = {each.id for each in team}
            own = agenda.own_practitioner() if wanted is None else None
            first = own if own in known else next(iter(team)).id if team else None
            chosen = wanted if wanted in known else first
            return team, time.week(chosen, day) if chosen else None

        self._operations.query((id(self), "week"), job, self._answered)

    def _answered(self, read: tuple[tuple[PractitionerRow, ...], Week | None]) -> None:
        team, self.week = read
        if self.week is not None:
            self.practitioner_id = self.week.practitioner.id
        self.team_read.emit(team)
        self.shown.emit(self.week)

    def choose(self, practitioner_id: UUID) -> None:
        """Show the week of somebody else."""
        if practitioner_id != self.practitioner_id:
            self.practitioner_id = practitioner_id
            self.read()

    def show(self, practitioner_id: UUID | None, day: date | None) -> None:
        """Show the week of that practitioner and that day; what is not named stays."""
        if practitioner_id is not None or day is not None:
            self.practitioner_id = practitioner_id or self.practitioner_id
            self.day = day or self.day
            self.read()

    def go(self, weeks: int) -> None:
        """Show the week so many later, earlier when negative; this one for 0."""
        self.day = self.day + timedelta(weeks=weeks) if weeks else self.today()
        self.read()

    # what is written

    def enter(self, place: Place, typed: str) -> bool:
        """Write what was typed in a cell, nothing for none; gives whether it is a duration."""
        week = self.week
        if week is None:
            return False
        try:
            minutes = parse_worked(typed) if typed else 0
        except ValueError as error:
            self.refused.emit(place, str(error))
            return False
        if fault := minutes_fault(minutes) if minutes else "":
            self.refused.emit(place, fault)
            return False
        case_id, at = place
        job = partial(
            self._services.time.set_cell,
            week.practitioner.id,
            case_id,
            week.days[at],
            minutes,
            task=self.task,
            mode=self.mode,
        )
        self._operations.change(job, on_error=partial(self._not_entered, place, minutes))
        return True

    def _not_entered(self, place: Place, minutes: int, error: CigdeskError) -> None:
        said = next(iter(error.errors.values())) if isinstance(error, InvalidInput) else str(error)
        self.refused.emit(place, said)
        if isinstance(error, BeyondAllowance):
            asked = self._asked(place, minutes, error)
            if asked is not None:
                self.beyond.emit(place, asked)

    def _asked(self, place: Place, minutes: int, error: BeyondAllowance) -> Asked | None:
        row = self._row(place[0])
        if row is None or self.week is None:
            return None
        edit = edited_cell(row.cells[place[1]].kept, minutes)
        known = next((each for each in row.cells[place[1]].entries if each.id == edit.entry_id), None)
        values = TimeValues(
            practitioner_id=self.week.practitioner.id,
            day=self.week.days[place[1]],
            minutes=edit.minutes or minutes,
            case_id=place[0],
            work=known.work if known else work_of(row.case.kind if row.case else None, self.task),
            mode=known.mode if known else self.mode,
            task=known.task if known else self.task,
            appointment_id=known.appointment_id if known else None,
        )
        return Asked(values, row.case, entry_id=edit.entry_id, beyond=error)

    def _row(self, case_id: UUID | None) -> WeekRow | None:
        rows = self.week.rows if self.week else ()
        return next((each for each in rows if (each.case.id if each.case else None) == case_id), None)

    def take(self, row: WaitingRow) -> None:
        """Enter the time of one appointment as it was held."""
        job = partial(self._services.time.from_appointment, row.id)
        self._operations.change(job, on_error=partial(self._not_taken, row))

    def _not_taken(self, row: WaitingRow, error: CigdeskError) -> None:
        self.not_taken.emit({row.id: str(error)})
        if isinstance(error, BeyondAllowance):
            self.wants_agreement.emit(self._of_meeting(row, error))

    def _of_meeting(self, row: WaitingRow, error: BeyondAllowance) -> Asked:
        values = TimeValues(
            practitioner_id=row.practitioner_id,
            day=self._services.time.day_of(row),
            minutes=row.minutes,
            mode=row.mode,
            task=Task.MEETING,
            appointment_id=row.id,
        )
        return Asked(values, None, appointment_id=row.id, beyond=error)

    def take_all(self) -> None:
        """Enter the time of all the appointments of the week; those refused stay, with why."""
        rows = self.week.waiting if self.week else ()
        if not rows:
            return
        refused: dict[UUID, str] = {}

        def job(progress: Progress) -> Change:
            outcome = self._services.time.take_all(rows, progress.step)
            refused.update({each.item.id: each.reason for each in outcome.report.refused})
            return outcome.change

        self._operations.change(
            job, on_done=lambda _change: self.not_taken.emit(refused), label=self.tr("Saisie du temps")
        )
