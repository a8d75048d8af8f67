"""The frame of an activity: tint, edge of its family and a solid bar at the left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Accent, Family, current, font, hub
from ui.theme.painting import draw_text, pill_path, rounded

_BAR = 4


def paint_activity_frame(
    painter: QPainter, rect: QRectF, family: Family, *, edge: QColor | None = None, radius: float = 7
) -> None:
    """Draw the ground of an event or of a legend; `edge` is the family's mid colour when not given."""
    rounded(painter, rect, radius, family.tint, edge if edge is not None else family.mid)
    painter.save()
    painter.setClipPath(pill_path(rect, radius))
    painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), family.solid)
    painter.restore()


class ActivityTag(QWidget):
    """The name of a kind of activity in its colours, with its icon."""

    def __init__(
        self, text: str, family: Accent | str, icon_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._family, self._icon_name = text, Accent(family), icon_name
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("strong"))
        return QSize(round(metrics.horizontalAdvance(self._text) + 52), max(34, round(metrics.height()) + 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, family = QPainter(self), current().family(self._family)
        area = QRectF(self.rect())
        paint_activity_frame(painter, area, family, edge=family.solid, radius=6)
        paint_icon(painter, QRectF(13, round(area.center().y() - 8), 16, 16), self._icon_name, family.text)
        draw_text(painter, area.adjusted(36, 0, -8, 0), self._text, font("strong"), family.text)
