"""The panel of one act of time: when, how long, at what; who bears it; the employer's agreement beyond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import MODES, practitioner_name
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.support import AgreementValues
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import Task, TimeValues, work_of
from cigdesk.french import NBSP, capitalised, hours
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.support_bearing import Bearing
from ui.masking import Masking
from ui.pages.cases.time_presenter import Asked, TimePresenter
from ui.pages.cases.words import shares_text, spoken, task_word
from ui.theme import Accent
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import DateField, DurationField
from ui.widgets.side_panel import SidePanel

_OFFICE = "Direction des ressources humaines"


class TimePanel(SidePanel):
    """New time by Ctrl+Entrée, or time that is corrected; what goes beyond asks for an agreement here."""

    done = Signal()
    """The act is written or removed."""

    def __init__(self, presenter: TimePresenter, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("Temps passé"), parent)
        self._presenter, self._masking = presenter, masking
        self._asked: Asked | None = None
        self.for_whom = Label("", "section", wrap=True)
        self.minutes, self.day = DurationField(), DateField(today=presenter.today)
        self.task, self.mode, self.practitioner = ComboBox(), ComboBox(), ComboBox()
        self.form = Form(self._make_fields(), check=self._faults, parent=self)
        self.bearing = Label("", "body", "text2", wrap=True)
        self.refusal = MessageBar("", family=Accent.WARN, strip=True)
        self.agreement = self._make_agreement()
        self.submit = Button(
            self.tr("Enregistrer"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self.delete = Button(self.tr("Retirer ce temps"), icon_name="trash")
        self._fill_choices()
        self._lay_out()
        self._connect()

    # building

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "minutes": Field(tr("&Durée"), self.minutes),
            "day": Field(tr("&Jour"), self.day),
            "task": Field(tr("&Nature"), self.task),
            "mode": Field(tr("&Lieu"), self.mode),
            "practitioner": Field(tr("&Intervenant"), self.practitioner),
        }

    def _make_agreement(self) -> Card:
        self.by, self.on, self.most = (
            LineEdit(placeholder=_OFFICE),
            DateField(today=self._presenter.today),
            DurationField(),
        )
        tr = self.tr
        self.agreed = Form(
            {
                "given_by": Field(tr("Donné &par"), self.by),
                "given_on": Field(tr("L&e"), self.on),
                "most_minutes": Field(
                    tr("&Au plus"), self.most, optional=True, help_text=tr("Vide, sans limite.")
                ),
            },
            parent=self,
        )
        card = Card(tr("Accord de l’employeur"), spacing=10)
        for field in self.agreed.fields.values():
            card.add(field)
        card.hide()
        return card

    def _fill_choices(self) -> None:
        for task in Task:
            self.task.addItem(task_word(task), task)
        for mode, words in MODES.items():
            self.mode.addItem(capitalised(words), mode)

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(self.for_whom)
        for field in self.form.fields.values():
            self.body.addWidget(field)
        for widget in (self.bearing, self.refusal, self.agreement):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self.submit)
        self.foot.addWidget(self.delete)

    def _connect(self) -> None:
        presenter = self._presenter
        self.form.typed.connect(self._typed)
        self.submit.clicked.connect(self.write)
        self.delete.clicked.connect(self._remove)
        presenter.team_read.connect(self._take_team)
        presenter.proposed.connect(self._show_bearing)
        presenter.refused.connect(self._show_refusal)
        presenter.faulty.connect(self._show_faults)
        presenter.written.connect(self._written)
        presenter.busy_changed.connect(self._set_busy)
        self._masking.changed.connect(lambda _masked: self._say_whom())

    # what it shows

    def begin(self, asked: Asked) -> None:
        """Hold that act."""
        self._asked = asked
        values = asked.values
        self._presenter.read_team()
        self.set_title(self.tr("Temps à corriger") if asked.entry_id else self.tr("Temps passé"))
        self.form.start(
            {
                "minutes": values.minutes or None,
                "day": values.day,
                "task": values.task,
                "mode": values.mode,
                "practitioner": values.practitioner_id,
            }
        )
        self.agreed.start({"given_by": "", "given_on": self._presenter.today(), "most_minutes": None})
        meeting = asked.appointment_id is not None or values.appointment_id is not None
        for name in ("day", "mode", "practitioner"):
            self.form.fields[name].setVisible(not meeting)
        self.form.fields["task"].setVisible(asked.appointment_id is None)
        self.delete.setVisible(asked.entry_id is not None)
        self.bearing.setText("")
        self._hide_refusal()
        self._say_whom()
        if asked.beyond is not None:
            self._show_refusal(asked.beyond)
        self.open_panel(self.by if asked.beyond is not None else self.minutes)
        self.minutes.selectAll()
        self._propose()

    def _say_whom(self) -> None:
        if self._asked is not None:
            case = self._asked.case
            known = spoken(case, masked=self._masking.masked) if case else ""
            self.for_whom.setText(known or self.tr("Rendez-vous honoré"))

    def _take_team(self, team: Sequence[PractitionerRow]) -> None:
        chosen = self._asked.values.practitioner_id if self._asked else None
        known = [(practitioner_name(each.first_name, each.last_name), each.id) for each in team]
        self.practitioner.offer(known, self.practitioner.currentData() or chosen)

    def _show_bearing(self, bearing: Bearing) -> None:
        if bearing.rest and bearing.allowance is not None:
            self._show_refusal(BeyondAllowance(bearing.allowance, bearing.rest))
            return
        self._hide_refusal()
        self.bearing.set_tone("warn" if bearing.warns else "text2")
        self.bearing.setText(bearing.said or f"Imputé{NBSP}: {shares_text(bearing)}.")

    def _show_refusal(self, error: CigdeskError) -> None:
        self.bearing.setText("")
        self.refusal.set_message(str(error))
        self.refusal.show()
        beyond = isinstance(error, BeyondAllowance)
        self.agreement.setVisible(beyond)
        if isinstance(error, BeyondAllowance):
            self.agreement.set_title(f"Accord de l’employeur, {hours(error.rest)} au moins")

    def _hide_refusal(self) -> None:
        self.refusal.hide()
        self.agreement.hide()

    # what is typed

    def values(self) -> TimeValues | None:
        """What is typed; None while there is no duration."""
        if self._asked is None:
            return None
        typed, kept = self.form.values(), self._asked.values
        task, case = Task(typed["task"]), self._asked.case
        return replace(
            kept,
            minutes=typed["minutes"] or 0,
            day=typed["day"] or kept.day,
            task=task,
            mode=PlaceMode(typed["mode"]),
            practitioner_id=typed["practitioner"] or kept.practitioner_id,
            work=work_of(case.kind if case else None, task),
        )

    def _agreement(self) -> AgreementValues | None:
        if self.agreement.isHidden():
            return None
        typed = self.agreed.values()
        return AgreementValues(
            given_on=typed["given_on"] or self._presenter.today(),
            given_by=typed["given_by"].strip(),
            most_minutes=typed["most_minutes"],
        )

    def _faults(self) -> dict[str, str]:
        values = self.values()
        return {} if values is None else self._presenter.faults(values, None)

    def _typed(self) -> None:
        self._propose()

    def _propose(self) -> None:
        values = self.values()
        if self._asked is not None and values is not None and values.minutes:
            self._presenter.propose(self._asked, values)

    def write(self) -> None:
        """Write the act, or show what is missing."""
        values = self.values()
        if self._asked is None or values is None or not self.submit.isEnabled():
            return
        agreement = self._agreement()
        faults = self._presenter.faults(values, agreement)
        self._show_faults(faults)
        if not faults and self.form.validate() and self.agreed.validate():
            self._presenter.write(self._asked, values, agreement)

    def _show_faults(self, faults: dict[str, str]) -> None:
        self.form.show_faults(faults, everywhere=True)
        self.agreed.show_faults(faults, everywhere=True)
        if said := faults.get("case", ""):
            self.refusal.set_message(said)
            self.refusal.show()

    def _remove(self) -> None:
        if self._asked is not None and self._asked.entry_id is not None:
            self._presenter.remove(self._asked.entry_id)

    def _written(self) -> None:
        self.close_panel()
        self.done.emit()

    def _set_busy(self, busy: bool) -> None:
        self.submit.set_reason(self.tr("Le temps est en cours d’écriture.") if busy else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.write()
        else:
            super().keyPressEvent(event)
