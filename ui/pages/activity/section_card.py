"""One subject of the report: its plot, its table, what must be known to read them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from cigdesk.services.activity_sheet import Section
from ui.widgets.base import Label, tight
from ui.widgets.charts import PlotChart
from ui.widgets.plot_card import Legend, PlotCard, figure_grid, fill_figures

_LABELS = 106
"""Least width in px of the labels: that of a long word."""


class SectionCard(PlotCard):
    """The plot first; where there is nothing to draw, the table alone."""

    def __init__(self, key: str) -> None:
        super().__init__("")
        self.key = key
        self._counts = Label("", "secondary", "text3", wrap=True)
        self._notes = Label("", "secondary", "text2", wrap=True)
        self.chart, self._legend = PlotChart(), Legend((), ())
        self._lay_out()

    def _lay_out(self) -> None:
        plot = tight(QVBoxLayout(self.plot), 6)
        plot.addWidget(self._legend)
        plot.addWidget(self.chart)
        plot.addStretch(1)
        self._figures = figure_grid(self.table, 5)
        self._figures.setColumnStretch(0, 1)
        self._figures.setColumnMinimumWidth(0, _LABELS)
        self._figures.setHorizontalSpacing(6)
        self.body.insertWidget(0, self._counts)
        self.add(self._notes)

    def show_section(self, section: Section) -> None:
        """Show that section; a table that was asked for stays."""
        self.set_title(section.title)
        self._counts.setText(section.counts)
        self._notes.setText("\n".join(section.notes))
        self._notes.setVisible(bool(section.notes))
        self._show_figures(section)
        plot = section.plot if section.plot is not None and not section.plot.empty else None
        self.toggle.setVisible(plot is not None)
        if plot is not None:
            several = len(plot.names) > 1
            self._legend.set_parts(plot.roles if several else (), plot.names if several else ())
            self._legend.setVisible(several)
            self.chart.set_plot(plot)
        if (plot is None) is not self.on_table and (plot is None or not self._asked):
            self.turn()
        self.fit_face()

    def turn(self) -> None:
        super().turn()
        self.fit_face()

    def _show_figures(self, section: Section) -> None:
        rows = [(line.label, *(cell.text for cell in line.cells)) for line in section.lines]
        strong = [place for place, line in enumerate(section.lines, 1) if line.strong]
        fill_figures(self._figures, [section.heads, *rows], strong, wrap=True)

    @property
    def _asked(self) -> bool:
        """Whether a person turned to the table: it has a plot to turn back to."""
        return self.on_table and not self.toggle.isHidden()
