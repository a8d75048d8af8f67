"""From a gesture or a key to the panel or the service that answers it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.rights import Right
from cigdesk.ports.agenda import AbsenceRow, AgentRow, AppointmentRow, PermanenceRow
from cigdesk.services.changes import Change
from cigdesk.services.series import Scope
from ui.page import Workbench
from ui.pages.agenda.board import Item, ItemKind, Mode
from ui.pages.agenda.deeds import AgendaDeeds
from ui.pages.agenda.dock import PanelDock
from ui.pages.agenda.draft import draft_of
from ui.pages.agenda.items import rank_of
from ui.pages.agenda.menus import Menus
from ui.pages.agenda.panels import Panels
from ui.pages.agenda.placing import Placing
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.span_choice import SpanChoice
from ui.pages.agenda.views import Views

if TYPE_CHECKING:
    from ui.pages.agenda.list_view import ListView
    from ui.pages.agenda.month_view import MonthView


class Conductor(QObject):
    """Holds the layouts and the panels together; the presenter decides, the panels ask."""

    booking_asked = Signal()
    """Book without a time in mind: somebody is on the phone."""
    written = Signal(object)
    """(UUID): that appointment was booked or corrected in its panel."""

    def __init__(
        self, presenter: AgendaPresenter, views: Views, bench: Workbench, *, agents_open: bool
    ) -> None:
        super().__init__(views.grid)
        self.presenter, self.views, self.grid = presenter, views, views.grid
        self._may_book, self._may_name = bench.may(Right.BOOK), bench.may(Right.SEE_NAMES)
        self.deeds = AgendaDeeds(presenter)
        self.panels = Panels(presenter, self.deeds, bench, agents_open=agents_open)
        self.placing = Placing(presenter, self.deeds, views, self.panels)
        self.menus = Menus(presenter, self.deeds, self.placing, self)
        views.month_made.connect(self._connect_month)
        views.list_made.connect(self._connect_list)
        self.choice = SpanChoice(self.grid, presenter, self.placing)
        self._connect_grid()
        self._connect_panels()

    def put_in(self, dock: PanelDock) -> None:
        """The place where the panels open."""
        self.panels.dock = dock
        dock.must_show = partial(self._right_of_current, dock)

    def _connect_grid(self) -> None:
        grid, deeds, placing = self.grid, self.deeds, self.placing
        grid.opened.connect(self.show_item)
        grid.selectionModel().currentChanged.connect(self._follow_selection)
        if not self._may_book:
            return
        grid.slot_chosen.connect(placing.book_slot)
        grid.span_chosen.connect(placing.book_span)
        grid.dropped.connect(lambda item, *target: deeds.drop(item, target))
        grid.probed.connect(lambda item, *target: deeds.probe(item, target, grid.warn))
        grid.dropped_on_day.connect(deeds.drop_on_day)
        grid.typed.connect(placing.book_typed)
        grid.menu_asked.connect(lambda item, place: self.menus.show(item, place, grid))

    def _connect_month(self, month: MonthView) -> None:
        presenter = self.presenter
        month.day_opened.connect(partial(presenter.show_day, Mode.DAY))
        month.week_opened.connect(partial(presenter.show_day, Mode.WEEK))
        month.day_wanted.connect(presenter.go_to)
        month.stepped.connect(presenter.step)
        month.today_asked.connect(self.go_today)
        if self._may_book:
            month.menu_asked.connect(lambda day, place: self.menus.show_day(day, place, month))

    def _connect_list(self, listed: ListView) -> None:
        presenter = self.presenter
        presenter.late_changed.connect(listed.show_late)
        listed.opened.connect(self._show_row)
        listed.current_changed.connect(self._follow_row)
        listed.sought_changed.connect(presenter.seek)
        listed.period_changed.connect(presenter.list_by)
        if self._may_book:
            listed.settle_asked.connect(self.deeds.set_statuses)
            listed.menu_asked.connect(
                lambda row, place: self.menus.show(presenter.item_of(row), place, listed)
            )

    def _connect_panels(self) -> None:
        panels, deeds = self.panels, self.deeds
        panels.booked.connect(self._booked)
        panels.settled.connect(self.written)
        panels.move_asked.connect(self.reschedule_current)
        panels.edit_asked.connect(self.edit)
        deeds.absence_met.connect(self._edit_absence)

    def _right_of_current(self, dock: PanelDock, page_width: int) -> float:
        """The right edge of the column that the keyboard is on, if no panel narrowed the grid."""
        page, columns = dock.parent(), self.presenter.board.columns
        scrolls = self.grid.horizontalScrollBar().maximum() > 0
        if not isinstance(page, QWidget) or not columns or scrolls:
            return 0
        left = self.grid.mapTo(page, QPoint(0, 0)).x() + self.grid.viewportMargins().left()
        return left + (page_width - left) * (self.grid.place[0] + 1) / len(columns)

    # what is selected

    def show_item(self, item: Item) -> None:
        """Show an appointment, a permanence or an absence at the right."""
        if item.kind is ItemKind.MISSED_SLOT:
            if self._may_book:
                self.placing.book_slot(item)
            return
        panels, presenter = self.panels, self.presenter
        panels.make_way(panels.details)
        rank = rank_of(presenter.board, item)
        panels.details.show_item(item, presenter.now, rank=rank, masked=presenter.masked)
        presenter.note_opened(item)
        panels.arrange()

    def _show_row(self, row: AppointmentRow) -> None:
        item = self.presenter.item_of(row)
        if item is not None:
            self.show_item(item)

    def _follow_row(self, row: AppointmentRow) -> None:
        shown = self.panels.shown_item
        if shown is not None and shown.key[1] != row.id:
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
        item, shown = self.grid.current_item(), self.panels.shown_item
        shows = (ItemKind.APPOINTMENT, ItemKind.BAND, ItemKind.ABSENCE)
        if shown is not None and item is not None and item.kind in shows and item != shown:
            self.show_item(item)

    def board_shown(self) -> None:
        """Other rows came: show again what the panel holds, or close it when that is gone."""
        self.panels.show_names()
        shown = self.panels.shown_item
        if shown is None:
            return
        again = self.presenter.find_again(shown)
        if again is None:
            self.panels.details.close_panel()
        elif again != shown:
            self.show_item(again)

    # booking

    def book(self) -> None:
        """Ctrl+N: the screen that looks for a time; whoever names no agent books where the keyboard is."""
        if self._may_name:
            self.booking_asked.emit()
        elif self._may_book:
            self.placing.book_here()

    def _booked(self, change: Change) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.written.emit(change.ids[0])

    # correcting

    def edit_current(self) -> None:
        """Correct what the keyboard is on."""
        item = self.current_item()
        if item is not None:
            self.edit(item)

    def edit(self, item: Item) -> None:
        """Open the panel that corrects an item."""
        if item.kind is ItemKind.APPOINTMENT and item.appointment is not None:
            self._edit_appointment(item.appointment)
        elif item.kind is ItemKind.BAND and item.permanence is not None:
            self._edit_permanence(item.permanence.row)
        elif item.absence is not None:
            self._edit_absence(item.absence)

    def _edit_appointment(self, line: AppointmentRow) -> None:
        agenda, operations = self.presenter.services.agenda, self.presenter.operations

        def read() -> AgentRow | None:
            return agenda.agent(line.agent_id) if line.agent_id else None

        operations.query(
            (id(self), "edit"), read, lambda agent: self.placing.begin(draft_of(line, agent, agenda))
        )

    def _edit_permanence(self, row: PermanenceRow, scope: Scope | None = None) -> None:
        panel = self.panels.permanence
        self.panels.make_way(panel)
        panel.correct(self.presenter.practitioners, row, scope)
        self.panels.arrange()

    def change_series(self, row: PermanenceRow) -> None:
        """Give those that follow what was given to one half-day: shown first, as any change of a series."""
        self._edit_permanence(row, Scope.FOLLOWING)

    def _edit_absence(self, row: AbsenceRow, dropped_on: Interval | None = None) -> None:
        """Dropped over appointments, it is opened to decide what becomes of them."""
        panel = self.panels.absence
        self.panels.make_way(panel)
        panel.correct(self.presenter.practitioners, row, dropped_on)
        self.panels.arrange()

    def reschedule_current(self) -> None:
        """Look for another time for the current appointment, or for the one that the panel shows."""
        item = self.panels.shown_item or self.current_item()
        if item is not None and item.appointment is not None:
            self.reschedule_row(item.appointment)

    def reschedule_row(self, row: AppointmentRow, *, copies: bool = False) -> None:
        """Look for another time for that appointment, or for one more like it."""
        panel = self.panels.reschedule
        self.panels.make_way(panel)
        panel.begin(row, copies=copies)
        self.panels.arrange()

    def copy_current(self) -> None:
        """Ctrl+C: the current appointment will be booked once more where Ctrl+V is pressed."""
        item = self.current_item()
        if item is not None and item.appointment is not None:
            self.placing.take_copy(item.appointment)

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
            self.deeds.set_status(item.appointment, status)

    def cancel_current(self) -> None:
        """Suppr: the service gives it up."""
        item = self.current_item()
        if self.presenter.mode is Mode.LIST:
            self.views.list.settle(AppointmentStatus.CANCELLED)
        elif item is not None:
            self.deeds.cancel(item)

    def delete_current(self) -> None:
        """Maj Suppr: it was written by mistake."""
        item = self.current_item()
        if item is not None:
            self.deeds.delete(item)

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
