"""One list of elimination: what it holds, its paper, the visa, what carrying it out will do, its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.elimination import NO_VISA, EliminationState, VisaValues, check_visa
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.retention import reason_fault
from cigdesk.french import NBSP, date_long, plural
from cigdesk.services.eliminations import EliminationView
from cigdesk.services.retention import RetentionService
from ui.pages.retention.words import days, outcome, state_pill, summary, visa_words, volume
from ui.theme import Accent
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field, show_faults
from ui.widgets.inputs import LineEdit
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill
from ui.widgets.side_panel import SidePanel

_MOST_NUMBERS = 40
"""Case numbers that are written out."""


class EliminationPanel(SidePanel):
    """It shows and asks; the part does. What can't be taken back is summed up before it is confirmed."""

    obtain_asked = Signal(object)
    """(VisaValues)."""
    carry_asked = Signal()
    give_up_asked = Signal(str)
    """(reason)."""
    open_asked = Signal()
    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, retention: RetentionService, parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("Bordereau d’élimination"), parent)
        self._retention = retention
        self._today: Callable[[], date] = retention.today
        self.view: EliminationView | None = None
        tr = self.tr
        self._pill, self._title = Pill("", parent=self), Label("", "section", wrap=True)
        self._facts = Label("", "secondary", "text2", wrap=True)
        self._outcome = Label("", "body", wrap=True)
        self._numbers = Label("", "secondary", "text3", wrap=True)
        self.open_button = Button(tr("Voir le bordereau"), icon_name="file-type-pdf")
        self.save_button = Button(tr("Enregistrer…"), icon_name="download", size="medium")
        self.print_button = Button(tr("Imprimer…"), icon_name="printer", size="medium")
        self.reference, self.day = LineEdit(placeholder="AD94-2026-17"), DateField(today=self._today)
        self.visa_button = Button(tr("Noter le visa"), icon_name="signature", keycap=tr("Ctrl Entrée"))
        self._missing = MessageBar(NO_VISA, family=Accent.WARN, strip=True)
        self.carry_button = Button(tr("Exécuter l’élimination…"), icon_name="trash")
        self._summary = Label("", "body", wrap=True)
        self.confirm_button = Button("", "primary", icon_name="trash")
        self.keep_button = Button(tr("Ne pas éliminer"))
        self.give_up_button = Button(tr("Abandonner le bordereau…"), "link", size="medium")
        self.reason = LineEdit()
        self.end_button = Button(tr("Abandonner"), icon_name="ban")
        self.fields: Mapping[str, Field] = {
            "reference": Field(tr("&Référence du visa"), self.reference),
            "day": Field(tr("&Date du visa"), self.day),
            "reason": Field(tr("Pour&quoi l’abandonner"), self.reason).warn_by(warnings_of),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        fields = self.fields
        self._visa = _stacked(fields["reference"], fields["day"], self.visa_button)
        self._confirm = _stacked(self._summary, self.confirm_button, self.keep_button)
        self._ending = _stacked(fields["reason"], self.end_button)
        self.body.setSpacing(10)
        self.body.addLayout(row(self._pill, None))
        for shown in (self._title, self._facts, self._outcome, self._numbers, self.open_button):
            self.body.addWidget(shown)
        self.body.addLayout(row(self.save_button, self.print_button, None))
        self.body.addWidget(rule())
        for asked in (self._missing, self._visa, self.carry_button, self._confirm):
            self.body.addWidget(asked)
        self.body.addLayout(row(self.give_up_button, None))
        self.body.addWidget(self._ending)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.visa_button.clicked.connect(self.obtain)
        self.carry_button.clicked.connect(self._sum_up)
        self.confirm_button.clicked.connect(self.carry_asked)
        self.keep_button.clicked.connect(self._settle)
        self.give_up_button.clicked.connect(self._begin_ending)
        self.end_button.clicked.connect(self.give_up)

    # what it shows

    def show_view(self, view: EliminationView) -> None:
        """Show a list as it stands; a visa that is being typed stays."""
        other = self.view is None or self.view.row.id != view.row.id
        moved = not other and self.view is not None and self.view.row.state is not view.row.state
        self.view = view
        its = view.row
        self._pill.set_data(state_pill(its.state))
        self._title.setText(f"Bordereau {its.number}")
        proposed = f"Établi le {date_long(its.proposed_on)} par {its.person}"
        visa = f"\nVisa{NBSP}: {visa_words(its)}" if its.visa_on else ""
        self._facts.setText(f"{its.archives_service}\n{proposed}\n{volume(its)}, {days(its)}{visa}")
        self._outcome.setText(outcome(its))
        self._outcome.setVisible(its.ended_on is not None)
        self._numbers.setText(_numbers(view))
        if other or moved:
            self.reference.setText(its.visa_reference)
            self.day.set_value(its.visa_on or self._today())
            self._settle()

    def _settle(self) -> None:
        """What the state of the list offers, nothing being confirmed."""
        if self.view is None:
            return
        state = self.view.row.state
        waiting, granted = state is EliminationState.PROPOSED, state is EliminationState.VISA
        self._missing.setVisible(waiting)
        self._visa.setVisible(waiting)
        self.visa_button.set_kind("primary" if waiting else "secondary")
        self.carry_button.setVisible(granted)
        self.give_up_button.setVisible(waiting or granted)
        self._confirm.hide()
        self._ending.hide()
        self.reason.clear()
        for field in self.fields.values():
            field.clear_error()
        reason = (
            ""
            if self._retention.may_eliminate
            else self.tr("L’élimination revient au responsable de service.")
        )
        for button in (self.visa_button, self.carry_button, self.give_up_button, self.end_button):
            button.set_reason(reason)
        if granted and not reason and not self.view.ready:
            self.carry_button.set_reason(self.tr("Plus aucun de ces dossiers n’est à l’échéance."))

    def _sum_up(self) -> None:
        """What will go, before it does."""
        if self.view is not None:
            self._summary.setText(summary(self.view))
            self.confirm_button.setText(f"Éliminer {plural(self.view.ready, 'dossier')}")
            self.carry_button.hide()
            self.give_up_button.hide()
            self._confirm.show()
            self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_ending(self) -> None:
        self.give_up_button.hide()
        self._ending.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is typed

    def obtain(self) -> None:
        """Ask for the visa to be noted, once it is sound."""
        if self.view is None or not self.visa_button.isEnabled() or self._visa.isHidden():
            return
        typed = VisaValues(reference=self.reference.text(), day=self.day.value() or self._today())
        faults = check_visa(typed, self.view.row.proposed_on, self._today())
        if unread := self.day.fault():
            faults["day"] = unread
        self.show_faults(faults)
        if not faults:
            self.obtain_asked.emit(typed)

    def give_up(self) -> None:
        """Ask for the list to be ended, with its reason."""
        fault = reason_fault(self.reason.text())
        self.show_faults({"reason": fault} if fault else {})
        if not fault:
            self.give_up_asked.emit(self.reason.text())

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say each under its field, the keyboard on the first."""
        show_faults(self.fields, faults)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.open_button if self._visa.isHidden() else self.reference

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.obtain()
        else:
            super().keyPressEvent(event)


def _stacked(*widgets: QWidget) -> QWidget:
    """One under the other, to be shown and hidden together."""
    whole = QWidget()
    layout = tight(QVBoxLayout(whole), 10)
    for each in widgets:
        layout.addWidget(each)
    return whole


def _numbers(view: EliminationView) -> str:
    """« SST-0001, SST-0007 et 12 autres »: shown here alone, never on the paper."""
    shown, rest = view.numbers[:_MOST_NUMBERS], len(view.numbers) - _MOST_NUMBERS
    return ", ".join(shown) + (f" et {plural(rest, 'autre')}" if rest > 0 else "")
