"""A side panel that is a form: faults under their fields, Ctrl+Entrée keeps, Échap asks before it forgets."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from ui.widgets.base import Label, row, rule
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.side_panel import SidePanel


class FormPanel(SidePanel):
    """Subclasses add fields by name and say their `values` and their `faults`."""

    begun = Signal()
    """The form is open on something."""
    submitted = Signal()
    """The values are sound: keep them."""
    delete_asked = Signal()

    def __init__(self, title: str, *, deletes: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.fields: dict[str, Field] = {}
        self._kept: object = None
        self._warned = False
        self._bars = {family: MessageBar("", family=family, strip=True) for family in ("bad", "warn")}
        self.save_button = Button(self.tr("Enregistrer"), "primary", keycap=self.tr("Ctrl Entrée"))
        self.save_button.clicked.connect(self.submit)
        self.delete_button = Button(deletes, "danger", icon_name="trash") if deletes else None
        for bar in self._bars.values():
            bar.hide()
            self.foot.addWidget(bar)
        self.foot.addWidget(self.save_button)
        self.foot.setContentsMargins(18, 12, 18, 14)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.count() - 1, rule())
        if self.delete_button is not None:
            self.delete_button.clicked.connect(self.delete_asked)
            self.foot.addWidget(self.delete_button)

    # what subclasses say

    def values(self) -> object:
        """What is typed, comparable."""
        raise NotImplementedError

    def faults(self) -> Mapping[str, str]:
        """What is wrong with it, by field name."""
        raise NotImplementedError

    # what they build with

    def add(self, name: str, field: Field) -> Field:
        """Put a field under the others; it is checked when it is left."""
        field.set_check(lambda: self.faults().get(name, ""))
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def add_section(self, title: str) -> None:
        """A heading over the fields that follow."""
        self.body.addSpacing(6)
        self.body.addWidget(Label(title, "secondary_strong", "text2"))

    # opening and keeping

    def begin(self, first: str) -> None:
        """Open on what the fields hold now, the keyboard in the field of that name."""
        self._kept, self._warned = self.values(), False
        self.clear_errors()
        self.save_button.set_reason("")
        self.open_panel(self.fields[first].editor)
        self.begun.emit()

    @property
    def dirty(self) -> bool:
        """Whether something typed is not kept."""
        return not self.isHidden() and self.values() != self._kept

    def submit(self) -> None:
        """Tell that the values are to be kept, if they are sound."""
        faults = self.faults()
        if faults:
            self.show_errors(faults)
            return
        self.clear_errors()
        self.save_button.set_reason(self.tr("Enregistrement en cours"))
        self.submitted.emit()

    def kept(self, _change: object = None) -> None:
        """What was typed is kept: close."""
        self._kept = self.values()
        self.close_panel()

    def failed(self, error: CigdeskError) -> None:
        """Nothing was kept: say why, where it can be mended."""
        self.save_button.set_reason("")
        if isinstance(error, InvalidInput):
            self.show_errors(error.errors)
        else:
            self._say(str(error), "bad")

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Each fault under its field, the keyboard in the first; those of no field at the foot."""
        self.clear_errors()
        placed = [name for name in self.fields if name in errors]
        for name in placed:
            self.fields[name].set_error(errors[name])
        lost = " ".join(text for name, text in errors.items() if name not in self.fields)
        if lost:
            self._say(lost, "bad")
        if placed:
            self.fields[placed[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for bar in self._bars.values():
            bar.hide()
        for field in self.fields.values():
            field.clear_error()

    def hold(self) -> bool:
        """Whether the panel may be left; if not, it says what is still to be done."""
        if not self.dirty:
            return True
        self._say(self.tr("Cette saisie n’est pas enregistrée. Échap l’abandonne."), "warn")
        self._warned = True
        return False

    def close_panel(self) -> None:
        """Overrides SidePanel: what is typed is not forgotten at the first Échap."""
        if self._warned or self.hold():
            self._warned = False
            super().close_panel()

    def _say(self, text: str, family: str) -> None:
        self._bars[family].set_message(text)
        self._bars[family].show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.submit()
        else:
            super().keyPressEvent(event)


def pair(left: Field, right: Field) -> QWidget:
    """Two short fields side by side."""
    holder = QWidget()
    holder.setLayout(row(left, right, spacing=10))
    return holder
