"""One observation, folded: how grave, what and where, how many photos, by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from cigdesk.french import plural
from cigdesk.ports.inspections import ObservationRow
from ui.icons import paint_icon
from ui.pages.prevention.days.words import SEVERITIES, due_words, heading, under
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.pill import paint_pill, pill_size

_PILL, _PADDING, _CHEVRON = 148, 10, 16
_DUE, _PHOTOS = 104, 52
_ROOM_FOR_DUE = 430


class FoldedObservation(QPushButton):
    """Entrée unfolds it; Suppr removes it, Alt+↑ and Alt+↓ move it in the report."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, row: ObservationRow, today: date, *, missing: bool, sited: bool) -> None:
        super().__init__()
        self.row, self._today = row, today
        self._missing, self._sited = missing, sited
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        self._say()
        hub().changed.connect(self.update)

    def _say(self) -> None:
        row = self.row
        words = (heading(row), under(row, sited=self._sited), due_words(row, self._today))
        self.setAccessibleName(", ".join(part for part in (row.severity.label, *words) if part))
        self.setAccessibleDescription("À compléter" if self._missing else "")

    def show_row(self, row: ObservationRow, *, missing: bool, sited: bool) -> None:
        """Show it as it is now."""
        self.row, self._missing, self._sited = row, missing, sited
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        lines = QFontMetricsF(font("emphasis")).height() + QFontMetricsF(font("secondary")).height()
        return QSize(320, max(54, round(lines) + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and steps is not None:
            self.moved.emit(steps)
        elif steps is not None:
            self.focusNextPrevChild(steps > 0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        ground = tokens.hover if self.underMouse() else tokens.surface
        rounded(painter, area, 8, ground, tokens.border)
        pill = SEVERITIES[self.row.severity]
        height = pill_size(pill).height()
        paint_pill(
            painter, QRectF(_PADDING, round(area.center().y() - height / 2), _PILL, height), pill, tokens
        )
        end = self._paint_right(painter, area)
        x = _PADDING + _PILL + 12
        first, second = (QFontMetricsF(font(role)).height() for role in ("emphasis", "secondary"))
        below = under(self.row, sited=self._sited)
        top = (area.height() - first - (second if below else 0)) / 2
        ink = tokens.text if self.row.text else tokens.text3
        draw_text(painter, QRectF(x, top, end - x - 8, first), heading(self.row), font("emphasis"), ink)
        if below:
            place = QRectF(x, top + first, end - x - 8, second)
            draw_text(painter, place, below, font("secondary"), tokens.text2)

    def _paint_right(self, painter: QPainter, area: QRectF) -> float:
        """The chevron, the date, the photos; gives where the words must end."""
        tokens = current()
        middle = round(area.center().y() - 8)
        x = area.right() - _PADDING - _CHEVRON
        paint_icon(painter, QRectF(x, middle, 16, 16), "chevron-down", tokens.text2)
        if self._missing:
            x -= 26
            paint_icon(painter, QRectF(x, middle, 16, 16), "alert-circle", tokens.bad.solid)
        if area.width() < _ROOM_FOR_DUE + _PILL:
            return x
        due = due_words(self.row, self._today)
        place = QRectF(x - 12 - _DUE, 0, _DUE, area.height())
        late = self.row.late(self._today)
        ink = tokens.bad.text if late else tokens.text2
        draw_text(painter, place, due, font("secondary"), ink, align=Qt.AlignmentFlag.AlignRight)
        x = place.left() - _PHOTOS
        if self.row.photos:
            paint_icon(painter, QRectF(x, middle, 16, 16), "photo", tokens.text2)
            count = QRectF(x + 20, 0, 24, area.height())
            draw_text(painter, count, str(self.row.photos), font("secondary", tabular=True), tokens.text2)
            self.setToolTip(plural(self.row.photos, "photo"))
        return x
