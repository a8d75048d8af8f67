"""The appointments of a period as a list: narrowed by status, sorted, several settled at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.french import NBSP
from cigdesk.ports.agenda import AppointmentRow
from ui.pages.agenda.details_parts import STATUS_KEYS, STATUS_WORDS
from ui.pages.agenda.list_model import AppointmentModel
from ui.pages.agenda.list_rows import (
    SOUGHT_WORDS,
    ListColumn,
    ListPeriod,
    Sought,
    Writing,
    common_statuses,
    counted,
    matching,
)
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip, ChipGroup, Segmented
from ui.widgets.table import TableView

_WIDTHS = {ListColumn.DAY: 150, ListColumn.TIME: 90, ListColumn.PRACTITIONER: 170, ListColumn.KIND: 210}
_STATUS_WIDTH = 180
_FOLDED_BELOW = {ListColumn.KIND: 900, ListColumn.PRACTITIONER: 700}
"""Width of the list in px under which a column gives its room to the names."""
_KEYS = {
    Qt.Key.Key_H: AppointmentStatus.DONE,
    Qt.Key.Key_E: AppointmentStatus.EXCUSED,
    Qt.Key.Key_X: AppointmentStatus.NO_SHOW,
    Qt.Key.Key_Delete: AppointmentStatus.CANCELLED,
}
_SETTLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.CANCELLED,
)
_ICONS = {AppointmentStatus.DONE: "check", AppointmentStatus.CANCELLED: "ban"}
_BULK_WORDS = {**STATUS_WORDS, AppointmentStatus.DONE: "Honorés", AppointmentStatus.CANCELLED: "Annuler"}
_NOT_ALL = "Ce statut ne convient pas à tous les rendez-vous choisis."


class AppointmentTable(TableView):
    """Several rows can be chosen; the letters of the outcomes answer here as in the grid."""

    settled = Signal(object)
    """(AppointmentStatus) for the rows chosen."""
    menu_asked = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        status = _KEYS.get(Qt.Key(event.key())) if plain else None
        if status is not None:
            self.settled.emit(status)
        elif plain and event.text().isalpha():
            # Letters are acts here, not a search for a row.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_asked.emit(event.globalPos())


class SettleBar(QFrame):
    """What became of the rows chosen, in one go."""

    settled = Signal(object)
    """(AppointmentStatus)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.setAccessibleName(self.tr("Statut des rendez-vous choisis"))
        self.words = Label("", "strong")
        self.buttons = {status: self._button(status) for status in _SETTLED}
        tight(QHBoxLayout(self), 8, (20, 8, 20, 8)).addLayout(
            row(self.words, None, *self.buttons.values(), spacing=8)
        )

    def _button(self, status: AppointmentStatus) -> Button:
        icon, keycap = _ICONS.get(status, ""), STATUS_KEYS[status]
        button = Button(_BULK_WORDS[status], icon_name=icon, keycap=keycap)
        button.clicked.connect(lambda: self.settled.emit(status))
        return button

    def show_chosen(self, rows: Sequence[AppointmentRow], now: datetime) -> None:
        """Say how many are chosen and what they can become."""
        possible = common_statuses(rows, now)
        self.words.setText(f"{len(rows)}{NBSP}rendez-vous choisis")
        for status, button in self.buttons.items():
            button.set_reason("" if status in possible else _NOT_ALL)


class ListView(QWidget):
    """The list. It tells what is wanted; the page does it."""

    opened = Signal(object)
    """(AppointmentRow): show it."""
    current_changed = Signal(object)
    """(AppointmentRow): the keyboard is on that row."""
    settle_asked = Signal(object, object)
    """(rows, AppointmentStatus)"""
    menu_asked = Signal(object, QPoint)
    """(AppointmentRow, global place)"""
    sought_changed = Signal(object)
    """(Sought)"""
    period_changed = Signal(object)
    """(ListPeriod)"""

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[AppointmentRow] = ()
        self._writing = Writing(datetime.now(UTC), zone, {})
        self.sought, self._late = Sought.ALL, 0
        self.chips = ChipGroup([(each.value, Chip(SOUGHT_WORDS[each])) for each in Sought], self)
        self.period = Segmented(
            [(ListPeriod.WEEK.value, self.tr("Semaine")), (ListPeriod.MONTH.value, self.tr("Mois"))],
            self.tr("Période de la liste"),
            small=True,
        )
        self.model = AppointmentModel(self._writing, self)
        self.table = AppointmentTable(self.tr("Rendez-vous"))
        self.bar = SettleBar()
        self._body = QStackedWidget()
        self._empty = EmptyState("", icon_name="list-check")
        self.clear_button = Button(self.tr("Effacer le filtre"), icon_name="filter-off")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = surface("header")
        items = (*self.chips.chips.values(), None, self.period)
        tight(QHBoxLayout(head), 8, (20, 8, 20, 8)).addLayout(row(*items))
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSortIndicator(ListColumn.DAY, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self._set_columns()
        tabled = surface("plain")
        tight(QHBoxLayout(tabled), 0, (10, 0, 0, 0)).addWidget(self.table)
        self._tabled, self._nothing = tabled, page_of(self._empty, self.clear_button)
        self._body.addWidget(self._tabled)
        self._body.addWidget(self._nothing)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(head)
        layout.addWidget(self._body, 1)
        layout.addWidget(self.bar)
        self.bar.hide()

    def _set_columns(self) -> None:
        table = self.table
        for column in (ListColumn.WHO, ListColumn.PLACE):
            table.set_column(column, stretch=True)
        for column in (ListColumn.PRACTITIONER, ListColumn.KIND, ListColumn.PLACE):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (ListColumn.DAY, ListColumn.TIME):
            table.set_column(column, delegate=CellDelegate(tabular=True))
        for column, width in {**_WIDTHS, ListColumn.STATUS: _STATUS_WIDTH}.items():
            table.set_column(column, width=width)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda key: self._choose(Sought(key)))
        self.period.chosen.connect(lambda key: self.period_changed.emit(ListPeriod(key)))
        self.clear_button.clicked.connect(lambda: self._choose(Sought.ALL))
        self.table.activated_row.connect(self._open)
        self.table.settled.connect(self.settle)
        self.table.menu_asked.connect(self._ask_menu)
        self.bar.settled.connect(self.settle)
        self.table.selectionModel().selectionChanged.connect(self._follow)

    # what it shows

    def show_rows(self, rows: Sequence[AppointmentRow], writing: Writing, late: int) -> None:
        """Show these; `late` is how many of any time still want their outcome."""
        self._rows, self._writing, self._late = rows, writing, late
        self._fill()

    def show_late(self, count: int) -> None:
        """Other appointments of any time want their outcome now."""
        self._late = count
        self._show_counts()

    def show_choice(self, sought: Sought, period: ListPeriod) -> None:
        """What is narrowed to, without telling."""
        self.sought = sought
        with QSignalBlocker(self.chips), QSignalBlocker(self.period):
            self.chips.set_value(sought.value)
            self.period.set_value(period.value)
        self.period.setVisible(sought is not Sought.TO_FILL)

    def _fill(self) -> None:
        kept = self.current()
        chosen = self.model.place(kept.id) if kept else 0
        found = matching(self._rows, self.sought, self._writing.now)
        self.model.show_rows(found, self._writing)
        self._fold()
        self._show_counts()
        self._say_empty()
        self._body.setCurrentWidget(self._tabled if found else self._nothing)
        again = self.model.place(kept.id) if kept else 0
        self.table.select_row(again if again >= 0 else chosen)
        self._follow()

    def _show_counts(self) -> None:
        numbers = counted(self._rows, self._writing.now)
        numbers[Sought.TO_FILL] = self._late
        for sought, chip in ((each, self.chips.chips[each.value]) for each in Sought):
            unknown = self.sought is Sought.TO_FILL and sought is not Sought.TO_FILL
            chip.set_count(None if unknown else numbers[sought] or None)

    def _say_empty(self) -> None:
        settled = self.sought is Sought.TO_FILL
        self._empty.set_text(
            self.tr("Tout est renseigné") if settled else self.tr("Aucun rendez-vous dans ces jours")
        )
        self.clear_button.setVisible(self.sought is not Sought.ALL)

    def _choose(self, sought: Sought) -> None:
        if sought is not self.sought:
            self.sought_changed.emit(sought)

    # what is chosen

    def current(self) -> AppointmentRow | None:
        """The row that the keyboard is on."""
        return self.model.row(self.table.currentIndex())

    def chosen(self) -> list[AppointmentRow]:
        """The rows that are chosen, from the top."""
        indexes = sorted(self.table.selectionModel().selectedRows(), key=QModelIndex.row)
        found = (self.model.row(index) for index in indexes)
        return [each for each in found if each is not None]

    def choose(self, appointment_id: UUID) -> None:
        """Put the keyboard on an appointment."""
        self.table.select_row(max(self.model.place(appointment_id), 0))

    def _follow(self) -> None:
        chosen = self.chosen()
        self.bar.setVisible(len(chosen) > 1)
        self.bar.show_chosen(chosen, self._writing.now)
        current = self.current()
        if current is not None and len(chosen) == 1:
            self.current_changed.emit(current)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index)
        if found is not None:
            self.opened.emit(found)

    def settle(self, status: AppointmentStatus) -> None:
        """Give every row chosen that outcome, where all of them can take it."""
        rows = self.chosen()
        if rows and status in common_statuses(rows, self._writing.now):
            self.settle_asked.emit(rows, status)

    def _ask_menu(self, place: QPoint) -> None:
        found = self.current()
        if found is not None:
            self.menu_asked.emit(found, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Hide what all rows share, and what has no room."""
        alone = len({row.practitioner_id for row in self._rows}) < 2
        for column, least in _FOLDED_BELOW.items():
            useless = alone and column is ListColumn.PRACTITIONER
            self.table.setColumnHidden(column, useless or self.width() < least)
