"""The small plots of the page of the morning, each with the table of its figures (« Voir le tableau »)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.charts import Stack
from cigdesk.french import NBSP, number, quantity
from cigdesk.services.home import Filling, HomeFigures, WeekOutcomes
from cigdesk.services.home_waiting import OrderedDays
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, pill_path, stripes
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.charts import BarChart
from ui.widgets.gauge import Gauge, GaugeData

_ROLES = (("accent.solid", False), ("warn.solid", True), ("bad.solid", False))
_NAMES = ("honorés", "excusés", "non excusés")
_SQUARE = 10


class _Legend(QWidget):
    """What the parts of the columns are, by colour and pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(18, round(QFontMetricsF(font("secondary")).height()) + 2))
        self.setAccessibleName(", ".join(_NAMES))
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        metrics, x = QFontMetricsF(font("secondary")), 0.0
        for (role, striped), name in zip(_ROLES, _NAMES, strict=True):
            square = QRectF(x, round((self.height() - _SQUARE) / 2), _SQUARE, _SQUARE)
            if striped:
                stripes(painter, pill_path(square, 2), tokens.color(role), tokens.surface)
            else:
                painter.fillRect(square, tokens.color(role))
            width = metrics.horizontalAdvance(name) + 2
            area = QRectF(x + _SQUARE + 5, 0, width, self.height())
            draw_text(painter, area, name, font("secondary"), tokens.text2)
            x += _SQUARE + 5 + width + 12


class _PlotCard(Card):
    """A plot, or the table of its figures when it is asked for."""

    def __init__(self, title: str) -> None:
        self.toggle = Button("Voir le tableau", "link", size="small")
        super().__init__(title, right=self.toggle)
        self._faces = QStackedWidget()
        self.plot, self.table = QWidget(), QWidget()
        for face in (self.plot, self.table):
            self._faces.addWidget(face)
        self.add(self._faces, 1)
        self.toggle.clicked.connect(self._turn)

    def _turn(self) -> None:
        to_table = self._faces.currentWidget() is self.plot
        self._faces.setCurrentWidget(self.table if to_table else self.plot)
        self.toggle.setText(self.tr("Voir le graphique") if to_table else self.tr("Voir le tableau"))

    @property
    def on_table(self) -> bool:
        """Whether the figures are shown."""
        return self._faces.currentWidget() is self.table


class WeeksCard(_PlotCard):
    """« Rendez-vous par semaine »: what became of them, the last eight whole weeks."""

    def __init__(self) -> None:
        super().__init__("Rendez-vous par semaine")
        self.chart = BarChart("Rendez-vous par semaine", _ROLES, _NAMES)
        self.chart.setMinimumHeight(150)
        self.chart.setMaximumHeight(190)
        self.said = Label("", "secondary", "text2", wrap=True)
        layout = tight(QVBoxLayout(self.plot), 6)
        layout.addWidget(_Legend())
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.said)
        self._figures = _grid(self.table, 2)

    def show_figures(self, figures: HomeFigures) -> None:
        """Show those weeks."""
        last = len(figures.weeks) - 1
        self.chart.set_stacks(
            [_stack(week, strong=place == last) for place, week in enumerate(figures.weeks)]
        )
        share = figures.kept_share
        said = "Aucun rendez-vous sur 8 semaines." if share is None else _kept(share, len(figures.weeks))
        self.said.setText(said)
        rows = [
            (_week(each), *map(number, (each.done, each.excused, each.no_show))) for each in figures.weeks
        ]
        _fill(self._figures, [("Semaine", *_NAMES), *rows])


class FillingCard(_PlotCard):
    """« Remplissage des permanences »: booked slots out of all, where most are held."""

    def __init__(self) -> None:
        super().__init__("Remplissage des permanences")
        self._rows = _grid(self.plot, 6)
        self._rows.setColumnStretch(1, 1)
        self._figures = _grid(self.table, 2)

    def show_figures(self, figures: HomeFigures) -> None:
        """Show those places."""
        _clear(self._rows)
        for place, each in enumerate(figures.filling):
            self._add(place, each)
        if not figures.filling:
            self._rows.addWidget(Label(self.tr("Aucune permanence en 30 jours."), "body", "text2"), 0, 0)
        rows = [(each.place, number(each.booked), number(each.slots)) for each in figures.filling]
        _fill(self._figures, [("Lieu", "réservés", "créneaux"), *rows])

    def _add(self, place: int, each: Filling) -> None:
        percent = f"{round(each.share * 100)}{NBSP}%"
        said = f"{number(each.booked)} sur {number(each.slots)}"
        spoken = f"{each.place} : {percent}, {said}"
        gauge = Gauge(GaugeData(each.booked, 0, max(each.slots, 1), spoken=spoken), thickness=8)
        name, share, counts = (
            Label(each.place, "body"),
            Label(percent, "strong"),
            Label(said, "secondary", "text2"),
        )
        for label in (share, counts):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((name, gauge, share, counts)):
            self._rows.addWidget(widget, place, column)


class DaysCard(Card):
    """« Jours de prévention 2026 »: done, planned, without date, against the calendar."""

    def __init__(self) -> None:
        self.count = Label("", "strong")
        super().__init__(self.tr("Jours de prévention"), right=self.count)
        self.gauge = Gauge(GaugeData(0, 0, 1))
        self.said, self.pace = Label("", "secondary", "text2"), Label("", "secondary", "text2")
        self.add(self.gauge)
        self.add(row(self.said, None, self.pace))

    def show_days(self, days: OrderedDays) -> None:
        """Show the year; nothing where nothing was ordered."""
        self.setVisible(bool(days.granted))
        self.set_title(f"{self.tr('Jours de prévention')} {days.year}")
        self.count.setText(f"{quantity(days.done)} sur {quantity(days.granted)}")
        self.said.setText(f"{quantity(days.planned)} planifiés, {quantity(days.dateless)} sans date")
        self.pace.setText(f"rythme {round(days.pace * 100)}{NBSP}%")
        spoken = f"{self.count.text()}, {self.said.text()}, {self.pace.text()}"
        figures_of = (float(days.done), float(days.planned), max(float(days.granted), 1.0))
        self.gauge.set_data(GaugeData(*figures_of, pace=float(days.pace), spoken=spoken))


def _grid(parent: QWidget, spacing: int) -> QGridLayout:
    made = QGridLayout(parent)
    made.setContentsMargins(0, 0, 0, 0)
    made.setVerticalSpacing(spacing)
    made.setHorizontalSpacing(10)
    return made


def _stack(week: WeekOutcomes, *, strong: bool) -> Stack:
    return Stack(_week(week), (week.done, week.excused, week.no_show), strong)


def _figures(week: WeekOutcomes) -> tuple[str, ...]:
    return (_week(week), *map(number, (week.done, week.excused, week.no_show)))


def _week(week: WeekOutcomes) -> str:
    """« S45 »."""
    return f"S{week.monday.isocalendar().week}"


def _kept(share: float, weeks: int) -> str:
    return f"{round(share * 100)}{NBSP}% honorés sur {weeks}{NBSP}semaines"


def _fill(grid: QGridLayout, rows: Sequence[Sequence[str]]) -> None:
    _clear(grid)
    for place, cells in enumerate(rows):
        for column, text in enumerate(cells):
            label = Label(
                text, "secondary_strong" if place == 0 else "secondary", "text2" if place else "text"
            )
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, place, column)
    grid.setRowStretch(len(rows), 1)


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
