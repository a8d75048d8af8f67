"""Which days and whose are shown, and what the gestures of the grid ask of the services. No widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY, day_of, nearest_instant
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import plural
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PractitionerRow
from cigdesk.services import desk
from cigdesk.services.absences import AbsenceService
from cigdesk.services.agenda import AgendaService, AgendaSpan
from cigdesk.services.booking import BookingService
from cigdesk.services.changes import Change
from cigdesk.services.permanences import PermanenceService, PermanenceValues
from cigdesk.services.series import SeriesService
from cigdesk.services.slot_finding import SlotFinder
from ui.operations import Operations
from ui.pages.agenda.board import (
    DAY,
    LAYER_OF,
    Board,
    Item,
    ItemKind,
    ItemMaker,
    Layer,
    Mode,
    Options,
    make_board,
)
from ui.pages.agenda.list_rows import ListPeriod, Sought, Writing
from ui.pages.agenda.month_board import make_month
from ui.pages.agenda.period import bounds, detail, stepped, title
from ui.pages.agenda.whose import PlaceChoice, at_place

MINUTE_MS = 60_000
BESIDE_MS = 40
"""What stands beside the grid is read once that has been painted: turning pages waits for nothing else."""


@dataclass(frozen=True)
class Services:
    """The services that the agenda calls."""

    agenda: AgendaService
    bookings: BookingService
    permanences: PermanenceService
    absences: AbsenceService
    series: SeriesService
    slots: SlotFinder

    @classmethod
    def of(cls, every: desk.Services) -> Services:
        """Those of an open store."""
        return cls(every.agenda, every.bookings, every.permanences, every.absences, every.series, every.slots)


@dataclass(frozen=True)
class Showing:
    """A practitioner of the list at the left, and what is free in the days shown."""

    practitioner: PractitionerRow
    free: str


_Read = tuple[Sequence[PractitionerRow], Sequence[UUID], AgendaSpan, tuple[AppointmentRow, ...]]
"""Who there is, who is chosen, the days of those shown, and what wants its outcome where that is listed."""


class AgendaPresenter(QObject):
    """The state of the page; it reads in the background and tells what to draw."""

    board_changed = Signal(object)
    """(Board)"""
    month_changed = Signal(object)
    """(Month)"""
    rows_changed = Signal(object, object)
    """(rows, Writing): what the list shows, and how it is written."""
    late_changed = Signal(int)
    """How many appointments are over and want their outcome."""
    people_changed = Signal(object)
    """(tuple of Showing): the practitioners, whether shown or not."""
    marks_changed = Signal(object, object)
    """(free days, holidays) of the month in the small calendar."""
    period_changed = Signal()
    """Other days are shown."""
    occurrence_moved = Signal(object)
    """(PermanenceRow where it is now): one half-day of a series was moved alone."""
    absence_met = Signal(object, object)
    """(AbsenceRow, the span it was dropped on): it would lie over appointments, which have to be decided."""
    conflict_met = Signal(object, object, object)
    """(title, error, retry with a confirmation): something asks before it is written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.operations = services, operations
        self.mode, self.day = Mode.WEEK, services.agenda.today()
        self.month = self.day.replace(day=1)
        self.chosen: tuple[UUID, ...] = ()
        self.hidden: frozenset[Layer] = frozenset()
        self.weekend = self.masked = False
        self.board = Board()
        self.practitioners: tuple[PractitionerRow, ...] = ()
        self.place: PlaceChoice | None = None
        self.sought, self.listed = Sought.ALL, ListPeriod.WEEK
        self.rows: tuple[AppointmentRow, ...] = ()
        self.late = 0
        self._people_moved = True
        self._span: AgendaSpan | None = None
        self._free: Mapping[UUID, str] = {}
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self.rebuild)
        self._beside = QTimer(self, interval=BESIDE_MS, singleShot=True)
        self._beside.timeout.connect(self._load_beside)

    # what is shown

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.services.agenda.now()

    @property
    def today(self) -> date:
        """The present day of the centre."""
        return self.services.agenda.today()

    def bounds(self) -> tuple[date, date]:
        """The first and last day read: a whole week, one day, six weeks."""
        return bounds(self.mode, self.day, self.listed)

    @property
    def lists_late(self) -> bool:
        """Whether the list shows what wants its outcome, of any time."""
        return self.mode is Mode.LIST and self.sought is Sought.TO_FILL

    def period_title(self) -> str:
        """« 9 – 13 novembre 2026 », the day, or the month."""
        if self.lists_late:
            return "Rendez-vous à renseigner"
        return title(self.mode, self.day, self.listed, [column.day for column in self.board.columns])

    def period_detail(self) -> str:
        """« Semaine 46 »."""
        return "" if self.lists_late else detail(self.mode, self.day, self.listed)

    def load(self) -> None:
        """Read the practitioners and the days shown again, then what stands beside them."""
        self._people_moved = True
        self._load_days()

    def _load_days(self, *, concerned: bool = False) -> None:
        """Read the days of those who are shown, and who there is where that can have changed.

        `concerned`: show the person at the keyboard, or everybody for who receives nobody.
        """
        agenda, chosen, days = self.services.agenda, self.chosen, self.bounds()
        everybody, late = self.mode is Mode.TEAM or self.place is not None, self.lists_late
        known = () if self._people_moved else self.practitioners

        def read() -> _Read:
            people = known or in_order(agenda.practitioners(), agenda.own_practitioner())
            own = agenda.own_practitioner() if concerned else None
            mine = [each for each in people if each.id == own] or people
            shown = mine if concerned else people if everybody else still_chosen(chosen, people)
            overdue = agenda.overdue([each.id for each in shown]) if late else ()
            named = [each.id for each in shown] if concerned else chosen
            return people, named, agenda.span_of(() if late else shown, *days), overdue

        self.operations.forget((id(self), "everybody"))
        self.operations.query((id(self), "span"), read, self._take, label="Lecture de l’agenda")

    def _take(self, read: _Read) -> None:
        people, chosen, self._span, overdue = read
        moved, self._people_moved = self._people_moved, False
        self.practitioners = tuple(people)
        self.chosen = tuple(each.id for each in still_chosen(chosen, people))
        self.rows = overdue
        self.rebuild()
        self._beside.start()
        if moved:
            self.count_late()

    def count_late(self) -> None:
        """Read how many appointments want their outcome: the person's own, or everybody's."""
        self.operations.query((id(self), "late"), self.services.agenda.late_count, self._take_late)

    def _take_late(self, count: int) -> None:
        self.late = count
        self.late_changed.emit(count)

    def _load_beside(self) -> None:
        """What the others have free in these days, and the marks of the month."""
        if not self.operations.open:
            return
        agenda, people, bounds = self.services.agenda, self.practitioners, self.bounds()
        if not self._knows(each.id for each in people):
            self.operations.query(
                (id(self), "everybody"), lambda: agenda.span_of(people, *bounds), self._take_everybody
            )
        self.load_marks()

    def _take_everybody(self, span: AgendaSpan) -> None:
        self._span = span
        self._tell_people()

    def _knows(self, practitioner_ids: Iterable[UUID]) -> bool:
        """Whether the days of all of them have been read."""
        read = {each.id for each in self._span.practitioners} if self._span else set()
        return read.issuperset(practitioner_ids)

    def rebuild(self) -> None:
        """Work the board out again: another minute, another filter."""
        if self._span is None:
            return
        self._clock.start()
        span, options = self._narrowed(self._span), self._options()
        if self.mode is Mode.MONTH:
            self._rebuild_month(span, options)
        elif self.mode is Mode.LIST:
            self._rebuild_list(span)
        else:
            self.board = make_board(span, options)
            self.board_changed.emit(self.board)
        self._tell_people()
        self.period_changed.emit()

    def _options(self) -> Options:
        return Options(self.mode, self.now, self.hidden, self.weekend, self.masked)

    def _narrowed(self, span: AgendaSpan) -> AgendaSpan:
        """Of all that was read, what is shown; where nobody comes to a place, the days stay in sight."""
        if self.place is not None:
            there = at_place(span, self.place)
            return there if there.practitioners else replace(there, practitioners=self._shown())
        return replace(span, practitioners=self._shown())

    def _rebuild_month(self, span: AgendaSpan, options: Options) -> None:
        """A month of a whole team is long to put together: not on the thread of the window."""
        day = self.day
        self.board = Board(mode=self.mode)
        self.operations.query(
            (id(self), "month"), lambda: make_month(span, options, day), self.month_changed.emit
        )

    def _rebuild_list(self, span: AgendaSpan) -> None:
        self.board = Board(mode=self.mode)
        if not self.lists_late:
            shown = {each.id for each in span.practitioners}
            self.rows = tuple(row for row in span.appointments if row.practitioner_id in shown)
        names = {each.id: each.name for each in self.practitioners}
        hidden = [kind for kind, layer in LAYER_OF.items() if layer in self.hidden]
        rows = [row for row in self.rows if row.kind not in hidden]
        writing = Writing(self.now, self.services.agenda.zone, names, self.masked)
        self.rows_changed.emit(rows, writing)

    def item_of(self, row: AppointmentRow) -> Item | None:
        """An appointment of the list as the grid would show it."""
        owner = next((each for each in self.practitioners if each.id == row.practitioner_id), None)
        if owner is None:
            return None
        zone = self.services.agenda.zone
        first, last = day_of(row.start, zone), day_of(row.end, zone)
        alone = AgendaSpan(first, last, zone, (owner,), (row,), (), (), {})
        options = Options(Mode.LIST, self.now, masked=self.masked)
        return next(ItemMaker(alone, options, {(first, owner.id): 0}).all(), None)

    def find_again(self, item: Item) -> Item | None:
        """What an item has become in what is shown now; None when it is gone."""
        if self.mode is Mode.LIST:
            row = next((row for row in self.rows if row.id == item.key[1]), None)
            return self.item_of(row) if row else None
        return next((each for each in self.board.items if each.key[:2] == item.key[:2]), None)

    def _tell_people(self) -> None:
        """Until what the others have free is read, what they had in the days before stays in its place."""
        if self._span is not None and self._knows(each.id for each in self.practitioners):
            self._free = free_words(self._span, self.now)
        self.people_changed.emit(
            tuple(Showing(each, self._free.get(each.id, "")) for each in self.practitioners)
        )

    def _shown(self) -> tuple[PractitionerRow, ...]:
        if self.mode is Mode.TEAM:
            return self.practitioners
        return tuple(each for each in self.practitioners if each.id in self.chosen)

    def load_marks(self) -> None:
        """Read which days of the small calendar have a free slot, and which are holidays."""
        first = self.month - timedelta(days=7)
        last = self.month + timedelta(days=42)
        agenda, ids = self.services.agenda, self.chosen

        def read() -> tuple[frozenset[date], dict[date, str]]:
            return agenda.free_days(ids, first, last), agenda.holidays(first, last)

        self.operations.query(
            (id(self), "marks"), read, lambda found: self.marks_changed.emit(found[0], found[1])
        )

    # moving in time

    def go_to(self, day: date) -> None:
        """Show the days around that one."""
        self.day = min(max(day, FIRST_DAY), LAST_DAY)
        self.month = self.day.replace(day=1)
        self.period_changed.emit()
        self._load_days()

    def reveal(self, day: date, practitioner_id: UUID) -> None:
        """Show the days around that one, of that practitioner if they are not in sight already."""
        if self.mode is not Mode.TEAM and practitioner_id not in self.chosen:
            self.chosen = (practitioner_id,)
        self.go_to(day)

    def step(self, steps: int) -> None:
        """Show the next or the previous days."""
        self.go_to(stepped(self.mode, self.day, self.listed, steps))

    def show_month(self, month: date) -> None:
        """Another month is shown in the small calendar."""
        self.month = month
        self.load_marks()

    def set_mode(self, mode: Mode) -> None:
        """Lay the time out otherwise."""
        if mode is not self.mode:
            self.mode = mode
            self._span = None
            self._load_days()

    def show_day(self, mode: Mode, day: date) -> None:
        """Lay the days around that one out so."""
        if mode is not self.mode:
            self.mode, self._span = mode, None
        self.go_to(day)

    def seek(self, sought: Sought) -> None:
        """Narrow the list to some statuses; what wants its outcome is read of any time."""
        before, self.sought = self.lists_late, sought
        if self.lists_late is not before:
            self._load_days()
        else:
            self.rebuild()

    def list_by(self, period: ListPeriod) -> None:
        """List a week, or a month."""
        self.listed = period
        self._load_days()

    def show_late(self) -> None:
        """List what wants its outcome: the person's own, or everybody's."""
        self.mode, self.sought, self._span = Mode.LIST, Sought.TO_FILL, None
        self.place = None
        self._load_days(concerned=True)

    def choose_place(self, place: PlaceChoice | None) -> None:
        """Show whoever comes to that place, or those chosen again."""
        if place != self.place:
            self.place = place
            self._load_days()

    def choose(self, practitioner_ids: Sequence[UUID]) -> None:
        """Show these agendas side by side; one at least."""
        if practitioner_ids:
            self.chosen = tuple(practitioner_ids)
            self.load_marks()
        if self._knows(self.chosen) and not self.lists_late:
            self.rebuild()
        else:
            self._load_days()

    def hide_layer(self, layer: Layer, *, hidden: bool) -> None:
        """Filter what is drawn."""
        self.hidden = self.hidden | {layer} if hidden else self.hidden - {layer}
        self.rebuild()

    def show_weekend(self, *, shown: bool) -> None:
        """Always show Saturday and Sunday, or only when something is in them."""
        self.weekend = shown
        self.rebuild()

    def mask(self, *, masked: bool) -> None:
        """Show initials in the place of names."""
        self.masked = masked
        self.rebuild()

    # from the grid to instants

    def span_of(self, column: int, start: int, end: int) -> tuple[PractitionerRow, Interval]:
        """The practitioner and the instants of a stretch of the grid."""
        place = self.board.columns[column]
        return place.practitioner, Interval(self._instant(place.day, start), self._instant(place.day, end))

    def _instant(self, day: date, minute: int) -> datetime:
        days, rest = divmod(minute, DAY)
        at = time(rest // 60, rest % 60)
        return nearest_instant(day + timedelta(days=days), at, self.services.agenda.zone)

    # acts

    def probe(
        self, item: Item, target: tuple[int, int, int], tell: Callable[[tuple[int, int, int], str], None]
    ) -> None:
        """Ask what would speak against dropping the item there, and tell it in a few words."""
        practitioner, span = self._landing(item, target)

        def ask() -> str:
            if item.appointment is not None:
                verdict = self.services.bookings.check_move(item.appointment.id, span, practitioner.id)
            elif item.absence is not None:
                moved = _moved_absence(item.absence, practitioner, span)
                found = self.services.absences.reasons(moved, absence_id=item.absence.id)
                return found[0].sentence if found else ""
            else:
                values = self._moved_permanence(item, practitioner, span)
                verdict = self.services.permanences.check(values, record_id=_permanence_id(item))
            first = verdict.reasons[0].sentence if verdict.reasons else ""
            return verdict.refusal or first

        self.operations.query((id(self), "probe"), ask, lambda note: tell(target, note))

    def drop(self, item: Item, target: tuple[int, int, int]) -> None:
        """Move or stretch an appointment, a permanence or an absence."""
        self._drop_at(item, *self._landing(item, target))

    def drop_on_day(self, item: Item, day: date) -> None:
        """Move it to another day, at the same hour, with the same practitioner."""
        owner = next((each for each in self.practitioners if each.id == item.practitioner_id), None)
        if owner is not None:
            start = self._instant(day, item.start)
            self._drop_at(item, owner, Interval(start, start + item.span.duration))

    def _drop_at(self, item: Item, practitioner: PractitionerRow, span: Interval) -> None:
        bookings, permanences = self.services.bookings, self.services.permanences
        if item.appointment is not None:
            record_id = item.appointment.id
            self.run(
                "Déplacer le rendez-vous",
                lambda answer: bookings.move(
                    record_id, span, practitioner_id=practitioner.id, confirmation=answer
                ),
            )
            return
        if item.absence is not None:
            self._drop_absence(item.absence, practitioner, span)
            return
        values = self._moved_permanence(item, practitioner, span)
        permanence_id = _permanence_id(item)
        self.run(
            "Déplacer la permanence",
            lambda answer: permanences.change(permanence_id, values, confirmation=answer),
            lambda: self._tell_of_series(item, values),
        )

    def _drop_absence(self, row: AbsenceRow, practitioner: PractitionerRow, span: Interval) -> None:
        values, absences = _moved_absence(row, practitioner, span), self.services.absences

        def failed(error: CigdeskError) -> None:
            if isinstance(error, SlotTaken):
                self.absence_met.emit(replace(row, practitioner_id=practitioner.id), span)
            else:
                self.operations.refused.emit("Déplacer l’absence", error)

        self.operations.change(
            lambda: absences.change(row.id, values), on_error=failed, label="Déplacer l’absence"
        )

    def _tell_of_series(self, item: Item, values: PermanenceValues) -> None:
        row = item.permanence.row if item.permanence else None
        if row is not None and row.series_id is not None:
            moved = replace(row, start=values.start, end=values.end, changed=True)
            self.occurrence_moved.emit(replace(moved, practitioner_id=values.practitioner_id))

    def _landing(self, item: Item, target: tuple[int, int, int]) -> tuple[PractitionerRow, Interval]:
        """A move keeps the length in real time, also over a change of hour; a stretch takes its end."""
        practitioner, span = self.span_of(*target)
        if target[2] - target[1] == item.end - item.start:
            return practitioner, Interval(span.start, span.start + item.span.duration)
        return practitioner, span

    def _moved_permanence(
        self, item: Item, practitioner: PractitionerRow, span: Interval
    ) -> PermanenceValues:
        if item.permanence is None:
            raise ValueError("only appointments and permanences move")
        row = item.permanence.row
        return PermanenceValues(
            practitioner_id=practitioner.id,
            start=span.start,
            end=span.end,
            slot_minutes=row.slot_minutes,
            buffer_minutes=row.buffer_minutes,
            subjects=row.subjects,
            authority_id=row.authority_id,
            site_id=row.site_id,
            room_id=row.room_id,
        )

    def reschedule(
        self, appointment_id: UUID, practitioner_id: UUID, span: Interval, done: Callable[[], None]
    ) -> None:
        """Give an appointment another time, and tell once it has it."""
        move = partial(self.services.bookings.move, appointment_id, span, practitioner_id=practitioner_id)
        self.run("Reporter le rendez-vous", lambda answer: move(confirmation=answer), done)

    def copy(
        self, appointment_id: UUID, practitioner_id: UUID, span: Interval, done: Callable[[], None]
    ) -> None:
        """Book the same once more, at another time."""
        copy = partial(self.services.bookings.copy, appointment_id, span, practitioner_id=practitioner_id)
        self.run("Copier le rendez-vous", lambda answer: copy(confirmation=answer), done)

    def set_status(self, row: AppointmentRow, status: AppointmentStatus) -> None:
        """Record what became of an appointment."""
        bookings = self.services.bookings
        self.run(
            "Remettre à venir",
            lambda answer: bookings.set_status(row.id, status, confirmation=answer),
        )

    def set_statuses(self, rows: Sequence[AppointmentRow], status: AppointmentStatus) -> None:
        """Record what became of several appointments, in one go."""
        bookings, ids = self.services.bookings, [row.id for row in rows]
        self.run(
            "Renseigner les rendez-vous",
            lambda answer: bookings.set_statuses(ids, status, confirmation=answer),
        )

    def delete(self, item: Item) -> None:
        """Remove what was written by mistake."""
        services = self.services
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            appointment_id = item.appointment.id
            self.run("Supprimer", lambda _answer: services.bookings.delete(appointment_id))
        elif item.kind is ItemKind.BAND:
            permanence_id = _permanence_id(item)
            self.run("Supprimer", lambda _answer: services.permanences.delete(permanence_id))
        elif item.absence is not None:
            absence_id = item.absence.id
            self.run("Supprimer", lambda _answer: services.absences.delete(absence_id))

    def cancel(self, item: Item) -> None:
        """Give up an appointment or a permanence; an absence goes away."""
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            if item.appointment.status is AppointmentStatus.PLANNED:
                self.set_status(item.appointment, AppointmentStatus.CANCELLED)
        elif item.kind is ItemKind.BAND and not item.struck:
            permanences, permanence_id = self.services.permanences, _permanence_id(item)
            self.run(
                "Annuler la permanence",
                lambda answer: permanences.cancel(permanence_id, confirmation=answer),
            )
        elif item.absence is not None:
            self.delete(item)

    def restore(self, item: Item) -> None:
        """Hold again a permanence that was given up."""
        permanences, permanence_id = self.services.permanences, _permanence_id(item)
        self.run(
            "Rétablir la permanence",
            lambda answer: permanences.restore(permanence_id, confirmation=answer),
        )

    def stop_series(self, item: Item) -> None:
        """End the series before that half-day."""
        series, permanence_id = self.services.series, _permanence_id(item)
        self.run("Arrêter la série", lambda answer: series.stop(permanence_id, confirmation=answer))

    def delete_siblings(self, item: Item) -> None:
        """Take away every absence that was noted in the same go."""
        if item.absence is not None:
            absences, absence_id = self.services.absences, item.absence.id
            self.run("Supprimer", lambda _answer: absences.delete(absence_id, every=True))

    def run(
        self,
        title: str,
        act: Callable[[Confirmation | None], Change],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do it, and `then` something more once it is done at the first go.

        What has to be confirmed is told by `conflict_met`, the rest by the window.
        """

        def failed(error: CigdeskError) -> None:
            self.conflict_met.emit(title, error, act)

        self.operations.change(
            lambda: act(None), on_done=lambda _change: then(), on_error=failed, label=title
        )


def in_order(people: Sequence[PractitionerRow], own: UUID | None) -> tuple[PractitionerRow, ...]:
    """By name, but the person at the keyboard first."""
    return tuple(sorted(people, key=lambda each: each.id != own))


def still_chosen(chosen: Sequence[UUID], people: Sequence[PractitionerRow]) -> tuple[PractitionerRow, ...]:
    """Those of the chosen who are still there; the first of all when nobody is left."""
    return tuple(each for each in people if each.id in chosen) or tuple(people[:1])


def free_words(span: AgendaSpan, now: datetime) -> dict[UUID, str]:
    """« 3 libres », « complet » where permanences are still to come and nothing is free; by practitioner."""
    free: Counter[UUID] = Counter()
    coming = set()
    for each in span.permanences:
        if not each.row.cancelled and each.row.end > now:
            coming.add(each.row.practitioner_id)
            free[each.row.practitioner_id] += sum(slot.start >= now for slot in each.free)
    return {each: plural(free[each], "libre") if free[each] else "complet" for each in coming}


def _moved_absence(row: AbsenceRow, practitioner: PractitionerRow, span: Interval) -> AbsenceValues:
    return AbsenceValues(practitioner_id=practitioner.id, start=span.start, end=span.end, label=row.label)


def _permanence_id(item: Item) -> UUID:
    if item.permanence is None:
        raise ValueError("this item is no permanence")
    return item.permanence.row.id
