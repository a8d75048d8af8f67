"""The form of a membership: which convention, from when to when, how it renews, who signed what and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cigdesk.domain.membership import Convention, MembershipState, MembershipValues, membership_faults
from cigdesk.domain.membership_periods import MOST_NOTICE
from cigdesk.french import NBSP, agree
from cigdesk.services.membership_sheet import MembershipSheet
from cigdesk.services.memberships import LastTerms
from ui.pages.authorities.form_panel import FormPanel, pair
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField, NumberField
from ui.widgets.segmented import Segmented

_DAYS = (
    "start",
    "end",
    "signed_on",
    "centre_signed_on",
    "authority_deliberated_on",
    "centre_deliberated_on",
)
_LINES = ("authority_deliberation", "centre_deliberation")
_USUAL_NOTICE = 3


class MembershipPanel(FormPanel):
    """Every field of `MembershipValues`: a new membership, or the correction of one that is kept."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", deletes=self.tr("Supprimer cette adhésion"), parent=parent)
        self.sheet: MembershipSheet | None = None
        self.authority_id: UUID | None = None
        self._terms: Mapping[Convention, LastTerms] = {}
        self.take_over = CheckBox("")
        self.convention = ComboBox()
        self.set_conventions(())
        self.days = {name: DateField(today=today) for name in _DAYS}
        self.lines = {name: LineEdit() for name in _LINES}
        options = (
            (MembershipState.SIGNED, self.tr("Signée")),
            (MembershipState.PROPOSED, self.tr("Proposée")),
        )
        self.state = Segmented(options, self.tr("État"), stretch=True)
        self.notice = NumberField(maximum=MOST_NOTICE)
        self.tacit = CheckBox(self.tr("Reconduction tacite"))
        self.recruitment = CheckBox(self.tr("Sous réserve de recrutement"))
        self.waiting = CheckBox(self.tr("Sur liste d’attente"))
        self._build_fields()

    def _build_fields(self) -> None:
        self.add("convention", Field(self.tr("&Convention"), self.convention))
        self.add("start", Field(self.tr("&Premier jour"), self.days["start"]))
        until = self.tr("Vide\u00a0: jusqu’à dénonciation")
        self.add("end", Field(self.tr("&Dernier jour"), self.days["end"], help_text=until, optional=True))
        self.body.addWidget(self.take_over)
        self.body.addWidget(self.tacit)
        self.add("notice_months", Field(self.tr("Pré&avis, en mois"), self.notice))
        self.body.addWidget(self.state)
        self.add("signed_on", Field(self.tr("Signée par la collectivité le"), self.days["signed_on"]))
        by_centre = Field(self.tr("Par le centre le"), self.days["centre_signed_on"], optional=True)
        self.add("centre_signed_on", by_centre)
        self.body.addWidget(self.recruitment)
        self.body.addWidget(self.waiting)
        self._build_deliberations()
        self.body.addStretch(1)
        self.state.chosen.connect(self._fit)
        self.convention.activated.connect(lambda _index: self._show_terms())

    def _build_deliberations(self) -> None:
        for side, title in (
            ("authority", self.tr("Délibération de la collectivité")),
            ("centre", self.tr("Délibération du centre")),
        ):
            self.add_section(title)
            number = Field(self.tr("Numéro"), self.lines[f"{side}_deliberation"], optional=True)
            day = Field(self.tr("Date"), self.days[f"{side}_deliberated_on"], optional=True)
            number.editor.setAccessibleName(f"{title}, {self.tr('numéro')}")
            day.editor.setAccessibleName(f"{title}, {self.tr('date')}")
            self.add(f"{side}_deliberation", number)
            self.add(f"{side}_deliberated_on", day)
            self.body.addWidget(pair(number, day))

    def set_conventions(self, own: Sequence[Convention]) -> None:
        """Offer those of the centre first, the others behind."""
        self.convention.clear()
        for each in (*own, *(other for other in Convention if other not in own)):
            self.convention.addItem(each.label, each)

    def start_new(self, authority_id: UUID, values: MembershipValues) -> None:
        """Open on what is proposed to that authority."""
        self.set_title(self.tr("Nouvelle adhésion"))
        self.save_button.setText(self.tr("Enregistrer l’adhésion"))
        self.authority_id = authority_id
        self._open(None, values)

    def start_edit(self, sheet: MembershipSheet) -> None:
        """Open on a kept period."""
        self.set_title(self.tr("Corriger l’adhésion"))
        self.save_button.setText(self.tr("Enregistrer"))
        self._open(sheet, sheet.values)

    def _open(self, sheet: MembershipSheet | None, values: MembershipValues) -> None:
        self.sheet = sheet
        self.offer_terms({})
        self.convention.setCurrentIndex(self.convention.findData(values.convention))
        for name, day in self.days.items():
            day.set_value(getattr(values, name))
        for name, line in self.lines.items():
            line.setText(getattr(values, name))
        self.state.set_value(values.state)
        self.notice.set_value(values.notice_months)
        self.tacit.setChecked(values.tacit)
        self.recruitment.setChecked(values.pending_recruitment)
        self.waiting.setChecked(values.waiting_list)
        if self.delete_button is not None:
            self.delete_button.setVisible(sheet is not None)
        self._fit()
        self.begin("start")

    @property
    def takes_over(self) -> bool:
        """Whether the first year takes the options of the period before."""
        return not self.take_over.isHidden() and self.take_over.isChecked()

    def offer_terms(self, terms: Mapping[Convention, LastTerms]) -> None:
        """Propose to take over what the last period of the convention has, as a renewal does."""
        self._terms = terms
        self.take_over.setChecked(True)
        self._show_terms()

    def _show_terms(self) -> None:
        found = self._terms.get(self.convention.currentData())
        self.take_over.setVisible(found is not None)
        if found is not None:
            which = agree(len(found.offers), self.tr("l’option"), self.tr("les options"))
            self.take_over.setText(f"Reprendre {which} de {found.year}{NBSP}: {', '.join(found.offers)}")
            self.take_over.setToolTip(self.tr("Au prix de la première année, sur son effectif déclaré."))

    def _fit(self, _state: str = "") -> None:
        """Ask only what the state can have."""
        signed = self.state.value() == MembershipState.SIGNED
        for name in ("signed_on", "centre_signed_on"):
            self.fields[name].setVisible(signed)

    def values(self) -> MembershipValues:
        """What is typed; the signatures of what is only proposed are left out."""
        notice = self.notice.value()
        typed = MembershipValues(
            convention=Convention(self.convention.currentData()),
            state=MembershipState(self.state.value()),
            tacit=self.tacit.isChecked(),
            notice_months=_USUAL_NOTICE if notice is None else notice,
            pending_recruitment=self.recruitment.isChecked(),
            waiting_list=self.waiting.isChecked(),
            authority_deliberation=self.lines["authority_deliberation"].text(),
            centre_deliberation=self.lines["centre_deliberation"].text(),
            **{name: day.value() for name, day in self.days.items()},
        )
        if typed.state is MembershipState.SIGNED:
            return typed
        return replace(typed, signed_on=None, centre_signed_on=None)

    def faults(self) -> Mapping[str, str]:
        """By field name; a day that is not understood before anything else."""
        unread = {name: day.fault() for name, day in self.days.items() if day.fault()}
        if self.notice.fault():
            unread["notice_months"] = self.notice.fault()
        return membership_faults(self.values()) | unread
