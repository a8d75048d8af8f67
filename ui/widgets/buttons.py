"""Buttons: one primary per screen, the others beside it; each says its shortcut and why it is closed."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import Status, paint_icon, paint_status
from ui.theme import Tokens, current, font, hub, opposite
from ui.theme.painting import draw_text, rounded
from ui.widgets.keycap import cap_size, paint_cap

Kind = Literal["primary", "secondary", "danger", "link", "ghost", "toast"]
Size = Literal["large", "medium", "small"]

_HEIGHT: dict[Size, int] = {"large": 32, "medium": 28, "small": 24}
_PADDING: dict[Size, int] = {"large": 13, "medium": 11, "small": 9}
_GAP, _ICON_GAP, _ICON = 8, 6, 16


class Button(QPushButton):
    """A push button painted from the tokens, with an optional icon (or status glyph) and key hint.

    `keycap` is shown, not bound: the action of the screen holds the shortcut.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon_name: str = "",
        status: Status | None = None,
        keycap: str = "",
        size: Size = "large",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._size = kind, size
        self._icon_name, self._status, self._keycap = icon_name, status, keycap
        self._reason = self._held = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def set_keycap(self, keycap: str) -> None:
        """Show another key hint."""
        self._keycap = keycap
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none with an empty name."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Change the weight of the button on its screen."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_reason(self, reason: str) -> None:
        """Close the button and say why, on screen by tooltip and aloud by its description; "" opens it."""
        self._reason = reason = self._held or reason
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def hold(self, reason: str) -> None:
        """Keep the button closed for that reason, whatever `set_reason` says later."""
        self._held = reason
        self.set_reason(reason)

    @property
    def reason(self) -> str:
        """Why the button is closed, or ""."""
        return self._reason

    def _font(self) -> QFont:
        full_size = self._size == "large" or self._kind == "toast"
        if self._kind in ("primary", "link", "toast"):
            return font("strong" if full_size else "secondary_strong")
        made = font("emphasis" if full_size else "secondary")
        made.setWeight(QFont.Weight.Medium)
        return made

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self._label()) + 2 * _PADDING[self._size]
        width += (_ICON + _ICON_GAP if self._has_glyph() else 0) + (
            cap_size(self._keycap).width() + _GAP if self._keycap else 0
        )
        return QSize(round(width + 0.49), max(_HEIGHT[self._size], round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _label(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _has_glyph(self) -> bool:
        return bool(self._icon_name) or self._status is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = current()
        fill, border, ink = self._colors(tokens)
        rounded(painter, QRectF(self.rect()), 6, fill, border)
        self._paint_content(painter, tokens, ink)

    def _colors(self, tokens: Tokens) -> tuple[QColor | None, QColor | None, QColor]:
        hovered = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return (None, None, tokens.text3) if self._bare() else (tokens.hover, tokens.border, tokens.text3)
        if self._kind == "primary":
            return (tokens.accent.text if hovered else tokens.accent.solid), None, tokens.onsolid
        if self._kind == "toast":
            return None, tokens.field, opposite(tokens).accent.text
        if self._bare():
            ink = tokens.accent.text if self._kind == "link" else tokens.text
            return (tokens.hover if hovered else None), None, ink
        ink = tokens.bad.text if self._kind == "danger" else tokens.text
        return (tokens.hover if hovered else tokens.surface), tokens.field, ink

    def _bare(self) -> bool:
        return self._kind in ("link", "ghost")

    def _paint_content(self, painter: QPainter, tokens: Tokens, ink: QColor) -> None:
        hint = self.sizeHint()
        x = (self.width() - hint.width()) / 2 + _PADDING[self._size]
        middle = self.height() / 2
        if self._has_glyph():
            glyph = QRectF(round(x), round(middle - _ICON / 2), _ICON, _ICON)
            self._paint_glyph(painter, glyph, tokens, ink)
            x += _ICON + _ICON_GAP
        width = QFontMetricsF(self._font()).horizontalAdvance(self._label())
        draw_text(painter, QRectF(x, 0, width + 1, self.height()), self._label(), self._font(), ink)
        if self._keycap:
            cap = cap_size(self._keycap)
            top = round(middle - cap.height() / 2)
            self._paint_cap(painter, QRectF(round(x + width + _GAP), top, cap.width(), cap.height()), ink)

    def _paint_glyph(self, painter: QPainter, rect: QRectF, tokens: Tokens, ink: QColor) -> None:
        if self._status is not None:
            paint_status(painter, rect, self._status, tokens)
        else:
            paint_icon(painter, rect, self._icon_name, ink)

    def _paint_cap(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        tokens = current()
        if self._kind == "primary":
            paint_cap(painter, rect, self._keycap, ink, ink)
        elif self._kind == "toast":
            away = opposite(tokens)
            paint_cap(painter, rect, self._keycap, away.text2, tokens.field)
        else:
            paint_cap(painter, rect, self._keycap, tokens.text2, tokens.border, ground=tokens.surface)


class IconButton(QToolButton):
    """A button with an icon alone: `name` (verb and object) is its tooltip and its accessible name."""

    def __init__(
        self, icon_name: str, name: str, *, side: int = 28, role: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not name.strip():
            raise ValueError("an icon button needs a name: verb and object")
        self._icon_name, self._role, self._side = icon_name, role, max(side, 24)
        self._held = ""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self._side, self._side)
        hub().changed.connect(self.update)

    def set_icon_name(self, icon_name: str, name: str = "") -> None:
        """Show another icon, with its new name when the act changes too."""
        self._icon_name = icon_name
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.update()

    def set_reason(self, reason: str) -> None:
        """Close the button and say why; "" opens it."""
        reason = self._held or reason
        self.setEnabled(not reason)
        self.setAccessibleDescription(reason)
        self.setToolTip(reason or self.accessibleName())

    def hold(self, reason: str) -> None:
        """As `Button.hold`."""
        self._held = reason
        self.set_reason(reason)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = current()
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            ground = tokens.accent.tint if self.isChecked() else tokens.hover
            rounded(painter, QRectF(self.rect()), 6, ground)
        side = 18 if self._side >= 28 else 16
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        ink = tokens.color(self._role) if self.isEnabled() else tokens.field
        paint_icon(painter, square, self._icon_name, ink)
