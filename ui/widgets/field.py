"""A label above, an editor, and below it the help or the fault: validation without a message box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, Self, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current, hub
from ui.widgets.base import Label, tight
from ui.widgets.inputs import State, TextEdit
from ui.widgets.keycap import KeyCap

Check = Callable[[], str]
"""Says what is wrong with the value in one French sentence, or ""."""
Warn = Callable[[str], Sequence[str]]
"""What a text is warned of, a French sentence each (`cigdesk.domain.free_text`)."""


class _Connectable(Protocol):
    def connect(self, slot: Callable[[], None], /) -> object: ...


class _Editor(Protocol):
    edited: _Connectable

    def set_state(self, state: State) -> None: ...


class _Written(Protocol):
    textChanged: _Connectable

    def text(self) -> str: ...


class _Mark(QWidget):
    """The icon before a sentence, for editors that cannot show it inside."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._role = "alert-circle", "bad.solid"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def show_as(self, name: str, role: str) -> None:
        """Take that icon and colour."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect().toRectF(), self._name, current().color(self._role))


class Field(QWidget):
    """Any editor with its label, its help and its fault.

    With a check, the fault appears when the editor is left, then follows each key until it is right.
    `label` may hold a mnemonic (« &Agent » is Alt+A).
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        optional: bool = False,
        keycap: str = "",
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help, self._fault, self._check = help_text, "", check
        self._warn: Warn | None = None
        self.label = Label(label, "secondary", "text2")
        self._below = Label("", "secondary", "text3", wrap=True)
        self._mark = _Mark()
        self._build(optional, keycap)
        self._name_editor(label, optional)
        self._watch()
        self._show_below()

    def _build(self, optional: bool, keycap: str) -> None:
        head = tight(QHBoxLayout(), 6)
        head.addWidget(self.label)
        if optional:
            head.addWidget(Label(self.tr("facultatif"), "secondary", "text3"))
        head.addStretch(1)
        if keycap:
            head.addWidget(KeyCap(keycap))
        layout = tight(QVBoxLayout(self), 4)
        layout.addLayout(head)
        layout.addWidget(self.editor)
        below = tight(QHBoxLayout(), 6)
        below.addWidget(self._mark)
        below.addWidget(self._below, 1)
        layout.addLayout(below)
        layout.addStretch(1)
        # The editor decides of the width; the sentence below takes as many lines as that needs.
        beneath = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        beneath.setHeightForWidth(True)
        self._below.setSizePolicy(beneath)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _name_editor(self, label: str, optional: bool) -> None:
        self.label.setBuddy(self.editor)
        spoken = label.replace("&", "")
        self.editor.setAccessibleName(spoken + (", " + self.tr("facultatif") if optional else ""))
        self.setFocusProxy(self.editor)

    def _watch(self) -> None:
        self.editor.installEventFilter(self)
        if hasattr(self.editor, "edited"):
            cast("_Editor", self.editor).edited.connect(self._edited)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and self._check is not None:
            self.validate()
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        if self._fault and self._check is not None:
            self.validate()

    def warn_by(self, warn: Warn) -> Self:
        """Tell under the editor, at each key, what its text is warned of: nothing is refused for it."""
        self._warn = warn
        cast("_Written", self.editor).textChanged.connect(self._show_below)
        return self

    def set_check(self, check: Check | None) -> None:
        """Validate with that from now on."""
        self._check = check

    def validate(self) -> bool:
        """Run the check and show what it says; True when nothing is wrong."""
        fault = self._check() if self._check is not None else ""
        if fault:
            self.set_error(fault)
        else:
            self.clear_error()
        return not fault

    def set_error(self, fault: str) -> None:
        """Show a fault: red edge, icon, one sentence that says the rule and the gap."""
        self._fault = fault
        self._dress("error")

    def set_warning(self, text: str) -> None:
        """Show what deserves a look; work goes on."""
        self._fault = ""
        self._dress("warn")
        self._below.setText(text)
        self._below.set_tone("warn")
        self._below.setVisible(bool(text))

    def clear_error(self) -> None:
        """Back to the help."""
        self._fault = ""
        self._dress("")

    def error(self) -> str:
        """The fault shown, or ""."""
        return self._fault

    def set_help(self, text: str) -> None:
        """Change the sentence shown when nothing is wrong."""
        self._help = text
        self._show_below()

    def set_label(self, label: str) -> None:
        """Change the words above."""
        self.label.setText(label)
        self._name_editor(label, optional=False)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        setter = getattr(self.editor, "setReadOnly", None)
        if setter is None:
            self.editor.setEnabled(not read_only)
        else:
            setter(read_only)

    def _dress(self, state: State) -> None:
        if hasattr(self.editor, "set_state"):
            cast("_Editor", self.editor).set_state(state)
        self._show_below()

    def _show_below(self) -> None:
        warned = " ".join(self._warn(cast("_Written", self.editor).text())) if self._warn else ""
        said = self._fault or warned or self._help
        self._below.setText(said)
        self._below.set_tone("bad" if self._fault else "warn" if warned else "text3")
        self._below.setVisible(bool(said))
        inside = not isinstance(self.editor, TextEdit) and hasattr(self.editor, "set_state")
        self._mark.setVisible(bool(self._fault) and not inside)
        self.editor.setAccessibleDescription(said)


def show_faults(fields: Mapping[str, Field], faults: Mapping[str, str]) -> None:
    """Say each fault under its field, and none under the others; the keyboard goes to the first."""
    for name, field in fields.items():
        if fault := faults.get(name, ""):
            field.set_error(fault)
        else:
            field.clear_error()
    focus_on_fault(fields, faults)


def focus_on_fault(fields: Mapping[str, Field], faults: Mapping[str, str]) -> None:
    """Put the keyboard into the first field that has a fault, in the order of the form."""
    wrong = next((field for name, field in fields.items() if faults.get(name)), None)
    if wrong is not None:
        wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
