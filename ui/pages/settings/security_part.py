"""The part « Sécurité »: when the window locks itself, another passphrase, papers for the DPO."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.passphrases import LONGEST_IDLE, SHORTEST_IDLE, change_faults
from cigdesk.services.desk import Services
from ui.notices import in_two
from ui.page import Notice, Workbench
from ui.pages.settings.dpo_card import DpoCard
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.recovery_card import RecoveryCard
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import ADVICE, passphrase_advice
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import NumberField

WIDTH, _MARGIN = 640, 20
_MINUTES = 200


class SecurityPart(SettingsPart):
    """Nothing of a passphrase stays on screen when the part is left."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.minutes = NumberField(minimum=SHORTEST_IDLE, maximum=LONGEST_IDLE, value=bench.idle.minutes)
        self.old, self.new, self.again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self.fields = self._make_fields()
        self.show_box = ShowPassphrase([self.old, self.new, self.again])
        self.submit = Button(self.tr("Changer la phrase de passe"), "primary", icon_name="lock")
        self.message = MessageBar("")
        self.recovery = RecoveryCard(bench)
        self.dpo = DpoCard(bench)
        self._area = QScrollArea()
        self._build()
        self.minutes.value_changed.connect(self._keep_minutes)
        self.submit.clicked.connect(self.change)
        self.new.textChanged.connect(lambda text: self.fields["new"].set_help(passphrase_advice(text)))
        for edit in (self.old, self.new, self.again):
            edit.returnPressed.connect(self.change)

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "minutes": Field(
                tr("&Minutes sans une touche ni un clic"),
                self.minutes,
                help_text=tr("De {least} à {most}, sur cet ordinateur. 10 est l’usage.").format(
                    least=SHORTEST_IDLE, most=LONGEST_IDLE
                ),
                check=self._minutes_fault,
            ),
            "old": Field(tr("Phrase de passe &actuelle"), self.old),
            "new": Field(tr("&Nouvelle phrase de passe"), self.new, help_text=ADVICE),
            "again": Field(tr("&Répétez-la"), self.again),
        }

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDTH + 2 * _MARGIN)
        body = tight(QVBoxLayout(inner), 12, (_MARGIN, 16, _MARGIN, _MARGIN))
        body.addWidget(self._lock_card())
        body.addWidget(self._passphrase_card())
        if not self._bench.desk.demo:
            body.addWidget(self.recovery)
        body.addWidget(self.dpo)
        body.addStretch(1)
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tight(QVBoxLayout(self)).addWidget(self._area)

    def _lock_card(self) -> Card:
        card = Card(self.tr("Verrouillage"))
        if self._bench.desk.demo:
            card.add(
                _said(
                    self.tr("La démonstration n’a pas de phrase de passe\u00a0: elle ne se verrouille pas.")
                )
            )
        else:
            card.add(
                _said(
                    self.tr(
                        "La base se ferme et sa phrase de passe est demandée\u00a0: après ce temps, "
                        "veille de l’ordinateur comprise, ou par Ctrl L. Ce qui est tapé est enregistré "
                        "d’abord."
                    )
                )
            )
        self.fields["minutes"].setFixedWidth(_MINUTES + 60)
        card.add(row(self.fields["minutes"], None))
        return card

    def _passphrase_card(self) -> Card:
        card = Card(self.tr("Phrase de passe"))
        if self._bench.desk.demo:
            card.add(_said(self.tr("Celle d’une vraie base se change ici.")))
            return card
        card.add(
            _said(
                self.tr(
                    "Les sauvegardes déjà faites s’ouvrent avec la phrase de passe de leur jour\u00a0: "
                    "gardez l’ancienne tant qu’elles restent. Perdue, une phrase de passe ne peut pas être "
                    "retrouvée."
                )
            )
        )
        self.message.hide()
        card.add(self.message)
        card.add(self.fields["old"])
        card.add(row(self.fields["new"], self.fields["again"], spacing=12))
        card.add(self.show_box)
        card.add(row(None, self.submit))
        return card

    # the time

    def _minutes_fault(self) -> str:
        if self.minutes.value() is not None:
            return ""
        return self.minutes.fault() or self.tr("Indiquez un nombre de minutes.")

    def _keep_minutes(self) -> None:
        value = self.minutes.value()
        if value is not None:
            self._bench.idle.set_minutes(value)

    # the passphrase

    def change(self) -> None:
        """Change it, unless something is wrong, which is said under its field."""
        if not self.submit.isEnabled():
            return
        typed = self.old.text(), self.new.text(), self.again.text()
        self._show_faults(change_faults(*typed))
        if any(field.error() for field in self._secret_fields()):
            return
        services: Services = self._bench.services
        self.submit.set_reason(self.tr("La phrase de passe est en cours de changement."))
        self._bench.operations.run(
            lambda: services.passphrase.change(*typed),
            on_done=lambda _: self._changed(),
            on_error=self._refused,
            on_settled=lambda: self.submit.set_reason(""),
            label=self.tr("Changement de la phrase de passe"),
        )

    def _changed(self) -> None:
        self.forget()
        detail = self.tr("Les sauvegardes d’avant gardent la leur.")
        self._bench.notify(Notice(self.tr("Phrase de passe changée"), detail, "lock"))

    def _refused(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self._show_faults(error.errors)
        else:
            self.message.set_message(*in_two(str(error)))
            self.message.show()
            self.old.setFocus()

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        self.message.hide()
        for field in self._secret_fields():
            field.clear_error()
        for name, fault in faults.items():
            self.fields[name].set_error(fault)
        if faults:
            self.fields[next(iter(faults))].setFocus()

    def _secret_fields(self) -> Sequence[Field]:
        return [self.fields[name] for name in ("old", "new", "again")]

    def forget(self) -> None:
        """Leave nothing of a passphrase on screen."""
        for edit in (self.old, self.new, self.again):
            edit.clear()
        self.show_box.setChecked(False)
        self._show_faults({})

    def show_papers(self) -> None:
        """Bring the papers for the data protection officer in sight."""
        self._area.ensureWidgetVisible(self.dpo)

    # what the page asks

    def read(self) -> None:
        if not self._bench.desk.demo:
            self.recovery.read()

    def flush(self) -> None:
        self.minutes.commit()
        self.forget()
        self.recovery.forget()

    def focus_first(self) -> None:
        first = self.minutes if self._bench.desk.demo else self.old
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _said(text: str) -> Label:
    return Label(text, "body", "text2", wrap=True)
