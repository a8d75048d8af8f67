"""The rail at the left: the pages, always with their names, and who is working."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cigdesk.french import initials
from ui.icons import paint_icon
from ui.logo import Logo
from ui.page import PageSpec, Tally
from ui.theme import Accent, Tokens, current, font, hub
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.avatar import paint_avatar
from ui.widgets.base import tight
from ui.widgets.counter import counter_size, paint_counter
from ui.widgets.pill import Pill

WIDTH = 80
_INSET, _ICON, _BAR, _BAR_HEIGHT, _GAP = 4, 20, 3, 24, 6
_AVATAR = 34


class RailButton(QToolButton):
    """A page: icon over name; chosen, a white tile, a bar and bold."""

    def __init__(self, spec: PageSpec, width: int) -> None:
        super().__init__()
        self._icon_name, self._width, self._badge, self._waiting = spec.icon, width, 0, ""
        self.badge_pressed = False
        self.setText(spec.title)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setProperty("focusRadius", 8)
        self._say()
        hub().changed.connect(self.update)

    def set_badge(self, waiting: int | Tally) -> None:
        """Show how many items wait there; 0 shows none."""
        tally = waiting if isinstance(waiting, Tally) else Tally(waiting)
        self._badge, self._waiting = tally.count, tally.said
        self._say()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.badge_pressed = bool(self._badge) and self.badge_area().contains(event.position())
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.badge_pressed = False
        super().keyPressEvent(event)

    def _say(self) -> None:
        counted = self._waiting or self.tr("{n} à traiter").format(n=self._badge)
        self.setToolTip(counted if self._badge else "")
        self.setAccessibleName(f"{self.text()}, {counted}" if self._badge else self.text())

    def _content_height(self) -> int:
        return _ICON + 5 + round(QFontMetricsF(font("caption")).height())

    def sizeHint(self) -> QSize:
        return QSize(self._width, max(58, self._content_height() + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width, self._content_height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        tile = QRectF(self.rect()).adjusted(_INSET, 3, -_INSET, -3)
        ink = self._paint_ground(painter, tile, tokens)
        top = self._top()
        paint_icon(painter, QRectF((self.width() - _ICON) / 2, top, _ICON, _ICON), self._icon_name, ink)
        type_ = font("caption_strong" if self.isChecked() else "caption")
        words = QRectF(1, top + _ICON + 4, self.width() - 2, QFontMetricsF(type_).height() + 2)
        draw_text(painter, words, self.text(), type_, ink, align=Qt.AlignmentFlag.AlignHCenter)
        if self._badge:
            paint_counter(painter, self.badge_area(), self._badge, tokens.accent.solid, tokens.onsolid)

    def _paint_ground(self, painter: QPainter, tile: QRectF, tokens: Tokens) -> QColor:
        if self.isChecked():
            rounded(painter, tile, 8, tokens.surface, tokens.border)
            bar = QRectF(-_BAR, tile.center().y() - _BAR_HEIGHT / 2, 2 * _BAR, _BAR_HEIGHT)
            rounded(painter, bar, _BAR, tokens.accent.solid)
            return tokens.accent.text
        if self.underMouse():
            rounded(painter, tile, 8, tokens.hover, tokens.border)
        return tokens.text2

    def _top(self) -> int:
        return round(self.height() / 2 - self._content_height() / 2)

    def badge_area(self) -> QRectF:
        """Where the count is drawn."""
        return QRectF(QPointF(self.width() / 2 + 8, self._top() - 5), counter_size(self._badge))


class AvatarButton(QToolButton):
    """Who works: initials, and a menu to lock or leave."""

    def __init__(self, name: str, roles: str = "") -> None:
        super().__init__()
        self._letters = initials(name)
        self.setAccessibleName(self.tr("Menu de {name}").format(name=name))
        self.setToolTip("\n".join(filter(None, (name, roles))))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedSize(_AVATAR + 4, _AVATAR + 4)
        self.setProperty("focusRadius", _AVATAR // 2)
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        disc = QRectF(2, 2, _AVATAR, _AVATAR)
        paint_avatar(QPainter(self), disc, self._letters, current(), marked=True)


class ElidedLabel(QWidget):
    """Who is at the keyboard, under the avatar: the first name, as much of it as the rail holds."""

    def __init__(self, text: str, whole: str) -> None:
        super().__init__()
        self.text = text
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, round(QFontMetricsF(font("caption")).height()) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(4, 2, -4, 0)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(QPainter(self), area, self.text, font("caption"), current().text2, align=middle)


class Rail(QFrame):
    """The exclusive buttons of the pages; `chosen` says the id that the person asks for.

    The button pressed is not ticked by itself: the window ticks it once the page may be shown.
    """

    chosen = Signal(str)
    waiting_asked = Signal(str)
    """(page id): the badge was clicked."""

    def __init__(
        self,
        specs: Iterable[PageSpec],
        person: str,
        roles: str = "",
        *,
        demo: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAccessibleName(self.tr("Écrans"))
        self.avatar = AvatarButton(person, roles)
        self.person = ElidedLabel(person.split(" ", 1)[0], person)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        pages = list(specs)
        self.setFixedWidth(_width_for(pages))
        self._build(pages, demo)

    def _build(self, specs: list[PageSpec], demo: bool) -> None:
        layout = tight(QVBoxLayout(self), 0, (0, 14, 0, 8))
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(Logo(), 0, middle)
        layout.addSpacing(18)
        for spec in specs:
            if not spec.foot:
                layout.addWidget(self._button(spec))
        layout.addStretch(1)
        if demo:
            layout.addWidget(self._demo_pill(), 0, middle)
            layout.addSpacing(_GAP)
        for spec in specs:
            if spec.foot:
                layout.addWidget(self._button(spec))
        layout.addSpacing(_GAP)
        layout.addWidget(self.avatar, 0, middle)
        layout.addWidget(self.person)

    def _button(self, spec: PageSpec) -> RailButton:
        button = RailButton(spec, self.width())
        self._buttons[spec.page_id] = button
        self._group.addButton(button)
        # `clicked` comes after the tick: the window puts it right when the page is not left.
        button.clicked.connect(lambda: self._chosen(button, spec.page_id))
        return button

    def _chosen(self, button: RailButton, page_id: str) -> None:
        self.chosen.emit(page_id)
        if button.badge_pressed:
            self.waiting_asked.emit(page_id)

    def _demo_pill(self) -> Pill:
        pill = Pill(self.tr("Démo"), Accent.WARN)
        pill.setToolTip(self.tr("Base de démonstration\u00a0: les personnes sont inventées."))
        return pill

    def button(self, page_id: str) -> RailButton:
        """The button of a page; KeyError when there is none."""
        return self._buttons[page_id]

    def tick(self, page_id: str) -> None:
        """Show which page is there."""
        self._buttons[page_id].setChecked(True)

    def set_menu(self, menu: QMenu) -> None:
        """What the avatar opens."""
        self.avatar.setMenu(menu)


def _width_for(specs: list[PageSpec]) -> int:
    """80 px, or what the longest name needs when the person asked for larger text."""
    longest = max((text_width(font("caption_strong"), spec.title) for spec in specs), default=0)
    return max(WIDTH, round(longest) + 8)
