"""A card with a plot, and the table of its figures behind « Voir le tableau »."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget

from ui.theme import Role, current, font, hub
from ui.theme.painting import draw_text, pill_path, stripes
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.card import Card

_SQUARE = 10

Parts = Sequence[tuple[str, bool]]
"""Of each part of a plot: its colour, and whether it is striped."""


class Legend(QWidget):
    """What the parts of a plot are, by colour and pattern."""

    def __init__(self, roles: Parts, names: Sequence[str]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(18, round(QFontMetricsF(font("secondary")).height()) + 2))
        self.set_parts(roles, names)
        hub().changed.connect(self.update)

    def set_parts(self, roles: Parts, names: Sequence[str]) -> None:
        """Tell other parts."""
        self._parts = list(zip(roles, names, strict=True))
        self.setAccessibleName(", ".join(names))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        metrics, x = QFontMetricsF(font("secondary")), 0.0
        for (role, striped), name in self._parts:
            square = QRectF(x, round((self.height() - _SQUARE) / 2), _SQUARE, _SQUARE)
            if striped:
                stripes(painter, pill_path(square, 2), tokens.color(role), tokens.surface)
            else:
                painter.fillRect(square, tokens.color(role))
            width = metrics.horizontalAdvance(name) + 2
            area = QRectF(x + _SQUARE + 5, 0, width, self.height())
            draw_text(painter, area, name, font("secondary"), tokens.text2)
            x += _SQUARE + 5 + width + 12


class PlotCard(Card):
    """A plot, or the table of its figures when it is asked for."""

    def __init__(self, title: str) -> None:
        self.toggle = Button("Voir le tableau", "link", size="small")
        super().__init__(title, right=self.toggle)
        self._faces = QStackedWidget()
        self.plot, self.table = QWidget(), QWidget()
        for face in (self.plot, self.table):
            self._faces.addWidget(face)
        self.add(self._faces, 1)
        self.toggle.clicked.connect(self.turn)

    def turn(self) -> None:
        """Show the table in place of the plot, or the plot again."""
        to_table = not self.on_table
        self._faces.setCurrentWidget(self.table if to_table else self.plot)
        self.toggle.setText(self.tr("Voir le graphique") if to_table else self.tr("Voir le tableau"))

    def fit_face(self) -> None:
        """Take the room of the face that is shown alone, where cards stand one below the other."""
        across = QSizePolicy.Policy.Preferred
        for face in (self.plot, self.table):
            shown = face is self._faces.currentWidget()
            face.setSizePolicy(across, QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored)
        self._faces.adjustSize()
        self.updateGeometry()

    @property
    def on_table(self) -> bool:
        """Whether the figures are shown."""
        return self._faces.currentWidget() is self.table


def figure_grid(parent: QWidget, spacing: int) -> QGridLayout:
    """Where the figures of a plot stand, line by line."""
    made = QGridLayout(parent)
    made.setContentsMargins(0, 0, 0, 0)
    made.setVerticalSpacing(spacing)
    made.setHorizontalSpacing(10)
    return made


def fill_figures(
    grid: QGridLayout, rows: Sequence[Sequence[str]], strong: Sequence[int] = (), *, wrap: bool = False
) -> None:
    """Write the rows, the first of which is the head; those at the places in `strong` are totals.

    `wrap` lets heads and labels go on below themselves where the place is short.
    """
    clear_grid(grid)
    for place, cells in enumerate(rows):
        role: Role = "secondary_strong" if place == 0 or place in strong else "secondary"
        for column, text in enumerate(cells):
            turns = wrap and not (place and column)
            label = Label(text, role, "text" if place else "text2", tabular=place > 0, wrap=turns)
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            if wrap:
                grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignBottom)
            else:
                grid.addWidget(label, place, column)
    grid.setRowStretch(len(rows), 1)


def clear_grid(grid: QGridLayout) -> None:
    """Take everything out of it."""
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
