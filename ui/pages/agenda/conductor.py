"""From a gesture or a key to the panel or the service that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    Requester,
    possible_statuses,
)
from cigdesk.domain.errors import CigdeskError
from cigdesk.ports.agenda import AbsenceRow, AgentRow, AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.changes import Change
from cigdesk.services.series import Scope
from ui.pages.agenda.absence_panel import AbsencePanel
from ui.pages.agenda.acts import Entry, make_menu
from ui.pages.agenda.board import Item, ItemKind, Mode, rank_of
from ui.pages.agenda.booking_panel import BookingPanel
from ui.pages.agenda.booking_presenter import BookingPresenter
from ui.pages.agenda.confirm_panel import Act, ConfirmPanel
from ui.pages.agenda.details import STATUS_WORDS
from ui.pages.agenda.details_panel import DetailsPanel
from ui.pages.agenda.dock import PanelDock
from ui.pages.agenda.draft import USUAL_MINUTES, Draft, draft_of
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.reschedule_panel import ReschedulePanel
from ui.pages.agenda.series_effect import series_words
from ui.pages.agenda.series_panel import PermanencePanel
from ui.pages.agenda.steps import CELL
from ui.pages.agenda.targets import BookSession
from ui.pages.agenda.views import Views
from ui.widgets.side_panel import SidePanel

STATUS_ICONS = {
    AppointmentStatus.DONE: "check",
    AppointmentStatus.EXCUSED: "circle",
    AppointmentStatus.NO_SHOW: "circle-x",
    AppointmentStatus.CANCELLED: "ban",
    AppointmentStatus.PLANNED: "restore",
}
MORNING = time(9)
LINE: Entry = ("", "", lambda: None)


class Conductor(QObject):
    """Holds the grid and the panels together; the presenter decides, the panels ask."""

    copied = Signal(object)
    """(AppointmentRow): it can be pasted now."""
    booking_asked = Signal()
    """Book without a time in mind: somebody is on the phone."""
    written = Signal(object)
    """(UUID): that appointment was booked or corrected in its panel."""

    def __init__(self, presenter: AgendaPresenter, views: Views, *, agents_open: bool) -> None:
        super().__init__(views.grid)
        self.presenter, self.views, self.grid = presenter, views, views.grid
        services, operations = presenter.services, presenter.operations
        self.details = DetailsPanel(services.agenda.zone, agents_open=agents_open)
        booking = BookingPresenter(services, operations, self)
        self.booking = BookingPanel(booking, services.agenda.today)
        self.permanence = PermanencePanel(services, operations)
        self.absence = AbsencePanel(services, operations, lambda: presenter.masked)
        self.confirm = ConfirmPanel(operations)
        self.reschedule = ReschedulePanel(presenter)
        self._copied: AppointmentRow | None = None
        self._dock: PanelDock | None = None
        self._last_kind = AppointmentKind.REMOTE
        self._drawn: tuple[UUID, Interval] | None = None
        self._connect()

    @property
    def panels(self) -> tuple[SidePanel, ...]:
        """The panels, of which one at most is in sight."""
        return self.details, self.booking, self.permanence, self.absence, self.confirm, self.reschedule

    def put_in(self, dock: PanelDock) -> None:
        """The place where the panels open."""
        self._dock = dock
        dock.must_show = self._right_of_current

    def _connect(self) -> None:
        grid, details, presenter = self.grid, self.details, self.presenter
        grid.opened.connect(self.show_item)
        grid.slot_chosen.connect(self.book_slot)
        grid.span_chosen.connect(self.book_span)
        grid.dropped.connect(lambda item, *target: presenter.drop(item, target))
        grid.probed.connect(lambda item, *target: presenter.probe(item, target, grid.warn))
        grid.dropped_on_day.connect(presenter.drop_on_day)
        grid.typed.connect(self._book_typed)
        grid.menu_asked.connect(self.show_menu)
        grid.selectionModel().currentChanged.connect(self._follow_selection)
        self._connect_others()
        details.status_asked.connect(presenter.set_status)
        details.move_asked.connect(self.reschedule_current)
        self.reschedule.settled.connect(self.written)
        details.edit_asked.connect(self.edit)
        details.cancel_asked.connect(presenter.cancel)
        details.delete_asked.connect(presenter.delete)
        details.history_asked.connect(self._load_history)
        details.restore_asked.connect(presenter.restore)
        details.stop_asked.connect(presenter.stop_series)
        details.delete_every_asked.connect(presenter.delete_siblings)
        details.series_asked.connect(self._load_series)
        presenter.absence_met.connect(self._decide_absence)
        presenter.conflict_met.connect(self._ask)
        self.booking.booked.connect(self._booked)

    def _connect_others(self) -> None:
        month, listed, presenter = self.views.month, self.views.list, self.presenter
        month.day_opened.connect(partial(presenter.show_day, Mode.DAY))
        month.week_opened.connect(partial(presenter.show_day, Mode.WEEK))
        month.day_wanted.connect(presenter.go_to)
        month.stepped.connect(presenter.step)
        month.today_asked.connect(self.go_today)
        month.menu_asked.connect(self._show_month_menu)
        listed.opened.connect(self._show_row)
        listed.current_changed.connect(self._follow_row)
        listed.settle_asked.connect(presenter.set_statuses)
        listed.menu_asked.connect(self._show_row_menu)
        listed.sought_changed.connect(presenter.seek)
        listed.period_changed.connect(presenter.list_by)

    def _right_of_current(self, page_width: int) -> float:
        """The right edge of the column that the keyboard is on, if no panel narrowed the grid."""
        page = self._dock.parent() if self._dock else None
        scrolls = self.grid.horizontalScrollBar().maximum() > 0
        if not isinstance(page, QWidget) or not self.presenter.board.columns or scrolls:
            return 0
        left = self.grid.mapTo(page, QPoint(0, 0)).x() + self.grid.viewportMargins().left()
        share = (self.grid.place[0] + 1) / len(self.presenter.board.columns)
        return left + (page_width - left) * share

    def _open(self, panel: SidePanel) -> None:
        if self._dock is not None:
            self._dock.make_way(panel)

    def _arrange(self) -> None:
        if self._dock is not None:
            self._dock.arrange()

    # what is selected

    def show_item(self, item: Item) -> None:
        """Show an appointment, a permanence or an absence at the right."""
        if item.kind is ItemKind.MISSED_SLOT:
            self.book_slot(item)
            return
        self._open(self.details)
        rank = rank_of(self.presenter.board, item)
        self.details.show_item(item, self.presenter.now, rank=rank, masked=self.presenter.masked)
        self._arrange()

    def _show_row(self, row: AppointmentRow) -> None:
        item = self.presenter.item_of(row)
        if item is not None:
            self.show_item(item)

    def _follow_row(self, row: AppointmentRow) -> None:
        shown = self.details.item
        if self.details.isVisible() and (shown is None or shown.key[1] != row.id):
            self._show_row(row)

    def current_item(self) -> Item | None:
        """What the keyboard is on: an item of the grid, a row of the list."""
        if self.presenter.mode is Mode.MONTH:
            return None
        if self.presenter.mode is not Mode.LIST:
            return self.grid.current_item()
        row = self.views.list.current()
        return self.presenter.item_of(row) if row else None

    def _follow_selection(self) -> None:
        item = self.grid.current_item()
        shows = (ItemKind.APPOINTMENT, ItemKind.BAND, ItemKind.ABSENCE)
        if self.details.isVisible() and item is not None and item.kind in shows and item != self.details.item:
            self.show_item(item)

    def board_shown(self) -> None:
        """Other rows came: show again what the panel holds, or close it when that is gone."""
        self.absence.covered.show_names()
        shown = self.details.item
        if not self.details.isVisible() or shown is None:
            return
        again = self.presenter.find_again(shown)
        if again is None:
            self.details.close_panel()
        elif again != shown:
            self.show_item(again)

    def _load_history(self, agent_id: UUID) -> None:
        agenda = self.presenter.services.agenda
        self.presenter.operations.query(
            (id(self), "history"),
            lambda: agenda.follow_up(agent_id),
            lambda rows: self.details.show_history(agent_id, rows),
        )

    def _load_series(self, item: Item) -> None:
        services, key = self.presenter.services, (id(self), "series")
        permanence, absence = item.permanence, item.absence
        if permanence is not None and permanence.row.series_id is not None:
            series_id = permanence.row.series_id
            self.presenter.operations.query(
                key,
                lambda: series_words(services.series.read(series_id)),
                lambda words: self.details.show_series(item, words),
            )
        elif absence is not None:
            self.presenter.operations.query(
                key,
                lambda: services.absences.siblings(absence.id),
                lambda count: self.details.show_siblings(item, count),
            )

    # booking

    def book(self) -> None:
        """Ctrl+N: the screen that looks for a time."""
        self.booking_asked.emit()

    def _booked(self, change: Change) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.written.emit(change.ids[0])

    def book_here(self) -> None:
        """Book where the keyboard is: a free slot, an empty cell; after an appointment, its end."""
        item = self.grid.current_item()
        if item is not None and item.kind is ItemKind.SLOT:
            self.book_slot(item)
            return
        if not self.presenter.board.columns:
            return
        column, minute = self.grid.place
        start = minute if item is None else item.end
        self.book_span(column, start, start + CELL, drawn=False)

    def book_slot(self, item: Item) -> None:
        """Book a slot of a permanence."""
        draft = self._draft_at(item.span)
        draft.practitioner_id = item.practitioner_id
        draft.take_kind(AppointmentKind.PERMANENCE)
        self._begin(draft)

    def book_span(self, column: int, start: int, end: int, *, drawn: bool = True) -> None:
        """Book a stretch of the grid; one cell alone takes the usual length of the kind."""
        practitioner, span = self.presenter.span_of(column, start, end)
        self._drawn = (practitioner.id, span) if drawn and span.minutes > CELL else None
        draft = self._draft_at(span)
        draft.practitioner_id = practitioner.id
        within = self._within_permanence(practitioner, span)
        draft.take_kind(AppointmentKind.PERMANENCE if within else self._last_kind)
        if not drawn or span.minutes <= CELL:
            draft.minutes = USUAL_MINUTES[draft.kind]
        self._begin(draft)

    def _within_permanence(self, practitioner: PractitionerRow, span: Interval) -> bool:
        return any(
            item.kind is ItemKind.BAND
            and not item.struck
            and item.practitioner_id == practitioner.id
            and item.span.covers(span)
            for item in self.presenter.board.items
        )

    def _draft_at(self, span: Interval) -> Draft:
        local = span.start.astimezone(self.presenter.services.agenda.zone)
        return Draft(day=local.date(), at=local.time(), minutes=span.minutes)

    def book_session(self, wanted: BookSession, found: Sequence[AuthorityRow]) -> None:
        """Book a collective session for the authority of a request, among those of its name."""
        draft = Draft(requester=Requester.EMPLOYER, request_id=wanted.request_id)
        draft.practitioner_id = wanted.practitioner_id
        draft.authority = next((each for each in found if each.id == wanted.authority_id), None)
        draft.take_kind(AppointmentKind.COLLECTIVE)
        draft.minutes = USUAL_MINUTES[draft.kind]
        self._begin(draft)

    def _begin(self, draft: Draft) -> None:
        self._open(self.booking)
        self.booking.begin(draft, self.presenter.practitioners)
        self._last_kind = draft.kind if draft.kind is not AppointmentKind.PERMANENCE else self._last_kind
        self._arrange()

    # permanences and absences

    def open_permanence_here(self) -> None:
        """Open a permanence where the keyboard is."""
        owner, span = self._here(timedelta(hours=3))
        self._open(self.permanence)
        self.permanence.open_new(self.presenter.practitioners, owner, span)
        self._arrange()

    def note_absence_here(self) -> None:
        """Note an absence where the keyboard is."""
        owner, span = self._here(timedelta(hours=4))
        self._open(self.absence)
        self.absence.open_new(self.presenter.practitioners, owner, span)
        self._arrange()

    def change_series(self, row: PermanenceRow) -> None:
        """Give those that follow what was given to one half-day: shown first, as any change of a series."""
        self._open(self.permanence)
        self.permanence.correct(self.presenter.practitioners, row, Scope.FOLLOWING)
        self._arrange()

    def _decide_absence(self, row: AbsenceRow, span: Interval) -> None:
        """An absence was dropped over appointments."""
        self._open(self.absence)
        self.absence.correct(self.presenter.practitioners, row, span)
        self._arrange()

    def _here(self, length: timedelta) -> tuple[UUID | None, Interval | None]:
        """What was just drawn and is still in the booking panel, else so long from where the keyboard is."""
        if self._drawn is not None and self.booking.isVisible():
            return self._drawn
        if not self.presenter.board.columns:
            return next(iter(self.presenter.chosen), None), self._at_day(length)
        column, minute = self.grid.place
        practitioner, span = self.presenter.span_of(column, minute, minute + CELL)
        return practitioner.id, Interval(span.start, span.start + length)

    def _at_day(self, length: timedelta) -> Interval | None:
        """In the month: the morning of the day that the keyboard is on."""
        day = self.views.month.current_day() if self.presenter.mode is Mode.MONTH else None
        if day is None:
            return None
        start = self.presenter.services.agenda.instant(day, MORNING)
        return Interval(start, start + length)

    # correcting

    def edit_current(self) -> None:
        """Correct what the keyboard is on."""
        item = self.current_item()
        if item is not None:
            self.edit(item)

    def edit(self, item: Item) -> None:
        """Open the panel that corrects an item."""
        people = self.presenter.practitioners
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            self._edit_appointment(item.appointment)
        elif item.kind is ItemKind.BAND and item.permanence is not None:
            self._open(self.permanence)
            self.permanence.correct(people, item.permanence.row)
        elif item.absence is not None:
            self._open(self.absence)
            self.absence.correct(people, item.absence)
        self._arrange()

    def _edit_appointment(self, line: AppointmentRow) -> None:
        agenda, operations = self.presenter.services.agenda, self.presenter.operations

        def read() -> AgentRow | None:
            return agenda.agent(line.agent_id) if line.agent_id else None

        operations.query((id(self), "edit"), read, lambda agent: self._begin(draft_of(line, agent, agenda)))

    def reschedule_current(self) -> None:
        """Look for another time for the current appointment, or for the one that the panel shows."""
        item = self.details.item if self.details.isVisible() else self.current_item()
        if item is not None and item.appointment is not None:
            self.reschedule_row(item.appointment)

    def reschedule_row(self, row: AppointmentRow, *, copies: bool = False) -> None:
        """Look for another time for that appointment, or for one more like it."""
        self._open(self.reschedule)
        self.reschedule.begin(row, copies=copies)
        self._arrange()

    def copy_current(self) -> None:
        """Ctrl+C: the current appointment will be booked once more where Ctrl+V is pressed."""
        item = self.current_item()
        if item is not None and item.appointment is not None:
            self._copied = item.appointment
            self.copied.emit(self._copied)

    def paste_here(self) -> None:
        """Ctrl+V: book the same once more, where the keyboard is."""
        row = self._copied
        if row is None or not self.presenter.board.columns or not self.grid.isVisible():
            return
        column, minute = self.grid.place
        owner, span = self.presenter.span_of(column, minute, minute + CELL)
        landing = Interval(span.start, span.start + row.span.duration)
        self.presenter.copy(row.id, owner.id, landing, lambda: None)

    def _book_typed(self, letter: str) -> None:
        """What was typed on a free place begins the name of the person received."""
        self.book_here()
        edit = self.booking.form.person.edit
        if edit.hasFocus():
            edit.insert(letter)

    def begin_move(self) -> None:
        """R: move with the arrows, Entrée drops, Échap gives up; out of the grid, look for a time."""
        if not self.presenter.board.columns:
            self.reschedule_current()
            return
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.begin_move()

    def give_status(self, status: AppointmentStatus) -> None:
        """Record the outcome of the current appointment, where its state allows it."""
        item = self.current_item()
        if self.presenter.mode is Mode.LIST:
            self.views.list.settle(status)
        elif item is not None and item.appointment is not None:
            self.presenter.set_status(item.appointment, status)

    def cancel_current(self) -> None:
        """Suppr: the service gives it up."""
        item = self.current_item()
        if self.presenter.mode is Mode.LIST:
            self.views.list.settle(AppointmentStatus.CANCELLED)
        elif item is not None:
            self.presenter.cancel(item)

    def delete_current(self) -> None:
        """Maj Suppr: it was written by mistake."""
        item = self.current_item()
        if item is not None:
            self.presenter.delete(item)

    def _ask(self, title: str, error: CigdeskError, act: Act) -> None:
        self._open(self.confirm)
        self.confirm.ask(title, error, act)
        self._arrange()

    # moving in time

    def go_today(self) -> None:
        """Show today."""
        self.presenter.go_to(self.presenter.today)

    def step(self, steps: int) -> None:
        """Show the next or the previous days."""
        self.presenter.step(steps)

    def set_mode(self, mode: Mode) -> None:
        """Lay the time out otherwise."""
        self.presenter.set_mode(mode)

    def show_late(self) -> None:
        """List what is over and wants its outcome."""
        self.presenter.show_late()

    def zoom(self, steps: int) -> None:
        """Make hours higher or lower."""
        self.grid.zoom(steps)

    # the menu

    def show_menu(self, item: Item | None, place: QPoint) -> None:
        """What can be done with an item, or in an empty place."""
        self._pop_up(self.menu_entries(item), place)

    def _show_row_menu(self, row: AppointmentRow, place: QPoint) -> None:
        self.show_menu(self.presenter.item_of(row), place)

    def _show_month_menu(self, day: date, place: QPoint) -> None:
        show = self.presenter.show_day
        self._pop_up(
            [
                ("calendar", "Voir le jour", partial(show, Mode.DAY, day)),
                ("calendar-event", "Voir la semaine", partial(show, Mode.WEEK, day)),
                LINE,
                ("map-pin", "Ouvrir une permanence ce jour", self.open_permanence_here),
                ("calendar-off", "Noter une absence ce jour", self.note_absence_here),
            ],
            place,
        )

    def _pop_up(self, entries: list[Entry], place: QPoint) -> None:
        menu = make_menu(entries, self.grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_entries(self, item: Item | None) -> list[Entry]:
        """The entries of the menu."""
        if item is not None and item.appointment is not None:
            return [*self._status_entries(item.appointment), LINE, *self._change_entries(item)]
        if item is not None and item.kind in (ItemKind.BAND, ItemKind.ABSENCE):
            return self._change_entries(item)
        pasting: list[Entry] = [("copy-plus", "Coller le rendez-vous copié", self.paste_here)]
        pasting = pasting if self._copied is not None else []
        return [
            ("calendar-plus", "Réserver ici", self.book_here),
            *pasting,
            ("map-pin", "Ouvrir une permanence ici", self.open_permanence_here),
            ("calendar-off", "Noter une absence ici", self.note_absence_here),
        ]

    def _moving_entries(self, row: AppointmentRow) -> list[Entry]:
        move: list[Entry] = [("arrows-move", "Déplacer avec les flèches", self.begin_move)]
        return [
            *(move if self.presenter.board.columns else []),
            ("calendar-time", "Reporter…", partial(self.reschedule_row, row)),
        ]

    def _copying_entries(self, row: AppointmentRow) -> list[Entry]:
        copy: list[Entry] = [("copy", "Copier", self.copy_current)]
        return [
            *(copy if self.presenter.board.columns else []),
            ("copy-plus", "Copier vers une autre semaine…", partial(self.reschedule_row, row, copies=True)),
        ]

    def _status_entries(self, line: AppointmentRow) -> list[Entry]:
        now: datetime = self.presenter.now
        possible = possible_statuses(line.status, line.start, now)
        return [
            (STATUS_ICONS[status], STATUS_WORDS[status], partial(self.presenter.set_status, line, status))
            for status in STATUS_WORDS
            if status in possible
        ]

    def _change_entries(self, item: Item) -> list[Entry]:
        entries: list[Entry] = []
        if item.appointment is not None and item.appointment.status is AppointmentStatus.PLANNED:
            entries += self._moving_entries(item.appointment)
        if item.kind is ItemKind.BAND and not item.struck:
            skip = "Sauter cette permanence" if item.repeats else "Annuler la permanence"
            entries.append(("ban", skip, lambda: self.presenter.cancel(item)))
        if item.kind is ItemKind.BAND and item.struck:
            entries.append(("restore", "Rétablir la permanence", lambda: self.presenter.restore(item)))
        if item.repeats and item.kind is ItemKind.BAND:
            entries.append(("player-stop", "Arrêter la série ici", lambda: self.presenter.stop_series(item)))
        if item.appointment is not None:
            entries += self._copying_entries(item.appointment)
        entries.append(("pencil", "Modifier…", lambda: self.edit(item)))
        entries.append(("trash", "Supprimer", lambda: self.presenter.delete(item)))
        return entries
