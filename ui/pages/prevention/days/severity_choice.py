"""How grave an observation is: four buttons, each with its own shape before its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cigdesk.domain.observation import Severity
from ui.icons import paint_icon
from ui.pages.prevention.days.words import SEVERITIES
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight
from ui.widgets.inputs import field_height

_ICON, _GAP, _PADDING = 16, 8, 10


class SeverityButton(QPushButton):
    """Tinted with its family and edged when it is the one."""

    def __init__(self, severity: Severity) -> None:
        super().__init__(severity.label)
        self.severity = severity
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("strong")).horizontalAdvance(self.text())
        return QSize(round(width) + _ICON + _GAP + 2 * _PADDING + 1, field_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_ICON + _GAP + 2 * _PADDING + 40, field_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        family, chosen = tokens.family(SEVERITIES[self.severity].family), self.isChecked()
        ground = family.tint if chosen else (tokens.hover if self.underMouse() else tokens.surface)
        area = QRectF(self.rect())
        rounded(painter, area, 6, ground, None if chosen else tokens.field)
        if chosen:
            painter.setPen(QPen(family.solid, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        type_ = font("strong" if chosen else "body")
        word = QFontMetricsF(type_).horizontalAdvance(self.text())
        x = max(area.center().x() - (word + _ICON + _GAP) / 2, _PADDING)
        glyph = QRectF(round(x), round(area.center().y() - _ICON / 2), _ICON, _ICON)
        ink = family.solid if self.isEnabled() else tokens.text3
        paint_icon(painter, glyph, SEVERITIES[self.severity].icon, ink)
        place = QRectF(x + _ICON + _GAP, 0, area.right() - x - _ICON - _GAP - 4, area.height())
        draw_text(painter, place, self.text(), type_, family.text if chosen else tokens.text)


class SeverityChoice(QWidget):
    """One of four; the arrows move the choice."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self.buttons = {each: SeverityButton(each) for each in Severity}
        layout = tight(QHBoxLayout(self), 6)
        for button in self.buttons.values():
            self._group.addButton(button)
            layout.addWidget(button, 1)
        self._group.buttonToggled.connect(self._toggled)
        self.setFocusProxy(self.buttons[Severity.DANGER])

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}, {button.severity.label}")

    def value(self) -> Severity:
        """The one chosen."""
        return next((each for each, button in self.buttons.items() if button.isChecked()), Severity.MAJOR)

    def set_value(self, severity: Severity | None) -> None:
        """Choose that one."""
        self.buttons[severity or Severity.MAJOR].setChecked(True)

    def _toggled(self, button: SeverityButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(button)
            self.edited.emit()
