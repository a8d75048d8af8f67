"""What is to be settled: one strip each, with the acts that settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.statement import Source
from cigdesk.domain.statement_due import Point, PointKind
from ui.icons import Status
from ui.theme import Accent
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar

SHOWN = 4
"""Strips that stand at once; the others are opened by one press, or by F4."""


class PointStrip(QWidget):
    """One point; the page hears which act was asked."""

    status_asked = Signal(object, object)
    """(UUID of the appointment, AppointmentStatus)."""
    opened = Signal(object)
    """(WorkKey): the record is to be looked at."""
    time_asked = Signal(object)
    """(UUID of the appointment)."""
    catalogue_asked = Signal()
    field_asked = Signal(str)
    """(Name of a Chorus Pro field)."""

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.point = point
        self.buttons = list(self._acts())
        self.bar = MessageBar(
            point.message,
            buttons=self.buttons,
            family=Accent.WARN if point.blocks else Accent.NEUTRAL,
            strip=True,
        )
        tight(QVBoxLayout(self)).addWidget(self.bar)

    def _acts(self) -> Iterator[Button]:
        point = self.point
        if point.kind is PointKind.CHORUS:
            yield self._button("Compléter", lambda: self.field_asked.emit(point.field))
        key = point.key
        if key is None:
            return
        if point.kind is PointKind.STATUS and key.source is Source.APPOINTMENT:
            for text, status, shape in _STATUSES:
                ask = lambda _=False, to=status: self.status_asked.emit(key.record_id, to)  # noqa: E731
                yield self._button(text, ask, shape)
            return
        if point.kind is PointKind.TIME:
            yield self._button("Saisir le temps", lambda: self.time_asked.emit(key.record_id))
        if point.kind is PointKind.PRICE:
            yield self._button("Ouvrir le catalogue", self.catalogue_asked.emit)
        if point.kind in (PointKind.OFFER, PointKind.PRICE, PointKind.STATUS):
            words = "Rattacher" if point.kind is PointKind.OFFER else "Voir l’intervention"
            yield self._button(words, lambda: self.opened.emit(key))

    def _button(self, text: str, run: object, status: Status | None = None) -> Button:
        button = Button(text, size="medium", status=status)
        button.setAccessibleDescription(self.point.message)
        button.clicked.connect(run)
        return button

    def take_keyboard(self) -> None:
        """Put it on the first act."""
        self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


_STATUSES = (
    ("Honoré", AppointmentStatus.DONE, Status.DONE),
    ("Absence excusée", AppointmentStatus.EXCUSED, Status.EXCUSED),
    ("Non excusée", AppointmentStatus.NO_SHOW, Status.NO_SHOW),
)


class PointList(QWidget):
    """The strips, those that keep it from being closed first."""

    def __init__(self) -> None:
        super().__init__()
        self.strips: list[PointStrip] = []
        self._layout = tight(QVBoxLayout(self), 6)
        self.more_button = Button("", "link", size="small")
        self.more_button.clicked.connect(self.show_all)
        self._layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_points(self, points: Sequence[Point]) -> list[PointStrip]:
        """Show these in place of the others, and give their strips."""
        for strip in self.strips:
            self._layout.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        ordered = sorted(points, key=lambda each: (not each.blocks, each.day))
        self.strips = [PointStrip(each) for each in ordered]
        for place, strip in enumerate(self.strips):
            self._layout.insertWidget(place, strip)
            strip.setVisible(place < SHOWN)
        hidden = len(self.strips) - SHOWN
        self.more_button.setText(f"Voir {hidden} autres points" if hidden > 1 else "Voir un autre point")
        self.more_button.setVisible(hidden > 0)
        self.setVisible(bool(self.strips))
        return self.strips

    def show_all(self) -> None:
        """All of them at once."""
        for strip in self.strips:
            strip.show()
        self.more_button.hide()
        if len(self.strips) > SHOWN:
            self.strips[SHOWN].take_keyboard()

    def next_after(self, focused: QWidget | None, field: str = "") -> PointStrip | None:
        """The strip after the one that has the keyboard, or whose field has it; None after the last one."""
        held = [
            place
            for place, each in enumerate(self.strips)
            if focused in each.buttons or (field and each.point.field == field)
        ]
        following = held[0] + 1 if held else 0
        if following >= len(self.strips):
            return None
        if not self.strips[following].isVisible():
            self.show_all()
        return self.strips[following]
