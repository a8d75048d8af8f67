"""The list at the left: the parts of the settings, and what waits in each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.settings_targets import Part
from ui.theme import current, font, hub, text_scale
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight
from ui.widgets.counter import counter_size, paint_counter

WIDTH, COMPACT_WIDTH = 240, 168
_ICONS = {
    Part.CENTRE: "building-bank",
    Part.PRACTITIONERS: "users-group",
    Part.PLACES: "door",
    Part.CLOSURES: "calendar-off",
    Part.PERSONS: "user-check",
    Part.BACKUPS: "device-floppy",
    Part.CARRY: "briefcase",
    Part.SECURITY: "lock",
    Part.JOURNALS: "history",
}


class _PartButton(QPushButton):
    def __init__(self, part: Part, text: str) -> None:
        super().__init__(text)
        self._icon = _ICONS[part]
        self._waiting = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def set_waiting(self, count: int, said: str) -> None:
        """Show how many things wait there."""
        self._waiting = count
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, max(40, round(QFontMetricsF(font("strong")).height()) + 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        chosen = self.isChecked()
        area = QRectF(self.rect())
        if chosen or self.underMouse():
            rounded(painter, area, 6, tokens.accent.tint if chosen else tokens.hover)
        if chosen:
            painter.fillRect(QRectF(0, 8, 3, area.height() - 16), tokens.accent.solid)
        ink = tokens.accent.text if chosen else tokens.text
        middle = round(area.center().y())
        paint_icon(painter, QRectF(14, middle - 9, 18, 18), self._icon, ink if chosen else tokens.text2)
        type_ = font("strong" if chosen else "body")
        draw_text(
            painter,
            QRectF(42, 0, area.width() - 42 - (38 if self._waiting else 6), area.height()),
            self.text(),
            type_,
            ink,
        )
        if self._waiting:
            size = counter_size(self._waiting)
            plate = QRectF(QPointF(self.width() - 10 - size.width(), middle - size.height() / 2), size)
            paint_counter(painter, plate, self._waiting, tokens.warn.tint, tokens.warn.text)


class PartList(QFrame):
    """Arrows move from one part to the next."""

    chosen = Signal(object)
    """(Part)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "left")
        self.setAccessibleName(self.tr("Parties des réglages"))
        self.set_compact(False)
        names = {
            Part.CENTRE: self.tr("Centre"),
            Part.PRACTITIONERS: self.tr("Intervenants"),
            Part.PLACES: self.tr("Lieux et salles"),
            Part.CLOSURES: self.tr("Fermetures"),
            Part.PERSONS: self.tr("Personnes et droits"),
            Part.BACKUPS: self.tr("Sauvegardes"),
            Part.CARRY: self.tr("Emporter"),
            Part.SECURITY: self.tr("Sécurité"),
            Part.JOURNALS: self.tr("Journaux"),
        }
        self._group = QButtonGroup(self)
        self._buttons = {part: _PartButton(part, name) for part, name in names.items()}
        layout = tight(QVBoxLayout(self), 2, (8, 14, 8, 14))
        for button in self._buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.buttonToggled.connect(self._toggled)

    def set_compact(self, compact: bool) -> None:
        """Give room to the parts in a narrow window."""
        self.setFixedWidth(round((COMPACT_WIDTH if compact else WIDTH) * text_scale()))

    def part(self) -> Part:
        """The part chosen."""
        return next((part for part, button in self._buttons.items() if button.isChecked()), Part.CENTRE)

    def choose(self, part: Part) -> None:
        """Choose that part."""
        self._buttons[part].setChecked(True)

    def set_waiting(self, part: Part, count: int, said: str) -> None:
        """Show how many things wait in a part."""
        self._buttons[part].set_waiting(count, said)

    def _toggled(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(part for part, each in self._buttons.items() if each is button))
