"""Which days and whose are shown, and how they are laid out. No widget, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY, day_of, nearest_instant
from cigdesk.ports.agenda import AppointmentRow, PractitionerRow
from cigdesk.services.agenda import AgendaSpan
from ui.operations import Operations
from ui.pages.agenda.board import DAY, LAYER_OF, Board, Item, Layer, Mode, Options
from ui.pages.agenda.board_making import make_board
from ui.pages.agenda.items import ItemMaker
from ui.pages.agenda.list_rows import ListPeriod, Sought, Writing
from ui.pages.agenda.month_board import make_month
from ui.pages.agenda.people import Showing, free_words, in_order, still_chosen
from ui.pages.agenda.period import bounds, detail, stepped, title
from ui.pages.agenda.services import Services
from ui.pages.agenda.whose import PlaceChoice, at_place

MINUTE_MS = 60_000
BESIDE_MS = 40
"""What stands beside the grid is read once that has been painted: turning pages waits for nothing else."""
LONG_MS = 60
"""Days that take longer to read are named before they are there; the others come with their name at once."""

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
        self._leaving: AgendaSpan | None = None
        self._free: Mapping[UUID, str] = {}
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self.rebuild)
        self._beside = QTimer(self, interval=BESIDE_MS, singleShot=True)
        self._beside.timeout.connect(self._load_beside)
        self._long = QTimer(self, interval=LONG_MS, singleShot=True)
        self._long.timeout.connect(self._name_days)

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

    def _name_days(self) -> None:
        if self.operations.open:
            self.period_changed.emit()

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
        # What is left is let go of once the new days are painted: of a whole team that takes a while.
        self._leaving = self._span
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
        self._leaving = None
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
        self._long.stop()
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
        self._long.start()
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

    def note_opened(self, item: Item) -> None:
        """The panel shows it: whose appointment it is was read."""
        if item.appointment is not None:
            self.services.agenda.opened(item.appointment)

    def mask(self, *, masked: bool) -> None:
        """Show initials in the place of names."""
        self.masked = masked
        self.rebuild()

    # from the grid to instants

    def span_of(self, column: int, start: int, end: int) -> tuple[PractitionerRow, Interval]:
        """The practitioner and the instants of a stretch of the grid."""
        place = self.board.columns[column]
        return place.practitioner, Interval(self.instant(place.day, start), self.instant(place.day, end))

    def instant(self, day: date, minute: int) -> datetime:
        """The instant of a wall minute of a day, or the nearest one that exists."""
        days, rest = divmod(minute, DAY)
        at = time(rest // 60, rest % 60)
        return nearest_instant(day + timedelta(days=days), at, self.services.agenda.zone)
