"""The rights of a person, over the page of agents: requests at the left, what is being done at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cigdesk.domain.erasure import ASKED_FOR, AskedFor
from cigdesk.french import capitalised
from cigdesk.services.person_rights import ErasureSummary, PersonRequestView
from cigdesk.services.person_sheet import PersonSheet
from ui.document_files import save_whole
from ui.page import Notice, Workbench
from ui.rights.erasure_view import ErasureView
from ui.rights.export_view import ExportView
from ui.rights.presenter import RightsPresenter
from ui.rights.request_card import RequestCard
from ui.rights.words import spoken
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.cover import CoverSheet
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

_LEFT = 440
_EVERYBODY = "Droits des personnes"
_PDF, _JSON = "Documents PDF (*.pdf)", "Fichiers JSON (*.json)"


class RightsSheet(CoverSheet):
    """Of one agent, or of everybody: then a request leads to its person."""

    opened = Signal()
    closed = Signal()
    erased = Signal()

    def __init__(self, page: QWidget, bench: Workbench) -> None:
        super().__init__(page)
        self._bench, self._masking = bench, bench.masking
        self._folder = Path.home()
        self._name = ""
        self._doing: PersonRequestView | None = None
        self.presenter = RightsPresenter(bench.services, bench.operations, self)
        self.cards: list[RequestCard] = []
        self.setAccessibleName(_EVERYBODY)
        self.title = Label(_EVERYBODY, "title")
        self.close_button = IconButton("x", "Fermer", side=32)
        self._make_form()
        self.erasure, self.export = ErasureView(), ExportView()
        self._lay_out()
        self._connect()

    def _make_form(self) -> None:
        self.may_note = [each for each in AskedFor if self.presenter.may(each)]
        kinds = [(each.value, capitalised(ASKED_FOR[each])) for each in self.may_note or AskedFor]
        self.kind = Segmented(kinds, "Ce que la personne demande", stretch=True)
        self.received = DateField(today=self.presenter.today)
        self.form = Form(
            {"asked_for": Field("Demande", self.kind), "received_on": Field("&Reçue le", self.received)},
            parent=self,
        )
        self.note_button = Button("Noter la demande", "primary", icon_name="check")
        self.new_card = Card("Nouvelle demande", spacing=12)
        for each in self.form.fields.values():
            self.new_card.add(each)
        self.new_card.add(row(self.note_button, None))

    def _lay_out(self) -> None:
        inner = surface("well")
        self._left = tight(QVBoxLayout(inner), 12, (0, 0, 12, 0))
        self._left.addWidget(self.new_card)
        self._list = tight(QVBoxLayout(), 12)
        self._left.addLayout(self._list)
        self._left.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_LEFT)
        self._nothing = EmptyState(
            "Rien à préparer",
            "Choisissez une demande : l’export s’y prépare, l’effacement s’y résume avant d’être fait.",
            icon_name="shield-lock",
            framed=False,
        )
        self._right = QStackedWidget()
        for each in (self._nothing, self.erasure, self.export):
            self._right.addWidget(each)
        card = surface("card")
        tight(QVBoxLayout(card), 0, (16, 14, 16, 14)).addWidget(self._right)
        both = tight(QHBoxLayout(), 12)
        both.addWidget(area)
        both.addWidget(card, 1)
        whole = tight(QVBoxLayout(self), 14, (20, 16, 20, 16))
        whole.addLayout(row(self.title, None, self.close_button))
        whole.addLayout(both, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.listed.connect(self._show_requests)
        presenter.named.connect(self._show_name)
        presenter.noted.connect(self._begin_form)
        presenter.summed.connect(self._show_summary)
        presenter.exported.connect(self._show_export)
        presenter.refused.connect(self._show_faults)
        presenter.erased.connect(self._erased)
        presenter.gone.connect(self.close_sheet)
        presenter.busy_changed.connect(self.erasure.set_busy)
        self.note_button.clicked.connect(self._note)
        self.close_button.clicked.connect(self.close_sheet)
        self.erasure.erase_asked.connect(self._erase)
        self.export.struck.connect(presenter.strike)
        self.export.shown_again.connect(presenter.show_again)
        self.export.pdf_asked.connect(lambda: self._save(pdf=True))
        self.export.json_asked.connect(lambda: self._save(pdf=False))
        self._masking.changed.connect(lambda _masked: self._mask())

    # opening

    def open_for(self, agent_id: UUID | None) -> None:
        """Show what that agent asked, or all that was asked."""
        self._doing = None
        self._forget_cards()
        self._show_name("")
        self._right.setCurrentWidget(self._nothing)
        self.new_card.setVisible(agent_id is not None and bool(self.may_note))
        self._begin_form()
        self.presenter.open(agent_id)
        self.cover()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _forget_cards(self) -> None:
        for old in self.cards:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = []

    def close_sheet(self) -> None:
        """Back to the page."""
        if not self.isHidden():
            self.hide()
            self.presenter.close()
            self.export.sheet = self.erasure.summary = None
            self.closed.emit()

    def _begin_form(self) -> None:
        first = next(iter(self.may_note), AskedFor.ACCESS)
        self.form.start({"asked_for": first.value, "received_on": self.presenter.today()})

    def _show_name(self, name: str) -> None:
        self._name = name
        self._mask_title()

    def _mask_title(self) -> None:
        name = spoken(self._name, masked=self._masking.masked) if self._name else ""
        self.title.setText(f"Droits de la personne : {name}" if name else _EVERYBODY)

    # what it shows

    def _show_requests(self, views: Sequence[PersonRequestView]) -> None:
        """A card whose request is as it was stays, with what is being typed in it."""
        masked = self._masking.masked
        known = {each.view.id: each for each in self.cards if each.masked == masked}
        kept = [known.get(each.id) for each in views]
        cards = [
            card if card is not None and card.view == view else self._card(view)
            for card, view in zip(kept, views, strict=True)
        ]
        had_focus = any(each.isAncestorOf(QApplication.focusWidget() or self) for each in self.cards)
        for old in self.cards:
            self._list.removeWidget(old)
            if old not in cards:
                old.hide()
                old.deleteLater()
        self.cards = cards
        for card in cards:
            self._list.addWidget(card)
        if had_focus and not any(each.isAncestorOf(QApplication.focusWidget() or self) for each in cards):
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._doing is not None and self._doing.id not in {each.id for each in views if each.open}:
            self._right.setCurrentWidget(self._nothing)

    def _card(self, view: PersonRequestView) -> RequestCard:
        card = RequestCard(view, named=self.presenter.agent_id is None, masked=self._masking.masked)
        self._wire(card)
        return card

    def _wire(self, card: RequestCard) -> None:
        card.chosen.connect(self._take)
        card.extended.connect(self.presenter.extend)
        card.refused.connect(self.presenter.refuse)
        card.handed_over.connect(self.presenter.hand_over)
        card.removed.connect(self.presenter.remove)

    def _take(self, view: PersonRequestView) -> None:
        """Prepare the answer to that request."""
        self._doing = view
        if view.line.asked_for is AskedFor.ERASURE:
            self.presenter.sum_up(view)
        else:
            self.presenter.read_export(view.line.agent_id)

    def _show_summary(self, summary: ErasureSummary) -> None:
        self.erasure.show_summary(summary, masked=self._masking.masked)
        if self._right.currentWidget() is not self.erasure:
            self._right.setCurrentWidget(self.erasure)
            self.erasure.confirmed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_export(self, sheet: PersonSheet) -> None:
        self.export.show_export(sheet, masked=self._masking.masked)
        if self._right.currentWidget() is not self.export:
            self._right.setCurrentWidget(self.export)
            self.export.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_faults(self, faults: dict[str, str]) -> None:
        if not any(card.show_faults(faults) for card in self.cards):
            self.form.show_faults(faults, everywhere=True)

    def _mask(self) -> None:
        if self.isHidden():
            return
        self._mask_title()
        self.presenter.read()
        if self.erasure.summary is not None:
            self.erasure.show_summary(self.erasure.summary, masked=self._masking.masked)
        if self.export.sheet is not None:
            self.export.show_export(self.export.sheet, masked=self._masking.masked)

    # acts

    def _note(self) -> None:
        typed = self.form.values()
        if self.form.validate() and typed["received_on"] is not None:
            self.presenter.note(AskedFor(typed["asked_for"]), typed["received_on"])

    def _erase(self) -> None:
        if self._doing is not None and not self.erasure.erase_button.reason:
            self.presenter.erase(self._doing.id)

    def _erased(self) -> None:
        self.close_sheet()
        self.erased.emit()

    def _save(self, *, pdf: bool) -> None:
        """Ask where, then write; the name of the file says nothing of the person."""
        sheet = self.export.sheet
        if sheet is None:
            return
        suffix, kind = (".pdf", _PDF) if pdf else (".json", _JSON)
        proposed = self._folder / f"donnees-{sheet.agent_id.hex[-6:]}{suffix}"
        path = self._bench.dialogs.save_file(self, f"Enregistrer le {suffix[1:].upper()}", kind, proposed)
        if path is None:
            return
        target = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
        self._folder = target.parent
        draw = self.presenter.written(sheet, pdf=pdf)

        def written(_none: None) -> None:
            self._bench.notify(Notice("Export enregistré", target.name, "download"))

        self._bench.operations.run(
            lambda: save_whole(target, draw()), on_done=written, label="Enregistrement de l’export"
        )

    # the keyboard stays within

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)
