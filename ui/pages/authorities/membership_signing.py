"""The forms of what comes back by post: a signed membership, a denunciation, each with its scan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cigdesk.domain.errors import CigdeskError, NeedsConfirmation
from cigdesk.domain.membership_amending import AmendmentDays, amendment_days_faults
from cigdesk.domain.membership_life import Denunciation
from cigdesk.french import NBSP, NNBSP, date_long, plural
from cigdesk.services.membership_sheet import AmendmentLine, MembershipSheet
from cigdesk.services.memberships import Signature
from ui.pages.authorities.form_panel import FormPanel
from ui.widgets.base import Label, row
from ui.widgets.buttons import Button, IconButton
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.pickers import DateField

Choose = Callable[[QWidget], Path | None]
"""Asks for the file of a scan."""


class ScanPicker(QWidget):
    """A file to attach: which one, and the way to change one's mind."""

    def __init__(self, words: str, choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._choose = words, choose
        self.path: Path | None = None
        self.button = Button(words, icon_name="upload", size="medium")
        self.name = Label("", "secondary", "text2", wrap=True)
        self.remove = IconButton("x", self.tr("Ne pas joindre ce fichier"), side=24)
        self.setLayout(row(self.button, self.name, self.remove, spacing=6))
        self.button.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.set_path(None))
        self.set_path(None)

    def set_path(self, path: Path | None) -> None:
        """Attach that file, or none."""
        self.path = path
        self.name.setText(path.name if path else "")
        for widget in (self.name, self.remove):
            widget.setVisible(path is not None)
        self.button.setVisible(path is None)

    def _ask(self) -> None:
        path = self._choose(self)
        if path is not None:
            self.set_path(path)


class SignPanel(FormPanel):
    """When both sides signed, by which deliberations."""

    def __init__(self, today: Callable[[], date], choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Adhésion signée"), parent=parent)
        self.sheet: MembershipSheet | None = None
        names = ("signed_on", "authority_deliberated_on", "centre_signed_on", "centre_deliberated_on")
        self.days = {name: DateField(today=today) for name in names}
        self.numbers = {name: LineEdit() for name in ("authority_deliberation", "centre_deliberation")}
        self.scan = ScanPicker(self.tr("Joindre la convention signée…"), choose)
        self.save_button.setText(self.tr("Enregistrer la signature"))
        self._build_fields()

    def _build_fields(self) -> None:
        tr, days = self.tr, self.days
        self.add("signed_on", Field(tr("&Signée par la collectivité le"), days["signed_on"]))
        number = Field(tr("&Délibération n°"), self.numbers["authority_deliberation"], optional=True)
        self.add("authority_deliberation", number)
        day = Field(tr("D&u"), days["authority_deliberated_on"], optional=True)
        self.add("authority_deliberated_on", day)
        self.add_section(tr("Centre de gestion"))
        self.add("centre_signed_on", Field(tr("Signée le"), days["centre_signed_on"], optional=True))
        number = Field(tr("Délibération n°"), self.numbers["centre_deliberation"], optional=True)
        self.add("centre_deliberation", number)
        self.add("centre_deliberated_on", Field(tr("Du"), days["centre_deliberated_on"], optional=True))
        self.body.addWidget(self.scan)
        self.body.addStretch(1)

    def start(self, sheet: MembershipSheet) -> None:
        """Open on a proposed membership."""
        self.sheet = sheet
        for name, day in self.days.items():
            day.set_value(getattr(sheet.values, name))
        for name, number in self.numbers.items():
            number.setText(getattr(sheet.values, name))
        self.scan.set_path(None)
        self.begin("signed_on")

    def values(self) -> Signature:
        days, numbers = self.days, self.numbers
        return Signature(
            signed_on=days["signed_on"].value(),
            centre_signed_on=days["centre_signed_on"].value(),
            authority_deliberation=numbers["authority_deliberation"].text(),
            authority_deliberated_on=days["authority_deliberated_on"].value(),
            centre_deliberation=numbers["centre_deliberation"].text(),
            centre_deliberated_on=days["centre_deliberated_on"].value(),
        )

    def faults(self) -> Mapping[str, str]:
        unread = {name: day.fault() for name, day in self.days.items() if day.fault()}
        if self.days["signed_on"].value() is None and "signed_on" not in unread:
            unread["signed_on"] = self.tr("Indiquez le jour où la collectivité a signé.")
        return unread


class DenouncePanel(FormPanel):
    """When a denunciation came, from when it takes effect, why; a late one is to be confirmed."""

    def __init__(self, today: Callable[[], date], choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dénonciation"), parent=parent)
        self.sheet: MembershipSheet | None = None
        self.received, self.effect, self.reason = DateField(today=today), DateField(today=today), LineEdit()
        self.notice = Label("", "secondary", "text2", wrap=True)
        self.letter = ScanPicker(self.tr("Joindre le courrier reçu…"), choose)
        self._confirms: Denunciation | None = None
        self._build_fields()

    def _build_fields(self) -> None:
        self.body.addWidget(self.notice)
        self.add("denounced_on", Field(self.tr("&Reçue le"), self.received))
        self.add("denounced_effect", Field(self.tr("&Dernier jour couvert"), self.effect))
        self.add("reason", Field(self.tr("&Motif"), self.reason))
        self.body.addWidget(self.letter)
        self.body.addStretch(1)
        for editor in (self.received, self.effect, self.reason):
            editor.textChanged.connect(self._withdraw)

    def start(self, sheet: MembershipSheet, proposed: Denunciation) -> None:
        """Open on a membership in force."""
        self.sheet = sheet
        self.received.set_value(proposed.denounced_on)
        self.effect.set_value(proposed.denounced_effect)
        self.reason.setText("")
        self.letter.set_path(None)
        self.notice.setText(_notice(sheet))
        self._withdraw()
        self.begin("denounced_on")

    @property
    def confirmed(self) -> bool:
        """Whether what is typed was warned of and is asked again."""
        return self._confirms == self.values()

    def values(self) -> Denunciation:
        return Denunciation(
            denounced_on=self.received.value(),
            denounced_effect=self.effect.value(),
            reason=self.reason.text(),
        )

    def faults(self) -> Mapping[str, str]:
        days = {"denounced_on": self.received, "denounced_effect": self.effect}
        return {name: day.fault() for name, day in days.items() if day.fault()}

    def failed(self, error: CigdeskError) -> None:
        """Overrides FormPanel: what may be confirmed says so on the button."""
        super().failed(error)
        if isinstance(error, NeedsConfirmation):
            self.clear_errors()
            self._confirms = self.values()
            self._say("\n".join(error.reasons), "warn")
            self.save_button.setText(self.tr("Confirmer la dénonciation"))

    def _withdraw(self) -> None:
        """Other values are not those that were warned of."""
        self._confirms = None
        self.save_button.setText(self.tr("Enregistrer la dénonciation"))


class AmendmentDaysPanel(FormPanel):
    """When an amendment was decided and signed, once it comes back."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._today = today
        self.line: AmendmentLine | None = None
        self.days = {name: DateField(today=today) for name in ("decided_on", "signed_on")}
        self.object = Label("", "secondary", "text2", wrap=True)
        self.body.addWidget(self.object)
        self.add("decided_on", Field(self.tr("&Décidé le"), self.days["decided_on"], optional=True))
        self.add("signed_on", Field(self.tr("&Signé le"), self.days["signed_on"], optional=True))
        self.body.addStretch(1)

    def start(self, line: AmendmentLine) -> None:
        """Open on a kept amendment."""
        self.line = line
        self.set_title(f"Avenant n°{NNBSP}{line.number}")
        self.object.setText(line.object)
        for name, day in self.days.items():
            day.set_value(getattr(line, name))
        self.begin("signed_on" if line.decided_on else "decided_on")

    def values(self) -> AmendmentDays:
        return AmendmentDays(**{name: day.value() for name, day in self.days.items()})

    def faults(self) -> Mapping[str, str]:
        unread = {name: day.fault() for name, day in self.days.items() if day.fault()}
        return amendment_days_faults(self.values(), self._today()) | unread


def _notice(sheet: MembershipSheet) -> str:
    months = plural(sheet.values.notice_months, "mois", "mois")
    if sheet.last_notice is None:
        return f"Sans terme, préavis de {months}."
    last = date_long(sheet.last_notice)
    said = "était" if sheet.last_notice < sheet.today else "est"
    return f"Préavis de {months}{NBSP}: le dernier jour pour dénoncer la période en cours {said} le {last}."
