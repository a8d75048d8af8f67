"""The rows of a collective session: the seats of an authority, one person and what became of them."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.session import MOST_SEATS
from cigdesk.french import plural
from cigdesk.services.sessions import ParticipantLine, SeatsLine
from ui.icons import Status, paint_status
from ui.theme import current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import IconButton
from ui.widgets.pickers import NumberField

_NUMBER_WIDTH: Final = 58
_GLYPHS: Final = {
    AppointmentStatus.DONE: (Status.DONE, "présent", "H"),
    AppointmentStatus.EXCUSED: (Status.EXCUSED, "absent excusé", "E"),
    AppointmentStatus.NO_SHOW: (Status.NO_SHOW, "absent non excusé", "X"),
}
_KEYS: Final = {
    Qt.Key.Key_H: AppointmentStatus.DONE,
    Qt.Key.Key_E: AppointmentStatus.EXCUSED,
    Qt.Key.Key_X: AppointmentStatus.NO_SHOW,
}
_NOT_BEGUN: Final = "Possible une fois la séance commencée."


class SeatsRow(QWidget):
    """An authority, its seats typed or stepped by the arrows, and how many of them are free."""

    counted = Signal(int)
    """(seats): another number was settled; 0 takes the authority off."""

    def __init__(self, line: SeatsLine) -> None:
        super().__init__()
        self.line = line
        self.seats = NumberField(minimum=0, maximum=MOST_SEATS, value=line.seats)
        self.seats.setFixedWidth(_NUMBER_WIDTH)
        self.seats.setAccessibleName(f"Places de {line.authority}")
        self.remove = IconButton("x", f"Retirer {line.authority}", side=24)
        self.remove.clicked.connect(lambda: self.counted.emit(0))
        self.seats.value_changed.connect(self._settle)
        self.free = Label("", "secondary", "text3")
        self.order = Label("", "secondary", "text3", wrap=True)
        words = column(Label(line.authority, "body", wrap=True), self.free, self.order, spacing=0)
        layout = row(words, self.seats, self.remove, spacing=6)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0, 3, 0, 3)
        self.setLayout(layout)
        self.show_line(line)

    def show_line(self, line: SeatsLine) -> None:
        """Show what is kept now; a number being typed stays."""
        self.line = line
        if not self.seats.hasFocus() or self.seats.value() is None:
            self.seats.set_value(line.seats)
        self.free.setText(plural(line.left, "libre") if line.left else "complet")
        self.order.setText(line.order.words if line.order else "")
        self.order.set_tone("bad" if line.order and line.order.overspent else "text3")
        self.order.setVisible(line.order is not None)

    def _settle(self, count: int | None) -> None:
        if count is not None and count != self.line.seats:
            self.counted.emit(count)


class StatusToggle(QToolButton):
    """A status by its silhouette; pressed again, it is taken back."""

    def __init__(self, status: AppointmentStatus, name: str, *, on: bool, reason: str) -> None:
        super().__init__()
        glyph, word, key = _GLYPHS[status]
        self._glyph = glyph
        self.setCheckable(True)
        self.setChecked(on)
        self.setEnabled(not reason)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {word}")
        self.setAccessibleDescription(reason)
        self.setToolTip(reason or f"{word.capitalize()} ({key})")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            rounded(painter, area, 5, tokens.accent.tint, tokens.accent.solid)
        elif self.isEnabled() and self.underMouse():
            rounded(painter, area, 5, tokens.hover)
        painter.setOpacity(1.0 if self.isChecked() else 0.55 if self.isEnabled() else 0.25)
        paint_status(painter, QRectF(5, 5, 16, 16), self._glyph, tokens)


class PersonRow(QWidget):
    """One person: H, E, X say what became of them, again takes it back, Suppr takes them off the list."""

    noted = Signal(object)
    """(AppointmentStatus)"""
    withdrawn = Signal()
    telling_asked = Signal(object)
    """(QPoint): where the ways to tell that person are offered."""
    stepped = Signal(int)
    """The keyboard goes to the next person, or to the one before."""

    _NEXT: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

    def __init__(self, line: ParticipantLine, *, begun: bool, masked: bool) -> None:
        super().__init__()
        self.line, self._begun = line, begun
        name = agent_name(line.civility, line.first_name, line.last_name, masked=masked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 5)
        self.setAccessibleName(f"{name}, {line.authority}, {_said(line.status)}")
        words = column(Label(name, "body"), Label(line.authority, "secondary", "text3"), spacing=0)
        layout = row(words, spacing=2)
        layout.setStretch(0, 1)
        self.toggles: dict[AppointmentStatus, StatusToggle] = {}
        for status in _GLYPHS:
            reason = "" if self._can(status) else _NOT_BEGUN
            toggle = StatusToggle(status, name, on=line.status is status, reason=reason)
            toggle.clicked.connect(lambda _on=False, status=status: self._note(status))
            self.toggles[status] = toggle
            layout.addWidget(toggle)
        self.remove = IconButton("x", f"Désinscrire {name}", side=24)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self.withdrawn)
        layout.addWidget(self.remove)
        outer = tight(QVBoxLayout(self), 0, (4, 4, 0, 4))
        outer.addLayout(layout)

    def _can(self, status: AppointmentStatus) -> bool:
        return self._begun or status is AppointmentStatus.EXCUSED

    def _note(self, status: AppointmentStatus) -> None:
        if self._can(status):
            again = self.line.status is status
            self.noted.emit(AppointmentStatus.PLANNED if again else status)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.line.status.holds_time:
            self.telling_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._note(_KEYS[key])
        elif key in self._NEXT:
            self.stepped.emit(self._NEXT[key])
        elif key == Qt.Key.Key_Delete:
            self.withdrawn.emit()
        else:
            super().keyPressEvent(event)


def _said(status: AppointmentStatus) -> str:
    return _GLYPHS[status][1] if status in _GLYPHS else "à venir"
