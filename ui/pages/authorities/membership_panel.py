"""The form of a membership: which convention, from when to when, signed or proposed, denounced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from cigdesk.domain.membership import Convention, MembershipState, MembershipValues, membership_faults
from cigdesk.services.authority_sheet import MembershipLine
from ui.pages.authorities.form_panel import FormPanel
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented


class MembershipPanel(FormPanel):
    """Every field of `MembershipValues`; a denunciation is asked of what is signed and kept."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", deletes=self.tr("Supprimer cette adhésion"), parent=parent)
        self.line: MembershipLine | None = None
        self.convention = ComboBox()
        self.days = {
            name: DateField(today=today)
            for name in ("start", "end", "signed_on", "denounced_on", "denounced_effect")
        }
        options = (
            (MembershipState.SIGNED, self.tr("Signée")),
            (MembershipState.PROPOSED, self.tr("Proposée")),
        )
        self.state = Segmented(options, self.tr("État"), stretch=True)
        self.reason = LineEdit()
        self.recruitment = CheckBox(self.tr("Sous réserve de recrutement"))
        self.waiting = CheckBox(self.tr("Sur liste d’attente"))
        self._denunciation: list[QWidget] = []
        self._build_fields()

    def _build_fields(self) -> None:
        self.add("convention", Field(self.tr("&Convention"), self.convention))
        self.add("start", Field(self.tr("&Premier jour"), self.days["start"]))
        until = self.tr("Vide\u00a0: jusqu’à dénonciation")
        self.add("end", Field(self.tr("&Dernier jour"), self.days["end"], help_text=until, optional=True))
        self.body.addWidget(self.state)
        self.add("signed_on", Field(self.tr("Signée le"), self.days["signed_on"], optional=True))
        self.body.addWidget(self.recruitment)
        self.body.addWidget(self.waiting)
        self._build_denunciation()
        self.body.addStretch(1)
        self.state.chosen.connect(self._fit)

    def _build_denunciation(self) -> None:
        last = self.tr("Dernier jour couvert")
        self._denunciation = [
            self.add("denounced_on", Field(self.tr("Dénoncée le"), self.days["denounced_on"], optional=True)),
            self.add("denounced_effect", Field(last, self.days["denounced_effect"], optional=True)),
            self.add("reason", Field(self.tr("Motif"), self.reason, optional=True)),
        ]

    def set_conventions(self, own: Sequence[Convention]) -> None:
        """Offer those of the centre first, the others behind."""
        self.convention.clear()
        for each in (*own, *(other for other in Convention if other not in own)):
            self.convention.addItem(each.label, each)

    def start_new(self, values: MembershipValues) -> None:
        """Open on what is proposed."""
        self.set_title(self.tr("Nouvelle adhésion"))
        self.save_button.setText(self.tr("Enregistrer l’adhésion"))
        self._open(None, values)

    def start_edit(self, line: MembershipLine) -> None:
        """Open on a kept period."""
        self.set_title(self.tr("Adhésion"))
        self.save_button.setText(self.tr("Enregistrer"))
        self._open(line, line.values)

    def _open(self, line: MembershipLine | None, values: MembershipValues) -> None:
        self.line = line
        self.convention.setCurrentIndex(self.convention.findData(values.convention))
        for name, field in self.days.items():
            field.set_value(getattr(values, name))
        self.state.set_value(values.state)
        self.reason.setText(values.reason)
        self.recruitment.setChecked(values.pending_recruitment)
        self.waiting.setChecked(values.waiting_list)
        if self.delete_button is not None:
            self.delete_button.setVisible(line is not None)
        self._fit()
        self.begin("start")

    def _fit(self, _state: str = "") -> None:
        """Ask only what the state can have."""
        signed = self.state.value() == MembershipState.SIGNED
        self.fields["signed_on"].setVisible(signed)
        for field in self._denunciation:
            field.setVisible(signed and self.line is not None)

    def values(self) -> MembershipValues:
        """What is typed; the denunciation and the signature of what is only proposed are left out."""
        typed = MembershipValues(
            convention=Convention(self.convention.currentData()),
            state=MembershipState(self.state.value()),
            reason=self.reason.text(),
            pending_recruitment=self.recruitment.isChecked(),
            waiting_list=self.waiting.isChecked(),
            **{name: field.value() for name, field in self.days.items()},
        )
        if typed.state is MembershipState.SIGNED:
            return typed
        return replace(typed, signed_on=None, denounced_on=None, denounced_effect=None)

    def faults(self) -> Mapping[str, str]:
        """By field name; a day that is not understood before anything else."""
        unread = {name: field.fault() for name, field in self.days.items() if field.fault()}
        return membership_faults(self.values()) | unread
