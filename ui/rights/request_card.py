"""One request: where it stands, what can be done of it, and the reason that two of these acts ask for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from cigdesk.domain.erasure import AskedFor
from cigdesk.services.person_rights import PersonRequestView
from ui.rights.words import name_of, title_of
from ui.theme import Accent
from ui.widgets.base import Label, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.pill import Pill

_NOT_YOURS = "Un travailleur social décide de cette demande."


class RequestCard(Card):
    """`chosen` is its main act: the export to prepare, or the summary before an erasure."""

    chosen = Signal(object)
    """(PersonRequestView)"""
    extended = Signal(object, str)
    """(UUID, reason)"""
    refused = Signal(object, str)
    """(UUID, reason)"""
    handed_over = Signal(object)
    """(UUID)"""
    removed = Signal(object)
    """(UUID)"""

    def __init__(self, view: PersonRequestView, *, named: bool, masked: bool) -> None:
        super().__init__(spacing=8)
        self.view, self.masked = view, masked
        self.setAccessibleName(title_of(view))
        if named:
            self.add(Label(name_of(view, masked=masked), "emphasis", wrap=True))
        self.add(Label(title_of(view), "strong" if not named else "body", wrap=True))
        self.add(row(_pill(view), None))
        for reason in filter(None, (view.line.extension, view.line.reason)):
            self.add(Label(reason, "secondary", "text2", wrap=True))
        if view.line.decided_by:
            self.add(Label(f"Par {view.line.decided_by}", "secondary", "text3"))
        self._reason_for: SignalInstance | None = None
        self.reason = LineEdit()
        self.field = Field("&Motif, dit à la personne", self.reason)
        self.confirm = Button("Confirmer", size="medium")
        self._make_acts()
        self._lay_out()

    def _make_acts(self) -> None:
        erasure = self.view.line.asked_for is AskedFor.ERASURE
        self.act = Button(
            "Voir ce qui sera effacé" if erasure else "Préparer l’export",
            icon_name="shield-check" if erasure else "file-type-pdf",
            size="medium",
        )
        self.done = Button("Remis à la personne", icon_name="check", size="medium")
        self.extend = Button("Prolonger…", size="medium")
        self.refuse = Button("Refuser…", size="medium")
        self.remove = Button("Retirer", "link", size="medium")
        self.act.clicked.connect(lambda: self.chosen.emit(self.view))
        self.done.clicked.connect(lambda: self.handed_over.emit(self.view.id))
        self.remove.clicked.connect(lambda: self.removed.emit(self.view.id))
        self.extend.clicked.connect(lambda: self._ask(self.extended, self.extend))
        self.refuse.clicked.connect(lambda: self._ask(self.refused, self.refuse))
        self.confirm.clicked.connect(self._tell)
        self.reason.returnPressed.connect(self._tell)
        for button in self.acts:
            button.set_reason("" if self.view.may else _NOT_YOURS)

    @property
    def acts(self) -> tuple[Button, ...]:
        """All that can be done of it."""
        return (self.act, self.done, self.extend, self.refuse, self.remove)

    def _lay_out(self) -> None:
        if not self.view.open:
            return
        access = self.view.line.asked_for is AskedFor.ACCESS
        self.done.setVisible(access)
        self.extend.setVisible(self.view.extendable)
        self.add(row(self.act, *([self.done] if access else []), None))
        others: list[QWidget | None] = [self.extend] if self.view.extendable else []
        self.add(row(*others, self.refuse, self.remove, None))
        self.add(self.field)
        self.add(row(self.confirm, None))
        self.field.hide()
        self.confirm.hide()

    def _ask(self, told: SignalInstance, asked_by: Button) -> None:
        """Show the reason, for that act."""
        self._reason_for = told
        self.confirm.setText("Refuser la demande" if asked_by is self.refuse else "Prolonger de deux mois")
        self.field.show()
        self.confirm.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self._reason_for is not None:
            self.field.clear_error()
            self._reason_for.emit(self.view.id, self.reason.text())

    def show_faults(self, faults: dict[str, str]) -> bool:
        """Show what is wrong with the reason, where it is being asked; gives whether it is."""
        asked = not self.field.isHidden() and "reason" in faults
        if asked:
            self.field.set_error(faults["reason"])
        return asked


def _pill(view: PersonRequestView) -> Pill:
    if not view.open:
        return Pill(view.state, Accent.NEUTRAL, "check")
    family = Accent.BAD if view.late else Accent.WARN if view.soon else Accent.ACCENT
    return Pill(view.state, family, "clock")
