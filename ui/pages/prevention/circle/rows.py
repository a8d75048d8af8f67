"""One authority at an event: how many are registered, how many came, who answered for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.session import MOST_SEATS
from cigdesk.ports.circle import TurnoutRow
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import IconButton
from ui.widgets.pickers import NumberField

_NUMBER_WIDTH = 54


class CountField(NumberField):
    """A count that Entrée settles, and leaves for the next one."""

    next_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.commit()
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class TurnoutLine(QWidget):
    """Before the event its registrations are typed, then how many came."""

    registered = Signal(int)
    came = Signal(object)
    """(int or None): how many came; None takes it back."""
    withdrawn = Signal()
    next_asked = Signal()

    def __init__(self, row_: TurnoutRow, *, begun: bool, contact: str) -> None:
        super().__init__()
        self.row, self.begun = row_, begun
        self.people = CountField(minimum=1, maximum=MOST_SEATS, value=row_.registered or None)
        self.came_field = CountField(minimum=0, maximum=MOST_SEATS, value=row_.came)
        self.remove = IconButton("x", f"Désinscrire {row_.authority}", side=24)
        self.contact = Label(contact, "secondary", "text3")
        self._name()
        self._lay_out()
        self.people.value_changed.connect(self._settle_people)
        self.came_field.value_changed.connect(self.came)
        self.remove.clicked.connect(self.withdrawn)
        for field in (self.people, self.came_field):
            field.next_asked.connect(self.next_asked)

    def _name(self) -> None:
        self.people.setAccessibleName(f"Inscrits de {self.row.authority}")
        self.came_field.setAccessibleName(f"Présents de {self.row.authority}")
        self.came_field.setPlaceholderText(str(self.row.registered))
        for field in (self.people, self.came_field):
            field.setFixedWidth(_NUMBER_WIDTH)

    def _lay_out(self) -> None:
        words = column(None, Label(self.row.authority, "body", wrap=True), self.contact, None, spacing=0)
        line = row(words, self.people, self.came_field, self.remove, spacing=6)
        line.setStretch(0, 1)
        outer = tight(QVBoxLayout(self), 0, (0, 3, 0, 3))
        outer.addLayout(line)
        self.came_field.setVisible(self.begun)
        self.contact.setVisible(bool(self.contact.text()))

    @property
    def field(self) -> CountField:
        """Where the keyboard goes: what is to be typed now."""
        return self.came_field if self.begun else self.people

    def take(self, row_: TurnoutRow) -> None:
        """Show what is kept now; a count being typed stays."""
        self.row = row_
        for field, value in ((self.people, row_.registered or None), (self.came_field, row_.came)):
            if not field.hasFocus():
                field.set_value(value)

    def show_contact(self, contact: str) -> None:
        """Who answered for the authority, as it may be shown."""
        self.contact.setText(contact)
        self.contact.setVisible(bool(contact))

    def _settle_people(self, people: int | None) -> None:
        if people is not None and people != self.row.registered:
            self.registered.emit(people)
