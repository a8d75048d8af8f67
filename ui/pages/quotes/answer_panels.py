"""The panels of the authority's answer: its agreement with what invoices will ask for, or its refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cigdesk import french
from cigdesk.domain.quote import RefusalReason
from cigdesk.domain.quote_answer import BY_RIGHT, QUALITIES, Acceptance, acceptance_faults, lacking
from cigdesk.french import capitalised
from cigdesk.services.quote_view import QuoteView
from ui.pages.quotes.presenter import QuotePresenter
from ui.theme import Accent
from ui.widgets.base import Label, rule
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import DateField
from ui.widgets.side_panel import SidePanel

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerPanel(SidePanel):
    """An act with its button; Ctrl+Entrée does it, and what is wrong is said in its field."""

    decided = Signal()

    def __init__(self, title: str, verb: str, icon_name: str) -> None:
        super().__init__(title)
        self.error = MessageBar("", strip=True)
        self.confirm = Button(verb, "primary", icon_name=icon_name, keycap="Ctrl Entrée")
        self.renounce = Button("Renoncer", keycap="Échap")
        for widget in (self.error, self.confirm, self.renounce):
            self.foot.addWidget(widget)
        self.error.hide()
        self.confirm.clicked.connect(self.decided)
        self.renounce.clicked.connect(self.close_panel)

    def show_error(self, sentence: str) -> None:
        """Why it could not be done."""
        self.error.set_message(sentence)
        self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control and self.confirm.isEnabled():
            self.decided.emit()
        else:
            super().keyPressEvent(event)


class AcceptancePanel(AnswerPanel):
    """Who signed and when, the numbers of the order, and what is still to be asked for."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__("Devis accepté", "Noter l’accord", "check")
        self._view: QuoteView | None = None
        self.late = False
        self._sentence = Label("", "body", "text2", wrap=True)
        self.by_delegation = CheckBox("Par délégation")
        self.by_delegation.setAccessibleName("Par délégation")
        self.quality = LineEdit(placeholder="maire, président…")
        self._presets = CompleterPopup(self.quality, _qualities, minimum=0, delay_ms=0)
        self._presets.chosen.connect(self._take_quality)
        self.fields = {
            "signed_on": Field(
                "Signé &le", DateField(today=presenter.today), help_text="À défaut, la date d’aujourd’hui."
            ),
            "signed_by": Field("&Nom du signataire", LineEdit()),
            "signed_as": Field("&Qualité", self.quality),
            "siret": Field("S&IRET de la collectivité", LineEdit()),
            "service_code": Field("Code &service Chorus Pro", LineEdit()),
            "engagement_number": Field(f"N°{french.NNBSP}d’&engagement juridique", LineEdit()),
            "purchase_order": Field(f"N°{french.NNBSP}de &bon de commande", LineEdit()),
        }
        self._today = presenter.today
        self.form = Form(self.fields, check=self._faults, parent=self)
        self.form.typed.connect(self._fit)
        self.missing = MessageBar("", family=Accent.WARN, strip=True)
        self._fill_in()

    def _fill_in(self) -> None:
        signature = ("signed_on", "signed_by", "signed_as")
        self.body.addWidget(self._sentence)
        for name in signature:
            self.body.addWidget(self.fields[name])
        self.body.addWidget(self.by_delegation)
        self.body.addWidget(rule())
        self.body.addWidget(Label("Facturation", "strong"))
        for name, field in self.fields.items():
            if name not in signature:
                self.body.addWidget(field)
        self.body.addStretch(1)
        self.foot.insertWidget(0, self.missing)

    def open_for(self, view: QuoteView) -> None:
        """Ask for what is known of the answer, or complete it once the quote is accepted."""
        self._view, self.late = view, False
        completing = view.agreed
        self.set_title("Accord de la collectivité" if completing else "Devis accepté")
        self._sentence.setText(_acceptance_sentence(view))
        self.confirm.setText("Enregistrer" if completing else "Noter l’accord")
        values = {each.name: getattr(view.acceptance, each.name) for each in fields(Acceptance)}
        self.form.start(values)
        self.by_delegation.setChecked(view.acceptance.by_delegation)
        self.error.hide()
        self._fit()
        first = "engagement_number" if completing else "signed_on"
        self.open_panel(self.fields[first].editor)

    def values(self) -> Acceptance:
        """What is filled in."""
        return Acceptance(**self.form.values(), by_delegation=self.by_delegation.isChecked())

    def _faults(self) -> Mapping[str, str]:
        if self._view is None:
            return {}
        return acceptance_faults(
            self.values(), issued_on=self._view.issued_on, today=self._today(), siren=self._view.siren
        )

    def readable(self) -> bool:
        """Whether nothing is wrong with what is typed; each fault is else shown in its field."""
        return self.form.validate()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What keeps these values from being kept."""
        self.form.show_faults(faults, everywhere=True)
        wrong = next((self.fields[name] for name in faults if name in self.fields), None)
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_late(self, sentence: str) -> None:
        """The validity is over: the same button, pressed again, accepts nonetheless."""
        self.late = True
        self.error.set_message(sentence, "Les prix restent ceux du devis. Cette confirmation est gardée.")
        self.error.show()
        self.confirm.setText("Accepter hors délai")
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_quality(self, row: Suggestion) -> None:
        self.quality.setText(str(row.key))
        self.quality.edited.emit()
        self.by_delegation.setChecked(str(row.key) not in BY_RIGHT)

    def _fit(self) -> None:
        if self._view is None:
            return
        found = lacking(self.values(), self._view.needs)
        said = " ".join(each.message for each in found)
        self.missing.set_message("À demander à la collectivité", said)
        self.missing.setVisible(bool(found))


def _acceptance_sentence(view: QuoteView) -> str:
    if view.agreed:
        return f"Ce qui manquait encore au devis {view.number} se complète ici."
    return (
        f"{view.authority} accepte le devis {view.number}. Ce qui n’est pas encore connu peut être complété"
        " plus tard."
    )


def _qualities(text: str, deliver: Deliver) -> None:
    wanted = french.fold(text)
    deliver([Suggestion(each, rest=each) for each in QUALITIES if wanted in french.fold(each)])


class RefusalPanel(AnswerPanel):
    """Why the authority turned the quote down: a short list, and words."""

    def __init__(self) -> None:
        super().__init__("Devis refusé", "Noter le refus", "x")
        self._sentence = Label("", "body", "text2", wrap=True)
        self.reason, self.detail = ComboBox(), TextEdit(lines=4)
        self.reason.addItem("Choisir…", None)
        for each in RefusalReason:
            self.reason.addItem(capitalised(each.label), each.value)
        self.reason_field = Field("&Motif", self.reason)
        self.detail_field = Field("&Précision", self.detail, optional=True)
        for widget in (self._sentence, self.reason_field, self.detail_field):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.reason.edited.connect(self.reason_field.clear_error)
        self.detail.edited.connect(self.detail_field.clear_error)

    def open_for(self, view: QuoteView) -> None:
        """Ask why."""
        self._sentence.setText(f"{view.authority} refuse le devis {view.number}.")
        self.reason.setCurrentIndex(0)
        self.detail.setText("")
        for field in (self.reason_field, self.detail_field):
            field.clear_error()
        self.error.hide()
        self.open_panel(self.reason)

    def chosen(self) -> tuple[RefusalReason | None, str]:
        """The reason, and what is said of it."""
        # Qt gives back plain text for an enumeration of texts.
        value = self.reason.currentData()
        return RefusalReason(value) if value else None, self.detail.text().strip()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is missing, in its field."""
        editors: dict[str, tuple[Field, QWidget]] = {
            "refusal": (self.reason_field, self.reason),
            "detail": (self.detail_field, self.detail),
        }
        for name, sentence in faults.items():
            field, editor = editors[name]
            field.set_error(sentence)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
