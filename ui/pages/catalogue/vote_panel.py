"""The vote of a draft: its deliberation, and what is to be confirmed before it is fixed for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.stored_catalogue import VoteValues, vote_faults
from ui.pages.catalogue.act_panel import ActPanel
from ui.theme import Accent
from ui.widgets.base import Label
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import DateField


class VotePanel(ActPanel):
    """Number and date; what speaks against it is read before « Voter quand même »."""

    asked = Signal(object, bool)
    """(VoteValues, confirmed)."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Vote du catalogue", "", parent)
        self._today = today
        self._confirmed = False
        self.number, self.day = LineEdit(placeholder="2026-118"), DateField(today=today)
        said = self.tr(
            "Une fois voté, ce catalogue ne change plus. Il donne les prix des prestations "
            "à partir de son premier jour."
        )
        self.body.addWidget(Label(said, "body", "text2", wrap=True))
        self.add_fields(
            {
                "deliberation": Field(self.tr("Numéro de la délibération"), self.number),
                "voted_on": Field(self.tr("Date de la délibération"), self.day),
            }
        )
        self.reasons = MessageBar("", family=Accent.WARN)
        self.reasons.hide()
        self.body.addWidget(self.reasons)
        self.body.addStretch(1)
        for editor in (self.number, self.day):
            editor.edited.connect(self._forget_reasons)

    def open_on(self, label: str) -> None:
        """Ask for the vote of that catalogue."""
        self.set_title(f"Vote de {label}")
        self.number.clear()
        self.day.set_value(None)
        self.show_faults({})
        self._forget_reasons()
        self.open_panel(self.number)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Show what is to be read before it is confirmed."""
        self._confirmed = True
        self.reasons.set_message("\n".join(reasons))
        self.reasons.show()
        self.go.setText(self.tr("Voter quand même"))

    def faults(self) -> Mapping[str, str]:
        unread = {"voted_on": self.day.fault()} if self.day.fault() else {}
        return vote_faults(self._values().tidied(), self._today()) | unread

    def do(self) -> None:
        self.asked.emit(self._values(), self._confirmed)

    def _values(self) -> VoteValues:
        return VoteValues(deliberation=self.number.text(), voted_on=self.day.value())

    def _forget_reasons(self) -> None:
        self._confirmed = False
        self.reasons.hide()
        self.go.setText(self.tr("Noter le vote"))
