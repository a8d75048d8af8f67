"""Where one looks for something: a magnifier, what is typed, how much was found."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from cigdesk.french import plural
from ui.icons import paint_icon
from ui.theme import Role, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.buttons import IconButton
from ui.widgets.inputs import field_height
from ui.widgets.keycap import cap_size, paint_cap

_LEFT, _ICON, _GAP, _RIGHT = 11, 16, 9, 11


def results_text(count: int, *, near: bool = False) -> str:
    """« 3 résultats », « 3 résultats proches » when they hold the words but for typing errors."""
    if not count:
        return "aucun résultat"
    return plural(count, "résultat proche", "résultats proches") if near else plural(count, "résultat")


class SearchField(QLineEdit):
    """A line with a magnifier, a cross once something is typed, a result count and a key hint.

    Échap empties it first, and is left to the window when it is already empty.
    """

    cleared = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        keycap: str = "",
        icon_name: str = "search",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keycap, self._count, self._icon_name, self._large = keycap, "", icon_name, large
        role: Role = "search" if large else "body"
        self.setFont(font(role))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = IconButton("x", self.tr("Effacer la recherche"), side=24, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self._emptied)
        self.textChanged.connect(self._arrange)
        hub().changed.connect(self.update)
        self._arrange()

    def set_count_text(self, text: str) -> None:
        """Show « 3 résultats » at the right, or nothing."""
        self._count = text
        self.setAccessibleDescription(text)
        self._arrange()

    def _emptied(self) -> None:
        self.clear()
        self.setFocus()
        self.cleared.emit()

    def _right_width(self) -> float:
        cross = 24 + 2 if self.text() else 0
        cap = cap_size(self._keycap).width() + 6 if self._keycap and not self.text() else 0
        return cross + cap + (self._count_width() + 8 if self._count else 0)

    def _count_width(self) -> float:
        return QFontMetricsF(font("caption")).horizontalAdvance(self._count)

    def _arrange(self) -> None:
        # The style sheet and Qt pad fields by 10 px on both sides, the edge takes one more.
        self.setTextMargins(_LEFT + _ICON + _GAP - 11, 0, round(self._right_width()), 0)
        self._clear.setVisible(bool(self.text()) and not self._count)
        self._clear.move(self.width() - 24 - 5, (self.height() - 24) // 2)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        height = field_height() - 2 if not self._large else max(42, field_height() + 8)
        return QSize(236, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._emptied()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), current()
        top = round(self.height() / 2 - _ICON / 2)
        side = 18 if self._large else _ICON
        ink = tokens.text if self.text() else tokens.text2
        paint_icon(painter, QRectF(_LEFT, top - (side - _ICON) // 2, side, side), self._icon_name, ink)
        self._paint_right(painter)

    def _paint_right(self, painter: QPainter) -> None:
        tokens = current()
        right = self.width() - _RIGHT
        if self._count:
            width = self._count_width()
            place = QRectF(right - width, 0, width + 1, self.height())
            draw_text(painter, place, self._count, font("caption"), tokens.text3)
        elif self._keycap and not self.text():
            cap = cap_size(self._keycap)
            place = QRectF(
                right - cap.width() + 3, round((self.height() - cap.height()) / 2), cap.width(), cap.height()
            )
            paint_cap(painter, place, self._keycap, tokens.text2, tokens.border, ground=tokens.surface)


class SearchButton(QPushButton):
    """The door to the palette, drawn as the field that it opens: « Rechercher ou agir  Ctrl K »."""

    def __init__(self, text: str, *, keycap: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._keycap = keycap
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        needed = QFontMetricsF(font("body")).horizontalAdvance(self.text()) + 2 * _LEFT + _ICON + _GAP
        cap = cap_size(self._keycap).width() + 16 if self._keycap else 0
        return QSize(max(236, round(needed + cap)), field_height() - 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        ground = tokens.hover if self.underMouse() else tokens.surface
        rounded(painter, QRectF(self.rect()), 6, ground, tokens.field)
        top = round(self.height() / 2 - _ICON / 2)
        paint_icon(painter, QRectF(_LEFT - 1, top, _ICON, _ICON), "search", tokens.text2)
        x = _LEFT + _ICON + _GAP - 3
        cap = cap_size(self._keycap)
        free = self.width() - x - (cap.width() + 12 if self._keycap else _RIGHT)
        draw_text(painter, QRectF(x, 0, free, self.height()), self.text(), font("body"), tokens.text3)
        if self._keycap:
            place = QRectF(self.width() - 7 - cap.width(), 0, cap.width(), cap.height())
            place.moveTop(round((self.height() - cap.height()) / 2))
            paint_cap(painter, place, self._keycap, tokens.text2, tokens.border, ground=tokens.surface)
