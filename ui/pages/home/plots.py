"""The small plots of the page of the morning, each with the table of its figures (« Voir le tableau »)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from cigdesk.charts import Stack
from cigdesk.french import NBSP, number, quantity
from cigdesk.services.home import Filling, HomeFigures, WeekOutcomes
from cigdesk.services.home_waiting import OrderedDays
from ui.widgets.base import Label, row, tight
from ui.widgets.card import Card
from ui.widgets.charts import BarChart
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.plot_card import Legend, PlotCard, clear_grid, figure_grid, fill_figures

_ROLES = (("accent.solid", False), ("warn.solid", True), ("bad.solid", False))
_NAMES = ("honorés", "excusés", "non excusés")


class WeeksCard(PlotCard):
    """« Rendez-vous par semaine »: what became of them, the last eight whole weeks."""

    def __init__(self) -> None:
        super().__init__("Rendez-vous par semaine")
        self.chart = BarChart("Rendez-vous par semaine", _ROLES, _NAMES)
        self.chart.setMinimumHeight(150)
        self.chart.setMaximumHeight(190)
        self.said = Label("", "secondary", "text2", wrap=True)
        layout = tight(QVBoxLayout(self.plot), 6)
        layout.addWidget(Legend(_ROLES, _NAMES))
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.said)
        self._figures = figure_grid(self.table, 2)

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
        fill_figures(self._figures, [("Semaine", *_NAMES), *rows])


class FillingCard(PlotCard):
    """« Remplissage des permanences »: booked slots out of all, where most are held."""

    def __init__(self) -> None:
        super().__init__("Remplissage des permanences")
        self._rows = figure_grid(self.plot, 6)
        self._rows.setColumnStretch(1, 1)
        self._figures = figure_grid(self.table, 2)

    def show_figures(self, figures: HomeFigures) -> None:
        """Show those places."""
        clear_grid(self._rows)
        for place, each in enumerate(figures.filling):
            self._add(place, each)
        if not figures.filling:
            self._rows.addWidget(Label(self.tr("Aucune permanence en 30 jours."), "body", "text2"), 0, 0)
        rows = [(each.place, number(each.booked), number(each.slots)) for each in figures.filling]
        fill_figures(self._figures, [("Lieu", "réservés", "créneaux"), *rows])

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


def _stack(week: WeekOutcomes, *, strong: bool) -> Stack:
    return Stack(_week(week), (week.done, week.excused, week.no_show), strong)


def _figures(week: WeekOutcomes) -> tuple[str, ...]:
    return (_week(week), *map(number, (week.done, week.excused, week.no_show)))


def _week(week: WeekOutcomes) -> str:
    """« S45 »."""
    return f"S{week.monday.isocalendar().week}"


def _kept(share: float, weeks: int) -> str:
    return f"{round(share * 100)}{NBSP}% honorés sur {weeks}{NBSP}semaines"
