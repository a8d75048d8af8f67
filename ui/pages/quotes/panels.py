"""The panels of the quotes: choose an authority, issue, give a reason. None of them stops the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_view import QuoteView
from ui.page import Workbench
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.pages.quotes.presenter import QuotePresenter
from ui.theme import Accent
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, TextEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.side_panel import SidePanel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewQuotePanel(SidePanel):
    """For whom is the new quote? Choosing makes the draft at once."""

    chosen = Signal(object)
    """(UUID): an authority."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("Nouveau devis")
        self.search = AuthoritySearch(bench)
        self.search.chosen.connect(self.chosen)
        self.body.addWidget(Field("&Collectivité", self.search))
        note = "Le brouillon s’ouvre dès que la collectivité est choisie. Il reçoit son numéro à l’émission."
        self.body.addWidget(Label(note, "secondary", "text3", wrap=True))
        self.body.addStretch(1)

    def open_fresh(self) -> None:
        """Open with the keyboard in the search."""
        self.search.clear()
        self.open_panel(self.search)


class AddresseePanel(SidePanel):
    """To whom a draft goes: the authority, and the person there."""

    def __init__(self, bench: Workbench, presenter: QuotePresenter) -> None:
        super().__init__("Destinataire")
        self._presenter = presenter
        self.search = AuthoritySearch(bench)
        self.search.chosen.connect(presenter.set_authority)
        self.contact = ComboBox()
        self.contact.activated.connect(self._contact_chosen)
        self._now = Label("", "strong", wrap=True)
        self.body.addWidget(self._now)
        self.body.addWidget(Field("Autre &collectivité", self.search))
        self.contact_field = Field("À l’&attention de", self.contact)
        self.body.addWidget(self.contact_field)
        self.body.addStretch(1)

    def show_view(self, view: QuoteView) -> None:
        """Show the authority and its contacts."""
        self._now.setText(view.authority)
        self.search.setEnabled(not view.replaces)
        self.search.setToolTip("Une révision garde son destinataire." if view.replaces else "")
        self.contact.clear()
        self.contact.addItem("Personne en particulier", None)
        for each in view.contacts:
            name = self._presenter.masking.name(each.name)
            self.contact.addItem(", ".join(filter(None, (name, each.role))), each.id)
        self.contact.setCurrentIndex(max(self.contact.findData(view.contact_id), 0))
        none = "Aucun contact n’est noté sur la fiche de la collectivité."
        self.contact_field.set_help("" if view.contacts else none)

    def _contact_chosen(self) -> None:
        self._presenter.edit_heading(contact_id=self.contact.currentData())


class IssuePanel(SidePanel):
    """What is about to be done for good: read, then confirmed."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__("Émettre le devis")
        self.number = Label("", "figure")
        self._facts = tight(QVBoxLayout(), 8)
        self._warnings = tight(QVBoxLayout(), 6)
        self.error = MessageBar("", strip=True)
        self.confirm = Button("Émettre le devis", "primary", icon_name="send", keycap="Ctrl Entrée")
        self.renounce = Button("Renoncer", keycap="Échap")
        self._fill_in()
        self.confirm.clicked.connect(self.confirmed)
        self.renounce.clicked.connect(self.close_panel)

    def _fill_in(self) -> None:
        self.body.addWidget(Label("Numéro à venir", "secondary", "text2"))
        self.body.addWidget(self.number)
        self.body.addLayout(self._facts)
        self.body.addLayout(self._warnings)
        lasting = (
            "Le numéro, les prix et la page ne changent plus après l’émission. Pour corriger un devis émis,"
            " faites-en une révision."
        )
        self.body.addWidget(Label(lasting, "secondary", "text3", wrap=True))
        self.body.addStretch(1)
        self.foot.addWidget(self.error)
        self.foot.addWidget(self.confirm)
        self.foot.addWidget(self.renounce)
        self.error.hide()

    def open_for(self, view: QuoteView, number: str) -> None:
        """Sum up that quote."""
        self.number.setText(number)
        emptied(self._facts)
        for caption, value in _issue_facts(view):
            self._facts.addWidget(_fact(caption, value))
        emptied(self._warnings)
        messages = list(dict.fromkeys(each.message for line in view.lines for each in line.warnings))
        for message in messages:
            self._warnings.addWidget(MessageBar(message, family=Accent.WARN, strip=True))
        self.error.hide()
        self.set_running(False)
        self.open_panel(self.confirm)

    def set_running(self, running: bool) -> None:
        """While it is being issued, it cannot be asked twice."""
        self.confirm.set_reason("L’émission est en cours." if running else "")

    def show_error(self, sentence: str) -> None:
        """Why it could not be issued; nothing was changed."""
        self.set_running(False)
        self.error.set_message(sentence, "Le brouillon est gardé, aucun numéro n’est pris.")
        self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control and self.confirm.isEnabled():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


def _issue_facts(view: QuoteView) -> Iterable[tuple[str, str]]:
    yield "Destinataire", view.authority
    if view.replaces:
        yield "Remplace", view.replaces
    if view.object:
        yield "Objet", view.object
    yield "Prestations", french.plural(len(view.lines), "ligne")
    yield "Valable jusqu’au", french.date_long(view.valid_if_issued_today)
    yield "Net à payer", french.amount(view.total)
    if view.has_options:
        yield "Options comprises", french.amount(view.total_with_options)


@dataclass(frozen=True)
class Decision:
    """What a decision panel asks: the question, the word of its button, whether a reason is needed."""

    title: str
    sentence: str
    verb: str
    icon: str
    reason: str = ""
    """The label of the reason; "" asks for none."""
    required: str = ""
    """Why the button is closed while there is no reason; "" leaves it open."""
    danger: bool = False


class DecisionPanel(SidePanel):
    """A decision about an issued quote, with its reason."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self._decision = Decision("", "", "", "check")
        self._sentence = Label("", "body", "text2", wrap=True)
        self.reason = TextEdit(lines=4)
        self.reason_field = Field("&Motif", self.reason)
        self.error = MessageBar("", strip=True)
        self.confirm = Button("", "primary")
        self.renounce = Button("Renoncer", keycap="Échap")
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.reason_field)
        self.body.addStretch(1)
        for widget in (self.error, self.confirm, self.renounce):
            self.foot.addWidget(widget)
        self.reason.edited.connect(self._fit)
        self.confirm.clicked.connect(lambda: self.decided.emit(self.reason.text().strip()))
        self.renounce.clicked.connect(self.close_panel)

    def ask(self, decision: Decision) -> None:
        """Open with that question."""
        self._decision = decision
        self.set_title(decision.title)
        self._sentence.setText(decision.sentence)
        self.reason_field.setVisible(bool(decision.reason))
        self.reason_field.set_label(decision.reason or "Motif")
        self.reason.setText("")
        self.confirm.setText(decision.verb)
        self.confirm.set_icon_name(decision.icon)
        self.confirm.set_kind("danger" if decision.danger else "primary")
        self.error.hide()
        self._fit()
        self.open_panel(self.reason if decision.reason else self.confirm)

    def show_error(self, sentence: str) -> None:
        """Why it could not be done."""
        self.error.set_message(sentence)
        self.error.show()

    def _fit(self) -> None:
        missing = bool(self._decision.required) and not self.reason.text().strip()
        self.confirm.set_reason(self._decision.required if missing else "")
        self.reason_field.set_help(self._decision.required if missing else "")


def _fact(caption: str, value: str) -> QWidget:
    line = QWidget()
    words = Label(value, "emphasis", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout = tight(QVBoxLayout(line), 8)
    layout.addWidget(rule())
    pair = tight(QHBoxLayout(), 12)
    pair.addWidget(Label(caption, "body", "text2"))
    pair.addWidget(words, 1)
    layout.addLayout(pair)
    line.setAccessibleName(f"{caption} : {value}")
    return line


def emptied(layout: QVBoxLayout) -> None:
    """Take out what it shows."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
