"""The sheet of one practitioner: identity, colour, usual week, and whether they still receive."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.domain.people import Function, PractitionerValues, check_practitioner
from cigdesk.french import phone, plural
from cigdesk.services.practitioners import PractitionerSheet, deletion_refusal
from ui.pages.settings.colours import ColourPicker, Face
from ui.pages.settings.hours import HoursCard, WeekValues
from ui.pages.settings.practitioners_presenter import PractitionersPresenter
from ui.pages.settings.record_sheet import RecordSheet
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pill import Pill, PillData

_ACTIVE = PillData("Actif", Accent.OK, "check")
_INACTIVE = PillData("Inactif", Accent.NEUTRAL, "player-stop")


class PractitionerView(RecordSheet):
    """Who somebody is, their colour, their week."""

    def __init__(self, presenter: PractitionersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.last_name, self.first_name = LineEdit(), LineEdit()
        self.function, self.colour = ComboBox(), ColourPicker()
        self.phone, self.mail = LineEdit(), LineEdit()
        for function, name in FUNCTIONS.items():
            self.function.addItem(name, function)
        self.form = Form(self._make_fields(), check=self._faults, parent=self)
        self.hours = HoursCard()
        self.submit = Button(
            self.tr("Créer l’intervenant"), "primary", icon_name="user-plus", keycap=self.tr("Ctrl Entrée")
        )
        self.toggle = Button("", size="medium")
        self.delete = Button(self.tr("Supprimer"), "danger", size="medium", icon_name="trash")
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "last_name": Field(tr("&Nom"), self.last_name),
            "first_name": Field(tr("&Prénom"), self.first_name),
            "function": Field(tr("&Fonction"), self.function),
            "colour": Field(tr("Couleur dans l’agenda"), self.colour),
            "phone": Field(tr("&Téléphone"), self.phone, optional=True),
            "mail": Field(tr("Co&urriel"), self.mail, optional=True),
        }

    def _build(self) -> None:
        self._submit_row = QWidget()
        tight(QVBoxLayout(self._submit_row)).addLayout(row(self.submit, None))
        self.stack(self._head(), self._identity_card(), self.hours, self._end_card(), self._submit_row)

    def _head(self) -> QWidget:
        self._face, self._name = Face(), Label("", "title")
        self._state = Pill("", Accent.OK)
        head = QWidget()
        line = row(self._face, self._name, self._state, None, spacing=12)
        tight(QVBoxLayout(head)).addLayout(line)
        return head

    def _identity_card(self) -> Card:
        fields = self.form.fields
        card = Card(self.tr("Identité"), spacing=12)
        card.add(row(fields["last_name"], fields["first_name"], spacing=12))
        card.add(row(fields["function"], fields["colour"], spacing=12))
        card.add(row(fields["phone"], fields["mail"], spacing=12))
        return card

    def _end_card(self) -> Card:
        self._end = Card(self.tr("Dans les agendas"))
        self._said = Label("", "body", "text2", wrap=True)
        self._kept = Label("", "secondary", "text3", wrap=True)
        self._end.add(self._said)
        self._end.add(row(self.toggle, self.delete, None))
        self._end.add(self._kept)
        return self._end

    def _connect(self) -> None:
        self.form.settled.connect(self._send)
        self.form.typed.connect(self._show_face)
        self.hours.settled.connect(self._send_week)
        self._presenter.shown.connect(self.show_sheet)
        self._presenter.identity.kept.connect(self._accept)
        self._presenter.week.kept.connect(self.hours.accept)
        for refused in (self._presenter.identity.refused, self._presenter.refused):
            refused.connect(lambda faults: self.form.show_faults(faults, everywhere=True))
        self.submit.clicked.connect(self.create_now)
        self.toggle.clicked.connect(self._presenter.toggle_active)
        self.delete.clicked.connect(self._presenter.delete)

    # what it shows

    def show_sheet(self, sheet: PractitionerSheet, other: bool) -> None:
        """Show a sheet; what is being typed stays, unless it is of somebody else."""
        if self.creating:
            return
        week = WeekValues.of(sheet.week)
        if other:
            self.form.start(_shown(sheet.values))
            self.hours.start(week)
        else:
            if not self._presenter.identity.writing:
                self.form.show(_shown(sheet.values))
            if not self._presenter.week.writing:
                self.hours.show_values(week)
        self._show_state(sheet)
        self._show_face()

    def _show_state(self, sheet: PractitionerSheet) -> None:
        self._set_creating(False)
        self._state.set_data(_ACTIVE if sheet.active else _INACTIVE)
        self.toggle.setText(self.tr("Désactiver") if sheet.active else self.tr("Réactiver"))
        self.toggle.set_icon_name("player-stop" if sheet.active else "check")
        self._said.setText(_state_text(sheet))
        refusal = deletion_refusal(sheet.uses)
        self.delete.set_reason(refusal)
        self._kept.setText(refusal)
        self._kept.setVisible(bool(refusal))

    def _show_face(self) -> None:
        name = f"{self.first_name.text()} {self.last_name.text()}".strip()
        self._name.setText(name or self.tr("Nouvel intervenant"))
        self._face.show_person(name, self.colour.value() or "accent")
        self.colour.set_name(name)

    def begin(self) -> None:
        self._set_creating(True)
        start = PractitionerValues(last_name="", function=Function.SOCIAL_WORKER)
        self.form.start(_shown(start) | {"colour": self._presenter.free_colour()})
        self.hours.start(WeekValues())
        self._show_face()
        self.last_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_creating(self, creating: bool) -> None:
        self.creating = creating
        self._end.setVisible(not creating)
        self._state.setVisible(not creating)
        self._submit_row.setVisible(creating)

    # what is typed

    def values(self) -> PractitionerValues:
        """What is typed."""
        return PractitionerValues(**self.form.values())

    def create_now(self) -> None:
        if self.creating and self.form.validate() and self.hours.form.validate():
            self._presenter.create(self.values(), self.hours.values().week)

    def flush(self) -> None:
        if not self.creating and self._presenter.sheet is not None:
            self.form.flush()
            self.hours.form.flush()

    def _faults(self) -> dict[str, str]:
        if self.creating:
            return check_practitioner(self.values())
        known = self._presenter.sheet is not None
        return self._presenter.identity.faults(self.values()) if known else {}

    def _send(self) -> None:
        self.form.show_faults(self.form.faults())
        if not self.creating and self._presenter.sheet is not None:
            self._presenter.identity.submit(self.values())

    def _send_week(self) -> None:
        self.hours.form.show_faults(self.hours.form.faults())
        if not self.creating and self._presenter.sheet is not None:
            self._presenter.week.submit(self.hours.values())

    def _accept(self, sent: PractitionerValues, kept: PractitionerValues, names: Sequence[str]) -> None:
        self.form.accept(_raw(sent), _shown(kept), names)


def _state_text(sheet: PractitionerSheet) -> str:
    if not sheet.active:
        return "Ne figure plus dans les agendas à venir. Ses rendez-vous passés restent lisibles."
    if sheet.uses.upcoming:
        return f"{plural(sheet.uses.upcoming, 'rendez-vous')} à venir."
    return "Aucun rendez-vous à venir."


def _raw(values: PractitionerValues) -> dict[str, object]:
    return {name: getattr(values, name) for name in values.__dataclass_fields__}


def _shown(values: PractitionerValues) -> dict[str, object]:
    """The values as they are written on the sheet: a number by pairs."""
    return _raw(values) | {"phone": phone(values.phone)}
