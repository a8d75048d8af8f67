"""What a line asks for besides its quantity: participants, format, exploratory session, prescription."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cigdesk.domain.catalogue import Offer
from cigdesk.services.quote_quantities import LARGEST
from cigdesk.services.quote_view import QuoteLineView
from ui.pages.quotes.autosave import PAUSE_MS
from ui.pages.quotes.strips import Found, Strip
from ui.pages.quotes.words import field_hint
from ui.undo_keys import UndoKeys
from ui.widgets.base import Label
from ui.widgets.checks import CheckBox
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import DateField, NumberField

RULES: Final = {
    "participants-missing": "participants",
    "too-few-participants": "participants",
    "too-many-participants": "participants",
    "prescription-missing": "prescription",
    "format-unknown": "format",
    "exploratory-first": "exploratory",
}
"""The rules whose strip holds the field that they speak of."""


def uses_fields(offer: Offer | None) -> bool:
    """Whether the offer asks for anything but a quantity."""
    return offer is not None and (
        offer.uses_participants or offer.uses_prescription or offer.uses_exploratory or bool(offer.formats)
    )


class _PrescriptionField(DateField):
    """Alt+↓ opens the month here, though it moves the line elsewhere."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            opens = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if opens:
                event.accept()
                return True
        return super().event(event)


class FieldsStrip(Strip):
    """The fields of a line, in the strip of the finding that concerns them when there is one."""

    edited = Signal(object)
    """({name: value}): what the person filled in."""

    def __init__(self, offer: Offer, today: Callable[[], date]) -> None:
        super().__init__()
        self.offer = offer
        self._today = today
        self._showing = False
        self.editors: dict[str, QWidget] = {}
        if offer.formats:
            self._add_format(offer)
        if offer.uses_participants:
            self._add_participants()
        if offer.uses_exploratory:
            self._add_exploratory()
        if offer.uses_prescription:
            self._add_prescription()

    def _add_format(self, offer: Offer) -> None:
        combo = ComboBox()
        for each in offer.formats:
            combo.addItem(each.label, each.word)
        combo.activated.connect(lambda _place: self._tell("format", combo.currentData()))
        self._add("format", "Format", combo)

    def _add_participants(self) -> None:
        field = NumberField(minimum=1, maximum=LARGEST)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(max(56, field.fontMetrics().horizontalAdvance("00\u202f000") + 24))
        pause = QTimer(field, singleShot=True, interval=PAUSE_MS)
        pause.timeout.connect(field.commit)
        field.textEdited.connect(lambda _text: pause.start())
        field.value_changed.connect(lambda value: self._tell("participants", value))
        self._add("participants", "Participants", field)

    def _add_exploratory(self) -> None:
        box = CheckBox("Séance exploratoire")
        box.toggled.connect(lambda ticked: self._tell("exploratory", ticked))
        box.setAccessibleName("Séance exploratoire")
        self.editors["exploratory"] = box
        self.add_field(box)

    def _add_prescription(self) -> None:
        field = _PrescriptionField(today=self._today)
        field.setMinimumWidth(150)
        field.value_changed.connect(lambda value: self._tell("prescription", value))
        self._add("prescription", "Prescription du", field)

    def _add(self, name: str, words: str, editor: QWidget) -> None:
        label = Label(words, "body", "text2")
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        editor.setMaximumHeight(28 if editor.sizeHint().height() <= 34 else editor.sizeHint().height())
        if isinstance(editor, QLineEdit):
            UndoKeys(editor)
        self.editors[name] = editor
        self.add_field(label)
        self.add_field(editor)

    def _tell(self, name: str, value: Any) -> None:
        if self._showing:
            return
        editor = self.editors[name]
        if isinstance(editor, NumberField | DateField):
            editor.setModified(False)
        self.edited.emit({name: value})

    def show_line(self, line: QuoteLineView, found: Found | None) -> None:
        """Show what the store has, but for a field that is being typed in."""
        self._showing = True
        self.show_found(found, field_hint(self.offer))
        for name, editor in self.editors.items():
            _put(editor, getattr(line, name))
            _mark(editor, wrong=found is not None and RULES.get(found.rule) == name)
        self._showing = False

    def flush(self) -> None:
        """Save now what is typed."""
        for editor in self.editors.values():
            if isinstance(editor, NumberField | DateField):
                editor.commit()

    def stops(self) -> list[QWidget]:
        return [*self.editors.values(), self.button]

    def editor_of(self, rule: str) -> QWidget | None:
        """The field that a rule speaks of."""
        return self.editors.get(RULES.get(rule, ""))


def _put(editor: QWidget, value: Any) -> None:
    if isinstance(editor, CheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, ComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, NumberField | DateField) and not (editor.hasFocus() and editor.isModified()):
        editor.set_value(value)


def _mark(editor: QWidget, *, wrong: bool) -> None:
    if isinstance(editor, NumberField):
        # The strip is red already: an icon would hide the figures of so short a field.
        return
    if isinstance(editor, DateField | ComboBox):
        editor.set_state("error" if wrong else "")
