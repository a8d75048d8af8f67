"""The panel beside a quote: how it leaves for its authority, when it left, and what is kept with it."""

from __future__ import annotations

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from cigdesk import french
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import QuoteState
from cigdesk.services.kept_documents import DocumentOwner
from cigdesk.services.quote_sending import QuoteDispatch, SendingLine
from cigdesk.services.quote_view import QuoteView
from ui.documents_card import DocumentsCard
from ui.page import Workbench
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph
from ui.widgets.side_panel import SidePanel

KINDS: Final = (
    DocumentKind.SIGNED_QUOTE,
    DocumentKind.PURCHASE_ORDER,
    DocumentKind.DELIBERATION,
    DocumentKind.OTHER,
)
_ICONS: Final = {Way.MAIL: "mail", Way.POST: "printer"}


class DossierPanel(SidePanel):
    """Departures and documents of the quote that it is shown."""

    mail_asked = Signal()
    post_asked = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__("Envois et pièces jointes")
        self._bench = bench
        self._quote_id: UUID | None = None
        self._again = False
        self.mail_button = Button("Préparer le courriel", icon_name="mail")
        self.post_button = Button("Envoyé par courrier", icon_name="send")
        self.documents = DocumentsCard(bench, KINDS)
        self._to = Label("", "secondary", "text2", wrap=True)
        self._none = Label("Ce devis n’est pas encore parti.", "secondary", "text3", wrap=True)
        self._departures = tight(QVBoxLayout(), 6)
        self.lines: list[Label] = []
        self._lay_out()
        self.mail_button.clicked.connect(self.mail_asked)
        self.post_button.clicked.connect(self.post_asked)
        bench.masking.changed.connect(lambda _masked: self.read())

    def _lay_out(self) -> None:
        self.body.addWidget(Label("Envois", "section"))
        self.body.addWidget(self._none)
        self.body.addLayout(self._departures)
        self.body.addWidget(self._to)
        self.body.addWidget(self.mail_button)
        self.body.addWidget(self.post_button)
        self.body.addSpacing(12)
        self.body.addWidget(self.documents)
        self.body.addStretch(1)

    @property
    def _dispatch(self) -> QuoteDispatch:
        service: QuoteDispatch = self._bench.services.quote_dispatch
        return service

    def show_view(self, view: QuoteView) -> None:
        """Show what is known of that quote."""
        self._quote_id = view.id
        waits = view.state in (QuoteState.DRAFT, QuoteState.ISSUED)
        self._none.setText("Ce devis n’est pas encore parti." if waits else "Aucun envoi n’a été noté.")
        self._again = view.state is QuoteState.SENT
        reason = _why_not(view)
        self.mail_button.set_reason(reason)
        self.post_button.set_reason(reason)
        self.documents.show_owner(DocumentOwner(quote_id=view.id))
        self.read()

    def read(self) -> None:
        """Read the departures and the documents again."""
        if self._quote_id is None:
            return
        quote_id, dispatch = self._quote_id, self._dispatch
        job = lambda: (dispatch.departures(quote_id), dispatch.recipient(quote_id))  # noqa: E731 - one expression
        self._bench.operations.query((self, "departures"), job, self._show)
        self.documents.read()

    def _show(self, found: tuple[tuple[SendingLine, ...], str]) -> None:
        departures, recipient = found
        empty_layout(self._departures)
        self.lines = []
        for each in departures:
            label = Label(self._words(each), "body", wrap=True)
            self.lines.append(label)
            self._departures.addLayout(row(Glyph(_ICONS[each.way]), label, spacing=8))
        self._none.setVisible(not departures)
        shown = self._masked(recipient)
        to = f"Adresse{french.NBSP}: {shown}" if recipient else "Aucune adresse de courriel n’est connue."
        self._to.setText(to)
        self.mail_button.setText("Préparer un rappel" if self._again else "Préparer le courriel")

    def _masked(self, recipient: str) -> str:
        """An address names somebody: while names are masked, its domain alone is shown."""
        before, at, domain = recipient.partition("@")
        return f"…@{domain}" if at and self._bench.masking.masked else before + at + domain

    def _words(self, line: SendingLine) -> str:
        """« 12 nov. 2026 à 10 h 42, par courriel à drh@exemple.fr »."""
        at = line.at.astimezone(self._bench.services.context.zone)
        to = f" à {self._masked(line.recipient)}" if line.recipient else ""
        return f"{french.date_medium(at.date())} à {french.time_of_day(at)}, par {line.way.label}{to}"


def empty_layout(layout: QVBoxLayout) -> None:
    """Take out what it holds, rows within it included."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        while inner is not None and (part := inner.takeAt(0)) is not None:
            if (widget := part.widget()) is not None:
                widget.deleteLater()


def _why_not(view: QuoteView) -> str:
    if view.state is QuoteState.DRAFT:
        return "Un brouillon ne s’envoie pas : émettez-le d’abord."
    if view.state not in (QuoteState.ISSUED, QuoteState.SENT):
        return "Ce devis n’attend plus de réponse."
    return ""


class QuoteDeparture:
    """What the buttons of the panel and of the header do."""

    def __init__(self, bench: Workbench) -> None:
        from ui.mail_drafts import MailDrafts

        self._bench = bench
        self._drafts = MailDrafts(bench)

    def mail(self, quote_id: UUID) -> None:
        """Open the prepared message in the person's mail program, and note that it leaves."""
        dispatch: QuoteDispatch = self._bench.services.quote_dispatch
        self._drafts.open(
            f"devis-{quote_id.hex[-6:]}.eml",
            partial(_written, dispatch, quote_id),
            lambda: self.note(quote_id, Way.MAIL),
        )

    def note(self, quote_id: UUID, way: Way) -> None:
        """It left."""
        dispatch: QuoteDispatch = self._bench.services.quote_dispatch
        self._bench.operations.change(lambda: dispatch.sent(quote_id, way), label="Envoi du devis")


def _written(dispatch: QuoteDispatch, quote_id: UUID) -> bytes:
    from cigdesk.exchange.mail_file import Attached, write_mail

    mail = dispatch.mail(quote_id)
    return write_mail(mail.message, (Attached(mail.file_name, mail.pdf),))
