"""Tables: keys, empty place, remembered widths, and cells that tell what they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import Status
from ui.theme import LIGHT, Accent, apply_theme, set_mode
from ui.theme.typography import set_text_scale
from ui.widgets.delegates import (
    AmountDelegate,
    CellRole,
    GaugeDelegate,
    PillDelegate,
    TwoLineDelegate,
    row_height,
)
from ui.widgets.empty_state import EmptyState
from ui.widgets.gauge import GaugeData
from ui.widgets.pill import PillData
from ui.widgets.table import TableView

NAMES = ("Montreuil", "Villepinte", "Le Bourget", "Périgny")


@pytest.fixture
def table(qapp, qtbot):
    """A table of four packages in an active window."""
    apply_theme(qapp, LIGHT)
    window = QWidget()
    window.resize(700, 360)
    table = TableView("Forfaits")
    model = QStandardItemModel(0, 4, table)
    model.setHorizontalHeaderLabels(["Collectivité", "Forfait", "Consommation", "État"])
    for name in NAMES:
        cells = [QStandardItem(text) for text in (name, "18 540,00 €", "", "En retard")]
        cells[0].setData("Seine-Saint-Denis", CellRole.DETAIL)
        cells[0].setData(Status.DONE, CellRole.STATUS)
        cells[2].setData(GaugeData(9, 1.5, 16, 0.87), CellRole.GAUGE)
        cells[3].setData(PillData("En retard", Accent.BAD, "alert-circle"), CellRole.PILL)
        model.appendRow(cells)
    table.setModel(model)
    for column, delegate in enumerate((TwoLineDelegate(), AmountDelegate(), GaugeDelegate(), PillDelegate())):
        table.set_column(column, delegate=delegate, width=150)
    QVBoxLayout(window).addWidget(table)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    table.setFocus()
    table.select_row(0)
    yield table
    set_text_scale(1.0)
    set_mode("system")


def test_entree_opens_the_row_of_the_keyboard(table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.activated_row, check_params_cb=lambda index: index.row() == 1):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_a_double_click_opens_its_row_once(table, qtbot):
    opened = []
    table.activated_row.connect(lambda index: opened.append(index.row()))
    place = table.visualRect(table.model().index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == []
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [2]
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_tab_leaves_the_table_in_one_step(table, qtbot):
    other = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
    table.window().layout().addWidget(other)
    other.show()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_the_empty_place_shows_and_goes_with_the_rows(table):
    empty = EmptyState("Aucune collectivité")
    table.set_empty_state(empty)
    assert not empty.isVisible()
    table.model().removeRows(0, len(NAMES))
    assert empty.isVisible()
    table.model().appendRow(QStandardItem("Bondy"))
    assert not empty.isVisible()


def test_the_empty_place_waits_until_the_rows_have_been_read(table):
    empty = EmptyState("Aucune collectivité")
    table.set_empty_state(empty)
    model = QStandardItemModel(0, 1, table)
    table.setModel(model)
    assert not empty.isVisible()
    model.beginResetModel()
    model.endResetModel()
    assert empty.isVisible()


def test_the_keyboard_goes_to_the_next_row_after_a_deletion(table):
    table.select_row(3)
    table.model().removeRow(3)
    table.select_row(3)
    assert table.current_row() == 2


def test_widths_are_remembered_by_the_title_of_the_column(table, tmp_path):
    settings = QSettings(str(tmp_path / "columns.ini"), QSettings.Format.IniFormat)
    table.remember_columns("packages", settings)
    table.setColumnWidth(1, 211)
    other = TableView("Forfaits")
    model = QStandardItemModel(1, 3, other)
    model.setHorizontalHeaderLabels(["Nouvelle", "Collectivité", "Forfait"])
    other.setModel(model)
    other.remember_columns("packages", settings)
    assert other.columnWidth(2) == 211


def test_a_click_on_a_title_sorts_and_shows_which(table, qtbot):
    table.setSortingEnabled(True)
    header = table.horizontalHeader()
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(0) + 20)
    place.setY(header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert header.sortIndicatorSection() == 0
    shown = [table.model().index(row, 0).data() for row in range(4)]
    assert shown in (sorted(NAMES), sorted(NAMES, reverse=True))


def test_rows_grow_with_the_text(table):
    usual = row_height(), row_height(2)
    set_text_scale(2.0)
    assert usual == (40, 48)
    assert row_height() > 40
    assert row_height(2) > 48


def test_the_cells_are_drawn_in_their_colours(table):
    image = table.viewport().grab().toImage()
    row = table.rowViewportPosition(1) + table.rowHeight(1) // 2
    gauge = table.columnViewportPosition(2) + 20
    assert image.pixelColor(gauge, row) == LIGHT.accent.solid
    pill = table.columnViewportPosition(3) + 13
    assert image.pixelColor(pill, row) == LIGHT.bad.tint
    assert image.pixelColor(2, table.rowViewportPosition(0) + 10) == LIGHT.accent.solid
    assert image.pixelColor(1, table.rowViewportPosition(0) + 10) == LIGHT.focus
    assert image.pixelColor(200, table.rowViewportPosition(1) + table.rowHeight(1) - 1) == LIGHT.border
