"""The small buttons over the list of times: whose agenda, from which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from cigdesk.french import date_short
from cigdesk.ports.agenda import PractitionerRow
from ui.icons import paint_icon
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.pickers import CalendarPopup

_ICON, _SIDE = 14, 9
_SOCIAL, _EVERYBODY = "Service social", "Tous les intervenants"


class FilterButton(QPushButton):
    """What is filtered by, with a chevron; tinted while it restricts something."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._active = name, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def show_value(self, text: str, *, active: bool) -> None:
        """Say what is filtered by."""
        self._active = active
        self.setText(text)
        self.setAccessibleName(f"{self._name}, {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("secondary"))
        width = metrics.horizontalAdvance(self.text()) + 2 * _SIDE + _ICON + 5
        return QSize(round(width + 0.49), max(24, round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        ground = tokens.accent.tint if self._active else tokens.hover
        edge = tokens.accent.mid if self._active else tokens.border
        rounded(painter, area, 6, ground, tokens.field if self.underMouse() else edge)
        ink = tokens.accent.text if self._active else tokens.text
        words = area.adjusted(_SIDE, 0, -_SIDE - _ICON - 2, 0)
        draw_text(painter, words, self.text(), font("secondary"), ink)
        chevron = QRectF(area.right() - _SIDE - _ICON + 2, round(area.center().y() - _ICON / 2), _ICON, _ICON)
        paint_icon(painter, chevron, "chevron-down", ink)


class PractitionerFilter(FilterButton):
    """Those of the social service, all of them, or one."""

    chosen = Signal(object, bool)
    """(UUID or None, whether everybody is meant)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Intervenants", parent)
        self._people: Sequence[PractitionerRow] = ()
        self.clicked.connect(self._open)
        self.show_choice((), None, narrowed=False)

    def show_choice(self, people: Sequence[PractitionerRow], chosen: UUID | None, *, narrowed: bool) -> None:
        """Know whom there is, and say who is looked at."""
        self._people = people
        name = next((each.name for each in people if each.id == chosen), "")
        self.show_value(name or (_SOCIAL if narrowed else _EVERYBODY), active=bool(name))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, everybody in ((_SOCIAL, False), (_EVERYBODY, True)):
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _checked=False, everybody=everybody: self.chosen.emit(None, everybody)
            )
        menu.addSeparator()
        for each in self._people:
            action = menu.addAction(each.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, each=each: self.chosen.emit(each.id, False))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class DayFilter(FilterButton):
    """From which day on; a month opens under it."""

    chosen = Signal(object)
    """(date)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Première date", parent)
        self._day = self._today = date(2000, 1, 1)
        self.popup: CalendarPopup | None = None
        self.clicked.connect(self._open)

    def show_day(self, day: date, today: date) -> None:
        """Say from which day."""
        self._day, self._today = day, today
        self.show_value(f"À partir du {date_short(day, year=False).split(maxsplit=1)[1]}", active=day > today)

    def _open(self) -> None:
        self.popup = CalendarPopup(self, self._today, self._day, self._take)

    def _take(self, day: date) -> None:
        self.popup = None
        self.chosen.emit(day)
